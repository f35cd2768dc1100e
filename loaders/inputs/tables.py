"""Many articles in one file: JSON Lines, CSV and TSV, a row for each article."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from detente.graph.dates import PartialDate
from detente.graph.errors import BadInput
from detente.graph.model import Article
from detente.loaders.inputs.frontmatter import NAMES, published_day
from detente.loaders.inputs.texts import (
    MENDED,
    Unread,
    article,
    as_utf8,
    checked,
    decoded,
)

SUFFIXES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
_COLUMNS = {
    "id": ("id", "doc", "article_id"),
    "text": ("text", "body", "content", "article"),
} | NAMES
_SAMPLE = 200_000  # bytes that tell the encoding
_FIRST_ROWS = 200  # that tell which columns a table has
_NAMED = 12  # columns that are named where one is not there
_LONGEST_ROW = 2_000_000  # bytes: the longest article in four-byte letters, and more


def read(
    path: Path,
    name: str,
    published: PartialDate | None,
    columns: Mapping[str, str] | None,
) -> Iterator[Article | Unread]:
    """The articles of a table file, a row that cannot be read as ``Unread``.

    A row without an id gets ``name`` and its number.

    Raises:
        BadInput: the file as a whole is no such table, or cannot be opened.
    """
    where = str(path)
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        if suffix in (".csv", ".tsv"):
            rows = _csv_rows(file, where, "\t" if suffix == ".tsv" else None)
        else:
            rows = _json_rows(file, where)
        yield from _articles(rows, where, name, published, columns)


def read_lines(
    raw: bytes,
    where: str,
    name: str,
    published: PartialDate | None,
    columns: Mapping[str, str] | None,
) -> Iterator[Article | Unread]:
    """The articles of JSON Lines that are in memory already."""
    yield from _articles(
        _json_rows(raw.splitlines(keepends=True), where),
        where,
        name,
        published,
        columns,
    )


_Row = tuple[int, Mapping[str, object] | str]  # its line, and its values or the trouble


def _json_rows(lines: Iterable[bytes] | BinaryIO, where: str) -> Iterator[_Row]:
    """The objects of JSON Lines; a line that is none ends in the reason."""
    seen = False
    for number, line in enumerate(_bounded(lines), 1):
        if not line.strip():
            continue
        seen = True
        if len(line) > _LONGEST_ROW:
            yield number, f"the line is longer than {_LONGEST_ROW // 1_000_000} MB"
            continue
        try:
            row = json.loads(decoded(line, where))
        except BadInput as error:
            yield number, error.why
            continue
        except (ValueError, RecursionError) as error:
            yield number, f"no JSON: {error}"
            continue
        yield number, row if isinstance(row, dict) else "no JSON object"
    if not seen:
        raise BadInput(where, "it is empty")


def _bounded(lines: Iterable[bytes] | BinaryIO) -> Iterator[bytes]:
    """Lines, each cut a byte above the limit: a file of one line is not taken in."""
    if not hasattr(lines, "readline"):
        yield from lines
        return
    while line := lines.readline(_LONGEST_ROW + 1):
        yield line
        rest = line
        while len(rest) > _LONGEST_ROW and not rest.endswith(b"\n"):
            rest = lines.readline(_LONGEST_ROW + 1)


def _csv_rows(file: BinaryIO, where: str, delimiter: str | None) -> Iterator[_Row]:
    sample = file.read(_SAMPLE)
    file.seek(0)
    encoding = _encoding(sample, where)
    csv.field_size_limit(_LONGEST_ROW)
    errors = MENDED if encoding == "utf-8-sig" else "strict"
    with TextIOWrapper(file, encoding=encoding, errors=errors, newline="") as lines:
        try:
            head = lines.readline(_LONGEST_ROW)
            delimiter = delimiter or max(",;\t", key=head.count)
            keys = next(csv.reader(StringIO(head), delimiter=delimiter), [])
        except (csv.Error, UnicodeDecodeError) as error:
            raise BadInput(where, f"no table that can be read: {error}") from error
        if not any(key.strip() for key in keys):
            raise BadInput(where, "the first line names no columns")
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        names = [key.strip().lower() for key in keys]
        try:
            for cells in reader:
                if any(cells):
                    yield reader.line_num + 1, _filled(names, cells)
        except (csv.Error, UnicodeDecodeError) as error:
            yield reader.line_num + 2, f"the rest cannot be read: {error}"


def _filled(names: list[str], cells: list[str]) -> dict[str, str]:
    """The cells of a row by column, those that it lacks empty."""
    return dict.fromkeys(names, "") | dict(zip(names, cells, strict=False))


def _encoding(sample: bytes, where: str) -> str:
    """The encoding of a table by its first part, which may end inside a letter."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    whole = sample
    if len(sample) == _SAMPLE:
        whole = sample[: sample.rfind(b"\n") + 1 or _SAMPLE]
    text = decoded(whole, where)
    if text in {as_utf8(whole), whole.decode("utf-8-sig", MENDED)}:
        return "utf-8-sig"
    if text == whole.decode("cp1252", "replace"):
        return "cp1252"
    raise BadInput(where, "it is in an unusual encoding; save it as UTF-8")


def _articles(
    rows: Iterable[_Row],
    where: str,
    name: str,
    published: PartialDate | None,
    columns: Mapping[str, str] | None,
) -> Iterator[Article | Unread]:
    taken: set[str] = set()
    for number, row in _with_columns(rows, where, columns or {}):
        place = f"{where}:{number}"
        if isinstance(row, str):
            yield Unread(place, row)
            continue
        try:
            read_ = _article(row, place, f"{name}-{number}", published, columns)
        except BadInput as error:
            yield Unread(error.where, error.why)
            continue
        if read_.id in taken:
            yield Unread(place, f"a second row with id {read_.id}")
            continue
        taken.add(read_.id)
        yield read_


def _with_columns(
    rows: Iterable[_Row], where: str, columns: Mapping[str, str]
) -> Iterator[_Row]:
    """The rows as they are, if one of the first has the columns asked for.

    Not every line of JSON has each, so that some are looked at.

    Raises:
        BadInput: none of them has one of the columns.
    """
    source = iter(rows)
    looked_at: list[_Row] = []
    wanted: dict[str, tuple[str, ...]] = {
        field: (column,) for field, column in columns.items()
    }
    wanted.setdefault("text", _COLUMNS["text"])
    known: dict[str, None] = {}
    while wanted and len(looked_at) < _FIRST_ROWS:
        number, row = next(source, (0, None))
        if row is None:
            break
        looked_at.append((number, row))
        if not isinstance(row, str):
            known.update(dict.fromkeys(row))
            wanted = {
                field: names
                for field, names in wanted.items()
                if not any(name in row or name.lower() in row for name in names)
            }
    if known and wanted:
        raise BadInput(where, _lacking(wanted, columns, known))
    yield from looked_at
    yield from source


def _lacking(
    wanted: Iterable[str], columns: Mapping[str, str], known: Iterable[str]
) -> str:
    """What is not there, and what is."""
    named = ", ".join(list(known)[:_NAMED])
    asked = [
        f"{columns[field]} for its {field}" for field in wanted if field in columns
    ]
    if asked:
        return f"no column {' and none '.join(asked)}; its columns: {named}"
    return f"no text among its columns: {named}; say which: --column text=NAME"


def _article(
    row: Mapping[str, object],
    where: str,
    name: str,
    published: PartialDate | None,
    columns: Mapping[str, str] | None,
) -> Article:
    fields: dict[str, str] = {}
    for field, usual in _COLUMNS.items():
        names = (columns[field],) if columns and field in columns else usual
        for column in names:
            value = row.get(column, row.get(column.lower()))
            if value is None or value == "":
                continue
            if not isinstance(value, (str, int)):
                raise BadInput(where, f"{column} is not a text")
            fields[field] = str(value).strip()
            break
    if "text" not in fields:
        raise BadInput(where, _lacking((), {}, row))
    return article(
        fields.get("id") or name,
        checked(fields["text"], where),
        title=fields.get("title"),
        published=published_day(fields.get("published"), where) or published,
        url=fields.get("url"),
        publisher=fields.get("publisher"),
    )
