"""From facts to edges: which facts tell of the same event, and what the edge says.

The edges between two entities follow from the set of facts told of them, whatever
the order in which the articles came: loading and forgetting articles in any order
gives the same graph.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from detente.graph.dates import PartialDate
from detente.graph.model import Fact, Modality
from detente.graph.relations import CLAIM, Kind, Relation


@dataclass(frozen=True, slots=True)
class Edge:
    """What the graph draws from ``facts`` that say the same, at least one.

    It runs from ``subject`` to ``object`` (entity ids); those of a symmetric relation
    stand in the order of their ids. ``id`` follows from what tells the edge apart:
    its ends, relation, modality, the details of ``Relation.distinct_by`` and, where
    the relation may happen again, the date.
    """

    id: str
    subject: str
    object: str
    relation: Relation
    negated: bool
    modality: Modality
    facts: tuple[Fact, ...]

    @property
    def happened(self) -> bool:
        """Whether it is asserted to have taken place."""
        return not self.negated and self.modality is Modality.ASSERTED

    @property
    def type(self) -> str:
        """Its relationship type in Cypher: the relation's name, or ``CLAIM``."""
        return self.relation.name if self.happened else CLAIM

    @property
    def date(self) -> PartialDate | None:
        """The day told by most facts, a more precise one first, then the earliest."""
        told = Counter(fact.date for fact in self.facts if fact.date is not None)
        if not told:
            return None
        return min(told, key=lambda day: (-self._agreeing(day), -day.precision, day))

    def _agreeing(self, day: PartialDate) -> int:
        return sum(1 for f in self.facts if f.date is not None and day in f.date)

    @property
    def date_end(self) -> PartialDate | None:
        """The end told with ``date``, the latest where several are."""
        day = self.date
        ends = [f.date_end for f in self.facts if f.date_end and f.date == day]
        return max(ends, default=None)

    @property
    def conflicts(self) -> tuple[PartialDate, ...]:
        """Dates told that cannot be ``date``; a second reading of a text counts too.

        Dates of a relation that holds for a while (``Kind.STATE``) never conflict.
        """
        day = self.date
        if day is None or self.relation.kind is Kind.STATE:
            return ()
        told = {fact.date for fact in self.facts if fact.date is not None}
        told |= {
            PartialDate.parse(alternative)
            for fact in self.facts
            if (alternative := fact.attr("date_alt"))
        }
        return tuple(sorted(t for t in told if day not in t and t not in day))

    @property
    def confidence(self) -> float:
        """That of its surest fact."""
        return max(fact.confidence for fact in self.facts)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the articles that tell it, each once."""
        return tuple(dict.fromkeys(fact.article_id for fact in self.facts))

    @property
    def attrs(self) -> tuple[tuple[str, str], ...]:
        """Each detail as most facts give it, the first in order on a tie."""
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for fact in self.facts:
            for key, value in fact.attrs:
                told[key][value] += 1
        return tuple(
            (key, min(values, key=lambda value: (-values[value], value)))
            for key, values in sorted(told.items())
        )

    def attr(self, key: str) -> str | None:
        """The detail ``key``, ``None`` where no fact gives it."""
        return dict(self.attrs).get(key)


def _itself(entity_id: str) -> str:
    return entity_id


def draw(
    facts: Iterable[Fact], canonical: Callable[[str], str] = _itself
) -> Iterator[Edge]:
    """The edges that ``facts`` make, sorted by id; equal facts count once.

    ``canonical`` gives the id under which an entity stands in the graph, where
    several were merged. A fact whose two ends were merged makes no edge.
    """
    alike: dict[tuple[str, ...], set[Fact]] = defaultdict(set)
    for fact in facts:
        ends = canonical(fact.subject.id), canonical(fact.object.id)
        if ends[0] == ends[1]:
            continue
        if fact.relation.symmetric:
            ends = min(ends), max(ends)
        details = (_folded(fact.attr(key)) for key in fact.relation.distinct_by)
        told = (fact.relation.name, str(fact.negated), fact.modality.value)
        alike[(*ends, *told, *details)].add(fact)
    edges = [
        Edge(
            _edge_id(*key, anchor),
            key[0],
            key[1],
            group[0].relation,
            group[0].negated,
            group[0].modality,
            tuple(group),
        )
        for key, members in alike.items()
        for anchor, group in _by_event(members)
    ]
    yield from sorted(edges, key=lambda edge: edge.id)


def _folded(detail: str | None) -> str:
    return " ".join((detail or "").casefold().split())


def _edge_id(*parts: str) -> str:
    return "e-" + blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def fact_order(fact: Fact) -> tuple[object, ...]:
    """A sorting key that makes the order of an edge's facts the same everywhere."""
    return (
        fact.article_id,
        -1 if fact.start is None else fact.start,
        -1 if fact.end is None else fact.end,
        fact.evidence,
        str(fact.date or ""),
        str(fact.date_end or ""),
        fact.attrs,
        fact.confidence,
        fact.subject.id,
        fact.object.id,
    )


def _by_event(facts: Collection[Fact]) -> Iterator[tuple[str, list[Fact]]]:
    """Facts of one event each, with the date that names the event.

    The most precise dates make the events; a coarser date, or none, joins the event
    that it fits when it fits just one, and else stands for an event of its own.
    """
    if len(facts) == 1:  # most often; what follows gives the same, later
        (fact,) = facts
        event = fact.relation.kind is Kind.EVENT and fact.date
        yield str(event or ""), [fact]
        return
    ordered = sorted(facts, key=fact_order)
    if ordered[0].relation.kind is not Kind.EVENT:
        yield "", ordered
        return
    dates = {fact.date for fact in ordered if fact.date is not None}
    finest = {
        date: [d for d in dates if d != date and d in date]  # what it may mean
        for date in dates
    }
    events = {date for date, finer in finest.items() if not finer}
    groups: dict[PartialDate | None, list[Fact]] = defaultdict(list)
    for fact in ordered:
        if fact.date is None:
            fits = list(events)
        else:
            fits = [event for event in events if event in fact.date]
        groups[fits[0] if len(fits) == 1 else fact.date].append(fact)
    for date, group in groups.items():
        yield str(date or ""), group
