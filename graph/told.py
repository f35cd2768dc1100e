"""What all articles together call one entity, kept as counts that add and take away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import orjson

from detente.graph.model import Entity

_FIELDS = ("types", "names", "aliases", "wikidata")


@dataclass(slots=True)
class Told:
    """How many articles give one entity id which type, name, alias, Wikidata id."""

    types: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    aliases: dict[str, int] = field(default_factory=dict)
    wikidata: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, entity: Entity) -> "Told":
        told = cls()
        told.tell(entity)
        return told

    @classmethod
    def parse(cls, text: str) -> "Told":
        return cls(**orjson.loads(text))

    def __str__(self) -> str:
        row = {name: getattr(self, name) for name in _FIELDS}
        return orjson.dumps({k: v for k, v in row.items() if v}).decode()

    def __bool__(self) -> bool:
        """Whether any article tells of it."""
        return bool(self.names)

    def tell(self, entity: Entity) -> None:
        """Count what one article says."""
        _count(self.types, entity.type)
        _count(self.names, entity.name)
        for alias in entity.aliases:
            _count(self.aliases, alias)
        if entity.wikidata:
            _count(self.wikidata, entity.wikidata)

    def add(self, other: "Told") -> None:
        for name in _FIELDS:
            mine = getattr(self, name)
            for text, times in getattr(other, name).items():
                _count(mine, text, times)

    def take(self, other: "Told") -> None:
        for name in _FIELDS:
            mine = getattr(self, name)
            for text, times in getattr(other, name).items():
                _count(mine, text, -times)
                if mine[text] <= 0:
                    del mine[text]


def _count(counts: dict[str, int], text: str, times: int = 1) -> None:
    counts[text] = counts.get(text, 0) + times


def entity_of(root: str, group: Iterable[tuple[str, Told]]) -> Entity | None:
    """The entity that stands under the id ``root`` for a group of merged ids.

    It is what articles say of ``root`` itself, where any does; what they call the
    others are aliases. The name is that of most articles, then the longest; type and
    Wikidata id are those of most. ``None`` where no article tells of any.
    """
    known = [(entity_id, told) for entity_id, told in group if told]
    if not known:
        return None
    every = _together([told for _, told in known])
    own = [told for entity_id, told in known if entity_id == root]
    chief = _together(own) if own else every
    names = chief.names
    name = min(names, key=lambda text: (-names[text], -len(text), text))
    return Entity(
        root,
        _most(chief.types),
        name,
        tuple(sorted({*every.names, *every.aliases} - {name})),
        _most(wikidata) if (wikidata := chief.wikidata or every.wikidata) else None,
    )


def _most(counts: Mapping[str, int]) -> str:
    """What most say, the first in order of several."""
    return min(counts, key=lambda text: (-counts[text], text))


def _together(some: Sequence[Told]) -> Told:
    if len(some) == 1:  # most often
        return some[0]
    together = Told()
    for told in some:
        together.add(told)
    return together


def keys(entity: Entity, group: Iterable[str]) -> set[str]:
    """What finds the entity whatever the case: ids, name and aliases, folded."""
    return {text.casefold() for text in (*group, entity.name, *entity.aliases)}
