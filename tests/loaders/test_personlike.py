"""Persons that what is said of them tells, whatever the model takes them for."""

import pytest

from tests.loaders.finding import entities


@pytest.mark.parametrize(
    "text",
    [
        "Zita Omondi was sworn in as governor of Kisumu.",
        "Kisumu governor Zita Omondi met the press.",
        "The bank sacked its director, Zita Omondi, on Monday.",
        "The court freed Zita Omondi, 47, on Monday.",
        "The court freed Zita Omondi, who had been ill.",
        "Raul Soto succeeded Zita Omondi in May.",
        "Raul Soto criticised his predecessor, Zita Omondi.",
        "Raul Soto announced the appointment of Zita Omondi as treasurer.",
        "Raul Soto and his wife, Zita Omondi, sang.",
        "Zita Omondi, the daughter of a banker, sang.",
        "Zita Omondi, an engineer from Kisumu, was freed.",
    ],
)
def test_who_is_spoken_of_as_a_person_is_one(text: str) -> None:
    assert ("Person", "Zita Omondi") in entities(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The firm sold Nordvik Motors, a maker of engines.", "Nordvik Motors"),
        ("They named Nordvik Motors the best of all.", "Nordvik Motors"),
        ("They left Port Omondi, a town of 47 houses.", "Port Omondi"),
    ],
)
def test_bodies_and_places_are_no_persons(text: str, name: str) -> None:
    assert ("Person", name) not in entities(text)


def test_a_relative_is_not_whom_the_surname_first_told() -> None:
    text = "Zita Omondi, a judge, sang. Her brother, the lawyer Okot Omondi, did not."
    people = {name for type_, name in entities(text) if type_ == "Person"}
    assert {"Zita Omondi", "Okot Omondi"} <= people
