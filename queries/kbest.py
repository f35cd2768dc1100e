"""The best walks without loops, one after the other.

Yen's algorithm (1971) with Lawler's saving: each next walk leaves one already found
at some entity, so the cheapest of all such departures is next. A departure is looked
into no deeper than the best that waits: mostly it need never be looked into far. A
walk is the entities it passes: parallel edges of a hop make no other walk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush, nsmallest
from itertools import pairwise

from detente.queries.fewest import Fewest
from detente.queries.reach import Reach
from detente.queries.search import Behind, Found, Label, Leg, Search


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
    behind = None if most == 1 or reach.counts_hops else Behind(reach, leg)
    first = _search(reach, leg, behind).cheapest()
    if first is None:
        return
    waiting = [_candidate(first, 0)]
    open_: list[_Departure] = []
    given: list[tuple[str, ...]] = []
    while waiting or open_:
        worth = _worth(waiting, most and most - len(given))
        if open_ and (not waiting or open_[0].least < waiting[0].cost):
            departure = heappop(open_)
            if worth is None or departure.least < worth:
                _look_into(reach, leg, departure, worth, behind, (waiting, open_))
            continue
        best = heappop(waiting)
        given.append(best.nodes)
        yield Found(best.cost, best.nodes)
        if len(given) == most:
            return
        for spur in range(best.left_at, len(best.nodes) - 1):
            root = best.nodes[: spur + 1]
            taken = frozenset(n[spur + 1] for n in given if n[: spur + 1] == root)
            hop = reach.weights.least_hop
            heappush(open_, _Departure(best.cost, root, taken, hop))


def _search(reach: Reach, leg: Leg, behind: Behind | None) -> Search | Fewest:
    return Fewest(reach, leg) if reach.counts_hops else Search(reach, leg, behind)


def _candidate(found: Found, left_at: int) -> _Candidate:
    return _Candidate(found.cost, len(found.nodes) - 1, found.nodes, left_at)


def _worth(waiting: list[_Candidate], wanted: int | None) -> int | None:
    """What a further walk must cost less than, where enough are waiting."""
    if wanted is None or len(waiting) < wanted:
        return None
    return nsmallest(wanted, waiting)[-1].cost


def _look_into(
    reach: Reach,
    leg: Leg,
    departure: _Departure,
    worth: int | None,
    behind: Behind | None,
    lists: tuple[list[_Candidate], list[_Departure]],
) -> None:
    """Let the cheapest walk of a departure wait, or the departure for longer."""
    root = departure.root
    starts = ways_along(reach, root, leg.starts, leg.origin)
    if not starts:
        return
    banned = leg.banned.union(root[:-1])
    rest = replace(leg, starts=starts, banned=banned, not_next=departure.taken)
    below = departure.least + departure.deeper
    if behind and not (len(starts) == 1 and behind.serves(root)):
        behind = None
    search = _search(reach, rest, behind)
    found = search.cheapest(below if worth is None else min(below, worth))
    if found is not None:
        whole = Found(found.cost, root[:-1] + found.nodes)
        heappush(lists[0], _candidate(whole, len(root) - 1))
    elif search.stopped and (worth is None or below < worth):
        deeper = 2 * departure.deeper
        heappush(lists[1], replace(departure, least=below, deeper=deeper))


def ways_along(
    reach: Reach, nodes: Sequence[str], labels: Sequence[Label], origin: str
) -> tuple[Label, ...]:
    """The ways to reach the last of ``nodes`` along all of them, none beaten."""
    for here, there in pairwise(nodes):
        passing = 0 if here == origin else reach.passing(here)
        ahead: list[Label] = []
        for label in labels:
            for step in reach.steps_between(here, there):
                if label.time <= step.last:
                    new = Label(
                        label.cost + passing + step.cost,
                        label.hops + 1,
                        max(label.time, step.first),
                        there,
                    )
                    if not any(other.beats(new) for other in ahead):
                        ahead = [o for o in ahead if not new.beats(o)] + [new]
        labels = ahead
    return tuple(
        Label(label.cost, label.hops, label.time, label.node) for label in labels
    )
