"""What a command is given to read: articles, or facts in the exchange form."""

import shutil
import sys
import tempfile
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

import orjson

from detente.graph.errors import BadInput

_HEAD = 65_536  # bytes looked at to see what a file holds
_EXCHANGE_KEYS = (
    {"doc", "subject", "relation"},
    {"article"},
    {"decision"},
    {"detente store"},
)


def holds_facts(source: str) -> bool:
    """Whether a file, or ``-`` for stdin, is JSON Lines in the exchange form.

    The first of its lines that is a JSON object says it; whoever reads the file names
    those before it. Nothing of stdin is used up.
    """
    if source == "-":
        stdin = sys.stdin.buffer
        head = stdin.peek(_HEAD)[:_HEAD] if isinstance(stdin, BufferedReader) else b""
    else:
        path = Path(source)
        if not path.is_file():
            return False
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD)
        except OSError:
            return False  # whoever reads it says why it cannot be read
    lines = head.removeprefix(BOM_UTF8).splitlines()
    said = (_is_exchange_row(line.strip()) for line in lines)
    return next((yes for yes in said if yes is not None), False)


def _is_exchange_row(line: bytes) -> bool | None:
    """Whether a line is one of ours; ``None`` where it is no JSON object."""
    if not line.startswith(b"{"):
        return None
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError:  # or a line longer than what was looked at
        return True if line.startswith(b'{"article":{') else None
    return any(keys <= row.keys() for keys in _EXCHANGE_KEYS)


@contextmanager
def binary(source: str) -> Iterator[BinaryIO]:
    """A file, or stdin set down in a temporary one, that can be read twice.

    Raises:
        BadInput: it cannot be opened.
    """
    if source == "-":
        with tempfile.TemporaryFile() as kept:
            shutil.copyfileobj(sys.stdin.buffer, kept)
            kept.seek(0)
            yield kept
        return
    try:
        with Path(source).open("rb") as file:
            yield file
    except OSError as error:
        raise BadInput(source, error.strerror or str(error)) from error
