"""What several entities share: the entities that edges join to all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.graph.edges import Edge
from detente.graph.model import Entity
from detente.graph.store import Store
from detente.graph.tabular import Record, Tabular
from detente.queries.names import Names, Told, meant, one_by_one
from detente.queries.results import Drawn
from detente.queries.words import brief_words


@dataclass(frozen=True, slots=True)
class Share:
    """An entity that several of those asked for are joined to.

    ``edges`` has, by the id of each that shares it, the edges that join them;
    ``degree`` is how many edges it has in all: the fewer, the more it says.
    """

    entity: Entity
    edges: Mapping[str, tuple[Edge, ...]]
    degree: int


@dataclass(frozen=True, slots=True)
class Common(Tabular, Drawn):
    """What is shared, by how many share it, then the most particular first."""

    about: tuple[Entity, ...]
    shares: tuple[Share, ...]
    entities: tuple[Entity, ...]

    def __iter__(self) -> Iterator[Share]:
        return iter(self.shares)

    def __len__(self) -> int:
        return len(self.shares)

    @property
    def columns(self) -> tuple[str, ...]:
        return ("shared", "type", *(one.name for one in self.about))

    def records(self) -> Iterator[Record]:
        for share in self.shares:
            yield {
                "shared": share.entity.name,
                "type": share.entity.type,
                **{
                    one.name: [
                        brief_words(edge, told_from=one.id, dated=True)
                        for edge in share.edges.get(one.id, ())
                    ]
                    for one in self.about
                },
            }

    def entities_drawn(self) -> Iterable[Entity]:
        return self.entities

    def edges_drawn(self) -> Iterable[Edge]:
        met = {
            edge.id: edge
            for share in self.shares
            for edges in share.edges.values()
            for edge in edges
        }
        return met.values()


def common(
    store: Store,
    *told: Told | Iterable[Told],
    at_least: int | None = None,
    claims: bool = False,
) -> Common:
    """The entities joined to all of those told, or to ``at_least`` so many of them.

    Those told stand one by one, or in a list.

    Raises:
        UnknownEntity, AmbiguousEntity: a name fits none, or several.
    """
    about = meant(store, one_by_one(told))
    wanted = {entity.id for entity in about}
    joined: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for link in store.links(wanted):
        if claims or link.happened:
            for here, there in (
                (link.subject, link.object),
                (link.object, link.subject),
            ):
                if here in wanted and there not in wanted:
                    joined[there][here].append(link.id)
    enough = len(wanted) if at_least is None else at_least
    shared = {one: ways for one, ways in joined.items() if len(ways) >= enough}
    edges = {
        edge.id: edge
        for edge in store.edges(
            {i for ways in shared.values() for ids in ways.values() for i in ids}
        )
    }
    names = Names.of(store, edges.values())
    degrees = store.degrees(shared.keys()) if shared else {}
    shares = [
        Share(
            names.entities[one],
            {who: tuple(edges[i] for i in sorted(ids)) for who, ids in ways.items()},
            degrees[one],
        )
        for one, ways in shared.items()
    ]
    shares.sort(key=lambda share: (-len(share.edges), share.degree, share.entity.id))
    return Common(tuple(about), tuple(shares), tuple(names.entities.values()))
