"""Days as agencies print them: before names, told twice, counted on from the last."""

import pytest

from tests.loaders.dated import day


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("In Lima on Monday Interior Minister Ana Soto met the Pope.", "met", "-04"),
        ("Late on Sunday Peru signed the accord.", "signed", "-03"),
        ("At a rally on Monday Ana Soto accused Chile of lying.", "accused", "-04"),
        ("On the night of May 2 Peru attacked Chile.", "attacked", "-02"),
    ],
)
def test_a_day_before_a_name_dates_the_verb(text: str, word: str, meant: str) -> None:
    assert day(text, word) == f"2020-05{meant}"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Last Monday, April 27, Peru left the bloc.", "2020-04-27"),
        ("Peru left the bloc a week ago, on April 28.", "2020-04-28"),
        ("Last year, on April 28, Peru left the bloc.", "2019-04-28"),
        ("Peru left the bloc on the first of the month.", "2020-05-01"),
        ("Peru left the bloc on the 2nd.", "2020-05-02"),
        ("Peru left the bloc on the 20th.", "2020-04-20"),
        ("Peru left the bloc on the last day of February.", "2020-02-29"),
        ("Peru left the bloc earlier in the month.", "2020-05"),
    ],
)
def test_a_day_told_twice_or_by_its_number(text: str, meant: str) -> None:
    assert day(text, "left") == meant


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        (
            (
                "Peru thanked Chile on Sunday for the tents that it sent on April 19. "
                "Bolivia left the bloc the day before."
            ),
            "left",
            "2020-05-02",
        ),
        (
            "Chile expelled the envoy on Friday, and a day after that Peru left.",
            "left",
            "2020-05-02",
        ),
        (
            (
                "Ana Soto opened the talks on Friday. "
                "She joined the dinner, and on Sunday she left Lima."
            ),
            "joined",
            "2020-05-01",
        ),
        (
            "Ana Soto phoned Juan Paz on Monday. She used the call to invite him.",
            "invite",
            "2020-05-04",
        ),
        (
            "Ana Soto, envoy of Peru since 2013, resigned. In March she had met Paz.",
            "met",
            "2020-03",
        ),
        (
            "Ana Soto will attend the forum, which begins on Friday.",
            "attend",
            "2020-05-08",
        ),
    ],
)
def test_what_a_day_is_counted_from(text: str, word: str, meant: str) -> None:
    assert day(text, word) == meant
