"""A store as a Neo4j database holds it: entities, articles, edges, mentions, decisions.

For exports from which Neo4j can be filled and asked by detente at once.
"""

from collections.abc import Iterator
from typing import Any

from detente.graph.decisions import Canon
from detente.graph.formats.exchange import decision_to_row
from detente.graph.model import Entity
from detente.graph.neo4j_schema import statements
from detente.graph.neo4j_writing import article_row, entity_row, mention_rows
from detente.graph.store import Store


def entities(store: Store) -> Iterator[tuple[Entity, dict[str, Any]]]:
    """Each entity, and the properties of its node."""
    canon = Canon(store.decisions())
    for entity in store.entities():
        yield entity, entity_row(entity, canon.group(entity.id))


def articles(store: Store) -> Iterator[dict[str, Any]]:
    return map(article_row, store.readings())


def mentions(store: Store) -> Iterator[dict[str, Any]]:
    """Rows with the ids of an article and an entity, and properties."""
    return mention_rows(store.readings(), Canon(store.decisions()))


def decisions(store: Store) -> Iterator[dict[str, Any]]:
    for decision in store.decisions():
        yield {"key": "\t".join(decision.key), **decision_to_row(decision)}


def schema(store: Store) -> list[str]:
    """The statements that make constraints and indexes."""
    return list(statements(store.vocabulary).values())
