"""Which state is told to recognize another: RECOGNIZED by noun and verb."""

from collections.abc import Iterator, Mapping
from itertools import product

from detente.loaders.document import Found
from detente.loaders.events.slots import is_passive
from detente.loaders.finding.states import seat_of
from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import verb_above
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.owning import OWN, all_of, possessor, subjects
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_BODIES = ("State", "Organization")
_NEAR = 4  # tokens before "recognition" in its phrase
_GIVEN = frozenset({"of", "for", "to"})
_RECOGNIZING = frozenset({"recognise", "recognize"})


def recognitions(marks: Marks, states: Mapping[str, Found]) -> Iterator[Proposal]:
    """RECOGNIZED by "recognition of X by Y", "won recognition from", "recognized by".

    ``states`` are those of the text by id.
    """
    for token in marks.doc:
        if token.lower_ == "recognition":
            yield from _of_noun(marks, states, token)
        elif token.lemma_ in _RECOGNIZING and is_passive(token):
            yield from _of_passive(marks, token)


def _of_noun(
    marks: Marks, states: Mapping[str, Found], noun: Token
) -> Iterator[Proposal]:
    verb = verb_above(noun) if noun.dep_ in ("dobj", "nsubjpass", "nsubj") else None
    phrases = _behind(marks, states, noun)
    if verb is not None:
        phrases.update(
            (link, ends)
            for link, ends in _behind(marks, states, verb).items()
            if link not in phrases
        )
    given = next((phrases[link] for link in _GIVEN if link in phrases), [])
    givers = _owners(marks, noun) or phrases.get("by", [])
    if verb is not None and verb.lemma_ in words("recognition", "receiving"):
        givers = givers or phrases.get("from", []) or phrases.get("of", [])
        given = subjects(marks, verb, *_BODIES)
    elif verb is not None and noun.dep_ == "dobj" and not givers:
        givers = subjects(marks, verb, *_BODIES)
    for giver, one in product(givers, given):
        yield from tie(giver, "RECOGNIZED", one, "recognition", noun.i)


def _owners(marks: Marks, noun: Token) -> list[Mark]:
    """Whose recognition it is: "Peru's", "its", "U.S. recognition"."""
    for place in range(noun.i, max(noun.i - _NEAR, noun.sent.start), -1):
        mark = marks.ending(place, *_BODIES)
        if mark is not None:
            return [mark]
        before = marks.doc[place - 1]
        if before.lower_ in OWN:
            owner = possessor(marks, before, *_BODIES)
            return [owner] if owner is not None else []
        if before.text not in POSSESSIVES and before.pos_ not in ("ADJ", "NOUN"):
            return []
    return []


def _behind(
    marks: Marks, states: Mapping[str, Found], head: Token
) -> dict[str, list[Mark]]:
    """Whom each preposition at ``head`` leads to."""
    found: dict[str, list[Mark]] = {}
    for link in head.subtree:
        near = link.head in (head, *head.children) and link.i > head.i
        if not near or link.dep_ not in ("prep", "agent", "dative"):
            continue
        ends = list(listed(marks, link.i + 1, *_BODIES))
        ends = ends or [
            mark for child in link.children for mark in all_of(marks, child, *_BODIES)
        ]
        seat = marks.starting(link.i + 1, "Place")
        if not ends and seat is not None:
            state = seat_of(seat.mention.text)
            owner = states.get(state.id) if state is not None else None
            if owner is not None:
                ends = [Mark(owner, seat.mention, seat.start, seat.end)]
        if ends:
            found.setdefault(link.lower_, ends)
    return found


def _of_passive(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "recognized by A, B and C", where the parse loses the list."""
    for link in verb.children:
        if link.lower_ != "by":
            continue
        for giver in _givers(marks, link):
            recognized = (
                all_of(marks, verb.head, *_BODIES)
                if verb.dep_ in ("acl", "amod")
                else subjects(marks, verb, *_BODIES)
            )
            for one in recognized:
                yield from tie(giver, "RECOGNIZED", one, "recognized-by", verb.i)


def _givers(marks: Marks, link: Token) -> list[Mark]:
    """Who is named behind "by", or behind "by 90 states, among them"."""
    given = list(listed(marks, link.i + 1, *_BODIES))
    doc = marks.doc
    for at in range(link.i + 1, link.sent.end - 1):
        if doc[at : at + 2].text.lower() in ("among them", "such as"):
            given += listed(marks, at + 2, *_BODIES)
        elif doc[at].lower_ == "including":
            given += listed(marks, at + 1, *_BODIES)
    return given
