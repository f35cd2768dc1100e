"""Who was there, where a text lists them: "Taking part in the meeting were A and B".

The list is every person named behind the verb, however long the titles between: the
parse of such a sentence is seldom right. It tells of ATTENDED; of a call it tells of
CALLED, with the person named last before.
"""

from collections.abc import Iterator, Sequence

from detente.graph.model import Article
from detente.loaders.events.slots import agents, patients
from detente.loaders.events.transcripts import is_occasion, occasion_of_title
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.places import Placed, Places, said_of
from detente.loaders.weighing.proposal import Proposal

_THOSE_THERE = frozenset(
    {"participant", "attendee", "guest", "speaker", "mourner", "delegate", "panelist"}
)
_BEING_THERE = frozenset({"attend", "take", "participate", "join", "speak"})
_LISTS = frozenset({"be", "include"})
_CALLS = frozenset({"call", "conversation", "videoconference", "teleconference"})
_LISTED = _THOSE_THERE | {"attend", "participate", "delegation"}
_CUE = 16  # tokens from the cue to the verb that opens the list
_SCORE = 0.75
_FROM_FAR = 0.6  # where the event is told elsewhere
_TURNS = frozenset({"but", "while", "whereas"})
_SAID = frozenset({"VBD", "VBZ", "VBP", "MD"})


def rosters(doc: Doc, article: Article, places: Places) -> Iterator[Proposal]:
    """The lists of those present in ``doc``."""
    for token in doc:
        if token.lemma_ in {"lead", "head"} and token.pos_ == "VERB":
            members, end = _leaders(places, token), token.sent.end
        elif token.text == ":":
            members, end = list(_below(doc, places, token)), token.i
        else:
            opening = _opening(places, token)
            if opening is None:
                continue
            members, end = list(_members(doc, places, opening.i + 1)), opening.i
        if not members:
            continue
        word = _said_by(token)
        within = places.between(token.sent.start, end)
        events = [one for one in within if one.found.entity.type == "Event"]
        if events:
            yield from _attending(word, members, events[-1], "there", _SCORE)
        elif any(t.lemma_.lower() in _CALLS for t in doc[token.sent.start : end]):
            yield from _calling(word, members, places)
        else:
            event = _told_of(doc, article, places, token)
            if event is not None:
                yield from _attending(word, members, event, "told", _FROM_FAR)


def _said_by(cue: Token) -> Token:
    """The verb that opens a list at a colon: "The following will be guests: ..."."""
    root = cue.sent.root
    if cue.text != ":" or root.i > cue.i or root.pos_ not in {"VERB", "AUX"}:
        return cue
    return root


def _leaders(places: Places, verb: Token) -> list[Placed]:
    """Who leads a delegation."""
    if all(one.lemma_.lower() != "delegation" for one in patients(verb)):
        return []
    ends = [one for agent in agents(verb) for one in places.named(agent)]
    return [one for one in ends if one.found.entity.type == "Person"]


def _below(doc: Doc, places: Places, colon: Token) -> Iterator[Placed]:
    """Whom "The following attended:" lists, or the lines below it begin with."""
    at = colon.i + 1
    said = {word.lemma_.lower().removesuffix("s") for word in colon.sent}
    if at >= len(doc) or said.isdisjoint(_LISTED):
        return
    if "\n" not in doc[at].text:
        yield from _members(doc, places, at)
        return
    while at < len(doc):
        end = next((i for i in range(at, len(doc)) if "\n" in doc[i].text), len(doc))
        if any(word.tag_ in _SAID and not word.is_title for word in doc[at:end]):
            return
        line = places.between(at, end)
        yield from [one for one in line if one.found.entity.type == "Person"][:1]
        at = end + 1


def _opening(places: Places, token: Token) -> Token | None:
    """The verb that opens the list, if ``token`` is what says that there is one."""
    there = token.lemma_.lower() in _THOSE_THERE and token.pos_ == "NOUN"
    being = token.tag_ == "VBG" and token.lemma_.lower() in _BEING_THERE
    if not there and not (being and _leads(token)):
        return None
    for at in range(token.i + 1, min(token.sent.end, token.i + _CUE)):
        here = places.over(at)
        if here is not None and here.found.entity.type == "Person":
            return None
        word = token.doc[at]
        if word.lemma_ in _LISTS and word.pos_ in {"VERB", "AUX"}:
            return word
        if word.tag_ in _SAID:
            return None
    return None


def _leads(token: Token) -> bool:
    """Whether a sentence opens with it: "Also attending", "Among those attending"."""
    before = token.doc[token.sent.start : token.i]
    return all(word.lower_ in {"also", "among", "those", "all"} for word in before)


def _members(doc: Doc, places: Places, start: int) -> Iterator[Placed]:
    """The persons from token ``start`` up to the next thing that is told.

    A sentence without an end was cut in two by the parse.
    """
    end = doc[start - 1].sent.end
    while end < len(doc) and doc[end - 1].text not in {".", "!", "?"}:
        if "\n" in doc[end - 1].text:
            break
        end = doc[end].sent.end
    here = {one.start: one for one in places.between(start, end)}
    at = start
    while at < end:
        one = here.get(at)
        if one is not None and one.found.entity.type == "Person":
            yield one
        elif one is None and (doc[at].tag_ in _SAID or doc[at].lower_ in _TURNS):
            return
        at = one.end if one is not None else at + 1


def _attending(
    token: Token, members: Sequence[Placed], event: Placed, how: str, score: float
) -> Iterator[Proposal]:
    for member in members:
        yield said_of(member, "ATTENDED", event, token.i, f"roster:{how}", score)


def _calling(
    token: Token, members: Sequence[Placed], places: Places
) -> Iterator[Proposal]:
    for caller in _callers(token, places):
        for member in members:
            if member.found.entity.id != caller.found.entity.id:
                yield said_of(caller, "CALLED", member, token.i, "roster:call", _SCORE)


def _callers(token: Token, places: Places) -> list[Placed]:
    """Who held the call that was told of last."""
    doc = token.doc
    for at in range(token.sent.start - 1, -1, -1):
        if doc[at].lemma_.lower() in _CALLS:
            told = places.between(doc[at].sent.start, at)
            persons = [one for one in told if one.found.entity.type == "Person"]
            if persons:
                return persons[-1:]
    return []


def _told_of(doc: Doc, article: Article, places: Places, token: Token) -> Placed | None:
    """The occasion told of just before, or else in the title: no crash, no war."""
    near = filter(is_occasion, places.told_before(token.sent.start, "Event"))
    return next(near, None) or occasion_of_title(doc, article, places)
