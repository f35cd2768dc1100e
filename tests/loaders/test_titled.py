"""Whose bodies a text names, and who only sent it."""

import pytest

from tests.loaders.finding import entities, mentions, proposed


def _bodies(text: str) -> set[str]:
    return {name for type_, name in entities(text) if type_ == "Organization"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Brazilian President Ana Prado sent the bill to Congress on Monday.",
            "Congress of Brazil",
        ),
        (
            "Peru's Congress sat until midnight. Congress will vote today.",
            "Congress of Peru",
        ),
        (
            "President Rosa Reyes of the Philippines told the Justice Department so.",
            "Department of Justice of the Philippines",
        ),
        (
            "Joe Biden urged Congress to pass aid for Mexico.",
            "United States Congress",
        ),
        ("The White House said Congress would wait.", "United States Congress"),
        ("Norway's king hoped that Congress would agree.", "United States Congress"),
        ("Congress passed the budget.", "United States Congress"),
    ],
)
def test_congress_is_that_of_the_state_told_of(text: str, body: str) -> None:
    assert body in _bodies(text)
    congresses = {one for one in _bodies(text) if "Congress" in one}
    assert congresses <= {body}


def test_a_body_with_its_state_behind_is_the_one_known_without() -> None:
    text = "The African National Congress of South Africa chose a leader."
    assert _bodies(text) == {"African National Congress of South Africa"}


def test_a_known_body_is_none_within_another_ones_name() -> None:
    text = "The Miners' Congress met Joe Biden in Washington."
    assert "United States Congress" not in _bodies(text)


@pytest.mark.parametrize("name", ["Sami Nasser", "Maya Lindholm", "Roma Kelly"])
def test_a_person_called_like_a_people_is_one(name: str) -> None:
    text = f"Jordan's prime minister {name} spoke on Sunday."
    assert ("Person", name) in entities(text)
    assert mentions(text, name.split(maxsplit=1)[0]) == []


def test_a_people_stays_one_before_a_persons_name() -> None:
    text = "Sami leader Aslak Holmen spoke."
    assert {("Organization", "Sami"), ("Person", "Aslak Holmen")} <= entities(text)


def _told(text: str) -> set[tuple[str, str, str]]:
    return {
        (one.subject.entity.name, one.relation, one.object.entity.name)
        for one in proposed(text)
    }


@pytest.mark.parametrize(
    "sender",
    [
        "Embassy of Peru, Oslo",
        "Press Office of the President of Peru",
        "Ministry of Health of Peru",
    ],
)
def test_who_sends_a_text_does_nothing_that_it_tells(sender: str) -> None:
    told = _told(f"{sender}: Minister Ana Ruiz met Secretary Kari Moe today.")
    assert ("Ana Ruiz", "MET", "Kari Moe") in told
    assert {one for one, relation, _ in told if relation == "MET"} <= {
        "Ana Ruiz",
        "Kari Moe",
    }


@pytest.mark.parametrize(
    ("text", "body", "state"),
    [
        ("Ann Lee leads South Africa's Miners' Congress.", "Miners' Congress", False),
        ("Ann Lee leads the American Labor Council.", "American Labor Council", False),
        ("Ann Lee leads Brazil's Congress.", "Brazil's Congress", True),
    ],
)
def test_what_people_joined_is_no_part_of_their_state(
    text: str, body: str, *, state: bool
) -> None:
    wholes = {one for one, relation, _ in _told(text) if relation == "PART_OF"}
    assert (body in wholes) is state


def test_an_idiom_does_not_reach_into_what_is_told_next() -> None:
    told = _told("Iceland sent two ships to Greenland, and Denmark thanks Norway.")
    assert "THANKED" not in {relation for one, relation, _ in told if one == "Iceland"}


def test_who_agrees_to_do_something_agrees_with_nobody_named_there() -> None:
    told = _told("Kenya and Norway agreed that Peru should join.")
    assert ("Kenya", "AGREED_WITH", "Peru") not in told
    assert ("Kenya", "AGREED_WITH", "Norway") in told
