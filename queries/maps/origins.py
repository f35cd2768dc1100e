"""Maps of what a store holds: around entities, of a query's answer, of a path."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from detente.graph.errors import BadQuery
from detente.graph.relations import MENTIONS
from detente.graph.rows import Rows
from detente.graph.store import Link, Store, find
from detente.graph.values import Node, Relationship, Walk
from detente.queries.maps.drawing import Map, draw_map
from detente.queries.maps.pruning import (
    MOST_EDGES,
    MOST_ENTITIES,
    LeftOut,
    telling_part,
)
from detente.queries.paths import Paths


def map_of(  # noqa: PLR0913 - the last ones are told by name
    store: Store,
    about: Collection[str] = (),
    hops: int = 2,
    *,
    title: str | None = None,
    most_entities: int = MOST_ENTITIES,
    most_edges: int = MOST_EDGES,
) -> Map:
    """A map of the entities at most ``hops`` ties from those given, and of their ties.

    ``about`` are ids, names or aliases. Without any it is a map of the whole store but
    for entities that nothing is told of. What is more than the limits is left out, the
    least telling first. The page says what it leaves out.

    Raises:
        UnknownEntity, AmbiguousEntity: a name fits none, or several.
    """
    names = [about] if isinstance(about, str) else about
    asked = [find(store, name) for name in names]
    ids = [one.id for one in asked]
    if ids:
        reached, links = _around(store, ids, hops)
        found = len(reached)
    else:
        reached, links, found = _whole(store)
    part = telling_part(
        reached, links, ids, most_entities=most_entities, most_edges=most_edges
    )
    left_out = LeftOut(
        found - len(part.entities), len(links) - len(part.edges), found, len(links)
    )
    return _drawn(
        store,
        part.entities,
        part.edges,
        title=title or " · ".join(one.name for one in asked) or "Relationship map",
        asked=ids,
        left_out=left_out if left_out.entities or left_out.edges else None,
    )


def map_of_rows(store: Store, rows: Rows, *, title: str = "Answer") -> Map:
    """A map of the entities and edges in the answer to a Cypher query.

    An answer of entities alone is drawn with the ties among them.

    Raises:
        BadQuery: there is no entity or edge in the answer.
    """
    entity_ids: set[str] = set()
    edge_ids: set[str] = set()
    for value in _values(rows.rows):
        if isinstance(value, Node) and "Entity" in value.labels:
            entity_ids.add(value.properties["id"])
        elif isinstance(value, Relationship) and value.type != MENTIONS:
            entity_ids |= {value.start, value.end}
            edge_ids.add(value.properties["id"])
    if not entity_ids:
        message = (
            "the answer has nothing to draw: return nodes, relationships or paths, "
            "such as MATCH p = (:Person)-[]->(:State) RETURN p"
        )
        raise BadQuery(message)
    if not edge_ids:
        edge_ids = {link.id for link in _among(store, entity_ids)}
    return _drawn(store, entity_ids, edge_ids, title=title)


def map_of_paths(store: Store, paths: Paths) -> Map:
    """A map of the paths found, told in their order; the best one is lit up."""
    edges = {edge.id for path in paths for hop in path.hops for edge in hop.edges}
    entities = {paths.start.id, paths.end.id}
    entities |= {one.id for path in paths for one in path.entities}
    return _drawn(
        store,
        entities,
        edges,
        title=f"{paths.start.name} to {paths.end.name}",
        asked=[paths.start.id, paths.end.id],
        routes=[[hop.edges[0].id for hop in path.hops] for path in paths],
    )


def _around(
    store: Store, entity_ids: Collection[str], hops: int
) -> tuple[set[str], list[Link]]:
    """All within ``hops`` ties, and the ties among them."""
    reached = set(entity_ids)
    frontier = set(entity_ids)
    links: dict[str, Link] = {}
    for _ in range(hops):
        links |= {link.id: link for link in store.links(frontier)}
        ends = {end for link in links.values() for end in (link.subject, link.object)}
        frontier = ends - reached
        reached |= ends
        if not frontier:
            return reached, list(links.values())
    among = {link.id: link for link in _among(store, reached, asking=frontier)}
    return reached, list((links | among).values())


def _whole(store: Store) -> tuple[set[str], list[Link], int]:
    """The entities with ties, the ties, and how many entities there are in all."""
    ids = {one.id for one in store.entities()}
    links = list(store.links(ids))
    tied = {end for link in links for end in (link.subject, link.object)}
    return tied or ids, links, len(ids)


def _among(
    store: Store, entity_ids: set[str], asking: Collection[str] | None = None
) -> Iterator[Link]:
    """The ties with both ends among the entities; ``asking`` are those to begin at."""
    for link in store.links(entity_ids if asking is None else asking):
        if link.subject in entity_ids and link.object in entity_ids:
            yield link


def _values(value: object) -> Iterator[Any]:
    """Nodes and relationships of a value, however deep they stand in it."""
    if isinstance(value, Node | Relationship):
        yield value
    elif isinstance(value, Walk):
        yield from (*value.nodes, *value.relationships)
    elif isinstance(value, dict):
        yield from _values(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _values(item)


def _drawn(  # noqa: PLR0913 - the last ones are told by name
    store: Store,
    entity_ids: Collection[str],
    edge_ids: Collection[str],
    *,
    title: str,
    asked: Iterable[str] = (),
    routes: Iterable[Iterable[str]] = (),
    left_out: LeftOut | None = None,
) -> Map:
    edges = store.edges(edge_ids)
    sources = {source for edge in edges for source in edge.sources}
    return draw_map(
        store.entities(entity_ids),
        edges,
        store.articles(sources),
        title=title,
        asked=asked,
        routes=routes,
        left_out=left_out,
    )
