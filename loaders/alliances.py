"""Who stands with whom: ALLIED_WITH from "alliance", "partnership", "ally"."""

from collections.abc import Iterator

from spacy.tokens import Token

from detente.loaders.clauses import mark_of, mark_of_subject
from detente.loaders.lexicon import words
from detente.loaders.listing import listed, mark_at
from detente.loaders.marks import Mark, Marks
from detente.loaders.phrases import NOMINALS, POSSESSIVES
from detente.loaders.proposal import Proposal
from detente.loaders.tying import tie

_ACTORS = ("State", "Organization", "Person")
_NEAR = 6  # tokens before an ally that its friend may stand


def alliances(marks: Marks) -> Iterator[Proposal]:
    """Alliances and partnerships of states, bodies and persons."""
    for token in marks.doc:
        word = token.lower_
        if word in words("alliances", "nouns"):
            yield from _of_alliance(marks, token)
        elif word in words("alliances", "allies"):
            yield from _of_ally(marks, token)


def _of_alliance(marks: Marks, token: Token) -> Iterator[Proposal]:
    doc, place = marks.doc, token.i + 1
    before = _owners(marks, token)
    if len(before) > 1:
        yield from tie(before[1], "ALLIED_WITH", before[0], "a-b-alliance", token.i)
        return
    while place < min(token.i + _NEAR, len(doc)) and doc[place].lower_ not in (
        "between",
        "with",
    ):
        if doc[place].pos_ not in NOMINALS and doc[place].lower_ not in ("and", ","):
            return
        place += 1
    if place >= len(doc):
        return
    link = doc[place].lower_
    if link == "between":
        ends = list(listed(marks, place + 1, "State", "Organization"))
        if len(ends) == 2:  # noqa: PLR2004
            yield from tie(*_pair(ends), "alliance-between", token.i)
    elif link == "with" and before:
        for other in listed(marks, place + 1, "State", "Organization"):
            yield from tie(before[0], "ALLIED_WITH", other, "alliance-with", token.i)


def _pair(ends: list[Mark]) -> tuple[Mark, str, Mark]:
    return ends[0], "ALLIED_WITH", ends[1]


def _owners(marks: Marks, token: Token) -> list[Mark]:
    """The states before the noun, the nearest first: "the Russia-Armenia alliance"."""
    doc, place = marks.doc, token.i
    owners: list[Mark] = []
    while place > token.sent.start and len(owners) < 2:  # noqa: PLR2004
        mark = marks.ending(place, "State", "Organization")
        if mark is not None:
            owners.append(mark)
            place = mark.start
            continue
        before = doc[place - 1]
        joint = before.text in {*POSSESSIVES, "-", "\u2012", "\u2013"}
        if not joint and before.pos_ not in {*NOMINALS, "ADV"}:
            break
        if owners and not joint:
            break
        place -= 1
    return owners


def _of_ally(marks: Marks, token: Token) -> Iterator[Proposal]:
    doc = marks.doc
    owners = _owners(marks, token)
    friend = owners[0] if owners and owners[0].type == "State" else None
    end = token.i + 1
    if friend is None and end < len(doc) and doc[end].lower_ == "of":
        friend = mark_at(marks, end + 1, *_ACTORS)
        end = friend.end if friend is not None else end
    if friend is None:
        return
    named = list(listed(marks, end, *_ACTORS)) if owners else []
    if named:
        for one in named:
            yield from tie(one, "ALLIED_WITH", friend, "ally-name", token.i)
        return
    ally = _said_to_be(marks, token)
    if ally is not None:
        yield from tie(ally, "ALLIED_WITH", friend, "is-ally", token.i)


def _said_to_be(marks: Marks, token: Token) -> Mark | None:
    if token.dep_ == "appos":
        return mark_of(marks, token.head, *_ACTORS)
    if token.dep_ == "attr":
        return mark_of_subject(marks, token.head, *_ACTORS)
    return None
