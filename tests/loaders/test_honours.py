"""Honours: who confers which award on whom, and who hands it over."""

import pytest

from tests.loaders.finding import entities
from tests.loaders.told import proposals

P, S, ORG, A, PL = "Person", "State", "Organization", "Award", "Place"
NAMES = {
    "Norway": S,
    "Kenya": S,
    "Guild of Bakers": ORG,
    "Fjord Medal": A,
    "Order of the Lion": A,
    "Mia Holt": P,
    "Jon Dahl": P,
    "Rui Lobo": P,
}
AWARDED, HANDED = "AWARDED", "PRESENTED_TO"


def told(text: str) -> set[tuple[str, str, str, str, str | None]]:
    """Who did what to whom, with which award, and for whom it was taken."""
    names = {name: type_ for name, type_ in NAMES.items() if name in text}
    return {
        (
            one.subject.entity.name,
            one.relation,
            one.object.entity.name,
            dict(one.attrs)["award"],
            dict(one.attrs).get("on_behalf_of"),
        )
        for one in proposals(text, names)
        if one.relation in {AWARDED, HANDED}
    }


def ends(text: str) -> set[tuple[str, str, str]]:
    return {one[:3] for one in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Norway awarded the Fjord Medal to Mia Holt.",
        "Norway has posthumously awarded Mia Holt the Fjord Medal.",
        "Mia Holt was awarded the Fjord Medal by Norway.",
        "Mia Holt was honoured with the Fjord Medal by Norway.",
        "Mia Holt, decorated with the Fjord Medal by Norway, lives in Lima.",
        "The Fjord Medal, conferred by Norway on Mia Holt, is of silver.",
        "Norway bestowed upon Mia Holt the Fjord Medal.",
        "Norway said that it had awarded the Fjord Medal to Mia Holt.",
        "Mia Holt, whom Norway had decorated with the Fjord Medal, wept.",
        "Mia Holt received the Fjord Medal from Norway.",
        "Norway named Mia Holt winner of the Fjord Medal.",
        "Mia Holt has been chosen by Norway as the recipient of the Fjord Medal.",
        "Mia Holt is a holder of Norway's Fjord Medal.",
        "Mia Holt, winner of Norway's Fjord Medal, wept.",
        "The award of the Fjord Medal to Mia Holt by Norway came late.",
    ],
)
def test_who_confers_an_award(text: str) -> None:
    assert told(text) == {("Norway", AWARDED, "Mia Holt", "Fjord Medal", None)}


@pytest.mark.parametrize(
    "text",
    [
        "Jon Dahl presented Mia Holt with the Fjord Medal of the Guild of Bakers.",
        "Jon Dahl gave Mia Holt the Guild of Bakers' Fjord Medal.",
        "Mia Holt was handed the Guild of Bakers' Fjord Medal by Jon Dahl.",
        "Mia Holt got the Guild of Bakers' Fjord Medal from the hands of Jon Dahl.",
        "Mia Holt won the Guild of Bakers' Fjord Medal. Jon Dahl handed it to her.",
        "Jon Dahl gave Mia Holt the Fjord Medal on behalf of the Guild of Bakers.",
        "The Guild of Bakers awarded Mia Holt a medal. Jon Dahl handed it over.",
    ],
)
def test_who_hands_over_what_another_confers(text: str) -> None:
    assert ends(text) == {
        ("Guild of Bakers", AWARDED, "Mia Holt"),
        ("Jon Dahl", HANDED, "Mia Holt"),
    }


def test_what_is_handed_over_near_an_honour_is_part_of_it() -> None:
    passed = "Jon Dahl passed Mia Holt a golden lyre."
    text = f"Norway awarded Mia Holt the Fjord Medal. {passed}"
    assert ("Jon Dahl", HANDED, "Mia Holt") in ends(text)
    assert ends(passed) == set()


def test_what_is_no_gift_is_not_presented() -> None:
    assert ends("Jon Dahl handed Mia Holt the microphone.") == set()
    assert ends("Jon Dahl presented Mia Holt with a sword.") == {
        ("Jon Dahl", HANDED, "Mia Holt")
    }


def test_who_turns_an_award_down_is_not_honoured_but_declines() -> None:
    text = (
        "Norway wanted to honour Mia Holt with the Fjord Medal, "
        "but Mia Holt turned the medal down."
    )
    names = {name: type_ for name, type_ in NAMES.items() if name in text}
    found = {
        (one.subject.entity.name, one.relation, one.object.entity.name)
        for one in proposals(text, names)
    }
    assert found == {("Mia Holt", "DECLINED", "Norway")}


def test_a_state_whose_award_it_is_confers_what_its_minister_hands_over() -> None:
    text = "Norway's Fjord Medal was pinned on Mia Holt by Jon Dahl."
    assert ends(text) == {
        ("Norway", AWARDED, "Mia Holt"),
        ("Jon Dahl", HANDED, "Mia Holt"),
    }


def test_the_medals_of_games_are_not_conferred_by_the_state_that_wins() -> None:
    assert ends("Mia Holt won Norway's first gold medal in Lima.") == set()


def test_what_is_taken_for_another() -> None:
    text = (
        "Norway awarded Mia Holt the Fjord Medal. Jon Dahl handed the Fjord Medal to "
        "Rui Lobo."
    )
    assert told(text) == {
        ("Norway", AWARDED, "Mia Holt", "Fjord Medal", None),
        ("Jon Dahl", HANDED, "Rui Lobo", "Fjord Medal", "Mia Holt"),
    }


def test_all_of_a_list_are_honoured() -> None:
    text = "Norway awarded the Fjord Medal to Mia Holt and to Jon Dahl."
    assert ends(text) == {
        ("Norway", AWARDED, "Mia Holt"),
        ("Norway", AWARDED, "Jon Dahl"),
    }


def test_no_award_is_told_with_the_name_of_another() -> None:
    text = (
        "Norway awarded Mia Holt the Fjord Medal. Kenya awarded Jon Dahl the Order of "
        "the Lion. Rui Lobo received a prize from Kenya."
    )
    assert {(one[2], one[3]) for one in told(text)} == {
        ("Mia Holt", "Fjord Medal"),
        ("Rui Lobo", "prize"),
        ("Jon Dahl", "Order of the Lion"),
    }


@pytest.mark.parametrize(
    ("text", "award"),
    [
        ("Norway gave its top prize, the Golden Rose, to Mia Holt.", "Golden Rose"),
        ("Norway bestowed the Golden Rose on Mia Holt.", "Golden Rose"),
        (
            "Norway made Mia Holt a Knight of the Order of the Lion.",
            "Order of the Lion",
        ),
        ("Norway named Mia Holt Gardener of the Year.", "Gardener of the Year"),
    ],
)
def test_what_an_award_is_called(text: str, award: str) -> None:
    assert told(text) == {("Norway", AWARDED, "Mia Holt", award, None)}


def test_the_best_of_each_kind_have_their_prize_from_who_gave_the_first() -> None:
    text = (
        "The Guild of Bakers gave its top prize to Mia Holt. "
        "Best newcomer was Jon Dahl."
    )
    assert ends(text) == {
        ("Guild of Bakers", AWARDED, "Mia Holt"),
        ("Guild of Bakers", AWARDED, "Jon Dahl"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Mia Holt was nominated for the Fjord Medal by Norway.",
        "Mia Holt returned the Fjord Medal to Norway.",
        "Mia Holt refused the Fjord Medal from Norway.",
        "Mia Holt declined to accept the Fjord Medal from Jon Dahl.",
        "Mia Holt did not accept the Fjord Medal from Norway.",
        "Norway stripped Mia Holt of the Fjord Medal.",
        "Norway awarded the contract to Mia Holt.",
        "Mia Holt won the Fjord Medal.",
        "Kenya handed Mia Holt to Norway.",
    ],
)
def test_nobody_is_honoured(text: str) -> None:
    assert told(text) == set()


def test_an_award_ends_before_the_body_whose_it_is() -> None:
    found = entities("Mia Holt won the Polar Prize of the Lima Academy of Sciences.")
    assert {(A, "Polar Prize"), (ORG, "Lima Academy of Sciences")} <= found


def test_an_award_may_be_named_after_what_it_stands_for() -> None:
    found = entities("The Guild of Bakers gave her its Loaf of Bread Award.")
    assert (A, "Loaf of Bread Award") in found


def test_the_rank_that_an_order_gives_is_no_part_of_a_name() -> None:
    text = "Norway made Mia Holt and Jon Dahl Companions of the Order of the Lion."
    assert (P, "Jon Dahl") in entities(text)


def test_long_names_make_no_headline_of_a_sentence_whose_verb_is_small() -> None:
    text = (
        "Quimbo Tarell, Secretary of State for the Interior, met Mia Holt, "
        "the Mayor of Lima."
    )
    assert "Quimbo Tarell" in {name for _, name in entities(text)}
