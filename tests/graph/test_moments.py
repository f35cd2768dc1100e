"""Durations and moments as parameters of engines that take none."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from detente.graph.moments import spelled_out
from detente.graph.values import Duration

MONTH = Duration(1, 2, -2, 500_000_000)


@pytest.mark.parametrize(
    ("query", "value", "asked", "text"),
    [
        ("RETURN $x AS x", MONTH, "RETURN duration($x) AS x", "P1M2DT-1.500000000S"),
        ("RETURN $x", MONTH, "RETURN duration($x) AS `$x`", "P1M2DT-1.500000000S"),
        ("RETURN $`x`", MONTH, "RETURN duration($`x`) AS `$``x```", None),
        ("RETURN '$x' AS t, $xy AS y", MONTH, "RETURN '$x' AS t, $xy AS y", None),
        ("RETURN $x AS x", time(10, 2), "RETURN localtime($x) AS x", "10:02:00"),
        (
            "RETURN $x AS x",
            time(10, 2, tzinfo=UTC),
            "RETURN time($x) AS x",
            "10:02:00+00:00",
        ),
        (
            "WITH 1 AS n RETURN n, $x < $x UNION ALL RETURN 2 AS n, $x AS m",
            datetime(2019, 4, 25, tzinfo=ZoneInfo("Europe/Berlin")),
            (
                "WITH 1 AS n RETURN n, datetime($x) < datetime($x) AS `$x < $x` "
                "UNION ALL RETURN 2 AS n, datetime($x) AS m"
            ),
            "2019-04-25T00:00:00+02:00[Europe/Berlin]",
        ),
    ],
)
def test_a_moment_is_asked_for_by_its_text(
    query: str, value: object, asked: str, text: str | None
) -> None:
    told, given = spelled_out(query, {"x": value, "n": 1})
    assert told == asked
    assert given["n"] == 1
    assert text is None or given["x"] == text


def test_what_engines_take_stays_as_it_is() -> None:
    given = {"d": date(2019, 4, 25), "l": [MONTH]}
    assert spelled_out("RETURN $d, $l", given) == ("RETURN $d, $l", given)
