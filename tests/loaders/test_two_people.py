"""One person or two: joined titles, styles, counterparts, and whom "his" means."""

import pytest

from detente.loaders.document import MentionKind
from tests.loaders.dated import THURSDAY, day
from tests.loaders.finding import entities, mentions, proposed


def _offices(text: str) -> set[tuple[str, str, str]]:
    return {
        (one.subject.entity.name, dict(one.attrs)["title"], one.object.entity.name)
        for one in proposed(text)
        if one.relation == "HOLDS_POSITION"
    }


def test_a_premier_and_a_president_are_two_people() -> None:
    text = "The Peruvian PM and President Joko Moe of Kenya shared the view."
    assert {who for who, _, where in _offices(text) if where == "Peru"} == set()
    text = "The Peruvian Deputy Prime Minister and Foreign Minister Ana Lind spoke."
    assert {where for _, _, where in _offices(text)} == {"Peru"}
    assert len(_offices(text)) == 2


@pytest.mark.parametrize("short", ["PM", "DPM", "FM"])
def test_a_short_title_is_no_part_of_a_name(short: str) -> None:
    assert entities(f"{short} Ana Lind thanked him.") == {("Person", "Ana Lind")}


def test_a_name_goes_on_behind_a_particle_and_a_hyphen() -> None:
    found = entities("Peruvian President Abdel Fattah el-Sadri spoke to reporters.")
    assert ("Person", "Abdel Fattah el-Sadri") in found


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kenyan Prime Minister Lord Holt spoke.", "prime minister"),
        ("Kenyan Justice Minister General Juan Ruiz spoke.", "justice minister"),
        ("Kenyan Attorney General Juan Ruiz spoke.", "attorney general"),
    ],
)
def test_a_style_before_a_name_is_no_part_of_the_office(text: str, title: str) -> None:
    assert {told for _, told, _ in _offices(text)} == {title}


def test_an_agencys_name_before_a_dash_has_no_prime_minister() -> None:
    text = "VNP - Prime Minister Ana Lind left.\n\nVNP - Peru spoke."
    assert "VNP" not in {where for _, _, where in _offices(text)}


def test_one_counterpart_is_one_person() -> None:
    text = (
        "Kenyan Prime Minister Jo Moe met his Peruvian counterpart Ana Lind and "
        "Chad's State Counsellor Ina Ruiz."
    )
    assert ("Ana Lind", "prime minister", "Peru") in _offices(text)
    assert not [
        who for who, _, where in _offices(text) if (who, where) == ("Ina Ruiz", "Peru")
    ]


def test_who_speaks_at_talks_with_his_counterpart_is_himself() -> None:
    text = (
        "At the talks with his Peruvian counterpart, Prime Minister Jo Moe urged peace."
    )
    assert not _offices(text)
    text = "He met his Peruvian counterpart, Prime Minister Jo Moe, in Oslo."
    assert _offices(text) == {("Jo Moe", "prime minister", "Peru")}


def test_his_is_who_is_joined_to_the_counterpart() -> None:
    text = (
        "President of Kenya Jo Moe came. Chadian Foreign Minister Ana Lind and his "
        "Peruvian counterpart Rosa Diaz also came."
    )
    assert ("Rosa Diaz", "foreign minister", "Peru") in _offices(text)
    assert ("Rosa Diaz", "president", "Peru") not in _offices(text)


def test_a_wife_is_no_he() -> None:
    text = "Lord Holt's wife Aubrey died. He became prime minister in 1976."
    assert "He" in mentions(text, "Holt", MentionKind.PRONOUN)


def test_the_two_of_a_quote_are_not_who_is_quoted() -> None:
    text = (
        "Jo Moe met Ana Lind. After that meeting with Jo Moe, spokesman Ivo Holt "
        'said, "The two leaders had a talk."'
    )
    assert not mentions(text, "Ivo Holt", MentionKind.GROUP)


def test_a_partner_in_life_is_family_and_no_ally() -> None:
    text = (
        "He and his long-term partner Mia Holt met Jo Moe's longtime partner Ina Ruiz."
    )
    told = {
        (one.subject.entity.name, one.relation, one.object.entity.name)
        for one in proposed(text)
    }
    assert ("Ina Ruiz", "FAMILY_OF", "Jo Moe") in told
    assert not [fact for fact in told if fact[1] == "ALLIED_WITH"]
    states = proposed("Kenya is a long-term partner of Peru.")
    assert {one.relation for one in states} == {"ALLIED_WITH"}


def test_scheduled_talks_on_a_day_lie_ahead() -> None:
    text = "It came ahead of their scheduled meeting on Monday."
    assert day(text, "meeting", THURSDAY) == "2024-05-20"
    assert day("It came after their meeting on Monday.", "meeting", THURSDAY) == (
        "2024-05-13"
    )
