"""What "the country", "the ceremony", "the party" mean: what was told of the kind last.

Nouns and their types are ``descriptions`` in ``data/heads.toml``. It abstains where two
of a kind are near.
"""

from collections.abc import Iterator

from detente.loaders.document import MentionKind
from detente.loaders.finding.clusters import Cluster, words_of
from detente.loaders.finding.heads import heads
from detente.loaders.finding.pronouns import joined_before
from detente.loaders.finding.telling import Reference, Telling, Told
from detente.loaders.finding.told_roles import role_nouns
from detente.loaders.tokens import Token

_DEFINITE = frozenset({"the", "this", "that"})
_OWN = frozenset({"his", "her", "their", "its"})
_BOTH = frozenset({"both", "two", "respective"})
_SIDES = frozenset(
    {"sides", "parties", "countries", "nations", "states", "governments"}
)
_FAR = 3  # sentences back, for what is only of the kind
_FARTHER = 40  # for what was told by this very word
_TOWNS = frozenset({"city", "town", "village"})
# Bodies that these words mean only where they stand in their names.
_BY_NAME = frozenset({"team", "brigade", "club", "society", "academy", "guild"})
_ANY_EVENT = frozenset({"event", "festivities", "incident", "disaster"})


def described(told: Told) -> Iterator[Reference]:
    """Each description of one thing that is understood."""
    types = heads().descriptions
    for token in told.doc:
        type_ = types.get(token.lower_)
        if type_ is None or token.i in told.named or token.tag_ in {"NNS", "NNPS"}:
            continue
        if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "attr"}:
            continue
        first = _opening(token)
        if first is None:
            continue
        meant = _meant(told, token, type_)
        if meant is not None:
            yield Reference(first, token.i + 1, MentionKind.NOMINAL, (meant,))


def _opening(noun: Token) -> int | None:
    """Where "the country" begins; None if more is said: "the neighbouring country"."""
    if noun.i == 0:
        return None
    before = noun.nbor(-1)
    if before.lower_ in {"federal", "central", "national"} and before.i:
        before = before.nbor(-1)
    words = _DEFINITE | (_OWN if noun.lower_ in {"country", "government"} else set())
    if before.lower_ not in words:
        return None
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if after.text == "of" or (after.text == "in" and noun.lower_ == "government"):
        return None
    return before.i


def _meant(told: Told, noun: Token, type_: str) -> Cluster | None:
    if type_ == "State":
        return _state(told, noun)
    same = [
        one
        for one in told.before(noun.i, type_, sentences=_FARTHER)
        if noun.lower_ in words_of(one.cluster.entity().name)
        or any(noun.lower_ in words_of(text) for text in one.cluster.texts)
    ]
    if same or noun.lower_ in _BY_NAME:
        return same[0].cluster if same else None
    if type_ == "Event":
        return _occasion(told, noun) if noun.lower_ in _ANY_EVENT else None
    far = _FARTHER if type_ == "Award" else _FAR
    before = told.before(noun.i, type_, sentences=far)
    if noun.lower_ in _TOWNS:
        return _only(before)
    near = {id(one.cluster): one.cluster for one in before if not one.is_inside}
    return next(iter(near.values())) if len(near) == 1 else None


def _occasion(told: Told, noun: Token) -> Cluster | None:
    """The event told last that one may attend: no war and no pandemic."""
    for one in told.before(noun.i, "Event", sentences=_FAR):
        words = {word for text in one.cluster.texts for word in words_of(text)}
        if words & heads().occasions or noun.lower_ in {"disaster", "incident"}:
            return one.cluster
    return None


def _only(near: list[Telling]) -> Cluster | None:
    """The one told last, if its sentence tells no other."""
    if not near:
        return None
    last = {
        id(one.cluster): one.cluster for one in near if one.sentence == near[0].sentence
    }
    return next(iter(last.values())) if len(last) == 1 else None


def _state(told: Told, noun: Token) -> Cluster | None:
    """The state told last, or the one that the text is about."""
    before = told.before(noun.i, "State", sentences=2)
    names = [one for one in before if not one.is_inside] or before
    last = _only(names)
    if last is not None:
        return last
    chief = told.chief_state
    if noun.lower_ == "government" and not names:
        return chief
    return chief if chief in [one.cluster for one in names] else None


def several(told: Told) -> Iterator[Reference]:
    """Each "the two leaders", "the presidents", "both sides" that is understood."""
    nouns = role_nouns()
    for token in told.doc:
        if _is_both(token):
            members = _pair(told, token)
            if members:
                yield Reference(token.i, token.i + 1, MentionKind.GROUP, members)
        if token.tag_ not in {"NNS", "NNPS"} or token.i in told.named:
            continue
        singular = token.lower_.removesuffix("s")
        people = singular in nouns or token.lower_ == "counterparts"
        if not people and token.lower_ not in _SIDES:
            continue
        first = _opening_of_several(token)
        if first is None or _is_of_others(token):
            continue
        members = _members(told, token, people=people)
        if members:
            yield Reference(first, token.i + 1, MentionKind.GROUP, members)


def _opening_of_several(noun: Token) -> int | None:
    at, words = noun.i - 1, set()
    while at >= 0 and noun.doc[at].lower_ in _BOTH | _DEFINITE | _OWN:
        words.add(noun.doc[at].lower_)
        at -= 1
    if noun.lower_ in _SIDES and not words & _BOTH and noun.lower_ != "sides":
        return None
    return at + 1 if words else None


def _is_of_others(noun: Token) -> bool:
    """Whether it is said of what they are: "the leaders of the region"."""
    behind = noun.doc[noun.i + 1 : noun.i + 4]
    if not len(behind) or behind[0].lower_ != "of":
        return False
    words = {word.lower_ for word in behind}
    plain = all(word.is_lower for word in behind)
    return plain and words.isdisjoint(_BOTH | _SIDES)


def _is_both(token: Token) -> bool:
    """Whether it is the "both" of "Both signed it", or the "two" of "The two met"."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.head.pos_ not in {
        "VERB",
        "AUX",
    }:
        return False
    if token.lower_ == "both":
        return not any(child.dep_ == "prep" for child in token.children)
    words = str(token.doc[max(0, token.i - 1) : token.i + 1].text.lower())
    return words in {"the two", "the pair", "the duo"}


def _pair(told: Told, token: Token) -> tuple[Cluster, ...]:
    """The two persons, or else states or bodies, that were told together last."""
    together = joined_before(told, token)
    kinds = {one.type for one in together}
    return tuple(together) if len(together) == 2 and len(kinds) == 1 else ()  # noqa: PLR2004


def _members(told: Told, noun: Token, *, people: bool) -> tuple[Cluster, ...]:
    """The two that a readout is about, or those told together last."""
    type_ = "Person" if people else "State"
    together = [one for one in joined_before(told, noun) if one.type == type_]
    if len(together) > 1:
        return tuple(together)
    counts: dict[int, Cluster] = {}
    for one in reversed(told.before(noun.i, type_, sentences=_FARTHER)):
        if not one.is_inside:
            counts.setdefault(id(one.cluster), one.cluster)
    return tuple(counts.values()) if len(counts) == 2 else ()  # noqa: PLR2004
