"""Whose bodies a text names: "Congress" of Peru, "the ministry" of its chief state."""

from dataclasses import replace

from detente.graph.model import Entity
from detente.loaders.finding.clusters import Cluster, chief_state, fullness, only_state
from detente.loaders.finding.leaders import led_by
from detente.loaders.finding.partynames import Party, owner_before, party_of, same_party
from detente.loaders.finding.spans import Name
from detente.loaders.finding.statebodies import (
    body_title,
    home_of,
    is_common_body,
    may_have,
)
from detente.loaders.finding.states import state_of
from detente.loaders.tokens import Doc

_USA = "state:USA"


def bodies_merged(doc: Doc, clusters: list[Cluster]) -> list[Cluster]:
    """The clusters with each entity once, the bodies of states titled after them."""
    for one in clusters:
        one.title = _title_elsewhere(one, clusters) or one.title
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


def _title_elsewhere(body: Cluster, clusters: list[Cluster]) -> str | None:
    """The title of a body that a text about another state than the USA calls so.

    "Congress" is the one in Washington, but in a text about Brazil alone.
    """
    if body.title is None or not all(map(is_common_body, body.texts)):
        return None
    about = chief_state(clusters) or only_state(clusters)
    if about is None or about.state is None or _is_about_the_usa(body, clusters):
        return None
    words = body.texts[0]
    return body_title(words, about.state) if may_have(about.state, words) else None


def _is_about_the_usa(body: Cluster, clusters: list[Cluster]) -> bool:
    """Whether the USA, their bodies or leaders are told of beside ``body``."""
    others = [one for one in clusters if one is not body]
    states = (one.state or (one.title and home_of(one.title)) for one in others)
    names = (text for one in others if one.type == "Person" for text in one.texts)
    return any(state and state.id == _USA for state in states) or any(
        _USA in led_by(name.split()[-1]) for name in names
    )


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
    return min((*one.texts, *other.texts), key=fullness)


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
