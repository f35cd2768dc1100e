"""What has not the day of the news."""

import pytest

from tests.loaders.dated import THURSDAY, day


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Cruz denied that he met Diaz in Lima.", "met"),
        ("Cruz denied on Tuesday that he met Diaz in Lima.", "met"),
        ("Cruz denied meeting Diaz in Lima.", "meeting"),
        ("Cruz rejected claims that he met Diaz in Lima.", "met"),
        ("Cruz dismissed reports of meeting Diaz.", "meeting"),
        ("Cruz visited Lima on the 80th anniversary of the landing.", "visited"),
        ("Cruz visited Lima on the eve of the vote.", "visited"),
        ("Peru attacked Chile in the last century.", "attacked"),
        ("It was unrelated to the current Peruvian invasion of Chile.", "invasion"),
    ],
)
def test_what_is_denied_or_of_a_day_not_said_has_not_the_day_of_the_news(
    text: str, word: str
) -> None:
    assert day(f"Diaz left Oslo on Monday. {text}", word, THURSDAY) is None


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Cruz, who denied the charges, met Diaz.", "met", THURSDAY),
        ("Cruz denied on Tuesday that he met Diaz.", "denied", "2024-05-14"),
        ("Cruz denied that he met Diaz on May 3.", "met", "2024-05-03"),
        ("Cruz dismissed the minister.", "dismissed", THURSDAY),
        ("Cruz congratulated Diaz on the anniversary.", "congratulated", THURSDAY),
    ],
)
def test_what_is_told_beside_a_denial_keeps_its_day(
    text: str, word: str, meant: str
) -> None:
    assert day(text, word, THURSDAY) == meant
