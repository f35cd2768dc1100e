"""CSV for ``neo4j-admin database import full``, the fastest way into a Neo4j server.

https://neo4j.com/docs/operations-manual/5/tutorial/neo4j-admin-import/ (read
2026-11-24). One zip file has the tables, ``import.sh`` with the command, and
``after.cypher`` for cypher-shell once the server runs: the importer makes no
constraints, and reads a list of one empty text as no list.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from detente.graph.errors import StoreError
from detente.graph.formats.flat import edges
from detente.graph.formats.pieces import write_pieces
from detente.graph.formats.whole import (
    articles,
    decisions,
    entities,
    mentions,
    schema,
)
from detente.graph.neo4j_schema import KEYS, STAMP, types
from detente.graph.properties import OWN_KEYS
from detente.graph.relations import MENTIONS
from detente.graph.store import Store

# Lists have no quoting of their own: their delimiter must stand in no text.
_DELIMITERS = "".join(map(chr, (*range(0x1F, 0x0D, -1), *range(0xE000, 0xE100))))
_DELIMITING = re.compile(f"[{re.escape(_DELIMITERS)}]")
_ENTITY = ("name", "aliases:string[]", "wikidata", KEYS)
_ARTICLE = ("title", "url", "publisher", "published", "digest", STAMP)
_DECISION = (
    *("key", "verdict", "first", "second", "day", "reason", "undone", "turn:long"),
)
_MENTION = (
    *("count:long", "entity", "type", "name"),
    *("aliases:string[]", "wikidata", "within:string[]"),
)
_EDGE = (
    *("id", "relation", "modality", "negated:boolean", "date", "date_end"),
    *("conflicts:string[]", "plover", "confidence:double"),
    *("sources:string[]", "quotes:string[]", "dates:string[]"),
    *("confidences:double[]", "details:string[]"),
)


def write(store: Store, stream: BinaryIO) -> None:
    """All of a store, with the constraints by which detente knows it again.

    The edges and mentions are read twice: a table begins with all its columns.
    """
    details, delimiter = _surveyed(store)
    line = _Line(delimiter)
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as archive:

        def table(name: str, columns: Sequence[str], rows: Iterable[str]) -> None:
            with archive.open(name, "w", force_zip64=True) as part:
                write_pieces([",".join(columns) + "\n"], part)
                write_pieces(rows, part)

        named = (
            line((entity.id, f"Entity{delimiter}{entity.type}"), row, _ENTITY)
            for entity, row in entities(store)
        )
        table("entities.csv", ("id:ID(entity)", ":LABEL", *_ENTITY), named)
        told = (line((row["id"], "Article"), row, _ARTICLE) for row in articles(store))
        table("articles.csv", ("id:ID(article)", ":LABEL", *_ARTICLE), told)
        taken = (line(("Decision",), row, _DECISION) for row in decisions(store))
        table("decisions.csv", (":LABEL", *_DECISION), taken)
        columns = (*_EDGE, *details)
        drawn = (
            line((kept.subject, kept.object, kept.type), kept.properties, columns)
            for kept in edges(store)
        )
        table("edges.csv", (*_ends("entity"), *columns), drawn)
        said = (
            line((row["article"], row["entity"], MENTIONS), row["properties"], _MENTION)
            for row in mentions(store)
        )
        table("mentions.csv", (*_ends("article"), *_MENTION), said)
        archive.writestr("import.sh", _command(delimiter))
        archive.writestr("after.cypher", "".join(_after(store)))


def _ends(start: str) -> tuple[str, str, str]:
    return f":START_ID({start})", ":END_ID(entity)", ":TYPE"


class _Line:
    """Writes rows of values as lines of a table."""

    def __init__(self, delimiter: str) -> None:
        self._delimiter = delimiter

    def __call__(
        self, first: Sequence[str], row: Mapping[str, Any], columns: Sequence[str]
    ) -> str:
        """``first``, then what ``row`` has for each of ``columns``."""
        names = (column.partition(":")[0] for column in columns)
        rest = (self._cell(row.get(name)) for name in names)
        return ",".join([*map(_quoted, first), *rest]) + "\n"

    def _cell(self, value: Any) -> str:  # noqa: ANN401 -- any property
        if value is None:
            return ""
        if isinstance(value, list):
            return _quoted(self._delimiter.join(map(str, value)))
        if isinstance(value, str):
            return _quoted(value)
        return repr(value).lower()


def _surveyed(store: Store) -> tuple[list[str], str]:
    """The names of all details of edges, and a character that no list has."""
    details: set[str] = set()
    found: set[str] = set()
    for kept in edges(store):
        details.update(kept.properties.keys() - OWN_KEYS)
        found.update(_delimiting(kept.properties))
    for entity in store.entities():
        found.update(_delimiting({"aliases": list(entity.aliases)}))
    for row in mentions(store):
        found.update(_delimiting(row["properties"]))
    free = [letter for letter in _DELIMITERS if letter not in found]
    if not free:
        message = "names or quotes hold every character that could part them in CSV"
        raise StoreError(message)
    return sorted(details), free[0]


def _delimiting(row: Mapping[str, Any]) -> Iterator[str]:
    for value in row.values():
        if isinstance(value, list):
            for item in value:
                if isinstance(item, str):
                    yield from _DELIMITING.findall(item)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _command(delimiter: str) -> str:
    return f"""#!/bin/sh
# Fills the database neo4j of a stopped server; then start it and run after.cypher.
cd "$(dirname "$0")" && neo4j-admin database import full "${{1:-neo4j}}" \\
  --nodes=entities.csv --nodes=articles.csv --nodes=decisions.csv \\
  --relationships=edges.csv --relationships=mentions.csv \\
  --array-delimiter=U+{ord(delimiter):04X} --multiline-fields=true
"""


def _after(store: Store) -> Iterator[str]:
    for statement in schema(store):
        yield f"{statement};\n"
    for type_ in types(store.vocabulary):
        for key in ("quotes", "dates"):
            yield (
                f"MATCH ()-[r:{type_}]->() WHERE r.{key} IS NULL AND "
                f"r.details IS NOT NULL CALL {{ WITH r SET r.{key} = [''] }} "
                "IN TRANSACTIONS;\n"
            )
