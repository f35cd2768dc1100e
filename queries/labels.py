"""Ways from the ends of a walk, and how a search keeps them.

A label is a way to reach an entity: its cost, its hops and, where the order of time
counts, the earliest day (from the far end: the latest) it allows. Of an entity's labels
only those are kept that no other beats in all three.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

UNWEIGHED = -1
"""Instead of the edges of an entity, where it is not known how many it has."""

_NODES_A_QUERY = 200


@dataclass(slots=True, eq=False)  # not frozen: a search makes thousands
class Label:
    """A way from an end to ``node``; ``cost`` leaves out that of passing ``node``."""

    cost: int
    hops: int
    time: int
    node: str
    before: "Label | None" = None
    beaten: bool = False

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


_Entry = tuple[int, int, int, Label]
"""A label that waits: its cost, the degree of its entity, a serial number."""


class Side:
    """The labels of one end, and those of them still to be expanded.

    A label first waits as it was made. Once the degree of its entity is known, it
    waits with the cost of passing the entity added, hubs behind others of that cost:
    mostly the search ends before it must go through them.
    """

    def __init__(self, starts: Iterable[Label], *, back: bool) -> None:
        self.back = back
        self.labels: dict[str, list[Label]] = {}
        self._beaten: dict[str, list[Label]] = defaultdict(list)
        self._heap: list[_Entry] = []
        self._serial = count()
        for label in starts:
            self.add(label)

    def add(self, label: Label) -> bool:
        """Keep the label unless another beats it, to be weighed in its turn."""
        kept = self.keep(label)
        if kept:
            self.wait(label, label.cost, UNWEIGHED)
        return kept

    def keep(self, label: Label) -> bool:
        """Keep the label unless another beats it."""
        there = self.labels.get(label.node)
        if there is None:
            self.labels[label.node] = [label]
        else:
            for other in there:
                if other.beats(label):
                    self._beaten[label.node].append(label)
                    return False
            for other in there:
                other.beaten = label.beats(other)
            self._beaten[label.node].extend(o for o in there if o.beaten)
            there[:] = [other for other in there if not other.beaten]
            there.append(label)
        return True

    def ways(self, node: str) -> list[Label]:
        """Every label of the entity, those beaten too."""
        return self.labels.get(node, []) + self._beaten.get(node, [])

    @property
    def least(self) -> int | None:
        """The least cost of what waits, ``None`` where nothing does."""
        heap = self._heap
        while heap and heap[0][3].beaten:
            heappop(heap)
        return heap[0][0] if heap else None

    @property
    def next_degree(self) -> int:
        """The edges of the entity to be expanded next, or ``UNWEIGHED``."""
        return self._heap[0][1] if self._heap else 0

    def unweighed(self, reach: int) -> list[Label]:
        """Take out labels whose entities are not weighed, if such a one is next.

        Those that cost up to ``reach`` more come along: one query weighs them all.
        """
        heap = self._heap
        if not heap or heap[0][1] != UNWEIGHED:
            return []
        most = heap[0][0] + reach
        taken: list[Label] = []
        weighed: list[_Entry] = []
        while heap and heap[0][0] <= most and len(taken) < _NODES_A_QUERY:
            entry = heappop(heap)
            if entry[1] != UNWEIGHED:
                weighed.append(entry)
            elif not entry[3].beaten:
                taken.append(entry[3])
        for entry in weighed:
            heappush(heap, entry)
        return taken

    def wait(self, label: Label, cost: int, degree: int) -> None:
        """Put the label back, to be expanded at ``cost``."""
        heappush(self._heap, (cost, degree, next(self._serial), label))

    def pop(self) -> Label:
        """Take out the label to be expanded next."""
        return heappop(self._heap)[3]

    def soon(self, cost: int, links: int) -> list[str]:
        """Where labels of up to ``cost`` wait, as far as their ``links`` go."""
        nodes: list[str] = []
        heap = self._heap
        taken: list[_Entry] = []
        while heap and len(taken) < _NODES_A_QUERY:
            next_cost, degree, _, label = heap[0]
            if next_cost > cost or links < degree:
                break
            taken.append(heappop(heap))
            if degree != UNWEIGHED:
                nodes.append(label.node)
                links -= degree
        for entry in taken:
            heappush(heap, entry)
        return nodes


class Behind:
    """What is known of the ways to a goal: one search after the other goes on with it.

    It holds for searches that start elsewhere or ban more, as long as nothing was seen
    through an entity that the search is not to touch.
    """

    def __init__(
        self, goal: str, *, banned: frozenset[str], in_order: bool = False
    ) -> None:
        last_day = -(2**40) if in_order else 0
        self.side = Side([Label(0, 0, last_day, goal)], back=True)
        self.banned = banned
        self.passed: set[str] = set()  # through which something was seen

    def serves(self, nodes: Iterable[str]) -> bool:
        """Whether nothing was seen through one of the nodes."""
        return self.passed.isdisjoint(nodes)
