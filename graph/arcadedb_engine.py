"""The part of the engine's Python API that the embedded store uses, with types."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from detente.graph.errors import StoreError

Row = dict[str, Any]

_TAKEN = re.compile(r"(\[.*\]) found on index '[^']*' already assigned to record \S+")
_RECORD = re.compile(r" ?#-?\d+:-?\d+")


class Answer(Protocol):
    """Rows that a statement gives."""

    def to_list(self) -> list[Row]: ...
    def iter_dicts(self) -> Iterator[Row]: ...
    def close(self) -> None: ...


class Engine(Protocol):
    """An open database (``arcadedb.Database``)."""

    def query(self, language: str, text: str, *parameters: object) -> Answer: ...
    def command(self, language: str, text: str, *parameters: object) -> Answer: ...
    def begin(self) -> None: ...
    def commit(self) -> None: ...
    def rollback(self) -> None: ...
    def is_transaction_active(self) -> bool: ...
    def set_wal_flush(self, mode: str) -> None: ...
    def close(self) -> None: ...


def limit_memory(megabytes: int) -> None:
    """Keep the engine's objects within so much, unless the environment says otherwise.

    It counts only before the engine's library is loaded, which happens once.
    """
    os.environ.setdefault("ARCADEDB_NATIVE_ISOLATE_ARGS", f"-Xmx{megabytes}m")


def select(engine: Engine, sql: str, **parameters: object) -> list[Row]:
    """What an SQL query finds."""
    given = [parameters] if parameters else []
    return engine.query("sql", sql, *given).to_list()


@contextmanager
def transaction(engine: Engine) -> Iterator[None]:
    """All of it, or nothing; safe on the disk when it ends."""
    engine.begin()
    try:
        yield
        engine.commit()
    except BaseException:
        if engine.is_transaction_active():
            engine.rollback()
        raise


@contextmanager
def longest(engine: Engine, seconds: float | None) -> Iterator[None]:
    """Let statements of an engine that may write end in an error after a time."""
    if seconds is None:
        yield
        return
    setting = "ALTER DATABASE `arcadedb.command.timeout` {}"
    engine.command("sql", setting.format(max(1, round(1000 * seconds)))).close()
    try:
        yield
    finally:
        engine.command("sql", setting.format(0)).close()


@contextmanager
def engine_errors(doing: str) -> Iterator[None]:
    """Turn the engine's errors into ours, in one line, keeping the cause."""
    from arcadedb import ArcadeDBError

    try:
        yield
    except ArcadeDBError as error:
        message = f"{doing}: {first_words(error)}"
        raise StoreError(message) from error


@contextmanager
def damage(where: str) -> Iterator[None]:
    """Say that a store is damaged where its records lack what was written in them."""
    try:
        yield
    except (KeyError, TypeError) as error:
        message = (
            f"{where} is damaged, a record is not whole ({_unnumbered(str(error))}): "
            "take a copy of it, or load its articles into a new one"
        )
        raise StoreError(message) from error


def first_words(error: Exception) -> str:
    """What an error of the engine says, without its classes and numbers of records."""
    chain: Sequence[tuple[str, str]] = getattr(error, "java_chain", None) or ()
    said = [text for _, text in chain if text and text not in {"None", "null"}]
    lines = (said[-1] if said else str(error)).strip().splitlines()
    return _unnumbered(lines[0]) if lines else type(error).__name__


def _unnumbered(text: str) -> str:
    return _RECORD.sub("", _TAKEN.sub(r"\1 is another record's already", text))
