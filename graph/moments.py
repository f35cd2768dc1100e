"""Values as parameters of a query: the same ones on every store.

Durations and moments are spelled out for an engine that takes none of them: ``$d``
becomes ``duration($d)``, and the parameter the text that this is made from.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from detente.graph.cypher_text import Kind, columns, tokens
from detente.graph.errors import BadQuery
from detente.graph.values import Duration

_INTEGERS = range(-(2**63), 2**63)


def plain(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters in the values of ``rows``: a ``timedelta`` as a ``Duration``.

    Raises:
        BadQuery: one is a value that Cypher does not have.
    """
    return {key: _plain(value) for key, value in parameters.items()}


def _plain(value: Any) -> Any:  # noqa: ANN401 -- any value
    match value:
        case None | bool() | float() | date() | time() | Duration():
            return value
        case int():
            if value in _INTEGERS:
                return value
            message = f"the number {value} is too large for Cypher"
            raise BadQuery(message)
        case str():
            if not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
                message = "a parameter is no text: it has half of a character"
                raise BadQuery(message)
            return value
        case timedelta():
            nanoseconds = value.microseconds * 1000
            return Duration(0, value.days, value.seconds, nanoseconds)
        case list() | tuple():
            return [_plain(item) for item in value]
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
    message = f"a parameter cannot be of the type {type(value).__name__}"
    raise BadQuery(message)


def spelled_out(
    query: str, parameters: Mapping[str, Any]
) -> tuple[str, dict[str, Any]]:
    """The same question, where no parameter is a duration or a moment in time.

    Dates stay: engines take those. Within lists and maps nothing is changed. Columns
    keep their names.
    """
    made = {key: _made(value) for key, value in parameters.items()}
    calls = {key: told for key, told in made.items() if told is not None}
    if not calls:
        return query, dict(parameters)
    places: list[tuple[int, int, str]] = []
    found = tokens(query)
    for at, mark in enumerate(found[:-1]):
        name = found[at + 1]
        key = name.text[1:-1] if name.kind is Kind.NAME else name.text
        if mark.text == "$" and mark.end == name.start and key in calls:
            text = query[mark.start : name.end]
            places.append((mark.start, name.end, f"{calls[key][0]}({text})"))
    for branch in columns(query):
        for column in branch:
            start = column.end - len(column.expression)
            within = any(start <= place[0] < column.end for place in places)
            if column.name == column.expression and within:
                quoted = column.name.replace("`", "``")
                places.append((column.end, column.end, f" AS `{quoted}`"))
    for start, end, text in sorted(places, reverse=True):
        query = query[:start] + text + query[end:]
    return query, {**parameters, **{key: told[1] for key, told in calls.items()}}


def _made(value: object) -> tuple[str, str] | None:
    """The function that makes the value, and of which text; else ``None``."""
    match value:
        case Duration():
            return "duration", _duration(value)
        case datetime(tzinfo=tzinfo()):
            zone = getattr(value.tzinfo, "key", None)
            return "datetime", value.isoformat() + (f"[{zone}]" if zone else "")
        case datetime():
            return "localdatetime", value.isoformat()
        case time(tzinfo=tzinfo()):
            return "time", value.isoformat()
        case time():
            return "localtime", value.isoformat()
    return None


def _duration(value: Duration) -> str:
    """ISO 8601, ``P14M3DT-1.500000000S``."""
    whole = value.seconds * 10**9 + value.nanoseconds
    seconds, rest = divmod(abs(whole), 10**9)
    sign = "-" if whole < 0 else ""
    return f"P{value.months}M{value.days}DT{sign}{seconds}.{rest:09}S"
