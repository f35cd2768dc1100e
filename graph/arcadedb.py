"""The embedded store: ArcadeDB in a folder, no server needed (the default).

https://arcadedb.com, native build, Apache-2.0. Each operation has the folder to itself
for as long as it takes (``arcadedb_folder``), so several programs can share a store.
"""
# ruff: noqa: S608 -- what stands in the SQL is ours; what users give is a parameter

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.graph import arcadedb_folder as folders
from detente.graph import arcadedb_reading as reading
from detente.graph.arcadedb_answers import answer, asks_for_times, in_our_words
from detente.graph.arcadedb_change import ChangeOf, kept_of
from detente.graph.arcadedb_content import content, write_over
from detente.graph.arcadedb_engine import (
    Engine,
    Row,
    damage,
    engine_errors,
    longest,
    select,
    transaction,
)
from detente.graph.arcadedb_reading import EDGES, PAGE, pages
from detente.graph.arcadedb_schema import (
    of_vocabulary,
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
from detente.graph.every_store import EveryStore
from detente.graph.formats.exchange import (
    decision_to_row,
)
from detente.graph.guard import refuse_writes
from detente.graph.model import Article, Entity, Reading
from detente.graph.moments import plain, spelled_out
from detente.graph.properties import (
    article_from,
    entity_from,
    settled,
)
from detente.graph.redraw import Change
from detente.graph.relations import Vocabulary
from detente.graph.rows import Rows
from detente.graph.stamps import stamp
from detente.graph.store import Counts, Link, Tally
from detente.graph.temporal import is_time
from detente.graph.written import Content, Written

if TYPE_CHECKING:
    import networkx as nx

_Write = Callable[[Callable[[Change], object]], None]
"""Writes to the engine, having told what becomes of the edges."""

_TOLD = 8000  # mentions and facts in a transaction, unless one article has more


class ArcadeStore(EveryStore):
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
            with self._writing() as engine, ThreadPoolExecutor(1) as writer:
                self._learn(engine)
                while batch:
                    writing = writer.submit(self._written, engine, batch)
                    try:  # the engine writes one batch while the next one is read
                        following = {} if batches.slow else batches.take()
                    finally:
                        tally += writing.result()
                        for article_id in batch:
                            if acknowledge is not None:
                                acknowledge(article_id)
                    batch = following
                    if batches.slow or self._folder.somebody_waits():
                        break
            if self._folder.somebody_waits():
                folders.make_room()
            batch = batch or batches.take()
        batches.check()
        return tally

    def forget(self, article_id: str) -> None:
        with self._writing() as engine:
            gone = reading.readings_kept(engine, [article_id])
            if not gone:
                raise UnknownArticle(article_id)
            canon = Canon(reading.decisions(engine))
            self._redraw(engine, self._change(engine, canon, canon, gone=gone).write)

    def decisions(self) -> list[Decision]:
        with self._reading() as engine:
            return reading.decisions(engine)

    def decide(self, decisions: Iterable[Decision]) -> None:
        with self._writing() as engine:
            before = {decision.key: decision for decision in reading.decisions(engine)}
            after = before | {decision.key: decision for decision in decisions}
            canons = Canon(before.values()), Canon(after.values())

            def write(tell: Callable[[Change], object]) -> None:
                for key, decision in after.items():
                    if before.get(key) != decision:
                        row = {"key": "\t".join(key), **decision_to_row(decision)}
                        engine.command(
                            "sql",
                            "UPDATE _Decision CONTENT :row UPSERT WHERE key = :key",
                            {"row": row, "key": row["key"]},
                        ).close()
                self._change(engine, *canons).write(tell)

            self._redraw(engine, write)

    def articles(self, article_ids: Collection[str] | None = None) -> Iterator[Article]:
        for row in self._nodes("Article", article_ids):
            yield article_from(row)

    def readings(self) -> Iterator[Reading]:
        with self._reading() as engine:
            rows = select(engine, "SELECT article FROM _Reading")
            found = {row["article"] for row in rows}
            if None in found:
                raise KeyError("article")  # noqa: EM101 -- see damage()
        ids = sorted(found)
        for page in pages(ids):
            with self._reading() as engine:
                told = reading.readings(
                    engine, self._folder.ties, page, self.vocabulary
                )
            yield from told

    def entities(self, entity_ids: Collection[str] | None = None) -> Iterator[Entity]:
        for row in self._nodes("Entity", entity_ids):
            yield entity_from(row, type_of(row["@type"], self.vocabulary))

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
        with self._reading():
            return iter(self._folder.ties.links(entity_ids))

    def links_between(self, pairs: Collection[tuple[str, str]]) -> Iterator[Link]:
        with self._reading():
            return iter(self._folder.ties.between(pairs))

    def neighbours(self, entity_ids: Collection[str]) -> Mapping[str, AbstractSet[str]]:
        with self._reading():
            return self._folder.ties.neighbours(entity_ids)

    def degrees(self, entity_ids: Collection[str]) -> Mapping[str, int]:
        with self._reading():
            return self._folder.ties.degrees(entity_ids)

    def edges(
        self, edge_ids: Collection[str], types: Collection[str] = ()
    ) -> list[Edge]:
        with self._reading() as engine:
            rows = reading.edges_of_types(engine, list(set(edge_ids)), types)
            return reading.drawn(engine, rows, None, self.vocabulary)

    def edges_of(self, entity_ids: Collection[str]) -> Iterator[Edge]:
        with self._reading() as engine:
            rows = select(
                engine,
                f"{EDGES} (SELECT expand(bothE('_Tie')) FROM Entity WHERE id IN :ids)",
                ids=list(set(entity_ids)),
            )
        each = list({row["id"]: row for row in rows if "id" in row}.values())
        told: dict[str, dict[str, Entity]] = {}
        each.sort(key=lambda row: row["id"])
        for page in pages(each):
            with self._reading() as engine:
                drawn = reading.drawn(engine, page, told, self.vocabulary)
            yield from drawn

    def all_edges(self) -> Iterator[Edge]:
        told: dict[str, dict[str, Entity]] = {}
        for rows in self._edgepages():
            with self._reading() as engine:
                drawn = reading.drawn(engine, rows, told, self.vocabulary)
            yield from drawn

    @contextmanager
    def turn(self) -> Iterator[None]:
        with self._reading():
            yield

    def cypher(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        timeout_s: float | None = None,
    ) -> Rows:
        if not write:
            refuse_writes(query)
        query, given = spelled_out(query, plain(parameters or {}))
        refuse_differences(query)
        refuse_wrapped_aggregates(query)
        if not write:
            with self._reading(timeout_s) as engine:
                return in_order(query, answer(engine, query, given, timeout_s))
        with (
            self._writing() as engine,
            longest(engine, timeout_s),
            in_our_words(timeout_s),
            transaction(engine),
        ):
            if asks_for_times(query) or any(map(is_time, given.values())):
                reading.note_times(engine)
            told = answer(engine, query, given, timeout_s, write=True)
            reading.sign(engine)  # whatever was written may have changed edges
            return in_order(query, told)

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for row in self._nodes("Entity"):
            graph.add_node(row["id"])
            told = {key: value for key, value in row.items() if key[0] != "@"}
            graph.nodes[row["id"]].update(
                type=type_of(row["@type"], self.vocabulary), **told
            )
        for rows in self._edgepages():
            for kept in map(kept_of, rows):
                graph.add_edge(kept.subject, kept.object, key=kept.id)
                attributes = graph.edges[kept.subject, kept.object, kept.id]
                attributes.update(kept.properties, type=kept.type)
        return graph

    def indexes(self) -> Mapping[str, bool]:
        return {}

    def content(self, names: Mapping[str, str] | None = None) -> Content:
        """The whole graph, what Cypher wrote over it too.

        ``names`` are those of nodes without an id of ours, by the ids of their records.
        """
        with self._reading() as engine:
            return content(engine, names or {})

    def write_over(self, written: Written) -> Mapping[str, str]:
        """Make of the graph what Cypher had made of another one of the same articles.

        Not in one step: where it fails, the store is of no use any more.
        Gives the names in ``written`` by the ids of the records that now have them.
        """
        with damage(self.url), self._writing() as engine:
            names = write_over(engine, written)
            with transaction(engine):
                if written.holds_times():
                    reading.note_times(engine)
                reading.sign(engine)
        return names

    def stamps(self) -> Mapping[str, str | None]:
        with self._reading() as engine:
            rows = select(engine, "SELECT article, stamp FROM _Reading")
        return {row["article"]: row["stamp"] for row in rows}

    def counts(self) -> Counts:
        with self._reading() as engine:
            return reading.counts(engine, self.vocabulary)

    def close(self) -> None:
        if not self._left:
            self._left = True
            self._folder.leave()

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
        with damage(self.url), engine_errors(self.url), reading as engine:
            yield engine

    @contextmanager
    def _writing(self) -> Iterator[Engine]:
        if self._left:
            message = f"{self.url}: the store was closed"
            raise StoreError(message)
        with engine_errors(self.url), self._folder.writing() as engine:
            yield engine

    def _change(
        self,
        engine: Engine,
        before: Canon,
        after: Canon,
        added: Sequence[Reading] = (),
        gone: Mapping[str, Row] | None = None,
    ) -> ChangeOf:
        known = self.vocabulary
        ties = self._folder.ties
        return ChangeOf(engine, ties, known, before, after, added, gone or {})

    def _redraw(self, engine: Engine, write: _Write) -> None:
        """Change edges in one transaction, and the table of ties beside them."""
        ties = self._folder.ties
        with ties.changing(), ThreadPoolExecutor(1) as beside:
            with transaction(engine):
                following: list[Future[None]] = []
                write(
                    lambda change: following.append(beside.submit(ties.follow, change))
                )
                signed = reading.sign(engine)
                for done in following:
                    done.result()
            ties.sign(signed)

    def _learn(self, engine: Engine) -> None:
        """Make the types of a vocabulary that grew since the store was made."""
        known = {row["name"] for row in select(engine, "SELECT name FROM schema:types")}
        if not known.issuperset((*self.vocabulary.types, *self.vocabulary.relations)):
            script = ";".join(of_vocabulary(self.vocabulary))
            engine.command("sqlscript", script).close()

    def _written(self, engine: Engine, batch: Mapping[str, Reading]) -> Tally:
        """Take a batch in, in one transaction."""
        known = reading.readings_kept(engine, list(batch))
        added = [
            told
            for id_, told in batch.items()
            if id_ not in known or known[id_]["stamp"] != stamp(told)
        ]
        gone = {
            r.article.id: known[r.article.id] for r in added if r.article.id in known
        }
        if added:
            canon = Canon(reading.decisions(engine))
            change = self._change(engine, canon, canon, added, gone)
            with damage(self.url):
                self._redraw(engine, change.write)
        facts = sum(len(told.facts) for told in batch.values())
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

    def _edgepages(self) -> Iterator[list[dict[str, Any]]]:
        """The rows of all edges, sorted by id, a page at a time."""
        with self._reading() as engine:
            ids = sorted(
                row["id"]
                for row in select(engine, "SELECT id FROM _Tie WHERE id IS NOT NULL")
            )
        for some in pages(ids, 4 * PAGE):
            with self._reading() as engine:
                rows = select(engine, f"{EDGES} _Tie WHERE id IN :ids", ids=some)
            rows.sort(key=lambda row: row["id"])
            yield [row for row in rows if "details" in row]
