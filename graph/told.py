"""What all articles together call one entity, kept as counts that add and take away."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import orjson

from detente.graph.model import Entity
from detente.graph.properties import entity_counted

_FIELDS = ("types", "names", "aliases", "wikidata")


@dataclass(slots=True)
class Told:
    """How many articles give one entity id which type, name, alias, Wikidata id."""

    types: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    wikidata: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, entity: Entity) -> "Told":
        return cls(
            Counter([entity.type]),
            Counter([entity.name]),
            Counter(entity.aliases),
            Counter([entity.wikidata] if entity.wikidata else []),
        )

    @classmethod
    def parse(cls, text: str) -> "Told":
        row: dict[str, dict[str, int]] = orjson.loads(text)
        return cls(*(Counter(row.get(name, {})) for name in _FIELDS))

    def __str__(self) -> str:
        row = {name: dict(getattr(self, name)) for name in _FIELDS}
        return orjson.dumps({k: v for k, v in row.items() if v}).decode()

    def __bool__(self) -> bool:
        """Whether any article tells of it."""
        return bool(self.names)

    def tell(self, entity: Entity) -> None:
        """Count what one article says."""
        self.types[entity.type] += 1
        self.names[entity.name] += 1
        for alias in entity.aliases:
            self.aliases[alias] += 1
        if entity.wikidata:
            self.wikidata[entity.wikidata] += 1

    def add(self, other: "Told") -> None:
        for name in _FIELDS:
            counted: Counter[str] = getattr(self, name)
            for text, times in getattr(other, name).items():
                counted[text] += times

    def take(self, other: "Told") -> None:
        for name in _FIELDS:
            mine: Counter[str] = getattr(self, name)
            mine.subtract(getattr(other, name))
            setattr(self, name, +mine)


def entity_of(root: str, group: Iterable[tuple[str, Told]]) -> Entity | None:
    """The entity that stands under the id ``root`` for a group of merged ids.

    It is what articles say of ``root`` itself, where any does; what they call the
    others are aliases. ``None`` where no article tells of any.
    """
    known = [(entity_id, told) for entity_id, told in group if told]
    if not known:
        return None
    own = [told for entity_id, told in known if entity_id == root]
    chief, every = Told(), Told()
    for told in own or [told for _, told in known]:
        chief.add(told)
    for _, told in known:
        every.add(told)
    return entity_counted(
        root,
        chief.types,
        chief.names,
        [*every.names, *every.aliases],
        chief.wikidata or every.wikidata,
    )


def keys(entity: Entity, group: Iterable[str]) -> set[str]:
    """What finds the entity whatever the case: ids, name and aliases, folded."""
    return {text.casefold() for text in (*group, entity.name, *entity.aliases)}
