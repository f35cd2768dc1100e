"""The best walks that pass a given entity on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush

from detente.queries.kbest import best_walks, ways_along
from detente.queries.reach import Reach
from detente.queries.search import Found, Leg


def walks_via(
    reach: Reach, start: str, via: str, goal: str, *, max_hops: int
) -> Iterator[Found]:
    """Walks without loops from ``start`` through ``via`` to ``goal``, cheapest first.

    A walk to ``via`` is gone on with in every way that keeps clear of it, while
    walks that could still be cheaper are waiting.
    """
    to_via = replace(Leg.of(start, via, max_hops - 1), banned=frozenset({goal}))
    firsts = best_walks(reach, to_via)
    waiting: list[_Rest] = []
    for first in firsts:
        # Passing ``via`` and going on costs at least a hop more.
        bound = first.cost + reach.weights.least_hop
        while waiting and waiting[0].found.cost <= bound:
            yield from _given(waiting)
        rest = Leg(
            ways_along(reach, first.nodes, to_via.starts, start),
            goal,
            start,
            max_hops,
            frozenset(first.nodes[:-1]),
        )
        _wait(waiting, first, best_walks(reach, rest))
    while waiting:
        yield from _given(waiting)


@dataclass(order=True, slots=True)
class _Rest:
    cost: int
    hops: int
    nodes: tuple[str, ...]
    found: Found = field(compare=False)
    first: Found = field(compare=False)
    more: Iterator[Found] = field(compare=False)


def _wait(waiting: list[_Rest], first: Found, rests: Iterator[Found]) -> None:
    rest = next(rests, None)
    if rest is None:
        return
    whole = Found(rest.cost, first.nodes[:-1] + rest.nodes)
    heappush(
        waiting,
        _Rest(whole.cost, len(whole.nodes), whole.nodes, whole, first, rests),
    )


def _given(waiting: list[_Rest]) -> Iterator[Found]:
    best = heappop(waiting)
    yield best.found
    _wait(waiting, best.first, best.more)
