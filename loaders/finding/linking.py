"""Which names of a text mean the same entity.

A person's surname means the person told by full name; initials in parentheses mean what
stands before them; "Kim Jong Un" is not "Kim Jong Il", and "Trump Jr." is not "Trump".
"""

from collections.abc import Iterable
from operator import eq

from detente.loaders.finding.bearers import bearer
from detente.loaders.finding.clusters import Cluster, words_of
from detente.loaders.finding.heads import heads
from detente.loaders.finding.orders import (
    consonants,
    is_junior,
    is_same_person,
    is_short_for,
    is_spelling_of,
)
from detente.loaders.finding.spans import Name
from detente.loaders.finding.titled import bodies_merged
from detente.loaders.tokens import Doc

_MEMBERS = frozenset({"Democrats", "Democrat", "Republicans", "Tory", "Tories", "GOP"})
_USA = "state:USA"
_ACRONYM = range(2, 7)  # letters


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
    clusters = bodies_merged(doc, clusters)
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
