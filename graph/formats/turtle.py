"""RDF in Turtle (https://www.w3.org/TR/turtle/).

Each edge is a resource with its ends, dates, quotes and sources, whether what it tells
happened or not. What happened is a plain triple as well where Wikidata has a property
that runs between the same ends.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import quote

from detente.graph.dates import PartialDate
from detente.graph.edges import Edge
from detente.graph.formats.pieces import write_pieces
from detente.graph.model import Article, Entity
from detente.graph.store import Store

_PREFIXES = """@prefix d: <urn:detente:> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
# Of the properties in relations.toml: whose value is the object of the relation, and
# whose is the subject. P166 and P39 take an award and an office, which are details.
_FORWARD = frozenset({"P1344", "P463", "P361", "P131", "P1365", "P1038", "P19", "P20"})
_BACKWARD = frozenset({"P748", "P1891"})
_SPECIAL = re.compile('[\\\\"\x00-\x1f\x7f\ud800-\udfff]')
_WRITTEN = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_Q = re.compile(r"Q[1-9]\d*")
_DATES = {1: "gYear", 2: "gYearMonth", 3: "date"}


def write(store: Store, stream: BinaryIO) -> None:
    """The entities, articles and edges of a store."""
    write_pieces(_triples(store), stream)


def _triples(store: Store) -> Iterator[str]:
    yield _PREFIXES
    for entity in store.entities():
        yield _described(_iri("entity", entity.id), _of_entity(entity))
    for article in store.articles():
        yield _described(_iri("article", article.id), _of_article(article))
    for edge in store.all_edges():
        yield _described(_iri("edge", edge.id), _of_edge(edge))
        yield from _direct(edge)


def _of_entity(entity: Entity) -> Iterator[str]:
    yield f"a d:{entity.type}"
    yield f"d:id {_text(entity.id)}"
    yield f"rdfs:label {_text(entity.name)}"
    for alias in entity.aliases:
        yield f"skos:altLabel {_text(alias)}"
    if entity.wikidata and _Q.fullmatch(entity.wikidata):
        yield f"owl:sameAs wd:{entity.wikidata}"


def _of_article(article: Article) -> Iterator[str]:
    yield "a d:Article"
    yield f"d:id {_text(article.id)}"
    for name in ("title", "url", "publisher"):
        value = getattr(article, name)
        if value:
            yield f"d:{name} {_text(value)}"
    if article.published:
        yield f"d:published {_day(article.published)}"


def _of_edge(edge: Edge) -> Iterator[str]:
    yield "a d:Edge" if edge.happened else "a d:Claim"
    yield f"d:relation {_text(edge.relation.name)}"
    yield f"d:subject {_iri('entity', edge.subject)}"
    yield f"d:object {_iri('entity', edge.object)}"
    yield f"d:modality {_text(edge.modality.value)}"
    yield f"d:negated {str(edge.negated).lower()}"
    yield f'd:confidence "{edge.confidence!r}"^^xsd:double'
    if edge.relation.wikidata:
        yield f"d:property wdt:{edge.relation.wikidata}"
    if edge.date:
        yield f"d:date {_day(edge.date)}"
    if edge.date_end:
        yield f"d:dateEnd {_day(edge.date_end)}"
    for day in edge.conflicts:
        yield f"d:conflict {_day(day)}"
    for key, value in edge.attrs:
        yield f"<urn:detente:detail:{key}> {_text(value)}"
    for source in edge.sources:
        yield f"d:source {_iri('article', source)}"
    for evidence in dict.fromkeys(fact.evidence for fact in edge.facts):
        if evidence:
            yield f"d:quote {_text(evidence)}"


def _direct(edge: Edge) -> Iterator[str]:
    ends = [_iri("entity", edge.subject), _iri("entity", edge.object)]
    if not edge.happened or edge.relation.wikidata not in _FORWARD | _BACKWARD:
        return
    if edge.relation.wikidata in _BACKWARD:
        ends.reverse()
    yield f"{ends[0]} wdt:{edge.relation.wikidata} {ends[1]} .\n"


def _described(subject: str, told: Iterator[str]) -> str:
    return f"{subject} " + " ;\n  ".join(told) + " .\n"


def _iri(kind: str, id_: str) -> str:
    """An IRI of ours; whatever is no plain letter in the id is percent-encoded."""
    return f"<urn:detente:{kind}:{quote(id_, safe='', errors='replace')}>"


def _text(value: str) -> str:
    return f'"{_SPECIAL.sub(_escape, value)}"'


def _day(date: PartialDate) -> str:
    return f'"{date}"^^xsd:{_DATES[date.precision]}'


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    if "\ud800" <= letter <= "\udfff" or letter == "\0":
        letter = "\ufffd"
    return _WRITTEN.get(letter) or f"\\u{ord(letter):04x}"
