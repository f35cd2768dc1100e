"""FollowTheMoney entities (https://followthemoney.tech), a JSON object a line.

An edge is a Membership, Family or Representation where FollowTheMoney has that, else
an UnknownLink whose role says what took place, or did not: "planned: visited", "did not
meet". Quotes are its summary, and the articles its proof.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any, BinaryIO

import orjson

from detente.graph.edges import Edge
from detente.graph.formats.pieces import write_pieces
from detente.graph.model import Article, Entity, Modality
from detente.graph.store import Store

_PLAIN = re.compile(r"[a-z]+:[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?")
_Q = re.compile(r"\AQ[1-9][0-9]*\Z")
_ADDRESS = re.compile(r"\Ahttps?://[^\s/]+\S*\Z")
_SCHEMATA = {
    "Person": "Person",
    "State": "PublicBody",
    "Organization": "Organization",
    "Place": "Address",
    "Event": "Event",
}
_LINKS = {
    "MEMBER_OF": ("Membership", "member", "organization"),
    "FAMILY_OF": ("Family", "person", "relative"),
    "REPRESENTS": ("Representation", "agent", "client"),
}
_LEGAL = frozenset({"Person", "State", "Organization"})


def write(store: Store, stream: BinaryIO) -> None:
    """The entities, articles and edges of a store."""
    write_pieces(_lines(store), stream)


def _lines(store: Store) -> Iterator[str]:
    types: dict[str, str] = {}
    for entity in store.entities():
        types[entity.id] = entity.type
        yield _line(_id(entity.id), _schema(entity), _thing(entity))
    for article in store.articles():
        yield _line(_article_id(article.id), "Article", _document(article))
    for edge in store.all_edges():
        yield _link(edge, types)


def _schema(entity: Entity) -> str:
    return _SCHEMATA.get(entity.type, "Note")


def _thing(entity: Entity) -> dict[str, list[str]]:
    told = {
        "name": [entity.name],
        "alias": list(entity.aliases),
        "wikidataId": _Q.findall(entity.wikidata or ""),
    }
    if entity.type == "Place":
        told["full"] = [entity.name]
    if entity.type not in _SCHEMATA:
        told["notes"] = [entity.type]
    return told


def _document(article: Article) -> dict[str, list[str]]:
    return {
        "title": [article.title or article.id],
        "fileName": [article.id],
        "sourceUrl": _ADDRESS.findall(article.url or ""),
        "publisher": [article.publisher] if article.publisher else [],
        "publishedAt": [str(article.published)] if article.published else [],
    }


def _link(edge: Edge, types: Mapping[str, str]) -> str:
    schema, subject, object_ = _LINKS.get(
        edge.relation.name, ("UnknownLink", "subject", "object")
    )
    ends = {types[edge.subject], types[edge.object]}
    persons = schema != "Family" or ends == {"Person"}
    if not edge.happened or not persons or not ends <= _LEGAL:
        schema, subject, object_ = "UnknownLink", "subject", "object"
    said = "relationship" if schema == "Family" else "role"
    told = {
        subject: [_id(edge.subject)],
        object_: [_id(edge.object)],
        said: [edge.attr("title") or _role(edge)],
        "summary": list(dict.fromkeys(f.evidence for f in edge.facts if f.evidence)),
        "proof": [_article_id(source) for source in edge.sources],
        "recordId": [edge.id],
    }
    when = "startDate" if edge.date_end else "date"
    told[when] = [str(edge.date)] if edge.date else []
    told["endDate"] = [str(edge.date_end)] if edge.date_end else []
    return _line(edge.id, schema, told)


def _role(edge: Edge) -> str:
    role = edge.relation.denial if edge.negated else edge.relation.phrase
    if edge.modality is Modality.ASSERTED:
        return role
    return f"{edge.modality.value}: {role}"


def _id(entity_id: str) -> str:
    """The id as FollowTheMoney lets ids be: without a colon, in plain letters."""
    if _PLAIN.fullmatch(entity_id):
        return entity_id.replace(":", "-")
    type_ = entity_id.partition(":")[0]
    return f"{type_}-{blake2b(entity_id.encode(), digest_size=10).hexdigest()}"


def _article_id(article_id: str) -> str:
    return f"article-{blake2b(article_id.encode(), digest_size=10).hexdigest()}"


def _line(id_: str, schema: str, properties: Mapping[str, Any]) -> str:
    told = {key: values for key, values in properties.items() if values}
    row = {"id": id_, "schema": schema, "properties": told}
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE).decode()
