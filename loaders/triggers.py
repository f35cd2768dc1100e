"""Events, stance and speech: words that say what one did to another.

The words and the places of their ends are ``data/triggers.toml``; how the places are
found in a parse is ``slots``.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any

from spacy.tokens import Doc, Token

from detente.graph.model import Article
from detente.graph.relations import Relation, vocabulary
from detente.loaders.document import Found
from detente.loaders.places import Placed, Places
from detente.loaders.proposal import Proposal
from detente.loaders.slots import (
    agents,
    datives,
    patients,
    prepositional,
    subjects,
)

_TABLE_OF_POS = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
}
_OWNED = 0.8  # of the score, where the object is only the owner of what is meant


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of ``triggers.toml``; see there for what its fields mean."""

    relation: Relation
    object: tuple[str, ...]
    owner: bool = False
    reciprocal: bool = False
    needs: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    swapped: bool = False
    plover: str | None = None
    score: float = 0.6

    def joins(self, subject: Placed, object_: Placed) -> bool:
        """Whether the row fits entities of these types."""
        to = object_.found.entity.type
        if self.types and to not in self.types:
            return False
        return self.relation.joins(subject.found.entity.type, to)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``triggers.toml``, read: rows by part of speech and lemma."""

    actors: frozenset[str]
    light: frozenset[str]
    rows: Mapping[tuple[str, str], tuple[Trigger, ...]]

    def triggers(self, token: Token) -> tuple[Trigger, ...]:
        """The rows that ``token`` may set off."""
        table = _TABLE_OF_POS.get(token.pos_)
        if table is None:
            return ()
        return self.rows.get((table, token.lemma_.lower()), ())


@cache
def lexicon() -> Lexicon:
    """The built-in triggers."""
    text = files("detente.loaders").joinpath("data/triggers.toml").read_text("utf-8")
    data = tomllib.loads(text)
    rows: dict[tuple[str, str], list[Trigger]] = defaultdict(list)
    for table in ("verb", "noun", "adjective"):
        for row in data[table]:
            trigger = _trigger(row)
            for lemma in dict.fromkeys(row["lemmas"].split()):
                rows[table, lemma].append(trigger)
    return Lexicon(
        frozenset(data["actors"].split()),
        frozenset(data["light"].split()),
        {key: tuple(found) for key, found in rows.items()},
    )


def _trigger(row: Mapping[str, Any]) -> Trigger:
    return Trigger(
        relation=vocabulary().relation(row["relation"]),
        object=tuple(row["object"]),
        owner=row.get("owner", False),
        reciprocal=row.get("reciprocal", False),
        needs=frozenset(row.get("needs", "").split()),
        types=frozenset(row.get("types", ())),
        swapped=row.get("swapped", False),
        plover=row.get("plover"),
        score=row.get("score", 0.6),
    )


def propose(doc: Doc, article: Article, found: Iterable[Found]) -> Iterator[Proposal]:  # noqa: ARG001
    """What the words of ``doc`` say that its entities did, in the text's order."""
    known = lexicon()
    places = Places(doc, found)
    for token in doc:
        for trigger in known.triggers(token):
            if trigger.needs and not _says(token, trigger.needs):
                continue
            yield from _proposals(token, trigger, places, known)


def _says(token: Token, needed: frozenset[str]) -> bool:
    clause = token
    while clause.pos_ not in {"VERB", "AUX"} and clause.dep_ != "ROOT":
        clause = clause.head
    return any(other.lemma_.lower() in needed for other in clause.subtree)


def _proposals(
    token: Token, trigger: Trigger, places: Places, known: Lexicon
) -> Iterator[Proposal]:
    noun = _TABLE_OF_POS[token.pos_] == "noun"
    doers = _noun_agents(token, places, known) if noun else _agents(token)
    subject_ends = [p for doer in doers for p in places.actors(doer, known.actors)]
    if noun:
        subject_ends += [p for p in places.owners(token) if p not in subject_ends]
    subject_ends = _once(subject_ends)
    object_ends, owned = _object_ends(token, trigger, places, known, noun=noun)
    rule = f"{trigger.relation.name.lower()}:{token.lemma_.lower()}"
    done = False
    for one in subject_ends:
        for other in object_ends:
            first, second = (other, one) if trigger.swapped else (one, other)
            made = _made(first, second, trigger, token, rule, owned=owned)
            if made is not None:
                done = True
                yield made
    if trigger.reciprocal and not done:
        for one, other in combinations(_once([*subject_ends, *object_ends]), 2):
            made = _made(one, other, trigger, token, rule, owned=False)
            if made is not None:
                yield made


def _made(  # noqa: PLR0913
    subject: Placed,
    object_: Placed,
    trigger: Trigger,
    token: Token,
    rule: str,
    *,
    owned: bool,
) -> Proposal | None:
    if subject.found.entity.id == object_.found.entity.id:
        return None
    if not trigger.joins(subject, object_):
        return None
    return Proposal(
        subject.found,
        subject.mention,
        trigger.relation.name,
        object_.found,
        object_.mention,
        token.i,
        rule,
        (("plover", trigger.plover),) if trigger.plover else (),
        score=trigger.score * (_OWNED if owned else 1),
    )


def _agents(token: Token) -> list[Token]:
    if token.pos_ == "ADJ":
        return subjects(token.head) if token.dep_ == "acomp" else []
    return agents(token)


def _noun_agents(token: Token, places: Places, known: Lexicon) -> list[Token]:
    """Who does what a noun says: the subject of its light verb, or who is "by" it."""
    by = [t for t in prepositional(token, "by") if places.named(t)]
    if by:
        return by
    verb = _carrier(token)
    if verb is None:
        return []
    if token.dep_ == "dobj" and verb.lemma_.lower() not in known.light:
        return []
    return agents(verb) if token.dep_ in {"dobj", "nsubjpass"} else subjects(verb)


def _carrier(noun: Token) -> Token | None:
    """The verb that a noun completes, through a preposition too: "met for talks"."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    if top.dep_ in {"dobj", "nsubjpass"}:
        return top.head
    if top.dep_ == "pobj" and top.head.dep_ == "prep":
        over = top.head.head
        return over if over.pos_ in {"VERB", "AUX"} else None
    return None


def _object_ends(
    token: Token, trigger: Trigger, places: Places, known: Lexicon, *, noun: bool
) -> tuple[list[Placed], bool]:
    """The placed objects, and whether they are only owners of what is meant."""
    carrier = _carrier(token) if noun else None
    for slot in trigger.object:
        tokens = _slot(token, slot, noun=noun)
        if not tokens and carrier is not None:
            tokens = _slot(carrier, slot, noun=True)
        ends = [p for t in tokens for p in places.actors(t, known.actors)]
        if ends:
            return _once(ends), False
        if trigger.owner:
            owned = [p for t in tokens for p in places.owners(t)]
            if owned:
                return _once(owned), True
    return [], False


def _slot(token: Token, slot: str, *, noun: bool) -> list[Token]:
    if slot == "patient":
        return [] if noun else patients(token)
    if slot == "dative":
        return datives(token)
    return list(prepositional(token, slot))


def _once(ends: Iterable[Placed]) -> list[Placed]:
    """One of each entity, the first."""
    first: dict[str, Placed] = {}
    for end in ends:
        first.setdefault(end.found.entity.id, end)
    return list(first.values())
