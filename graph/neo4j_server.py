"""A server that holds a store: its sessions and its schema, and errors in our words."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    GraphDatabase,
    ManagedTransaction,
    Record,
    Session,
    unit_of_work,
)
from neo4j.exceptions import ClientError

from detente.graph import neo4j_schema as schema
from detente.graph.bolt import told_in_our_words
from detente.graph.errors import NotAStore, StoreError
from detente.graph.logon import checked, connected, logon
from detente.graph.neo4j_reading import ours, run
from detente.graph.relations import Vocabulary

_Result = TypeVar("_Result")
_TRIES = 10
_PASSING = frozenset(
    {
        # A node that was to be changed has been deleted by another writer meanwhile.
        "Neo.ClientError.Statement.EntityNotFound",
        # Another writer makes the same schema.
        "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
    }
)


class Server:
    """One driver, which all threads share, and the database that it is asked for."""

    def __init__(self, url: str, vocabulary: Vocabulary) -> None:
        """The server at ``url``, as the user that the environment names (``logon``).

        Raises:
            NotAStore: the database holds something else.
            StoreError: no server answers, it refuses the user, or a newer detente
                wrote the store.
        """
        self.url = checked(url)
        who = logon(url)
        self._vocabulary = vocabulary
        self._database = who.database
        self._driver = connected(url, who)
        self._bookmarks = GraphDatabase.bookmark_manager()
        self.version: int | None = None
        """Of the store, as it was found; ``None`` where the database is empty."""

        self._prepared = False
        self._preparing = threading.Lock()
        try:
            self._recognise()
        except StoreError:
            self.close()
            raise

    def close(self) -> None:
        self._driver.close()

    def records(self, text: str, rows: Iterable[Any] | None = None) -> Iterator[Record]:
        """What a query of ours finds, as it comes."""
        with self.reading() as session:
            if rows is None:
                yield from session.run(ours(text))
            else:
                yield from run(session, text, rows)

    def answers(self, text: str, parameters: Mapping[str, Any]) -> list[Record]:
        """What a query of ours with these parameters finds."""
        with self.reading() as session:
            return list(session.run(ours(text), dict(parameters)))

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for reads, which the server holds to it."""
        with told_in_our_words(self.url), self._session(READ_ACCESS) as session:
            yield session

    def written(self, work: Callable[[ManagedTransaction], _Result]) -> _Result:
        """What ``work`` gives, done in one transaction, again where that may help."""
        self.prepare()
        return self.changed(work)

    def changed(self, work: Callable[[ManagedTransaction], _Result]) -> _Result:
        """The same where constraints and indexes are not made first."""
        with told_in_our_words(self.url):
            return self._tried(work)

    def asked(
        self,
        work: Callable[[ManagedTransaction], _Result],
        *,
        write: bool,
        timeout_s: float | None,
    ) -> _Result:
        """What a user's query gives; the server stops it after ``timeout_s``."""
        work = unit_of_work(timeout=timeout_s)(work)
        access = WRITE_ACCESS if write else READ_ACCESS
        with told_in_our_words(self.url, timeout_s), self._session(access) as session:
            if write:
                return session.execute_write(work)
            return session.execute_read(work)

    def _session(self, access: str) -> Session:
        return self._driver.session(
            database=self._database,
            default_access_mode=access,
            bookmark_manager=self._bookmarks,
        )

    def _tried(self, work: Callable[[ManagedTransaction], _Result]) -> _Result:
        # The driver itself repeats what failed for a passing reason, but these.
        for left in reversed(range(_TRIES)):
            try:
                with self._session(WRITE_ACCESS) as session:
                    return session.execute_write(work)
            except ClientError as error:
                if error.code not in _PASSING or not left:
                    raise
        raise AssertionError

    def _recognise(self) -> None:
        """Make sure that the database is a store of ours, or empty."""
        names = (record["name"] for record in self.records(schema.INDEXES))
        self.version = version = schema.version_of(names)
        if version is None:
            if any(record["some"] for record in self.records(schema.ANYTHING)):
                message = (
                    f"{self.url} holds a graph that is not detente's: name another "
                    "database with NEO4J_DATABASE"
                )
                raise NotAStore(message)
        elif version > schema.VERSION:
            message = (
                f"{self.url} was written by a newer detente: its version is {version}, "
                f"this one reads up to {schema.VERSION}"
            )
            raise StoreError(message)

    def prepare(self) -> None:
        """Make the constraints and indexes that are not there yet."""
        with self._preparing:
            if self._prepared:
                return
            with told_in_our_words(self.url), self._session(READ_ACCESS) as session:
                there = session.execute_read(_index_names)
            missing = [
                text
                for name, text in schema.statements(self._vocabulary).items()
                if name not in there
            ]
            if missing:
                self.changed(partial(_make, statements=missing))
            self._prepared = True


def _index_names(tx: ManagedTransaction) -> set[str]:
    return {record["name"] for record in tx.run(schema.INDEXES)}


def _make(tx: ManagedTransaction, statements: Iterable[str]) -> None:
    for text in statements:
        tx.run(ours(text)).consume()
