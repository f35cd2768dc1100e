"""The seam between the graph and whatever keeps it.

A store is a pure function of the articles read into it and the decisions taken about
identity: the order of loading changes nothing, an article loaded again changes
nothing, and forgetting one gives the store that never had it. Its contract is this
Protocol and the tests ``tests/graph/test_stores*.py``, which all go through.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self

from detente.graph.decisions import Decision
from detente.graph.edges import Edge
from detente.graph.errors import AmbiguousEntity, UnknownEntity
from detente.graph.model import Article, Entity, Reading
from detente.graph.relations import CLAIM, Vocabulary
from detente.graph.rows import Rows
from detente.graph.views import Drawn

if TYPE_CHECKING:  # it takes a tenth of a second that most commands need not wait
    import networkx as nx


class Link(NamedTuple):
    """An edge without its facts: what a search over many edges needs to know."""

    id: str
    subject: str
    object: str
    relation: str
    happened: bool
    date: str | None
    date_end: str | None
    sources: int
    confidence: float

    @property
    def type(self) -> str:
        """As that of the ``Edge``."""
        return self.relation if self.happened else CLAIM


@dataclass(frozen=True, slots=True)
class Tally:
    """What a load did: articles by fate, and the facts now told by them."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    facts: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.added + other.added,
            self.replaced + other.replaced,
            self.unchanged + other.unchanged,
            self.facts + other.facts,
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds; each mapping is sorted by name."""

    articles: int
    facts: int
    entities: Mapping[str, int]  # by type
    edges: Mapping[str, int]  # by relation, happened only
    claims: Mapping[str, int]  # by relation: negated, planned, reported, ...


class Store(Protocol):
    """Keeps readings of articles, and gives back the graph that they make."""

    @property
    def url(self) -> str:
        """The address that opens it again, without credentials."""

    @property
    def vocabulary(self) -> Vocabulary: ...

    def add(
        self,
        readings: Iterable[Reading],
        *,
        acknowledge: Callable[[str], None] | None = None,
    ) -> Tally:
        """Take readings in, each whole or not at all; memory does not grow with them.

        An article that is there already with the same digest, mentions and facts is
        left as it is, with other ones it is replaced. ``acknowledge`` is called with
        the id of each article once it is safe on disk (or on the server).

        Raises:
            StoreError: the store cannot be written; what was acknowledged stays.
            BadFact: a type or relation is not in the store's vocabulary.
        """

    def forget(self, article_id: str) -> None:
        """Take back just what one article said.

        Raises:
            UnknownArticle: there is none of that id.
        """

    def decisions(self) -> list[Decision]:
        """All decisions about identity, those taken back too, sorted by their keys."""

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Put decisions on record, and draw the graph as all of them together ask.

        One with the key of one on record takes its place, so a decision is taken back
        by giving it again with ``undone``; ``decisions.taken_anew`` keeps the log whole
        where one is taken again. All are taken, or none. An id of which no
        article tells (yet) may be decided on. ``graph.identity`` has the rules.
        """

    def articles(self, article_ids: Collection[str] | None = None) -> Iterator[Article]:
        """All articles, or those of the ids given, by id, without their texts.

        An id that is none is passed over. One query for the whole batch.
        """

    def readings(self) -> Iterator[Reading]:
        """All that was taken in, article by article, sorted by id."""

    def entities(self, entity_ids: Collection[str] | None = None) -> Iterator[Entity]:
        """All entities, or those of the ids given, sorted by id.

        An id that is none is passed over. One query for the whole batch.
        """

    def entity(self, entity_id: str) -> Entity:
        """The entity of that id.

        Raises:
            UnknownEntity: there is none.
        """

    def named(self, name: str) -> list[Entity]:
        """Entities whose id, name or alias is ``name``, whatever the case, by id.

        The id of an entity that was merged into another names that one.
        """

    def links(self, entity_ids: Collection[str]) -> Iterator[Link]:
        """Every edge, claims too, that touches one of the entities, each once.

        One query for the whole batch; in no particular order.
        """

    def links_between(self, pairs: Collection[tuple[str, str]]) -> Iterator[Link]:
        """Every edge, claims too, between the two of each pair, either way, each once.

        Far cheaper than ``links`` where one of them is a hub. One query for the whole
        batch; in no particular order.
        """

    def neighbours(self, entity_ids: Collection[str]) -> Mapping[str, AbstractSet[str]]:
        """By entity, the ids of those that an edge ties it to; claims are no ties.

        One that has none may be missing. One query for the whole batch.
        """

    def degrees(self, entity_ids: Collection[str]) -> Mapping[str, int]:
        """How many edges, claims too, touch each of the entities; 0 where none does.

        Far cheaper than ``links``: a search asks it before it goes through a hub. One
        query for the whole batch.
        """

    def edges(
        self, edge_ids: Collection[str], types: Collection[str] = ()
    ) -> list[Edge]:
        """The edges of these ids with all their facts, sorted by id.

        Only those of these ``types``, where any are named: it saves looking elsewhere.
        """

    def edges_of(self, entity_ids: Collection[str]) -> Iterator[Edge]:
        """Every edge that touches one of the entities, with its facts, by id."""

    def all_edges(self) -> Iterator[Edge]:
        """Every edge with its facts, sorted by id."""

    def cypher(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        timeout_s: float | None = None,
    ) -> Rows:
        """The answer to one openCypher statement; read-only unless ``write``.

        Raises:
            BadQuery: the store does not understand it; the message is one line.
            WriteRefused: it would write, and ``write`` was not given.
            QueryTimeout: it ran longer than ``timeout_s`` seconds.
        """

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """The graph of entities: nodes and edges keyed by id, Cypher's properties.

        Articles are left out. An edge has its relationship type as ``type``, a node
        its entity type.
        """

    def map(
        self, *about: str, hops: int = 2, title: str | None = None, **most: int
    ) -> Drawn:
        """A map of the entities at most ``hops`` ties from those named, or of all.

        ``queries.maps.map_of`` draws it; ``most`` are its limits ``most_entities`` and
        ``most_edges``.

        Raises:
            UnknownEntity, AmbiguousEntity: a name fits none, or several.
            StoreError: what draws maps is not installed.
        """

    def turn(self) -> AbstractContextManager[None]:
        """Within it, a store that takes turns with others takes one for all it does.

        For many small questions about one state. Nothing can be written within.
        """

    def counts(self) -> Counts: ...

    def indexes(self) -> Mapping[str, bool]:
        """By name, whether each constraint or index that it needs is there.

        Empty where they are part of the store itself.
        """

    def stamps(self) -> Mapping[str, str | None]:
        """By article id, the stamp (``stamps.stamp``) with which it was taken in.

        Kept apart from what Cypher can change; ``None`` where a store from before
        stamps has none.
        """

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


_A_PART = 4  # letters of a word that may stand for a name


def find(store: Store, name: str) -> Entity:
    """The one entity that ``name`` (an id, a name or an alias) means.

    An id or a main name that fits wins over aliases.

    Raises:
        UnknownEntity: none fits; the nearest names are offered.
        AmbiguousEntity: several do.
    """
    fitting = store.named(name)
    wanted = name.casefold()
    for better in (
        [entity for entity in fitting if entity.id.casefold() == wanted],
        [entity for entity in fitting if entity.name.casefold() == wanted],
    ):
        if len(better) == 1:
            return better[0]
    if not fitting:
        raise UnknownEntity(name, _nearest(store, name))
    if len(fitting) > 1:
        raise AmbiguousEntity(name, [entity.id for entity in fitting])
    return fitting[0]


def _nearest(store: Store, name: str) -> list[str]:
    from difflib import get_close_matches

    wanted = name.casefold()
    whole: dict[str, str] = {}
    parts: dict[str, str] = {}
    for entity in store.entities():
        for alias in (*entity.aliases, entity.name):
            whole[alias.casefold()] = entity.name
            parts.update(
                (word, entity.name)
                for word in alias.casefold().split()
                if len(word) >= _A_PART
            )
    close = get_close_matches(wanted, whole, n=5, cutoff=0.7)
    if close:
        return list(dict.fromkeys(whole[key] for key in close))[:3]
    close = get_close_matches(wanted, parts, n=3, cutoff=0.8)
    return list(dict.fromkeys(parts[key] for key in close))
