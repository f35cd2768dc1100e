"""Whom "the president" means, as the text tells who holds which role.

"Russian President Vladimir Putin" and "Angela Merkel, the German chancellor" tell a
role; "the president", "the German leader" later on mean who holds it. Where nobody was
told to hold it, "the Russian president" is the one person told without any role.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from detente.loaders.document import MentionKind
from detente.loaders.finding.clusters import Cluster
from detente.loaders.finding.leaders import led_by
from detente.loaders.finding.telling import Reference, Told
from detente.loaders.finding.told_roles import (
    LEADERS,
    MODIFIERS,
    SERVING,
    Role,
    role_nouns,
    role_of,
)
from detente.loaders.tokens import Token

_LONGEST_OFFICE = 12  # tokens of "of defence of the Republic of Peru"
_DEFINITE = frozenset({"the", "this", "that"})
_FAR = 12  # sentences back to who holds a role


def by_role(told: Told, roles: Mapping[int, list[Role]]) -> Iterator[Reference]:
    """Each description by role that is understood: "the German chancellor"."""
    nouns = role_nouns()
    guessed: list[tuple[Reference, Cluster | None]] = []
    for token in told.doc:
        if token.lower_ in nouns and token.pos_ in {"NOUN", "PROPN"}:
            start = _start_of_description(told, token)
            if start is None:
                continue
            role = role_of(told, token, None)
            meant = _holder(told, token, role, roles)
            if meant is not None:
                meaning = Reference(start, token.i + 1, MentionKind.NOMINAL, (meant,))
                if roles.get(id(meant)):
                    yield meaning
                elif not _is_served(told, start):
                    guessed.append((meaning, role.state))
    yield from _of_one_state(guessed)


def _is_served(told: Told, start: int) -> bool:
    """Whether somebody else is an aide of the one described: "adviser of the king"."""
    words = [token.lower_ for token in told.doc[max(0, start - 3) : start]]
    if words and words[-1] == "the":
        words.pop()
    return words[-1:] in (["of"], ["to"]) and not SERVING.isdisjoint(words[-2:])


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
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        return None  # "Mia Holt as the minister for trade"
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
        doc[at].lower_ in MODIFIERS
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
    """As in "the minister of defence of Peru, Mia Holt", "of Defence Mia Holt"."""
    doc, at = told.doc, noun.i + 1
    if at >= len(doc) or doc[at].lower_ not in {"of", "for"}:
        return False
    while at + 1 < min(len(doc), noun.i + _LONGEST_OFFICE) and (
        doc[at].lower_ in {"of", "for", "in", "the", "and"}
        or doc[at].pos_ in {"NOUN", "PROPN", "ADJ"}
    ):
        at += 1
        if at in told.person_tokens:
            return True
    return doc[at].text == "," and at + 1 in told.person_tokens


def _may_lead(person: Cluster, state: Cluster) -> bool:
    """Whether the world does not know a name as that of another state's leader."""
    led = {code for text in person.texts for code in led_by(text.split()[-1])}
    return not led or (state.state is not None and state.state.id in led)


def _holder(
    told: Told, noun: Token, role: Role, roles: Mapping[int, list[Role]]
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
        holders = exact or [one for one in holders if _may_lead(one, role.state)]
    free = [
        one.cluster
        for one in people
        if not roles.get(id(one.cluster))
        and (role.state is None or _may_lead(one.cluster, role.state))
    ]
    every = (held for some in roles.values() for held in some)
    if not holders and any(role.fits(x) and x.state is role.state for x in every):
        free = []  # who has it is told further on
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
    if len(free) != 1 or role.noun not in LEADERS:
        return None
    # "Mia Holt greeted the Peruvian leader": not herself.
    here = told.sentence_of[noun.i]
    beside = any(one.cluster is free[0] and one.sentence == here for one in before)
    return None if beside else free[0]
