"""The answer to a Cypher query: a table of values, and the graph among them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from detente.graph.tabular import Record, Tabular
from detente.graph.values import Node, Relationship, Walk

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Rows(Tabular):
    """A table: the names of its columns, and its rows as tuples in that order.

    ``cut`` where there were more rows than were asked for.
    """

    columns: tuple[str, ...] = field()  # else the property of Tabular is its default
    rows: tuple[tuple[Any, ...], ...]
    cut: bool = False

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> Iterator[Record]:
        return iter(self)

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """The nodes, edges and paths among the values, keyed by their ``id``.

        An edge whose end is no value of the answer has a bare node there.
        """
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for value in self._graph_values():
            if isinstance(value, Node):
                label = next((one for one in value.labels if one != "Entity"), "Entity")
                properties = {**value.properties, "type": label}
                graph.add_node(str(value.properties.get("id")), **properties)
            else:
                key = value.properties.get("id")
                properties = {**value.properties, "type": value.type}
                graph.add_edge(value.start, value.end, key=key, **properties)
        return graph

    def _graph_values(self) -> Iterator[Node | Relationship]:
        waiting: list[object] = [value for row in self.rows for value in row]
        while waiting:
            value = waiting.pop()
            if isinstance(value, Node | Relationship):
                yield value
            elif isinstance(value, Walk):
                yield from value.nodes
                yield from value.relationships
            elif isinstance(value, list | tuple):
                waiting.extend(value)
            elif isinstance(value, Mapping):
                waiting.extend(value.values())
