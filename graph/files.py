"""Files that are whole or as they were: one writer at a time, replaced at a stroke."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, BinaryIO, cast

from detente.graph.errors import StoreBusy, StoreError

_PATIENCE_S = 10.0
_POLL_S = 0.01


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A file to write into, which takes the place of ``path`` once all is on the disk.

    Raises:
        StoreError: it cannot be written; what stood at ``path`` still does.
    """
    try:
        with NamedTemporaryFile(
            "wb", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as new:
            try:
                yield cast("BinaryIO", new)
                new.flush()
                os.fsync(new.fileno())
            except BaseException:
                Path(new.name).unlink()
                raise
        Path(new.name).replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        message = f"{path}: cannot be written: {error.strerror}"
        raise StoreError(message) from error


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """The file for one writer alone; it is made where it is not there.

    A save replaces the file, so what was locked may be the one before.

    Raises:
        StoreBusy: another process goes on writing.
    """
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("ab")
        except OSError as error:
            message = f"{path}: {error.strerror}"
            raise StoreError(message) from error
        with file:
            if _is_ours(file, path):
                yield
                return
        if time.monotonic() > until:
            message = f"{path} is being written by another program: try again later"
            raise StoreBusy(message)
        time.sleep(_POLL_S)


def _is_ours(file: IO[bytes], path: Path) -> bool:
    """Whether the open file is locked for us, and still the one at ``path``."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except (BlockingIOError, FileNotFoundError):
        return False


def version(path: Path) -> tuple[int, int, int]:
    """Differs after each save."""
    now = path.stat()
    return now.st_ino, now.st_mtime_ns, now.st_size


def _sync_folder(path: Path) -> None:
    """Make sure that a file put in place stays there if the power fails."""
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
