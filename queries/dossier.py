"""All about one entity: who it is, its positions, what happened, who stands close."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.graph.edges import Edge
from detente.graph.model import Entity
from detente.graph.store import Store
from detente.graph.tabular import Record, Tabular
from detente.queries.evidence import Sources
from detente.queries.names import Names, Told, meant
from detente.queries.positions import POSITIONS, begins, ends
from detente.queries.results import Drawn
from detente.queries.timeline import Moment, Timeline, by_time, lay_out
from detente.queries.words import date_words, role_words, sentence


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entity that edges join to the one asked for, and by what."""

    entity: Entity
    edges: int
    sources: int
    relations: tuple[str, ...]  # the most frequent first


@dataclass(frozen=True, slots=True)
class Dossier(Tabular, Drawn):
    """What the store knows of ``entity``; ``positions`` are earliest first."""

    entity: Entity
    positions: tuple[Edge, ...]
    timeline: Timeline
    neighbours: tuple[Neighbour, ...]
    names: Names
    sources: Sources

    @property
    def happened(self) -> list[Moment]:
        """What its timeline has but its positions."""
        return [one for one in self.timeline if one.edge not in self.positions]

    @property
    def columns(self) -> tuple[str, ...]:
        return self.timeline.columns

    def records(self) -> Iterator[Record]:
        """The rows of its timeline."""
        return self.timeline.records()

    def entities_drawn(self) -> Iterable[Entity]:
        return self.timeline.entities_drawn()

    def edges_drawn(self) -> Iterable[Edge]:
        return self.timeline.edges_drawn()


def dossier(store: Store, about: Told) -> Dossier:
    """All about one entity; claims are in its timeline, marked, and count nowhere.

    Raises:
        UnknownEntity, AmbiguousEntity: the name fits none, or several.
    """
    [entity] = meant(store, about)
    edges = list(store.edges_of([entity.id]))
    names = Names.of(store, edges)
    held = [
        edge
        for edge in edges
        if edge.happened
        and edge.relation.name in POSITIONS
        and edge.subject == entity.id
    ]
    return Dossier(
        entity,
        tuple(sorted(held, key=_by_beginning)),
        lay_out([entity], sorted(edges, key=by_time), names),
        tuple(_neighbours(entity, edges, names)),
        names,
        Sources.of(store, edges),
    )


def _by_beginning(edge: Edge) -> tuple[bool, str, str]:
    start = begins(edge)
    return (start is None, str(start or ""), edge.id)


def _neighbours(
    entity: Entity, edges: Iterable[Edge], names: Names
) -> Iterator[Neighbour]:
    """By number of articles, then of edges, then by name."""
    relations: dict[str, Counter[str]] = defaultdict(Counter)
    sources: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.happened:
            other = edge.object if edge.subject == entity.id else edge.subject
            relations[other][edge.relation.name] += 1
            sources[other].update(edge.sources)
    found = [
        Neighbour(
            names.entities[other],
            told.total(),
            len(sources[other]),
            tuple(sorted(told, key=lambda name: (-told[name], name))),
        )
        for other, told in relations.items()
    ]
    yield from sorted(found, key=lambda n: (-n.sources, -n.edges, n.entity.name))


def lines(found: Dossier, *, moments: int, neighbours: int) -> Iterator[str]:
    """The dossier in words, with at most so many moments and neighbours."""
    entity = found.entity
    yield f"{entity.name} ({entity.type}, {entity.id})"
    if entity.aliases:
        yield f"  also: {', '.join(entity.aliases)}"
    if entity.wikidata:
        yield f"  https://www.wikidata.org/wiki/{entity.wikidata}"
    if found.positions:
        yield ""
        yield "Positions"
        for edge in found.positions:
            yield f"  {position_words(edge, found.names)}"
            yield from (f"    {line}" for line in found.sources.lines(edge))
    told = found.happened
    if told:
        yield ""
        yield "What happened"
        for moment in told[:moments]:
            yield f"  {str(moment.edge.date or '').ljust(10)}  {moment.told}"
            yield from (f"    {line}" for line in found.sources.lines(moment.edge))
        yield from _more(len(told) - moments, "moments")
    if found.neighbours:
        yield ""
        yield "Closest to it"
        for near in found.neighbours[:neighbours]:
            words = ", ".join(near.relations[:3])
            yield f"  {near.entity.name} ({near.entity.type}): {words}"
        yield from _more(len(found.neighbours) - neighbours, "entities")


def _more(left: int, what: str) -> Iterator[str]:
    if left > 0:
        yield f"  ... and {left} more {what}"


def position_words(edge: Edge, names: Names) -> str:
    """``foreign minister of North Korea since January 2020``."""
    role = role_words(edge, names.name)
    if not role:
        return sentence(edge, names.name)
    start, end = begins(edge), ends(edge)
    if start and end and start != end:
        return f"{role} from {date_words(start)} to {date_words(end)}"
    if end:
        return f"{role} until {date_words(end)}"
    if start is None:
        return role
    lasting = edge.attr("start") or edge.attr("status") != "former"
    return f"{role} {'since' if lasting else 'in'} {date_words(start)}"
