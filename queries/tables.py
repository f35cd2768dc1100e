"""Results as people and programs read them: a table, JSON, JSON Lines or CSV."""

import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

import orjson

from detente.graph.plain import plain, readable


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
