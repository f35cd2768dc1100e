"""Dates as precise as their source."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.graph.dates import PartialDate
from detente.graph.errors import BadDate

days = st.dates(min_value=date(1, 1, 1))
precisions = st.integers(min_value=1, max_value=3)


def to_precision(day: date, precision: int) -> PartialDate:
    return PartialDate(*(day.year, day.month, day.day)[:precision])


@given(days, precisions)
def test_a_date_is_read_back_as_it_was_written(day: date, precision: int) -> None:
    told = to_precision(day, precision)
    assert PartialDate.parse(str(told)) == told


@given(days, precisions)
def test_a_date_lies_within_its_coarser_forms_only(day: date, precision: int) -> None:
    told, whole = to_precision(day, precision), PartialDate.of(day)
    assert whole in told
    assert (told in whole) == (precision == 3)
    assert told.first <= day <= told.last


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8 April",
        "2019-4",
        "2019-13",
        "2019-02-30",
        "20190425",
        "0000",
        "2019-04-25 ",
    ],
)
def test_what_is_no_date_is_refused_with_the_forms_that_are(text: str) -> None:
    with pytest.raises(BadDate, match="write 1904, 1904-04 or 1904-04-08"):
        PartialDate.parse(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(BadDate):
        PartialDate(2019, day=4)


def test_dates_sort_by_first_day_and_the_coarser_first() -> None:
    written = ["2019", "2019-01", "2019-01-01", "2019-01-02", "2019-02", "2020"]
    dates = [PartialDate.parse(text) for text in written]
    dates.reverse()
    assert [str(d) for d in sorted(dates)] == written
