"""Places that a later description puts into a state: "the Russian region"."""

from collections.abc import Iterator

from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.towns import WHERE, capital_of, is_settlement
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_DEFINITE = frozenset({"the", "that", "this"})
_LONGEST = 4  # tokens from the state to the noun
_LARGE = frozenset({"region", "province", "state", "republic", "island", "territory"})


def described_places(marks: Marks) -> Iterator[Proposal]:
    """The state of the place told of last, by "the Russian region", "that city"."""
    for token in marks.doc:
        if not (token.is_lower and token.tag_ == "NN" and is_settlement(token)):
            continue
        if _is_named(marks, token):
            continue
        state = _state_before(marks, token)
        if state is None:
            continue
        if token.lower_ == "capital":
            place = capital_of(marks, state)
        else:
            place = _last_place(marks, state.start)
        if place is not None:
            rule = "the-states-region" if token.lower_ in _LARGE else "the-states-city"
            yield from tie(place, "LOCATED_IN", state, rule, token.i)


def _is_named(marks: Marks, noun: Token) -> bool:
    """Whether the place's name follows, or the noun says something else."""
    doc, at = marks.doc, noun.i + 1
    if at >= len(doc):
        return False
    if doc[at].lower_ == "of" or doc[at].pos_ in ("NOUN", "PROPN"):
        return True
    return marks.starting(at + (doc[at].text == ","), *WHERE) is not None


def _state_before(marks: Marks, noun: Token) -> Mark | None:
    """The state of "the northern Russian region"."""
    doc = marks.doc
    for at in range(noun.i, max(0, noun.i - _LONGEST), -1):
        state = marks.ending(at, "State")
        if state is not None and state.named:
            first = state.start - 1
            while first > 0 and doc[first].pos_ == "ADJ":
                first -= 1
            aside = first > 0 and doc[first - 1].text == ","
            known = doc[first].lower_ in _DEFINITE and not aside
            return state if known else None
        if doc[at - 1].pos_ != "ADJ" or doc[at - 1].text in POSSESSIVES:
            return None
    return None


def _last_place(marks: Marks, before: int) -> Mark | None:
    """The place named last, in this sentence or the one before."""
    first = marks.doc[before].sent.start
    floor = marks.doc[first - 1].sent.start if first else 0
    named = [one for one in marks.within(floor, before, "Place") if one.named]
    return named[-1] if named else None
