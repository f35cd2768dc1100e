"""Days with a name: fixed, of a state that is told, or left open."""

import pytest

from tests.loaders.dated import day, when


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("They met on Christmas Eve.", "2019-12-24"),
        ("They met on Christmas.", "2019-12-25"),
        ("On New Year's Day Rosa Diaz met Luis Vega.", "2020-01-01"),
        ("They met on New Year's Eve 2015.", "2015-12-31"),
        ("They met on May Day.", "2020-05-01"),
        ("They will have met on International Women's Day.", "2021-03-08"),
        ("They met on Bastille Day last year.", "2019-07-14"),
        ("They met on Ukraine's Independence Day.", "2019-08-24"),
        ("They met on Ukrainian Independence Day.", "2019-08-24"),
        ("They met on Independence Day in Kenya.", "2019-12-12"),
        ("They met on the Republic Day of India.", "2020-01-26"),
        ("They met in Moscow on Victory Day.", "2019-05-09"),
        ("Belarus and Russia said that they met on Victory Day.", "2019-05-09"),
    ],
)
def test_a_feast_with_a_fixed_day_is_a_date(text: str, meant: str) -> None:
    assert day(text, "met") == meant


@pytest.mark.parametrize(
    "text",
    [
        "They met on Independence Day.",
        "Peru and Kenya said that they met on Independence Day.",
        "They met on Norway's Independence Day.",
        "They met on Armed Forces Day.",
        "They met over Easter.",
        "They met on Thanksgiving.",
        "Canada said that they met on Thanksgiving.",
    ],
)
def test_a_feast_of_which_the_day_is_open_is_no_date_and_not_the_day_of_the_text(
    text: str,
) -> None:
    told = when(text, "met")
    assert told.date is None
    assert "the text leaves open" in told.why


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They ate Easter eggs as they met.", "met"),
        ("She congratulated Ukraine on Independence Day.", "congratulated"),
        ("Doris Day met the mayor.", "met"),
        ("They met. The talks on Independence Day went well.", "met"),
    ],
)
def test_a_feast_that_dates_nothing_leaves_the_day_of_the_text(
    text: str, word: str
) -> None:
    assert day(text, word) == "2020-05-05"


def test_what_is_held_on_a_feast_has_its_day() -> None:
    text = "They met at the Victory Day parade in Moscow."
    assert day(text, "parade", "2020-06-05") == "2020-05-09"


def test_a_day_said_beside_a_feast_counts() -> None:
    assert day("They met on Monday, Independence Day.", "met") == "2020-05-04"
