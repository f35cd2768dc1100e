"""Lasting ties, read from the shapes of phrases: who is what, where, of whom."""
