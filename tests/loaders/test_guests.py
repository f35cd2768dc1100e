"""Offices and meetings as press offices and reference works tell them."""

import pytest

from detente.graph.model import Article
from detente.loaders.finding.entities import find
from detente.loaders.language import parse
from detente.loaders.ties.guests import guests
from detente.loaders.ties.marks import Marks
from tests.loaders.finding import entities, proposed


def _ties(text: str, relation: str) -> set[tuple[str, str]]:
    return {
        (one.subject.entity.name, one.object.entity.name)
        for one in proposed(text)
        if one.relation == relation
    }


def _titles(text: str) -> set[tuple[str, str]]:
    """Each office with whose it is."""
    return {
        (dict(one.attrs)["title"], one.object.entity.name)
        for one in proposed(text)
        if one.relation == "HOLDS_POSITION"
    }


def test_states_whose_envoys_are_told_of_are_guests() -> None:
    text = (
        "President Moen received Ambassadors of Armenia, New Zealand, and the Republic "
        "of Peru, the Consul General of Chile and Kenyan envoy Jo Otieno in Norway. "
        "They spoke of Brazil."
    )
    doc = next(iter(parse([text])))
    found = find(doc, Article("told", title=None, text=text))
    states = {one.entity.id for one in found if one.entity.type == "State"}
    assert states - guests(Marks(doc, found)) == {"state:NOR", "state:BRA"}


@pytest.mark.parametrize(
    "text",
    [
        "He met Jo Moe, Minister of Health, Trade, Local Ports and Nationals Abroad.",
        "The Minister of Internal Affairs and Local Ports, Jo Otieno, left Kenya.",
        "Minister for Home Affairs, Foreign Trade and Communities Jo Moe of Kenya left",
    ],
)
def test_a_portfolio_is_no_body(text: str) -> None:
    assert {body for _, body in _ties(text, "HOLDS_POSITION")} <= {"Kenya"}


def test_an_envoy_is_named_behind_the_host() -> None:
    text = "Peruvian Ambassador to the United Nations Vessalia Ruizo spoke."
    assert ("Person", "Vessalia Ruizo") in entities(text)
    assert _ties(text, "REPRESENTS") == {("Vessalia Ruizo", "Peru")}


def test_a_body_based_somewhere_has_the_office() -> None:
    text = "Ana Ruiz became chairman of the Lima-based Northern Relief Organization."
    assert _ties(text, "HOLDS_POSITION") == {
        ("Ana Ruiz", "Northern Relief Organization")
    }


@pytest.mark.parametrize(
    "text",
    [
        "The envoy of Peru will meet president Ana Lind and prime minister Jo Moe.",
        "They met Ana Lind and Jo Moe.",
    ],
)
def test_those_whom_somebody_meets_do_not_meet_each_other(text: str) -> None:
    assert not _ties(text, "MET") & {("Ana Lind", "Jo Moe"), ("Jo Moe", "Ana Lind")}


def test_those_who_met_did() -> None:
    assert ("Ana Lind", "Jo Moe") in _ties("Ana Lind and Jo Moe met in Oslo.", "MET")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz paid a courtesy call on President Jo Moe.",
        "Ana Ruiz paid a courtesy call on President of the Republic of Kenya, Jo Moe.",
        "Ana Ruiz made a farewell call on Foreign Minister Jo Moe.",
    ],
)
def test_a_courtesy_call_is_a_meeting(text: str) -> None:
    assert ("Ana Ruiz", "Jo Moe") in _ties(text, "MET")
    assert ("Ana Ruiz", "Jo Moe") not in _ties(text, "CALLED")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Ana Ruiz was the 19th President of Peru.", {"president"}),
        (
            "Ana Ruiz served as Prime Minister and President of Peru.",
            {"prime minister", "president"},
        ),
        (
            "Ana Ruiz served as both prime minister and president of Peru.",
            {"prime minister", "president"},
        ),
        (
            "Ana Ruiz was Prime Minister (1959-61) and President (1961-67) of Peru.",
            {"prime minister", "president"},
        ),
        ("Peru mourns its ex-PM Ana Ruiz.", {"prime minister"}),
    ],
)
def test_offices_of_a_life_are_all_told(text: str, titles: set[str]) -> None:
    assert _titles(text) == {(title, "Peru") for title in titles}


def test_a_kingdom_has_no_president_of_the_republic() -> None:
    text = (
        "The king of Saudi Arabia received the President of the Republic, Obi Nguma, "
        "in the capital of Saudi Arabia."
    )
    assert ("Obi Nguma", "Saudi Arabia") not in _ties(text, "HOLDS_POSITION")


def test_a_headlines_verb_and_a_captions_place_are_no_names() -> None:
    told = entities("The President Meets the King of Norway.")
    assert ("Person", "Meets") not in told
    told = entities("Ana Lind (Front) opens the fair in Oslo.")
    assert not {name for _, name in told} & {"Front"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Leader Kim Chol Su Hosts Dinner for Chinese Delegation", "Kim Chol Su"),
        ("He is the envoy of President Moon Jae In.", "Moon Jae In"),
    ],
)
def test_a_korean_name_is_read_whole_and_no_further(text: str, name: str) -> None:
    assert ("Person", name) in entities(text)


def test_a_gift_not_the_person_comes_from_a_body() -> None:
    assert not _ties("Gift to Ana Lind from Japanese delegation", "MEMBER_OF")
    told = _ties("Ana Lind of the Northern Bakers' Union spoke.", "MEMBER_OF")
    assert told == {("Ana Lind", "Northern Bakers' Union")}
