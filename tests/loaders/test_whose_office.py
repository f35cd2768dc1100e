"""Whom a role means, whose minister one is, and what only looks like an actor."""

import pytest

from detente.loaders.document import MentionKind
from tests.loaders.finding import entities, mentions, proposed


def _ties(text: str, *relations: str) -> set[tuple[str, str, str]]:
    return {
        (one.subject.entity.name, one.relation, one.object.entity.name)
        for one in proposed(text)
        if one.relation in relations
    }


def test_beside_a_known_leader_told_by_title_others_are_not_of_a_neighbour() -> None:
    text = (
        "Talks on Sudan were held in Ethiopia. President Museveni came. "
        "Minister Ina Moe spoke."
    )
    assert not _ties(text, "HOLDS_POSITION")


def test_a_minister_is_of_the_state_whose_leader_is_told_by_title_alone() -> None:
    text = (
        "President Macron spoke of Sudan and Ethiopia. France wants peace in Sudan. "
        "Ethiopia and Sudan agreed. Foreign Minister Ina Moe went to Sudan."
    )
    assert ("Ina Moe", "HOLDS_POSITION", "France") in _ties(text, "HOLDS_POSITION")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ana Lind waited. The President arrived. Later President Holt spoke.", False),
        ("Ana Lind waited. The President arrived. Later Peru spoke.", True),
    ],
)
def test_a_role_that_is_told_of_another_further_on_is_nobodys(
    text: str, *, meant: bool
) -> None:
    nominals = mentions(text, "Ana Lind", MentionKind.NOMINAL)
    assert ("The President" in nominals) is meant


def test_the_leader_of_a_state_is_not_one_known_to_lead_another() -> None:
    text = "President {} arrived in Lima. The Peruvian president spoke there."
    assert not mentions(text.format("Sarkozy"), "Sarkozy", MentionKind.NOMINAL)
    assert mentions(text.format("Humala"), "Humala", MentionKind.NOMINAL)


def test_a_role_is_not_that_of_what_was_quoted_before() -> None:
    text = 'Peru wants "peace with Ana Lind," the President of Kenya said.'
    assert not mentions(text, "Ana Lind", MentionKind.NOMINAL)


@pytest.mark.parametrize("peer", ["colleague", "counterpart"])
def test_a_counterpart_without_a_name_is_who_has_an_office_there(peer: str) -> None:
    text = (
        "The Minister of Foreign Affairs of the Republic of Peru Ana Lind met the "
        f"Foreign Minister of Kenya Jo Moe. Jo Moe thanked his Peruvian {peer}."
    )
    assert mentions(text, "Ana Lind", MentionKind.NOMINAL) == [f"Peruvian {peer}"]


def test_a_counterpart_with_a_name_behind_is_nobody_else() -> None:
    text = "President of Peru Ana Lind left. He met his Peruvian counterpart Jo Moe."
    assert "Peruvian counterpart" not in mentions(text, "Ana Lind")


def test_a_portfolio_before_a_name_is_no_body() -> None:
    text = "He met today with the Minister of Foreign Affairs Rashid Meredo."
    assert entities(text) == {("Person", "Rashid Meredo")}


def test_the_number_of_a_meeting_is_no_part_of_whose_it_is() -> None:
    found = entities("The 31st African Union summit ended in Lima on Monday.")
    assert ("Organization", "African Union") in found
    assert ("Event", "31st African Union summit") in found
    assert ("Organization", "31st African Union") not in found


def test_a_body_with_an_and_behind_its_owner_is_one() -> None:
    found = entities("The African Union's Peace and Security Council met in Lima.")
    assert ("Organization", "Peace and Security Council") in found
    assert not {("Organization", "Peace")} & found
    assert ("Organization", "United Nations Security Council") not in found


def test_words_for_things_in_capitals_are_no_person() -> None:
    text = 'They spoke of the "Roadmap for Dynamic Kenya-Peru Relations" of July.'
    assert not [name for type_, name in entities(text) if type_ == "Person"]


@pytest.mark.parametrize(
    "text",
    [
        "She spoke of the conflicts in Kenya and war in Peru.",
        "The Peruvian minister arrived in Kenya, war having begun in Chad.",
    ],
)
def test_where_a_war_is_does_not_tell_whose_it_is(text: str) -> None:
    assert not _ties(text, "ATTACKED")


def test_a_call_for_something_is_no_call_to_who_is_named_near() -> None:
    text = "Ana Lind spoke. Her call came during the African Union summit."
    assert not _ties(text, "CALLED")
    text = "Ana Lind described the call with Jo Moe as friendly."
    assert ("Ana Lind", "CALLED", "Jo Moe") in _ties(text, "CALLED")


def test_where_somebody_came_to_meets_nobody() -> None:
    text = "Ana Lind, who had arrived in Kenya, met with Jo Moe."
    assert all("Kenya" not in (one, other) for one, _, other in _ties(text, "MET"))


def test_whom_a_states_minister_meets_is_not_of_that_state() -> None:
    text = (
        "Kenyan Prime Minister Jo Moe held a meeting with Deputy Minister Ana Lind in "
        "Lima, Peru. Kenya wants peace, Jo Moe said. Kenya is calm."
    )
    text += " It had rained in the morning, and the streets were wet." * 8  # not brief
    held = _ties(text, "HOLDS_POSITION")
    assert ("Jo Moe", "HOLDS_POSITION", "Kenya") in held
    assert ("Ana Lind", "HOLDS_POSITION", "Kenya") not in held
