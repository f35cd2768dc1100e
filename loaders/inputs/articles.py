"""Reading articles: text, HTML, PDF, JSON Lines and CSV files, folders, addresses."""

import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from detente.graph.dates import PartialDate
from detente.graph.errors import BadInput
from detente.graph.model import Article
from detente.loaders.inputs import pages, pdf, tables
from detente.loaders.inputs.frontmatter import split_dateline, split_header
from detente.loaders.inputs.texts import Unread, article, checked, decoded, whole

_LARGEST = 50_000_000  # bytes of one file that is read whole
_LONGEST_TITLE = 200  # characters
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def read(
    source: str | Path,
    *,
    published: PartialDate | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Article | Unread]:
    """The articles of a file, a folder, an ``http(s)`` address or ``-`` for stdin.

    A folder is read whole, by name, with its sub-folders; files and folders whose
    name begins with a dot are left out. Its articles have distinct ids. What of a
    folder or a table cannot be read comes as ``Unread`` in its place.
    ``published`` is the dateline of texts that do not give their own. ``columns``
    says which column of a table is an article's id, title, text, url, publisher or
    published: ``{"text": "body"}``.

    Raises:
        BadInput: the source as a whole cannot be read.
    """
    name = str(source)
    if name == "-":
        raw = sys.stdin.buffer.read(_LARGEST + 1)
        yield from _read_bytes(raw, "stdin", "stdin", "", published, columns)
    elif isinstance(source, str) and _SCHEME.match(name):
        yield pages.read_url(name, published=published)
    elif Path(name).is_dir():
        yield from _read_folder(Path(name), published, columns)
    else:
        yield from _read_file(Path(name), Path(name).stem, published, columns)


def _read_folder(
    folder: Path, published: PartialDate | None, columns: Mapping[str, str] | None
) -> Iterator[Article | Unread]:
    taken: set[str] = set()
    for path in _files(folder):
        if isinstance(path, Unread):
            yield path
            continue
        inner = path.relative_to(folder)
        paths = (path.stem, inner.with_suffix("").as_posix(), inner.as_posix())
        names = tuple(map(whole, paths))
        article_id = next((name for name in names if name not in taken), names[-1])
        taken.add(article_id)
        try:
            for one in _read_file(path, article_id, published, columns):
                if isinstance(one, Article) and one.id != article_id:
                    yield _told_apart(one, article_id, taken)
                else:
                    yield one
        except BadInput as error:
            yield Unread(error.where, error.why)


def _told_apart(row: Article, table: str, taken: set[str]) -> Article:
    """An article of a table, under an id that no other of the folder has."""
    if row.id in taken:
        row = replace(row, id=f"{table}/{row.id}")
    taken.add(row.id)
    return row


def _files(folder: Path) -> Iterator[Path | Unread]:
    """The files under ``folder``, sorted; links to folders are not followed."""
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for error in closed:
            yield Unread(str(error.filename), _reason(error))
        closed.clear()
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent, name)
    for error in closed:
        yield Unread(str(error.filename), _reason(error))


def _read_file(
    path: Path,
    article_id: str,
    published: PartialDate | None,
    columns: Mapping[str, str] | None,
) -> Iterator[Article | Unread]:
    where = str(path)
    suffix = path.suffix.lower()
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise BadInput(where, "it is no regular file")
        if suffix in tables.SUFFIXES:
            yield from tables.read(path, article_id, published, columns)
            return
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        why = _reason(error)
        if where.startswith("www."):
            why += f"; if it is an address, write https://{where}"
        raise BadInput(where, why) from error
    yield from _read_bytes(raw, where, article_id, suffix, published, columns)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return error.strerror or str(error)


def _read_bytes(  # noqa: PLR0913, PLR0917 -- the same few things for each kind
    raw: bytes,
    where: str,
    article_id: str,
    suffix: str,
    published: PartialDate | None,
    columns: Mapping[str, str] | None,
) -> Iterator[Article | Unread]:
    if len(raw) > _LARGEST:
        raise BadInput(where, f"it is larger than {_LARGEST // 1_000_000} MB")
    if raw.startswith(b"%PDF-"):
        yield pdf.read(raw, where, article_id, published=published)
    elif suffix in (".html", ".htm", ".xhtml") or pages.looks_like_html(raw):
        yield pages.read_html(raw, where, article_id, published=published)
    elif raw.lstrip().startswith(b"{"):
        yield from tables.read_lines(raw, where, article_id, published, columns)
    else:
        yield read_text(decoded(raw, where), where, article_id, published=published)


def read_text(
    text: str, where: str, article_id: str, *, published: PartialDate | None = None
) -> Article:
    """The article of a plain text, with front matter or a dateline if it has one.

    Raises:
        BadInput: it is empty, binary, too long, broken or in another language.
    """
    header, body = split_header(text, where)
    body = checked(body, where)
    day, body = split_dateline(body, published)
    body = checked(body, where)
    return article(
        article_id,
        body,
        title=header.title or _heading(body),
        published=header.published or day or published,
        url=header.url,
        publisher=header.publisher,
    )


def _heading(body: str) -> str | None:
    """The first line, where it is short, no sentence, and a blank line follows."""
    first, blank, rest = body.partition("\n\n")
    if not blank or not rest or "\n" in first or len(first) > _LONGEST_TITLE:
        return None
    return None if first.endswith((".", ":", ",", ";", '"', "\u201d")) else first
