"""Events, stance and speech, read from the words that say what one did to another."""
