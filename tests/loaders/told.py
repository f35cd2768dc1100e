"""What the shapes read from a sentence whose entities are given, not found."""

import re

from detente.graph.model import Article, Entity, entity_id
from detente.loaders.document import Found, Mention, MentionKind
from detente.loaders.language import parse
from detente.loaders.ties.shapes import propose
from detente.loaders.weighing.proposal import Proposal

_STATES = {
    "Brazil": "state:BRA",
    "France": "state:FRA",
    "Germany": "state:DEU",
    "Kenya": "state:KEN",
    "Norway": "state:NOR",
    "Peru": "state:PER",
    "Spain": "state:ESP",
    "United States": "state:USA",
}

Ends = tuple[str, str, str]


def entities(text: str, names: dict[str, str]) -> list[Found]:
    """Entities from ``"name"`` or ``"word = name"`` to type; all places of a word."""
    mentions: dict[tuple[str, str], list[Mention]] = {}
    for key, type_ in names.items():
        word, _, name = key.partition(" = ")
        places = [
            Mention(found.start(), found.end(), word, MentionKind.NAME)
            for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
        ]
        assert places, f"{word!r} does not stand in the text"
        mentions.setdefault((type_, name or word), []).extend(places)
    return [
        Found(
            Entity(_STATES.get(name, entity_id(type_, name)), type_, name),
            tuple(sorted(places, key=lambda mention: mention.start)),
        )
        for (type_, name), places in mentions.items()
    ]


def proposals(
    text: str, names: dict[str, str], title: str | None = None
) -> list[Proposal]:
    """All that the shapes propose for ``text``."""
    doc = next(iter(parse([text])))
    article = Article("told", title=title, text=text)
    return list(propose(doc, article, entities(text, names)))


def ties(text: str, names: dict[str, str], title: str | None = None) -> set[Ends]:
    """The proposals as subject, relation, object."""
    return {
        (proposal.subject.entity.name, proposal.relation, proposal.object.entity.name)
        for proposal in proposals(text, names, title)
    }


def offices(
    text: str, names: dict[str, str], title: str | None = None
) -> set[tuple[str, str, str, str | None]]:
    """The positions as person, title, body and status."""
    return {
        (
            proposal.subject.entity.name,
            dict(proposal.attrs)["title"],
            proposal.object.entity.name,
            dict(proposal.attrs).get("status"),
        )
        for proposal in proposals(text, names, title)
        if proposal.relation == "HOLDS_POSITION"
    }
