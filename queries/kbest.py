"""The best walks without loops, one after the other.

Yen's algorithm (1971) with Lawler's saving: each next walk leaves one already found
at some entity, so the cheapest of all such departures is next. A departure is looked
into no deeper than the best that waits: mostly it need never be looked into far. Walks
that a search only saw on its way tell what those still wanted cost at most. A walk is
the entities it passes: parallel edges of a hop make no other walk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush, nsmallest
from itertools import pairwise

from detente.queries.fewest import Fewest
from detente.queries.labels import Behind, Label
from detente.queries.reach import Reach
from detente.queries.search import Found, Leg, Search, behind_of


@dataclass(order=True, frozen=True, slots=True)
class _Candidate:
    cost: int
    hops: int
    nodes: tuple[str, ...]
    left_at: int = field(compare=False)  # where it leaves the walk it came from


@dataclass(order=True, frozen=True, slots=True)
class _Departure:
    """Walks that begin with ``root``, go on to none of ``taken``, cost at least so."""

    least: int
    root: tuple[str, ...]
    taken: frozenset[str] = field(compare=False)
    deeper: int = field(compare=False)  # how much further to look, the next time


def best_walks(reach: Reach, leg: Leg, most: int | None = None) -> Iterator[Found]:
    """Walks of the leg, from its start to its goal, the cheapest first.

    What it cost to reach the start counts, where the walk is the rest of a longer one.
    At most ``most`` are wanted: none is looked for that could not be among them.
    """
    return _Ranking(reach, leg, most).walks()


class _Ranking:
    """The walks that are known, and the departures that may lead to others."""

    def __init__(self, reach: Reach, leg: Leg, most: int | None) -> None:
        self._reach = reach
        self._leg = leg
        self._most = most
        self._behind = None if most == 1 or reach.counts_hops else behind_of(reach, leg)
        self._waiting: list[_Candidate] = []
        self._open: list[_Departure] = []
        self._seen: dict[tuple[str, ...], int] = {}

    def walks(self) -> Iterator[Found]:
        search = self._search(self._leg, self._behind)
        first = search.cheapest()
        if first is None:
            return
        self._see(search, ())
        self._waiting.append(_candidate(first, 0))
        given: list[tuple[str, ...]] = []
        while self._waiting or self._open:
            worth = self._worth(given)
            if self._open and not self._sure:
                departure = heappop(self._open)
                if worth is None or departure.least < worth:
                    self._look_into(departure, worth)
                continue
            best = heappop(self._waiting)
            given.append(best.nodes)
            yield Found(best.cost, best.nodes)
            if len(given) == self._most:
                return
            for spur in range(best.left_at, len(best.nodes) - 1):
                root = best.nodes[: spur + 1]
                taken = frozenset(n[spur + 1] for n in given if n[: spur + 1] == root)
                hop = self._reach.weights.least_hop
                heappush(self._open, _Departure(best.cost, root, taken, hop))

    @property
    def _sure(self) -> bool:
        """Whether no departure can lead to a walk cheaper than the best that waits."""
        return bool(self._waiting) and self._waiting[0].cost <= self._open[0].least

    def _worth(self, given: Sequence[object]) -> int | None:
        """What a further walk must cost less than, where enough others are known."""
        if self._most is None:
            return None
        wanted = self._most - len(given)
        if len(self._waiting) >= wanted:
            return nsmallest(wanted, self._waiting)[-1].cost
        if len(self._seen) >= self._most:  # a walk that was seen is still to be found
            return nsmallest(self._most, self._seen.values())[-1] + 1
        return None

    def _see(self, search: Search | Fewest, root: tuple[str, ...]) -> None:
        """Note the walks that a search from the end of ``root`` saw on its way."""
        if self._most is not None and self._most > 1 and isinstance(search, Search):
            for walk in search.seen(self._most):
                self._seen[root + walk.nodes] = walk.cost

    def _look_into(self, departure: _Departure, worth: int | None) -> None:
        """Let the cheapest walk of a departure wait, or the departure for longer."""
        root, leg = departure.root, self._leg
        starts = ways_along(self._reach, root, leg.starts, leg.origin)
        if not starts:
            return
        banned = leg.banned.union(root[:-1])
        rest = replace(leg, starts=starts, banned=banned, not_next=departure.taken)
        shared = self._behind
        if shared and not (len(starts) == 1 and shared.serves(root)):
            shared = None
        below = departure.least + departure.deeper
        search = self._search(rest, shared)
        found = search.cheapest(below if worth is None else min(below, worth))
        self._see(search, root[:-1])
        if found is not None:
            whole = Found(found.cost, root[:-1] + found.nodes)
            heappush(self._waiting, _candidate(whole, len(root) - 1))
        elif search.stopped and (worth is None or below < worth):
            deeper = 2 * departure.deeper
            heappush(self._open, replace(departure, least=below, deeper=deeper))

    def _search(self, leg: Leg, behind: Behind | None) -> Search | Fewest:
        if self._reach.counts_hops:
            return Fewest(self._reach, leg)
        return Search(self._reach, leg, behind)


def _candidate(found: Found, left_at: int) -> _Candidate:
    return _Candidate(found.cost, len(found.nodes) - 1, found.nodes, left_at)


def ways_along(
    reach: Reach, nodes: Sequence[str], labels: Sequence[Label], origin: str
) -> tuple[Label, ...]:
    """The ways to reach the last of ``nodes`` along all of them, none beaten."""
    for here, there in pairwise(nodes):
        passing = 0 if here == origin else reach.passing(here)
        ahead: list[Label] = []
        for label in labels:
            for cost, _, first, last in reach.steps_between(here, there):
                if label.time <= last:
                    new = Label(
                        label.cost + passing + cost,
                        label.hops + 1,
                        max(label.time, first),
                        there,
                    )
                    if not any(other.beats(new) for other in ahead):
                        ahead = [o for o in ahead if not new.beats(o)] + [new]
        labels = ahead
    return tuple(
        Label(label.cost, label.hops, label.time, label.node) for label in labels
    )
