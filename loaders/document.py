"""What the steps of the article loader hand to each other.

inputs.articles.read   →  Article
language.parse         →  tokens.Doc over article.text
finding.entities.find  →  list[Found]      (names, linking, coreference)
ties, events           →  Iterator[Proposal]
facts.claim            →  Iterator[Fact]   (weighing, when, how)
"""

from dataclasses import dataclass
from enum import StrEnum

from detente.graph.model import Entity


class MentionKind(StrEnum):
    """How an entity is mentioned."""

    NAME = "name"  # "Vladimir Putin", "Putin", "Moscow" for Russia
    DEMONYM = "demonym"  # "Russian" standing for Russia
    NOMINAL = "nominal"  # "the North Korean leader"
    PRONOUN = "pronoun"  # "he", "their"; "I" of a byline
    GROUP = "group"  # one of several meant: "they", "the two leaders", "both sides"


@dataclass(frozen=True, slots=True)
class Mention:
    """The characters ``start:end`` of an article's text that mean an entity."""

    start: int
    end: int
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Found:
    """An entity of one article, with all its mentions in the order of the text."""

    entity: Entity
    mentions: tuple[Mention, ...]
