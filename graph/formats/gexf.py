"""GEXF 1.2 (https://gexf.net), in which edges have the days on which they held.

Attributes are declared before the graph, so that goes to a temporary file first.
"""

import shutil
from collections.abc import Iterator, Mapping
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from detente.graph.dates import PartialDate
from detente.graph.formats.flat import edges, flat, nodes
from detente.graph.formats.pieces import write_pieces
from detente.graph.formats.xml_text import quoted
from detente.graph.redraw import Kept, relation_of
from detente.graph.relations import Kind, Vocabulary
from detente.graph.store import Store

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<graph mode="dynamic" defaultedgetype="directed" timeformat="date">
"""
_OURS = frozenset({"key", "source", "target", "label", "start", "end", "weight"})
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}


def write(store: Store, stream: BinaryIO) -> None:
    """The entities and edges of a store.

    An event lasts as long as its date may mean; what holds for a while begins with its
    date, and ends with its last one where that is told. A detail that is named like a
    word of the format (``source``, ``label``) has ``detail_`` before its name.
    """
    node_keys, edge_keys = _Attributes("node"), _Attributes("edge")
    with TemporaryFile() as body:
        write_pieces(_nodes(store, node_keys), body)
        write_pieces(_edges(store, edge_keys), body)
        write_pieces([_HEAD, *node_keys.declared(), *edge_keys.declared()], stream)
        body.seek(0)
        shutil.copyfileobj(body, stream, 1 << 20)
        stream.write(b"</graph>\n</gexf>\n")


class _Attributes:
    """The attributes that one kind of element has, as they turn up."""

    def __init__(self, element: str) -> None:
        self._element = element
        self._ids: dict[tuple[str, type], int] = {}

    def values(self, properties: Mapping[str, Any]) -> str:
        pieces = ["<attvalues>"]
        for key, value in properties.items():
            plain = flat(value)
            number = self._ids.setdefault((key, type(plain)), len(self._ids))
            written = plain if isinstance(plain, str) else repr(plain).lower()
            pieces.append(f'<attvalue for="{number}" value="{quoted(written)}"/>')
        return "".join([*pieces, "</attvalues>"])

    def declared(self) -> Iterator[str]:
        yield f'<attributes class="{self._element}" mode="static">\n'
        for (name, kind), number in self._ids.items():
            yield (
                f'<attribute id="{number}" title="{quoted(name)}" '
                f'type="{_TYPES[kind]}"/>\n'
            )
        yield "</attributes>\n"


def _nodes(store: Store, attributes: _Attributes) -> Iterator[str]:
    yield "<nodes>\n"
    for id_, properties in nodes(store):
        told = {key: v for key, v in properties.items() if key not in {"id", "name"}}
        yield (
            f'<node id="{quoted(id_)}" label="{quoted(properties["name"])}">'
            f"{attributes.values(told)}</node>\n"
        )
    yield "</nodes>\n"


def _edges(store: Store, attributes: _Attributes) -> Iterator[str]:
    yield "<edges>\n"
    for kept in edges(store):
        told = {
            f"detail_{key}" if key in _OURS else key: value
            for key, value in kept.properties.items()
            if key != "id"
        }
        yield (
            f'<edge id="{quoted(kept.id)}" source="{quoted(kept.subject)}" '
            f'target="{quoted(kept.object)}" type="directed" '
            f'label="{quoted(kept.type)}"{_spell(kept, store.vocabulary)}>'
            f"{attributes.values(told)}</edge>\n"
        )
    yield "</edges>\n"


def _spell(kept: Kept, vocabulary: Vocabulary) -> str:
    if "date" not in kept.properties:
        return ""
    date = PartialDate.parse(kept.properties["date"])
    told = kept.properties.get("date_end")
    last = PartialDate.parse(told).last if told else date.last
    lasting = vocabulary.relation(relation_of(kept)).kind is Kind.STATE
    end = "" if lasting and not told else f' end="{last.isoformat()}"'
    return f' start="{date.first.isoformat()}"{end}'
