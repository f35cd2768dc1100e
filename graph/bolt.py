"""Values and errors as they come over Bolt, in ours: ``rows`` and ``errors``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import time, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from neo4j import time as bolt_time
from neo4j.exceptions import (
    AuthError,
    ClientError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
from neo4j.graph import Node as BoltNode
from neo4j.graph import Path as BoltPath
from neo4j.graph import Relationship as BoltRelationship

from detente.graph.errors import (
    BadQuery,
    DetenteError,
    QueryTimeout,
    StoreBusy,
    StoreError,
    WriteRefused,
)
from detente.graph.neo4j_schema import HIDDEN, shown
from detente.graph.values import Duration, Node, Relationship, Walk

_EXPECTED = re.compile(r": expected .*(?=\(line)", re.DOTALL)
_FAILED = "Neo.DatabaseError.Statement.ExecutionFailed"  # left('abc', -1), say
_NUMBER = re.compile(
    r"\b(node|relationship)(?:\(\d+\)|<\d+>| with (?:element)?id \S+)", re.IGNORECASE
)
_OFFSET = re.compile(r" \(offset: \d+\)")


def hollow(values: Iterable[Any]) -> set[str]:
    """Element ids of the nodes that came as ends of an edge alone, without their id.

    The server sends no properties of the ends of an edge that is returned by itself.
    """
    found: set[str] = set()
    for value in values:
        if isinstance(value, BoltRelationship):
            for node in value.nodes:
                if node is not None and not node.labels and "id" not in node:
                    found.add(node.element_id)
        elif isinstance(value, list):
            found |= hollow(value)
        elif isinstance(value, dict):
            found |= hollow(value.values())
    return found


def value_from(value: Any, ids: Mapping[str, str]) -> Any:  # noqa: ANN401 -- any value
    """``value`` as ``rows`` has it; ``ids`` are those of hollow nodes.

    Raises:
        BadQuery: it is of a kind that rows do not have (a point, bytes).
    """
    match value:
        case None | bool() | int() | float() | str():
            return value
        case list():
            kept = [x for x in value if not (isinstance(x, str) and x in HIDDEN)]
            return [value_from(item, ids) for item in kept]
        case BoltNode():
            return _node(value)
        case BoltRelationship():
            return _relationship(value, ids)
        case BoltPath():
            return Walk(
                tuple(_node(node) for node in value.nodes),
                tuple(_relationship(edge, ids) for edge in value.relationships),
            )
        case dict():
            return {key: value_from(item, ids) for key, item in shown(value).items()}
        case bolt_time.Duration():
            nanoseconds = value.seconds * 10**9 + int(value.nanoseconds)
            return Duration(value.months, value.days, *divmod(nanoseconds, 10**9))
        case bolt_time.Date():
            return value.to_native()
        case bolt_time.DateTime() | bolt_time.Time():
            native = value.to_native()
            return native.replace(tzinfo=_zone(native.tzinfo, native.utcoffset()))
    message = f"the query returns a {type(value).__name__}, which a table cannot hold"
    raise BadQuery(message)


def native(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties as they came, without values that only the driver knows."""
    return {
        key: value
        if isinstance(value, str | int | float | list)
        else value_from(value, {})
        for key, value in properties.items()
    }


def parameter(value: Any) -> Any:  # noqa: ANN401 -- any value
    """A value of ``rows`` as the driver sends it."""
    match value:
        case Duration():
            return bolt_time.Duration(
                months=value.months,
                days=value.days,
                seconds=value.seconds,
                nanoseconds=value.nanoseconds,
            )
        case time(tzinfo=tzinfo()):
            return value.replace(tzinfo=_Offset(value.utcoffset() or timedelta()))
        case list():
            return [parameter(item) for item in value]
        case dict():
            return {key: parameter(item) for key, item in value.items()}
    return value


class _Offset(tzinfo):
    """A zone that needs no date: the driver asks it with a time of its own."""

    def __init__(self, offset: timedelta) -> None:
        self._offset = offset

    def utcoffset(self, _: object) -> timedelta:
        return self._offset

    def dst(self, _: object) -> timedelta:
        return timedelta()

    def tzname(self, _: object) -> str:
        return str(self._offset)


@contextmanager
def told_in_our_words(url: str, timeout_s: float | None = None) -> Iterator[None]:
    """Turn the driver's errors into ours, of one line."""
    try:
        yield
    except (DriverError, Neo4jError) as error:
        raise _translated(error, url, timeout_s) from error


def _translated(
    error: DriverError | Neo4jError, url: str, timeout_s: float | None
) -> DetenteError:
    if isinstance(error, (ServiceUnavailable, SessionExpired)):
        return StoreError(f"no Neo4j answers at {url}: is the server running?")
    code = error.code if isinstance(error, Neo4jError) else None
    message = _one_line(error)
    if isinstance(error, AuthError):
        return StoreError(
            f"{url} refuses the user: check NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    if code and "TransactionTimedOut" in code and timeout_s is not None:
        return QueryTimeout(timeout_s)
    if code in {
        "Neo.ClientError.Statement.AccessMode",
        "Neo.ClientError.Security.Forbidden",
    }:
        return WriteRefused(message)
    if code and code.startswith(
        ("Neo.ClientError.Database.", "Neo.ClientError.Security.")
    ):
        return StoreError(f"{url}: {message}")
    if isinstance(error, ClientError) or code == _FAILED:
        return BadQuery(message)
    if isinstance(error, TransientError):
        return StoreBusy(f"{url}: {message}")
    return StoreError(f"{url}: {message}")


def _one_line(error: DriverError | Neo4jError) -> str:
    text = (error.message if isinstance(error, Neo4jError) else None) or str(error)
    text = _NUMBER.sub(r"\1", _OFFSET.sub("", _EXPECTED.sub(" ", text)))
    return text.strip().splitlines()[0] if text.strip() else type(error).__name__


def _node(node: BoltNode) -> Node:
    return Node(
        tuple(sorted(node.labels, key=lambda label: (label != "Entity", label))),
        {key: value_from(value, {}) for key, value in shown(dict(node)).items()},
    )


def _relationship(edge: BoltRelationship, ids: Mapping[str, str]) -> Relationship:
    start, end = (
        "" if node is None else node.get("id", ids.get(node.element_id)) or ""
        for node in edge.nodes
    )
    properties = {key: value_from(value, {}) for key, value in edge.items()}
    return Relationship(edge.type, start, end, properties)


def _zone(zone: tzinfo | None, offset: timedelta | None) -> tzinfo | None:
    """The zone by its name where it has one, else by its offset."""
    if zone is None:
        return None
    name = getattr(zone, "zone", None)
    if name and name != "UTC":
        return ZoneInfo(name)
    return timezone(offset or timedelta())
