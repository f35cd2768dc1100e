"""The embedded store: ArcadeDB in a folder, no server needed (the default).

https://arcadedb.com, native build, Apache-2.0. Each operation has the folder to itself
for as long as it takes (``arcadedb_folder``), so several programs can share a store.
"""
# ruff: noqa: S608 -- what stands in the SQL is ours; what users give is a parameter

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import orjson

from detente.graph import arcadedb_folder as folders
from detente.graph.arcadedb_answers import answer
from detente.graph.arcadedb_change import ChangeOf, kept_of, stamp
from detente.graph.arcadedb_engine import (
    Engine,
    engine_errors,
    longest,
    select,
    transaction,
)
from detente.graph.arcadedb_schema import (
    PAIR,
    of_vocabulary,
    pair,
    statements,
    type_of,
)
from detente.graph.batches import Batches
from detente.graph.decisions import Canon, Decision
from detente.graph.dialect import (
    in_order,
    refuse_differences,
    refuse_wrapped_aggregates,
)
from detente.graph.edges import Edge
from detente.graph.errors import StoreError, UnknownArticle, UnknownEntity
from detente.graph.formats.exchange import (
    decision_from_row,
    decision_to_row,
    fact_from_row,
)
from detente.graph.guard import refuse_writes
from detente.graph.model import Article, Entity, Fact, Mentioned, Reading
from detente.graph.properties import (
    article_from,
    edge_from,
    entity_from,
    mention_from,
    settled,
)
from detente.graph.redraw import Kept
from detente.graph.relations import CLAIM, MENTIONS, Vocabulary
from detente.graph.rows import Rows
from detente.graph.store import Counts, Link, Tally

if TYPE_CHECKING:
    import networkx as nx

_PAGE = 500  # articles or edges read at once
_TOLD = 4000  # mentions and facts in a transaction, unless one article has more

_EDGES = "SELECT *, @type, @out.id AS `@subject`, @in.id AS `@object` FROM "
_SAID = (
    "SELECT *, @out.id AS `@article` FROM "
    f"(SELECT expand(outE('{MENTIONS}')) FROM Article WHERE id IN :ids)"
)
_LINKS = """
UNWIND $ids AS one MATCH (a:Entity {{id: one}}){0}[e:_Tie]{1}(b:Entity)
RETURN [e.id, type(e), e.relation, a.id, b.id, e.date, e.date_end, e.sources,
        e.confidence] AS link
"""


class ArcadeStore:
    """Fits ``Store`` over a folder; threads take turns."""

    def __init__(
        self, path: Path, vocabulary: Vocabulary, *, create: bool = False
    ) -> None:
        """The store in the folder ``path``, made first where asked to.

        Raises:
            NotAStore: nothing stands there, or something else than a store.
            StoreError: it is of another version, damaged, or cannot be made.
        """
        self.url = str(path)
        self.vocabulary = vocabulary
        if create:
            folders.create(path, statements(vocabulary))
        self._folder = folders.enter(path)
        self._left = False

    def add(
        self,
        readings: Iterable[Reading],
        *,
        acknowledge: Callable[[str], None] | None = None,
    ) -> Tally:
        tally = Tally()
        batches = Batches(map(settled, readings), self.vocabulary, _TOLD)
        batch = batches.take()
        while batch:
            with self._writing() as engine:
                self._learn(engine)
                while batch:
                    tally += self._written(engine, batch)
                    for article_id in batch:
                        if acknowledge is not None:
                            acknowledge(article_id)
                    batch = {}
                    if batches.slow or self._folder.somebody_waits():
                        break
                    batch = batches.take()
            if not batch:
                if self._folder.somebody_waits():
                    folders.make_room()
                batch = batches.take()
        batches.check()
        return tally

    def forget(self, article_id: str) -> None:
        with self._writing() as engine:
            gone = _readings_kept(engine, [article_id])
            if not gone:
                raise UnknownArticle(article_id)
            canon = Canon(_decisions(engine))
            with transaction(engine):
                ChangeOf(engine, self.vocabulary, canon, canon, gone=gone).write()

    def decisions(self) -> list[Decision]:
        with self._reading() as engine:
            return _decisions(engine)

    def decide(self, decisions: Iterable[Decision]) -> None:
        with self._writing() as engine:
            before = {decision.key: decision for decision in _decisions(engine)}
            after = before | {decision.key: decision for decision in decisions}
            with transaction(engine):
                for key in after.keys() - before.keys():
                    row = {"key": "\t".join(key), **decision_to_row(after[key])}
                    engine.command(
                        "sql", "INSERT INTO _Decision CONTENT :row", {"row": row}
                    ).close()
                for key, was in before.items():
                    if after[key] != was:
                        row = {"key": "\t".join(key), **decision_to_row(after[key])}
                        engine.command(
                            "sql",
                            "UPDATE _Decision CONTENT :row WHERE key = :key",
                            {"row": row, "key": row["key"]},
                        ).close()
                ChangeOf(
                    engine,
                    self.vocabulary,
                    Canon(before.values()),
                    Canon(after.values()),
                ).write()

    def articles(self, article_ids: Collection[str] | None = None) -> Iterator[Article]:
        for row in self._nodes("Article", article_ids):
            yield article_from(row)

    def readings(self) -> Iterator[Reading]:
        with self._reading() as engine:
            ids = sorted(row["id"] for row in select(engine, "SELECT id FROM Article"))
        for page in _pages(ids):
            with self._reading() as engine:
                found = self._readings(engine, page)
            yield from found

    def entities(self, entity_ids: Collection[str] | None = None) -> Iterator[Entity]:
        for row in self._nodes("Entity", entity_ids):
            yield entity_from(row, type_of(row["@type"]))

    def entity(self, entity_id: str) -> Entity:
        for entity in self.entities([entity_id]):
            return entity
        raise UnknownEntity(entity_id)

    def named(self, name: str) -> list[Entity]:
        with self._reading() as engine:
            rows = select(
                engine, "SELECT id FROM _Name WHERE key = :key", key=name.casefold()
            )
            return list(self.entities({row["id"] for row in rows}))

    def links(self, entity_ids: Collection[str]) -> Iterator[Link]:
        ids = list(dict.fromkeys(entity_ids))
        wanted = set(ids)
        with self._reading() as engine:
            out = engine.query("opencypher", _LINKS.format("-", "->"), {"ids": ids})
            told = [row["link"] for row in out.to_list()]
            into = engine.query("opencypher", _LINKS.format("<-", "-"), {"ids": ids})
            for row in into.to_list():
                link = row["link"]
                link[3], link[4] = link[4], link[3]
                if link[3] not in wanted:
                    told.append(link)
        for edge, type_, claim, subject, object_, date, end, sources, surest in told:
            if sources is None:  # drawn by somebody's own Cypher, from no article
                continue
            yield Link(
                edge,
                subject,
                object_,
                claim or type_,
                type_ != CLAIM,
                date,
                end,
                len(sources) if len(sources) == 1 else len(set(sources)),
                float(surest),
            )

    def degrees(self, entity_ids: Collection[str]) -> Mapping[str, int]:
        with self._reading() as engine:
            rows = select(
                engine,
                "SELECT id, bothE('_Tie').size() AS degree FROM Entity "
                "WHERE id IN :ids",
                ids=list(set(entity_ids)),
            )
        return {row["id"]: row["degree"] for row in rows}

    def edges(self, edge_ids: Collection[str]) -> list[Edge]:
        with self._reading() as engine:
            rows = select(
                engine, f"{_EDGES} _Tie WHERE id IN :ids", ids=list(set(edge_ids))
            )
            return self._drawn(engine, rows, {})

    def edges_of(self, entity_ids: Collection[str]) -> Iterator[Edge]:
        with self._reading() as engine:
            rows = select(
                engine,
                f"{_EDGES} (SELECT expand(bothE('_Tie')) FROM Entity WHERE id IN :ids)",
                ids=list(set(entity_ids)),
            )
        each = list({row["id"]: row for row in rows if "id" in row}.values())
        told: dict[str, dict[str, Entity]] = {}
        each.sort(key=lambda row: row["id"])
        for page in _pages(each):
            with self._reading() as engine:
                drawn = self._drawn(engine, page, told)
            yield from drawn

    def all_edges(self) -> Iterator[Edge]:
        told: dict[str, dict[str, Entity]] = {}
        for rows in self._edge_pages():
            with self._reading() as engine:
                drawn = self._drawn(engine, rows, told)
            yield from drawn

    def cypher(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        timeout_s: float | None = None,
    ) -> Rows:
        given = parameters or {}
        if not write:
            refuse_writes(query)
        refuse_differences(query)
        refuse_wrapped_aggregates(query)
        if not write:
            with self._reading(timeout_s) as engine:
                return in_order(query, answer(engine, query, given, timeout_s))
        with self._writing() as engine, longest(engine, timeout_s), transaction(engine):
            told = answer(engine, query, given, timeout_s, write=True)
            return in_order(query, told)

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for row in self._nodes("Entity"):
            graph.add_node(row["id"])
            told = {key: value for key, value in row.items() if key[0] != "@"}
            graph.nodes[row["id"]].update(type=type_of(row["@type"]), **told)
        for rows in self._edge_pages():
            for kept in map(kept_of, rows):
                graph.add_edge(kept.subject, kept.object, key=kept.id)
                attributes = graph.edges[kept.subject, kept.object, kept.id]
                attributes.update(kept.properties, type=kept.type)
        return graph

    def counts(self) -> Counts:
        with self._reading() as engine:
            articles, facts = 0, 0
            for row in select(
                engine, "SELECT count(*) AS n, sum(facts) AS facts FROM _Reading"
            ):
                articles, facts = row["n"], row["facts"] or 0
            entities: Counter[str] = Counter()
            for row in select(engine, _counting("Entity", "@type")):
                entities[type_of(row["name"])] += row["n"]
            edges = {
                row["name"]: row["n"]
                for row in select(engine, _counting("_Tie", "@type"))
                if row["name"] != CLAIM
            }
            claims = {
                row["name"]: row["n"]
                for row in select(engine, _counting(CLAIM, "relation"))
            }
        return Counts(articles, facts, *map(_sorted, (entities, edges, claims)))

    def close(self) -> None:
        if not self._left:
            self._left = True
            self._folder.leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self, longest_s: float | None = None) -> Iterator[Engine]:
        if self._left:
            message = f"{self.url}: the store was closed"
            raise StoreError(message)
        reading = (
            self._folder.reading()
            if longest_s is None
            else self._folder.reading_for(longest_s)
        )
        with engine_errors(self.url), reading as engine:
            yield engine

    @contextmanager
    def _writing(self) -> Iterator[Engine]:
        if self._left:
            message = f"{self.url}: the store was closed"
            raise StoreError(message)
        with engine_errors(self.url), self._folder.writing() as engine:
            yield engine

    def _learn(self, engine: Engine) -> None:
        """Make the types of a vocabulary that grew since the store was made."""
        known = {row["name"] for row in select(engine, "SELECT name FROM schema:types")}
        if not known.issuperset((*self.vocabulary.types, *self.vocabulary.relations)):
            script = ";".join(of_vocabulary(self.vocabulary))
            engine.command("sqlscript", script).close()

    def _written(self, engine: Engine, batch: Mapping[str, Reading]) -> Tally:
        """Take a batch in, in one transaction."""
        known = _readings_kept(engine, list(batch))
        added = [
            reading
            for id_, reading in batch.items()
            if id_ not in known or known[id_]["stamp"] != stamp(reading)
        ]
        gone = {
            r.article.id: known[r.article.id] for r in added if r.article.id in known
        }
        if added:
            canon = Canon(_decisions(engine))
            change = ChangeOf(engine, self.vocabulary, canon, canon, added, gone)
            with transaction(engine):
                change.write()
        facts = sum(len(reading.facts) for reading in batch.values())
        unchanged = len(batch) - len(added)
        return Tally(len(added) - len(gone), len(gone), unchanged, facts)

    def _nodes(
        self, label: str, ids: Collection[str] | None = None
    ) -> list[dict[str, Any]]:
        """Nodes of ours with their types, sorted by id."""
        sql = f"SELECT *, @type FROM {label} WHERE id IS NOT NULL"
        with self._reading() as engine:
            if ids is None:
                rows = select(engine, sql)
            else:
                sql = f"SELECT *, @type FROM {label} WHERE id IN :ids"
                rows = select(engine, sql, ids=list(set(ids)))
        return sorted(rows, key=lambda row: row["id"])

    def _edge_pages(self) -> Iterator[list[dict[str, Any]]]:
        """The rows of all edges, sorted by id, a page at a time."""
        with self._reading() as engine:
            ids = sorted(
                row["id"]
                for row in select(engine, "SELECT id FROM _Tie WHERE id IS NOT NULL")
            )
        for some in _pages(ids, 4 * _PAGE):
            with self._reading() as engine:
                rows = select(engine, f"{_EDGES} _Tie WHERE id IN :ids", ids=some)
            rows.sort(key=lambda row: row["id"])
            yield [row for row in rows if "details" in row]

    def _drawn(
        self,
        engine: Engine,
        rows: Sequence[Mapping[str, Any]],
        told: dict[str, dict[str, Entity]],
    ) -> list[Edge]:
        """The edges of rows, sorted by id; ``told`` has what articles said before."""
        kept = [kept_of(row) for row in rows if "details" in row]
        sources = {source for one in kept for source in one.properties["sources"]}
        new = list(sources - told.keys())
        for article_id, mentions in _said(engine, new).items():
            told[article_id] = {m.entity.id: m.entity for m in mentions}
        return sorted((self._edge(one, told) for one in kept), key=lambda edge: edge.id)

    def _edge(self, kept: Kept, told: Mapping[str, Mapping[str, Entity]]) -> Edge:
        return edge_from(
            kept.properties,
            kept.type,
            (kept.subject, kept.object),
            self.vocabulary,
            lambda article, entity: told[article][entity],
        )

    def _readings(self, engine: Engine, ids: Sequence[str]) -> list[Reading]:
        articles = [
            article_from(row)
            for row in select(engine, "SELECT FROM Article WHERE id IN :ids", ids=ids)
        ]
        said = _said(engine, ids)
        told = {id_: {m.entity.id: m.entity for m in said[id_]} for id_ in said}
        canon = Canon(_decisions(engine))
        pairs = {
            pair(canon(subject), canon(object_))
            for row in _readings_kept(engine, ids).values()
            for subject, object_ in orjson.loads(row["pairs"])
        }
        facts: dict[str, list[Fact]] = {id_: [] for id_ in ids}
        for some in _pages(sorted(pairs), 2000):
            rows = select(engine, f"{_EDGES} _Tie WHERE {PAIR} IN :pairs", pairs=some)
            for row in rows:
                if "details" not in row:
                    continue
                for fact in self._facts_of(kept_of(row), told):
                    facts[fact.article_id].append(fact)
        loose = "SELECT FROM _Loose WHERE article IN :ids"
        for row in select(engine, loose, ids=ids):
            fact = fact_from_row(orjson.loads(row["fact"]), self.vocabulary)
            facts[fact.article_id].append(fact)
        readings = (
            settled(Reading(a, tuple(said.get(a.id, ())), tuple(facts[a.id])))
            for a in articles
        )
        return sorted(readings, key=lambda reading: reading.article.id)

    def _facts_of(
        self, kept: Kept, told: Mapping[str, Mapping[str, Entity]]
    ) -> Sequence[Fact]:
        """The facts of an edge that articles in ``told`` tell."""
        lists = ("sources", "quotes", "dates", "confidences", "details")
        at = [i for i, s in enumerate(kept.properties["sources"]) if s in told]
        some = {key: [kept.properties[key][i] for i in at] for key in lists}
        properties = {**kept.properties, **some}
        return self._edge(
            Kept(kept.type, kept.subject, kept.object, properties), told
        ).facts


def _readings_kept(engine: Engine, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    sql = "SELECT *, @rid FROM _Reading WHERE article IN :ids"
    return {row["article"]: row for row in select(engine, sql, ids=ids)}


def _said(engine: Engine, ids: Sequence[str]) -> dict[str, list[Mentioned]]:
    """Whom each of the articles mentions, and how."""
    said: dict[str, list[Mentioned]] = {}
    for some in _pages(ids):
        for row in select(engine, _SAID, ids=some):
            said.setdefault(row["@article"], []).append(mention_from(row))
    return said


def _decisions(engine: Engine) -> list[Decision]:
    rows = select(engine, "SELECT FROM _Decision")
    return sorted(map(decision_from_row, rows), key=lambda decision: decision.key)


def _counting(type_: str, by: str) -> str:
    return f"SELECT {by} AS name, count(*) AS n FROM {type_} GROUP BY {by}"


def _sorted(counted: Mapping[str, int]) -> dict[str, int]:
    return {name: n for name, n in sorted(counted.items()) if n}


def _pages(rows: Sequence[Any], size: int = _PAGE) -> Iterator[Any]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
