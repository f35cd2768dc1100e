"""GraphML (http://graphml.graphdrawing.org/specification.html).

Keys are declared before the graph, and which there are is known after it: the graph is
written to a temporary file first, so that the store is read once and memory stays flat.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from detente.graph.formats.flat import edges, flat, nodes
from detente.graph.formats.pieces import write_pieces
from detente.graph.formats.xml_text import quoted, text
from detente.graph.redraw import Kept
from detente.graph.store import Store

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}


def write(store: Store, stream: BinaryIO) -> None:
    """The entities and edges of a store; claims are edges of the type CLAIM."""
    write_graph(nodes(store), edges(store), stream)


def write_graph(
    entities: Iterable[tuple[str, Mapping[str, Any]]],
    drawn: Iterable[Kept],
    stream: BinaryIO,
) -> None:
    """A graph of these nodes and edges, each read once."""
    node_keys, edge_keys = _Keys("node", "n"), _Keys("edge", "e")
    with TemporaryFile() as body:
        write_pieces(_nodes(entities, node_keys), body)
        write_pieces(_edges(drawn, edge_keys), body)
        write_pieces(
            [
                _HEAD,
                *node_keys.declared(),
                *edge_keys.declared(),
                '<graph edgedefault="directed">\n',
            ],
            stream,
        )
        body.seek(0)
        shutil.copyfileobj(body, stream, 1 << 20)
        stream.write(b"</graph>\n</graphml>\n")


class _Keys:
    """The keys that data of one kind of element needs, as they turn up."""

    def __init__(self, element: str, prefix: str) -> None:
        self._element = element
        self._prefix = prefix
        self._opening: dict[tuple[str, type], str] = {}

    def data(self, properties: Mapping[str, Any]) -> str:
        """The data elements of these properties; ``id`` is the element's own."""
        opening = self._opening
        pieces = []
        for key, value in properties.items():
            if key == "id":
                continue
            plain = flat(value)
            kind = type(plain)
            opened = opening.get((key, kind)) or self._new(key, kind)
            if isinstance(plain, str):
                pieces.append(f"{opened}{text(plain)}</data>")
            else:
                pieces.append(f"{opened}{repr(plain).lower()}</data>")
        return "".join(pieces)

    def declared(self) -> Iterator[str]:
        for number, (name, kind) in enumerate(self._opening):
            yield (
                f'<key id="{self._prefix}{number}" for="{self._element}" '
                f'attr.name="{quoted(name)}" attr.type="{_TYPES[kind]}"/>\n'
            )

    def _new(self, key: str, kind: type) -> str:
        opened = f'<data key="{self._prefix}{len(self._opening)}">'
        self._opening[key, kind] = opened
        return opened


def _nodes(
    entities: Iterable[tuple[str, Mapping[str, Any]]], keys: _Keys
) -> Iterator[str]:
    for id_, properties in entities:
        yield f'<node id="{quoted(id_)}">{keys.data(properties)}</node>\n'


def _edges(drawn: Iterable[Kept], keys: _Keys) -> Iterator[str]:
    for kept in drawn:
        yield (
            f'<edge id="{quoted(kept.id)}" source="{quoted(kept.subject)}" '
            f'target="{quoted(kept.object)}">'
            f"{keys.data({'type': kept.type, **kept.properties})}</edge>\n"
        )
