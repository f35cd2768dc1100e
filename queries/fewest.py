"""The walk of fewest hops between two entities, level by level from both ends.

Bidirectional breadth-first search (Pohl, 1971), which goes on from the end that has
fewer edges to look at: a hub is seen from those it is tied to. It needs to know no more
of an edge than where it leads, so it is for routes where every hop costs the same.
"""

from collections.abc import Iterator, Sequence
from heapq import nsmallest

from detente.queries.reach import Reach
from detente.queries.search import Found, Leg

_EDGES_FIRST = 100
_EDGES_A_QUERY = 3000
_SAMPLE = 30


class Fewest:
    """One search for the walk of fewest hops of a leg; asked and told as ``Search``."""

    def __init__(self, reach: Reach, leg: Leg) -> None:
        self.stopped = False
        self._reach = reach
        self._leg = leg
        (self._first,) = leg.starts
        self._start = self._first.node
        self._before: tuple[_Before, _Before] = ({self._start: None}, {leg.goal: None})
        self._next = ([self._start], [leg.goal])

    def cheapest(self, below: int | None = None) -> Found | None:
        """The cheapest walk, ``None`` where none costs less than ``below``."""
        a_hop = self._reach.weights.least_hop
        most = longest = self._leg.max_hops - self._first.hops
        if below is not None:
            most = min(longest, (below - 1 - self._first.cost) // a_hop)
        for hops in range(1, longest + 1):
            if not all(self._next):
                return None
            if hops > most:
                self.stopped = True
                return None
            met = self._go_on(back=self._back_is_less())
            if met is not None:
                nodes = [*self._way(met, 0)][::-1] + [*self._way(met, 1)][1:]
                return Found(self._first.cost + hops * a_hop, tuple(nodes))
        return None

    def _back_is_less(self) -> bool:
        """Whether fewer edges are to be looked at from the goal than from the start."""
        forth, back = map(self._edges_ahead, self._next)
        return back < forth

    def _edges_ahead(self, nodes: Sequence[str]) -> float:
        """How many edges the entities have; of many, what some of them let expect."""
        reach = self._reach
        some = nodes if len(nodes) <= _SAMPLE else nsmallest(_SAMPLE, nodes)
        reach.weigh(some)
        return sum(map(reach.degree, some)) * len(nodes) / len(some)

    def _go_on(self, *, back: bool) -> str | None:
        """Go on by one hop, up to the first entity that both ends have come to."""
        reach, banned = self._reach, self._leg.banned
        own, far = self._before[back], self._before[not back]
        new: list[str] = []
        for some in self._in_queries(self._next[back]):
            ways = reach.ways(some, back=back)
            for node in some:
                barred = banned | self._barred(node)
                others = ways[node] - barred if barred else ways[node]
                if not far.keys().isdisjoint(others):
                    last = min(other for other in others if other in far)
                    own.setdefault(last, node)
                    return last
                fresh = [other for other in others if other not in own]
                own.update(dict.fromkeys(fresh, node))
                new.extend(fresh)
        self._next[back][:] = new
        return None

    def _in_queries(self, nodes: Sequence[str]) -> Iterator[list[str]]:
        """Those with few edges first, more and more at once."""
        self._reach.weigh(nodes)
        degree = self._reach.degree
        some: list[str] = []
        edges, most = 0, _EDGES_FIRST
        for node in sorted(nodes, key=lambda one: (degree(one), one)):
            if some and edges + degree(node) > most:
                yield some
                some, edges, most = [], 0, min(3 * most, _EDGES_A_QUERY)
            some.append(node)
            edges += degree(node)
        yield some

    def _barred(self, node: str) -> frozenset[str]:
        """Where the leg does not go on to from the node."""
        if node == self._start:
            return self._leg.not_next
        if node in self._leg.not_next:
            return frozenset({self._start})
        return frozenset()

    def _way(self, node: str | None, back: int) -> Iterator[str]:
        while node is not None:
            yield node
            node = self._before[back][node]


_Before = dict[str, str | None]
"""From which entity each one was come to, from one of the ends."""
