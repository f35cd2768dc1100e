"""The store in memory: a NetworkX graph, saved as JSON Lines after each change.

Good for a notebook, a test, a few thousand articles. Cypher on it is answered by the
embedded engine, to which the graph is handed over: no Cypher library for NetworkX
answers rightly. What Cypher wrote over the graph is kept in the file as well; from
then on the engine answers all questions, as it does in an embedded store.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from detente.graph.batches import Batches
from detente.graph.decisions import Decision
from detente.graph.edges import Edge
from detente.graph.errors import (
    BadInput,
    BadQuery,
    DetenteError,
    NotAStore,
    StoreError,
    UnknownEntity,
)
from detente.graph.every_store import EveryStore
from detente.graph.files import locked, replaced, version
from detente.graph.formats.jsonl import (
    OtherVersion,
    lines,
    read,
    version_line,
    written_lines,
)
from detente.graph.guard import may_write, refuse_writes
from detente.graph.handover import Handover
from detente.graph.model import Article, Entity, Reading
from detente.graph.properties import settled
from detente.graph.relations import Vocabulary
from detente.graph.rows import Rows
from detente.graph.store import Counts, Link, Tally
from detente.graph.told_graph import ToldGraph
from detente.graph.written import Content, Written, asked_for, difference

if TYPE_CHECKING:
    import networkx as nx

    from detente.graph.arcadedb import ArcadeStore

_MOST = 20_000  # mentions and facts taken in before the file is written anew
_OTHERWISE = "it would not be read back as it was written"
_Result = TypeVar("_Result")


class NetworkxStore(EveryStore):
    """Fits ``Store`` in memory, with or without a file; threads take turns.

    The file is an export (``formats.jsonl``), before it its version, and behind it what
    Cypher wrote. Each
    change first reads what other programs wrote into it meanwhile, then replaces it
    whole.
    """

    def __init__(
        self, file: Path | None, vocabulary: Vocabulary, *, create: bool = False
    ) -> None:
        """The store saved in ``file``, in memory alone without one.

        Raises:
            NotAStore: there is no such file, or it is none of ours.
            StoreError: it is of another version.
        """
        self.url = f"networkx:{file or ''}"
        self.vocabulary = vocabulary
        self._file = file
        self._turn = RLock()
        self._read: tuple[int, int, int] | None = None  # what the file was when read
        self._engine: Handover | None = None
        self._closed = False
        self._told = ToldGraph()
        self._written = Written()
        if file is None:
            return
        if not file.exists():
            if not create:
                message = f"no store at {file}: load something first (detente load ...)"
                raise NotAStore(message)
            with self._writing():
                self._save()
        self._refresh()

    def add(
        self,
        readings: Iterable[Reading],
        *,
        acknowledge: Callable[[str], None] | None = None,
    ) -> Tally:
        tally = Tally()
        batches = Batches(map(settled, readings), self.vocabulary, _MOST)
        while batch := batches.take():
            with self._writing():
                tally += self._changed(partial(_added, readings=[*batch.values()]))
            for article_id in batch:
                if acknowledge is not None:
                    acknowledge(article_id)
        batches.check()
        return tally

    def forget(self, article_id: str) -> None:
        with self._writing():
            self._changed(lambda graph: graph.forget(article_id))

    def decisions(self) -> list[Decision]:
        with self._reading():
            return self._told.decisions()

    def decide(self, decisions: Iterable[Decision]) -> None:
        taken = [*decisions]
        with self._writing():
            self._changed(lambda graph: graph.decide(taken))

    def articles(self, article_ids: Collection[str] | None = None) -> Iterator[Article]:
        with self._reading() as graph:
            return iter([*graph.articles(article_ids)])

    def readings(self) -> Iterator[Reading]:
        with self._reading() as graph:
            return iter([*graph.readings()])

    def entities(self, entity_ids: Collection[str] | None = None) -> Iterator[Entity]:
        with self._reading() as graph:
            return iter([*graph.entities(entity_ids)])

    def entity(self, entity_id: str) -> Entity:
        for entity in self.entities([entity_id]):
            return entity
        raise UnknownEntity(entity_id)

    def named(self, name: str) -> list[Entity]:
        with self._reading() as graph:
            return graph.named(name)

    def links(self, entity_ids: Collection[str]) -> Iterator[Link]:
        with self._reading() as graph:
            return iter([*graph.links(entity_ids)])

    def links_between(self, pairs: Collection[tuple[str, str]]) -> Iterator[Link]:
        with self._reading() as graph:
            return iter([*graph.links_between(pairs)])

    def degrees(self, entity_ids: Collection[str]) -> Mapping[str, int]:
        with self._reading() as graph:
            return graph.degrees(entity_ids)

    def edges(
        self, edge_ids: Collection[str], types: Collection[str] = ()
    ) -> list[Edge]:
        with self._reading() as graph:
            return graph.edges(edge_ids, types)

    def edges_of(self, entity_ids: Collection[str]) -> Iterator[Edge]:
        with self._reading() as graph:
            return iter([*graph.edges_of(entity_ids)])

    def all_edges(self) -> Iterator[Edge]:
        with self._reading() as graph:
            return iter([*graph.all_edges()])

    def cypher(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        timeout_s: float | None = None,
    ) -> Rows:
        if write and may_write(query):
            with self._writing():
                return self._wrote(query, parameters or {}, timeout_s)
        refuse_writes(query)
        with self._reading():
            asked = self._handed().store
            return asked.cypher(query, parameters, timeout_s=timeout_s)

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        with self._reading() as graph:
            return graph.to_networkx()

    def indexes(self) -> Mapping[str, bool]:
        return {}

    def stamps(self) -> Mapping[str, str | None]:
        with self._reading() as graph:
            return graph.stamps()

    def counts(self) -> Counts:
        with self._reading() as graph:
            return graph.counts()

    def close(self) -> None:
        with self._turn:
            self._closed = True
            self._drop_engine()

    @contextmanager
    def _reading(self) -> Iterator["ToldGraph | ArcadeStore"]:
        """What answers: the graph that articles ask for, or what Cypher made of it."""
        with self._turn:
            self._check_open()
            self._refresh()
            yield self._handed().store if self._written else self._told

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A change: what is in the file is read first; nobody else writes meanwhile.

        Where it fails, the store is again what the file says.
        """
        with self._turn:
            self._check_open()
            if self._file is None:
                yield
                return
            with locked(self._file):
                self._refresh()
                try:
                    yield
                except BaseException:
                    self._read = None  # so that the file is read again
                    raise

    def _changed(
        self, change: Callable[["ToldGraph | ArcadeStore"], _Result]
    ) -> _Result:
        """What a change of articles or decisions gives, once it is made."""
        if not self._written:
            self._drop_engine()
            result = change(self._told)
            self._save()
            return result
        try:
            over = self._handed().store
            result = change(over)  # it may refuse, and is all or nothing
            change(self._told)
            self._written = difference(asked_for(self._told), over.content())
            self._save()
        except BaseException:
            self._drop_engine()
            raise
        return result

    def _wrote(
        self, query: str, parameters: Mapping[str, Any], timeout_s: float | None
    ) -> Rows:
        """What a query that may write gives, once what it wrote is sure to be kept."""
        try:
            asked = self._handed().store
            before = asked.content()
            rows = asked.cypher(query, parameters, write=True, timeout_s=timeout_s)
            found = asked.content()
            if found != before:
                self._keep(found)
        except BaseException:
            self._drop_engine()
            raise
        return rows

    def _keep(self, found: Content) -> None:
        """Take what Cypher made of the graph, if the file gives the very same again.

        Raises:
            BadQuery: it does not, so nothing is changed.
        """
        kept = BytesIO()
        written = difference(asked_for(self._told), found)
        kept.writelines(written_lines(written.rows()))
        kept.seek(0)
        _, _, written = _content(kept, self.url, self.vocabulary, _unkept)
        self._drop_engine()
        self._engine = again = self._hand_over(written)
        if again.content() != found:
            raise _unkept(_OTHERWISE)
        self._written = written
        self._save()

    def _handed(self) -> Handover:
        """The graph as the engine has it."""
        if self._engine is None:
            self._engine = self._hand_over(self._written)
        return self._engine

    def _hand_over(self, written: Written) -> Handover:
        return Handover(self.url, self.vocabulary, self._told, written)

    def _check_open(self) -> None:
        if self._closed:
            message = f"{self.url}: the store was closed"
            raise StoreError(message)

    def _refresh(self) -> None:
        """Read the file where somebody wrote it since."""
        if self._file is None:
            return
        try:
            now = version(self._file)
            if now == self._read:
                return
            self._drop_engine()
            with self._file.open("rb") as file:
                readings, decisions, self._written = _content(
                    file, str(self._file), self.vocabulary, _no_store
                )
        except OSError as error:
            message = f"{self._file}: {error.strerror}"
            raise StoreError(message) from error
        self._told = ToldGraph(readings, decisions)
        self._read = now

    def _save(self) -> None:
        if self._file is None:
            return
        with replaced(self._file) as file:
            file.write(version_line())
            file.writelines(lines(self._told.readings(), self._told.decisions()))
            file.writelines(written_lines(self._written.rows()))
        self._read = version(self._file)

    def _drop_engine(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()


def _added(graph: "ToldGraph | ArcadeStore", readings: list[Reading]) -> Tally:
    return graph.add(readings)


def _content(
    file: BinaryIO,
    name: str,
    vocabulary: Vocabulary,
    wrong: Callable[[BadInput], DetenteError],
) -> tuple[list[Reading], list[Decision], Written]:
    """What stands in a file; what cannot be read is ``wrong``."""

    def refuse(bad: BadInput) -> None:
        raise wrong(bad)

    rows: list[Any] = []
    told = [*read(file, name, vocabulary, refuse, written=rows.append)]
    try:
        written = Written.of(rows)
    except (KeyError, TypeError) as error:
        raise wrong(BadInput(name, f"a line of what Cypher wrote: {error}")) from error
    return (
        [item for item in told if isinstance(item, Reading)],
        [item for item in told if isinstance(item, Decision)],
        written,
    )


def _no_store(bad: BadInput) -> StoreError:
    if isinstance(bad, OtherVersion):
        return StoreError(str(bad))
    return NotAStore(f"{bad}: this is no store of detente's")


def _unkept(why: object) -> BadQuery:
    return BadQuery(f"nothing was changed, a networkx store cannot keep this: {why}")
