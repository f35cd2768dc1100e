"""Which names of a text mean the same entity, and what to call it.

A person's surname means the person told by full name; initials in parentheses mean what
stands before them; "Kim Jong Un" is not "Kim Jong Il", and "Trump Jr." is not "Trump".
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from operator import eq

from detente.graph.model import Entity, entity_id, slug
from detente.loaders.finding.bearers import bearer
from detente.loaders.finding.heads import heads
from detente.loaders.finding.orders import (
    consonants,
    is_junior,
    is_same_person,
    is_short_for,
    is_spelling_of,
)
from detente.loaders.finding.partynames import Party, owner_before, party_of, same_party
from detente.loaders.finding.spans import Name
from detente.loaders.finding.statebodies import body_title, home_of, is_common_body
from detente.loaders.finding.states import state_of
from detente.loaders.tokens import Doc

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
        fullest = max(self.texts, key=_fullness)
        if self.type in {"Event", "Agreement"}:
            told = zip(self.names, self.texts, strict=True)
            proper = [text for name, text in told if name.text is None]
            own = proper or [text for text in self.texts if _is_told_shortly(text)]
            fullest = max(own or self.texts, key=_fullness)
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
    for name, text in sorted(told, key=_settled_first):
        home = _home(doc, clusters, name, text)
        if home is _NOBODY:
            continue
        if home is None:
            home = Cluster(name.type, state=name.state, title=name.title)
            clusters.append(home)
        home.names.append(name)
        home.texts.append(text)
        home.keys |= _keys(words_of(text))
    clusters = _bodies_merged(doc, clusters)
    for cluster in clusters:
        order = sorted(range(len(cluster.names)), key=lambda i: cluster.names[i].start)
        cluster.names = [cluster.names[i] for i in order]
        cluster.texts = [cluster.texts[i] for i in order]
    return sorted(clusters, key=lambda cluster: cluster.names[0].start)


def _settled_first(told: tuple[Name, str]) -> tuple[bool, int, int]:
    """Full names before short ones; awards as they are told."""
    name, text = told
    if name.type == "Award":
        return True, 0, name.start
    return False, -len(words_of(text)), name.start


def _bodies_merged(doc: Doc, clusters: list[Cluster]) -> list[Cluster]:
    """The clusters with each entity once, the bodies of states titled after them."""
    chief = _state_at_home(clusters)
    states = {
        name.start: name.state for one in clusters for name in one.names if name.state
    }
    _parties_titled(doc, clusters, states)
    known: dict[str, Cluster] = {}
    kept = []
    for one in clusters:
        if one.type == "Organization" and one.title is None:
            one.title = _title(doc, one, states, chief)
        home = known.setdefault(one.entity().id, one)
        if home is one:
            kept.append(one)
        else:
            home.names.extend(one.names)
            home.texts.extend(one.texts)
    for one in kept:
        _drop_inner(one)
    return kept


def _drop_inner(one: Cluster) -> None:
    """Drop names inside others of the same, "Democrats" in "US Democrats"."""
    told = list(zip(one.names, one.texts, strict=True))
    kept = [
        (name, text)
        for name, text in told
        if not any(
            outer is not name and outer.start <= name.start and name.end <= outer.end
            for outer, _ in told
        )
    ]
    if len(kept) < len(told):
        one.names, one.texts = [name for name, _ in kept], [text for _, text in kept]


def _parties_titled(
    doc: Doc, clusters: list[Cluster], states: dict[int, Entity]
) -> None:
    """Give the parties of one state that differ in its name alone one title."""
    bodies = [one for one in clusters if one.type == "Organization"]
    parties = [_party(doc, one, states) for one in bodies]
    for body, party, place in zip(bodies, parties, same_party(parties), strict=True):
        first = bodies[place]
        if first is body:
            body.title = body.title or (party.title if party is not None else None)
        else:
            body.title = first.title = first.title or _plainest(first, body)


def _party(doc: Doc, body: Cluster, states: dict[int, Entity]) -> Party | None:
    """The party that a body is, with the state that any of its names tells."""
    called = [*body.texts, body.title] if body.title else body.texts
    told = map(party_of, called)
    parties = [one for one in told if one is not None]
    if not parties:
        return None
    owned = (owner_before(doc, name.start, states) for name in body.names)
    home = home_of(body.title) if body.title else None
    each = (*(one.state for one in parties), *owned, home)
    return replace(parties[0], state=next((one for one in each if one), None))


def _plainest(one: Cluster, other: Cluster) -> str:
    """The shortest of what two are called."""
    return min((*one.texts, *other.texts), key=_fullness)


def _title(
    doc: Doc, body: Cluster, states: dict[int, Entity], chief: Entity | None
) -> str | None:
    """The title of a body by the state named in it, or the one the text is about."""
    for name, text in zip(body.names, body.texts, strict=True):
        for i in range(name.start, name.end):
            if i in states:
                title = body_title(_without_state(doc, name, i), states[i])
                if title:
                    return title
        if chief and (title := body_title(text, chief)):
            return title
    return None


def _without_state(doc: Doc, name: Name, at: int) -> str:
    """A body's name without its state: "Foreign Ministry"."""
    if at > name.start:
        before = doc[name.start : at].text.removesuffix(" the")
        return before.removesuffix(" of")
    words = [token.text for token in doc[name.start : name.end]]
    while words and (
        words[0] in {"'s", "\u2019s"} or state_of(words[0]) or words[0] in _OF_STATES
    ):
        words.pop(0)
    return " ".join(words)


_OF_STATES = frozenset(
    {"North", "South", "New", "Saudi", "United", "States", "Kingdom"}
)


def _state_at_home(clusters: list[Cluster]) -> Entity | None:
    """The state whose parties or parliament a text names, or which it mostly names."""
    homes = {home_of(one.title) for one in clusters if one.title} - {None}
    if len(homes) == 1:
        return homes.pop()
    chief = chief_state(clusters)
    return chief.state if chief else None


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


def _text(doc: Doc, name: Name) -> str:
    return " ".join((name.text or doc[name.start : name.end].text).split())


def _home(doc: Doc, clusters: list[Cluster], name: Name, text: str) -> Cluster | None:
    """The cluster that a name belongs to, None if it is new.

    ``_NOBODY`` where it may be that of several persons.
    """
    if name.state is not None:
        return next((one for one in clusters if one.state == name.state), None)
    words = words_of(text)
    alike = [one for one in clusters if one.type == name.type]
    if name.type == "Person" and len(words) == 1:
        return _person(doc, alike, name, words)
    for cluster in alike:
        if name.title is not None and cluster.title == name.title:
            return cluster
        if any(words == words_of(known) for known in cluster.texts):
            return cluster
    if name.type == "Person":
        return _person(doc, alike, name, words)
    if name.type == "Organization":
        return _body(doc, alike, name, text)
    if name.text is not None:
        return _told_before(doc, alike, name)
    return None


def _told_before(doc: Doc, events: list[Cluster], name: Name) -> Cluster | None:
    """The event or agreement that "the meeting", "this deal" takes up."""
    if name.start == 0 or doc[name.start - 1].lower_ not in _DEFINITE:
        return None
    *modifiers, noun = (token.lower_ for token in doc[name.start : name.end])
    nouns = heads().alike.get(noun, frozenset({noun}))
    fuller = [
        (other.start, i)
        for i, event in enumerate(events)
        for other, known in zip(event.names, event.texts, strict=True)
        if other.start < name.start
        and not nouns.isdisjoint(_words(doc, other, known))
        and set(modifiers) <= _words(doc, other, known) | _OF_NO_KIND
    ]
    same = [
        one for one in fuller if any(noun in t.lower() for t in events[one[1]].texts)
    ]
    best = max(same or fuller, default=None)
    return events[best[1]] if best else None


def _words(doc: Doc, name: Name, text: str) -> set[str]:
    return {*text.lower().split(), *doc[name.start : name.end].text.lower().split()}


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
    doc: Doc, people: list[Cluster], name: Name, words: tuple[str, ...]
) -> Cluster | None:
    keys = _keys(words)
    near = (one for one in people if not keys.isdisjoint(one.keys))
    known = [(one, [words_of(text) for text in one.texts]) for one in near]
    for fits in (is_same_person, is_short_for, eq, _is_spelled_for):
        bearers = [one for one, all_ in known if any(fits(words, own) for own in all_)]
        if bearers:
            break
    elder = [
        one for one in bearers if not any(map(is_junior, map(words_of, one.texts)))
    ]
    bearers = elder if len(elder) == 1 else bearers
    if len(bearers) <= 1:
        return bearers[0] if bearers else None
    meant = bearer(doc, [one.names for one in bearers], name)
    return _NOBODY if meant is None else bearers[meant]


def _keys(words: tuple[str, ...]) -> set[str]:
    """What two names of one person share at least one of, however they are spelled."""
    return {consonants(word) or word for word in words}


def _is_spelled_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a surname stands for a full name that is spelled otherwise."""
    return len(short) == 1 < len(full) and is_spelling_of(short[0], full[-1])


_NOBODY = Cluster("")


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
    if text in heads().capitalised:
        known = [
            one
            for one in bodies
            if any(text in told.split() and told != text for told in one.texts)
        ]
        return known[0] if len(known) == 1 else None
    return None


def _initials(text: str) -> str:
    return "".join(
        word[0] for word in text.replace("-", " ").split() if word[0].isupper()
    )
