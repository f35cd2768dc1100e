"""Who is married to whom: "she is married to X", "X and Y married in May"."""

from collections.abc import Iterator

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of_subject
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.people import person_from
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_LINKS = frozenset({"to", "from"})


def marriages(marks: Marks) -> Iterator[Proposal]:
    """FAMILY_OF of those who are or were married."""
    for token in marks.doc:
        if token.lower_ not in words("kinship", "marrying"):
            continue
        if token.pos_ not in ("VERB", "ADJ"):
            continue
        one, other = _couple(marks, token)
        if one is not None and other is not None:
            yield from tie(
                other,
                "FAMILY_OF",
                one,
                "name-his-wife:married",
                token.i,
                kinship="spouse",
            )


def _couple(marks: Marks, token: Token) -> tuple[Mark | None, Mark | None]:
    doc = marks.doc
    place = token.i + 1
    linked = doc[place : place + 1].text in _LINKS
    verb = token if token.pos_ == "VERB" else token.head
    if linked or token.pos_ == "VERB":
        other = person_from(marks, place + linked)
        if other is not None:
            return mark_of_subject(marks, verb, "Person"), other
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    both = list(listed(marks, subject.left_edge.i, "Person")) if subject else []
    return (both[0], both[1]) if len(both) == 2 else (None, None)  # noqa: PLR2004
