"""What the store in memory alone must get right: its file, and what Cypher wrote."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings

from detente.graph import (
    BadInput,
    BadQuery,
    Duration,
    Node,
    NotAStore,
    Reading,
    Relationship,
    Store,
    StoreError,
    open_store,
    vocabulary,
)
from detente.graph.checking import faults
from detente.graph.dates import PartialDate
from detente.graph.decisions import Decision, Verdict
from detente.graph.formats.jsonl import read
from detente.graph.handover import Handover
from detente.graph.told_graph import ToldGraph
from detente.graph.written import Written, asked_for, difference
from tests.graph.articles import ALL, ANNA, BORA, KIM, MEDAL, VISIT
from tests.graph.generated import collections

_SAME = Decision(Verdict.SAME, ANNA.id, BORA.id, PartialDate.parse("2026-01-02"))
_WRITE = (
    "MATCH (n:Person)-[r:MET]->(m) SET n.note = $note, r.date = '1999', m:Seen "
    "CREATE (n)-[:KNOWS {since: 2001}]->(:Note {text: 'x'})-[:ABOUT]->({plain: true}) "
    "WITH DISTINCT 1 AS one "
    "MATCH (:Article {id: 'a1'})-[m:MENTIONS]->({id: 'person:bora-cen'}) DELETE m"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "graph.jsonl"
    with open_store(f"networkx:{path}", create=True) as store:
        store.add(ALL)
    return path


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    with open_store(f"networkx:{file}") as opened:
        yield opened


def everything(store: Store) -> list[object]:
    nodes = store.cypher("MATCH (n) RETURN n").rows
    edges = store.cypher("MATCH (a)-[r]->(b) RETURN a, r, b").rows
    ids = [entity.id for entity in store.entities()]
    return [
        sorted(map(_written, nodes)),
        sorted(map(_written, edges)),
        list(store.readings()),
        list(store.entities()),
        list(store.all_edges()),
        sorted(store.links(ids)),
        store.counts(),
        store.decisions(),
        list(faults(store)),
    ]


def _written(row: tuple[Node | Relationship, ...]) -> str:
    return str(
        [[replace(x, properties={}), *sorted(x.properties.items())] for x in row]
    )


def test_what_cypher_wrote_is_there_when_the_file_is_opened_again(
    store: Store, file: Path
) -> None:
    store.cypher(_WRITE, {"note": "é 'q' \\ 펜"}, write=True)
    with open_store(f"networkx:{file}") as again:
        assert everything(again) == everything(store)
        assert again.cypher("MATCH (n:Note) RETURN count(n) AS n").rows == ((2,),)


def test_it_goes_on_as_an_embedded_store_does(store: Store, tmp_path: Path) -> None:
    steps: list[Callable[[Store], object]] = [
        lambda each: each.cypher(_WRITE, {"note": 1}, write=True).rows,
        lambda each: each.forget("a2"),
        lambda each: each.add(ALL),
        lambda each: each.decide([_SAME]),
        lambda each: each.cypher("MATCH (n:Note) DETACH DELETE n", write=True).rows,
        lambda each: each.forget("a1"),
    ]
    with open_store(str(tmp_path / "graph.db"), create=True) as embedded:
        embedded.add(ALL)
        for step in steps:
            assert step(store) == step(embedded)
            assert everything(store) == everything(embedded)


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n:Person) SET n.days = [date('2020-01-02')]",
        "MATCH (n:Person) SET n.lists = [[1], [2]]",
        "MATCH (n:Person) SET n.share = 0.0 / 0.0",
        "CREATE INDEX FOR (n:Person) ON (n.name)",
        "CREATE CONSTRAINT names FOR (n:Person) REQUIRE n.name IS UNIQUE",
    ],
)
def test_what_the_file_cannot_hold_is_refused_and_changes_nothing(
    store: Store, file: Path, query: str
) -> None:
    before, told = file.read_bytes(), everything(store)
    with pytest.raises(BadQuery, match="nothing was changed"):
        store.cypher(query, write=True)
    assert file.read_bytes() == before
    assert everything(store) == told


def test_dates_and_times_are_kept_as_what_they_are(store: Store, file: Path) -> None:
    store.cypher(
        "MATCH (n:Person {id: $id})-[r:MET]->() SET r.day = date('2020-01-02'), "
        "n.a = localdatetime('2020-01-02T10:20:30.123456789'), "
        "n.b = datetime('2020-01-02T10:20:30[Europe/Paris]'), "
        "n.c = datetime('2020-01-02T10:20:30Z'), n.d = localtime('10:20:30'), "
        "n.e = time('10:20:30Z'), n.f = duration('P1M2DT3S'), n.text = 'P1M'",
        {"id": ANNA.id},
        write=True,
    )
    with open_store(f"networkx:{file}") as again:
        ((kinds,),) = again.cypher(
            "MATCH (n:Person {id: $id})-[r:MET]->() WITH n, r LIMIT 1 "
            "RETURN [x IN [r.day, n.a, n.b, n.c, n.d, n.e, n.f, n.text] | "
            "split(valueType(x), ' NOT')[0]] AS kinds",
            {"id": ANNA.id},
        ).rows
        asked = (
            "MATCH (n:Person {id: $id}) RETURN date(n.a) AS a, "
            "localdatetime(n.a).nanosecond AS nano, datetime(n.c) AS c, "
            "localtime(n.d) AS d, n.f + duration('P0D') AS f"
        )
        rows = again.cypher(asked, {"id": ANNA.id}).rows
    assert kinds == [
        *("DATE", "LOCAL DATETIME", "ZONED DATETIME", "ZONED DATETIME"),
        *("LOCAL TIME", "ZONED TIME", "DURATION", "STRING"),
    ]
    moment = datetime(2020, 1, 2, 10, 20, 30, tzinfo=UTC)
    lasting = Duration(1, 2, 3, 0)
    assert rows == ((date(2020, 1, 2), 123456789, moment, time(10, 20, 30), lasting),)


def test_a_query_that_changes_nothing_leaves_the_file_alone(
    store: Store, file: Path
) -> None:
    before = file.stat()
    query = "MATCH (n:Person {id: 'person:nobody'}) SET n.x = 1 RETURN n"
    assert store.cypher(query, write=True).rows == ()
    assert store.cypher("RETURN 1 AS one", write=True).rows == ((1,),)
    assert file.stat() == before


def test_what_another_program_wrote_is_kept(store: Store, file: Path) -> None:
    with open_store(f"networkx:{file}") as other:
        other.cypher("MATCH (n:State) SET n.note = 'other'", write=True)
        store.cypher("MATCH (n:Person) SET n.note = 'this'", write=True)
        other.forget("a4")
        asked = "MATCH (n:Entity) RETURN n.note AS note, count(n) AS n"
        for each in (store, other):
            rows = set(each.cypher(asked).rows)
            assert rows == {("other", 2), ("this", 3), (None, 1)}
            assert each.counts().articles == 3


def test_what_is_undone_leaves_no_trace(store: Store, file: Path) -> None:
    before = file.read_bytes()
    store.cypher("MATCH (n:Person) SET n.x = 1 CREATE (:Y)-[:Z]->(n)", write=True)
    assert file.read_bytes() != before
    store.cypher("MATCH (n:Y) DETACH DELETE n", write=True)
    store.cypher("MATCH (n:Person) REMOVE n.x", write=True)
    assert file.read_bytes() == before


def test_a_store_in_memory_alone_takes_what_cypher_writes() -> None:
    with open_store("networkx:") as store:
        store.add([VISIT])
        store.cypher("MATCH (n {id: $id}) DETACH DELETE n", {"id": KIM.id}, write=True)
        assert KIM.id not in {entity.id for entity in store.entities()}
        store.add([MEDAL])
        assert store.entity(KIM.id) == KIM
        assert store.counts().articles == 2


def test_what_cypher_wrote_is_no_article_to_load(store: Store, file: Path) -> None:
    store.cypher("CREATE (:Note {text: 'x'})", write=True)
    skipped: list[BadInput] = []
    with file.open("rb") as lines:
        told = list(read(lines, "graph.jsonl", vocabulary(), skipped.append))
    assert told == list(store.readings())
    (line,) = map(str, skipped)
    assert line.endswith("Cypher wrote this, no article tells it: it is left out")


@pytest.mark.parametrize("line", ['{"written": {"nod": 1}}', '{"written": 7}'])
def test_a_line_that_is_none_of_ours_is_told(file: Path, line: str) -> None:
    file.write_text(file.read_text("utf-8") + line, "utf-8")
    with pytest.raises(NotAStore, match="what Cypher wrote"):
        open_store(f"networkx:{file}")


@pytest.mark.parametrize("version", ["2", '"1"', "null"])
def test_a_file_of_another_version_is_refused_and_left_as_it_is(
    file: Path, version: str
) -> None:
    told = file.read_bytes()
    mark, _, rest = told.partition(b"\n")
    assert mark == b'{"detente store":1}'
    other = b'{"detente store":%s}\n{"a new kind":[]}\n%s' % (version.encode(), rest)
    file.write_bytes(other)
    with pytest.raises(StoreError, match=r"a store of version .*, this detente knows"):
        open_store(f"networkx:{file}")
    assert file.read_bytes() == other


def test_a_file_without_a_version_gets_it_at_the_next_change(file: Path) -> None:
    marked = file.read_bytes()
    file.write_bytes(marked.partition(b"\n")[2])
    with open_store(f"networkx:{file}") as store:
        before = everything(store)
        assert file.read_bytes() == marked.partition(b"\n")[2]
        store.decide([])
        assert everything(store) == before
    assert file.read_bytes() == marked


@settings(max_examples=6, deadline=None)
@given(loaded=collections())
def test_the_engine_has_what_articles_ask_for(loaded: list[Reading]) -> None:
    told = ToldGraph(loaded, [_SAME])
    engine = Handover("networkx:", vocabulary(), told, Written())
    try:
        assert difference(asked_for(told), engine.content()) == Written()
    finally:
        engine.close()


def test_rows_of_what_was_written_are_read_as_they_were() -> None:
    written = Written(
        ("Entity x",),
        ({"edge": "MET", "start": "Entity a", "end": "Entity b", "id": "e-1"},),
        ({"node": "#1", "type": "Note", "properties": {"n": 1}},),
        ({"edge": "ON", "start": "#1", "end": "Entity b", "properties": {}},),
    )
    assert Written.of(written.rows()) == written
