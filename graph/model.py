"""What news is made of: articles, entities, and the facts that articles tell.

A fact is what one article says; an edge (``detente.graph.edges``) is what the graph
draws from the facts that say the same. So nothing loses its source. The model knows
no database and imports nothing from outside.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from detente.graph.dates import PartialDate
from detente.graph.errors import BadFact
from detente.graph.relations import Relation

_TYPE = re.compile(r"[A-Z][A-Za-z]{0,39}")
_ID = re.compile(r"[a-z]+:\S+")
_KEY = re.compile(r"[a-z][a-z_]{0,39}")


class Modality(StrEnum):
    """How a fact is told: only ``ASSERTED`` says that it happened."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    REPORTED = "reported"  # rumour, unnamed sources
    CLAIMED = "claimed"  # attributed to a named source, in attrs "source"
    CANCELLED = "cancelled"  # also postponed


def slug(text: str) -> str:
    """``text`` as the tail of an id: lower case, hyphens, Latin marks dropped.

    Letters of other scripts stay as they are, so no name slugs to nothing.

    >>> slug("Nguyễn Phú Trọng")
    'nguyen-phu-trong'
    >>> slug("김정은")
    '김정은'
    """
    letters: list[str] = []
    for letter in unicodedata.normalize("NFKD", text.casefold()):
        if unicodedata.combining(letter) and letters and letters[-1].isascii():
            continue
        letters.append(letter)
    plain = unicodedata.normalize("NFC", "".join(letters))
    return re.sub(r"[\W_]+", "-", plain).strip("-") or "-".join(
        f"u{ord(letter):x}" for letter in text
    )


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that relations join.

    ``id`` is stable across articles: ``state:PRK`` (ISO 3166-1 alpha-3), else type
    and slug of the name, ``person:kim-jong-un``. ``type`` is a word of the
    vocabulary: Person, State, Organization, Place, Event, Award, Agreement or the
    user's own. ``aliases`` are other names, sorted, without ``name`` itself.

    Raises:
        BadFact: the id or type is malformed, or there is no name.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None

    def __post_init__(self) -> None:
        if not _TYPE.fullmatch(self.type):
            message = f"entity type {self.type[:60]!r} is not one CamelCase word"
            raise BadFact(message)
        if not _ID.fullmatch(self.id):
            message = f"entity id {self.id[:60]!r} is not of the form type:slug"
            raise BadFact(message)
        if not self.name.strip():
            message = f"entity {self.id} has no name"
            raise BadFact(message)


def entity_id(type_: str, name: str) -> str:
    """The id of an entity that is no state with a code: ``person:kim-jong-un``."""
    return f"{type_.lower()}:{slug(name)}"


@dataclass(frozen=True, slots=True)
class Article:
    """A text and where it comes from; ``published`` is its dateline.

    ``digest`` (SHA-256, hexadecimal) changes when text, title or dateline do.
    The text itself is not kept in a store: the quotes are.
    """

    id: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    digest: str | None = None
    text: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """What one article says: ``subject`` stood in ``relation`` to ``object``.

    ``date`` to ``date_end`` is when it happened or held, ``None`` where the article
    does not say. ``attrs`` are sorted pairs of further details (title, award, event,
    topic, ...). ``evidence`` is the sentence, at ``start:end`` of the article's text
    (``None`` where that is not known). ``confidence`` is the chance, 0 to 1, that a
    careful reader would agree.

    Raises:
        BadFact: the relation does not join these types, an entity is related to
            itself, or a value is out of its range.
    """

    article_id: str
    subject: Entity
    relation: Relation
    object: Entity
    date: PartialDate | None = None
    date_end: PartialDate | None = None
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    attrs: tuple[tuple[str, str], ...] = ()
    evidence: str = ""
    confidence: float = 1.0
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        if self.subject.id == self.object.id:
            message = f"{self.subject.name} cannot be related to itself"
            raise BadFact(message)
        if not self.relation.joins(self.subject.type, self.object.type):
            message = (
                f"{self.relation.name} does not join {self.subject.type} "
                f"{self.subject.name!r} to {self.object.type} {self.object.name!r}"
            )
            raise BadFact(message)
        if not 0 <= self.confidence <= 1:
            message = f"confidence {self.confidence} is not between 0 and 1"
            raise BadFact(message)
        if self.date_end is not None and (
            self.date is None or self.date_end.last < self.date.first
        ):
            message = f"a time from {self.date} to {self.date_end} cannot be"
            raise BadFact(message)
        if list(self.attrs) != sorted(dict(self.attrs).items()) or not all(
            _KEY.fullmatch(key) for key, _ in self.attrs
        ):
            message = f"details {self.attrs!r} are not sorted pairs of plain keys"
            raise BadFact(message)

    @property
    def happened(self) -> bool:
        """Whether the article asserts that it took place: a plain edge, no claim."""
        return not self.negated and self.modality is Modality.ASSERTED

    def attr(self, key: str) -> str | None:
        """The detail ``key``, ``None`` where the article does not give it."""
        return dict(self.attrs).get(key)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An entity and how often an article names it."""

    entity: Entity
    count: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article: what a store takes in, whole or not at all.

    ``mentions`` has every entity of the facts, and those that stand in no fact.
    """

    article: Article
    mentions: tuple[Mentioned, ...] = ()
    facts: tuple[Fact, ...] = ()
