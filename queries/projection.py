"""The graph as measures need it: simple, without directions, of chosen edges only."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from detente.graph.model import Entity
from detente.graph.store import Link, Store
from detente.queries.routes import Route

if TYPE_CHECKING:
    import networkx as nx

_BATCH = 500


class Weight(StrEnum):
    """How strong a tie is."""

    NONE = "none"  # all alike
    EDGES = "edges"  # by the number of edges
    SOURCES = "sources"  # by the number of articles that tell each edge, added up


def project(
    store: Store, route: Route, types: frozenset[str], weight: Weight
) -> "nx.Graph[str]":
    """Entities of the types (all, where none are named), joined where edges do.

    Nodes have ``entity``, ties have ``weight``. Entities without a tie are left out.
    Read batch by batch, so that only the projection is held in memory.
    """
    import networkx as nx

    kept = {
        entity.id: entity
        for entity in store.entities()
        if (not types or entity.type in types)
        and entity.type not in route.without_types
    }
    graph: nx.Graph[str] = nx.Graph()
    admits = route.admits(store.vocabulary)
    for link in _links_once(store, kept):
        if link.subject in kept and link.object in kept and admits(link):
            more = link.sources if weight is Weight.SOURCES else 1
            tie = graph.get_edge_data(link.subject, link.object)
            if tie is None:
                graph.add_edge(link.subject, link.object, weight=more)
            elif weight is not Weight.NONE:
                tie["weight"] += more
    ordered: nx.Graph[str] = nx.Graph()  # whatever order the links came in
    ordered.add_nodes_from((node, {"entity": kept[node]}) for node in sorted(graph))
    ties = (
        (min(one, other), max(one, other), data)
        for one, other, data in graph.edges(data=True)
    )
    ordered.add_edges_from(sorted(ties, key=lambda tie: tie[:2]))
    return ordered


def _links_once(store: Store, kept: dict[str, Entity]) -> Iterator[Link]:
    """The edges of all entities, each when the batch of its subject comes."""
    for batch in _batches(kept):
        yield from (link for link in store.links(batch) if link.subject in batch)


def _batches(ids: Iterable[str]) -> Iterator[set[str]]:
    waiting = iter(ids)
    while batch := set(islice(waiting, _BATCH)):
        yield batch
