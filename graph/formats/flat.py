"""A store as nodes and edges with flat properties, as other programs' files have them.

Articles are left out, as in maps and paths; their ids stand in ``sources``. What most
programs cannot hold, a list, is given as JSON text.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from detente.graph.properties import edge_properties, entity_properties
from detente.graph.redraw import Kept
from detente.graph.store import Store


def nodes(store: Store) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each entity's id, and its properties with its type as ``type``."""
    for entity in store.entities():
        yield entity.id, {"type": entity.type, **entity_properties(entity)}


def edges(store: Store) -> Iterator[Kept]:
    """Each edge as Cypher has it, sorted by id."""
    for edge in store.all_edges():
        yield Kept(edge.type, edge.subject, edge.object, edge_properties(edge))


def flat(value: Any) -> str | bool | float:  # noqa: ANN401 -- any property
    """A property as one plain value; a list is JSON text."""
    if isinstance(value, list):
        return orjson.dumps(value).decode()
    plain: str | bool | float = value
    return plain
