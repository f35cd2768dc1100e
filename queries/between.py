"""All that ties two entities, or two groups: edges between them, and shared events."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from detente.graph.edges import Edge
from detente.graph.errors import BadInput
from detente.graph.model import Entity
from detente.graph.store import Store
from detente.graph.tabular import Record, Tabular
from detente.queries.names import Names, Told, meant
from detente.queries.results import Drawn
from detente.queries.timeline import by_time
from detente.queries.words import sentence

SHARED_TYPES = frozenset({"Event", "Agreement", "Award"})
"""Types of the entities through which a tie counts: what both took part in."""


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge of the answer; ``through`` is the shared event, if it is not direct."""

    edge: Edge
    told: str
    through: Entity | None


@dataclass(frozen=True, slots=True)
class Between(Tabular, Drawn):
    """The ties of two groups in the order of time, undated last."""

    left: tuple[Entity, ...]
    right: tuple[Entity, ...]
    ties: tuple[Tie, ...]
    entities: tuple[Entity, ...]

    def __iter__(self) -> Iterator[Tie]:
        return iter(self.ties)

    def __len__(self) -> int:
        return len(self.ties)

    @property
    def columns(self) -> tuple[str, ...]:
        return ("date", "through", "told", "quote", "source")

    def records(self) -> Iterator[Record]:
        for tie in self.ties:
            yield {
                "date": str(tie.edge.date or ""),
                "through": tie.through.name if tie.through else "",
                "told": tie.told,
                "quote": " ".join(tie.edge.facts[0].evidence.split()),
                "source": list(tie.edge.sources),
            }

    def counted(self) -> list[Record]:
        """How many ties there are of each relation, the most frequent first."""
        counts: Counter[tuple[str, bool, bool]] = Counter(
            (t.edge.relation.name, t.edge.happened, t.through is not None)
            for t in self.ties
        )
        return [
            {
                "relation": relation,
                "told as": "happened" if happened else "claim",
                "how": "through a shared event" if shared else "direct",
                "edges": number,
            }
            for (relation, happened, shared), number in counts.most_common()
        ]

    def entities_drawn(self) -> Iterable[Entity]:
        return self.entities

    def edges_drawn(self) -> Iterable[Edge]:
        return (tie.edge for tie in self.ties)


def between(
    store: Store,
    left: Told | Iterable[Told],
    right: Told | Iterable[Told],
    *,
    claims: bool = True,
) -> Between:
    """All edges between the groups, and those of both to a shared event.

    Claims are told as such; ``claims=False`` leaves them out, and then a shared event
    is one that both are said to have had a part in.

    Raises:
        UnknownEntity, AmbiguousEntity: a name fits none, or several.
        BadInput: an entity is on both sides.
    """
    one, other = meant(store, left), meant(store, right)
    lefts = {entity.id for entity in one}
    rights = {entity.id for entity in other}
    if lefts & rights:
        name = next(entity.name for entity in one if entity.id in rights)
        raise BadInput(name, "stands on both sides: name different entities")
    direct: set[str] = set()
    sides: tuple[dict[str, set[str]], dict[str, set[str]]] = (
        defaultdict(set),
        defaultdict(set),
    )
    for link in store.links(lefts | rights):
        if not (claims or link.happened):
            continue
        for here, there in ((link.subject, link.object), (link.object, link.subject)):
            if here in lefts and there in rights:
                direct.add(link.id)
            for group, side in ((lefts, sides[0]), (rights, sides[1])):
                if here in group:
                    side[there].add(link.id)
    shared = _shared(store, (sides[0].keys() & sides[1].keys()) - lefts - rights)
    through = {
        link_id: event
        for event in shared
        for side in sides
        for link_id in side[event.id]
    }
    edges = store.edges(direct | through.keys())
    names = Names.of(store, edges)
    ties = tuple(
        Tie(
            edge,
            sentence(edge, names.name),
            None if edge.id in direct else through[edge.id],
        )
        for edge in sorted(edges, key=by_time)
    )
    return Between(tuple(one), tuple(other), ties, tuple(names.entities.values()))


def _shared(store: Store, entity_ids: Collection[str]) -> list[Entity]:
    if not entity_ids:
        return []
    found = store.entities(entity_ids)
    return [entity for entity in found if entity.type in SHARED_TYPES]
