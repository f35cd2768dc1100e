"""Decisions about identity carried out within one transaction on Neo4j."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import orjson
from neo4j import ManagedTransaction, Record

from detente.graph.decisions import Canon, Decision
from detente.graph.formats.exchange import (
    decision_to_row,
    fact_from_row,
    fact_to_row,
)
from detente.graph.model import Fact
from detente.graph.neo4j_reading import decisions, run, touching
from detente.graph.neo4j_writing import (
    Held,
    apply,
    drain,
    held,
    tell_entities,
    tell_mentions,
)
from detente.graph.redraw import facts_kept, redrawn
from detente.graph.relations import Vocabulary

_SAID_OF = """
UNWIND $rows AS id MATCH (e:Entity {id: id})<-[m:MENTIONS]-(a:Article)
RETURN a.id AS article, properties(m) AS properties
"""
_UNSAY = "UNWIND $rows AS id MATCH (:Entity {id: id})<-[m:MENTIONS]-() DELETE m"
_DECIDE = "UNWIND $rows AS row MERGE (d:Decision {key: row.key}) SET d = row"


def decide(
    tx: ManagedTransaction, taken: Iterable[Decision], vocabulary: Vocabulary
) -> None:
    """Record decisions, and let the ids that they move stand for whom they now do."""
    news = {decision.key: decision for decision in taken}
    before, after, locked = _settled(tx, news, vocabulary)
    rows = ({"key": "\t".join(key), **decision_to_row(d)} for key, d in news.items())
    drain(tx, _DECIDE, rows)
    stood = {before(id_) for id_ in before.moved(after)}
    edges = touching(tx, stood, vocabulary)
    said = list(run(tx, _SAID_OF, sorted(stood)))
    facts = [*facts_kept(edges, vocabulary), *_within(said, vocabulary)]
    drain(tx, _UNSAY, sorted(stood))
    tell_mentions(tx, _moved(said, facts, after))
    change = redrawn(edges, facts, after)
    tell_entities(tx, locked, after)
    apply(tx, change)


def _settled(
    tx: ManagedTransaction,
    news: Mapping[tuple[str, ...], Decision],
    vocabulary: Vocabulary,
) -> tuple[Canon, Canon, dict[str, Held]]:
    """Whom ids stood for and are to stand for, with all that moves locked."""
    locked: dict[str, Held] = {}
    while True:
        known = {decision.key: decision for decision in decisions(tx)}
        before, after = Canon(known.values()), Canon({**known, **news}.values())
        moved = before.moved(after)
        wanted = moved | set(map(before, moved)) | set(map(after, moved))
        if wanted <= locked.keys():
            return before, after, locked
        locked |= held(tx, wanted - locked.keys(), vocabulary)
        for entity in locked.values():
            entity.untold = True


def _within(said: Iterable[Record], vocabulary: Vocabulary) -> Iterable[Fact]:
    """The facts that made no edge, since their ends were one."""
    for record in said:
        for text in record["properties"].get("within", ()):
            yield fact_from_row(orjson.loads(text), vocabulary)


def _moved(
    said: Iterable[Record], facts: Iterable[Fact], after: Callable[[str], str]
) -> Iterable[dict[str, object]]:
    """The mentions as they are to be, with the facts whose ends are now one."""
    within: dict[tuple[str, str], list[str]] = defaultdict(list)
    for fact in facts:
        if after(fact.subject.id) == after(fact.object.id):
            text = orjson.dumps(fact_to_row(fact)).decode()
            within[fact.article_id, fact.subject.id].append(text)
    for record in said:
        row = {k: v for k, v in record["properties"].items() if k != "within"}
        if kept := within.get((record["article"], row["entity"])):
            row["within"] = kept
        yield {
            "article": record["article"],
            "entity": after(row["entity"]),
            "properties": row,
        }
