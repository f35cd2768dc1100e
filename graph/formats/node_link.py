"""Node-link JSON, as ``networkx.node_link_graph`` and D3 read it.

https://networkx.org/documentation/stable/reference/readwrite/json_graph.html
"""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import orjson

from detente.graph.formats.flat import edges, nodes
from detente.graph.formats.pieces import write_pieces
from detente.graph.store import Store

_OURS = frozenset({"source", "target", "key"})


def write(store: Store, stream: BinaryIO) -> None:
    """The entities and edges of a store.

    A detail named like one of the format's own words (``source``, ``target``, ``key``)
    has ``detail_`` before its name.
    """
    write_pieces(_pieces(store), stream)


def _pieces(store: Store) -> Iterator[str]:
    yield '{"directed":true,"multigraph":true,"graph":{},"nodes":[\n'
    before = ""
    for _, properties in nodes(store):
        yield before + _json(properties)
        before = ",\n"
    yield '\n],"edges":[\n'
    before = ""
    for kept in edges(store):
        row = {"source": kept.subject, "target": kept.object, "key": kept.id}
        row["type"] = kept.type
        told = {
            f"detail_{key}" if key in _OURS else key: value
            for key, value in kept.properties.items()
        }
        yield before + _json({**row, **told})
        before = ",\n"
    yield "\n]}\n"


def _json(row: Mapping[str, Any]) -> str:
    return orjson.dumps(row).decode()
