"""Who was at an occasion by where a deed is done: "At the Oslo Forum, Ana Soto spoke".

A phrase in front of its sentence is often parsed as part of the name behind it, so the
order of the words counts there: who is named next does what the sentence tells.
"""

from collections.abc import Iterable, Iterator

from detente.loaders.events.slots import (
    agents,
    is_passive,
    patients,
    prepositional,
    subjects,
)
from detente.loaders.events.transcripts import is_occasion
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.places import Placed, Places, said_of
from detente.loaders.weighing.proposal import Proposal

_AT = frozenset({"at", "during", "for"})
_PARTS = frozenset(
    {"opening", "closing", "start", "close", "end", "session", "day", "night", "margin"}
    | {"sideline", "ceremony", "eve", "edge", "part", "final", "evening", "morning"}
    | {"finals", "finale", "launch", "beginning", "conclusion", "fringe", "edition"}
)
_WITH_THEM = frozenset({"meet", "greet", "hold", "talk", "speak", "sign", "host"})
_BEING = frozenset(
    {"be", "arrive", "come", "travel", "gather", "assemble", "fly", "stay", "remain"}
)
_THERE = frozenset({"there", "here"})
_VISITS = frozenset({"visit", "trip", "tour", "stay", "stop", "stopover", "layover"})
_ACTORS = frozenset({"Person", "State", "Organization"})
_DINNERS = frozenset(
    {"dinner", "lunch", "luncheon", "banquet", "reception", "breakfast", "tea", "party"}
    | {"supper", "feast", "iftar", "brunch"}
)
_GIVING = frozenset({"give", "host", "hold", "offer", "throw", "lay", "organize"})
_HOSTS = frozenset({"host", "guest"})
_SPAN = 7  # tokens between a preposition and the name that it governs
_CLIMB = 4
_TOLD = 60  # tokens back to the occasion that "there" means


def occasions(doc: Doc, places: Places) -> Iterator[Proposal]:
    """Those whom the words of ``doc`` place at an occasion, or on a visit."""
    for token in doc:
        if token.pos_ == "ADP" or token.dep_ == "prep":
            yield from _at(doc, places, token)
        elif token.lower_ in _THERE and token.dep_ == "advmod":
            yield from _there(places, token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in _DINNERS:
            yield from _dinner(places, token)
        elif token.lower_ == "invitation" and _is_at_the(token):
            yield from _invited(places, token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in _HOSTS:
            yield from _host(places, token)


def _is_at_the(noun: Token) -> bool:
    before = noun.doc[max(0, noun.i - 2) : noun.i]
    return bool(before.text.lower() == "at the")


def _at(doc: Doc, places: Places, word: Token) -> Iterator[Proposal]:
    event = _governed(doc, places, word)
    if event is None:
        return
    verb = _verb_of(word)
    if verb is None:
        return
    fronted = _is_fronted(word)
    if event.found.entity.type == "Event":
        relation, how = "ATTENDED", "at"
        if word.lower_ == "for" and verb.lemma_ not in _BEING:
            return
    else:
        relation, how = "VISITED", "visit"
    ends = _actors(places, verb, event, fronted=fronted)
    for end in ends:
        if end.found.entity.id == event.found.entity.id:
            continue
        if relation == "VISITED" and end.found.entity.type != "Person":
            continue
        rule = f"occasion{'.fronted' if fronted else ''}:{how}"
        yield said_of(end, relation, event, verb.i, rule, 0.5)


def _governed(doc: Doc, places: Places, word: Token) -> Placed | None:
    """The occasion that ``word`` governs, or the place of a visit that it does.

    "At the opening of the Oslo Forum"; "during a three-day visit to Lima".
    """
    part, visit = word.lower_ in _AT, False
    for at in range(word.i + 1, min(word.sent.end, word.i + 1 + _SPAN)):
        token = doc[at]
        here = longest(places, at)
        if here is not None:
            kind = here.found.entity.type
            if kind == "Event" and here.found.entity.name[:1].isupper():
                return here if part and is_occasion(here) else None
            if kind != "Event":
                return here if visit and kind in {"State", "Place"} else None
        lemma = token.lemma_.lower()
        if lemma in _PARTS and word.lower_ in _AT | {"on", "before", "after"}:
            part = True
        elif lemma in _VISITS and word.lower_ in {"during", "on", "after", "following"}:
            visit = True
        elif (
            token.pos_ in {"VERB", "AUX", "PUNCT"}
            and token.text != "-"
            and token.tag_ not in {"VBG", "VBN"}
        ):
            return None
    return None


def longest(places: Places, at: int) -> Placed | None:
    """The longest name that begins at token ``at``: no place within an event's."""
    return max(places.between(at, at + 1), key=lambda one: one.end, default=None)


def _verb_of(word: Token) -> Token | None:
    """The verb of what is done there."""
    head = word.head
    for _ in range(_CLIMB):
        if head.pos_ in {"VERB", "AUX"}:
            return head
        if head.dep_ == "ROOT":
            return None
        head = head.head
    return None


def _is_fronted(word: Token) -> bool:
    """Whether nothing but a label or a dateline stands before ``word``."""
    before = word.doc[word.sent.start : word.i]
    return word.text[:1].isupper() and all(
        one.pos_ not in {"VERB", "AUX"} for one in before
    )


def _actors(
    places: Places, verb: Token, event: Placed, *, fronted: bool
) -> list[Placed]:
    """Who does what ``verb`` tells; behind a phrase in front, who is named next."""
    doers = subjects(verb)
    if verb.lemma_ in _WITH_THEM and event.found.entity.type == "Event":
        doers += [*patients(verb), *prepositional(verb, "with")]
    ends = acting(places, doers)
    if not fronted:
        return ends
    ends = [end for end in ends if end.start >= event.end]
    if ends:
        return ends
    here = places.between(event.end, verb.sent.end)
    named = [one for one in here if one.found.entity.type == "Person"]
    return list(places.listed(named[0])) if named else []


def _there(places: Places, word: Token) -> Iterator[Proposal]:
    """Who "was there", "spoke there": at the occasion told of last."""
    verb = _verb_of(word)
    if verb is None:
        return
    told = places.between(max(0, word.i - _TOLD), word.i)
    last = [one for one in told if one.found.entity.type in {"Event", "Place"}][-1:]
    if not last or not is_occasion(last[0]):
        return
    for end in acting(places, subjects(verb)):
        yield said_of(end, "ATTENDED", last[0], verb.i, "occasion:there", 0.5)


def _dinner(places: Places, noun: Token) -> Iterator[Proposal]:
    """Who gives whom a dinner: "a reception in honour of Li Wei"."""
    verb = noun.head
    for clause in noun.children:
        if clause.dep_ == "acl" and clause.lemma_ in _GIVING and is_passive(clause):
            for host in acting(places, agents(clause)):
                for guest in acting(places, subjects(verb)):
                    yield from _hosted(host, guest, clause, "dinner")
    if verb.pos_ != "VERB" or verb.lemma_ not in _GIVING:
        return
    guests = [*prepositional(noun, "for"), *prepositional(verb, "for")]
    for word in verb.subtree:
        if word.lower_ in {"honour", "honor"}:
            guests += prepositional(word, "of")
    for host in acting(places, agents(verb)):
        for guest in acting(places, guests):
            yield from _hosted(host, guest, verb, "dinner")


def _host(places: Places, noun: Token) -> Iterator[Proposal]:
    """Whose host or guest it is: "his host, Ana Soto", "her guest Li Wei"."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if not owners:
        return
    named = places.named(noun)
    if not named and noun.dep_ == "pobj" and noun.head.lower_ == "as":
        named = acting(places, subjects(noun.head.head))
    if not named and noun.i + 1 < noun.sent.end:
        at = noun.i + 1 + (noun.nbor(1).text == ",")
        named = _first_person(places, noun, at)
    for owner in acting(places, owners):
        for one in named:
            host, guest = (one, owner) if noun.lemma_ == "host" else (owner, one)
            yield from _hosted(host, guest, noun, noun.lemma_)


def _invited(places: Places, noun: Token) -> Iterator[Proposal]:
    """Who came "at the invitation of Ana Soto": who is named next, or does it."""
    verb = _verb_of(noun)
    inviters = acting(places, list(prepositional(noun, "of", "from"))[:1])
    if verb is None or not inviters:
        return
    fronted = _is_fronted(noun.nbor(-2))
    for guest in _actors(places, verb, inviters[0], fronted=fronted):
        if guest.found.entity.id != inviters[0].found.entity.id:
            yield said_of(
                inviters[0], "INVITED", guest, noun.i, "occasion:invitation", 0.7
            )


def _first_person(places: Places, noun: Token, start: int) -> list[Placed]:
    """The person right behind ``noun``, with nothing but titles between."""
    for at in range(start, min(noun.sent.end, start + _SPAN)):
        here = longest(places, at)
        if here is not None and here.found.entity.type == "Person":
            return [here]
        if noun.doc[at].pos_ not in {"PROPN", "NOUN", "ADJ", "ADP"}:
            break
    return []


def acting(places: Places, tokens: Iterable[Token]) -> list[Placed]:
    """The persons, states and bodies that ``tokens`` mean."""
    ends = [p for token in tokens for p in places.actors(token, frozenset())]
    return [end for end in ends if end.found.entity.type in _ACTORS]


def _hosted(host: Placed, guest: Placed, word: Token, how: str) -> Iterator[Proposal]:
    if host.found.entity.id != guest.found.entity.id:
        yield said_of(host, "HOSTED", guest, word.i, f"occasion:{how}", 0.7)
