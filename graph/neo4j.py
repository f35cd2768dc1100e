"""The store for more than a laptop holds: a Neo4j server, a cluster or Aura.

What it runs is openCypher that needs no plugin. Relationship types and labels in it are
words of the vocabulary; all else is a parameter.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from heapq import merge
from typing import TYPE_CHECKING, Any

from neo4j import ManagedTransaction, Record

from detente.graph import neo4j_reading as reading
from detente.graph import neo4j_schema as schema
from detente.graph.batches import Batches
from detente.graph.bolt import hollow, native, parameter, value_from
from detente.graph.decisions import Canon, Decision
from detente.graph.dialect import in_order, refuse_differences
from detente.graph.edges import Edge
from detente.graph.errors import DetenteError, UnknownArticle, UnknownEntity
from detente.graph.every_store import EveryStore
from detente.graph.guard import refuse_writes
from detente.graph.model import Article, Entity, Reading
from detente.graph.moments import plain, spelled_out
from detente.graph.neo4j_dialect import (
    refuse_lone_nodes,
    refuse_own_label,
    without_keys,
)
from detente.graph.neo4j_identity import decide
from detente.graph.neo4j_migration import migrate
from detente.graph.neo4j_server import Server
from detente.graph.neo4j_writing import Fate, write
from detente.graph.properties import article_from, entity_from, link_from, settled
from detente.graph.redraw import Kept
from detente.graph.relations import CLAIM, Vocabulary
from detente.graph.rows import Rows
from detente.graph.store import Counts, Link, Tally
from detente.graph.told import keys

if TYPE_CHECKING:
    import networkx as nx

_MOST_TOLD = 20000  # mentions and facts in a transaction, unless one article has more
_PAGE = 500  # articles read back at a time

_ENDS = """
UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id RETURN id, n.id AS ours
"""
_ALL_ARTICLES = """
MATCH (a:Article) WHERE a.id IS NOT NULL
RETURN properties(a) AS properties ORDER BY a.id
"""
_ARTICLES = """
UNWIND $rows AS id MATCH (a:Article {id: id})
RETURN properties(a) AS properties ORDER BY id
"""
_ALL_ENTITIES = """
MATCH (e:Entity) WHERE e.id IS NOT NULL
RETURN labels(e) AS labels, properties(e) AS properties ORDER BY e.id
"""
_ENTITIES = """
UNWIND $rows AS id MATCH (e:Entity {id: id})
RETURN labels(e) AS labels, properties(e) AS properties ORDER BY id
"""
# Not over $rows: the index of texts is used where the server knows it is given one.
_NAMED = f"""
MATCH (e:Entity) WHERE e.{schema.KEYS} CONTAINS $key
RETURN labels(e) AS labels, properties(e) AS properties ORDER BY e.id
"""
_STAMPS = f"MATCH (a:Article) RETURN a.id AS id, a.{schema.STAMP} AS stamp"
# An edge without details was drawn by somebody's own Cypher, from no article; one
# without the others was damaged by it.
_AS_LINK = """
WHERE r.details IS NOT NULL AND r.sources IS NOT NULL AND r.confidence IS NOT NULL
RETURN type(r) AS type, startNode(r).id AS subject, endNode(r).id AS object, id,
       {{id: r.id, relation: r.relation, date: r.date, date_end: r.date_end,
        sources: r.sources, confidence: r.confidence}} AS properties
"""
_LINKS = (
    """
UNWIND $rows AS id
MATCH (:Entity {{id: id}})-[r:{types}]-(:Entity)
"""
    + _AS_LINK
)
_LINKS_BETWEEN = (
    """
UNWIND $rows AS pair WITH pair[0] AS id, pair[1] AS other
MATCH (:Entity {{id: id}})-[r:{types}]-(:Entity {{id: other}})
"""
    + _AS_LINK
)
_DEGREES = """
UNWIND $rows AS id MATCH (e:Entity {id: id})
RETURN id, COUNT { (e)--() } - COUNT { (e)<-[:MENTIONS]-() } AS degree
"""
_EDGES = """
UNWIND $rows AS id MATCH (s)-[r:{type} {{id: id}}]->(o) WHERE r.details IS NOT NULL
RETURN type(r) AS type, s.id AS subject, o.id AS object, properties(r) AS properties
"""
_EDGES_OF_TYPE = """
MATCH (s)-[r:{type}]->(o) WHERE r.id >= '' AND r.details IS NOT NULL
RETURN type(r) AS type, s.id AS subject, o.id AS object, properties(r) AS properties
ORDER BY r.id
"""


class Neo4jStore(EveryStore):
    """Fits ``Store`` over one driver, which every thread of the process may share."""

    def __init__(self, url: str, vocabulary: Vocabulary) -> None:
        """The store at ``url``; see ``Server`` for what may be wrong with it."""
        self.url = url
        self.vocabulary = vocabulary
        self._server = Server(url, vocabulary)
        try:
            migrate(self._server, vocabulary)
        except DetenteError:
            self.close()
            raise

    def add(
        self,
        readings: Iterable[Reading],
        *,
        acknowledge: Callable[[str], None] | None = None,
    ) -> Tally:
        fates: Counter[Fate] = Counter()
        facts = 0
        batches = Batches(map(settled, readings), self.vocabulary, _MOST_TOLD)
        while batch := batches.take():
            for article_id, fate in self._write(batch).items():
                fates[fate] += 1
                if acknowledge is not None:
                    acknowledge(article_id)
            facts += sum(len(reading.facts) for reading in batch.values())
        batches.check()
        return Tally(
            fates[Fate.ADDED], fates[Fate.REPLACED], fates[Fate.UNCHANGED], facts
        )

    def forget(self, article_id: str) -> None:
        if not list(self.articles([article_id])):
            raise UnknownArticle(article_id)
        self._write({article_id: None})

    def decisions(self) -> list[Decision]:
        with self._server.reading() as session:
            return reading.decisions(session)

    def decide(self, decisions: Iterable[Decision]) -> None:
        taken = tuple(decisions)
        self._server.written(partial(decide, taken=taken, vocabulary=self.vocabulary))

    def articles(self, article_ids: Collection[str] | None = None) -> Iterator[Article]:
        for record in self._found(_ALL_ARTICLES, _ARTICLES, article_ids):
            yield article_from(record["properties"])

    def readings(self) -> Iterator[Reading]:
        ids = (article.id for article in self.articles())
        for page in reading.batches(ids, _PAGE):
            with self._server.reading() as session:
                found = reading.readings(session, page, self.vocabulary)
            yield from (found[id_] for id_ in page if id_ in found)

    def entities(self, entity_ids: Collection[str] | None = None) -> Iterator[Entity]:
        for record in self._found(_ALL_ENTITIES, _ENTITIES, entity_ids):
            yield self._entity(record)

    def entity(self, entity_id: str) -> Entity:
        for entity in self.entities([entity_id]):
            return entity
        raise UnknownEntity(entity_id)

    def named(self, name: str) -> list[Entity]:
        wanted = name.casefold()
        given = {"key": schema.keys_text([wanted])}
        found = list(map(self._entity, self._server.answers(_NAMED, given)))
        if all(wanted in keys(entity, ()) for entity in found):
            return found
        canon = Canon(self.decisions())  # the id of one that was merged, then
        return [e for e in found if wanted in keys(e, canon.group(e.id))]

    def links(self, entity_ids: Collection[str]) -> Iterator[Link]:
        wanted = set(entity_ids)
        for record in self._server.records(self._typed(_LINKS), wanted):
            if record["id"] == record["subject"] or record["subject"] not in wanted:
                yield _link(record)

    def links_between(self, pairs: Collection[tuple[str, str]]) -> Iterator[Link]:
        rows = {tuple(sorted(ends)) for ends in pairs}
        return map(_link, self._server.records(self._typed(_LINKS_BETWEEN), rows))

    def degrees(self, entity_ids: Collection[str]) -> Mapping[str, int]:
        found = self._server.records(_DEGREES, set(entity_ids))
        return dict.fromkeys(entity_ids, 0) | {
            record["id"]: record["degree"] for record in found
        }

    def edges(
        self, edge_ids: Collection[str], types: Collection[str] = ()
    ) -> list[Edge]:
        wanted = sorted(set(edge_ids))
        found = (
            reading.kept(record)
            for type_ in schema.types(self.vocabulary)
            if not types or type_ in types
            for record in self._server.records(_EDGES.format(type=type_), wanted)
        )
        return list(self._drawn(sorted(found, key=_by_id)))

    def edges_of(self, entity_ids: Collection[str]) -> Iterator[Edge]:
        with self._server.reading() as session:
            found = reading.touching(session, set(entity_ids), self.vocabulary)
        yield from self._drawn(sorted(found, key=_by_id))

    def all_edges(self) -> Iterator[Edge]:
        # One stream for each type, in the order of its index: nobody sorts the whole.
        counted = self.counts()
        claims = [CLAIM] if counted.claims else []
        streams = (
            map(reading.kept, self._server.records(_EDGES_OF_TYPE.format(type=type_)))
            for type_ in (*counted.edges, *claims)
        )
        yield from self._drawn(merge(*streams, key=_by_id))

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
        values = plain(parameters or {})
        refuse_differences(spelled_out(query, values)[0])
        refuse_own_label(query)
        if self.decisions():
            refuse_lone_nodes(query)
        text = without_keys(query, schema.HIDDEN)
        given = {key: parameter(value) for key, value in values.items()}

        def asked(tx: ManagedTransaction) -> Rows:
            result = tx.run(reading.ours(text), given)
            columns = tuple(result.keys())
            rows = [record.values() for record in result]
            plan = result.consume().plan
            if plan is not None:  # EXPLAIN
                lines = str(plan["args"].get("string-representation", "")).splitlines()
                return Rows(("plan",), tuple((line,) for line in lines))
            ends = hollow(value for row in rows for value in row)
            ids = {r["id"]: r["ours"] for r in reading.run(tx, _ENDS, ends)}
            told = tuple(tuple(value_from(v, ids) for v in row) for row in rows)
            return in_order(query, Rows(columns, told))

        return self._server.asked(asked, write=write, timeout_s=timeout_s)

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for record in self._server.records(_ALL_ENTITIES):
            told = {"type": self._entity(record).type, **record["properties"]}
            graph.add_node(told["id"])
            graph.nodes[told["id"]].update(native(schema.shown(told)))
        for type_ in schema.types(self.vocabulary):
            for record in self._server.records(_EDGES_OF_TYPE.format(type=type_)):
                edge = reading.kept(record)
                graph.add_edge(edge.subject, edge.object, key=edge.id)
                told = graph.edges[edge.subject, edge.object, edge.id]
                told.update(native(edge.properties), type=edge.type)
        return graph

    def indexes(self) -> Mapping[str, bool]:
        there = {record["name"] for record in self._server.records(schema.INDEXES)}
        return {name: name in there for name in schema.statements(self.vocabulary)}

    def counts(self) -> Counts:
        found = {
            part: {
                record["name"]: record["count"]
                for record in self._server.records(
                    schema.counting(part, self.vocabulary)
                )
                if record["count"]
            }
            for part in schema.COUNTED
        }
        totals = found["totals"]
        return Counts(
            totals.get("articles", 0),
            totals.get("facts", 0) + totals.get("within", 0),
            *(
                dict(sorted(found[part].items()))
                for part in ("entities", "edges", "claims")
            ),
        )

    def close(self) -> None:
        self._server.close()

    def stamps(self) -> Mapping[str, str | None]:
        return {r["id"]: r["stamp"] for r in self._server.records(_STAMPS)}

    def _write(self, batch: Mapping[str, Reading | None]) -> dict[str, Fate]:
        work = partial(write, batch=batch, vocabulary=self.vocabulary)
        return self._server.written(work)

    def _drawn(self, edges: Iterable[Kept]) -> Iterator[Edge]:
        """Edges with their facts, in the order given."""
        for part in reading.batches(edges):
            with self._server.reading() as session:
                sources = {s for edge in part for s in edge.properties["sources"]}
                told = reading.told(session, sorted(sources))
            for edge in part:
                yield reading.edge(edge, self.vocabulary, told)

    def _found(
        self, every: str, some: str, ids: Collection[str] | None
    ) -> Iterator[Record]:
        if ids is None:
            return self._server.records(every)
        return self._server.records(some, sorted(set(ids)))

    def _entity(self, record: Record) -> Entity:
        type_ = reading.type_of(record["labels"], self.vocabulary)
        return entity_from(record["properties"], type_ or "Entity")

    def _typed(self, text: str) -> str:
        return text.format(types="|".join(schema.types(self.vocabulary)))


def _link(record: Record) -> Link:
    return link_from(
        record["properties"], record["type"], record["subject"], record["object"]
    )


def _by_id(edge: Kept) -> str:
    return edge.id
