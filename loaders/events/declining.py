"""Who stays away: "declined the invitation", "will not be able to accept it".

Whose invitation or offer it is, the words say, or else what was told of before: the
occasion, or who invited.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from detente.loaders.events.ends import once
from detente.loaders.events.nearby import right_before
from detente.loaders.events.slots import agents, patients, prepositional
from detente.loaders.events.transcripts import is_occasion
from detente.loaders.weighing.places import Placed, Places
from detente.loaders.weighing.proposal import Proposal

_DECLINING = frozenset({"decline", "refuse", "reject", "spurn", "rebuff", "turn", "say"})
_DECLINED = frozenset({"accept", "take", "attend", "come", "travel", "join"})
_UNABLE = frozenset({"unable", "unwilling"})
_OFFERS = frozenset(
    {"invitation", "invite", "offer", "request", "honour", "honor", "award", "medal"}
    | {"prize", "post", "call", "nomination", "role", "asylum", "seat", "job", "visit"}
    | {"position", "meeting", "talk", "visa", "passport", "decoration", "title", "order"}
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


def declining(
    doc: Doc, places: Places, said: Sequence[Proposal]
) -> Iterator[Proposal]:
    """Who declined whose invitation or which occasion; ``said`` is told of besides."""
    for verb in doc:
        if not _declines(verb):
            continue
        words = [w for w in verb.subtree if w.i > verb.i] or []
        doers = once(p for t in agents(verb) for p in places.actors(t, frozenset()))
        near = None if doers else right_before(places, doc, verb)
        doers = doers if near is None else [near]
        for doer in doers:
            if doer.found.entity.type not in _ACTORS:
                continue
            for other, score in _whose(doc, places, verb, words, doer, said):
                if other.found.entity.id != doer.found.entity.id:
                    yield Proposal(
                        doer.found,
                        doer.mention,
                        "DECLINED",
                        other.found,
                        other.mention,
                        verb.i,
                        "declining:near" if score == _SCORE else "declining:told",
                        score=score,
                    )


def _declines(verb: Token) -> bool:
    """Whether ``verb`` says that somebody does not come or take what is offered."""
    lemma = verb.lemma_.lower()
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    if lemma in _DECLINED:
        negated = any(child.dep_ == "neg" for child in verb.children)
        unable = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _UNABLE
        what = {one.lemma_.lower() for one in patients(verb)}
        told = lemma in {"accept", "take"} and (not what or bool(what & (_OFFERS | {"it"})))
        return (negated or unable) and (told or (unable and lemma != "take"))
    if lemma not in _DECLINING:
        return False
    if lemma == "turn":
        return any(child.lower_ == "down" for child in verb.children)
    if lemma == "say":
        return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "no"
    inner = [child for child in verb.children if child.dep_ == "xcomp"]
    if inner:
        return inner[0].lemma_.lower() in _COMING
    what = patients(verb)
    if not what:
        return lemma in {"decline", "refuse"} and not any(
            child.dep_ == "ccomp" for child in verb.children
        )
    return any(one.lemma_.lower() in _OFFERS for one in what)


def _whose(  # noqa: PLR0913, PLR0917
    doc: Doc,
    places: Places,
    verb: Token,
    words: Sequence[Token],
    doer: Placed,
    said: Sequence[Proposal],
) -> list[tuple[Placed, float]]:
    """The occasion named behind, whose offer it is, or what was told of before."""
    if words:
        here = places.between(verb.i, words[-1].i + 1)
        events = [one for one in here if is_occasion(one) and _is_named(one)]
        if events:
            return [(events[0], _SCORE)]
    for clause in verb.children:
        if clause.dep_ == "xcomp":
            met = [p for t in patients(clause) for p in places.named(t)]
            if met and met[0].found.entity.type in _ACTORS:
                return [(met[0], _SCORE)]
    for noun in [*patients(verb), *(t for w in words for t in (w,) if w.lemma_ in _OFFERS)]:
        own = [*places.owners(noun), *(p for t in prepositional(noun, "from") for p in places.named(t))]
        own += [
            p
            for clause in noun.children
            if clause.dep_ in {"acl", "relcl"}
            for t in agents(clause)
            for p in places.named(t)
        ]
        ends = [one for one in own if one.found.entity.type in _ACTORS]
        ends = [one for one in ends if one.found.entity.id != doer.found.entity.id]
        if ends:
            return [(one, _SCORE) for one in ends[:1]]
    told = places.between(max(0, verb.i - _BACK), verb.i)
    events = [one for one in told if is_occasion(one) and _is_named(one)]
    if events:
        return [(events[-1], _FROM_FAR)]
    for one in reversed(said):
        asked = doc[one.trigger].lemma_.lower() in _ASKING and one.trigger < verb.i
        if asked and one.object.entity.id == doer.found.entity.id:
            inviter = places.of(one.subject, one.subject_mention)
            return [] if inviter is None else [(inviter, _FROM_FAR)]
    return []


def _is_named(one: Placed) -> bool:
    return one.found.entity.name[:1].isupper()
