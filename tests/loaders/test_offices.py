"""Offices told by verbs and nouns, of bodies told elsewhere, and by who had them."""

import pytest

from tests.loaders.finding import entities
from tests.loaders.told import offices, ties

P, S, ORG, L = "Person", "State", "Organization", "Place"
BANK = {"Rosa Diaz": P, "Nordvik Bank": ORG}
PERU = {"Rosa Diaz": P, "Peru": S}
TWO = {"Rosa Diaz": P, "Luis Vega": P, "Nordvik Bank": ORG}


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        (
            "Rosa Diaz's appointment as head of Nordvik Bank pleased the markets.",
            BANK,
            ("Rosa Diaz", "head", "Nordvik Bank", None),
        ),
        (
            "The dismissal of Rosa Diaz as head of Nordvik Bank surprised everyone.",
            BANK,
            ("Rosa Diaz", "head", "Nordvik Bank", "former"),
        ),
        (
            "Nordvik Bank has hired Rosa Diaz as chief financial officer.",
            BANK,
            ("Rosa Diaz", "chief financial officer", "Nordvik Bank", None),
        ),
        (
            "Nordvik Bank chose Rosa Diaz to head the board.",
            BANK,
            None,
        ),
        (
            "The owners chose Rosa Diaz to chair Nordvik Bank.",
            BANK,
            ("Rosa Diaz", "chair", "Nordvik Bank", None),
        ),
        (
            "Rosa Diaz is the first woman to head Nordvik Bank.",
            BANK,
            ("Rosa Diaz", "head", "Nordvik Bank", None),
        ),
        (
            "Rosa Diaz spent ten years at the helm of Nordvik Bank.",
            BANK,
            ("Rosa Diaz", "head", "Nordvik Bank", None),
        ),
        (
            "Rosa Diaz resigned the chairmanship of Nordvik Bank.",
            BANK,
            ("Rosa Diaz", "chair", "Nordvik Bank", "former"),
        ),
        (
            "The head of Nordvik Bank is Rosa Diaz.",
            BANK,
            ("Rosa Diaz", "head", "Nordvik Bank", None),
        ),
        (
            "He sued Nordvik Bank, whose managing director is his aunt Rosa Diaz.",
            BANK,
            ("Rosa Diaz", "managing director", "Nordvik Bank", None),
        ),
        (
            "Nordvik Bank has dismissed its sales director, Rosa Diaz.",
            BANK,
            ("Rosa Diaz", "sales director", "Nordvik Bank", None),
        ),
        (
            "Peru has a new health minister. Rosa Diaz, a surgeon, starts on Monday.",
            PERU,
            ("Rosa Diaz", "health minister", "Peru", None),
        ),
        (
            "As foreign minister of Peru, Rosa Diaz signed the treaty.",
            PERU,
            ("Rosa Diaz", "foreign minister", "Peru", None),
        ),
        (
            "Peru elected Rosa Diaz president in May.",
            PERU,
            ("Rosa Diaz", "president", "Peru", None),
        ),
        (
            "Rosa Diaz would like to become president of Peru.",
            PERU,
            None,
        ),
        (
            "Rosa Diaz was shot before she could be sworn in as premier of Peru.",
            PERU,
            None,
        ),
        (
            "By decree of the president of Peru, Rosa Diaz was released.",
            PERU,
            None,
        ),
        (
            "Peru's president was booed. Fans of Rosa Diaz, the singer, cheered.",
            PERU,
            None,
        ),
    ],
)
def test_offices_by_verbs_and_nouns(
    text: str, names: dict[str, str], told: tuple[str, str, str, str | None] | None
) -> None:
    assert offices(text, names) == ({told} if told else set())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Rosa Diaz took over from Luis Vega as head of Nordvik Bank.",
            {
                ("Rosa Diaz", "head", "Nordvik Bank", None),
                ("Luis Vega", "head", "Nordvik Bank", "former"),
            },
        ),
        (
            "Rosa Diaz is the head of Nordvik Bank. Rosa Diaz replaced Luis Vega.",
            {
                ("Rosa Diaz", "head", "Nordvik Bank", None),
                ("Luis Vega", "head", "Nordvik Bank", "former"),
            },
        ),
        (
            "Luis Vega, head of Nordvik Bank, was replaced by Rosa Diaz.",
            {
                ("Luis Vega", "head", "Nordvik Bank", None),
                ("Rosa Diaz", "head", "Nordvik Bank", None),
            },
        ),
        (
            "Nordvik Bank head Luis Vega and Luis Vega's deputy, Rosa Diaz, left.",
            {
                ("Luis Vega", "head", "Nordvik Bank", None),
                ("Rosa Diaz", "deputy head", "Nordvik Bank", None),
            },
        ),
        (
            "Nordvik Bank beat its rival. Rosa Diaz replaced Luis Vega at half time.",
            set(),
        ),
    ],
)
def test_offices_pass_from_one_to_the_other(
    text: str, told: set[tuple[str, str, str, str | None]]
) -> None:
    assert offices(text, TWO) == told


def test_each_of_several_bodies_has_one_of_several_holders() -> None:
    names = {"Rosa Diaz": P, "Luis Vega": P, "Peru": S, "Kenya": S}
    told = offices(
        "The presidents of Peru and Kenya, Rosa Diaz and Luis Vega, met.", names
    )
    assert told == {
        ("Rosa Diaz", "president", "Peru", None),
        ("Luis Vega", "president", "Kenya", None),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Norway named Ola Dahl its first envoy to Peru.",
            {"Norway": S, "Peru": S},
        ),
        ("Norway sent Ola Dahl to Lima as ambassador.", {"Norway": S, "Lima": L}),
        ("Ola Dahl represents Norway at the United Nations.", {"Norway": S}),
        (
            "Norway's high commissioner in Nairobi, Ola Dahl, spoke.",
            {"Norway": S, "Nairobi": L},
        ),
        ("Norway's ambassador to Peru is Ola Dahl.", {"Norway": S, "Peru": S}),
        ("Ambassadors Ola Dahl of Norway and Rosa Diaz of Peru met.", {"Norway": S}),
    ],
)
def test_envoys_stand_for_who_sends_them(text: str, names: dict[str, str]) -> None:
    told = ties(text, {"Ola Dahl": P} | names)
    assert ("Ola Dahl", "REPRESENTS", "Norway") in told
    assert ("Ola Dahl", "REPRESENTS", "Peru") not in told


def test_who_speaks_for_a_sports_team_is_no_envoy() -> None:
    told = ties("Ola Dahl represents Norway.", {"Ola Dahl": P, "Norway": S})
    assert not told


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Zhanat Bekova, who was born in 1960, sings.", "Zhanat Bekova", P),
        ("The daughter of Zhanat Bekova sings.", "Zhanat Bekova", P),
        ("Zhanat Bekova was appointed rector.", "Zhanat Bekova", P),
        ("The rector, Zhanat Bekova, said so.", "Zhanat Bekova", P),
        ("The mayor of Zhanat said so.", "Zhanat", L),
    ],
)
def test_what_is_said_of_a_name_tells_a_person(
    text: str, name: str, type_: str
) -> None:
    assert (type_, name) in entities(text)
