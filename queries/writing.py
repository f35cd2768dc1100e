"""Answers written for reports and other programs: Markdown and Parquet."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import orjson

from detente.graph.errors import BadInput
from detente.graph.plain import plain, readable
from detente.graph.tabular import Record
from detente.queries.tables import write_rows

_BY_SUFFIX = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".parquet": "parquet",
    ".txt": "table",
}


def form_of(file: Path) -> str:
    """The form that the name of a file asks for.

    Raises:
        BadInput: its ending is none of .csv .json .jsonl .md .parquet .txt.
    """
    form = _BY_SUFFIX.get(file.suffix.lower())
    if form is None:
        raise BadInput(str(file), f"end it in one of {' '.join(_BY_SUFFIX)}")
    return form


def write_file(
    file: Path, columns: Sequence[str], records: Iterable[Record], form: str
) -> None:
    """Write the rows into ``file``.

    Raises:
        BadInput: the file cannot be written, or pyarrow is not installed.
    """
    try:
        if form == "parquet":
            _write_parquet(file, columns, records)
        elif form == "markdown":
            file.write_text(markdown(columns, records), "utf-8")
        else:
            with file.open("w", encoding="utf-8", newline="") as sink:
                write_rows(form, columns, records, sink)
    except OSError as error:
        raise BadInput(str(file), error.strerror or str(error)) from error


def markdown(columns: Sequence[str], records: Iterable[Record]) -> str:
    """A table as GitHub and Pandoc read it; pipes and line ends are escaped."""
    rows = [
        [_cell(name) for name in columns],
        ["---"] * len(columns),
        *(
            [_cell(readable(record.get(name))) for name in columns]
            for record in records
        ),
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cell(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return " ".join(escaped.split())


def _write_parquet(
    file: Path, columns: Sequence[str], records: Iterable[Record]
) -> None:
    """Columns of one scalar type as they are, all others as JSON text."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        why = "is not installed: pip install 'detente[parquet]'"
        raise BadInput(where="pyarrow", why=why) from None
    rows = [plain(record) for record in records]
    table = pa.table(
        {name: pa.array(_column([row.get(name) for row in rows])) for name in columns}
    )
    pq.write_table(table, file)


def _column(values: list[object]) -> list[object]:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int, float}:
        return [float(v) if isinstance(v, int) else v for v in values]
    if len(kinds) == 1 and kinds <= {int, float, str, bool}:
        return values
    return [
        value
        if value is None or isinstance(value, str)
        else orjson.dumps(value).decode()
        for value in values
    ]
