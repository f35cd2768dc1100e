"""Articles taken in and taken back, within one transaction on Neo4j.

Whatever a transaction reads and then writes over, it locks first: its articles, then
the entities that they name. So writers that tell of the same entities wait for each
other, and none undoes what another did.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import orjson
from neo4j import ManagedTransaction

from detente.graph.decisions import Canon
from detente.graph.formats.exchange import fact_to_row
from detente.graph.model import Entity, Mentioned, Reading
from detente.graph.neo4j_reading import (
    between,
    decisions,
    readings,
    run,
    type_of,
)
from detente.graph.neo4j_schema import KEYS, STAMP, keys_text
from detente.graph.properties import (
    article_properties,
    entity_properties,
    mention_properties,
)
from detente.graph.redraw import Change, Kept, facts_kept, redrawn
from detente.graph.relations import CLAIM, Vocabulary
from detente.graph.stamps import stamp
from detente.graph.told import Told, entity_of, keys

# To write an id over itself changes nothing, and takes the lock.
_LOCK_ARTICLES = """
UNWIND $rows AS id MERGE (a:Article {id: id})
ON CREATE SET a.new = true ON MATCH SET a.id = id
RETURN id, a.new AS new
"""
_LOCK_ENTITIES = """
UNWIND $rows AS id MERGE (e:Entity {id: id})
ON CREATE SET e.new = true ON MATCH SET e.id = id
RETURN id, e.new AS new, labels(e) AS labels, properties(e) AS properties
"""
_TELL_ARTICLES = "UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a = row"
_FORGET_ARTICLES = "UNWIND $rows AS id MATCH (a:Article {id: id}) DETACH DELETE a"
_FORGET_MENTIONS = (
    "UNWIND $rows AS id MATCH (:Article {id: id})-[m:MENTIONS]->() DELETE m"
)
_TELL_MENTIONS = """
UNWIND $rows AS row
MATCH (a:Article {id: row[0]}) MATCH (e:Entity {id: row[1]})
CREATE (a)-[m:MENTIONS]->(e) SET m = row[2]
"""
_COUNT_TOLD = """
UNWIND $rows AS id MATCH (e:Entity {id: id})<-[m:MENTIONS]-(:Article)
RETURN id, m.entity AS said, m.type AS type, m.name AS name, m.aliases AS aliases,
       m.wikidata AS wikidata, count(*) AS count
"""
_FORGET_ENTITIES = "UNWIND $rows AS id MATCH (e:Entity {id: id}) DETACH DELETE e"
_TELL_ENTITIES = """
UNWIND $rows AS row MATCH (e:Entity {{id: row.id}}) SET e = row SET e:{type}
"""
_RETYPE_ENTITIES = "UNWIND $rows AS id MATCH (e:Entity {{id: id}}) REMOVE e:{type}"
_DELETE_EDGES = "UNWIND $rows AS id MATCH ()-[r:{type} {{id: id}}]->() DELETE r"
_CHANGE_EDGES = """
UNWIND $rows AS row MATCH ()-[r:{type} {{id: row.id}}]->() SET r = row
"""
_ADD_EDGES = """
UNWIND $rows AS row
MATCH (s:Entity {{id: row[0]}}) MATCH (o:Entity {{id: row[1]}})
CREATE (s)-[r:{type}]->(o) SET r = row[2]
"""


class Fate(StrEnum):
    """What became of an article that was given to a store."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    FORGOTTEN = "forgotten"


@dataclass(slots=True)
class Held:
    """An entity that the transaction has locked."""

    new: bool
    type: str | None
    properties: Mapping[str, Any]
    told: list[Entity] = field(default_factory=list)  # by articles that came
    untold: bool = False  # an article that went told it

    def stands(self) -> bool:
        """Whether what came changes nothing: it tells what most articles told."""
        return not (self.new or self.untold) and all(
            entity.type == self.type
            and entity.name == self.properties["name"]
            and set(entity.aliases) <= set(self.properties.get("aliases", ()))
            and entity.wikidata in (None, self.properties.get("wikidata"))
            for entity in self.told
        )


def write(
    tx: ManagedTransaction, batch: Mapping[str, Reading | None], vocabulary: Vocabulary
) -> dict[str, Fate]:
    """Take in the readings of ``batch``, by article id, and take back where none is.

    The readings are settled (``properties.settled``).
    """
    fates, gone = _fates(tx, batch, vocabulary)
    come = {
        id_: reading
        for id_, reading in batch.items()
        if reading is not None and fates[id_] is not Fate.UNCHANGED
    }
    said = {m.entity.id for r in (*gone.values(), *come.values()) for m in r.mentions}
    canon, locked = _named(tx, said, vocabulary)
    for reading in gone.values():
        for mention in reading.mentions:
            locked[canon(mention.entity.id)].untold = True
    for reading in come.values():
        for mention in reading.mentions:
            locked[canon(mention.entity.id)].told.append(mention.entity)
    drain(tx, _FORGET_MENTIONS, gone)
    tell_mentions(tx, mention_rows(come.values(), canon))
    tell_entities(tx, locked, canon)
    fresh = {id_ for id_, entity in locked.items() if entity.new}
    _redraw(tx, (gone, come), (canon, fresh), vocabulary)
    forgotten = [id_ for id_, fate in fates.items() if fate is Fate.FORGOTTEN]
    drain(tx, _FORGET_ARTICLES, forgotten)
    drain(tx, _TELL_ARTICLES, map(article_row, come.values()))
    return fates


def apply(tx: ManagedTransaction, change: Change) -> None:
    """Delete, write over and add edges."""
    for type_, edges in _by_type(change.deleted):
        drain(tx, _DELETE_EDGES.format(type=type_), (kept.id for kept in edges))
    for type_, edges in _by_type(change.changed):
        rows: Iterable[Any] = (kept.properties for kept in edges)
        drain(tx, _CHANGE_EDGES.format(type=type_), rows)
    for type_, edges in _by_type(change.added):
        rows = ([kept.subject, kept.object, kept.properties] for kept in edges)
        drain(tx, _ADD_EDGES.format(type=type_), rows)


def _fates(
    tx: ManagedTransaction, batch: Mapping[str, Reading | None], vocabulary: Vocabulary
) -> tuple[dict[str, Fate], dict[str, Reading]]:
    """What becomes of each article, and the readings that go, by id."""
    there = [r["id"] for r in run(tx, _LOCK_ARTICLES, sorted(batch)) if not r["new"]]
    gone = readings(tx, there, vocabulary)
    fates = {}
    for id_, reading in batch.items():
        if reading is None:
            fates[id_] = Fate.FORGOTTEN
        elif id_ not in gone:
            fates[id_] = Fate.ADDED
        elif gone[id_] == reading:
            fates[id_] = Fate.UNCHANGED
            del gone[id_]
        else:
            fates[id_] = Fate.REPLACED
    return fates, gone


def _named(
    tx: ManagedTransaction, said: Collection[str], vocabulary: Vocabulary
) -> tuple[Canon, dict[str, Held]]:
    """Whom the ids stand for, and their entities, locked, by the id they stand under.

    A merge locks what it moves, so an id stands for the same once it is locked.
    """
    locked: dict[str, Held] = {}
    canon = Canon(decisions(tx))
    while wanted := {canon(id_) for id_ in said} - locked.keys():
        locked |= held(tx, wanted, vocabulary)
        canon = Canon(decisions(tx))
    return canon, locked


def held(
    tx: ManagedTransaction, ids: Collection[str], vocabulary: Vocabulary
) -> dict[str, Held]:
    """Entities by id, locked; those that were not there are, without a name yet."""
    return {
        record["id"]: Held(
            bool(record["new"]),
            type_of(record["labels"], vocabulary),
            record["properties"],
        )
        for record in run(tx, _LOCK_ENTITIES, sorted(ids))
    }


def mention_rows(
    come: Iterable[Reading], canon: Callable[[str], str]
) -> Iterator[dict[str, Any]]:
    """Who mentions whom: ids of article and entity, and properties of MENTIONS."""
    for reading in come:
        within: dict[str, list[str]] = defaultdict(list)
        for fact in reading.facts:
            if canon(fact.subject.id) == canon(fact.object.id):
                text = orjson.dumps(fact_to_row(fact)).decode()
                within[fact.subject.id].append(text)
        for mention in reading.mentions:
            yield {
                "article": reading.article.id,
                "entity": canon(mention.entity.id),
                "properties": _mention_row(mention, within[mention.entity.id]),
            }


def _mention_row(mention: Mentioned, within: list[str]) -> dict[str, Any]:
    """The properties of MENTIONS; ``within`` are facts whose ends are one."""
    row = mention_properties(mention)
    return {**row, "within": within} if within else row


def article_row(reading: Reading) -> dict[str, Any]:
    """The properties of an article's node."""
    return {**article_properties(reading.article), STAMP: stamp(reading)}


def entity_row(entity: Entity, group: Iterable[str]) -> dict[str, Any]:
    """The properties of the node of an entity, for which the ids ``group`` stand."""
    return {**entity_properties(entity), KEYS: keys_text(keys(entity, group))}


def tell_mentions(tx: ManagedTransaction, rows: Iterable[dict[str, Any]]) -> None:
    """Let articles mention entities: ``article`` and ``entity`` ids, ``properties``."""
    told = ([row["article"], row["entity"], row["properties"]] for row in rows)
    drain(tx, _TELL_MENTIONS, told)


def tell_entities(
    tx: ManagedTransaction, locked: Mapping[str, Held], canon: Canon
) -> None:
    """Give the entities what articles tell of them; drop those that none names."""
    unsure = [id_ for id_, entity in locked.items() if not entity.stands()]
    fresh = {id_ for id_ in unsure if locked[id_].new and not locked[id_].untold}
    now = entities(tx, [id_ for id_ in unsure if id_ not in fresh])
    for id_ in fresh:
        told: dict[str, Told] = defaultdict(Told)
        for entity in locked[id_].told:
            told[entity.id].add(Told.of(entity))
        if (made := entity_of(id_, told.items())) is not None:
            now[id_] = made
    drain(tx, _FORGET_ENTITIES, [id_ for id_ in unsure if id_ not in now])
    _tell(tx, now, {id_: entity.type for id_, entity in locked.items()}, canon)


def entities(tx: ManagedTransaction, ids: Collection[str]) -> dict[str, Entity]:
    """Of these ids, the entities that articles name, drawn together from all."""
    groups: dict[str, dict[str, Told]] = defaultdict(lambda: defaultdict(Told))
    for record in run(tx, _COUNT_TOLD, ids):
        count = record["count"]
        told = Told(
            Counter({record["type"]: count}),
            Counter({record["name"]: count}),
            Counter(dict.fromkeys(record["aliases"] or (), count)),
            Counter({record["wikidata"]: count} if record["wikidata"] else {}),
        )
        groups[record["id"]][record["said"]].add(told)
    found = {id_: entity_of(id_, group.items()) for id_, group in groups.items()}
    return {id_: entity for id_, entity in found.items() if entity is not None}


def _tell(
    tx: ManagedTransaction,
    entities: Mapping[str, Entity],
    types: Mapping[str, str | None],
    canon: Canon,
) -> None:
    """Write entities over those that stand under their ids, once of ``types``."""
    by_type = defaultdict(list)
    outdated = defaultdict(list)
    for id_, entity in entities.items():
        by_type[entity.type].append(entity_row(entity, canon.group(id_)))
        if types[id_] not in (None, entity.type):
            outdated[types[id_]].append(id_)
    for type_, ids in outdated.items():
        drain(tx, _RETYPE_ENTITIES.format(type=type_), ids)
    for type_, rows in by_type.items():
        drain(tx, _TELL_ENTITIES.format(type=type_), rows)


def _redraw(
    tx: ManagedTransaction,
    changing: tuple[Mapping[str, Reading], Mapping[str, Reading]],
    named: tuple[Canon, Collection[str]],
    vocabulary: Vocabulary,
) -> None:
    """Draw anew the edges of the pairs that what goes and what comes tell of."""
    gone, come = changing
    canon, fresh = named
    facts = [fact for reading in come.values() for fact in reading.facts]
    old = (fact for reading in gone.values() for fact in reading.facts)
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in (*facts, *old):
        a, b = canon(fact.subject.id), canon(fact.object.id)
        if a != b and a not in fresh and b not in fresh:
            type_ = fact.relation.name if fact.happened else CLAIM
            pairs[min(a, b), max(a, b)].add(type_)
    before = list(between(tx, pairs))
    facts.extend(facts_kept(before, vocabulary, but=gone.keys()))
    apply(tx, redrawn(before, facts, canon))


def _by_type(edges: Iterable[Kept]) -> Iterable[tuple[str, list[Kept]]]:
    grouped: dict[str, list[Kept]] = defaultdict(list)
    for kept in edges:
        grouped[kept.type].append(kept)
    return grouped.items()


def drain(tx: ManagedTransaction, text: str, rows: Iterable[Any]) -> None:
    for _ in run(tx, text, rows):
        pass
