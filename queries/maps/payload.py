"""All that the page of a map knows, as plain data for its script."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from unicodedata import bidirectional
from urllib.parse import urlsplit

from detente.graph.edges import Edge
from detente.graph.model import Article, Entity, Fact, Modality
from detente.graph.properties import link_of
from detente.graph.relations import Kind, Relation
from detente.queries.maps.bundles import bundled
from detente.queries.maps.flags import state_code, state_flag
from detente.queries.maps.importance import importance
from detente.queries.maps.marks import marked
from detente.queries.maps.network import network
from detente.queries.maps.pruning import LeftOut
from detente.queries.maps.spans import span
from detente.queries.words import date_words, role_words, sentence, time_words

# PLOVER's classes by their tone, as its codebook orders them from verbal cooperation
# to material conflict; contact is neither.
_FRIENDLY = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_CONTACT = frozenset({"CONSULT", "REQUEST"})
# Unicode's classes of right-to-left letters, and of marks that change direction.
_TURNING = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI"})
_LONGEST_DETAIL = 32  # letters of a title that still stand on a line


@dataclass(frozen=True, slots=True)
class Scene:
    """What a map shows: entities, the edges among them, and the articles behind.

    ``asked`` are ids of the entities that the map is about; ``routes`` are the edges of
    paths between the first two asked, the first to be lit up; ``left_out`` says what
    was pruned.
    """

    title: str
    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    articles: tuple[Article, ...]
    asked: tuple[str, ...] = ()
    routes: tuple[tuple[str, ...], ...] = ()
    left_out: LeftOut | None = None


def tone(relation: Relation) -> str:
    """``friendly``, ``contact``, ``hostile``; ``lasting`` for ties that are no act."""
    if relation.plover is None:
        return "lasting"
    if relation.plover in _FRIENDLY:
        return "friendly"
    return "contact" if relation.plover in _CONTACT else "hostile"


def payload(scene: Scene) -> dict[str, Any]:
    """The scene as lists and mappings that JSON can hold."""
    weight = importance(
        [one.id for one in scene.entities], [link_of(edge) for edge in scene.edges]
    )
    bundles = bundled(scene.edges)
    drawn = network(scene.entities, bundles, weight)
    of_edge = {edge.id: bundle.id for bundle in bundles for edge in bundle.edges}
    telling = _Telling(scene)
    return {
        "title": scene.title,
        "asked": list(scene.asked),
        "routes": [list(route) for route in scene.routes],
        "leftOut": asdict(scene.left_out) if scene.left_out else None,
        "network": asdict(drawn),
        "entities": [_entity_row(one, weight[one.id]) for one in scene.entities],
        "relations": _relation_rows(scene.edges),
        "edges": [telling.edge_row(edge, of_edge[edge.id]) for edge in scene.edges],
        "articles": [_article_row(one) for one in scene.articles],
    }


def _entity_row(entity: Entity, weight: float) -> dict[str, Any]:
    code = state_code(entity.id)
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "wikidata": entity.wikidata,
        "code": code,
        "flag": state_flag(code) if code else None,
        "weight": round(weight, 4),
    }


def _relation_rows(edges: Iterable[Edge]) -> dict[str, Any]:
    relations = {edge.relation.name: edge.relation for edge in edges}
    return {
        name: {
            "label": _label(relation),
            "phrase": relation.phrase,
            "passive": relation.passive,
            "tone": tone(relation),
            "symmetric": relation.symmetric,
        }
        for name, relation in sorted(relations.items())
    }


def _label(relation: Relation) -> str:
    return relation.name.lower().replace("_", " ")


def _article_row(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "url": web_address(article.url),
        "publisher": article.publisher,
        "published": date_words(article.published) if article.published else None,
    }


def web_address(url: str | None) -> str | None:
    """``url`` where it is an address of the web that a link may lead to."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def isolated(name: str) -> str:
    r"""``name`` kept from turning the words around it, where its script could.

    >>> ascii(isolated("Cairo")), ascii(isolated("\u05d0"))
    ("'Cairo'", "'\\u2068\\u05d0\\u2069'")
    """
    turning = any(bidirectional(letter) in _TURNING for letter in name)
    return f"\u2068{name}\u2069" if turning else name


class _Telling:
    """Edges as rows, told with the names and articles of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._entities: Mapping[str, Entity] = {one.id: one for one in scene.entities}
        self._articles = {one.id: one for one in scene.articles}
        self._order = {one.id: place for place, one in enumerate(scene.articles)}

    def _name(self, entity_id: str) -> str:
        return isolated(self._entities[entity_id].name)

    def edge_row(self, edge: Edge, bundle_id: str) -> dict[str, Any]:
        held = span(edge, self._articles)
        return {
            "id": edge.id,
            "bundle": bundle_id,
            "subject": edge.subject,
            "relation": edge.relation.name,
            "object": edge.object,
            "told": "denied" if edge.negated else edge.modality.value,
            "happened": edge.happened,
            "sentence": sentence(edge, self._name),
            "passive": sentence(edge, self._name, told_from=edge.object),
            "short": _short(edge),
            "role": role_words(edge, self._name),
            "when": time_words(edge),
            "date": str(edge.date) if edge.date else None,
            "day": date_words(edge.date) if edge.date else None,
            "span": [str(held[0].first), str(held[1].last)] if held else None,
            "lasting": edge.relation.kind is Kind.STATE,
            "conflicts": [date_words(date) for date in edge.conflicts],
            "confidence": round(edge.confidence, 3),
            "sources": len(edge.sources),
            "attrs": [[key, value] for key, value in edge.attrs if key != "optional"],
            "facts": [self._fact_row(edge, fact) for fact in edge.facts],
        }

    def _fact_row(self, edge: Edge, fact: Fact) -> dict[str, Any]:
        pieces = marked(
            fact.evidence,
            self._known(edge, fact.subject),
            self._known(edge, fact.object),
            fact.relation,
        )
        return {
            "article": self._order.get(fact.article_id, fact.article_id),
            "quote": [[text, mark.value] if mark else [text] for text, mark in pieces],
            "date": date_words(fact.date) if fact.date else None,
            "confidence": round(fact.confidence, 3),
        }

    def _known(self, edge: Edge, told: Entity) -> Entity:
        """``told`` with all the names by which the graph knows it."""
        for entity_id in (told.id, edge.subject, edge.object):
            entity = self._entities.get(entity_id)
            if entity and (entity.id == told.id or told.name in _names(entity)):
                return entity
        return told


def _names(entity: Entity) -> Collection[str]:
    return (entity.name, *entity.aliases)


def _short(edge: Edge) -> str:
    """The words on the line: ``met``, a title, or the relation's denial."""
    words = edge.relation.denial if edge.negated else _label(edge.relation)
    title = edge.attr("title") or edge.attr("kinship")
    if edge.relation.plover is None and title and not edge.negated:
        words = title
    if len(words) > _LONGEST_DETAIL:
        words = words[: _LONGEST_DETAIL - 1].rstrip() + "…"
    if edge.modality is Modality.ASSERTED:
        return words
    return f"{words} ({edge.modality.value})"
