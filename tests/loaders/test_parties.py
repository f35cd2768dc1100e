"""One node for a party, whether its state is told with it or not."""

import pytest

from tests.loaders.finding import entities, entity, mentions


def parties(text: str) -> set[str]:
    """The names of the bodies that are found."""
    return {name for type_, name in entities(text) if type_ == "Organization"}


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "The US Democratic Party lost. The Democratic Party wept.",
            "Democratic Party",
            ["US Democratic Party", "Democratic Party"],
        ),
        ("The US Democratic Party lost.", "Democratic Party", ["US Democratic Party"]),
        (
            "The American Republican Party lost. Republicans wept.",
            "Republican Party",
            ["American Republican Party", "Republicans"],
        ),
        (
            "The German Social Democrats lost. The Social Democrats wept.",
            "Social Democrats",
            ["German Social Democrats", "Social Democrats"],
        ),
        (
            "The Peruvian Fjord Party lost. The Fjord Party wept.",
            "Fjord Party",
            ["Peruvian Fjord Party", "Fjord Party"],
        ),
        (
            "The Hungarian Fjord Party lost. The Fjord Party of Hungary wept.",
            "Hungarian Fjord Party",
            ["Hungarian Fjord Party", "Fjord Party of Hungary"],
        ),
    ],
)
def test_whose_party_it_is_makes_no_other_party(
    text: str, name: str, words: list[str]
) -> None:
    assert parties(text) == {name}
    assert mentions(text, name) == words


def test_a_party_that_the_world_knows_has_the_same_id_with_its_state() -> None:
    one = entity("The US Democratic Party lost.", "Democratic Party")
    assert one.id == entity("The Democratic Party lost.", "Democratic Party").id


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The French Fjord Party met the Spanish Fjord Party. The Fjord Party won.",
            {"French Fjord Party", "Spanish Fjord Party", "Fjord Party"},
        ),
        (
            "Spain's Fjord Party won. The Fjord Party of Peru lost.",
            {"Fjord Party", "Fjord Party of Peru"},
        ),
        ("The Irish Labour Party lost.", {"Irish Labour Party"}),
    ],
)
def test_parties_of_two_states_are_two(text: str, names: set[str]) -> None:
    assert parties(text) == names
