"""All walks of a small graph, found by trying every one: what the search must match."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product

from detente.graph.dates import PartialDate
from detente.graph.edges import Edge
from detente.graph.properties import link_of
from detente.graph.relations import Kind
from detente.queries.routes import Route
from detente.queries.weights import Weights


@dataclass(frozen=True)
class Walked:
    """Entities in order, and the least cost of any admitted choice of edges."""

    cost: int
    nodes: tuple[str, ...]


def walks(
    edges: list[Edge], start: str, goal: str, route: Route, weights: Weights
) -> list[Walked]:
    """Every walk without loops that the route admits, the cheapest first."""
    told = [
        Walked(cost, nodes)
        for nodes in _simple(edges, (start,), goal, route)
        if (cost := _cost(edges, nodes, route, weights)) is not None
        and (route.via is None or route.via in nodes)
    ]
    return sorted(told, key=lambda walk: (walk.cost, len(walk.nodes), walk.nodes))


def admitted(edge: Edge, route: Route) -> bool:
    types = {edge.facts[0].subject.type, edge.facts[0].object.type}
    dated = route.since or route.until or route.in_order
    span = _span(edge)
    return (
        (edge.happened or route.claims)
        and (not route.relations or edge.relation.name in route.relations)
        and edge.relation.name not in route.without_relations
        and not {edge.subject, edge.object} & route.without
        and not types & route.without_types
        and (not dated or span is not None)
        and (not route.since or span is None or span[1] >= route.since.first)
        and (not route.until or span is None or span[0] <= route.until.last)
    )


def _span(edge: Edge) -> tuple[date, date] | None:
    if edge.date is None:
        return None
    end: PartialDate | None = edge.date_end
    if end is None and edge.relation.kind is Kind.STATE:
        return edge.date.first, date.max
    last = edge.date.last if end is None else max(edge.date.last, end.last)
    return edge.date.first, last


def _hop(edges: list[Edge], here: str, there: str, route: Route) -> list[Edge]:
    return [
        edge
        for edge in edges
        if admitted(edge, route)
        and (
            (edge.subject, edge.object) == (here, there)
            or (
                (edge.object, edge.subject) == (here, there)
                and (edge.relation.symmetric or not route.directed)
            )
        )
    ]


def _simple(
    edges: list[Edge], walked: tuple[str, ...], goal: str, route: Route
) -> Iterator[tuple[str, ...]]:
    if walked[-1] == goal:
        yield walked
        return
    if len(walked) > route.max_hops:
        return
    for other in sorted({end for edge in edges for end in (edge.subject, edge.object)}):
        if other not in walked and _hop(edges, walked[-1], other, route):
            yield from _simple(edges, (*walked, other), goal, route)


def in_order(chosen: tuple[Edge, ...]) -> bool:
    """Whether the edges may have happened one after the other."""
    day = date.min
    for edge in chosen:
        span = _span(edge)
        if span is None or span[1] < day:
            return False
        day = max(day, span[0])
    return True


def _cost(
    edges: list[Edge], nodes: tuple[str, ...], route: Route, weights: Weights
) -> int | None:
    hops = [_hop(edges, here, there, route) for here, there in pairwise(nodes)]
    passing = sum(
        weights.of_passing(
            node, sum(1 for edge in edges if node in (edge.subject, edge.object))
        )
        for node in nodes[1:-1]
    )
    costs = [
        sum(weights.of_link(link_of(edge)) for edge in chosen)
        for chosen in product(*hops)
        if not route.in_order or in_order(chosen)
    ]
    return passing + min(costs) if costs else None
