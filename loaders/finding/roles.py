"""Who holds which role, as the text tells it, and so whom "the president" means.

"Russian President Vladimir Putin" and "Angela Merkel, the German chancellor" tell a
role; "the president", "the German leader" later on mean who holds it. Where nobody was
told to hold it, "the Russian president" is the one person told without any role.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from detente.loaders.document import MentionKind
from detente.loaders.finding.clusters import Cluster
from detente.loaders.finding.heads import heads
from detente.loaders.finding.telling import Reference, Telling, Told
from detente.loaders.tokens import Token

_RANKS = frozenset(
    {"vice", "deputy", "prime", "foreign", "first", "assistant", "crown"}
)
_LONGEST_OFFICE = 12  # tokens of "of defence of the Republic of Peru"
_LEADERS = frozenset(
    [
        "president",
        "premier",
        "chancellor",
        "king",
        "emir",
        "sultan",
        "chairman",
        "leader",
        "ruler",
        "minister",
        "queen",
    ]
)
_FAMILIAR = frozenset(
    {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "miss"}
)
_DEFINITE = frozenset({"the", "this", "that"})
_REACH = 8  # words looked at on either side of a name for its role
_FAR = 12  # sentences back to who holds a role


@dataclass(frozen=True, slots=True)
class Role:
    """A role in words, "vice president", and the state it is held in, if told."""

    noun: str
    ranks: frozenset[str]
    state: Cluster | None

    def fits(self, other: "Role") -> bool:
        """Whether who holds ``other`` may be called by this role."""
        if self.state and other.state and self.state is not other.state:
            return False
        if self.noun == other.noun:
            return (self.ranks & {"vice", "deputy", "prime"}) == (
                other.ranks & {"vice", "deputy", "prime"}
            ) and self.ranks <= other.ranks
        return (
            self.noun == "leader"
            and other.noun in _LEADERS
            and (other.noun != "minister" or "prime" in other.ranks)
            and not other.ranks & {"vice", "deputy"}
        )


def roles_told(told: Told) -> dict[int, list[Role]]:
    """The roles of each person, by the ``id`` of the cluster."""
    roles: dict[int, list[Role]] = {}
    for telling in told.tellings:
        if telling.cluster.type == "Person" and not telling.is_inside:
            found = [*_before(told, telling), *_after(told, telling)]
            roles.setdefault(id(telling.cluster), []).extend(found)
    return roles


@cache
def role_nouns() -> frozenset[str]:
    """The nouns of roles, in lower case."""
    return frozenset(word.lower() for word in heads().roles) - _FAMILIAR


def _before(told: Told, telling: Telling) -> Iterator[Role]:
    """The role right before a name: "President of Russia Vladimir Putin"."""
    doc, at = told.doc, telling.name.start - 1
    state = _state_ending_at(told, at)
    if state is not None:
        at = state.name.start - 1
        at -= at >= 0 and doc[at].lower_ == "the"
        if at < 0 or doc[at].lower_ != "of":
            return
        at -= 1
    if at >= 0 and doc[at].lower_ in role_nouns() and doc[at].pos_ != "VERB":
        yield _role(told, doc[at], state.cluster if state else None)


def _after(told: Told, telling: Telling) -> Iterator[Role]:
    """The role in apposition: "Angela Merkel, the German chancellor,"."""
    doc, at = told.doc, telling.name.end
    if at >= len(doc) or doc[at].text not in {",", "("}:
        return
    for token in doc[at + 1 : at + _REACH]:
        if token.text in {",", ".", ")"} or token.is_sent_start:
            return
        if token.lower_ in role_nouns() and token.pos_ in {"NOUN", "PROPN"}:
            if token.dep_ != "compound":
                yield _role(told, token, None)
                return
        elif token.pos_ in {"VERB", "AUX", "PRON"}:
            return


def _role(told: Told, noun: Token, state: Cluster | None) -> Role:
    """A role by its noun: ranks and a state's name stand before, "of X" behind."""
    doc = told.doc
    ranks, at = set(), noun.i - 1
    while at >= 0 and at > noun.i - _REACH and not doc[at].is_sent_start:
        word = doc[at]
        if word.lower_ in _RANKS or word.lower_ == "vice":
            ranks.add(word.lower_)
        inner = _state_ending_at(told, at)
        if inner is not None:
            state = state or inner.cluster
            break
        if word.lower_ not in _MODIFIERS and word.text not in {"-", "'s", "\u2019s"}:
            break
        at -= 1
    if noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ == "of":
        at = noun.i + 2
        at += doc[at].lower_ == "the" and at + 1 < len(doc)
        after = _state_starting_at(told, at)
        state = state or (after.cluster if after else None)
    return Role(noun.lower_, frozenset(ranks), state)


_MODIFIERS = frozenset(
    [
        "vice",
        "deputy",
        "prime",
        "foreign",
        "first",
        "former",
        "acting",
        "interim",
        "national",
        "security",
        "defence",
        "defense",
        "interior",
        "finance",
        "economy",
        "crown",
        "assistant",
        "senior",
        "executive",
        "current",
        "new",
        "then",
        "outgoing",
        "supreme",
        "ex-",
        "state",
        "health",
        "trade",
        "justice",
        "education",
    ]
)


def _state_ending_at(told: Told, at: int) -> Telling | None:
    return told.state_at.get(at)


def _state_starting_at(told: Told, at: int) -> Telling | None:
    return told.state_from.get(at)


def by_role(told: Told) -> Iterator[Reference]:
    """Each description by role that is understood: "the German chancellor"."""
    roles = roles_told(told)
    nouns = role_nouns()
    guessed: list[tuple[Reference, Cluster | None]] = []
    for token in told.doc:
        if token.lower_ in nouns and token.pos_ in {"NOUN", "PROPN"}:
            start = _start_of_description(told, token)
            if start is None:
                continue
            role = _role(told, token, None)
            meant = _holder(told, token, role, roles)
            if meant is not None:
                meaning = Reference(start, token.i + 1, MentionKind.NOMINAL, (meant,))
                if roles.get(id(meant)):
                    yield meaning
                else:
                    guessed.append((meaning, role.state))
    yield from _of_one_state(guessed)


def _of_one_state(
    guessed: Sequence[tuple[Reference, Cluster | None]],
) -> Iterator[Reference]:
    """Descriptions of persons of whom no role is told, but of two states' leaders.

    "The President of Iran" and "the Prime Minister of India" are not both the one
    person named without a role, and nothing says which of them is.
    """
    states: dict[int, set[int]] = defaultdict(set)
    for meaning, state in guessed:
        if state is not None:
            states[id(meaning.clusters[0])].add(id(state))
    for meaning, state in guessed:
        if state is None or len(states[id(meaning.clusters[0])]) == 1:
            yield meaning


def _start_of_description(told: Told, noun: Token) -> int | None:
    """Where "the German chancellor" begins; None if it is no description."""
    doc = told.doc
    if noun.i in told.named or noun.dep_ in {"compound", "attr", "appos", "oprd"}:
        return None
    if noun.tag_ in {"NNS", "NNPS"}:
        return None
    end = noun.i + 1
    if (
        end < len(doc)
        and (end in told.person_tokens or doc[end].text in {",", "-"})
        and any(i in told.person_tokens for i in range(end, min(end + 3, len(doc))))
    ):
        return None
    if _named_behind(told, noun):
        return None
    at = noun.i - 1
    while at >= 0 and (
        doc[at].lower_ in _MODIFIERS
        or at in told.state_tokens
        or doc[at].text in {"-", "'s", "\u2019s"}
    ):
        at -= 1
    if at < 0 or at in told.person_tokens:
        return None
    if doc[at].lower_ in _DEFINITE:
        return at
    return at + 1 if at + 1 in told.state_tokens else None


def _named_behind(told: Told, noun: Token) -> bool:
    """As in "the minister of defence of Peru, Mia Holt"."""
    doc, at = told.doc, noun.i + 1
    if at >= len(doc) or doc[at].lower_ not in {"of", "for"}:
        return False
    while at + 1 < min(len(doc), noun.i + _LONGEST_OFFICE) and (
        doc[at].lower_ in {"of", "for", "in", "the", "and"}
        or doc[at].pos_ in {"NOUN", "PROPN", "ADJ"}
    ):
        at += 1
    return doc[at].text == "," and at + 1 in told.person_tokens


def _holder(
    told: Told, noun: Token, role: Role, roles: dict[int, list[Role]]
) -> Cluster | None:
    before = told.before(noun.i, "Person", sentences=_FAR)
    people = list({id(one.cluster): one for one in before}.values())
    holders = [
        one.cluster
        for one in people
        if any(role.fits(held) for held in roles.get(id(one.cluster), ()))
    ]
    if role.state is not None:
        exact = [
            one
            for one in holders
            if any(held.state is role.state for held in roles.get(id(one), ()))
        ]
        holders = exact or holders
    free = [one.cluster for one in people if not roles.get(id(one.cluster))]
    if role.state is None and noun.text.istitle():
        # Of one's own president no state is told: "the President" of a readout.
        home = [
            one
            for one in holders
            if all(held.state is None for held in roles[id(one)] if role.fits(held))
        ]
        holders = home or (free if len(free) == 1 else holders)
    if len(holders) == 1:
        return holders[0]
    if len(holders) > 1:
        latest = [one for one in before if one.cluster in holders]
        near = {id(one.cluster) for one in latest if one.sentence == latest[0].sentence}
        return latest[0].cluster if role.state is None and len(near) == 1 else None
    if len(free) != 1 or role.noun not in _LEADERS:
        return None
    # "Mia Holt greeted the Peruvian leader": not herself.
    here = told.sentence_of[noun.i]
    beside = any(one.cluster is free[0] and one.sentence == here for one in before)
    return None if beside else free[0]
