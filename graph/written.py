"""What Cypher wrote over a graph: how it differs from what its articles ask for.

Nodes and edges are rows of JSON here, and the graph is all of them. An entity or
article is named by its id, any other node by a number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from detente.graph.arcadedb_schema import labels
from detente.graph.errors import BadQuery
from detente.graph.properties import (
    article_properties,
    edge_properties,
    entity_properties,
    mention_properties,
)
from detente.graph.relations import MENTIONS
from detente.graph.told_graph import ToldGraph

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """A whole graph: each node by its name, each edge as often as it is there.

    ``rules`` are indexes and constraints that a graph of ours has not by itself.
    """

    nodes: dict[str, bytes] = field(default_factory=dict)
    edges: Counter[bytes] = field(default_factory=Counter)
    rules: frozenset[str] = frozenset()

    def add_node(self, name: str, type_: str, properties: Mapping[str, Any]) -> None:
        self.nodes[name] = written_row(
            {"node": name, "type": type_, "properties": properties}
        )

    def add_edge(
        self, type_: str, start: str, end: str, properties: Mapping[str, Any]
    ) -> None:
        ends = {"edge": type_, "start": start, "end": end}
        self.edges[written_row({**ends, "properties": properties})] += 1


@dataclass(frozen=True, slots=True)
class Written:
    """Nodes and edges that are gone from the graph drawn, and those that came.

    A node that came may stand under the name of one that was there; its edges stay.
    """

    gone_nodes: tuple[str, ...] = ()
    gone_edges: tuple[Row, ...] = ()
    nodes: tuple[Row, ...] = ()
    edges: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        return any((self.gone_nodes, self.gone_edges, self.nodes, self.edges))

    def holds_times(self) -> bool:
        """Whether a property is a date, a time or a duration."""
        told = (row["properties"].values() for row in (*self.nodes, *self.edges))
        return any(isinstance(value, dict) for values in told for value in values)

    def rows(self) -> Iterator[Row]:
        """Lines for a file, which ``of`` reads."""
        yield from ({"no node": name} for name in self.gone_nodes)
        yield from ({"no edge": row} for row in self.gone_edges)
        yield from self.nodes
        yield from self.edges

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Written":
        """What such lines say.

        Raises:
            KeyError: one of them is none.
        """
        read: dict[str, list[Any]] = {
            key: [] for key in ("no node", "no edge", "node", "edge")
        }
        for row in rows:
            kind = next((key for key in read if key in row), "")
            read[kind].append(row[kind] if kind.startswith("no ") else row)
        return cls(*map(tuple, read.values()))


def asked_for(graph: ToldGraph) -> Content:
    """The whole of the graph that articles ask for."""
    content = Content()
    for entity in graph.entities():
        name = f"Entity {entity.id}"
        content.add_node(name, labels(entity.type), entity_properties(entity))
    for reading in graph.readings():
        name = f"Article {reading.article.id}"
        content.add_node(name, "Article", article_properties(reading.article))
        for mention in reading.mentions:
            root = f"Entity {graph.canonical(mention.entity.id)}"
            content.add_edge(MENTIONS, name, root, mention_properties(mention))
    for edge in graph.all_edges():
        ends = f"Entity {edge.subject}", f"Entity {edge.object}"
        content.add_edge(edge.type, *ends, edge_properties(edge))
    return content


def difference(drawn: Content, found: Content) -> Written:
    """What was written over the graph ``drawn``, which became ``found``."""
    return Written(
        tuple(name for name in drawn.nodes if name not in found.nodes),
        tuple(map(key_of, map(orjson.loads, drawn.edges - found.edges))),
        tuple(
            orjson.loads(row)
            for name, row in found.nodes.items()
            if drawn.nodes.get(name) != row
        ),
        tuple(map(orjson.loads, (found.edges - drawn.edges).elements())),
    )


def key_of(row: Mapping[str, Any]) -> Row:
    """What tells an edge apart from all others that are drawn."""
    told = row["properties"]
    mention = row["edge"] == MENTIONS
    id_ = told.get("entity" if mention else "id")
    return {"edge": row["edge"], "start": row["start"], "end": row["end"], "id": id_}


def written_row(row: Mapping[str, Any]) -> bytes:
    """The same bytes for the same row.

    Raises:
        BadQuery: it has a text that no file can hold.
    """
    try:
        return orjson.dumps(row, option=orjson.OPT_SORT_KEYS)
    except TypeError as error:
        message = f"a networkx store cannot keep what this wrote: {error}"
        raise BadQuery(message) from error
