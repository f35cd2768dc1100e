"""Values of an answer as JSON has them, and as a person reads them in a cell."""

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date, datetime, time
from typing import Any

from detente.graph.values import Duration, Node, Relationship, Walk


def plain(value: object) -> Any:  # noqa: ANN401 - JSON has no one type
    """``value`` as JSON has it: text, number, truth, list, mapping or null."""
    match value:
        case Node():
            return {"labels": list(value.labels), **plain(value.properties)}
        case Relationship():
            ends = {"type": value.type, "start": value.start, "end": value.end}
            return ends | plain(value.properties)
        case Walk():
            return {
                "nodes": [plain(node) for node in value.nodes],
                "relationships": [plain(edge) for edge in value.relationships],
            }
        case Duration():
            return iso_duration(value)
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case None | bool() | int() | float() | str():
            return value
        case datetime() | date() | time():
            return value.isoformat()
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    return str(value)


def iso_duration(value: Duration) -> str:
    """``P1M2DT3S``: the ISO 8601 form."""
    seconds = value.seconds + value.nanoseconds / 1e9
    days = "".join(
        f"{number}{unit}"
        for number, unit in ((value.months, "M"), (value.days, "D"))
        if number
    )
    clock = f"T{seconds:g}S" if seconds or not days else ""
    return f"P{days}{clock}"


def readable(value: object) -> str:
    """``value`` in a cell of a table: nodes by name, edges by type, paths as arrows."""
    match value:
        case None:
            return ""
        case Node():
            return _node_words(value)
        case Relationship():
            date_told = value.properties.get("date")
            return f"[{value.type}{f' {date_told}' if date_told else ''}]"
        case Walk():
            return _walk_words(value)
        case bool():
            return "true" if value else "false"
        case list() | tuple():
            return ", ".join(readable(item) for item in value)
        case Mapping():
            pairs = (f"{key}: {readable(item)}" for key, item in value.items())
            return "{" + ", ".join(pairs) + "}"
    return str(plain(value))


def _node_words(node: Node) -> str:
    name = node.properties.get("name") or node.properties.get("title")
    told = name or node.properties.get("id") or ":".join(node.labels)
    return f"({told})"


def _walk_words(walk: Walk) -> str:
    words = [_node_words(walk.nodes[0])]
    for edge, before, after in zip(
        walk.relationships, walk.nodes, walk.nodes[1:], strict=False
    ):
        forth = edge.start == before.properties.get("id")
        words.append(f"-[{edge.type}]->" if forth else f"<-[{edge.type}]-")
        words.append(_node_words(after))
    return "".join(words)
