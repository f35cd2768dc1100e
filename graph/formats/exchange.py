"""Facts, articles, mentions and decisions as rows of the exchange form, and back."""

from collections.abc import Mapping
from typing import Any

from detente.graph.dates import PartialDate
from detente.graph.decisions import Decision, Verdict
from detente.graph.errors import BadFact
from detente.graph.identity import named_entity
from detente.graph.model import Article, Entity, Fact, Mentioned, Modality
from detente.graph.relations import Vocabulary


def fact_to_row(fact: Fact) -> dict[str, Any]:
    """The exchange form of a fact; ``date`` to ``end`` are ``None`` where not told."""
    row = {
        "doc": fact.article_id,
        "subject": fact.subject.name,
        "subject_type": fact.subject.type,
        "relation": fact.relation.name,
        "object": fact.object.name,
        "object_type": fact.object.type,
        "date": str(fact.date) if fact.date else None,
        "negated": fact.negated,
        "modality": fact.modality.value,
        "attrs": dict(fact.attrs),
        "evidence": fact.evidence,
        "confidence": fact.confidence,
        "plover": fact.attr("event_class") or fact.relation.plover,
        "start": fact.start,
        "end": fact.end,
        "subject_id": fact.subject.id,
        "object_id": fact.object.id,
    }
    if fact.date_end:
        row["date_end"] = str(fact.date_end)
    return row


def fact_from_row(row: Mapping[str, Any], vocabulary: Vocabulary) -> Fact:
    """The fact of a row in the exchange form; an entity without an id gets one.

    ``date`` may be an interval, ``2019-04/2019-05``. Missing fields are as not told.

    Raises:
        BadFact, BadVocabulary, BadDate: it cannot be a fact; the message says why.
    """
    date, _, end = _text(row, "date").partition("/")
    confidence = row.get("confidence", 1.0)
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float)):
        message = f"confidence {confidence!r} is no number"
        raise BadFact(message)
    relation = vocabulary.relation(_needed(row, "relation"))
    return Fact(
        article_id=_needed(row, "doc"),
        subject=_entity(row, "subject", vocabulary),
        relation=relation,
        object=_entity(row, "object", vocabulary),
        date=_date(date),
        date_end=_date(end or _text(row, "date_end")),
        negated=_flag(row, "negated"),
        modality=_modality(_text(row, "modality") or Modality.ASSERTED.value),
        attrs=_attrs(row.get("attrs") or {}),
        evidence=_text(row, "evidence"),
        confidence=float(confidence),
        start=_number(row, "start"),
        end=_number(row, "end"),
    )


def decision_to_row(decision: Decision) -> dict[str, Any]:
    row: dict[str, Any] = {
        "verdict": decision.verdict.value,
        "first": decision.first,
        "second": decision.second,
        "day": str(decision.day),
        "reason": decision.reason,
    }
    if decision.undone:
        row["undone"] = str(decision.undone)
    if decision.turn > 1:
        row["turn"] = decision.turn
    return row


def decision_from_row(row: object) -> Decision:
    """The decision of a row.

    Raises:
        BadFact, BadDate: it cannot be one.
    """
    fields = _object(row, "decision")
    try:
        verdict = Verdict(_needed(fields, "verdict"))
    except ValueError as error:
        raise BadFact(str(error)) from None
    return Decision(
        verdict,
        _needed(fields, "first"),
        _needed(fields, "second"),
        PartialDate.parse(_needed(fields, "day")),
        _text(fields, "reason"),
        _date(_text(fields, "undone")),
        _number(fields, "turn") or 1,
    )


def article_to_row(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "published": str(article.published) if article.published else None,
        "digest": article.digest,
    }


def article_from_row(row: object) -> Article:
    fields = _object(row, "article")
    return Article(
        _needed(fields, "id"),
        _text(fields, "title") or None,
        _text(fields, "url") or None,
        _text(fields, "publisher") or None,
        _date(_text(fields, "published")),
        _text(fields, "digest") or None,
    )


def mention_to_row(mention: Mentioned) -> dict[str, Any]:
    entity = mention.entity
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "wikidata": entity.wikidata,
        "count": mention.count,
    }


def mention_from_row(row: object, vocabulary: Vocabulary) -> Mentioned:
    fields = _object(row, "mention")
    count = _number(fields, "count")
    aliases = fields.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(a, str) for a in aliases):
        message = f"aliases {aliases!r} are no list of names"
        raise BadFact(message)
    entity = Entity(
        _needed(fields, "id"),
        _type(_needed(fields, "type"), vocabulary),
        _needed(fields, "name"),
        tuple(sorted(set(aliases) - {fields["name"]})),
        _text(fields, "wikidata") or None,
    )
    return Mentioned(entity, 1 if count is None else count)


def _entity(row: Mapping[str, Any], end: str, vocabulary: Vocabulary) -> Entity:
    name = _needed(row, end)
    type_ = _type(_needed(row, f"{end}_type"), vocabulary)
    if made := _text(row, f"{end}_id"):
        return Entity(made, type_, name)
    return named_entity(type_, name)


def _type(name: str, vocabulary: Vocabulary) -> str:
    if name not in vocabulary.types:
        message = f"no entity type {name[:60]!r}: {', '.join(vocabulary.types)}"
        raise BadFact(message)
    return name


def _object(value: object, what: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        message = f"{what} is no JSON object"
        raise BadFact(message)
    return value


def _needed(row: Mapping[str, Any], key: str) -> str:
    value = _text(row, key)
    if not value.strip():
        message = f"{key} is missing"
        raise BadFact(message)
    return value


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        message = f"{key} {value!r} is no text"
        raise BadFact(message)
    return value


def _flag(row: Mapping[str, Any], key: str) -> bool:
    value = row.get(key)
    if value is not None and not isinstance(value, bool):
        message = f"{key} {value!r} is neither true nor false"
        raise BadFact(message)
    return bool(value)


def _number(row: Mapping[str, Any], key: str) -> int | None:
    value = row.get(key)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        message = f"{key} {value!r} is no whole number"
        raise BadFact(message)
    return value


def _date(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _modality(text: str) -> Modality:
    try:
        return Modality(text)
    except ValueError:
        message = f"no modality {text[:60]!r}: {', '.join(Modality)}"
        raise BadFact(message) from None


def _attrs(attrs: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(attrs, dict) or not all(
        isinstance(value, str) for value in attrs.values()
    ):
        message = f"attrs {attrs!r} are no texts by name"
        raise BadFact(message)
    return tuple(sorted(attrs.items()))
