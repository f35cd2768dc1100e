"""One change of an embedded store, within one transaction of the engine.

Articles come and go, or identity changes; whatever hangs on that is written anew: the
nodes of the entities told of, and the edges of the pairs of entities concerned.
"""
# ruff: noqa: S608 -- what stands in the SQL is ours; what users give is a parameter

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from detente.graph import told
from detente.graph.arcadedb_engine import Engine, Row, select
from detente.graph.arcadedb_records import Records, chunks
from detente.graph.arcadedb_schema import labels, type_of
from detente.graph.arcadedb_ties import Ties
from detente.graph.decisions import Canon
from detente.graph.formats.jsonl import fact_from_row, fact_to_row
from detente.graph.model import Entity, Fact, Reading
from detente.graph.properties import (
    article_properties,
    entity_from,
    entity_properties,
    mention_from,
    mention_properties,
)
from detente.graph.redraw import Change, Kept, facts_kept, redrawn
from detente.graph.relations import CLAIM, MENTIONS, Vocabulary
from detente.graph.stamps import stamp
from detente.graph.told import Told

_ENDS = "@rid, @type, @out, @in, @out.id AS `@subject`, @in.id AS `@object`"
_BY_ID = f"SELECT *, {_ENDS} FROM _Tie WHERE id IN :ids"
_TOUCHING = f"SELECT *, {_ENDS} FROM (SELECT expand(bothE('_Tie')) FROM [%s])"
_SAID_OF = (
    "SELECT *, @rid, @out AS `@article` FROM "
    f"(SELECT expand(inE('{MENTIONS}')) FROM [%s])"
)
_SAID_BY = (
    "SELECT *, @rid FROM "
    f"(SELECT expand(outE('{MENTIONS}')) FROM Article WHERE id IN :ids)"
)
_UNNAME = "DELETE FROM _Name WHERE key = :key{0} AND id = :id{0}"


Place = tuple[str, str, str]
"""A type of edges, and the ids of two entities in order."""


@dataclass(slots=True)
class ChangeOf:
    """What is to happen to the store, gathered before anything is written."""

    engine: Engine
    ties: Ties
    vocabulary: Vocabulary
    before: Canon
    after: Canon
    added: Sequence[Reading] = ()
    gone: Mapping[str, Row] = field(default_factory=dict)
    """The ``_Reading`` of each article that goes, or is replaced, by article id."""

    _records: Records = field(init=False)
    _rids: dict[str, str] = field(default_factory=dict)  # of entities, by id
    _articles: dict[str, str] = field(default_factory=dict)  # the same of articles

    def __post_init__(self) -> None:
        self._records = Records(self.engine)

    def write(self, tell: Callable[[Change], object]) -> None:
        """Do it all; what becomes of the edges is told first. The caller commits."""
        said = select(self.engine, _SAID_BY, ids=list(self.gone)) if self.gone else []
        moved = self.before.moved(self.after)
        nodes, wanted = self._entities(said, moved)
        rebuilt = {
            root: row
            for root, row in nodes.items()
            if (entity := wanted[root]) is None
            or entity.type != self._stood(row).type
            or not moved.isdisjoint(self.before.group(root))
        }
        repointed = self._said_of(rebuilt.values(), said)
        change, edges = self._edges(rebuilt, moved)
        lost = [row for row in edges.values() if _touches(row, rebuilt)]
        tell(replace(change, deleted=(*change.deleted, *map(kept_of, lost))))
        self._records.delete(
            [
                *(edges[kept.id] for kept in change.deleted),
                *lost,
                *said,
                *repointed,
            ]
        )
        self._records.delete(rebuilt.values())
        self._write_entities(nodes, wanted, rebuilt)
        self._write_articles()
        self._write_mentions(repointed)
        self._write_edges(change, edges)

    def _entities(
        self, said: Iterable[Row], moved: set[str]
    ) -> tuple[dict[str, Row], dict[str, Entity | None]]:
        """The nodes concerned as they stand, and each entity as it is to be."""
        more: dict[str, Told] = defaultdict(Told)
        less: dict[str, Told] = defaultdict(Told)
        for reading in self.added:
            for mention in reading.mentions:
                more[mention.entity.id].tell(mention.entity)
        for row in said:
            entity = mention_from(row).entity
            less[entity.id].tell(entity)
        concerned = {*more, *less, *moved}
        roots = {self.after(entity_id) for entity_id in concerned}
        members = {one for root in roots for one in self.after.group(root)}
        known = self._told(members | concerned)
        for entity_id in {*more, *less}:
            counted = known.setdefault(entity_id, (None, Told()))[1]
            if entity_id in more:
                counted.add(more[entity_id])
            if entity_id in less:
                counted.take(less[entity_id])
        self._write_told({i: known[i] for i in {*more, *less}})
        wanted = {
            root: told.entity_of(
                root, [(i, known[i][1]) for i in self.after.group(root) if i in known]
            )
            for root in roots
        }
        stood = {self.before(entity_id) for entity_id in concerned}
        wanted.update(dict.fromkeys(stood - roots))
        nodes = {
            str(row["id"]): row
            for ids in chunks(sorted(roots | stood))
            for row in select(
                self.engine,
                "SELECT *, @rid, @type FROM Entity WHERE id IN :ids",
                ids=ids,
            )
        }
        self._rids.update((key, str(row["@rid"])) for key, row in nodes.items())
        return nodes, wanted

    def _told(self, ids: Iterable[str]) -> dict[str, tuple[str | None, Told]]:
        """Of each id that articles tell of: its record, and what they say."""
        return {
            row["id"]: (str(row["@rid"]), Told.parse(row["told"]))
            for some in chunks(sorted(ids))
            for row in select(
                self.engine, "SELECT *, @rid FROM _Told WHERE id IN :ids", ids=some
            )
        }

    def _write_told(self, counted: Mapping[str, tuple[str | None, Told]]) -> None:
        new: list[Row] = []
        changes: list[tuple[str, Row | None]] = []
        for entity_id, (rid, what) in counted.items():
            row = {"id": entity_id, "told": str(what)}
            if rid is None:
                new.append(row)
            elif what:
                changes.append((f"UPDATE {rid} CONTENT", row))
            else:
                changes.append((f"DELETE FROM {rid}", None))
        self._records.insert("_Told", new)
        self._records.run(changes)

    def _said_of(self, rebuilt: Iterable[Row], gone: Iterable[Row]) -> list[Row]:
        """The mentions that stay, of nodes that are made anew."""
        deleted = {str(row["@rid"]) for row in gone}
        return [
            row
            for rids in chunks([str(row["@rid"]) for row in rebuilt])
            for row in select(self.engine, _SAID_OF % ",".join(rids))
            if str(row["@rid"]) not in deleted
        ]

    def _edges(
        self, rebuilt: Mapping[str, Row], moved: set[str]
    ) -> tuple[Change, dict[str, Row]]:
        """What happens to edges, and the rows of all edges concerned by id."""
        new = [fact for reading in self.added for fact in reading.facts]
        loose = self._loose(moved)
        places = self._places(place_of(fact) for fact in (*new, *loose))
        for row in self.gone.values():
            places |= self._places(orjson.loads(row["pairs"]))
        rows = self._standing(places)
        for rids in chunks([str(row["@rid"]) for row in rebuilt.values()]):
            rows.update(_by_id(select(self.engine, _TOUCHING % ",".join(rids))))
        for row in rows.values():
            self._rids.setdefault(row["@subject"], str(row["@out"]))
            self._rids.setdefault(row["@object"], str(row["@in"]))
        facts = [*new, *loose, *self._facts(rows.values())]
        if moved:  # facts of merged entities join edges that stood apart
            others = self._places(map(place_of, facts)) - places
            joined = self._standing(others)
            joined = {key: row for key, row in joined.items() if key not in rows}
            facts.extend(self._facts(joined.values()))
            rows.update(joined)
        self._keep_loose(facts)
        stay = (row for row in rows.values() if not _touches(row, rebuilt))
        return redrawn(map(kept_of, stay), facts, self.after), rows

    def _places(self, told: Iterable[tuple[str, str, str]]) -> set[Place]:
        """Where edges stand that facts so told may change.

        An entity that is new has no edges, nor has one with itself.
        """
        found: set[Place] = set()
        for type_, first, second in told:
            ends = self.after(first), self.after(second)
            if ends[0] != ends[1] and all(end in self._rids for end in ends):
                found.add(place(type_, *ends))
        return found

    def _standing(self, places: Collection[Place]) -> dict[str, Row]:
        """The rows of the edges that stand there, by id."""
        return {
            key: row
            for some in chunks(ids_at(self.ties, places))
            for key, row in _by_id(select(self.engine, _BY_ID, ids=some)).items()
        }

    def _facts(self, rows: Iterable[Row]) -> Iterator[Fact]:
        return facts_kept(map(kept_of, rows), self.vocabulary, self.gone)

    def _loose(self, moved: set[str]) -> list[Fact]:
        """Facts that made no edge, since their ends were one, and may make one now."""
        if self.gone:
            self.engine.command(
                "sql", "DELETE FROM _Loose WHERE article IN :ids", {"ids": [*self.gone]}
            ).close()
        if not moved:
            return []
        rows = select(self.engine, "SELECT *, @rid FROM _Loose")
        self._records.delete(rows)
        return [fact_from_row(orjson.loads(r["fact"]), self.vocabulary) for r in rows]

    def _keep_loose(self, facts: Iterable[Fact]) -> None:
        rows = [
            {
                "article": fact.article_id,
                "fact": orjson.dumps(fact_to_row(fact)).decode(),
            }
            for fact in facts
            if self.after(fact.subject.id) == self.after(fact.object.id)
        ]
        self._records.insert("_Loose", rows)

    def _write_entities(
        self,
        nodes: Mapping[str, Row],
        wanted: Mapping[str, Entity | None],
        rebuilt: Collection[str],
    ) -> None:
        new: dict[str, list[dict[str, Any]]] = defaultdict(list)
        changes: list[tuple[str, Row | None]] = []
        names: list[dict[str, str]] = []
        for root, entity in wanted.items():
            row = nodes.get(root)
            was = (
                entity_from(row, type_of(row["@type"], self.vocabulary))
                if row
                else None
            )
            if entity is not None and (row is None or root in rebuilt):
                new[entity.type].append(entity_properties(entity))
            elif entity is not None and row is not None and was != entity:
                changes.append(
                    (f"UPDATE {row['@rid']} CONTENT", entity_properties(entity))
                )
            old = told.keys(was, self.before.group(root)) if was else set()
            now = told.keys(entity, self.after.group(root)) if entity else set()
            names.extend({"key": key, "id": root} for key in now - old)
            changes.extend(
                (
                    _UNNAME,
                    {"key": k, "id": root},
                )
                for k in old - now
            )
        self._records.run(changes)
        self._records.insert("_Name", names)
        for type_, rows in new.items():
            made = self._records.insert(labels(type_), rows)
            self._rids.update(zip((row["id"] for row in rows), made, strict=True))

    def _stood(self, row: Row) -> Entity:
        return entity_from(row, type_of(row["@type"], self.vocabulary))

    def _write_articles(self) -> None:
        for row in select(
            self.engine,
            "SELECT id, @rid FROM Article WHERE id IN :ids",
            ids=[*self.gone],
        ):
            self._articles[row["id"]] = str(row["@rid"])
        there = set(self._articles)  # but nodes that a query deleted
        replaced = {reading.article.id for reading in self.added} & there
        self._records.delete({"@rid": self._articles[one]} for one in there - replaced)
        self._records.delete(self.gone.values())
        new: list[Row] = []
        changes: list[tuple[str, Row | None]] = []
        for reading in self.added:
            row = article_properties(reading.article)
            if reading.article.id in replaced:
                rid = self._articles[reading.article.id]
                changes.append((f"UPDATE {rid} CONTENT", row))
            else:
                new.append(row)
        self._records.run(changes)
        made = self._records.insert("Article", new)
        self._articles.update(zip((row["id"] for row in new), made, strict=True))
        self._records.insert(
            "_Reading", [reading_row(reading) for reading in self.added]
        )

    def _write_mentions(self, repointed: Iterable[Row]) -> None:
        self._records.connect(
            (
                MENTIONS,
                self._articles[reading.article.id],
                self._rids[self.after(mention.entity.id)],
                mention_properties(mention),
            )
            for reading in self.added
            for mention in reading.mentions
        )
        self._records.connect(
            (
                MENTIONS,
                str(row["@article"]),
                self._rids[self.after(row["entity"])],
                mention_properties(mention_from(row)),
            )
            for row in repointed
        )

    def _write_edges(self, change: Change, rows: Mapping[str, Row]) -> None:
        self._records.run(
            (
                f"UPDATE {rows[kept.id]['@rid']} CONTENT",
                dict(kept.properties),
            )
            for kept in change.changed
        )
        self._records.connect(
            (
                kept.type,
                self._rids[kept.subject],
                self._rids[kept.object],
                dict(kept.properties),
            )
            for kept in change.added
        )


def place(type_: str, first: str, second: str) -> Place:
    return (type_, first, second) if first < second else (type_, second, first)


def ids_at(ties: Ties, places: Collection[Place]) -> list[str]:
    """The ids of the edges that stand there, either way."""
    return sorted(
        link.id
        for link in ties.between({(first, second) for _, first, second in places})
        if place(link.type, link.subject, link.object) in places
    )


def place_of(fact: Fact) -> tuple[str, str, str]:
    """The type of the edge that a fact makes, and its ends as the article says them."""
    type_ = fact.relation.name if fact.happened else CLAIM
    return type_, fact.subject.id, fact.object.id


def reading_row(reading: Reading) -> dict[str, Any]:
    """What is kept of a reading beside the graph: which edges it may tell of."""
    pairs = sorted({place_of(fact) for fact in reading.facts})
    return {
        "article": reading.article.id,
        "stamp": stamp(reading),
        "facts": len(reading.facts),
        "pairs": orjson.dumps(pairs).decode(),
    }


def kept_of(row: Mapping[str, Any]) -> Kept:
    """The edge of a row that has its ends as ``@subject`` and ``@object``."""
    properties = {k: v for k, v in row.items() if k[0] != "@"}
    return Kept(row["@type"], row["@subject"], row["@object"], properties)


def _by_id(rows: Iterable[Row]) -> dict[str, Row]:
    """Rows by edge id, but edges that are none of ours: they have no facts."""
    return {row["id"]: row for row in rows if "id" in row and "details" in row}


def _touches(row: Mapping[str, Any], ids: Collection[str]) -> bool:
    return row["@subject"] in ids or row["@object"] in ids
