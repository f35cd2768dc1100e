"""Which edges touch an entity, kept beside the embedded engine for searches.

The engine takes some fifteen microseconds to give an edge, since it reads all of it,
quotes too; a search for paths needs hundreds of edges, and of each a few fields only.
They stand here once more in a table of SQLite, some links of an entity in each row.
All of it follows from the engine's edges: a stamp, which the engine keeps too, says
that both are of the same state, and where it differs the table is made anew.
"""

# ruff: noqa: S608 -- what stands in the SQL is ours; what users give is a parameter

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson

from detente.graph.errors import StoreError
from detente.graph.properties import link_from
from detente.graph.redraw import Change, Kept
from detente.graph.store import Link

NAME = "detente.ties"
"""The table's file in the folder of a store."""

_FULL = 16  # links in a row; a hub has many rows, and only its last one is written over
_WORN = 2  # an entity is written anew when so many links stand for each that holds

_GONE = 3  # fields of the row of an edge that is gone

_VERSION = 3
_MAKE = f"""
PRAGMA page_size = 8192; -- a row of links fits, which is read at half the cost then
PRAGMA journal_mode = WAL;
CREATE TABLE state (stamp TEXT);
CREATE TABLE entities (
    entity TEXT PRIMARY KEY, degree INTEGER, told INTEGER, part INTEGER
) WITHOUT ROWID;
CREATE TABLE others (
    entity TEXT, part INTEGER, others BLOB, PRIMARY KEY (entity, part)
) WITHOUT ROWID;
CREATE TABLE ties (
    entity TEXT, part INTEGER, links BLOB, PRIMARY KEY (entity, part)
) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
"""
_FOR_READING = "PRAGMA mmap_size = 1073741824"
_FOR_WRITING = "PRAGMA cache_size = -32768"  # kilobytes; a map would grow with the file
_TABLES = ("state", "entities", "others", "ties")
_ENTITY = "SELECT degree, told, part FROM entities WHERE entity = ?"
_PART = "SELECT links FROM ties WHERE entity = ? AND part = ?"
_ALL = "SELECT links FROM ties WHERE entity = ? ORDER BY part"
_DEGREES = "SELECT entity, degree FROM json_each(?) JOIN entities ON entity = value"
_LINKS = (
    "SELECT entity, links FROM json_each(?) "
    "JOIN ties ON entity = value ORDER BY entity, part"
)
_OTHERS = (
    "SELECT entity, told = degree, others FROM json_each(?) "
    "JOIN entities ON entity = value JOIN others USING (entity)"
)
_PUT_ENTITY = "INSERT OR REPLACE INTO entities VALUES (?, ?, ?, ?)"
_PUT_OTHERS = "INSERT OR REPLACE INTO others VALUES (?, ?, ?)"
_PUT = "INSERT OR REPLACE INTO ties VALUES (?, ?, ?)"
_GATHER = "CREATE TEMP TABLE gathered (entity TEXT, link BLOB)"
_GATHERED = "SELECT entity, link FROM gathered ORDER BY entity"

_Row = list[Any]
"""The fields of a link; its first three alone, where the edge is gone.

Of two rows of an edge the later one holds.
"""


class Ties:
    """The table of one store, open for as long as its engine is."""

    def __init__(self, folder: Path, *, writing: bool = False) -> None:
        """Open it, made first where it is not there."""
        self._path = folder / NAME
        with self._errors():
            self._table = self._opened()
            ((version,),) = self._table.execute("PRAGMA user_version")
            if version != _VERSION:  # not there before, or of another detente
                self._table.close()
                for end in ("", "-wal", "-shm"):
                    Path(f"{self._path}{end}").unlink(missing_ok=True)
                self._table = self._opened()
                self._table.executescript(_MAKE)
            self._table.execute(_FOR_WRITING if writing else _FOR_READING)

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(
            self._path, isolation_level=None, check_same_thread=False
        )

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
            link
            for one, parts in told.items()
            for link in map(Link._make, _holding(parts))
            if link.subject == one or link.subject not in wanted
        ]

    def neighbours(self, entity_ids: Collection[str]) -> dict[str, set[str]]:
        """By entity, the ids of those that an edge, no claim, ties it to."""
        found: dict[str, set[str]] = defaultdict(set)
        worn = set()
        with self._errors():
            told = self._table.execute(_OTHERS, [_json(set(entity_ids))])
            for one, fresh, others in told:
                if fresh:
                    found[one].update(orjson.loads(others))
                else:  # some of the ties told there hold no more
                    worn.add(one)
        for one in worn:
            found[one] = _others(one, self.links([one]))
        return found

    def between(self, pairs: Collection[tuple[str, str]]) -> list[Link]:
        """Every edge between the two of each pair, either way."""
        degrees = self.degrees({one for ends in pairs for one in ends})
        others: dict[str, set[str]] = defaultdict(set)
        for ends in pairs:
            fewer, more = sorted(ends, key=lambda one: (degrees[one], one))
            if degrees[fewer]:
                others[fewer].add(more)
        needles = {one: orjson.dumps(one) for some in others.values() for one in some}
        rows: dict[str, _Row] = {}
        with self._errors():
            for one, links in self._table.execute(_LINKS, [_json(others)]):
                # Most rows of an entity tell of none that is asked for.
                if any(needles[other] in links for other in others[one]):
                    rows.update(
                        (row[0], row)
                        for row in orjson.loads(links)
                        if not others[one].isdisjoint(row[1:3])
                    )
        return [Link._make(row) for row in rows.values() if len(row) > _GONE]

    def degrees(self, entity_ids: Collection[str]) -> dict[str, int]:
        """How many edges touch each of the entities."""
        with self._errors():
            found = self._table.execute(_DEGREES, [_json(set(entity_ids))])
            return dict.fromkeys(entity_ids, 0) | dict(found.fetchall())

    @contextmanager
    def changing(self) -> Iterator[None]:
        """What is followed and signed within stands whole at its end, or not at all."""
        with self._errors():
            self._table.execute("BEGIN")
            try:
                yield
                self._table.execute("COMMIT")
            except BaseException:
                self._table.execute("ROLLBACK")
                raise

    def sign(self, stamp: str) -> None:
        """Say that the edges are those of the engine's state of this ``stamp``."""
        self._table.execute("DELETE FROM state")
        self._table.execute("INSERT INTO state VALUES (?)", [stamp])

    def make_anew(self, stamp: str, edges: Iterable[Kept]) -> None:
        """Hold the ``edges`` and nothing else; memory does not grow with them."""
        table = self._table
        with self.changing():
            for name in _TABLES:
                table.execute(f"DELETE FROM {name}")
            table.execute(_GATHER)
            table.executemany("INSERT INTO gathered VALUES (?, ?)", _at_ends(edges))
            told = table.execute(_GATHERED)
            for entity, links in groupby(told, itemgetter(0)):
                rows = [orjson.loads(link) for _, link in links]
                self._add(entity, {row[0]: row for row in rows}, len(rows))
            table.execute("DROP TABLE gathered")
            self.sign(stamp)

    def follow(self, change: Change) -> None:
        """Hold what a change made of the engine's edges."""
        rows: dict[str, dict[str, _Row]] = defaultdict(dict)
        more: dict[str, int] = defaultdict(int)
        for kept in change.deleted:
            for end in (kept.subject, kept.object):
                rows[end][kept.id] = [kept.id, kept.subject, kept.object]
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
        table = self._table
        known = table.execute(_ENTITY, [entity]).fetchone()
        degree, told, part = known or (0, 0, -1)
        degree += more
        if told + len(rows) > _FULL + _WORN * degree:
            parts = [links for (links,) in table.execute(_ALL, [entity])]
            for name in ("others", "ties"):
                table.execute(f"DELETE FROM {name} WHERE entity = ?", [entity])
            rows = {row[0]: row for row in _holding(parts)} | rows
            rows = {id_: row for id_, row in rows.items() if len(row) > _GONE}
            told, part = 0, -1
        elif told % _FULL:
            ((links,),) = table.execute(_PART, [entity, part])
            standing = {row[0]: row for row in orjson.loads(links)}
            told -= len(standing)
            part -= 1
            rows = standing | rows
        for some in _chunks([*rows.values()]):
            told += len(some)
            part += 1
            others = orjson.dumps(sorted(_others(entity, some)))
            table.execute(_PUT_OTHERS, (entity, part, others))
            table.execute(_PUT, (entity, part, orjson.dumps(some)))
        table.execute(_PUT_ENTITY, (entity, degree, told, part))

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            message = f"{self._path}: {error}"
            raise StoreError(message) from error


def _tell(kept: Kept, rows: Mapping[str, dict[str, _Row]]) -> None:
    """Add the link to what stands at either end."""
    link = _link(kept)
    for end in (link.subject, link.object):
        rows[end][link.id] = [*link]


def _at_ends(edges: Iterable[Kept]) -> Iterator[tuple[str, bytes]]:
    """Each edge twice: with the entity that it leads from, and the one it leads to."""
    for link in map(_link, edges):
        told = orjson.dumps([*link])
        yield link.subject, told
        yield link.object, told


def _link(kept: Kept) -> Link:
    return link_from(kept.properties, kept.type, kept.subject, kept.object)


def _chunks(rows: list[_Row]) -> Iterator[list[_Row]]:
    return (rows[start : start + _FULL] for start in range(0, len(rows), _FULL))


def _others(entity: str, rows: Iterable[Sequence[Any]]) -> set[str]:
    """Those that rows of the entity tie it to by an edge that happened."""
    links = [Link._make(row) for row in rows if len(row) > _GONE]
    return {
        link.object if link.subject == entity else link.subject
        for link in links
        if link.happened
    }


def _holding(parts: list[bytes]) -> list[_Row]:
    """The rows of an entity that hold."""
    if len(parts) == 1:
        rows = orjson.loads(parts[0])
    else:
        rows = [*{row[0]: row for part in parts for row in orjson.loads(part)}.values()]
    return [row for row in rows if len(row) > _GONE]


def _json(ids: Iterable[str]) -> str:
    return orjson.dumps([*ids]).decode()
