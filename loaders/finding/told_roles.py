"""Who is told to hold which role: "Russian President X", "X, the German chancellor"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from detente.loaders.finding.clusters import Cluster
from detente.loaders.finding.heads import heads
from detente.loaders.finding.telling import Telling, Told
from detente.loaders.tokens import Token

_RANKS = frozenset(
    {"vice", "deputy", "prime", "foreign", "first", "assistant", "crown"}
)
LEADERS = frozenset(
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
_SHORT = {
    "pm": ("minister", "prime"),
    "fm": ("minister", "foreign"),
    "vp": ("president", "vice"),
}
_FAMILIAR = frozenset(
    {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "miss"}
)
_STOPS = frozenset({",", ".", ")", '"', "''", "\u201d"})
_REACH = 8  # words looked at on either side of a name for its role


# Those who are it for somebody who has an office.
SERVING = frozenset(
    {"aide", "adviser", "advisor", "assistant", "deputy", "spokesman", "spokeswoman"}
    | {"spokesperson", "secretary", "envoy", "representative", "office", "wife"}
    | {"husband", "son", "daughter", "brother", "sister", "counterpart", "ally"}
)


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
            and other.noun in LEADERS
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
    at = _over_portfolio(told, at)
    if at >= 0 and doc[at].lower_ in role_nouns() and doc[at].pos_ != "VERB":
        yield role_of(told, doc[at], state.cluster if state else None)


def _over_portfolio(told: Told, at: int) -> int:
    """The noun of an office ending at a token: of "Minister of Foreign Affairs"."""
    doc, noun = told.doc, at
    while noun > max(0, at - _REACH) and doc[noun].lower_ not in role_nouns():
        part = doc[noun].pos_ in {"NOUN", "PROPN", "ADJ"} and noun not in told.named
        if not part and doc[noun].lower_ not in {"of", "for", "and"}:
            return at
        noun -= 1
    return noun if doc[noun + 1].lower_ in {"of", "for"} else at


def _after(told: Told, telling: Telling) -> Iterator[Role]:
    """The role in apposition: "Angela Merkel, the German chancellor,"."""
    doc, at = told.doc, telling.name.end
    if at >= len(doc) or doc[at].text not in {",", "("}:
        return
    for token in doc[at + 1 : at + _REACH]:
        if token.text in _STOPS or token.is_sent_start:
            return
        if token.lower_ in {"of", "to"} and token.nbor(-1).lower_ in SERVING:
            return  # "Ann Lee, aide of the German chancellor"
        if token.lower_ in role_nouns() and token.pos_ in {"NOUN", "PROPN"}:
            if token.dep_ != "compound":
                yield role_of(told, token, None)
                return
        elif token.pos_ in {"VERB", "AUX", "PRON"}:
            return


def role_of(told: Told, noun: Token, state: Cluster | None) -> Role:
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
        if word.lower_ not in MODIFIERS and word.text not in {"-", "'s", "\u2019s"}:
            break
        at -= 1
    if noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ == "of":
        at = noun.i + 2
        at += doc[at].lower_ == "the" and at + 1 < len(doc)
        after = _state_starting_at(told, at)
        state = state or (after.cluster if after else None)
    name, rank = _SHORT.get(noun.lower_, (noun.lower_, None))
    return Role(name, frozenset(ranks | {rank} if rank else ranks), state)


MODIFIERS = frozenset(
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
