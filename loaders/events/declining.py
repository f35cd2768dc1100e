"""Who stays away: "declined the invitation", "will not be able to accept it".

Whose invitation or offer it is, the words say, or else what was told of before: the
occasion, or who invited.
"""

from collections.abc import Iterator, Sequence

from detente.loaders.events.ends import once
from detente.loaders.events.nearby import right_before
from detente.loaders.events.slots import agents, patients, prepositional
from detente.loaders.events.transcripts import is_occasion
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.places import Placed, Places, said_of
from detente.loaders.weighing.proposal import Proposal

_DECLINING = frozenset(
    {"decline", "refuse", "reject", "spurn", "rebuff", "turn", "say"}
)
_TAKING = frozenset({"accept", "take"})
_UNABLE = frozenset({"unable", "unwilling"})
_OFFERS = frozenset(
    {"invitation", "invite", "offer", "request", "honour", "honor", "award", "medal"}
    | {"prize", "post", "call", "nomination", "role", "asylum", "seat", "job", "visit"}
    | {
        "position",
        "meeting",
        "talk",
        "visa",
        "passport",
        "decoration",
        "title",
        "order",
    }
    | {"appeal", "contract", "mission"}
)
_COMING = frozenset(
    {"attend", "join", "take", "participate", "come", "go", "speak", "accept", "travel"}
    | {"visit", "appear", "serve", "lead", "meet", "receive", "play", "sing", "perform"}
)
_ASKING = frozenset({"invite", "ask", "offer", "invitation", "request", "urge"})
_ACTORS = frozenset({"Person", "State", "Organization"})
_SCORE = 0.6
_FROM_FAR = 0.5
_BACK = 60  # tokens back to the occasion or the invitation


def declining(doc: Doc, places: Places, said: Sequence[Proposal]) -> Iterator[Proposal]:
    """Who declined whose invitation or which occasion; ``said`` is told of besides."""
    for verb in doc:
        if not _declines(verb):
            continue
        doers = once(p for t in agents(verb) for p in places.actors(t, frozenset()))
        if not doers and _is_meant_by_pronoun(verb):
            doers = _asked_last(places, doc, verb, said)
        near = None if doers else right_before(places, doc, verb)
        for doer in doers if near is None else places.listed(near):
            other = _named_behind(places, verb, doer)
            how, score = "near", _SCORE
            if other is None:
                other = _told_before(doc, places, verb, doer, said)
                how, score = "told", _FROM_FAR
            if other is None or doer.found.entity.type not in _ACTORS:
                continue
            if other.found.entity.id != doer.found.entity.id:
                rule = f"declining:{how}"
                yield said_of(doer, "DECLINED", other, verb.i, rule, score)


def _is_meant_by_pronoun(verb: Token) -> bool:
    return any(token.pos_ == "PRON" for token in agents(verb))


def _asked_last(
    places: Places, doc: Doc, verb: Token, said: Sequence[Proposal]
) -> list[Placed]:
    """Who was invited or asked last, whom "he declined" means."""
    for one in reversed(said):
        near = 0 < verb.i - one.trigger < _BACK
        if near and doc[one.trigger].lemma_.lower() in _ASKING:
            asked = places.of(one.object, one.object_mention)
            return [] if asked is None else [asked]
    return []


def _declines(verb: Token) -> bool:
    """Whether ``verb`` says that somebody does not come or take what is offered."""
    lemma = verb.lemma_.lower()
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    if lemma in _TAKING:
        return _is_not_taken(verb)
    if lemma not in _DECLINING:
        return False
    if lemma == "turn":
        return any(child.lower_ == "down" for child in verb.children)
    if lemma == "say":
        return verb.i + 1 < len(verb.doc) and str(verb.nbor(1).lower_) == "no"
    for child in verb.children:
        if child.dep_ == "xcomp":
            return child.lemma_.lower() in _COMING
    what = patients(verb)
    if what:
        return any(one.lemma_.lower() in _OFFERS for one in what)
    about = any(child.dep_ == "ccomp" for child in verb.children)
    return lemma in {"decline", "refuse"} and not about


def _is_not_taken(verb: Token) -> bool:
    """Whether one "would not accept it", "is unable to accept the invitation"."""
    unable = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _UNABLE
    negated = any(child.dep_ == "neg" for child in verb.children)
    what = {one.lemma_.lower() for one in patients(verb)}
    return (negated or unable) and bool(what & (_OFFERS | {"it"}))


def _named_behind(places: Places, verb: Token, doer: Placed) -> Placed | None:
    """The occasion named behind ``verb``, whom one will not meet, whose offer it is."""
    words = [word for word in verb.subtree if word.i > verb.i]
    if words:
        here = places.between(verb.i, words[-1].i + 1)
        events = list(filter(_is_occasion, here))
        if events:
            return events[0]
    ends = [
        p
        for clause in verb.children
        if clause.dep_ == "xcomp"
        for t in patients(clause)
        for p in places.named(t)
    ]
    for noun in [*patients(verb), *(w for w in words if w.lemma_ in _OFFERS)]:
        ends += _offering(places, noun)
    if patients(verb):
        ends += (p for t in prepositional(verb, "from") for p in places.named(t))
    others = (
        one
        for one in ends
        if one.found.entity.type in _ACTORS
        and one.found.entity.id != doer.found.entity.id
    )
    return next(others, None)


def _offering(places: Places, noun: Token) -> Iterator[Placed]:
    """Whose offer it is: "Peru's", "from Peru", "made by Peru"."""
    yield from places.owners(noun)
    by = [
        end
        for clause in noun.children
        if clause.dep_ in {"acl", "relcl"}
        for end in agents(clause)
    ]
    for end in [*prepositional(noun, "from"), *by]:
        yield from places.named(end)


def _told_before(
    doc: Doc, places: Places, verb: Token, doer: Placed, said: Sequence[Proposal]
) -> Placed | None:
    """The occasion told of last, or else who invited or asked ``doer``."""
    told = places.between(max(0, verb.i - _BACK), verb.i)
    events = list(filter(_is_occasion, told))
    if events:
        return events[-1]
    for one in reversed(said):
        asked = doc[one.trigger].lemma_.lower() in _ASKING and one.trigger < verb.i
        if asked and one.object.entity.id == doer.found.entity.id:
            return places.of(one.subject, one.subject_mention)
    for noun in reversed(doc[verb.sent.start : verb.i]):
        if noun.lemma_.lower() in _OFFERS and noun.pos_ == "NOUN":
            for end in (*_offering(places, noun), *_thanked_for(places, noun)):
                actor = end.found.entity.type in _ACTORS
                if actor and end.found.entity.id != doer.found.entity.id:
                    return end
    return None


def _thanked_for(places: Places, noun: Token) -> list[Placed]:
    """Whose offer it is by who is thanked for it: "grateful to Peru for its offer"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    ends = [*prepositional(above, "to"), *patients(above)]
    for child in above.children:
        if child.dep_ == "acomp":
            ends += prepositional(child, "to")
    return [p for end in ends if end != noun for p in places.named(end)]


def _is_occasion(one: Placed) -> bool:
    return one.found.entity.name[:1].isupper() and is_occasion(one)
