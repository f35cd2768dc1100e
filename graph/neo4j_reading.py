"""Readings, edges and decisions as they stand in Neo4j, read within a transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, LiteralString, TypeVar, cast

import orjson
from neo4j import ManagedTransaction, Record, Session, Transaction

from detente.graph.decisions import Decision
from detente.graph.edges import Edge
from detente.graph.formats.exchange import decision_from_row, fact_from_row
from detente.graph.model import Entity, Fact, Mentioned, Reading
from detente.graph.neo4j_schema import types
from detente.graph.properties import article_from, edge_from, mention_from, settled
from detente.graph.redraw import Kept
from detente.graph.relations import Vocabulary

Runner = ManagedTransaction | Transaction | Session
_Item = TypeVar("_Item")
_BATCH = 1000

_ARTICLES = """
UNWIND $rows AS id MATCH (a:Article {id: id}) RETURN properties(a) AS properties
"""
_MENTIONS = """
UNWIND $rows AS id
MATCH (a:Article {id: id})-[m:MENTIONS]->(e:Entity)
RETURN id AS article, e.id AS entity, properties(m) AS properties
"""
_FACTS = """
UNWIND $rows AS id
MATCH (:Article {{id: id}})-[:MENTIONS]->(e:Entity)
WITH id, collect(DISTINCT e) AS named
UNWIND named AS s
UNWIND named AS o
WITH id, s, o WHERE s.id <> o.id
MATCH (s)-[r:{types}]->(o) WHERE id IN r.sources
RETURN id AS article, type(r) AS type, s.id AS subject, o.id AS object, r.id AS edge,
       r.relation AS relation, r.negated AS negated, r.modality AS modality,
       [i IN range(0, size(r.sources) - 1) WHERE r.sources[i] = id | i] AS at,
       r.quotes AS quotes, r.dates AS dates, r.confidences AS confidences,
       r.details AS details
"""
# Only the types that are wanted: Neo4j looks at each type of a hub by itself. The ends
# first: what is planned while there are few edges would later go through them all.
_BETWEEN = """
UNWIND $rows AS row
MATCH (a:Entity {{id: row[0]}}) MATCH (b:Entity {{id: row[1]}})
WITH row[2] AS wanted, a, b
MATCH (a)-[r:{types}]-(b)
WHERE type(r) IN wanted AND r.details IS NOT NULL
RETURN type(r) AS type, startNode(r).id AS subject, endNode(r).id AS object,
       properties(r) AS properties
"""
_TOUCHING = """
UNWIND $rows AS id
MATCH (e:Entity {{id: id}})-[r:{types}]-(:Entity) WHERE r.details IS NOT NULL
RETURN DISTINCT type(r) AS type, startNode(r).id AS subject, endNode(r).id AS object,
       properties(r) AS properties
"""
_DECISIONS = "MATCH (d:Decision) RETURN properties(d) AS properties"


def run(on: Runner, text: str, rows: Iterable[Any]) -> Iterator[Record]:
    """The records of a query over ``$rows``, sent in batches.

    ``text`` is ours: what a user gives stands in ``rows`` alone.
    """
    for part in batches(rows):
        yield from on.run(ours(text), {"rows": part})


def ours(text: str) -> LiteralString:
    """``text`` as the driver's types want it: put together from words we know.

    A user's own query is sent as it is too; that is what it is for.
    """
    return cast("LiteralString", text)  # type: ignore[redundant-cast]


def batches(items: Iterable[_Item], size: int = _BATCH) -> Iterator[list[_Item]]:
    ahead = iter(items)
    while part := list(islice(ahead, size)):
        yield part


def decisions(on: Runner) -> list[Decision]:
    """All decisions, sorted by what tells them apart."""
    found = [decision_from_row(record["properties"]) for record in on.run(_DECISIONS)]
    return sorted(found, key=lambda decision: decision.key)


def between(
    on: Runner, pairs: Mapping[tuple[str, str], Collection[str]]
) -> Iterator[Kept]:
    """The edges between the ends of each pair that are of its types."""
    wanted = sorted({type_ for types in pairs.values() for type_ in types})
    text = _BETWEEN.format(types="|".join(wanted))
    rows = ([*ends, sorted(types)] for ends, types in pairs.items())
    yield from map(kept, run(on, text, rows))


def touching(on: Runner, ids: Collection[str], vocabulary: Vocabulary) -> list[Kept]:
    """The edges that touch one of the entities, each once."""
    found = map(kept, run(on, _typed(_TOUCHING, vocabulary), ids))
    return list({edge.id: edge for edge in found}.values())


def told(on: Runner, articles: Iterable[str]) -> dict[tuple[str, str], Entity]:
    """By article and entity id, the entity as that article tells it."""
    return {
        (record["article"], record["properties"]["entity"]): mention_from(
            record["properties"]
        ).entity
        for record in run(on, _MENTIONS, articles)
    }


def readings(
    on: Runner, ids: Collection[str], vocabulary: Vocabulary
) -> dict[str, Reading]:
    """What was read from those of the articles that are there, by id."""
    articles = {
        article.id: article
        for record in run(on, _ARTICLES, ids)
        if (article := article_from(record["properties"]))
    }
    mentions: dict[str, list[Mentioned]] = defaultdict(list)
    facts: dict[str, list[Fact]] = defaultdict(list)
    for record in run(on, _MENTIONS, articles):
        mentions[record["article"]].append(mention_from(record["properties"]))
        for text in record["properties"].get("within", ()):
            facts[record["article"]].append(
                fact_from_row(orjson.loads(text), vocabulary)
            )
    for record in run(on, _typed(_FACTS, vocabulary), articles):
        known = {m.entity.id: m.entity for m in mentions[record["article"]]}
        facts[record["article"]].extend(_facts(record, vocabulary, known))
    return {
        id_: settled(Reading(article, tuple(mentions[id_]), tuple(facts[id_])))
        for id_, article in articles.items()
    }


def type_of(labels: Collection[str], vocabulary: Vocabulary) -> str | None:
    """The entity type among the labels of a node, ``None`` where it has none yet."""
    return next((type_ for type_ in vocabulary.types if type_ in labels), None)


def _facts(
    record: Record, vocabulary: Vocabulary, known: Mapping[str, Entity]
) -> Iterable[Fact]:
    """The facts of one article in an edge."""
    at = record["at"]
    properties = {
        "id": record["edge"],
        "relation": record["relation"],
        "negated": record["negated"],
        "modality": record["modality"],
        "sources": [record["article"]] * len(at),
    }
    for key in ("quotes", "dates", "confidences", "details"):
        told = record[key]
        sound = isinstance(told, list) and len(told) > max(at)
        properties[key] = [told[index] for index in at] if sound else None
    ends = (record["subject"], record["object"])
    return edge_from(
        properties, record["type"], ends, vocabulary, lambda _, said: known[said]
    ).facts


def kept(record: Record) -> Kept:
    return Kept(
        record["type"], record["subject"], record["object"], record["properties"]
    )


def _typed(text: str, vocabulary: Vocabulary) -> str:
    return text.format(types="|".join(types(vocabulary)))


def edge(
    kept_: Kept, vocabulary: Vocabulary, told_: Mapping[tuple[str, str], Entity]
) -> Edge:
    """An edge with its facts; ``told_`` are the entities as the articles tell them."""
    ends = (kept_.subject, kept_.object)
    return edge_from(
        kept_.properties,
        kept_.type,
        ends,
        vocabulary,
        lambda article, said: told_[article, said],
    )
