"""Where no path is found: what would have to be given up to find one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.graph.model import Entity
from detente.graph.store import Store
from detente.queries.paths import Path, along
from detente.queries.routes import Route
from detente.queries.weights import Prefer, Weights

_MORE_HOPS = (1, 2, 4)


@dataclass(frozen=True, slots=True)
class Loosened:
    """A route with something given up, told as ``change``, and the path it gives."""

    change: str
    route: Route
    path: Path


def nearest(
    store: Store, ends: tuple[Entity, Entity], route: Route, prefer: Prefer | Weights
) -> Loosened | None:
    """The path found by giving up the least, one option or else all of them."""
    for change, wider in looser(route):
        found = along(store, ends, wider, k=1, prefer=prefer)
        if found:
            return Loosened(change, wider, found[0])
    return None


def looser(route: Route) -> Iterator[tuple[str, Route]]:
    """Wider routes with what changes, the mildest change first."""
    singles = list(_singles(route))
    yield from singles
    if len(singles) > 1:
        hops = route.max_hops + max(_MORE_HOPS)
        yield "without any of these options", Route(claims=True, max_hops=hops)


def _singles(route: Route) -> Iterator[tuple[str, Route]]:
    if not route.claims:
        yield "with --claims", replace(route, claims=True)
    for more in _MORE_HOPS:
        hops = route.max_hops + more
        yield f"with --max-hops {hops}", replace(route, max_hops=hops)
    if route.in_order:
        yield "without --in-order", replace(route, in_order=False)
    if route.directed:
        yield "without --directed", replace(route, directed=False)
    if route.since or route.until:
        yield "without --from and --to", replace(route, since=None, until=None)
    if route.without_relations or route.without_types or route.without:
        nothing: frozenset[str] = frozenset()
        yield (
            "without --without",
            replace(
                route,
                without=nothing,
                without_types=nothing,
                without_relations=nothing,
            ),
        )
    if route.relations:
        yield "with any relation", replace(route, relations=frozenset())
    if route.via:
        yield "without --via", replace(route, via=None)
