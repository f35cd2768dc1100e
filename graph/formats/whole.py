"""A store as a Neo4j database holds it: entities, articles, edges, mentions, decisions.

For exports from which Neo4j can be filled and asked by detente at once.
"""

from collections.abc import Iterator
from typing import Any

from detente.graph.decisions import Canon
from detente.graph.formats.exchange import decision_to_row
from detente.graph.neo4j_schema import statements
from detente.graph.neo4j_writing import mention_rows
from detente.graph.properties import article_properties
from detente.graph.store import Store


def articles(store: Store) -> Iterator[dict[str, Any]]:
    return map(article_properties, store.articles())


def mentions(store: Store) -> Iterator[dict[str, Any]]:
    """Rows with the ids of an article and an entity, and properties."""
    return mention_rows(store.readings(), Canon(store.decisions()))


def decisions(store: Store) -> Iterator[dict[str, Any]]:
    for decision in store.decisions():
        yield {"key": "\t".join(decision.key), **decision_to_row(decision)}


def schema(store: Store) -> list[str]:
    """The statements that make constraints and indexes."""
    return list(statements(store.vocabulary).values())
