"""What happened to an entity, in the order of time, with the words that say so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.graph.dates import PartialDate
from detente.graph.edges import Edge
from detente.graph.model import Entity
from detente.graph.store import Store
from detente.graph.tabular import Record, Tabular
from detente.queries.names import Names, Told, meant
from detente.queries.results import Drawn
from detente.queries.words import sentence


@dataclass(frozen=True, slots=True)
class Moment:
    """An edge in a timeline, and in which lanes it stands (the ids of entities)."""

    edge: Edge
    told: str
    lanes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline(Tabular, Drawn):
    """The edges of one or several entities by date; those without a date come last."""

    about: tuple[Entity, ...]
    moments: tuple[Moment, ...]
    entities: tuple[Entity, ...]

    def __iter__(self) -> Iterator[Moment]:
        return iter(self.moments)

    def __len__(self) -> int:
        return len(self.moments)

    @property
    def columns(self) -> tuple[str, ...]:
        lanes = tuple(one.name for one in self.about) if len(self.about) > 1 else ()
        return ("date", *lanes, "told", "quote", "source")

    def records(self) -> Iterator[Record]:
        several = len(self.about) > 1
        for moment in self.moments:
            edge = moment.edge
            marks = {
                one.name: "●" if one.id in moment.lanes else "" for one in self.about
            }
            yield {
                "date": _dates(edge),
                **(marks if several else {}),
                "told": moment.told,
                "quote": " ".join(edge.facts[0].evidence.split()),
                "source": list(edge.sources),
            }

    def entities_drawn(self) -> Iterable[Entity]:
        return self.entities

    def edges_drawn(self) -> Iterable[Edge]:
        return (moment.edge for moment in self.moments)


def timeline(
    store: Store,
    about: Told | Iterable[Told],
    *,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    claims: bool = True,
) -> Timeline:
    """The edges of the entities in the order of time.

    ``claims`` keeps what is denied, planned or rumoured, marked in words. What no
    article dates comes last, and not at all where a time is asked for. An edge
    between two of the entities stands in the lanes of both.

    Raises:
        UnknownEntity, AmbiguousEntity: a name fits none, or several.
    """
    entities = meant(store, about)
    edges = [
        edge
        for edge in store.edges_of([entity.id for entity in entities])
        if (claims or edge.happened) and _within(edge, since, until)
    ]
    return lay_out(entities, sorted(edges, key=by_time), Names.of(store, edges))


def lay_out(about: Sequence[Entity], edges: Iterable[Edge], names: Names) -> Timeline:
    """The edges, in their order, told in the lanes of the entities they are about."""
    lanes = [entity.id for entity in about]
    moments = [
        Moment(
            edge,
            sentence(edge, names.name, told_from=_first(edge, lanes)),
            tuple(lane for lane in lanes if lane in (edge.subject, edge.object)),
        )
        for edge in edges
    ]
    return Timeline(tuple(about), tuple(moments), tuple(names.entities.values()))


def by_time(edge: Edge) -> tuple[bool, str, str]:
    """A sorting key: by first day, undated last."""
    return (edge.date is None, str(edge.date or ""), edge.id)


def _first(edge: Edge, lanes: Sequence[str]) -> str:
    return edge.subject if edge.subject in lanes else edge.object


def _within(edge: Edge, since: PartialDate | None, until: PartialDate | None) -> bool:
    if edge.date is None:
        return since is None and until is None
    last = max(edge.date.last, edge.date_end.last if edge.date_end else edge.date.last)
    return (since is None or last >= since.first) and (
        until is None or edge.date.first <= until.last
    )


def _dates(edge: Edge) -> str:
    if edge.date_end is not None and edge.date_end != edge.date:
        return f"{edge.date}/{edge.date_end}"
    return str(edge.date or "")
