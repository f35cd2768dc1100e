"""Entities, articles, mentions and edges as the properties that every store keeps.

Pure conversions, there and back: what a store gives back is what it was given. An
absent value is an absent property. The lists of an edge (``sources``, ``quotes``,
``dates``, ``confidences``, ``details``) run in parallel, an entry for each fact.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import orjson

from detente.graph.dates import PartialDate
from detente.graph.edges import Edge, fact_order
from detente.graph.errors import BadFact, StoreError
from detente.graph.model import Article, Entity, Fact, Mentioned, Modality, Reading
from detente.graph.relations import CLAIM, Vocabulary
from detente.graph.store import Link

OWN_KEYS = frozenset(
    {
        *("id", "type", "relation", "modality", "negated", "date", "date_end"),
        *("conflicts", "plover", "confidence"),
        *("sources", "quotes", "dates", "confidences", "details"),
    }
)
"""Names of edge properties that no detail of a fact may take."""


def settled(reading: Reading) -> Reading:
    """``reading`` as a store keeps it and gives it back.

    Mentions are sorted by id, one for each entity, those of the facts among them;
    facts stand in a fixed order, each once, and name their entities as the mentions
    do. The text is gone.

    Raises:
        BadFact: a fact is told by another article.
    """
    alike: dict[str, list[Mentioned]] = defaultdict(list)
    for mention in reading.mentions:
        alike[mention.entity.id].append(mention)
    mentioned = set(alike)
    for fact in reading.facts:
        if fact.article_id != reading.article.id:
            message = f"article {reading.article.id} has a fact of {fact.article_id}"
            raise BadFact(message)
        for entity in (fact.subject, fact.object):
            if entity.id not in mentioned:
                alike[entity.id].append(Mentioned(entity, 1))
    known = {entity_id: _united(told) for entity_id, told in sorted(alike.items())}
    facts = {
        _about(fact, known[fact.subject.id].entity, known[fact.object.id].entity)
        for fact in reading.facts
    }
    return Reading(
        replace(reading.article, text=""),
        tuple(known.values()),
        tuple(sorted(facts, key=reading_order)),
    )


def _about(fact: Fact, subject: Entity, object_: Entity) -> Fact:
    if fact.subject == subject and fact.object == object_:
        return fact
    return replace(fact, subject=subject, object=object_)


def reading_order(fact: Fact) -> tuple[object, ...]:
    """A sorting key for all the facts of one article."""
    told = (fact.relation.name, fact.negated, fact.modality.value)
    return (*fact_order(fact), *told)


def _united(told: Iterable[Mentioned]) -> Mentioned:
    """The mentions of one entity as one: its most frequent name, the others aliases."""
    ordered = sorted(told, key=lambda m: (-m.count, m.entity.name, m.entity.type))
    first = ordered[0].entity
    names = {m.entity.name for m in ordered}
    names.update(alias for m in ordered for alias in m.entity.aliases)
    wikidata = (m.entity.wikidata for m in ordered if m.entity.wikidata)
    entity = replace(
        first,
        aliases=tuple(sorted(names - {first.name})),
        wikidata=next(wikidata, None),
    )
    return Mentioned(entity, sum(m.count for m in ordered))


def entity_properties(entity: Entity) -> dict[str, Any]:
    """The properties of an entity's node; its type is a label."""
    return _present(
        id=entity.id,
        name=entity.name,
        aliases=list(entity.aliases),
        wikidata=entity.wikidata,
    )


def entity_from(properties: Mapping[str, Any], type_: str) -> Entity:
    return Entity(
        properties["id"],
        type_,
        properties.get("name") or properties["id"],  # somebody's own node has none
        tuple(properties.get("aliases") or ()),
        properties.get("wikidata"),
    )


def article_properties(article: Article) -> dict[str, Any]:
    return _present(
        id=article.id,
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        published=str(article.published or ""),
        digest=article.digest,
    )


def article_from(properties: Mapping[str, Any]) -> Article:
    return Article(
        properties["id"],
        properties.get("title"),
        properties.get("url"),
        properties.get("publisher"),
        _date(properties.get("published")),
        properties.get("digest"),
    )


def mention_properties(mention: Mentioned) -> dict[str, Any]:
    """The properties of MENTIONS: the entity as that article told it."""
    entity = mention.entity
    return _present(
        count=mention.count,
        entity=entity.id,
        type=entity.type,
        name=entity.name,
        aliases=list(entity.aliases),
        wikidata=entity.wikidata,
    )


def mention_from(properties: Mapping[str, Any]) -> Mentioned:
    told = {**properties, "id": properties["entity"]}
    return Mentioned(entity_from(told, properties["type"]), properties["count"])


def edge_properties(edge: Edge) -> dict[str, Any]:
    """The properties of an edge, those of the facts as parallel lists."""
    facts = edge.facts
    if len(facts) > 1:
        facts = tuple(sorted(facts, key=fact_order))
    # Most edges have one fact, which says it all in less time.
    says: Edge | Fact = edge if len(facts) > 1 else facts[0]
    alone = len(facts) == 1 and facts[0].attr("date_alt") is None
    conflicts = () if alone else edge.conflicts
    properties: dict[str, Any] = {"id": edge.id}
    if not edge.happened:
        properties.update(_claim_properties(edge))
    if says.date is not None:
        properties["date"] = str(says.date)
    if says.date_end is not None:
        properties["date_end"] = str(says.date_end)
    if conflicts:
        properties["conflicts"] = [str(date) for date in conflicts]
    if edge.relation.plover is not None:
        properties["plover"] = edge.relation.plover
    properties["confidence"] = says.confidence
    properties.update(
        (key, value) for key, value in says.attrs if value and key not in OWN_KEYS
    )
    properties["sources"] = [fact.article_id for fact in facts]
    properties["quotes"] = [fact.evidence for fact in facts]
    properties["dates"] = [_written(fact) for fact in facts]
    properties["confidences"] = [fact.confidence for fact in facts]
    properties["details"] = [_details(fact, edge) for fact in facts]
    return properties


def edge_from(
    properties: Mapping[str, Any],
    type_: str,
    ends: tuple[str, str],
    vocabulary: Vocabulary,
    entity: Callable[[str, str], Entity],
) -> Edge:
    """The edge of these properties between the entities of these ids.

    ``entity`` gives, for an article id and an entity id, the entity as that article
    told it.

    Raises:
        StoreError: somebody else wrote over them.
    """
    try:
        return _edge_from(properties, type_, ends, vocabulary, entity)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise damaged(properties, type_, ends) from error


def damaged(
    properties: Mapping[str, Any], type_: str, ends: tuple[str, str]
) -> StoreError:
    """What to say of an edge that somebody wrote over."""
    id_ = properties.get("id")
    return StoreError(
        f"edge {id_} ({ends[0]} {type_} {ends[1]}) is damaged: delete it with "
        "--write, then forget and load again what told of it"
    )


def _edge_from(
    properties: Mapping[str, Any],
    type_: str,
    ends: tuple[str, str],
    vocabulary: Vocabulary,
    entity: Callable[[str, str], Entity],
) -> Edge:
    claim = type_ == CLAIM
    relation = vocabulary.relation(properties["relation"] if claim else type_)
    negated = bool(claim and properties["negated"])
    modality = Modality(properties["modality"]) if claim else Modality.ASSERTED
    facts = []
    for source, quote, dates, confidence, text in zip(
        properties["sources"],
        properties["quotes"],
        properties["dates"],
        properties["confidences"],
        properties["details"],
        strict=True,
    ):
        first, _, last = dates.partition("/")
        details = orjson.loads(text)
        facts.append(
            Fact(
                article_id=source,
                subject=entity(source, details.get("subject", ends[0])),
                relation=relation,
                object=entity(source, details.get("object", ends[1])),
                date=_date(first),
                date_end=_date(last),
                negated=negated,
                modality=modality,
                attrs=tuple(sorted(details.get("attrs", {}).items())),
                evidence=quote,
                confidence=float(confidence),
                start=details.get("start"),
                end=details.get("end"),
            )
        )
    return Edge(
        properties["id"], *ends, relation, negated, modality, facts=tuple(facts)
    )


def link_of(edge: Edge) -> Link:
    """``edge`` without its facts."""
    return Link(
        edge.id,
        edge.subject,
        edge.object,
        edge.relation.name,
        edge.happened,
        str(edge.date) if edge.date else None,
        str(edge.date_end) if edge.date_end else None,
        len(edge.sources),
        edge.confidence,
    )


def link_from(
    properties: Mapping[str, Any], type_: str, subject: str, object_: str
) -> Link:
    return Link(
        properties["id"],
        subject,
        object_,
        properties["relation"] if type_ == CLAIM else type_,
        type_ != CLAIM,
        properties.get("date"),
        properties.get("date_end"),
        len(set(properties["sources"])),
        float(properties["confidence"]),
    )


def _claim_properties(edge: Edge) -> dict[str, Any]:
    return {
        "relation": edge.relation.name,
        "modality": edge.modality.value,
        "negated": edge.negated,
    }


def _details(fact: Fact, edge: Edge) -> str:
    """What the other lists do not hold of a fact, as JSON."""
    row: dict[str, Any] = {}
    if fact.attrs:
        row["attrs"] = dict(fact.attrs)
    if fact.start is not None:
        row["start"] = fact.start
    if fact.end is not None:
        row["end"] = fact.end
    if fact.subject.id != edge.subject:
        row["subject"] = fact.subject.id
    if fact.object.id != edge.object:
        row["object"] = fact.object.id
    return orjson.dumps(row).decode()


def _written(fact: Fact) -> str:
    if fact.date_end is not None:
        return f"{fact.date}/{fact.date_end}"
    return str(fact.date or "")


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _present(**values: object) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}
