"""Results as people and programs read them: a table, JSON, JSON Lines or CSV."""

import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime, time
from typing import Any, TextIO

import orjson

from detente.graph.rows import Duration, Node, Relationship, Walk


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


def as_json(told: object) -> str:
    """JSON, indented."""
    return orjson.dumps(plain(told), option=orjson.OPT_INDENT_2).decode() + "\n"


def json_line(row: Mapping[str, object]) -> str:
    """One row as a line of JSON Lines, its end included."""
    return orjson.dumps(plain(row)).decode() + "\n"


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """CSV with a header, as RFC 4180 has it; lists and mappings as JSON in a cell."""
    sink = io.StringIO()
    writer = csv.writer(sink)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return sink.getvalue()


def _cell(value: object) -> object:
    told = plain(value)
    if isinstance(told, dict | list):
        return orjson.dumps(told).decode()
    if isinstance(told, str) and told[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + told  # a spreadsheet would run it as a formula
    return told


def write_rows(
    form: str,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    sink: TextIO | None = None,
) -> None:
    """Write ``rows`` to ``sink`` (stdout) as table, json, jsonl or csv."""
    out = sink or sys.stdout
    if form == "jsonl":
        for row in rows:
            out.write(json_line(row))
    elif form == "json":
        out.write(as_json([*rows]))
    elif form == "csv":
        out.write(as_csv(columns, rows))
    else:
        _write_table(columns, rows, out)


def _write_table(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], out: TextIO
) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        # Text, not markup: a name such as "[bold]" is data.
        table.add_row(
            *(Text(printable(readable(row.get(column)))) for column in columns)
        )
    width = None if out.isatty() else 120
    Console(file=out, width=width, highlight=False, soft_wrap=False).print(table)


def printable(text: str) -> str:
    """``text`` without the control characters that could move a terminal's cursor."""
    return "".join(
        letter if letter.isprintable() or letter in "\n " else "\ufffd"
        for letter in text
    )
