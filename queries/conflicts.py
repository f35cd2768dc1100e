"""Where articles contradict each other: on the day, on who or where, on whether."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from detente.graph import relations
from detente.graph.dates import PartialDate
from detente.graph.edges import Edge
from detente.graph.model import Entity, Fact, Modality
from detente.graph.store import Store
from detente.graph.tabular import Record, Tabular
from detente.queries.names import Names, Told, meant
from detente.queries.positions import POSITIONS, as_date
from detente.queries.results import Drawn
from detente.queries.timeline import by_time
from detente.queries.words import sentence


class Kind(StrEnum):
    """What articles disagree on."""

    DATE = "date"
    DAY = "day, if it is one event"
    SINCE = "since when"
    WHO = "who did it"
    WHERE = "where or which"
    WHETHER = "whether it happened"


# Of these only one subject can be right for an object (an award has one giver, a man
# one who dismissed him from a post); of those only one object for a subject.
ONE_SUBJECT = frozenset({"AWARDED", "APPOINTED", "DISMISSED", "SUCCEEDED"})
ONE_OBJECT = frozenset({"BORN_IN", "DIED_IN", "SUCCEEDED"})
# What two seldom do again on the next day: told so by other articles, it may be one.
_OCCASIONS = frozenset({"MET", "CALLED", "VISITED", "HOSTED"})
# Two answers joined by one of these agree: Russia and its president, a city and its
# state.
_AGREEING = frozenset(
    {"HOLDS_POSITION", "REPRESENTS", "PART_OF", "LOCATED_IN", "MEMBER_OF"}
)


@dataclass(frozen=True, slots=True)
class Version:
    """What one article says of the matter, in its words."""

    told: str
    date: str
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Versions that cannot all be right, and the edges that tell them."""

    kind: Kind
    versions: tuple[Version, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Conflicts(Tabular, Drawn):
    """The contradictions found, by kind and by the ids of their edges."""

    found: tuple[Conflict, ...]
    entities: tuple[Entity, ...]

    def __iter__(self) -> Iterator[Conflict]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    @property
    def columns(self) -> tuple[str, ...]:
        return ("conflict", "on", "told", "date", "quote", "source")

    def records(self) -> Iterator[Record]:
        """A row for each version; those of one conflict have its number."""
        for number, conflict in enumerate(self.found, 1):
            for version in conflict.versions:
                yield {
                    "conflict": number,
                    "on": conflict.kind.value,
                    "told": version.told,
                    "date": version.date,
                    "quote": version.quote,
                    "source": version.source,
                }

    def entities_drawn(self) -> Iterable[Entity]:
        return self.entities

    def edges_drawn(self) -> Iterable[Edge]:
        met = {edge.id: edge for conflict in self.found for edge in conflict.edges}
        return met.values()


def conflicts(store: Store, told_of: Iterable[Told] = ()) -> Conflicts:
    """All contradictions, or those in what is told of the entities.

    Raises:
        UnknownEntity, AmbiguousEntity: a name fits none, or several.
    """
    about = meant(store, told_of)
    edges = store.edges_of([e.id for e in about]) if about else store.all_edges()
    suspects = _Suspects()
    for edge in edges:
        suspects.note(edge)
    told = {edge.id: edge for edge in store.edges(suspects.ids())}
    names = Names.of(store, told.values())
    found = [
        *_on_dates([told[one] for one in suspects.dated], names),
        *_on_days(_groups(suspects.days, told), names),
        *_on_beginnings([told[one] for one in suspects.held], names),
        *_on_whether(_groups(suspects.whether, told), names),
        *_on_ends(store, _groups(suspects.who, told), names, Kind.WHO),
        *_on_ends(store, _groups(suspects.where, told), names, Kind.WHERE),
    ]
    return Conflicts(tuple(found), tuple(names.entities.values()))


_Groups = dict[tuple[str, ...], list[str]]


class _Suspects:
    """Ids of edges that may contradict each other; the edges are not kept."""

    def __init__(self) -> None:
        self.dated: list[str] = []
        self.held: list[str] = []
        self.days: _Groups = defaultdict(list)
        self.whether: _Groups = defaultdict(list)
        self.who: _Groups = defaultdict(list)
        self.where: _Groups = defaultdict(list)
        self._denied: set[tuple[str, ...]] = set()

    def note(self, edge: Edge) -> None:
        name = edge.relation.name
        details = tuple(
            (edge.attr(key) or "").casefold() for key in edge.relation.distinct_by
        )
        if edge.conflicts:
            self.dated.append(edge.id)
        if edge.happened and name in POSITIONS and len(_beginnings(edge)) > 1:
            self.held.append(edge.id)
        if edge.happened and name in _OCCASIONS and edge.date and edge.date.day:
            self.days[(name, edge.subject, edge.object)].append(edge.id)
        if edge.happened or _denied(edge):
            key = (name, edge.subject, edge.object, *details)
            self.whether[key].append(edge.id)
            if edge.negated:
                self._denied.add(key)
        if edge.happened and name in ONE_SUBJECT and all(details):
            self.who[(name, edge.object, *details)].append(edge.id)
        if edge.happened and name in ONE_OBJECT:
            self.where[(name, edge.subject, *details)].append(edge.id)

    def ids(self) -> set[str]:
        """The edges worth a closer look."""
        for groups in (self.who, self.where, self.days):
            _drop(groups, {key for key, ids in groups.items() if len(ids) > 1})
        _drop(self.whether, self._denied)
        grouped = (self.whether, self.who, self.where, self.days)
        many = {i for groups in grouped for ids in groups.values() for i in ids}
        return many.union(self.dated, self.held)


def _drop(groups: _Groups, kept: set[tuple[str, ...]]) -> None:
    for key in groups.keys() - kept:
        del groups[key]


def _denied(edge: Edge) -> bool:
    told = (Modality.ASSERTED, Modality.CLAIMED)
    return edge.negated and edge.modality in told


def _groups(groups: _Groups, told: dict[str, Edge]) -> list[list[Edge]]:
    return [
        sorted((told[one] for one in ids), key=by_time)
        for _, ids in sorted(groups.items())
    ]


def _on_dates(edges: Iterable[Edge], names: Names) -> Iterator[Conflict]:
    for edge in sorted(edges, key=lambda edge: edge.id):
        versions = tuple(
            _version(edge, replace(fact, date=day), names)
            for fact in edge.facts
            for day in (fact.date, as_date(fact.attr("date_alt")))
            if day
        )
        yield Conflict(Kind.DATE, versions, (edge,))


def _on_days(groups: Iterable[list[Edge]], names: Names) -> Iterator[Conflict]:
    """The same between the same two a day apart, each told by other articles."""
    for group in groups:
        for one, other in pairwise(group):
            if _a_day_apart(one, other) and not _told_together((one, other)):
                yield Conflict(Kind.DAY, _versions((one, other), names), (one, other))


def _a_day_apart(one: Edge, other: Edge) -> bool:
    if one.date is None or other.date is None:
        return False
    return (other.date.first - one.date.first).days == 1


def _on_beginnings(edges: Iterable[Edge], names: Names) -> Iterator[Conflict]:
    for edge in sorted(edges, key=lambda edge: edge.id):
        begun = _beginnings(edge)
        versions = tuple(
            _version(edge, fact, names) for fact in edge.facts if _begun(fact) in begun
        )
        yield Conflict(Kind.SINCE, versions, (edge,))


def _beginnings(edge: Edge) -> set[PartialDate]:
    """When an office was taken up, as articles that cannot all be right have it."""
    told = {day for fact in edge.facts if (day := _begun(fact))}
    return {
        day
        for day in told
        if any(day not in other and other not in day for other in told)
    }


def _begun(fact: Fact) -> PartialDate | None:
    return as_date(fact.attr("start"))


def _on_whether(groups: Iterable[list[Edge]], names: Names) -> Iterator[Conflict]:
    for group in groups:
        for denied in (edge for edge in group if edge.negated):
            same = [e for e in group if e.happened and _same_time(e, denied)]
            if same:
                edges = (*same, denied)
                yield Conflict(Kind.WHETHER, _versions(edges, names), edges)


def _on_ends(
    store: Store, groups: Iterable[list[Edge]], names: Names, kind: Kind
) -> Iterator[Conflict]:
    for group in groups:
        ends = {edge.subject if kind is Kind.WHO else edge.object for edge in group}
        if len(ends) > 1 and not (_told_together(group) or _agree(store, ends)):
            yield Conflict(kind, _versions(group, names), tuple(group))


def _told_together(edges: Iterable[Edge]) -> bool:
    """Whether one article tells several: then they do not exclude each other."""
    told = [source for edge in edges for source in edge.sources]
    return len(told) > len(set(told))


def _agree(store: Store, ends: set[str]) -> bool:
    """Whether all of the ends hang together: a president with his state."""
    joined = {one: {one} for one in ends}
    for link in store.links(ends):
        if link.relation in _AGREEING and {link.subject, link.object} <= ends:
            whole = joined[link.subject] | joined[link.object]
            joined.update(dict.fromkeys(whole, whole))
    return len(next(iter(joined.values()))) == len(ends)


def _same_time(one: Edge, other: Edge) -> bool:
    """Whether both speak of one time; what may happen again needs dates to tell."""
    if one.date is None or other.date is None:
        return one.relation.kind is not relations.Kind.EVENT
    return one.date in other.date or other.date in one.date


def _versions(edges: Iterable[Edge], names: Names) -> tuple[Version, ...]:
    return tuple(
        _version(edge, fact, names, whole=True) for edge in edges for fact in edge.facts
    )


def _version(edge: Edge, fact: Fact, names: Names, *, whole: bool = False) -> Version:
    """What an article says in words; ``whole`` is what all of the edge's do."""
    told = edge if whole else replace(edge, facts=(fact,))
    return Version(
        sentence(told, names.name),
        str(fact.date or ""),
        " ".join(fact.evidence.split()),
        fact.article_id,
    )
