"""What answers made of edges can do: be a graph."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.graph.edges import Edge
from detente.graph.model import Entity
from detente.graph.properties import edge_properties, entity_properties

if TYPE_CHECKING:  # networkx takes a tenth of a second
    import networkx as nx


class Drawn(ABC):
    """An answer made of edges, which can be had as a graph."""

    __slots__ = ()

    @abstractmethod
    def entities_drawn(self) -> Iterable[Entity]: ...

    @abstractmethod
    def edges_drawn(self) -> Iterable[Edge]: ...

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """The answer as a graph of the same form as ``Store.to_networkx``."""
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for entity in self.entities_drawn():
            graph.add_node(entity.id, type=entity.type, **entity_properties(entity))
        for edge in self.edges_drawn():
            graph.add_edge(
                edge.subject,
                edge.object,
                key=edge.id,
                type=edge.type,
                **edge_properties(edge),
            )
        return graph
