"""The body that a preposition leads to: "of the EU", "with the Lima club Alca"."""

from detente.loaders.lexicon import words
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.tokens import Doc

_FAR = 7  # tokens from the preposition to the body
_ARTICLES = frozenset({"the", "a", "an", "that", "this", "its", "their"})


def body_behind_of(marks: Marks, place: int) -> Mark | None:
    """The organization named at token ``place``, past an article and where it is.

    As in "of the EU", "of Peru's Senate", "with the Lima club Los Andes".
    """
    doc = marks.doc
    kinds = words("bodies", "private") | words("bodies", "of_state")
    start, limit = place, min(place + _FAR, len(doc))
    while start < limit:
        body = marks.starting(start, "Organization")
        if body is not None:
            return body
        where = marks.starting(start, "State", "Place")
        if where is not None:
            start = where.end
        elif (
            doc[start].lower_ in _ARTICLES
            or (start > place and doc[start].text in POSSESSIVES)
            or doc[start].lower_ in kinds
            or doc[start].pos_ == "ADJ"
            or _is_based(doc, start)
        ):
            start += 1
        else:
            return None
    return None


def _is_based(doc: Doc, at: int) -> bool:
    """Whether "-based" is told of the place before: "of the Lima-based League"."""
    return "-" in (doc[at].text, doc[at - 1].text)
