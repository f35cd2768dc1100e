"""Which edges touch an entity, kept beside the embedded engine for searches.

The engine takes some fifteen microseconds to give an edge, since it reads all of it,
quotes too; a search for paths needs hundreds of edges, and of each a few fields only.
They stand here once more in a table of SQLite, some links of an entity in each row.
All of it follows from the engine's edges: a stamp, which the engine keeps too, says
that both are of the same state, and where it differs the table is made anew.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from detente.graph.errors import StoreError
from detente.graph.properties import link_from
from detente.graph.redraw import Change, Kept
from detente.graph.store import Link

NAME = "detente.ties"
"""The table's file in the folder of a store."""

_FULL = 64  # links in a row; a hub has many rows, and only its last one is written over
_ANEW = 20_000  # edges gathered before they are written
_WORN = 2  # an entity is written anew when so many links stand for each that holds

_MAKE = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS state (stamp TEXT);
CREATE TABLE IF NOT EXISTS ties (
    entity TEXT, part INTEGER, degree INTEGER, told INTEGER, links BLOB,
    PRIMARY KEY (entity, part)
) WITHOUT ROWID;
"""
_LAST = (
    "SELECT part, degree, told, links FROM ties WHERE entity = ? "
    "ORDER BY part DESC LIMIT 1"
)
_ALL = "SELECT links FROM ties WHERE entity = ? ORDER BY part"
_DEGREES = (
    "SELECT value, (SELECT degree FROM ties WHERE entity = value "
    "ORDER BY part DESC LIMIT 1) FROM json_each(?)"
)
_LINKS = (
    "SELECT entity, links FROM json_each(?) "
    "JOIN ties ON entity = value ORDER BY entity, part"
)
_PUT = "INSERT OR REPLACE INTO ties VALUES (?, ?, ?, ?, ?)"

_Row = list[Any]
"""A link from an entity: the edge's id, the other entity, whether it leads there,
relation, whether it happened, date, its end, sources, confidence. An id alone: the edge
is gone. Of two rows of an edge the later one holds."""


class Ties:
    """The table of one store, open for as long as its engine is."""

    def __init__(self, folder: Path) -> None:
        """Open it, made first where it is not there."""
        self._path = folder / NAME
        with self._errors():
            self._table = sqlite3.connect(
                self._path, isolation_level=None, check_same_thread=False
            )
            self._table.executescript(_MAKE)

    @property
    def stamp(self) -> str | None:
        """That of the state of the edges that it has, ``None`` at first."""
        with self._errors():
            row = self._table.execute("SELECT stamp FROM state").fetchone()
        return row[0] if row else None

    def links(self, entity_ids: Collection[str]) -> list[Link]:
        """Every edge that touches one of the entities, each once."""
        wanted = set(entity_ids)
        told: dict[str, list[bytes]] = defaultdict(list)
        with self._errors():
            for entity, links in self._table.execute(_LINKS, [_json(wanted)]):
                told[entity].append(links)
        # An edge between two of them is told by the one that it leads from.
        return [
            Link(row[0], *((one, row[1]) if row[2] else (row[1], one)), *row[3:])
            for one, parts in told.items()
            for row in _holding(parts)
            if row[2] or row[1] not in wanted
        ]

    def degrees(self, entity_ids: Collection[str]) -> dict[str, int]:
        """How many edges touch each of the entities that it knows."""
        with self._errors():
            found = self._table.execute(_DEGREES, [_json(set(entity_ids))])
            return {entity: degree for entity, degree in found if degree is not None}

    def take(self, stamp: str, change: Change) -> None:
        """Follow a change of the engine's edges, which gave it the ``stamp``."""
        with self._writing(stamp):
            self._follow(change)

    def make_anew(self, stamp: str, edges: Iterable[Kept]) -> None:
        """Hold the ``edges`` and nothing else; memory does not grow with them."""
        remaining = iter(edges)
        with self._writing(stamp):
            self._table.execute("DELETE FROM ties")
            while some := [*islice(remaining, _ANEW)]:
                self._follow(Change(added=tuple(some)))

    def _follow(self, change: Change) -> None:
        rows: dict[str, dict[str, _Row]] = defaultdict(dict)
        more: dict[str, int] = defaultdict(int)
        for kept in change.deleted:
            for end in (kept.subject, kept.object):
                rows[end][kept.id] = [kept.id]
                more[end] -= 1
        for kept in change.changed:
            _tell(kept, rows)
        for kept in change.added:
            _tell(kept, rows)
            more[kept.subject] += 1
            more[kept.object] += 1
        for entity in sorted(rows):
            self._add(entity, rows[entity], more[entity])

    def close(self) -> None:
        with self._errors():
            self._table.close()

    def _add(self, entity: str, rows: dict[str, _Row], more: int) -> None:
        """Write the last row of the entity over while it has room, then new ones."""
        last = self._table.execute(_LAST, [entity]).fetchone()
        part, degree, told, links = last or (0, 0, 0, b"[]")
        degree += more
        if told + len(rows) > _FULL + _WORN * degree:
            parts = [links for (links,) in self._table.execute(_ALL, [entity])]
            self._table.execute("DELETE FROM ties WHERE entity = ?", [entity])
            rows = {row[0]: row for row in _holding(parts)} | rows
            rows = {id_: row for id_, row in rows.items() if len(row) > 1}
            part = told = 0
        elif len(standing := orjson.loads(links)) < _FULL:
            rows = {row[0]: row for row in standing} | rows
            told -= len(standing)
        else:
            part += 1
        self._put(entity, [*rows.values()], degree, part, told)

    def _put(
        self, entity: str, rows: list[_Row], degree: int, part: int = 0, told: int = 0
    ) -> None:
        for start in range(0, len(rows), _FULL):
            some = rows[start : start + _FULL]
            told += len(some)
            row = (entity, part, degree, told, orjson.dumps(some))
            self._table.execute(_PUT, row)
            part += 1

    @contextmanager
    def _writing(self, stamp: str) -> Iterator[None]:
        with self._errors():
            self._table.execute("BEGIN")
            try:
                yield
                self._table.execute("DELETE FROM state")
                self._table.execute("INSERT INTO state VALUES (?)", [stamp])
                self._table.execute("COMMIT")
            except BaseException:
                self._table.execute("ROLLBACK")
                raise

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            message = f"{self._path}: {error}"
            raise StoreError(message) from error


def _tell(kept: Kept, rows: Mapping[str, dict[str, _Row]]) -> None:
    """Add the link to what stands at either end."""
    link = link_from(kept.properties, kept.type, kept.subject, kept.object)
    for one, other in ((link.subject, link.object), (link.object, link.subject)):
        rows[one][link.id] = [link.id, other, one == link.subject, *link[3:]]


def _holding(parts: list[bytes]) -> list[_Row]:
    """The rows of an entity that hold."""
    if len(parts) == 1:
        rows = orjson.loads(parts[0])
    else:
        rows = [*{row[0]: row for part in parts for row in orjson.loads(part)}.values()]
    return [row for row in rows if len(row) > 1]


def _json(ids: Iterable[str]) -> str:
    return orjson.dumps([*ids]).decode()
