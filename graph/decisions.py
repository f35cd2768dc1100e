"""What people decided about identity: these two are the same, those are not.

Whom an id stands for follows from the set of decisions in force, whatever the order
in which they were taken. Nothing is deleted: a decision taken back stays in the log,
and one that is taken again stands in it beside the first.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b

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
    id. ``undone`` is the day on which it was taken back. ``turn`` tells apart decisions
    that are the same in all else, taken, taken back and taken again on one day.

    Raises:
        BadFact: both are the same id.
    """

    verdict: Verdict
    first: str
    second: str
    day: PartialDate
    reason: str = ""
    undone: PartialDate | None = None
    turn: int = 1

    def __post_init__(self) -> None:
        if self.first == self.second:
            message = f"{self.first} is itself: name two entities"
            raise BadFact(message)
        if self.verdict is Verdict.DIFFERENT and self.first > self.second:
            message = f"write {self.second} before {self.first}"
            raise BadFact(message)

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from other decisions, whether it was taken back or not.

        Its last part stands for the reason, which may be long.
        """
        why = blake2b(self.reason.encode(errors="replace"), digest_size=6).hexdigest()
        about = self.verdict.value, self.first, self.second
        return (*about, str(self.day), f"{self.turn:04}", why)

    @property
    def in_force(self) -> bool:
        return self.undone is None


def taken_anew(
    log: Iterable[Decision], decisions: Iterable[Decision]
) -> list[Decision]:
    """What to put on record, beside ``log``, where ``decisions`` are taken (again).

    Those that are in force already, or that are known to be taken back, need nothing.
    One that was taken back and is taken again gets a turn of its own.
    """
    known: dict[tuple[str, ...], dict[int, Decision]] = defaultdict(dict)
    for decision in log:
        known[replace(decision, turn=1).key][decision.turn] = decision
    made = []
    for decision in decisions:
        alike = known[replace(decision, turn=1).key]
        there = alike.get(decision.turn)
        in_force = any(one.in_force for one in alike.values())
        gone = there is not None and not there.in_force
        if in_force if decision.in_force else gone:
            continue
        new = replace(decision, turn=max(alike) + 1) if gone else decision
        alike[new.turn] = new
        made.append(new)
    return made


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
