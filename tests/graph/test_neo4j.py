"""What holds for the store on a Neo4j server alone; the rest is in test_stores*.py."""

import logging
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from neo4j import ManagedTransaction

from detente.graph import neo4j_schema as schema
from detente.graph.checking import faults
from detente.graph.dates import PartialDate
from detente.graph.decisions import Decision, Verdict
from detente.graph.errors import (
    BadQuery,
    NotAStore,
    QueryTimeout,
    StoreError,
    WriteRefused,
)
from detente.graph.model import Entity, Reading
from detente.graph.neo4j import Neo4jStore
from detente.graph.relations import vocabulary
from detente.graph.values import Duration, Relationship
from tests.graph.stories import ANNA, ARUNA, BORA, busy, mentioned, told
from tests.servers.neo4j_server import FromMaven, Server, listed, own_server
from tests.servers.wanted import wanted

FIRST = told("a1", (ANNA, "MET", BORA), day="2019-04-25")
SECRET = "do-not-tell-this"  # noqa: S105 -- it opens nothing


@pytest.fixture
def store(neo4j_url: str) -> Iterator[Neo4jStore]:
    with Neo4jStore(neo4j_url, vocabulary()) as opened:
        yield opened


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[FromMaven]:
    """A server that the test may stop and kill."""
    with wanted():
        started = own_server()
    monkeypatch.setenv("NEO4J_USERNAME", started.username)
    monkeypatch.setenv("NEO4J_PASSWORD", started.password)
    yield started
    started.kill()


def graph_of(store: Neo4jStore) -> tuple[object, ...]:
    return (
        list(store.readings()),
        list(store.all_edges()),
        list(store.entities()),
        store.counts(),
    )


@pytest.mark.parametrize(
    "address",
    [
        f"neo4j://neo4j:{SECRET}@localhost",
        f"bolt://{SECRET}@localhost:7687",
        f"neo4j+s://neo4j:{SECRET}/x@localhost",
        f"neo4j://neo4j:{SECRET}#?@localhost",
    ],
)
def test_an_address_with_a_password_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD") as refused:
        Neo4jStore(address, vocabulary())
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["neo4j://", "neo4j://h:port", "neo4j://[::1", "http://h", "neo4j://h/x"]
)
def test_what_is_no_address_of_a_server_is_refused_in_one_line(address: str) -> None:
    with pytest.raises(StoreError, match="address") as refused:
        Neo4jStore(address, vocabulary())
    assert "\n" not in str(refused.value)


def test_a_wrong_password_is_told_in_one_line_and_stands_nowhere(
    neo4j_url: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
    with (
        caplog.at_level(logging.DEBUG),
        pytest.raises(StoreError, match="refuses the user: check NEO4J_USERNAME") as no,
    ):
        Neo4jStore(neo4j_url, vocabulary())
    seen = traceback.TracebackException.from_exception(no.value, capture_locals=True)
    assert "\n" not in str(no.value)
    assert SECRET not in "".join(seen.format())
    assert SECRET not in caplog.text


def test_the_right_password_stands_in_no_log(
    neo4j_server: Server, neo4j_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), Neo4jStore(neo4j_url, vocabulary()) as store:
        store.add([told("a1", (ANNA, "MET", BORA))])
    assert caplog.text
    assert neo4j_server.password not in caplog.text


def test_a_server_that_is_down_is_told_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"neo4j://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(StoreError, match=f"^no Neo4j answers at {url}: is"):
            Neo4jStore(url, vocabulary())


def test_reading_and_writing_print_nothing(neo4j_url: str) -> None:
    # The server warns of labels that are not there yet, and the driver logs that.
    code = (
        "import sys; from detente.graph.neo4j import Neo4jStore\n"
        "from detente.graph.relations import vocabulary\n"
        "with Neo4jStore(sys.argv[1], vocabulary()) as store:\n"
        "    store.cypher('MATCH (n:Nowhere)-[r:NEVER]->() RETURN r.nothing')\n"
        "    store.counts(), list(store.readings())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, neo4j_url],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_a_graph_that_is_not_ours_is_left_alone(own: FromMaven) -> None:
    with Neo4jStore(own.uri, vocabulary()) as store:
        store.cypher("CREATE (:Person {name: 'somebody'})", write=True)
    with pytest.raises(NotAStore, match="holds a graph that is not detente's"):
        Neo4jStore(own.uri, vocabulary())


def test_a_store_of_a_newer_version_is_refused(
    store: Neo4jStore, neo4j_server: Server
) -> None:
    listed(
        neo4j_server,
        "CREATE CONSTRAINT detente_3_new FOR (n:New) REQUIRE n.id IS UNIQUE",
    )
    try:
        with pytest.raises(StoreError, match="newer detente: its version is 3"):
            Neo4jStore(store.url, vocabulary())
    finally:
        listed(neo4j_server, "DROP CONSTRAINT detente_3_new")


def test_every_constraint_and_index_is_there_once_something_was_added(
    store: Neo4jStore, neo4j_server: Server
) -> None:
    store.add([told("a1", (ANNA, "MET", BORA))])
    found = set(listed(neo4j_server, "SHOW INDEXES YIELD name RETURN name"))
    assert set(schema.statements(vocabulary())) <= found
    assert store.indexes() == dict.fromkeys(schema.statements(vocabulary()), True)
    listed(neo4j_server, "DROP CONSTRAINT detente_1_met_edge")
    missing = ["detente_1_met_edge is missing: load anything, and it is made again"]
    assert list(faults(store)) == missing
    with Neo4jStore(store.url, vocabulary()) as again:
        again.add([told("a2", (ANNA, "MET", ARUNA))])
        assert list(faults(again)) == []


def test_a_mistake_is_told_in_one_line_with_its_place(store: Neo4jStore) -> None:
    with pytest.raises(
        BadQuery, match=r"^Invalid input 'RETRUN' \(line 2, column 1\)$"
    ):
        store.cypher("MATCH (n)\nRETRUN n")


def test_the_server_itself_refuses_to_write_in_a_read(store: Neo4jStore) -> None:
    def write(tx: ManagedTransaction) -> None:
        tx.run("CREATE (:Entity {id: 'person:x'})").consume()

    with pytest.raises(WriteRefused, match="Writing in read access mode not allowed"):
        store._server.asked(write, write=False, timeout_s=None)  # noqa: SLF001 -- past the guard


def test_the_server_stops_a_query_that_takes_too_long(
    store: Neo4jStore, neo4j_server: Server
) -> None:
    endless = (
        "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a*b)"
    )
    with pytest.raises(QueryTimeout, match=r"^the query took longer than 0\.2 s"):
        store.cypher(endless, timeout_s=0.2)
    deadline = time.monotonic() + 30
    running = "SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery"
    while any("1000000" in query for query in listed(neo4j_server, running)):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_an_edge_returned_alone_names_its_ends(store: Neo4jStore) -> None:
    store.add([told("a1", (ANNA, "MET", BORA))])
    row = store.cypher("MATCH ()-[r:MET]->() RETURN r, [r] AS l, {e: r} AS m").rows[0]
    edge = row[0]
    assert isinstance(edge, Relationship)
    assert (edge.type, edge.start, edge.end) == ("MET", ANNA.id, BORA.id)
    assert row == (edge, [edge], {"e": edge})


def test_values_come_in_the_types_of_rows(store: Neo4jStore) -> None:
    query = """
    RETURN date('2019-04-25') AS d, localdatetime('2019-04-25T10:30') AS l,
           datetime('2019-04-25T10:30Z') AS z, datetime('2019-04-25T12:30+02:00') AS o,
           duration('P1M2DT3.5S') AS p
    """
    (row,) = store.cypher(query).rows
    assert row == (
        date(2019, 4, 25),
        datetime(2019, 4, 25, 10, 30),  # noqa: DTZ001 -- it has no zone
        datetime(2019, 4, 25, 10, 30, tzinfo=UTC),
        datetime(2019, 4, 25, 10, 30, tzinfo=UTC),
        Duration(1, 2, 3, 500_000_000),
    )
    assert row[3].utcoffset() == timedelta(hours=2)


def test_a_number_that_cypher_does_not_have_is_refused(store: Neo4jStore) -> None:
    with pytest.raises(BadQuery, match="too large for Cypher"):
        store.cypher("RETURN $n", {"n": 2**63})


def at_once(*works: Callable[[], object]) -> None:
    """Run all of them, each in a thread; the first error of one is raised."""
    errors: list[BaseException] = []

    def run(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 -- raised below, in this thread
            errors.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def adding(store: Neo4jStore, readings: list[Reading]) -> Callable[[], object]:
    return lambda: [store.add([reading]) for reading in readings]


def test_eight_threads_that_tell_of_the_same_lose_and_double_nothing(
    store: Neo4jStore,
) -> None:
    parts = [list(busy(12, start=12 * part)) for part in range(8)]
    at_once(*(adding(store, part) for part in parts))
    together = graph_of(store)
    for part in parts:
        for reading in part:
            store.forget(reading.article.id)
    assert graph_of(store)[:3] == ([], [], [])
    store.add(busy(96))
    assert graph_of(store) == together


def test_eight_threads_that_take_in_the_same_article_keep_one(
    store: Neo4jStore,
) -> None:
    at_once(*(adding(store, list(busy(6))) for _ in range(8)))
    together = graph_of(store)
    for article in list(store.articles()):
        store.forget(article.id)
    store.add(busy(6))
    assert graph_of(store) == together


def test_eight_threads_that_merge_while_others_add_lose_nothing(
    store: Neo4jStore,
) -> None:
    day = PartialDate.parse("2026-01-02")
    merges = [
        Decision(Verdict.SAME, "person:p0", f"person:p{n}", day) for n in range(1, 5)
    ]
    store.add(busy(10))
    at_once(
        *(lambda merge=merge: store.decide([merge]) for merge in merges),
        *(adding(store, list(busy(8, start=10 + 8 * part))) for part in range(4)),
    )
    together = graph_of(store)
    assert store.decisions() == merges
    for article in list(store.articles()):
        store.forget(article.id)
    store.add(busy(42))
    assert graph_of(store) == together


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_a_server_that_goes_and_comes_back_keeps_what_was_acknowledged(
    own: FromMaven, how: str
) -> None:
    told_of: list[str] = []
    sent = {reading.article.id: reading for reading in busy(400)}

    def source() -> Iterator[Reading]:
        for number, reading in enumerate(sent.values()):
            if number in {150, 300}:
                end = own.stop if how == "stop" else own.kill
                threading.Thread(target=end).start()
            time.sleep(0.01)
            yield reading

    with Neo4jStore(own.uri, vocabulary()) as store:
        with suppress(StoreError):
            store.add(source(), acknowledge=told_of.append)
        own.stop()
        own.start()
    with Neo4jStore(own.uri, vocabulary()) as store:
        there = {reading.article.id: reading for reading in store.readings()}
        assert 0 < len(told_of) < len(sent)
        assert set(told_of) <= set(there)
        assert all(len(r.facts) == len(sent[id_].facts) for id_, r in there.items())
        store.add(sent.values())
        whole = graph_of(store)
        store.cypher("MATCH (n) DETACH DELETE n", write=True)
        store.add(sent.values())
        assert graph_of(store) == whole


def test_a_load_goes_on_when_the_server_is_back_in_time(own: FromMaven) -> None:
    def source() -> Iterator[Reading]:
        for number, reading in enumerate(busy(40)):
            if number == 20:
                own.kill()
                threading.Thread(target=own.start).start()
            yield reading

    with Neo4jStore(own.uri, vocabulary()) as store:
        tally = store.add(source())  # the first that it is asked to write
        assert tally.added + tally.unchanged == 40
        assert [reading.article.id for reading in store.readings()] == [
            reading.article.id for reading in busy(40)
        ]


def test_nothing_that_is_told_is_read_as_cypher(store: Neo4jStore) -> None:
    hostile = "'}) DETACH DELETE n //`\"\\u0027 $x {0}"
    reading = told(hostile, (ANNA, "MET", BORA))
    store.add([reading, told("a2", (ANNA, "VISITED", ARUNA))])
    assert [article.id for article in store.articles()] == [hostile, "a2"]
    assert store.named(hostile) == []
    store.forget(hostile)
    assert store.counts().articles == 1


def test_a_damaged_edge_is_mended_by_loading_again(store: Neo4jStore) -> None:
    store.add([FIRST])
    store.cypher("MATCH ()-[r:MET]->() SET r.quotes = []", write=True)
    with pytest.raises(StoreError, match=r"^edge e-\w+ \(.*MET.*\) is damaged: delete"):
        list(faults(store))
    store.cypher("MATCH ()-[r:MET]->() DELETE r", write=True)
    store.add([FIRST])
    assert list(faults(store)) == []


def test_a_node_of_somebodys_own_stops_nothing(store: Neo4jStore) -> None:
    store.add([FIRST])
    store.cypher("CREATE (:Entity {id: 'x:y'}), (:Entity), (:Article)", write=True)
    assert [entity.id for entity in store.entities()] == [ANNA.id, BORA.id, "x:y"]
    assert [article.id for article in store.articles()] == ["a1"]
    assert list(faults(store)) == ["x:y (x:y) is told of by no article"]


def test_names_of_any_length_and_with_line_feeds_are_found(store: Neo4jStore) -> None:
    long = Entity("person:long", "Person", "Long", ("x" * 40_000,))
    odd = Entity("person:odd", "Person", "One\nTwo")
    store.add([mentioned("a1", long, odd)])
    assert [entity.id for entity in store.named("X" * 40_000)] == [long.id]
    assert [entity.id for entity in store.named("one\ntwo")] == [odd.id]
    assert store.named("two") == []
