"""What time expressions mean, counted from a dateline."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.loaders.when.anchors import Anchor, Span, Tense
from detente.loaders.when.times import expressions

TUESDAY = date(2020, 5, 5)


def spans(text: str, tense: Tense = Tense.PAST) -> list[Span]:
    anchor = Anchor(TUESDAY, tense, focus=date(2020, 5, 3))
    resolved = (expression.resolve(anchor) for expression in expressions(text))
    return [span for span in resolved if span is not None]


def days(text: str, tense: Tense = Tense.PAST) -> list[str]:
    return [
        f"{span.date}/{span.date_end}" if span.date_end else str(span.date)
        for span in spans(text, tense)
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("on 2019-04-25", ["2019-04-25"]),
        ("on April 25, 2019", ["2019-04-25"]),
        ("on 25 April 2019", ["2019-04-25"]),
        ("on the 25th of April, 2019", ["2019-04-25"]),
        ("in April 2019", ["2019-04"]),
        ("in 2019", ["2019"]),
        ("the one-year mark of the war", ["2019"]),
        ("the second anniversary of the invasion", ["2018"]),
        ("the 30th anniversary of the pact", ["1990"]),
        ("in 1941-1945", ["1941/1945"]),
        ("in 1941-45", ["1941/1945"]),
        ("from 2010 to 2014", ["2010/2014"]),
        ("between 1998 and 2002", ["1998/2002"]),
        ("in the 1990s", ["1990/1999"]),
        ("in the second quarter of 2022", ["2022-04/2022-06"]),
        ("in Q4 2022", ["2022-10/2022-12"]),
        ("in the first half of 2022", ["2022-01/2022-06"]),
        ("on the tenth of May 2019", ["2019-05-10"]),
        ("on the twenty-first of June 2019", ["2019-06-21"]),
        ("in the late 1990s", ["1997/1999"]),
        ("in the summer of 2018", ["2018-06/2018-08"]),
        ("in winter 2018", ["2018-12/2019-02"]),
        ("July 18-19, 2019", ["2019-07-18/2019-07-19"]),
        ("13 and 14 October 2021", ["2021-10-13/2021-10-14"]),
        ("April 29 to May 2, 2020", ["2020-04-29/2020-05-02"]),
        ("the 70th anniversary of the Great War 1941-1945", ["2015"]),
        ("in mid-2018", ["2018"]),
        ("on 24.2.2022", ["2022-02-24"]),
        ("on 24/02/2022", ["2022-02-24"]),
        ("on 02/24/2022", ["2022-02-24"]),
        ("on 3/4/2022", ["2022"]),
        ("on Christmas Day 1989", ["1989-12-25"]),
        ("on Thursday (July 4, 2019)", ["2019-07-04"]),
        ("the 70th anniversary of the victory in 2015", ["2015"]),
    ],
)
def test_what_is_written_out_is_read_as_precisely_as_it_says(
    text: str, meant: list[str]
) -> None:
    assert days(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("on Monday", "2020-05-04"),
        ("on Tuesday", "2020-05-05"),
        ("on Wednesday", "2020-04-29"),
        ("last Tuesday", "2020-04-28"),
        ("Friday last week", "2020-05-01"),
        ("Friday of this week", "2020-05-08"),
        ("on Thursday (April 30)", "2020-04-30"),
        ("on New Year's Eve", "2019-12-31"),
        ("last December", "2019-12"),
        ("last May", "2019-05"),
        ("fifteen years ago", "2005"),
        ("the day before yesterday", "2020-05-03"),
        ("the night before", "2020-05-02"),
        ("the next morning", "2020-05-04"),
        ("over the weekend", "2020-05-02/2020-05-03"),
        ("last weekend", "2020-05-02/2020-05-03"),
        ("Monday evening", "2020-05-04"),
        ("today", "2020-05-05"),
        ("yesterday", "2020-05-04"),
        ("last night", "2020-05-04"),
        ("two days ago", "2020-05-03"),
        ("a year ago", "2019"),
        ("a year ago today", "2019-05-05"),
        ("two weeks ago to the day", "2020-04-21"),
        ("a year ago this month", "2019-05"),
        ("on the tenth of April", "2020-04-10"),
        ("the last quarter of last year", "2019-10/2019-12"),
        ("last autumn", "2019-09/2019-11"),
        ("this spring", "2020-03/2020-05"),
        ("last month", "2020-04"),
        ("last week", "2020-04"),
        ("earlier this month", "2020-05"),
        ("late last year", "2019"),
        ("the day before", "2020-05-02"),
        ("the same day", "2020-05-03"),
        ("the following day", "2020-05-04"),
        ("two days later", "2020-05-05"),
        ("May 9 this year", "2020-05-09"),
        ("in April", "2020-04"),
        ("in November", "2019-11"),
        ("on August 9", "2019-08-09"),
        ("Sunday, June 21", "2020-06-21"),
    ],
)
def test_what_is_told_from_the_dateline_is_counted_back_from_it(
    text: str, meant: str
) -> None:
    assert days(text) == [meant]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("on Monday", "2020-05-11"),
        ("on Tuesday", "2020-05-05"),
        ("next Tuesday", "2020-05-12"),
        ("Tuesday next week", "2020-05-12"),
        ("next May", "2021-05"),
        ("the day after tomorrow", "2020-05-07"),
        ("this weekend", "2020-05-09/2020-05-10"),
        ("tomorrow", "2020-05-06"),
        ("next month", "2020-06"),
        ("on April 9", "2021-04-09"),
        ("in November", "2020-11"),
        ("in the autumn", "2020-09/2020-11"),
        ("in the spring", "2020-03/2020-05"),
        ("next spring", "2021-03/2021-05"),
    ],
)
def test_what_is_planned_is_counted_on_from_the_dateline(text: str, meant: str) -> None:
    assert days(text, Tense.FUTURE) == [meant]


def test_without_a_tense_the_nearest_year_is_meant() -> None:
    text = "in June, in December, on August 9, on October 9"
    meant = ["2020-06", "2019-12", "2020-08-09", "2019-10-09"]
    assert days(text, Tense.OPEN) == meant


def test_a_date_that_disagrees_with_today_is_the_other_reading() -> None:
    (span,) = spans("today, April 5")
    assert str(span.date) == "2020-05-05"
    assert [str(other) for other in span.alternatives] == ["2020-04-05"]


@pytest.mark.parametrize(
    "text",
    [
        "he may march on",
        "some 1260 kilometers away",
        "2,000 people",
        "$1500 each",
        "on Super Tuesday",
        "on Easter Sunday",
        "at 15:30",
        "1987a",
    ],
)
def test_numbers_words_and_names_are_no_times(text: str) -> None:
    assert days(text) == []


def test_a_day_that_does_not_exist_is_not_resolved() -> None:
    assert days("on February 30, 2020") == []


def test_without_a_dateline_only_what_is_written_out_is_known() -> None:
    text = "on Monday, in 2019, yesterday, on May 9, last year, on May 9, 2018"
    anchor = Anchor(None)
    resolved = [expression.resolve(anchor) for expression in expressions(text)]
    assert [str(span.date) for span in resolved if span] == ["2019", "2018-05-09"]


WORDS = [
    *("on", "in", "last", "next", "this", "the", "day", "week", "month", "year"),
    *("Monday", "May", "March", "5", "31", "30", "2020", "1999", "9999", "0", "of"),
    *("and", "to", "-", ",", "ago", "two", "999", "years", "summer", "1990s", "today"),
    *("early", "late", "before", "after", "anniversary", "70th", "2020-02-30", "that"),
]


@given(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.dates(),
    st.sampled_from(Tense),
)
def test_any_words_are_read_in_place_or_left_open(
    text: str, published: date, tense: Tense
) -> None:
    end = 0
    for expression in expressions(text):
        assert expression.start >= end
        end = expression.end
        assert text[expression.start : end] == expression.text
        span = expression.resolve(Anchor(published, tense, focus=published))
        if span is not None and span.date_end is not None:
            assert span.date.first <= span.date_end.last
