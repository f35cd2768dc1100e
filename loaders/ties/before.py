"""The name before another and the words between: "the Polish city of X"."""

from collections.abc import Callable
from dataclasses import dataclass

from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import NOMINALS
from detente.loaders.tokens import Doc, Token

FARTHEST = 6  # tokens that may lie between


@dataclass(frozen=True, slots=True)
class Before:
    """``whole`` and the words ``between``, in lower case, from the name backwards."""

    whole: Mark
    between: tuple[str, ...]


def before(marks: Marks, mark: Mark, joins: Callable[[Token], bool]) -> Before | None:
    """The last entity before ``mark`` in its sentence, if only nominals lie between.

    ``joins`` says which other words may.
    """
    doc = marks.doc
    place = mark.start - 1
    between: list[str] = []
    floor = max(mark.start - FARTHEST, doc[mark.start].sent.start)
    while place >= floor:
        whole = marks.ending(place + 1)
        if whole is not None:
            return Before(whole, tuple(between))
        token = doc[place]
        if token.pos_ not in NOMINALS and not joins(token):
            return None
        between.append(token.lower_)
        place -= 1
    return None


def behind_brackets(doc: Doc, place: int) -> int:
    """``place``, or past the brackets there: "Lima Stock Exchange (LSE), Peru"."""
    if doc[place : place + 1].text == "(":
        for at in range(place + 1, min(place + FARTHEST, len(doc))):
            if doc[at].text == ")":
                return at + 1
    return place
