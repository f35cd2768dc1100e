"""Who appoints, dismisses and follows whom, in the words that news has for it."""

import pytest

from tests.loaders.told import Ends, ties

P, S, ORG = "Person", "State", "Organization"
ANN, BEN, CEM = "Ann Lee", "Ben Roth", "Cem Aydin"
PEOPLE = {ANN: P, BEN: P}
THREE = {ANN: P, BEN: P, CEM: P}
OFFICE = frozenset({"APPOINTED", "DISMISSED", "SUCCEEDED"})


def changes(text: str, names: dict[str, str]) -> set[Ends]:
    """What a text says of offices that change hands."""
    return {tie for tie in ties(text, names) if tie[1] in OFFICE}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee took over the port from Ben Roth.",
        "Ann Lee took the reins from Ben Roth on Monday.",
        "Ann Lee inherited the leadership of the union from Ben Roth.",
        "Ann Lee stepped into the shoes of Ben Roth.",
        "Ann Lee fills the seat left by Ben Roth, who resigned.",
        "Ben Roth handed over the ministry to Ann Lee.",
        "Ben Roth passed the baton to Ann Lee.",
        "Ben Roth made way for Ann Lee.",
        "Ben Roth, whom Ann Lee replaces, has moved to Lima.",
        "Ann Lee was named envoy to Peru in succession to Ben Roth.",
        "Ann Lee was named treasurer after the death of Ben Roth.",
        "Ann Lee was elected mayor after Ben Roth resigned.",
        "Ann Lee became governor when Ben Roth died.",
        "Ann Lee became governor after Ben Roth's resignation.",
        "Ann Lee follows Ben Roth, who held the post for six years.",
        "Ben Roth's successor will be Ann Lee.",
        "The treasurer, Ben Roth, was replaced with his deputy, Ann Lee.",
        "Ben Roth has resigned as treasurer, and Ann Lee gets his job.",
        "Ben Roth was dismissed as treasurer. His desk goes to Ann Lee.",
        "Ann Lee was elected mayor, taking over from Ben Roth.",
        "The union replaced its leader, Ben Roth, with Ann Lee.",
        "Following Ben Roth's death, Ann Lee was elected mayor.",
        "Ben Roth's term ends on Friday. Ann Lee takes over on Monday.",
        "Ben Roth, the mayor, resigned, and his deputy, Ann Lee, became mayor.",
        "Ann Lee is to be mayor when the term of the incumbent, Ben Roth, ends.",
    ],
)
def test_an_office_passes_from_one_to_the_next(text: str) -> None:
    names = PEOPLE | {
        name: type_
        for name, type_ in {"Peru": S, "Lima": "Place"}.items()
        if name in text
    }
    assert (ANN, "SUCCEEDED", BEN) in changes(text, names)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee replaced Ben Roth after 70 minutes.",
        "Ann Lee took the keys from Ben Roth and drove home.",
        "Ann Lee followed Ben Roth into the hall.",
        "Ann Lee handed a letter to Ben Roth.",
        "Ann Lee fired at Ben Roth and missed.",
        "Ann Lee made Ben Roth wait.",
        "Ann Lee sent Ben Roth a copy of the book.",
        "Protesters want Ann Lee to dismiss Ben Roth.",
        "The unions called on Ann Lee to sack Ben Roth.",
    ],
)
def test_other_deeds_give_no_office(text: str) -> None:
    assert changes(text, PEOPLE) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee hired Ben Roth as finance director.",
        "Ann Lee made Ben Roth minister of trade.",
        "Ann Lee chose Ben Roth to head the bank.",
        "Ann Lee sent Ben Roth to Lima as ambassador.",
        "Ann Lee announced the appointment of Ben Roth as treasurer.",
        "The appointment of Ben Roth as treasurer by Ann Lee was a surprise.",
        "Ann Lee signed a decree appointing Ben Roth treasurer.",
        "Ben Roth, named treasurer by Ann Lee in May, is from Lima.",
        "Ben Roth, whom Ann Lee made treasurer in May, is from Lima.",
        "Ann Lee's nominee for treasurer, Ben Roth, is from Lima.",
        "Ann Lee handed Ben Roth the finance portfolio.",
        "In naming Ben Roth treasurer, Ann Lee took a risk.",
        "Ann Lee entrusted Ben Roth with the finance ministry.",
        "By decree, Ben Roth was appointed treasurer. It was signed by Ann Lee.",
    ],
)
def test_who_puts_another_into_an_office_appoints_him(text: str) -> None:
    assert changes(text, PEOPLE) == {(ANN, "APPOINTED", BEN)}


def test_one_verb_gives_several_offices() -> None:
    text = "Ann Lee appointed Ben Roth as treasurer and Cem Aydin as secretary."
    assert changes(text, THREE) == {
        (ANN, "APPOINTED", BEN),
        (ANN, "APPOINTED", CEM),
    }


def test_whoever_is_put_in_anothers_place_succeeds_him() -> None:
    text = "Ann Lee removed Ben Roth as treasurer and put Cem Aydin in his place."
    assert changes(text, THREE) == {
        (ANN, "DISMISSED", BEN),
        (ANN, "APPOINTED", CEM),
        (CEM, "SUCCEEDED", BEN),
    }


@pytest.mark.parametrize("words", ["to replace", "to succeed", ", replacing"])
def test_whoever_is_named_to_replace_another_succeeds_him(words: str) -> None:
    text = f"Ann Lee named Cem Aydin as treasurer {words} Ben Roth."
    assert changes(text, THREE) == {
        (ANN, "APPOINTED", CEM),
        (CEM, "SUCCEEDED", BEN),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee sacked the director of the port, engineer Ben Roth, on Monday.",
        "Ann Lee relieved Ben Roth of his duties.",
        "Ann Lee dropped Ben Roth from the cabinet.",
        "Ann Lee ended the career of Ben Roth.",
        "Ben Roth was stripped of his post by Ann Lee.",
        "Ben Roth, fired as coach by Ann Lee, has moved to Lima.",
        "The dismissal of Ben Roth by Ann Lee led to protests.",
        "Ann Lee's decision to fire Ben Roth led to protests.",
        "Ann Lee's sacking of Ben Roth led to protests.",
        "Ann Lee has thrown out her treasurer. Ben Roth, who kept the books, wept.",
    ],
)
def test_who_takes_an_office_from_another_dismisses_him(text: str) -> None:
    assert changes(text, PEOPLE) == {(ANN, "DISMISSED", BEN)}


def test_the_board_of_a_bank_acts_for_it() -> None:
    text = "Nordvik Bank's board appointed Ben Roth treasurer."
    assert changes(text, {"Nordvik Bank": ORG, BEN: P}) == {
        ("Nordvik Bank", "APPOINTED", BEN)
    }


def test_the_minister_is_who_was_told_to_be_one() -> None:
    text = (
        "Peru's trade minister, Ann Lee, sacked Ben Roth. "
        "The minister named Cem Aydin treasurer."
    )
    assert (ANN, "APPOINTED", CEM) in changes(text, THREE | {"Peru": S})


@pytest.mark.parametrize(
    ("text", "names", "kin"),
    [
        ("Ann Lee is married to the painter Ben Roth.", PEOPLE, (BEN, ANN)),
        ("Ann Lee and Ben Roth married in 1990.", PEOPLE, (BEN, ANN)),
        ("Ann Lee leaves behind a widower, Ben Roth.", PEOPLE, (BEN, ANN)),
        (
            "Ann Lee, whose father is the former mayor Ben Roth, sings.",
            PEOPLE,
            (BEN, ANN),
        ),
        (
            "The daughter of Ben Roth, Ann Lee has written books.",
            PEOPLE,
            (ANN, BEN),
        ),
        ("The sisters Ann Lee and Ben Roth sing.", PEOPLE, (ANN, BEN)),
        ("Ann Lee and Ben Roth are cousins.", PEOPLE, (ANN, BEN)),
        (
            "Ann Lee, head of the bank and widow of the late judge Ben Roth, wrote it.",
            PEOPLE,
            (ANN, BEN),
        ),
    ],
)
def test_kin_is_told_in_many_words(
    text: str, names: dict[str, str], kin: tuple[str, str]
) -> None:
    told = {tie for tie in ties(text, names) if tie[1] == "FAMILY_OF"}
    assert told == {(kin[0], "FAMILY_OF", kin[1])}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee thanked her husband and Ben Roth.",
        "Ann Lee was married in Lima by Bishop Ben Roth.",
        "Ann Lee and Ben Roth are not cousins.",
    ],
)
def test_others_are_no_kin(text: str) -> None:
    assert not [tie for tie in ties(text, PEOPLE) if tie[1] == "FAMILY_OF"]


def test_a_title_at_the_end_of_a_headline_is_read() -> None:
    assert changes("Ann Lee appoints Ben Roth as chief executive", PEOPLE) == {
        (ANN, "APPOINTED", BEN)
    }
