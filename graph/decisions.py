"""What people decided about identity: these two are the same, those are not.

Whom an id stands for follows from the set of decisions in force, whatever the order
in which they were taken. Nothing is deleted: a decision taken back stays in the log.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from detente.graph.dates import PartialDate
from detente.graph.errors import BadFact


class Verdict(StrEnum):
    """What was decided of two entities."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Decision:
    """``first`` and ``second`` (entity ids as articles say them) are one, or are not.

    Of the same, ``first`` is the one that stays; of different ones it is the lesser
    id. ``undone`` is the day on which it was taken back.

    Raises:
        BadFact: both are the same id.
    """

    verdict: Verdict
    first: str
    second: str
    day: PartialDate
    reason: str = ""
    undone: PartialDate | None = None

    def __post_init__(self) -> None:
        if self.first == self.second:
            message = f"{self.first} is itself: name two entities"
            raise BadFact(message)
        if self.verdict is Verdict.DIFFERENT and self.first > self.second:
            message = f"write {self.second} before {self.first}"
            raise BadFact(message)

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from other decisions: taken again, it is the same one."""
        return self.verdict.value, self.first, self.second

    @property
    def in_force(self) -> bool:
        return self.undone is None


class Canon:
    """Whom each id stands for, given decisions; those not in force count for nothing.

    Ids that were merged form groups. A group stands under the id that was merged into
    no other, the least where there are several, or none.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._root: dict[str, str] = {}
        self._group: dict[str, tuple[str, ...]] = {}
        joined: dict[str, set[str]] = defaultdict(set)
        merged = set()
        for decision in decisions:
            if decision.in_force and decision.verdict is Verdict.SAME:
                joined[decision.first].add(decision.second)
                joined[decision.second].add(decision.first)
                merged.add(decision.second)
        for start in joined:
            if start in self._root:
                continue
            group = _reached(start, joined)
            root = min(group - merged, default=min(group))
            self._group[root] = tuple(sorted(group))
            self._root.update(dict.fromkeys(group, root))

    def __call__(self, entity_id: str) -> str:
        """The id under which ``entity_id`` stands in the graph."""
        return self._root.get(entity_id, entity_id)

    @property
    def merged(self) -> set[str]:
        """All ids that stand in a group."""
        return set(self._root)

    def group(self, entity_id: str) -> tuple[str, ...]:
        """All ids that stand under the same one, sorted; alone it is its own group."""
        root = self(entity_id)
        return self._group.get(root, (root,))

    def moved(self, other: "Canon") -> set[str]:
        """The ids whose group or name for it differs between the two."""
        known = self.merged | other.merged
        return {
            entity_id
            for entity_id in known
            if self(entity_id) != other(entity_id)
            or self.group(entity_id) != other.group(entity_id)
        }


def _reached(start: str, joined: dict[str, set[str]]) -> set[str]:
    reached = {start}
    ahead = [start]
    while ahead:
        for neighbour in joined[ahead.pop()] - reached:
            reached.add(neighbour)
            ahead.append(neighbour)
    return reached
