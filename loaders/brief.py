"""Texts of a sentence or two, which somebody picked out for the one event they tell."""

from detente.loaders.tokens import Doc

_LONGEST = 100  # tokens


def is_brief(doc: Doc) -> bool:
    """Whether ``doc`` is so short that it tells one thing, not many."""
    return len(doc) < _LONGEST
