"""The names of one entity in a text, and what to call it."""

from dataclasses import dataclass, field
from functools import cache

from detente.graph.model import Entity, entity_id, slug
from detente.loaders.finding.partynames import party_of
from detente.loaders.finding.spans import Name
from detente.loaders.finding.statebodies import is_common_body

_MEMBERS = frozenset({"Democrats", "Democrat", "Republicans", "Tory", "Tories", "GOP"})


@dataclass(slots=True)
class Cluster:
    """The names of one entity, in the order of the text."""

    type: str
    names: list[Name] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    state: Entity | None = None
    title: str | None = None
    keys: set[str] = field(default_factory=set)  # of the words of its texts

    def entity(self) -> Entity:
        """The entity, titled as the world does or by its fullest name."""
        if self.state is not None:
            return self.state
        name = self._name()
        others = {*self.texts, *([self.title] if self.title else [])} - {name}
        id_ = entity_id(self.type, self.title or name)
        return Entity(id_, self.type, name, tuple(sorted(others)))

    def _name(self) -> str:
        """The world's title where the text gives it or part of it, else the text's."""
        fullest = max(self.texts, key=fullness)
        if self.type in {"Event", "Agreement"}:
            told = zip(self.names, self.texts, strict=True)
            proper = [text for name, text in told if name.text is None]
            own = proper or [text for text in self.texts if _is_told_shortly(text)]
            fullest = max(own or self.texts, key=fullness)
        if self.title is None:
            return fullest
        whole = self.title.lower()
        parts = (text.lower() for text in self.texts)
        if any(whole.startswith(part) or whole.endswith(part) for part in parts):
            return self.title
        if fullest in _MEMBERS or is_common_body(fullest):
            return self.title
        party = party_of(fullest)
        if party is not None and party.title == self.title:
            return self.title
        return fullest


_LINKING = frozenset({"in", "of", "on", "at", "with", "between"})


def _is_told_shortly(text: str) -> bool:
    """Whether modifiers tell it, "Sochi talks", not what follows: "talks in Sochi"."""
    words = text.split()
    return len(words) > 1 and not _LINKING.intersection(words)


def fullness(text: str) -> tuple[int, int]:
    return len(words_of(text)), len(text)


@cache
def words_of(text: str) -> tuple[str, ...]:
    """A name's words as they are compared: no case, marks or punctuation."""
    return tuple(slug(text.removesuffix("'s").removesuffix("\u2019s")).split("-"))


def chief_state(clusters: list[Cluster]) -> Cluster | None:
    """The state that a text names clearly more often than any other."""
    states = [one for one in clusters if one.state is not None]
    ranked = sorted(states, key=lambda one: -len(one.names))
    if not ranked or len(ranked[0].names) < _OFTEN:
        return None
    if len(ranked) > 1 and len(ranked[0].names) < _CLEARLY * len(ranked[1].names):
        return None
    return ranked[0]


_OFTEN = 2  # times named, at least
_CLEARLY = 1.5  # times as often as the next


def only_state(clusters: list[Cluster]) -> Cluster | None:
    """The one state that a text names."""
    states = [one for one in clusters if one.state is not None]
    return states[0] if len(states) == 1 else None
