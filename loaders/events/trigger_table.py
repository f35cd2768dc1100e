"""``data/triggers.toml``, read: which words say what one did to another."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from detente.graph.relations import Relation, vocabulary
from detente.loaders.events.idioms import Phrase
from detente.loaders.tokens import Token
from detente.loaders.weighing.places import Placed

TABLE_OF_POS = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
}
# Names for several places, tried in this order.
_PLACES = {
    "any": (
        *("against", "on", "upon", "with", "to", "into", "for", "at", "from", "over"),
        *("toward", "towards", "between", "in", "inside", "of"),
    ),
    "clause": ("clause.subject", "clause.dative", "clause.patient", "clause.any"),
}
# What RELATED_TO says of ends that a relation cannot have: places, states as visitors.
_NOTES = {"AIDED": "gave aid there", "SANCTIONED": "cut ties or aid there"}
_SENT = "sent its people there"
_DOERS = frozenset({"Person", "State", "Organization"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of ``triggers.toml``; see there for what its fields mean."""

    relation: Relation
    object: tuple[str, ...]
    subject: str | None = None
    within: str | None = None
    phrases: frozenset[Phrase] = frozenset()
    owner: bool = False
    reciprocal: bool = False
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    guess: bool = False
    news: bool = False
    alone: bool = False
    deep: bool = False
    denied: bool = False
    attrs: tuple[tuple[str, str], ...] = ()
    score: float = 0.6

    def is_done_by(self, end: Placed) -> bool:
        """Whether an entity of this type may be the subject."""
        return end.found.entity.type in (self.of or _DOERS)

    def is_done_to(self, end: Placed) -> bool:
        """Whether an entity of this type may be the object of some subject."""
        to = end.found.entity.type
        if self.types and to not in self.types:
            return False
        return any(self.relation.joins(of, to) for of in self.of or _DOERS)

    def joins(self, subject: Placed, object_: Placed) -> bool:
        """Whether the row fits entities of these types."""
        if not (self.is_done_by(subject) and self.is_done_to(object_)):
            return False
        return self.relation.joins(subject.found.entity.type, object_.found.entity.type)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The rows of the files by part of speech and lemma."""

    actors: frozenset[str]
    light: frozenset[str]
    rows: Mapping[tuple[str, str], tuple[Trigger, ...]]

    def triggers(self, token: Token) -> tuple[Trigger, ...]:
        """The rows that ``token`` may set off."""
        table = TABLE_OF_POS.get(token.pos_)
        if table is None:
            return ()
        return self.rows.get((table, self.lemma(token)), ())

    def lemma(self, token: Token) -> str:
        """The lemma of a word; of a regular verb also where spaCy misses it.

        The small model takes "staged" for a form of "stag" and leaves "petitioned".
        """
        lemma, word = token.lemma_.lower(), token.lower_
        table = TABLE_OF_POS.get(token.pos_, "")
        if table != "verb" or ("verb", lemma) in self.rows:
            return lemma
        stem = word.removesuffix("ed").removesuffix("ing")
        regular = (stem, f"{stem}e") if stem != word else ()
        return next((one for one in regular if ("verb", one) in self.rows), lemma)


@cache
def lexicon() -> Lexicon:
    """The built-in triggers."""
    data = _data("triggers")
    rows: dict[tuple[str, str], list[Trigger]] = defaultdict(list)
    for tables in (data, _data("deeds"), _data("idioms")):
        for table in ("verb", "noun", "adjective"):
            for row in tables.get(table, ()):
                for trigger in _with_others(_trigger(row)):
                    for lemma in dict.fromkeys(row["lemmas"].split()):
                        rows[table, lemma].append(trigger)
    return Lexicon(
        frozenset(data["actors"].split()),
        frozenset(data["light"].split()),
        {key: tuple(found) for key, found in rows.items()},
    )


def _data(name: str) -> Mapping[str, Any]:
    where = files("detente.loaders").joinpath(f"data/{name}.toml")
    return tomllib.loads(where.read_text("utf-8"))


def _with_others(trigger: Trigger) -> Iterator[Trigger]:
    """The row, and beside it what RELATED_TO says of ends that it cannot have."""
    yield trigger
    name, types = trigger.relation.name, trigger.types
    if not trigger.deep:
        return
    if name == "VISITED":
        yield replace(_related(trigger, _SENT), of=frozenset({"State"}))
    elif name in _NOTES and (not types or "Place" in types):
        places = _related(trigger, _NOTES[name])
        yield replace(places, types=frozenset({"Place"}))


def _related(trigger: Trigger, note: str) -> Trigger:
    kind = dict(trigger.attrs).get("event_class") or str(trigger.relation.plover)
    attrs = (("event_class", kind), ("note", note))
    relation = vocabulary().relation("RELATED_TO")
    return replace(trigger, relation=relation, attrs=attrs)


def _trigger(row: Mapping[str, Any]) -> Trigger:
    return Trigger(
        relation=vocabulary().relation(row["relation"]),
        object=tuple(
            place for name in row["object"] for place in _PLACES.get(name, (name,))
        ),
        subject=row.get("subject"),
        within=row.get("within"),
        phrases=frozenset(
            tuple(words.split()) for words in row.get("phrases", "").split("|") if words
        ),
        owner=row.get("owner", False),
        reciprocal=row.get("reciprocal", False),
        needs=frozenset(row.get("needs", "").split()),
        unless=frozenset(row.get("unless", "").split()),
        types=frozenset(row.get("types", ())),
        of=frozenset(row.get("of", ())),
        guess=row.get("guess", False),
        news=row.get("news", False),
        alone=row.get("alone", False),
        deep=row.get("deep", False),
        denied=row.get("denied", False),
        attrs=tuple(
            (detail, row[key])
            for key, detail in (("plover", "event_class"), ("note", "note"))
            if key in row
        ),
        score=row.get("score", 0.6),
    )
