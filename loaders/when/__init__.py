"""When an event happened: time expressions, against the dateline."""
