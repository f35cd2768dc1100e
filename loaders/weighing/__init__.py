"""From proposals to chances: the trained decision, and what it sees."""
