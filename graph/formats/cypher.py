r"""A Cypher script from which cypher-shell fills an empty Neo4j database.

Every value is a literal. Strings are written so that neither a quote nor a backslash
of theirs ends one, and so that no ``\u`` of theirs is read as an escape.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from detente.graph.formats.flat import edges
from detente.graph.formats.pieces import write_pieces
from detente.graph.formats.whole import (
    articles,
    decisions,
    entities,
    mentions,
    schema,
)
from detente.graph.store import Store

_SPECIAL = re.compile("[\\\\'\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")
_WRITTEN = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_AT_ONCE = 500  # rows of a statement


def write(store: Store, stream: BinaryIO) -> None:
    """All of a store, with the constraints by which detente knows it again."""
    write_pieces(_script(store), stream)


def _script(store: Store) -> Iterator[str]:
    for statement in schema(store):
        yield f"{statement};\n"
    by_type: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entity, row in entities(store):
        by_type[entity.type].append(row)
        if len(by_type[entity.type]) == _AT_ONCE:
            yield from _nodes(f"Entity:{entity.type}", by_type.pop(entity.type))
    for type_, rows in by_type.items():
        yield from _nodes(f"Entity:{type_}", rows)
    yield from _nodes("Article", articles(store))
    yield from _nodes("Decision", decisions(store))
    ties: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for kept in edges(store):
        row = {"s": kept.subject, "o": kept.object, "p": kept.properties}
        ties[kept.type].append(row)
        if len(ties[kept.type]) == _AT_ONCE:
            yield from _edges("Entity", kept.type, ties.pop(kept.type))
    for type_, rows in ties.items():
        yield from _edges("Entity", type_, rows)
    said = (
        {"s": row["article"], "o": row["entity"], "p": row["properties"]}
        for row in mentions(store)
    )
    yield from _edges("Article", "MENTIONS", said)


def _nodes(labels: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for listed in _lists(rows):
        yield f"UNWIND {listed} AS row CREATE (n:{labels}) SET n = row;\n"


def _edges(start: str, type_: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for listed in _lists(rows):
        yield (
            f"UNWIND {listed} AS row MATCH (s:{start} {{id: row.s}}) "
            f"MATCH (o:Entity {{id: row.o}}) CREATE (s)-[r:{type_}]->(o) "
            "SET r = row.p;\n"
        )


def _lists(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    ahead = iter(rows)
    while some := list(islice(ahead, _AT_ONCE)):
        yield "[\n" + ",\n".join(map(literal, some)) + "\n]"


def literal(value: Any) -> str:  # noqa: ANN401 -- any property
    """``value`` as Cypher writes it."""
    match value:
        case str():
            return f"'{_SPECIAL.sub(_escape, value)}'"
        case bool() | int() | float():
            return repr(value).lower()
        case list():
            return f"[{', '.join(map(literal, value))}]"
    return "{" + ", ".join(f"`{k}`: {literal(v)}" for k, v in value.items()) + "}"


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    if "\ud800" <= letter <= "\udfff":
        letter = "\ufffd"
    return _WRITTEN.get(letter) or f"\\u{ord(letter):04x}"
