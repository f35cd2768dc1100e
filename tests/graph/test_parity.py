"""The same question gets the same answer on every store, or the same kind of no.

The questions stand in ``parity/*.toml``. Neo4j's answer is the measure; without a
server the other stores are measured by each other.
"""

import shutil
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest

from detente.graph import Store, open_store
from detente.graph.checking import faults
from detente.graph.dialect import refuse_differences, refuse_wrapped_aggregates
from detente.graph.errors import BadQuery, DetenteError, StoreError
from detente.graph.rows import Rows
from detente.graph.temporal import duration
from tests.graph.parity.world import world
from tests.servers.neo4j_server import Server, emptied
from tests.servers.wanted import lacking

_QUERIES: dict[str, dict[str, Any]] = {
    f"{file.stem}: {query['name']}": query
    for file in sorted(Path(__file__).parent.joinpath("parity").glob("*.toml"))
    for query in tomllib.loads(file.read_text("utf-8"))["query"]
}
_READS = [name for name, query in _QUERIES.items() if "write" not in query]
_EVERY_NODE = "MATCH (n) RETURN n"
_EVERY_EDGE = """
MATCH (a)-[r]->(b)
RETURN coalesce(a.id, labels(a)) AS a, r, coalesce(b.id, labels(b)) AS b
"""
_WRITES = [name for name, query in _QUERIES.items() if "write" in query]


@dataclass(frozen=True)
class Stores:
    """All kinds, each with the made-up world in it; ``neo4j`` where one runs."""

    arcadedb: Store
    networkx: Store
    neo4j: Store | None


@pytest.fixture(scope="module")
def stores(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stores]:
    folder = tmp_path_factory.mktemp("parity")
    served = _served(request)
    with (
        open_store(str(folder / "world.db"), create=True) as arcadedb,
        open_store("networkx:") as networkx,
    ):
        arcadedb.add(world())
        networkx.add(world())
        if served is None:
            yield Stores(arcadedb, networkx, None)
            return
        emptied(served)
        with open_store(served.uri) as neo4j:
            neo4j.add(world())
            yield Stores(arcadedb, networkx, neo4j)


def _served(request: pytest.FixtureRequest) -> Server | None:
    try:
        server: Server = request.getfixturevalue("neo4j_server")
    except pytest.skip.Exception:
        return None
    return server


def as_told(rows: Rows, *, ordered: bool, sets: bool) -> tuple[object, ...]:
    """An answer as it can be compared: rows in no order unless one was asked for."""
    written = [tuple(_written(value, sets=sets) for value in row) for row in rows.rows]
    return rows.columns, tuple(written if ordered else sorted(written))


def _written(value: Any, *, sets: bool) -> str:  # noqa: ANN401 -- any value
    """A value with its type: 1 is not 1.0, and not true."""
    match value:
        case dict():
            pairs = sorted((k, _written(v, sets=sets)) for k, v in value.items())
            return f"{{{pairs}}}"
        case list():
            items = [_written(item, sets=sets) for item in value]
            return str(sorted(items) if sets else items)
    if hasattr(value, "properties"):
        ends = [getattr(value, name, "") for name in ("type", "labels", "start", "end")]
        return f"{ends} {_written(dict(value.properties), sets=sets)}"
    if hasattr(value, "relationships"):
        parts = [*value.nodes, *value.relationships]
        return str([_written(part, sets=sets) for part in parts])
    return repr(value)


def parameters(query: dict[str, Any]) -> dict[str, Any]:
    """Those of a query; TOML has no durations, so they stand apart as texts."""
    durations = query.get("durations", {}).items()
    return {
        **query.get("parameters", {}),
        **{key: duration(text) for key, text in durations},
    }


def asked(store: Store, query: dict[str, Any]) -> tuple[object, ...]:
    rows = store.cypher(query["cypher"], parameters(query))
    return as_told(
        rows,
        ordered=query.get("ordered", False),
        sets=query.get("lists_are_sets", False),
    )


@pytest.mark.parametrize("name", _READS)
def test_a_question_gets_the_same_answer(stores: Stores, name: str) -> None:
    query = _QUERIES[name]
    embedded = stores.arcadedb
    if query.get("not_embedded"):
        for store in (embedded, stores.networkx):
            with pytest.raises(BadQuery, match=query["not_embedded"]):
                asked(store, query)
        if stores.neo4j is not None:
            asked(stores.neo4j, query)
        return
    answer = asked(embedded, query)
    assert asked(stores.networkx, query) == answer
    if stores.neo4j is None:
        lacking("no Neo4j to compare with")
    assert asked(stores.neo4j, query) == answer


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the world in an embedded store and in a file, to be copied."""
    folder = tmp_path_factory.mktemp("filled")
    for url in (str(folder / "world.db"), f"networkx:{folder / 'world.jsonl'}"):
        with open_store(url, create=True) as store:
            store.add(world())
    return folder


@pytest.mark.parametrize("name", _WRITES)
def test_a_change_has_the_same_outcome(
    stores: Stores,
    filled: Path,
    tmp_path: Path,
    name: str,
    request: pytest.FixtureRequest,
) -> None:
    folder = shutil.copytree(filled, tmp_path / "filled")
    with open_store(str(folder / "world.db")) as embedded:
        expected = outcome(embedded, _QUERIES[name])
    with open_store(f"networkx:{folder / 'world.jsonl'}") as written:
        assert outcome(written, _QUERIES[name]) == expected
    if stores.neo4j is None:
        lacking("no Neo4j to compare with")
    try:
        assert _shared(outcome(stores.neo4j, _QUERIES[name])) == _shared(expected)
    finally:
        emptied(request.getfixturevalue("neo4j_server"))
        stores.neo4j.add(world())


def test_a_store_in_which_dates_are_kept_answers_as_before(
    stores: Stores, filled: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(filled, tmp_path / "filled")
    reads = [query for query in map(_QUERIES.get, _READS) if query]
    with open_store(str(folder / "world.db")) as store:
        store.cypher("CREATE (n:Note {day: date('2026-01-02')})", write=True)
        store.cypher("MATCH (n:Note) DELETE n", write=True)
        for query in reads:
            if not query.get("not_embedded"):
                assert asked(store, query) == asked(stores.arcadedb, query)


def outcome(store: Store, query: dict[str, Any]) -> list[object]:
    """What each statement gives, and how it leaves the store."""
    told: list[object] = []
    for statement in (
        [query["write"]] if isinstance(query["write"], str) else query["write"]
    ):
        try:
            rows = store.cypher(statement, parameters(query), write=True)
        except DetenteError as error:
            told.append(type(error))
        else:
            told.append(as_told(rows, ordered=False, sets=False))
    assert (told[-1] in (BadQuery, StoreError)) == query.get("fails", False)
    return [*told, asked(store, {"cypher": query["cypher"]}), state(store)]


def state(store: Store) -> dict[str, object]:
    """All that a store tells of itself: in Cypher, and as each command asks it."""
    ids = [entity.id for entity in store.entities()]
    counts = store.counts()
    return {
        "nodes": asked(store, {"cypher": _EVERY_NODE}),
        "edges": asked(store, {"cypher": _EVERY_EDGE}),
        "articles": list(store.articles()),
        "entities": list(store.entities()),
        "drawn": _or_error(lambda: list(store.all_edges())),
        "readings": _or_error(lambda: list(store.readings())),
        "links": sorted(store.links(ids)),
        "neighbours": {
            one: told for one, told in store.neighbours(ids).items() if told
        },
        "tied": [counts.edges, counts.claims],
        "network": _attributes(store),
        "counts": counts,
        "degrees": store.degrees(ids),
        "faults": _or_error(lambda: list(faults(store))),
    }


def _or_error(asked: Callable[[], object]) -> object:
    """What is answered, or the kind of error where Cypher damaged it."""
    try:
        return asked()
    except StoreError as error:
        return type(error)


def _attributes(store: Store) -> list[list[str]]:
    graph = store.to_networkx()
    parts = graph.nodes(data=True), graph.edges(keys=True, data=True)
    return [sorted(_written([*part], sets=False) for part in some) for some in parts]


def _shared(told: list[object]) -> list[object]:
    """An outcome without what ``docs/stores.md`` says to differ on Neo4j."""
    *answers, last = told
    assert isinstance(last, dict)
    differing = {"counts", "degrees", "faults", "readings"}
    return [*answers, {key: last[key] for key in last.keys() - differing}]


@pytest.mark.parametrize(
    ("query", "instead"),
    [
        ("MATCH (n) RETURN id(n)", "n.id"),
        ("MATCH (n) RETURN elementId(n) AS e", "n.id"),
        ("MATCH (n) RETURN labels(n)[0] AS l", "labels have no order"),
        ("MATCH (n) RETURN head(labels(n)) AS l", "labels have no order"),
        ("MATCH (n) RETURN n {.id}", "name what is returned"),
        ("RETURN point({x: 1, y: 2}) AS p", "two numbers"),
        ("RETURN toString(datetime('2019-04-25T10:00Z')) AS t", "return it as it is"),
        *(
            (query, "return it as it is")
            for query in (
                "WITH datetime('2019-04-25T10:00Z') AS d RETURN toString(d) AS t",
                "WITH localtime('10:00') AS a WITH a AS `b` RETURN toString(`b`) AS t",
                "UNWIND [datetime(), null] AS d RETURN toStringOrNull(d) AS t",
                "RETURN [d IN [time('10:00Z')] WHERE d = d | toString(d)] AS t",
                "WITH collect(datetime()) AS d RETURN toStringList(d) AS t",
                "WITH datetime() AS d RETURN toString(CASE WHEN 1 = 1 THEN d END) AS t",
                "CALL { WITH datetime() AS d RETURN '' + toString(d) AS t } RETURN t",
            )
        ),
        ("RETURN duration('P1M') > duration('P30D') AS x", "durations have no order"),
        (
            "WITH date() AS d WHERE duration.between(d, d) >= $x RETURN d",
            "durations have no order",
        ),
        ("PROFILE MATCH (n) RETURN n", "tells of an engine"),
        ("SHOW INDEXES", "tells of an engine"),
    ],
)
def test_what_engines_answer_differently_is_refused_by_all(
    stores: Stores, query: str, instead: str
) -> None:
    for store in (stores.arcadedb, stores.networkx, stores.neo4j):
        if store is not None:
            with pytest.raises(BadQuery, match=instead):
                store.cypher(query)


def test_a_moment_given_as_a_parameter_is_no_text(stores: Stores) -> None:
    moments = (datetime(2019, 4, 25, 10), datetime(2019, 4, 25, tzinfo=UTC), time(10))  # noqa: DTZ001
    for store in (stores.arcadedb, stores.networkx, stores.neo4j):
        for moment in moments if store else ():
            assert store is not None
            with pytest.raises(BadQuery, match="return it as it is"):
                store.cypher("WITH $t AS t RETURN toString(t) AS t", {"t": moment})


@pytest.mark.parametrize(
    "query",
    [
        "UNWIND [1, 0] AS x CALL { WITH x CREATE ({i: 1 / x}) } IN TRANSACTIONS",
        "MATCH (n:State) CALL (n) { SET n.seen = true } IN 2 CONCURRENT TRANSACTIONS",
    ],
)
def test_nothing_is_written_half(stores: Stores, query: str) -> None:
    for store in (stores.arcadedb, stores.networkx, stores.neo4j):
        if store is not None:
            before = state(store)
            with pytest.raises(BadQuery, match="done whole or not at all"):
                store.cypher(query, write=True)
            assert state(store) == before


@pytest.mark.parametrize(
    "item",
    [
        *("collect(n)[0].name", "head(collect(n)).name", "count(n) IS NULL"),
        *(
            "max(n.name) STARTS WITH 'C'",
            "max(n.name) CONTAINS 'C'",
            "NOT count(n) > 1",
        ),
        *("max(n.name) =~ 'C.*'", "'x' IN collect(n.id)", "count(n) > 1 AND true"),
    ],
)
def test_an_aggregate_that_the_embedded_engine_does_not_see_is_refused(
    stores: Stores, item: str
) -> None:
    for store in (stores.arcadedb, stores.networkx):
        with pytest.raises(BadQuery, match="name it first"):
            store.cypher(f"MATCH (n:State) RETURN {item} AS x")


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (p)-[]-(q) WITH p, count(q) AS n WHERE n > 1 AND p.id <> 'x' RETURN p",
        "MATCH (n) RETURN [l IN labels(n) WHERE l <> 'Entity'] AS l",
        "MATCH (n) RETURN n.id, n.labels, duration.inDays(a, b).days > 30 AS d",
        "MATCH (n) RETURN size([x IN collect(n.id) | x + '.']) AS n",
        "MATCH (n) WITH n ORDER BY n.id RETURN collect(n.name)[0..2] AS some",
        "MATCH (n) RETURN count(n.name IS NULL) AS n, 'id(n) labels(n)[0]' AS t",
        "MATCH (n) WHERE n.name STARTS WITH 'A' AND n.x IN [1] RETURN count(*) AS n",
        "MATCH (n) RETURN n.count AS n, n.id IS NULL AS b",
        "WITH date() AS d RETURN d + duration('P1M') > date('2019-04-25') AS later",
        "WITH datetime() AS d RETURN toString(d.year) AS y, d.epochSeconds AS d2",
        "WITH datetime() AS d, 1 AS n RETURN toString(n) AS n, toString(date(d)) AS t",
        "WITH datetime() AS d RETURN d > $x AS later, toString(d > $x) AS t",
        "WITH datetime() AS d WITH count(d) AS n RETURN toString(n) AS n",
        "MATCH (d:State) WITH d.time AS t RETURN toString(t) AS t, toString(1.5) AS f",
        "MATCH (n) WHERE n.x IN transactions RETURN n.transactions AS t",
    ],
)
def test_what_engines_answer_alike_is_not_refused(query: str) -> None:
    refuse_differences(query)
    refuse_wrapped_aggregates(query)


def test_there_are_enough_questions() -> None:
    assert len(_QUERIES) >= 120


def test_where_decisions_are_nodes_a_node_of_any_kind_is_refused(
    stores: Stores, request: pytest.FixtureRequest
) -> None:
    from detente.graph.dates import PartialDate
    from detente.graph.decisions import Decision, Verdict

    if stores.neo4j is None:
        lacking("no Neo4j here")
    day = PartialDate.parse("2026-01-02")
    stores.neo4j.decide([Decision(Verdict.DIFFERENT, "person:ada", "person:bo", day)])
    try:
        with pytest.raises(BadQuery, match=r"write \(n:Entity\)"):
            stores.neo4j.cypher("MATCH (n) RETURN count(n) AS n")
        assert stores.neo4j.cypher("MATCH (n:Entity) RETURN count(n) AS n").rows == (
            (15,),
        )
        stores.neo4j.cypher("MATCH (n)-[r:MET]-(m) RETURN count(n) AS n")
    finally:
        emptied(request.getfixturevalue("neo4j_server"))
        stores.neo4j.add(world())
