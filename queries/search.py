"""The cheapest walk between two entities, searched from both ends at once.

Bidirectional label-setting search (Dijkstra's from both ends; Pape's and Nicholson's
stopping rule), over ``labels``. Each hop costs something, so the cheapest walk has no
loop.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from operator import itemgetter

from detente.queries.labels import UNWEIGHED, Behind, Label, Side
from detente.queries.reach import Reach

_NO_BOUND = 2**60
_LINKS_FIRST = 100
_LINKS_A_QUERY = 800
_MEETINGS = 3  # a walk is met at each of its entities


@dataclass(frozen=True, slots=True)
class Found:
    """A walk with its cost, in thousandths of a hop."""

    cost: int
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """What one search is asked: from ``starts``, labels of one entity, to ``goal``.

    ``origin`` is where the whole walk begins; it and the goal cost nothing to pass.
    ``max_hops`` counts from there. No walk touches ``banned``, and none goes from the
    start straight to one of ``not_next``.
    """

    starts: tuple[Label, ...]
    goal: str
    origin: str
    max_hops: int
    banned: frozenset[str] = frozenset()
    not_next: frozenset[str] = frozenset()

    @classmethod
    def of(cls, start: str, goal: str, max_hops: int) -> "Leg":
        """A whole walk, nothing behind it."""
        return cls((Label(0, 0, 0, start),), goal, start, max_hops)


def behind_of(reach: Reach, leg: Leg) -> Behind:
    """What is known of the ways to the goal before any search: that it is there."""
    return Behind(leg.goal, banned=leg.banned, in_order=reach.route.in_order)


class Search:
    """One search for the cheapest walk of a leg.

    ``stopped`` says, of one that found none, whether there may still be dearer ones.
    With ``behind`` it goes on with what earlier searches saw from the goal.
    """

    def __init__(self, reach: Reach, leg: Leg, behind: Behind | None = None) -> None:
        self.stopped = False
        self._reach = reach
        self._leg = leg
        self._start = leg.starts[0].node
        self._free = (leg.origin, leg.goal)
        self._shared = behind is not None
        self._behind = behind or behind_of(reach, leg)
        self._departs = self._shared and bool(leg.not_next)
        self._aside: list[Label] = []  # through which others may see, but not this one
        self._sides = (Side(leg.starts, back=False), self._behind.side)
        self._unmet: list[tuple[Side, Label]] = []  # at entities not weighed yet
        self._best: tuple[Label, Label] | None = None
        self._met: list[tuple[int, Label, Label]] = []
        self._bound = _NO_BOUND
        self._links_next = _LINKS_FIRST

    def cheapest(self, below: int | None = None) -> Found | None:
        """The cheapest walk, ``None`` where none costs less than ``below``."""
        if below is not None:
            self._bound = below
        self._reach.fetch_both(self._start, self._leg.goal, _LINKS_A_QUERY)
        if self._departs:
            self._begin()
        self._meet_cheapest()
        for label in self._aside:
            self._wait(self._behind.side, label, self._passing(label.node))
        if self._best is None:
            return None
        return Found(self._bound, _nodes(*self._best))

    def seen(self, most: int) -> Iterator[Found]:
        """Walks that it came to see on its way, the cheapest of them among others.

        Some ``most``, cheap ones first; there may be cheaper ones that it has not seen.
        """
        for cost, to_meeting, from_meeting in nsmallest(
            _MEETINGS * most, self._met, itemgetter(0)
        ):
            nodes = _nodes(to_meeting, from_meeting)
            if len(nodes) == len(set(nodes)):
                yield Found(cost, nodes)

    def _begin(self) -> None:
        """Meet every way to the goal seen from the start: the best may not be gone."""
        forth, back = self._sides
        passing = self._passing(self._start)
        for label in self._leg.starts:
            for way in back.ways(self._start):
                self._meet(forth, label, way, passing)

    def _meet_cheapest(self) -> None:
        forth, back = self._sides
        hop = self._reach.weights.least_hop  # what has not met is a hop apart
        while (ahead := forth.least) is not None and (behind := back.least) is not None:
            if self._bound <= ahead + behind + hop:
                if self._unmet and self._bound > ahead + behind:
                    self._meet_all()
                    continue
                self.stopped = True
                break
            if UNWEIGHED in (forth.next_degree, back.next_degree):
                self._weigh()
            elif forth.next_degree <= back.next_degree:
                self._expand(forth, self._bound - behind)
            else:
                useful = _NO_BOUND if self._shared else self._bound - ahead
                self._expand(back, useful)

    def _weigh(self) -> None:
        """Let labels wait with the cost of passing where they stand."""
        reach = self._reach
        ahead = 2 * reach.weights.least_hop if reach.weights.weighs_entities else 0
        taken = [(side, side.unweighed(ahead)) for side in self._sides]
        reach.weigh(label.node for _, labels in taken for label in labels)
        for side, labels in taken:
            far = self._sides[not side.back].labels
            for label in labels:
                passing = self._passing(label.node)
                for other in far.get(label.node, ()):
                    self._meet(side, label, other, passing)
                if label.hops < self._leg.max_hops:
                    self._wait(side, label, passing)

    def _wait(self, side: Side, label: Label, passing: int) -> None:
        side.wait(label, label.cost + passing, self._reach.degree(label.node))

    def _passing(self, node: str) -> int:
        return 0 if node in self._free else self._reach.passing(node)

    def _expand(self, side: Side, useful: int) -> None:
        """Make the labels that follow from the next one of a side.

        One that costs ``useful`` or more is of use only where it meets one already.
        """
        reach = self._reach
        far = self._sides[not side.back].labels
        cost = side.least or 0
        label = side.pop()
        node = label.node
        banned = self._leg.banned
        if side.back:
            if node == self._start or node in banned:
                self._aside.append(label)
                return
            banned = self._behind.banned
            self._behind.passed.add(node)
        if not reach.knows(node):
            uniform = not reach.weights.weighs_entities
            soon = cost if uniform else cost + reach.weights.least_hop
            spare = self._links_next - reach.degree(node)
            self._links_next = min(2 * self._links_next, _LINKS_A_QUERY)
            reach.fetch([node, *side.soon(soon, spare)])
        cost = label.cost + self._passing(node)
        hops, time, hop = label.hops + 1, label.time, reach.weights.least_hop
        steps = reach.steps(node, back=side.back)
        here = bisect_left(steps, (useful - hop - cost,))
        if here < len(steps):
            self.stopped = True
            steps = steps[:here] + [step for step in steps[here:] if step[1] in far]
        banned = banned | self._barred(node, back=side.back)
        for step_cost, other, first, last in steps:
            if time > last or other in banned:
                continue
            new = Label(cost + step_cost, hops, max(time, first), other, label)
            if reach.is_weighed(other):
                kept = side.keep(new)
                if kept and hops < self._leg.max_hops:
                    self._wait(side, new, self._passing(other))
            else:
                kept = side.add(new)
            if other in far and (kept or other == self._start):
                self._join(side, new)

    def _barred(self, node: str, *, back: bool) -> frozenset[str]:
        """Where the leg does not go on to from there; a shared side goes anywhere."""
        if not back:
            return self._leg.not_next if node == self._start else frozenset()
        if self._shared or node not in self._leg.not_next:
            return frozenset()
        return frozenset({self._start})

    def _join(self, side: Side, label: Label) -> None:
        """See whether the new label meets one of the far side.

        Where passing the entity costs something that is not known yet, it will be seen
        when it is weighed, which is put off.
        """
        node, reach = label.node, self._reach
        known = reach.is_weighed(node) or not reach.weights.weighs_entities
        if not known and node not in self._free:
            self._unmet.append((side, label))
            return
        passing = self._passing(node)
        for other in self._sides[not side.back].labels[node]:
            self._meet(side, label, other, passing)

    def _meet_all(self) -> None:
        """Weigh where labels met."""
        unmet, self._unmet = self._unmet, []
        self._reach.weigh(label.node for _, label in unmet)
        for side, label in unmet:
            self._join(side, label)

    def _meet(self, side: Side, near: Label, far: Label, passing: int) -> None:
        if near.hops + far.hops > self._leg.max_hops:
            return
        to_meeting, from_meeting = (far, near) if side.back else (near, far)
        if self._departs and near.node == self._start:
            ahead = from_meeting.before
            if ahead is not None and ahead.node in self._leg.not_next:
                return
        if self._reach.route.in_order and near.time + far.time > 0:
            return
        cost = near.cost + far.cost + passing
        self._met.append((cost, to_meeting, from_meeting))
        if cost >= self._bound:
            self.stopped = True
            return
        self._bound = cost
        self._best = to_meeting, from_meeting


def _nodes(to_meeting: Label, from_meeting: Label) -> tuple[str, ...]:
    """The walk that two ways make where they meet."""
    return (*[*to_meeting.nodes()][::-1], *[*from_meeting.nodes()][1:])
