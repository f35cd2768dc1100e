"""Of facts that a text tells several times, each once; what happened twice, twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from detente.graph.model import Fact
from detente.graph.relations import Kind
from detente.loaders.how.modality import Told
from detente.loaders.weighing.choosing import LIKELY
from detente.loaders.weighing.decision import Weighed
from detente.loaders.when.dates import When

# Within a text, where the same award or event may mean another.
_MAY_COME_AGAIN = frozenset({"ATTENDED", "AWARDED", "PRESENTED_TO"})


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A fact and what it was made from."""

    fact: Fact
    weighed: Weighed
    when: When
    told: Told
    own_date: bool
    """Whether the sentence that tells the tie names its time."""

    @property
    def names_its_time(self) -> bool:
        """Whether words of that sentence, not the story around it, tell when."""
        return self.own_date and self.when.at is not None


def doubted(fact: Fact, other: str) -> Fact:
    """``fact`` with another date that the text tells too."""
    attrs = dict(fact.attrs) | {"date_alt": other}
    return replace(fact, attrs=tuple(sorted(attrs.items())))


def once(made: Iterable[Reasoned]) -> list[Reasoned]:
    """Of facts that say the same, the likeliest, dated ones first.

    Another that agrees with its date and is more precise, or whose own sentence names
    it, stands for it. What cannot both hold ("born in 1954", "in 1955") is doubted.
    """
    groups: dict[tuple[object, ...], list[Reasoned]] = {}
    for one in sorted(made, key=_rank):
        key = next((key for key in _keys(one.fact) if key in groups), None)
        groups.setdefault(key or _keys(one.fact)[0], []).append(one)
    told = [one for group in groups.values() for one in _told_of(group)]
    return sorted(
        told,
        key=lambda one: (
            one.fact.start or 0,
            one.weighed.candidate.trigger,
            one.fact.relation.name,
            one.fact.subject.id,
            one.fact.object.id,
        ),
    )


def _rank(one: Reasoned) -> tuple[bool, float, int, int]:
    undated = one.fact.date is None and one.fact.attr("end") is None
    place = (one.fact.start or 0, one.weighed.candidate.trigger)
    return undated, -one.fact.confidence, *place


def _told_of(group: Sequence[Reasoned]) -> list[Reasoned]:
    """What facts that differ in date alone tell of: one deed, or one of each time.

    Two deeds need times of their own that do not meet: "visited it in 2019. She visited
    it on 3 May 2021." Where there are such, what has no time of its own is one of them.
    """
    times: list[list[Reasoned]] = []
    for one in group:
        if one.fact.relation.kind is Kind.EVENT and one.names_its_time:
            same = next((each for each in times if _meet(each[0], one)), None)
            if same is None:
                times.append([one])
            else:
                same.append(one)
    return [_best(each) for each in (times if len(times) > 1 else [group])]


def _meet(one: Reasoned, other: Reasoned) -> bool:
    """Whether the times of two facts have a day in common."""
    first, last = _days(one.fact)
    begins, ends = _days(other.fact)
    return first <= ends and begins <= last


def _days(fact: Fact) -> tuple[date, date]:
    day = fact.date
    if day is None:
        return date.min, date.max
    return day.first, max(day.last, fact.date_end.last if fact.date_end else day.last)


def _best(group: Sequence[Reasoned]) -> Reasoned:
    """The likeliest of facts of one deed, with the date that bears it best."""
    best, *rest = group
    for one in rest:
        if _says_more(one, best):
            best = one
        elif _contradicts(one, best):
            best = replace(best, fact=doubted(best.fact, str(one.fact.date)))
    return best


def _says_more(one: Reasoned, other: Reasoned) -> bool:
    """Whether ``one`` bears the date of ``other`` better."""
    if _is_finer(one.fact, other.fact):
        return True
    same = (one.fact.date, one.fact.date_end) == (other.fact.date, other.fact.date_end)
    likely = one.fact.confidence >= min(other.fact.confidence, LIKELY)
    return same and one.own_date and not other.own_date and likely


def _contradicts(one: Reasoned, other: Reasoned) -> bool:
    """Whether the dates of what happens only once cannot both hold."""
    here, there = one.fact.date, other.fact.date
    relation = one.fact.relation
    if relation.kind is not Kind.ONCE or relation.name in _MAY_COME_AGAIN:
        return False
    said = all(each.when.at is not None and each.own_date for each in (one, other))
    if not said or here is None or there is None or other.fact.attr("date_alt"):
        return False
    return here not in there and there not in here


def _is_finer(one: Fact, other: Fact) -> bool:
    if one.date is None or other.date is None or other.date_end is not None:
        return False
    return one.date.precision > other.date.precision and one.date in other.date


def _keys(fact: Fact) -> list[tuple[object, ...]]:
    """What tells a fact from others; a symmetric one may stand either way round."""
    details = tuple(fact.attr(key) for key in fact.relation.distinct_by)
    rest = (fact.relation.name, fact.negated, fact.modality, details)
    ends = (fact.subject.id, fact.object.id)
    keys: list[tuple[object, ...]] = [(*ends, *rest)]
    if fact.relation.symmetric:
        keys.append((*reversed(ends), *rest))
    return keys
