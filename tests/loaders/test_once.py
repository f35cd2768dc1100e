"""What a text tells several times is told once, and what happened twice, twice."""

import pytest

from detente.graph.dates import PartialDate
from detente.graph.model import Article
from detente.loaders import read


def times(text: str, relation: str) -> list[str]:
    """The dates of the facts of that relation."""
    article = Article("a", published=PartialDate.parse("2024-05-16"), text=text)
    (made,) = read([article])
    return sorted(
        str(fact.date) for fact in made.facts if fact.relation.name == relation
    )


@pytest.mark.parametrize(
    ("text", "relation", "dates"),
    [
        (
            "Rosa Diaz visited Oslo on 3 May 2019. She visited Oslo on 7 June 2021.",
            "VISITED",
            ["2019-05-03", "2021-06-07"],
        ),
        (
            "Rosa Diaz met Luis Vega in 2019. Luis Vega met Rosa Diaz on 2 April 2021.",
            "MET",
            ["2019", "2021-04-02"],
        ),
        (
            "Peru hit Kenya in 1998. Peru hit Kenya in 2004. Peru hit Kenya.",
            "ATTACKED",
            ["1998", "2004"],
        ),
        (
            "Rosa Diaz visited Oslo on 3 May 2019 and again on 7 June 2021.",
            "VISITED",
            ["2019-05-03", "2021-06-07"],
        ),
    ],
)
def test_a_deed_of_two_times_is_two_facts(
    text: str, relation: str, dates: list[str]
) -> None:
    told = times(text, relation)
    assert told == dates


@pytest.mark.parametrize(
    ("text", "relation", "date"),
    [
        (
            "Rosa Diaz visited Oslo in May 2019. She visited Oslo on 7 May 2019.",
            "VISITED",
            "2019-05-07",
        ),
        (
            "Rosa Diaz visited Oslo on 7 May 2019. She visited Oslo in 2019.",
            "VISITED",
            "2019-05-07",
        ),
        (
            "Rosa Diaz visited Oslo on 7 May 2019. Rosa Diaz visited Oslo.",
            "VISITED",
            "2019-05-07",
        ),
        (
            "Peru signed the Lima Treaty in 1998. Peru signed the Lima Treaty in 1999.",
            "SIGNED",
            None,
        ),
    ],
)
def test_one_deed_told_twice_is_one_fact(
    text: str, relation: str, date: str | None
) -> None:
    (told,) = times(text, relation)
    assert date is None or told == date
