"""The sentence and the dates of facts that a text tells more than once."""

import pytest

from detente.graph.dates import PartialDate
from detente.graph.model import Article, Fact
from detente.loaders import read

_DAY = PartialDate.parse("2024-05-16")


def fact(text: str, relation: str) -> Fact:
    """The one fact of that relation that ``text`` tells."""
    (made,) = read([Article("a", published=_DAY, text=text)])
    (one,) = (each for each in made.facts if each.relation.name == relation)
    assert one.evidence == text[one.start : one.end]
    return one


@pytest.mark.parametrize(
    ("born", "meant"),
    [
        ("Olav Berg was born in Lima.", None),
        ("Olav Berg was born in Lima in 1954.", "1954"),
        ("Olav Berg was born on 3 May 1954 in Lima.", "1954-05-03"),
        ("Olav Berg, who was born in Lima, thanked Peru on Tuesday.", None),
    ],
)
def test_a_birth_has_no_time_but_that_of_its_clause(
    born: str, meant: str | None
) -> None:
    text = f"Olav Berg was elected prime minister of Norway on Monday. {born}"
    told = fact(text, "BORN_IN").date
    assert (str(told) if told else None) == meant


def test_of_two_years_of_birth_the_other_is_told_as_doubt() -> None:
    text = "Olav Berg was born in Lima in 1954. Olav Berg was born in Lima in 1955."
    one = fact(text, "BORN_IN")
    assert {str(one.date), one.attr("date_alt")} == {"1954", "1955"}


def test_a_more_precise_date_is_no_doubt() -> None:
    text = "Olav Berg was born in Lima in 1954. Olav Berg was born in Lima in May 1954."
    one = fact(text, "BORN_IN")
    assert (str(one.date), one.attr("date_alt")) == ("1954-05", None)
    assert "May 1954" in one.evidence


def test_the_evidence_of_an_office_bears_its_date() -> None:
    text = (
        "Olav Berg has been the Norwegian foreign minister since January 2020. "
        "Peru was pleased.\n\nAna Soto met Norwegian Foreign Minister Olav Berg on "
        "Tuesday."
    )
    one = fact(text, "HOLDS_POSITION")
    assert str(one.date) == "2020-01"
    assert "January 2020" in one.evidence


def test_the_evidence_of_an_office_and_of_its_date_side_by_side_is_both() -> None:
    text = (
        "Ana Soto met Norwegian Foreign Minister Olav Berg on Tuesday. Berg took "
        "office in January 2020."
    )
    one = fact(text, "HOLDS_POSITION")
    assert str(one.date) == "2020-01"
    assert one.evidence == text


@pytest.mark.parametrize(
    "text",
    [
        "Olav Berg was prime minister of Norway until September 2022.",
        "Olav Berg served as prime minister of Norway until September 2022.",
        "Olav Berg, prime minister of Norway until September 2022, left.",
    ],
)
def test_an_office_held_until_then_has_an_end_and_is_a_former_one(text: str) -> None:
    one = fact(text, "HOLDS_POSITION")
    assert (one.attr("end"), one.attr("status")) == ("2022-09", "former")
    assert one.date is None


def test_who_holds_an_office_until_a_day_to_come_holds_it() -> None:
    text = "Olav Berg is prime minister of Norway until September 2027."
    one = fact(text, "HOLDS_POSITION")
    assert (one.attr("end"), one.attr("status")) == ("2027-09", None)


def test_a_term_beside_a_title_is_over_when_its_end_is() -> None:
    text = "Theresa May, prime minister of Norway from 2016 to 2019, criticised Peru."
    one = fact(text, "HOLDS_POSITION")
    assert (str(one.date), str(one.date_end)) == ("2016", "2019")
    assert one.attr("status") == "former"
    assert str(fact(text, "CRITICIZED").date) == str(_DAY)


def test_who_follows_somebody_who_left_does_so_when_he_is_chosen() -> None:
    text = "Ana Soto was elected mayor of Lima in 2018 after Mayor Luis Mora resigned."
    assert str(fact(text, "SUCCEEDED").date) == "2018"
