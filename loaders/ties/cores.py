"""Where titles begin, and which bodies beside them are but what an office is about."""

from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.phrases import BODIES
from detente.loaders.tokens import Doc


def core_at(doc: Doc, place: int) -> int | None:
    """Where the title core that begins at token ``place`` ends, if one does."""
    if place >= len(doc):
        return None
    known = offices()
    for size in known.first.get(doc[place].lower_, ()):
        words = tuple(token.lower_ for token in doc[place : place + size])
        if words in known.cores:
            return place + len(words)
    return None


def body_ending(marks: Marks, end: int) -> Mark | None:
    """The body whose mention ends at token ``end``, unless it is but a portfolio."""
    body = marks.ending(end, *BODIES)
    if body is None or is_portfolio(marks, body):
        return None
    return body


def is_portfolio(marks: Marks, body: Mark) -> bool:
    """Whether a supposed body is only what an office is about: "Defence", "Asia"."""
    return body.type in ("Organization", "Place") and all(
        token.lower_ in offices().portfolios
        for token in marks.doc[body.start : body.end]
    )
