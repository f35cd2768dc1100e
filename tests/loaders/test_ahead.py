"""What lies ahead of the deed that tells of it."""

import pytest

from tests.loaders.dated import PUBLISHED, THURSDAY, day, when


@pytest.mark.parametrize(
    ("text", "word", "first", "last"),
    [
        ("Diaz invited Cruz to visit Lima in the autumn.", "visit", "09", "11"),
        ("Diaz asked Cruz to come to Lima in summer.", "come", "06", "08"),
        ("Diaz promised to visit Lima and meet Cruz in the fall.", "meet", "09", "11"),
        ("Diaz will fly to Lima to meet Cruz in the summer.", "meet", "06", "08"),
        ("Diaz will visit Lima this summer.", "visit", "06", "08"),
        ("Peru sanctioned Cruz this summer.", "sanctioned", "06", "08"),
    ],
)
def test_a_season_of_what_is_planned_is_to_come(
    text: str, word: str, first: str, last: str
) -> None:
    found = when(text, word, THURSDAY)
    assert (str(found.date), str(found.date_end)) == (f"2024-{first}", f"2024-{last}")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Diaz invited Cruz to visit Lima in the autumn.", "invited"),
        ("Diaz thanked Cruz and invited her to visit Lima in the autumn.", "thanked"),
        ("Diaz invited Cruz to Lima for the parade on July 28.", "invited"),
        ("Diaz invited Cruz to the summit in November.", "invited"),
        ("Diaz urged Cruz to leave in November.", "urged"),
    ],
)
def test_the_time_of_what_somebody_is_asked_to_do_is_not_that_of_the_asking(
    text: str, word: str
) -> None:
    assert day(text, word, THURSDAY) == THURSDAY


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Diaz invited Cruz to Lima on May 9.", "invited", "2024-05-09"),
        ("Diaz urged Peru to leave on May 3.", "leave", "2024-05-03"),
        ("Diaz invited Cruz in April to visit Lima.", "invited", "2024-04"),
        ("Diaz visited Lima in the autumn.", "visited", "2023-09"),
        ("Diaz managed to leave in November.", "leave", "2023-11"),
        ("In 2014 Diaz left. Cruz agreed to come in June.", "come", "2014-06"),
        ("Diaz had asked Cruz to come in March.", "come", "2024-03"),
    ],
)
def test_what_was_done_before_keeps_its_time(text: str, word: str, meant: str) -> None:
    assert day(text, word, THURSDAY) == meant


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Peru sanctioned Cruz on May 6, 2020.", "sanctioned", "2020-05-06"),
        ("Peru sanctioned Cruz on May 6.", "sanctioned", "2020-05-06"),
        ("Peru announced talks on May 6, 2020.", "announced", PUBLISHED),
        ("Peru attacked Cruz on May 8.", "attacked", "2019-05-08"),
    ],
)
def test_a_deed_that_is_told_may_be_a_day_after_the_dateline(
    text: str, word: str, meant: str
) -> None:
    assert day(text, word) == meant
