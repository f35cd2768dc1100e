"""The cheapest walk between two entities, searched from both ends at once.

Bidirectional label-setting search (Dijkstra's from both ends; Pape's and Nicholson's
stopping rule). A label is a way to reach an entity: its cost, its hops and, where the
order of time counts, the earliest day (from the far end: the latest) it allows. Of an
entity's labels only those are kept that no other beats in all three. Each hop costs
something, so the cheapest walk has no loop.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush, nsmallest
from itertools import count

from detente.queries.reach import Reach

_UNWEIGHED = -1
_LINKS_A_QUERY = 400
_NODES_A_QUERY = 64


@dataclass(slots=True, eq=False)  # not frozen: a search makes thousands
class Label:
    """A way from an end to ``node``; ``cost`` leaves out that of passing ``node``."""

    cost: int
    hops: int
    time: int
    node: str
    before: "Label | None" = None

    def beats(self, other: "Label") -> bool:
        return (
            self.cost <= other.cost
            and self.hops <= other.hops
            and self.time <= other.time
        )

    def nodes(self) -> Iterator[str]:
        """The entities of the way, from ``node`` back to its end."""
        label: Label | None = self
        while label is not None:
            yield label.node
            label = label.before


@dataclass(frozen=True, slots=True)
class Found:
    """A walk with its cost, in thousandths of a hop."""

    cost: int
    nodes: tuple[str, ...]


class _Side:
    """The labels of one end, and those of them still to be expanded.

    A label first waits as it was made. Once the degree of its entity is known, it
    waits with the cost of passing the entity added, hubs behind others of that cost:
    mostly the search ends before it must go through them.
    """

    def __init__(self, starts: Iterable[Label], *, back: bool) -> None:
        self.back = back
        self.labels: dict[str, list[Label]] = {}
        self._heap: list[tuple[int, int, int, Label]] = []
        self._serial = count()
        for label in starts:
            self.add(label)

    def add(self, label: Label) -> bool:
        """Keep the label unless another beats it."""
        there = self.labels.get(label.node)
        if there is None:
            self.labels[label.node] = [label]
        else:
            if any(other.beats(label) for other in there):
                return False
            there[:] = [other for other in there if not label.beats(other)]
            there.append(label)
        heappush(self._heap, (label.cost, _UNWEIGHED, next(self._serial), label))
        return True

    @property
    def least(self) -> int | None:
        """The least cost of what waits, ``None`` where nothing does."""
        heap = self._heap
        while heap and not self._stands(heap[0][3]):
            heappop(heap)
        return heap[0][0] if heap else None

    @property
    def next_degree(self) -> int:
        """The edges of the entity to be expanded next, or ``_UNWEIGHED``."""
        return self._heap[0][1]

    def unweighed(self) -> list[Label]:
        """Take out the labels of the least cost whose entities are not weighed."""
        cost = self._heap[0][0]
        taken = []
        while self._heap and self._heap[0][:2] == (cost, _UNWEIGHED):
            label = heappop(self._heap)[3]
            if self._stands(label):
                taken.append(label)
        return taken

    def wait(self, label: Label, cost: int, degree: int) -> None:
        """Put the label back, to be expanded at ``cost``."""
        heappush(self._heap, (cost, degree, next(self._serial), label))

    def batch(self) -> tuple[Label, list[str]]:
        """Take out the next label; the entities after it that a query may cover too."""
        cost, edges, _, label = heappop(self._heap)
        nodes, budget = [label.node], _LINKS_A_QUERY - edges
        for next_cost, degree, _, other in nsmallest(_NODES_A_QUERY, self._heap):
            budget -= degree
            if next_cost != cost or degree == _UNWEIGHED or budget < 0:
                break
            nodes.append(other.node)
        return label, nodes

    def _stands(self, label: Label) -> bool:
        return any(label is other for other in self.labels[label.node])


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


class Search:
    """One search for the cheapest walk of a leg."""

    def __init__(self, reach: Reach, leg: Leg) -> None:
        self._reach = reach
        self._leg = leg
        self._start = leg.starts[0].node
        self._free = (leg.origin, leg.goal)
        last_day = -(2**40) if reach.route.in_order else 0
        self._sides = (
            _Side(leg.starts, back=False),
            _Side([Label(0, 0, last_day, leg.goal)], back=True),
        )
        self._best: tuple[int, Label, Label] | None = None

    def cheapest(self) -> Found | None:
        """The cheapest walk, ``None`` where there is none."""
        forth, back = self._sides
        weights = self._reach.weights
        # Where labels meet as soon as they are made, what was not met is a hop apart.
        sure = 0 if weights.weighs_entities else weights.least_hop
        while (ahead := forth.least) is not None and (behind := back.least) is not None:
            if self._best is not None and self._best[0] <= ahead + behind + sure:
                break
            side = forth if forth.next_degree <= back.next_degree else back
            if side.next_degree == _UNWEIGHED:
                self._weigh(side)
            else:
                self._expand(side)
        if self._best is None:
            return None
        cost, to_meeting, from_meeting = self._best
        nodes = [*to_meeting.nodes()][::-1] + [*from_meeting.nodes()][1:]
        return Found(cost, tuple(nodes))

    def _weigh(self, side: _Side) -> None:
        """Let labels wait with the cost of passing where they stand."""
        reach = self._reach
        labels = side.unweighed()
        reach.weigh(label.node for label in labels)
        for label in labels:
            node = label.node
            passing = 0 if node in self._free else reach.passing(node)
            for other in self._sides[not side.back].labels.get(node, ()):
                self._meet(side, label, other, passing)
            if label.hops < self._leg.max_hops:
                side.wait(label, label.cost + passing, reach.degree(node))

    def _expand(self, side: _Side) -> None:
        reach = self._reach
        label, nodes = side.batch()
        node = label.node
        if not reach.knows(node):
            reach.fetch(nodes)
        passing = 0 if node in self._free else reach.passing(node)
        cost, hops, time = label.cost + passing, label.hops + 1, label.time
        for other, step_cost, first, last in reach.steps(node, back=side.back):
            if other in self._leg.banned or self._barred(node, other) or time > last:
                continue
            new = Label(cost + step_cost, hops, max(time, first), other, label)
            if side.add(new):
                self._join(side, new)

    def _barred(self, node: str, other: str) -> bool:
        start, not_next = self._start, self._leg.not_next
        return (node == start and other in not_next) or (
            other == start and node in not_next
        )

    def _join(self, side: _Side, label: Label) -> None:
        """See whether the new label meets one of the far side.

        Where passing the entity costs something that is not known yet, whichever side
        weighs it will see.
        """
        far = self._sides[not side.back].labels.get(label.node)
        if not far:
            return
        node, reach = label.node, self._reach
        if node in self._free:
            passing = 0
        elif reach.is_weighed(node) or not reach.weights.weighs_entities:
            passing = reach.passing(node)
        else:
            return
        for other in far:
            self._meet(side, label, other, passing)

    def _meet(self, side: _Side, near: Label, far: Label, passing: int) -> None:
        if near.hops + far.hops > self._leg.max_hops:
            return
        if self._reach.route.in_order and near.time + far.time > 0:
            return
        cost = near.cost + far.cost + passing
        if self._best is None or cost < self._best[0]:
            ends = (far, near) if side.back else (near, far)
            self._best = (cost, *ends)
