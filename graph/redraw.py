"""What a change of articles or of identity does to the edges that a store keeps.

Pure: the edges as they were, the facts that go and come, and whom ids stand for, give
the edges to delete, to write over and to add.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from detente.graph.edges import draw
from detente.graph.model import Entity, Fact
from detente.graph.properties import edge_from, edge_properties
from detente.graph.relations import CLAIM, Vocabulary


@dataclass(frozen=True, slots=True)
class Kept:
    """An edge as a store keeps it: its type, the ids of its ends, its properties."""

    type: str
    subject: str
    object: str
    properties: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.properties["id"])


@dataclass(frozen=True, slots=True)
class Change:
    """Edges to delete, to give new properties, and to add."""

    deleted: tuple[Kept, ...] = ()
    changed: tuple[Kept, ...] = ()
    added: tuple[Kept, ...] = ()


def redrawn(
    before: Iterable[Kept],
    facts: Iterable[Fact],
    canonical: Callable[[str], str],
) -> Change:
    """The way from the edges ``before`` to those that ``facts`` make.

    ``facts`` are all that are told of the pairs and relations of ``before``; those
    whose two ends are one under ``canonical`` make no edge.
    """
    old = {kept.id: kept for kept in before}
    changed, added = [], []
    for edge in draw(facts, canonical):
        now = Kept(edge.type, edge.subject, edge.object, edge_properties(edge))
        was = old.pop(edge.id, None)
        if was is None:
            added.append(now)
        elif was != now:
            changed.append(now)
    return Change(tuple(old.values()), tuple(changed), tuple(added))


def facts_kept(
    edges: Iterable[Kept], vocabulary: Vocabulary, but: Collection[str] = ()
) -> Iterator[Fact]:
    """The facts in ``edges`` but those of the articles ``but``.

    Edges do not say what an article calls an entity: its id stands for its name, and
    for its type one that the relation joins. Edges are drawn the same.
    """
    for kept in edges:
        if but and all(source in but for source in kept.properties["sources"]):
            continue
        for fact in edge_facts(kept, vocabulary):
            if fact.article_id not in but:
                yield fact


def edge_facts(kept: Kept, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    name = kept.properties["relation"] if kept.type == CLAIM else kept.type
    relation = vocabulary.relation(name)
    details = map(orjson.loads, kept.properties["details"])
    subjects = {told.get("subject", kept.subject) for told in details}

    def unnamed(_: str, entity_id: str) -> Entity:
        side = relation.domain if entity_id in subjects else relation.range
        types = relation.domain & relation.range or side
        return Entity(entity_id, min(types), entity_id)

    ends = (kept.subject, kept.object)
    return edge_from(kept.properties, kept.type, ends, vocabulary, unnamed).facts


def relation_of(kept: Kept) -> str:
    """The name of its relation, that of a claim too."""
    return str(kept.properties["relation"]) if kept.type == CLAIM else kept.type
