"""What the entities of edges are called, fetched in one query."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.graph.edges import Edge
from detente.graph.model import Entity
from detente.graph.store import Store, find


@dataclass(frozen=True, slots=True)
class Names:
    """Entities by id, as the store knows them."""

    entities: dict[str, Entity]

    @classmethod
    def of(cls, store: Store, edges: Iterable[Edge]) -> "Names":
        """The ends of the edges."""
        ids = {end for edge in edges for end in (edge.subject, edge.object)}
        return cls({one.id: one for one in store.entities(ids)} if ids else {})

    def name(self, entity_id: str) -> str:
        return self.entities[entity_id].name


Told = str | Entity
"""An entity, or what it is called: id, name or alias."""


def meant(store: Store, told: Told | Iterable[Told]) -> list[Entity]:
    """The entities that are meant, each once, in their order.

    Raises:
        UnknownEntity, AmbiguousEntity: a name fits none, or several.
    """
    found = [
        one if isinstance(one, Entity) else find(store, one)
        for one in one_by_one([told])
    ]
    return list({entity.id: entity for entity in found}.values())


def one_by_one(told: Iterable[Told | Iterable[Told]]) -> Iterator[Told]:
    """What stands in ``told`` alone or in a list."""
    for one in told:
        if isinstance(one, str | Entity):
            yield one
        else:
            yield from one
