"""Who stands with whom: ALLIED_WITH from "alliance", "partnership", "ally"."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from detente.loaders.document import Found, Mention, MentionKind
from detente.loaders.finding.states import state_of
from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of, mark_of_subject
from detente.loaders.ties.kinship import companions
from detente.loaders.ties.listing import listed, mark_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import NOMINALS, POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.weighing.proposal import Proposal

_ACTORS = ("State", "Organization", "Person")
_BODIES = ("State", "Organization")
_PAIR = 2
_NEAR = 6  # tokens between the noun and "between" or "with"
_LIST = 20  # tokens between "our allies" and "including"


def alliances(
    marks: Marks, states: Mapping[str, Found], speaker: Found | None
) -> Iterator[Proposal]:
    """Alliances and partnerships of states, bodies and persons.

    ``states`` are those of the text by id; ``speaker`` is the one that gives it out
    and says "our".
    """
    for token in marks.doc:
        word = token.lower_
        if word in words("alliances", "nouns"):
            yield from _of_alliance(marks, states, speaker, token)
        elif word in words("alliances", "allies"):
            yield from _of_ally(marks, speaker, token)
        elif word == "mate" and marks.doc[token.i - 1].lower_ == "running":
            for mate, owner, rule in companions(marks, token, token.i + 1):
                yield from tie(mate, "ALLIED_WITH", owner, f"mate:{rule}", token.i)


def _of_alliance(
    marks: Marks, states: Mapping[str, Found], speaker: Found | None, token: Token
) -> Iterator[Proposal]:
    doc, place = marks.doc, token.i + 1
    before = _owners(marks, token) or _hyphenated(marks, states, token)
    if len(before) == _PAIR:
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
    if doc[place].lower_ == "between":
        ends = list(listed(marks, place + 1, *_BODIES))
        if len(ends) == _PAIR:
            yield from tie(ends[0], "ALLIED_WITH", ends[1], "alliance-between", token.i)
    elif doc[place].lower_ == "with":
        owner = before[0] if before else _ours(marks, speaker, token)
        if owner is not None:
            for other in listed(marks, place + 1, *_BODIES):
                yield from tie(owner, "ALLIED_WITH", other, "alliance-with", token.i)


def _owners(marks: Marks, token: Token) -> list[Mark]:
    """The states before the noun, the nearest first: "the Russia-Armenia alliance"."""
    doc, place = marks.doc, token.i
    owners: list[Mark] = []
    while place > token.sent.start and len(owners) < _PAIR:
        mark = marks.ending(place, *_BODIES)
        if mark is not None:
            owners.append(mark)
            place = mark.start
            continue
        before = doc[place - 1]
        joint = before.text in {*POSSESSIVES, "-", "\u2012", "\u2013"}
        if not joint and (owners or before.pos_ not in {*NOMINALS, "ADV"}):
            break
        place -= 1
    return owners


def _hyphenated(marks: Marks, states: Mapping[str, Found], token: Token) -> list[Mark]:
    """The two states of "the U.S.-Israel partnership", where that is one token."""
    place = token.i - 1
    while place > token.sent.start and marks.doc[place].pos_ == "ADJ":
        place -= 1
    word = marks.doc[place]
    parts = word.text.split("-")
    found = [states.get(state.id) for part in parts if (state := state_of(part))]
    if len(parts) != _PAIR or len(found) != _PAIR:
        return []
    mention = Mention(word.idx, word.idx + len(word), word.text, MentionKind.NAME)
    return [Mark(state, mention, place, place + 1) for state in found[::-1] if state]


def _ours(marks: Marks, speaker: Found | None, token: Token) -> Mark | None:
    """The state that gives the text out, in "our close partnership"."""
    for place in range(token.i - 1, max(token.i - _NEAR, token.sent.start - 1), -1):
        word = marks.doc[place]
        if word.lower_ == "our" and speaker is not None:
            mention = Mention(
                word.idx, word.idx + len(word), word.text, MentionKind.PRONOUN
            )
            return Mark(speaker, mention, place, place + 1)
        if word.pos_ not in NOMINALS and word.lower_ not in ("and", ","):
            return None
    return None


def _of_ally(marks: Marks, speaker: Found | None, token: Token) -> Iterator[Proposal]:
    doc = marks.doc
    owners = _owners(marks, token)
    friend = owners[0] if owners and owners[0].type == "State" else None
    friend = friend or _ours(marks, speaker, token)
    end = token.i + 1
    if friend is None and end < len(doc) and doc[end].lower_ == "of":
        friend = mark_at(marks, end + 1, *_ACTORS)
        end = friend.end if friend is not None else end
    if friend is None:
        return
    named = list(_named(marks, token, end)) if friend.end <= token.i else []
    if named:
        for one in named:
            yield from tie(one, "ALLIED_WITH", friend, "ally-name", token.i)
        return
    ally = _said_to_be(marks, token)
    if ally is not None:
        yield from tie(ally, "ALLIED_WITH", friend, "is-ally", token.i)


def _named(marks: Marks, token: Token, end: int) -> Iterator[Mark]:
    """The allies named right behind, or after "including" in the sentence."""
    named = list(listed(marks, end, *_ACTORS))
    if not named and token.lower_.endswith("s"):
        doc = marks.doc
        limit = min(end + _LIST, token.sent.end)
        start = next(
            (at + 1 for at in range(end, limit) if doc[at].lower_ == "including"), limit
        )
        named = list(listed(marks, start, *_BODIES)) if start < limit else []
    yield from named


def _said_to_be(marks: Marks, token: Token) -> Mark | None:
    if token.dep_ == "appos":
        return mark_of(marks, token.head, *_ACTORS)
    if token.dep_ == "attr":
        return mark_of_subject(marks, token.head, *_ACTORS)
    return None
