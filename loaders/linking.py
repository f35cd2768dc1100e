"""Which names of a text mean the same entity, and what to call it.

A person's surname means the person told by full name; initials in parentheses mean what
stands before them; "Kim Jong Un" is not "Kim Jong Il", and "Trump Jr." is not "Trump".
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from detente.graph.model import Entity, entity_id, slug
from detente.loaders.heads import heads
from detente.loaders.orders import is_same_person, is_short_for
from detente.loaders.spans import Name

_MEMBERS = frozenset({"Democrats", "Democrat", "Republicans", "Tory", "Tories", "GOP"})
_ACRONYM = range(2, 7)  # letters


@dataclass(slots=True)
class Cluster:
    """The names of one entity, in the order of the text."""

    type: str
    names: list[Name] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    state: Entity | None = None
    title: str | None = None

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
        fullest = max(self.texts, key=_fullness)
        if self.title is None:
            return fullest
        whole = self.title.lower()
        parts = (text.lower() for text in self.texts)
        if any(whole.startswith(part) or whole.endswith(part) for part in parts):
            return self.title
        return self.title if fullest in _MEMBERS else fullest


def _fullness(text: str) -> tuple[int, int]:
    return len(words_of(text)), len(text)


@cache
def words_of(text: str) -> tuple[str, ...]:
    """A name's words as they are compared: no case, marks or punctuation."""
    return tuple(slug(text.removesuffix("'s").removesuffix("\u2019s")).split("-"))


def link(doc: Doc, names: Iterable[Name]) -> list[Cluster]:
    """The names of a text by entity, in the order of their first mention.

    Full names are settled first, so that a headline's surname finds its owner.
    """
    told = [(name, _text(doc, name)) for name in names]
    clusters: list[Cluster] = []
    for name, text in sorted(told, key=lambda one: -len(words_of(one[1]))):
        home = _home(doc, clusters, name, text)
        if home is None:
            home = Cluster(name.type, state=name.state, title=name.title)
            clusters.append(home)
        home.names.append(name)
        home.texts.append(text)
    for cluster in clusters:
        cluster.names.sort(key=lambda name: name.start)
    return sorted(clusters, key=lambda cluster: cluster.names[0].start)


def _text(doc: Doc, name: Name) -> str:
    return " ".join(doc[name.start : name.told or name.end].text.split())


def _home(doc: Doc, clusters: list[Cluster], name: Name, text: str) -> Cluster | None:
    """The cluster that a name belongs to; None if it is new or fits several."""
    if name.state is not None:
        return next((one for one in clusters if one.state == name.state), None)
    alike = [one for one in clusters if one.type == name.type]
    words = words_of(text)
    for cluster in alike:
        if name.title is not None and cluster.title == name.title:
            return cluster
        if any(words == words_of(known) for known in cluster.texts):
            return cluster
    if name.type == "Person":
        return _person(alike, name, words)
    if name.type == "Organization":
        return _body(doc, alike, name, text)
    if name.told is not None:
        return _told_before(doc, alike, name, text)
    return None


def _told_before(
    doc: Doc, events: list[Cluster], name: Name, text: str
) -> Cluster | None:
    """The event or agreement that "the meeting", "this deal" takes up."""
    if name.start == 0 or doc[name.start - 1].lower_ not in _DEFINITE:
        return None
    *modifiers, noun = text.lower().split()
    nouns = heads().alike.get(noun, frozenset({noun}))
    fuller = [
        (other.start, i)
        for i, event in enumerate(events)
        for other, known in zip(event.names, event.texts, strict=True)
        if other.start < name.start
        and not nouns.isdisjoint(known.lower().split())
        and set(modifiers) <= set(known.lower().split()) | _OF_NO_KIND
    ]
    same = [one for one in fuller if noun in events[one[1]].entity().name.lower()]
    best = max(same or fuller, default=None)
    return events[best[1]] if best else None


_DEFINITE = frozenset({"the", "this", "that", "their", "its", "his", "her", "our"})
_OF_NO_KIND = frozenset(
    [
        "upcoming",
        "whole",
        "entire",
        "recent",
        "important",
        "deadly",
        "same",
        "videoconference",
        "in-person",
    ]
)


def _person(
    people: list[Cluster], name: Name, words: tuple[str, ...]
) -> Cluster | None:
    same = [
        one
        for one in people
        if any(is_same_person(words, words_of(known)) for known in one.texts)
    ]
    short = same or [
        one
        for one in people
        if any(is_short_for(words, words_of(known)) for known in one.texts)
    ]
    if len(short) <= 1:
        return short[0] if short else None
    return _nearest(short, name)


def _nearest(clusters: list[Cluster], name: Name) -> Cluster | None:
    """Of several bearers of a surname the one last told in full before, if any."""
    before = [
        (one.start, i)
        for i, cluster in enumerate(clusters)
        for one in cluster.names
        if one.start < name.start and one.end - one.start > 1
    ]
    if before:
        return clusters[max(before)[1]]
    return max(clusters, key=lambda cluster: len(cluster.names))


def _body(doc: Doc, bodies: list[Cluster], name: Name, text: str) -> Cluster | None:
    """The body that an acronym, or the beginning of its name, means."""
    if text.isupper() and len(text) in _ACRONYM:
        for one in bodies:
            if any(_initials(known) == text for known in one.texts):
                return one
        if name.start and doc[name.start - 1].text == "(":
            before = [
                one
                for one in bodies
                if any(other.end == name.start - 1 for other in one.names)
            ]
            return before[0] if before else None
    return None


def _initials(text: str) -> str:
    return "".join(
        word[0] for word in text.replace("-", " ").split() if word[0].isupper()
    )
