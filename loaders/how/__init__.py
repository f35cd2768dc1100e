"""How an event is told: done, planned, rumoured, claimed, called off or denied."""
