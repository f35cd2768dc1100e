"""The embedded store's table of ties tells what its edges are, whatever happened."""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from operator import attrgetter
from pathlib import Path

import pytest

from detente.graph import (
    Article,
    Edge,
    Entity,
    Fact,
    Reading,
    Store,
    open_store,
    vocabulary,
)
from detente.graph.arcadedb_ties import NAME
from detente.graph.properties import link_of
from detente.graph.store import Link
from tests.graph.articles import ALL, MEDAL, VISIT


@pytest.fixture
def path(tmp_path: Path, empty_folder: Path) -> Path:
    made = tmp_path / "detente.db"
    shutil.copytree(empty_folder, made)
    return made


def _agrees(store: Store) -> bool:
    """Whether the table tells of each entity what the edges say."""
    edges = list(store.all_edges())
    ids = [entity.id for entity in store.entities()]
    degrees = Counter(end for edge in edges for end in (edge.subject, edge.object))
    return (
        all(
            _sorted(store.links([one])) == _sorted(_touching(edges, one)) for one in ids
        )
        and _sorted(store.links(ids)) == _sorted(map(link_of, edges))
        and store.degrees(ids) == degrees
    )


def _sorted(links: Iterable[Link]) -> list[Link]:
    return sorted(links, key=attrgetter("id"))


def _touching(edges: Iterable[Edge], entity: str) -> list[Link]:
    return [link_of(edge) for edge in edges if entity in (edge.subject, edge.object)]


def test_a_table_that_lags_behind_the_engine_is_made_anew(path: Path) -> None:
    with open_store(str(path)) as store:
        store.add([MEDAL])
    old = (path / NAME).read_bytes()
    with open_store(str(path)) as store:
        store.add(ALL)
    (path / NAME).write_bytes(old)  # as after a kill between the two commits
    with open_store(str(path)) as store:
        assert _agrees(store)
    (path / NAME).write_bytes(old)
    with open_store(str(path)) as store:
        store.add([VISIT])
        assert _agrees(store)


def test_a_table_that_is_gone_is_made_anew(path: Path) -> None:
    with open_store(str(path)) as store:
        store.add(ALL)
    (path / NAME).unlink()
    with open_store(str(path)) as store:
        assert _agrees(store)


def test_a_table_of_another_version_is_made_anew(path: Path) -> None:
    with open_store(str(path)) as store:
        store.add(ALL)
    with closing(sqlite3.connect(path / NAME)) as table, table:
        table.execute("PRAGMA user_version = 2")
        table.execute("DELETE FROM ties")  # its stamp is right all the same
    with open_store(str(path)) as store:
        assert _agrees(store)


def test_edges_written_in_cypher_are_followed(path: Path) -> None:
    with open_store(str(path)) as store:
        store.add(ALL)
        edge = next(store.all_edges())
        gone = "MATCH ()-[r]->() WHERE r.id = $id DELETE r"
        store.cypher(gone, {"id": edge.id}, write=True)
        assert edge.id not in {one.id for one in store.all_edges()}
        assert _agrees(store)


def test_the_ties_of_a_hub_are_all_told_while_they_come_and_go(path: Path) -> None:
    known = vocabulary()
    hub = Entity("state:HUB", "State", "Hub")

    def told(number: int, *quotes: str) -> Reading:
        guests = [Entity(f"person:g{n}", "Person", f"G {n}") for n in range(90)]
        some = guests[number % 7 :: 3] if number % 2 else guests[:80]
        facts = [
            Fact(f"a{number}", one, known.relation("VISITED"), hub, evidence=quote)
            for one in some
            for quote in quotes
        ]
        return Reading(Article(f"a{number}"), facts=tuple(facts))

    with open_store(str(path)) as store:
        for number in range(6):
            store.add([told(number, "They came.")])
            assert _agrees(store)
        for number in range(0, 6, 2):
            store.add([told(number, "They came.", "They went.")])
            assert _agrees(store)
        for number in range(5):
            store.forget(f"a{number}")
            assert _agrees(store)
            if number == 2:
                (path / NAME).unlink()  # the next change finds none, and makes it
