"""The same office elsewhere, and bare titles that no state is told for."""

import pytest

from detente.graph.model import Article
from detente.loaders.finding.entities import find
from detente.loaders.language import parse
from detente.loaders.ties.shapes import propose

DIAZ, VEGA = "Rosa Diaz", "Luis Vega"
PERU, KENYA = (DIAZ, "premier", "Peru"), (VEGA, "premier", "Kenya")


def held(text: str) -> set[tuple[str, str, str]]:
    """Who is proposed to hold which office of which body."""
    doc, article = next(parse([text])), Article("told", text=text)
    return {
        (one.subject.entity.name, dict(one.attrs)["title"], one.object.entity.name)
        for one in propose(doc, article, find(doc, article))
        if one.relation == "HOLDS_POSITION"
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Peru's premier Rosa Diaz met Rosa Diaz's Kenyan counterpart, Luis Vega.",
            {PERU, KENYA},
        ),
        (
            "Peru's premier Rosa Diaz met Luis Vega, her Kenyan counterpart, in Oslo.",
            {PERU, KENYA},
        ),
        (
            "Rosa Diaz is Peru's premier. She met her colleague from Kenya, Luis Vega.",
            {PERU, KENYA},
        ),
        (
            "Luis Vega, her Kenyan counterpart, met Premier Rosa Diaz of Peru.",
            {PERU, KENYA},
        ),
        ("Premier Rosa Diaz met Luis Vega, her Kenyan counterpart.", {KENYA}),
        (
            "Premier Rosa Diaz met her Kenyan counterpart, Premier Luis Vega.",
            {KENYA},
        ),
        ("The Peruvian premier met her Kenyan counterpart, Luis Vega.", {KENYA}),
        (
            "Peru's premier Rosa Diaz met her counterpart Luis Vega. Kenya said so.",
            {PERU},
        ),
        (
            "Nordvik Bank head Rosa Diaz met her Kenyan counterpart Luis Vega.",
            {(DIAZ, "head", "Nordvik Bank")},
        ),
    ],
)
def test_a_counterpart_has_the_same_office_of_their_own_state(
    text: str, told: set[tuple[str, str, str]]
) -> None:
    assert held(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The minister Rosa Diaz said that Peru would not yield to Kenya.",
        "Minister Rosa Diaz met Luis Vega, the president of Kenya.",
        "President Rosa Diaz accused Kenya of spying.",
        "Minister Rosa Diaz met her Kenyan counterpart.",
    ],
)
def test_a_bare_title_is_of_no_state_where_it_is_not_clear_which(text: str) -> None:
    assert DIAZ not in {person for person, _, _ in held(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Luis Vega, Kenya's ambassador to Peru, went home. President Rosa Diaz wept.",
        "Kenya's envoy in Lima, Luis Vega, was dismissed by President Rosa Diaz.",
    ],
)
def test_a_bare_title_is_of_the_state_whose_offices_are_told(text: str) -> None:
    assert (DIAZ, "president", "Kenya") in held(text)


def test_who_faces_an_office_of_a_state_has_none_there() -> None:
    text = "President Rosa Diaz met Kenya's ambassador to Peru, Luis Vega."
    assert DIAZ not in {person for person, _, _ in held(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            (
                "Peru expelled two Kenyan envoys, Foreign Minister Rosa Diaz said. "
                "Kenya rejected it. Kenyan papers were angry; so was Kenya's house."
            ),
            {(DIAZ, "foreign minister", "Peru")},
        ),
        (
            "Luis Vega thanked the Prime Minister of Peru for Kenya's place at the UN.",
            set(),
        ),
        ("Luis Vega rang Premier Rosa Diaz of Peru for Kenya's sake.", {PERU}),
        (
            "Luis Vega was appointed undersecretary-general of the United Nations.",
            {(VEGA, "undersecretary-general", "United Nations")},
        ),
    ],
)
def test_whose_office_it_is_and_what_it_is_called(
    text: str, told: set[tuple[str, str, str]]
) -> None:
    assert held(text) == told


def test_whose_readout_it_is_a_state_must_be_named_for() -> None:
    text = "President Rosa Diaz spoke today with Luis Vega."
    article = Article("told", text=text, title="Readout of President Diaz's Call")
    doc = next(parse([text]))
    assert not [
        one
        for one in propose(doc, article, find(doc, article))
        if one.relation == "HOLDS_POSITION"
    ]
