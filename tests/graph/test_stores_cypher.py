"""What Cypher is answered with, and what is refused, on every store."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest

from detente.graph import (
    BadQuery,
    Duration,
    QueryTimeout,
    Rows,
    Store,
    WriteRefused,
)
from tests.graph.articles import BY_ID, EDGES

LOCAL = datetime(2019, 4, 25, 10, 20, 30)  # noqa: DTZ001 -- one without a zone


def test_text_that_looks_like_a_path_is_text(shared: Store) -> None:
    looks = "(#1:2)-[#3:4]->(#5:6)"
    assert shared.cypher("RETURN $x AS x", {"x": looks}).rows == ((looks,),)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("null", None),
        ("true", True),
        ("42", 42),
        ("9223372036854775807", 2**63 - 1),
        ("0.1", 0.1),
        ("1.0", 1.0),
        ("'2019-04-25'", "2019-04-25"),
        ("'😀 김 \\'q\\''", "😀 김 'q'"),
        ("[1, 'a', null, [2]]", [1, "a", None, [2]]),
        ("{a: 1, b: {c: [true]}}", {"a": 1, "b": {"c": [True]}}),
        ("date('2019-04-25')", date(2019, 4, 25)),
        ("localdatetime('2019-04-25T10:20:30')", LOCAL),
        (
            "datetime('2019-04-25T10:20:30Z')",
            datetime(2019, 4, 25, 10, 20, 30, tzinfo=UTC),
        ),
        (
            "datetime('2019-04-25T10:20:30+02:00')",
            datetime(2019, 4, 25, 10, 20, 30, tzinfo=timezone(timedelta(hours=2))),
        ),
        ("localtime('10:20:30.5')", time(10, 20, 30, 500_000)),
        ("time('10:20:30Z')", time(10, 20, 30, tzinfo=UTC)),
        ("duration('P1Y2M3DT4H5M6.5S')", Duration(14, 3, 14706, 500_000_000)),
        ("duration('PT-1.5S')", Duration(0, 0, -2, 500_000_000)),
    ],
)
def test_a_value_is_the_same_whatever_the_store(
    shared: Store, expression: str, value: object
) -> None:
    (row,) = shared.cypher(f"RETURN {expression} AS value").rows
    assert row == (value,)
    assert type(row[0]) is type(value)


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -7,
        2.5,
        "é\"'\\ \n",
        [],
        [1, [2, None]],
        {},
        {"a": [1], "b": None},
        date(2019, 4, 25),
        LOCAL,
    ],
)
def test_a_parameter_comes_back_as_it_went_in(shared: Store, value: object) -> None:
    assert shared.cypher("RETURN $value AS value", {"value": value}).rows == ((value,),)


def test_a_number_that_cypher_cannot_hold_is_refused(shared: Store) -> None:
    with pytest.raises(BadQuery, match="too large"):
        shared.cypher("RETURN $x", {"x": 2**63})


def test_columns_are_named_where_no_row_is_found(shared: Store) -> None:
    query = "MATCH (n:Person) RETURN n.name, n.id AS `the id`, count(*) AS n LIMIT 0"
    assert shared.cypher(query) == Rows(("n.name", "the id", "n"), ())


def test_ten_thousand_rows_come_whole_and_in_order(shared: Store) -> None:
    rows = shared.cypher(
        "UNWIND range(1, 10000) AS i RETURN i, 'row ' + toString(i) AS t, [i] AS l"
    )
    assert rows.rows == tuple((i, f"row {i}", [i]) for i in range(1, 10_001))


@pytest.mark.parametrize(
    "query",
    ["MATCH (n) RETRUN n", "", "RETURN", "RETURN $missing", "MATCH (n RETURN n"],
)
def test_a_query_not_understood_is_told_in_one_line(shared: Store, query: str) -> None:
    with pytest.raises(BadQuery) as caught:
        shared.cypher(query)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Person {id: 'x'})",
        "MATCH (n) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Person {id: 'x'}) RETURN n",
        "MATCH ()-[r:MET]->() DELETE r",
        "MATCH (n) REMOVE n.name",
    ],
)
def test_a_query_that_writes_is_refused_unless_asked_for(
    full: Store, query: str
) -> None:
    with pytest.raises(WriteRefused):
        full.cypher(query)
    assert list(full.all_edges()) == EDGES
    assert full.cypher("MATCH (n) RETURN count(n) AS n").rows == ((10,),)


def test_a_query_that_takes_too_long_is_stopped(full: Store) -> None:
    with pytest.raises(QueryTimeout, match=r"took longer than 0\.3 s"):
        full.cypher(
            "UNWIND range(1, 10000) AS x UNWIND range(1, 100000) AS y "
            "WITH x WHERE x % 7 = 3 RETURN count(x) AS n",
            timeout_s=0.3,
        )
    assert list(full.readings()) == BY_ID


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (timedelta(days=1, seconds=2, microseconds=3), Duration(0, 1, 2, 3000)),
        (time(1, 2, 3, tzinfo=UTC), time(1, 2, 3, tzinfo=UTC)),
        ((1, "two", [3.5, None, True]), [1, "two", [3.5, None, True]]),
        ({"a": {"b": (1, 2)}}, {"a": {"b": [1, 2]}}),
    ],
)
def test_a_parameter_comes_back_as_it_was(
    full: Store, value: object, told: object
) -> None:
    assert full.cypher("RETURN $v AS v", {"v": value}).rows == ((told,),)


@pytest.mark.parametrize(
    "value", [b"abc", Decimal("1.5"), {1, 2}, UUID(int=1), range(3), "\ud800", 2**63]
)
def test_a_value_that_cypher_does_not_have_is_no_parameter(
    full: Store, value: object
) -> None:
    with pytest.raises(BadQuery, match=r"a parameter|too large"):
        full.cypher("RETURN $v AS v", {"v": value})
