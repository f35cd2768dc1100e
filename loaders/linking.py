"""Which names of a text mean the same entity, and what to call it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from detente.graph.model import Entity, entity_id, slug
from detente.loaders.names import Name


@dataclass(slots=True)
class Cluster:
    """The names of one entity, in the order of the text."""

    type: str
    names: list[Name] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    state: Entity | None = None

    def entity(self) -> Entity:
        """The entity, titled by its fullest name."""
        if self.state is not None:
            return self.state
        name = max(self.texts, key=len)
        others = tuple(sorted({text for text in self.texts if text != name}))
        return Entity(entity_id(self.type, name), self.type, name, others)


def link(doc: Doc, names: Iterable[Name]) -> list[Cluster]:
    """The names of a text by entity, in the order of their first mention."""
    clusters: list[Cluster] = []
    for name in names:
        text = " ".join(doc[name.start : name.end].text.split())
        home = next(
            (known for known in reversed(clusters) if _same(known, name, text)), None
        )
        if home is None:
            home = Cluster(name.type, state=name.state)
            clusters.append(home)
        home.names.append(name)
        home.texts.append(text)
    return clusters


def _same(cluster: Cluster, name: Name, text: str) -> bool:
    if cluster.type != name.type:
        return False
    if name.state is not None:
        return cluster.state == name.state
    words = slug(text).split("-")
    for known in cluster.texts:
        theirs = slug(known).split("-")
        if words == theirs:
            return True
        if name.type == "Person" and _is_short_for(words, theirs):
            return True
    return False


def _is_short_for(short: list[str], full: list[str]) -> bool:
    """Whether a name is the surname or, in East Asian order, the head of another."""
    return len(short) == 1 and len(full) > 1 and short[0] in {full[-1], full[0]}
