"""The folder of an embedded store: what stands in it, who may use it, and when.

The engine refuses a second process while one writes, yet lets a process write under
another that reads. So a lock file of ours (``flock``) lets many read or one write, for
one operation at a time; an engine opened for reading stays open in between, and is
opened anew once somebody wrote. A second lock is the queue: a writer at work for long
makes room for whoever stands in it. A killed process holds no lock any more, and what
it had committed is recovered by the next one.
"""

import fcntl
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import orjson

from detente.graph.arcadedb_engine import Engine, engine_errors, first_words
from detente.graph.arcadedb_reading import stamp
from detente.graph.arcadedb_reading import ties as every_tie
from detente.graph.arcadedb_ties import Ties
from detente.graph.errors import NotAStore, StoreBusy, StoreError

SCHEMA = 2
"""The version of what stands in the folder: one more where old code cannot read it."""

_MARK = "detente.json"
_LOCK = "detente.lock"
_QUEUE = "detente.queue"
_STATISTICS = "statistics.json"
_SETTINGS = "configuration.json"
_LONGEST = "command.timeout"
_POLL_S = 0.01
_MAKE_ROOM_S = 0.05


@dataclass(slots=True)
class Folder:
    """One folder, shared by all stores of this process that opened it."""

    path: Path
    users: int = 0
    patience_s: float = 10.0  # how long to wait for others
    _turn: threading.RLock = field(
        default_factory=threading.RLock
    )  # one thread at a time
    _engine: Engine | None = None
    _beside: "TemporaryDirectory[str] | None" = None  # the folder it reads, of links
    _ties: Ties | None = None  # open whenever the engine is
    _generation: bytes = b""  # what the lock file said when the engine was opened
    _depth: int = 0

    @property
    def ties(self) -> Ties:
        """The table of ties, within a read or write."""
        if self._ties is None:
            message = f"{self.path}: the table of ties is not open"
            raise StoreError(message)
        return self._ties

    @contextmanager
    def reading(self) -> Iterator[Engine]:
        """The engine, for a read that sees no half of a write.

        Raises:
            StoreBusy: another process writes, and did not make room in time.
        """
        with self._turn:
            if self._depth and self._engine:  # within a read or write of this thread
                yield self._engine
                return
            with self._locked(fcntl.LOCK_SH) as lock:
                engine = self._engine
                if engine is None or self._generation != _content(lock):
                    engine = self._reopen(lock)
                with self._within():
                    yield engine

    @contextmanager
    def reading_for(self, longest_s: float) -> Iterator[Engine]:
        """An engine whose queries end in an error after ``longest_s`` seconds."""
        with self.reading():
            engine, beside = self._open_beside(longest_s)
            with beside:
                try:
                    yield engine
                finally:
                    engine.close()

    @contextmanager
    def writing(self) -> Iterator[Engine]:
        """The engine, for writes that nobody else sees half of.

        Raises:
            StoreBusy: another process reads or writes, and goes on doing so.
        """
        with self._turn:
            if self._depth:
                message = f"{self.path}: cannot write while reading in the same step"
                raise StoreError(message)
            with self._locked(fcntl.LOCK_EX) as lock:
                self._sign(lock)
                self._shut()
                try:
                    self._engine = engine = self._open(self.path)
                    # A commit returns once it is on the disk: what is acknowledged is.
                    engine.set_wal_flush("yes_nometadata")
                    self._ties = Ties(self.path, writing=True)
                    self._follow(engine, self._ties)
                    with self._within():
                        yield engine
                finally:
                    self._shut()

    def somebody_waits(self) -> bool:
        """Whether another process stands in the queue."""
        with (self.path / _QUEUE).open("ab") as queue:
            try:
                fcntl.flock(queue, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            return False

    def leave(self) -> None:
        """Say that one store is done with the folder; the last one shuts the engine."""
        with _folders_turn:
            self.users -= 1
            if self.users == 0:
                _folders.pop(self.path, None)
                with self._turn:
                    self._shut()

    @contextmanager
    def _within(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def _reopen(self, lock: BinaryIO) -> Engine:
        """Open for reading; what a killed writer left is first put right by writing."""
        self._shut()
        while not (engine := self._opened()):
            fcntl.flock(lock, fcntl.LOCK_UN)
            self._acquire(lock, fcntl.LOCK_EX)
            self._repair()
            fcntl.flock(lock, fcntl.LOCK_SH)
        self._generation = _content(lock)
        return engine

    def _opened(self) -> Engine | None:
        """The engine for reading, ``None`` where the folder needs repair first."""
        try:
            self._engine, self._beside = self._open_beside()
        except _NeedsRecovery:
            return None
        self._ties = Ties(self.path)
        if self._ties.stamp == stamp(self._engine):
            return self._engine
        self._shut()
        return None

    def _repair(self) -> None:
        with closing(self._open(self.path)) as engine, closing(Ties(self.path)) as ties:
            self._follow(engine, ties)

    def _follow(self, engine: Engine, ties: Ties) -> None:
        """Make the table of ties anew unless it is of the engine's state."""
        now = stamp(engine)
        if ties.stamp != now:
            ties.make_anew(now, every_tie(engine))

    def _open_beside(
        self, longest_s: float | None = None
    ) -> tuple[Engine, "TemporaryDirectory[str]"]:
        """An engine for reading, in a folder of links to our files, made for it alone.

        The engine writes its statistics even where it only read: one that was open
        while somebody wrote would put old counts over theirs. How long a query may
        take is a setting of the whole database as well, kept in a file of its folder.
        """
        beside = TemporaryDirectory(prefix="detente-")
        try:
            for file in self.path.iterdir():
                there = Path(beside.name) / file.name
                if file.name == _STATISTICS:
                    shutil.copyfile(file, there)
                elif file.name != _SETTINGS or longest_s is None:
                    there.symlink_to(file)
            if longest_s is not None:
                setting = {_LONGEST: max(1, round(1000 * longest_s))}
                text = orjson.dumps({"configuration": setting})
                (Path(beside.name) / _SETTINGS).write_bytes(text)
            return self._open(Path(beside.name), read_only=True), beside
        except BaseException:
            beside.cleanup()
            raise

    def _open(self, path: Path, *, read_only: bool = False) -> Engine:
        from arcadedb import ArcadeDBError, DatabaseFactory

        _quieten()
        try:
            engine: Engine = DatabaseFactory(str(path)).open(read_only=read_only)
        except ArcadeDBError as error:
            if "needs recovery" in str(error):
                raise _NeedsRecovery from error
            message = f"{self.path}: the store cannot be opened: {first_words(error)}"
            raise StoreError(message) from error
        return engine

    def _shut(self) -> None:
        engine, self._engine = self._engine, None
        beside, self._beside = self._beside, None
        ties, self._ties = self._ties, None
        with ExitStack() as stack:
            if ties is not None:
                stack.callback(ties.close)
            if beside is not None:
                stack.enter_context(beside)
            if engine is not None:
                stack.enter_context(engine_errors(f"{self.path}: closing"))
                engine.close()

    @contextmanager
    def _locked(self, kind: int) -> Iterator[BinaryIO]:
        with ExitStack() as stack:
            try:
                lock = stack.enter_context((self.path / _LOCK).open("r+b"))
            except OSError as error:
                message = f"{self.path}: {error.strerror}"
                raise StoreError(message) from error
            self._acquire(lock, kind)
            yield lock

    def _acquire(self, lock: BinaryIO, kind: int) -> None:
        with suppress(BlockingIOError):
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
            return
        until = time.monotonic() + self.patience_s
        with (self.path / _QUEUE).open("ab") as queue:
            fcntl.flock(queue, fcntl.LOCK_SH)
            while time.monotonic() < until:
                time.sleep(_POLL_S)
                with suppress(BlockingIOError):
                    fcntl.flock(lock, kind | fcntl.LOCK_NB)
                    return
        raise StoreBusy(_busy(lock, kind, self.path))

    def _sign(self, lock: BinaryIO) -> None:
        """Leave in the lock file who writes, and that readers must look again."""
        told = orjson.loads(_content(lock) or b"{}")
        row = {
            "generation": told.get("generation", 0) + 1,
            "pid": os.getpid(),
            "command": " ".join(map(os.path.basename, sys.argv[:2])) or "python",
        }
        lock.seek(0)
        lock.write(orjson.dumps(row))
        lock.truncate()
        lock.flush()


class _NeedsRecovery(Exception):
    """Only an engine that may write can open it."""


_folders: dict[Path, Folder] = {}
_folders_turn = threading.Lock()


def enter(path: Path) -> Folder:
    """The folder at ``path``, to be left again with ``leave``.

    Raises:
        NotAStore: nothing stands there, or something else than a store of ours.
        StoreError: the store is of another version.
    """
    with _folders_turn:
        check_mark(path)
        real = path.resolve()
        folder = _folders.setdefault(real, Folder(real))
        folder.users += 1
        return folder


def check_mark(path: Path) -> None:
    """Make sure that a store of ours stands at ``path``, touching nothing.

    Raises:
        NotAStore, StoreError: as ``enter``.
    """
    if not path.exists():
        message = (
            f"no store at {path}: load something first (detente load ...), "
            "or name another with --store"
        )
        raise NotAStore(message)
    try:
        mark = orjson.loads((path / _MARK).read_bytes())
        version = mark["detente store"]
    except (OSError, orjson.JSONDecodeError, KeyError, TypeError):
        message = f"{path} is no store of detente's: name another with --store"
        raise NotAStore(message) from None
    if version != SCHEMA:
        message = (
            f"{path} is a store of version {version}, this detente knows version "
            f"{SCHEMA}: export it with the detente that wrote it and load that"
        )
        raise StoreError(message)


def create(path: Path, statements: Sequence[str]) -> None:
    """Make an empty store at ``path``, whole or not at all.

    ``statements`` make its types. An empty folder may stand there already.

    Raises:
        NotAStore: something else stands there.
        StoreError: it cannot be written.
    """
    from arcadedb import create_database

    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        check_mark(path)
        return
    _quieten()
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(new, ignore_errors=True)
        with engine_errors(f"{path}: cannot make a store"):
            engine = create_database(str(new))
            engine.command("sqlscript", ";".join(statements)).close()
            engine.close()
        for name in (_LOCK, _QUEUE):
            (new / name).touch()
        (new / _MARK).write_bytes(orjson.dumps({"detente store": SCHEMA}))
        new.rename(path)
    except OSError as error:
        if path.is_dir() and any(path.iterdir()):  # another process was faster
            check_mark(path)
            return
        message = f"cannot make a store at {path}: {error.strerror}"
        raise StoreError(message) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def make_room() -> None:
    """Wait as long as somebody in the queue needs to step in."""
    time.sleep(_MAKE_ROOM_S)


def _busy(lock: BinaryIO, kind: int, path: Path) -> str:
    told = orjson.loads(_content(lock) or b"{}")
    who = f"{told.get('command', 'a program')} (process {told.get('pid', '?')})"
    if kind == fcntl.LOCK_EX:
        return f"{path} is in use, last written by {who}: try again when it is done"
    return f"{path} is being written by {who}: try again when it is done"


def _content(lock: BinaryIO) -> bytes:
    return os.pread(lock.fileno(), 4096, 0)


def _quieten() -> None:
    """Keep the engine's log from the terminal and from the user's folders.

    It counts only before the engine's library is loaded, which happens once.
    """
    folder = Path(tempfile.gettempdir()) / f"detente-engine-{os.getuid()}"
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(folder))
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
