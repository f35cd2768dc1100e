"""A query that was not given leave to write does not write, whatever it tries."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.graph import Store, open_store
from detente.graph.errors import BadQuery, WriteRefused
from detente.graph.guard import refuse_writes
from tests.queries.conftest import Holding
from tests.queries.world import WORLD

DATA = Path(__file__).parent / "data"
VALUES = {"by": "Carl Dunn", "create": 1}


def blocks(name: str) -> list[str]:
    text = (DATA / name).read_text("utf-8")
    told = ("\n".join(_without_headings(part)) for part in text.split("\n---\n"))
    return [block for block in told if block.strip()]


def _without_headings(part: str) -> Iterator[str]:
    yield from (line for line in part.split("\n") if not line.startswith("# "))


WRITES = blocks("writes.txt")
READS = blocks("reads.txt")


@pytest.fixture(scope="module")
def target(holding: Holding) -> Store:
    return holding(WORLD)


@pytest.fixture(scope="module")
def content(target: Store) -> list[object]:
    return everything(target)


def everything(store: Store) -> list[object]:
    nodes = store.cypher("MATCH (n) RETURN labels(n) AS l, properties(n) AS p")
    edges = store.cypher(
        "MATCH (a)-[r]->(b) "
        "RETURN a.id AS a, type(r) AS t, properties(r) AS p, b.id AS b"
    )
    rows = (*nodes.rows, *edges.rows)
    return [sorted(map(repr, rows)), list(store.readings()), list(store.all_edges())]


def test_there_are_more_than_sixty_ways_and_none_twice() -> None:
    assert len(set(WRITES)) == len(WRITES) > 60


@pytest.mark.parametrize("query", WRITES)
def test_no_way_of_writing_gets_past_a_read_only_query(
    target: Store, content: list[object], query: str
) -> None:
    with pytest.raises((WriteRefused, BadQuery)):
        target.cypher(query, VALUES)
    assert everything(target) == content


@pytest.mark.parametrize("query", READS)
def test_a_query_that_only_reads_is_let_through(query: str) -> None:
    refuse_writes(query)


def test_with_leave_the_same_query_writes(tmp_path: Path) -> None:
    query = "MATCH (n:Person {name: 'Carl Dunn'}) SET n.name = 'Karl' RETURN n.name"
    with open_store(str(tmp_path / "detente.db"), create=True) as store:
        store.add(WORLD)
        with pytest.raises(WriteRefused, match="SET would write"):
            store.cypher(query)
        assert store.cypher(query, write=True).rows == (("Karl",),)
