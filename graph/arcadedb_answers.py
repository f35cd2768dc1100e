"""Cypher on the embedded store: the engine's rows as the values of ``rows``.

The engine gives a path as the text of its record ids, an edge without its ends, and a
date or duration that stands alone as text; here they become what they are.
"""
# ruff: noqa: S608 -- the record ids in the SQL are the engine's own

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, time, tzinfo
from typing import Any

from detente.graph import arcadedb_reading as reading
from detente.graph.arcadedb_engine import Engine, Row, first_words, select
from detente.graph.arcadedb_schema import labels_of
from detente.graph.cypher_text import Column, columns, tokens
from detente.graph.errors import BadQuery, DetenteError, QueryTimeout, StoreError
from detente.graph.rows import Rows
from detente.graph.temporal import is_written_time, of_cypher
from detente.graph.values import Duration, Node, Relationship, Walk

_PATH = re.compile(r"\(#\d+:\d+\)(?:<?-\[#\d+:\d+\]->?\(#\d+:\d+\))*")
_NODE_ID = re.compile(r"\((#\d+:\d+)\)")
_EDGE_ID = re.compile(r"\[(#\d+:\d+)\]")
_TEMPORAL = frozenset(
    {"DATE", "DATETIME", "LOCALDATETIME", "TIME", "LOCALTIME", "DURATION"}
)
_TYPE = "@type of "
_VALUES = frozenset({"TRUE", "FALSE", "NULL"})
_SERVER_TROUBLE = ("java.io.", "DatabaseOperation", "DatabaseMetadata")


def answer(
    engine: Engine,
    query: str,
    parameters: Mapping[str, Any],
    timeout_s: float | None = None,
    *,
    write: bool = False,
) -> Rows:
    """What the engine answers to one statement, in our values.

    Raises:
        BadQuery: it does not understand it.
        QueryTimeout: it took longer than the engine was given, ``timeout_s``.
    """
    branches = columns(query)
    asks = asks_for_times(query)
    typed = (asks or reading.holds_times(engine)) and all(branches)
    text = _with_types(query, branches) if typed else query
    given = {key: _parameter(value) for key, value in parameters.items()}
    ask = engine.command if write else engine.query
    with in_our_words(timeout_s):
        found = ask("opencypher", text, *([given] if given else [])).to_list()
    names = [column.name for column in branches[0]] if branches else []
    if found:
        names = [name for name in found[0] if not name.startswith(_TYPE)]
    table = [[row[name] for name in names] for row in found]
    if typed:
        for row, told in zip(table, found, strict=True):
            row[:] = [
                of_cypher(value, told.get(f"{_TYPE}{at}") or "")
                for at, value in enumerate(row)
            ]
            if asks:
                _refuse_times(x for x in row if isinstance(x, (list, dict)))
    records = _Records(engine)
    records.fetch(value for row in table for value in row)
    return Rows(
        tuple(names),
        tuple(tuple(records.value(value) for value in row) for row in table),
    )


@contextmanager
def in_our_words(timeout_s: float | None) -> Iterator[None]:
    """Turn what the engine says to a user's query into our errors."""
    from arcadedb import ArcadeDBError

    try:
        yield
    except ArcadeDBError as error:
        raise _translated(error, timeout_s) from error


class _Records:
    """The records of an answer: edges with their ends, and those that paths name."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._edge_types: frozenset[str] = frozenset()
        self._ends: dict[str, tuple[str, str]] = {}
        self._known: dict[str, Row] = {}

    def fetch(self, values: Iterable[Any]) -> None:
        """Get what is needed to make something of ``values``, in few queries."""
        edges: set[str] = set()
        named: set[str] = set()
        ahead = list(values)
        while ahead:
            value = ahead.pop()
            if isinstance(value, str) and value[:2] == "(#" and _PATH.fullmatch(value):
                named.update(_NODE_ID.findall(value))
                edges.update(_EDGE_ID.findall(value))
            elif isinstance(value, list):
                ahead.extend(value)
            elif isinstance(value, dict):
                if "@rid" in value:
                    edges.add(str(value["@rid"]))
                else:
                    ahead.extend(value.values())
        if not edges and not named:
            return
        types = select(
            self._engine, "SELECT name FROM schema:types WHERE type = 'edge'"
        )
        self._edge_types = frozenset(row["name"] for row in types)
        records = select(
            self._engine, f"SELECT *, @rid, @type FROM [{','.join(named | edges)}]"
        )
        self._known = {str(row["@rid"]): row for row in records}
        rids = [r for r, row in self._known.items() if row["@type"] in self._edge_types]
        if rids:
            ends = select(
                self._engine,
                "SELECT @rid, @out.id AS `start`, @in.id AS `end` "
                f"FROM [{','.join(rids)}]",
            )
            self._ends = {
                str(row["@rid"]): (row["start"] or "", row["end"] or "") for row in ends
            }

    def value(self, value: Any) -> Any:  # noqa: ANN401 -- any value
        match value:
            case str() if value[:2] == "(#" and _PATH.fullmatch(value):
                return self._walk(value)
            case list():
                return [self.value(item) for item in value]
            case {"@rid": rid, "@type": type_}:
                return self._record(str(rid), type_, value)
            case dict():
                return {k: self.value(v) for k, v in value.items()}
        return value

    def _walk(self, text: str) -> Walk | str:
        nodes, edges = _NODE_ID.findall(text), _EDGE_ID.findall(text)
        if not all(rid in self._known for rid in (*nodes, *edges)):
            return text  # somebody's words that look like a path
        return Walk(
            tuple(self.value(self._known[rid]) for rid in nodes),
            tuple(self.value(self._known[rid]) for rid in edges),
        )

    def _record(
        self, rid: str, type_: str, row: Mapping[str, Any]
    ) -> Node | Relationship:
        properties = {
            key: self.value(value) for key, value in row.items() if key[0] != "@"
        }
        if type_ in self._edge_types:
            return Relationship(type_, *self._ends.get(rid, ("", "")), properties)
        labels = sorted(labels_of(type_), key=lambda name: (name != "Entity", name))
        return Node(tuple(labels), properties)


def asks_for_times(query: str) -> bool:
    """Whether a date, time or duration may come out that was made in the query."""
    found = tokens(query)
    return any(
        token.upper in _TEMPORAL and after.text in {"(", "."} and before.text != "."
        for before, token, after in zip(
            [*found[-1:], *found], found, found[1:], strict=False
        )
    )


def _refuse_times(values: Iterable[Any]) -> None:
    """Make sure that no list or map has a date: there the engine gives it as text.

    Raises:
        BadQuery: one may have.
    """
    ahead = list(values)
    while ahead:
        value = ahead.pop()
        if isinstance(value, list):
            ahead.extend(value)
        elif isinstance(value, dict) and "@rid" not in value:
            ahead.extend(value.values())
        elif isinstance(value, str) and is_written_time(value):
            message = (
                f"{value!r} in a list or map may be a date or a text, and the embedded "
                "store cannot tell: return it in a column of its own, with UNWIND"
            )
            raise BadQuery(message)


def _with_types(query: str, branches: list[list[Column]]) -> str:
    """``query`` with the type of each column after its columns."""
    for branch in reversed(branches):
        types = "".join(
            f", valueType({_quoted(column.expression)}) AS `{_TYPE}{at}`"
            for at, column in enumerate(branch)
        )
        end = branch[-1].end
        query = query[:end] + types + query[end:]
    return query


def _quoted(expression: str) -> str:
    """The same; a name alone may be a word of Cypher, as in ``WITH 1 AS all``."""
    is_name = expression.isidentifier() and expression.upper() not in _VALUES
    return f"`{expression}`" if is_name else expression


def _parameter(value: Any) -> Any:  # noqa: ANN401 -- any value
    """A parameter as the engine takes it.

    Raises:
        BadQuery: Cypher has no such value.
    """
    match value:
        case Duration():
            message = "a duration cannot be a parameter here: write duration($text)"
            raise BadQuery(message)
        case datetime(tzinfo=tzinfo()):
            message = "a moment cannot be a parameter here: write datetime($text)"
            raise BadQuery(message)
        case time():
            message = "a time cannot be a parameter here: write localtime($text)"
            raise BadQuery(message)
        case list():
            return [_parameter(item) for item in value]
        case dict():
            return {key: _parameter(item) for key, item in value.items()}
    return value


def _translated(error: Exception, timeout_s: float | None) -> DetenteError:
    kind = str(getattr(error, "native", {}).get("cls", ""))
    chain = " ".join(name for name, _ in getattr(error, "java_chain", ()))
    if "TimeoutException" in f"{kind} {chain}" and timeout_s is not None:
        return QueryTimeout(timeout_s)
    if any(trouble in f"{kind} {chain}" for trouble in _SERVER_TROUBLE):
        return StoreError(first_words(error))
    return BadQuery(first_words(error))
