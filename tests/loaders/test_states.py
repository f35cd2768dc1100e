import pytest
from rigour.territories import lookup_territory

from detente.loaders.finding.states import (
    is_demonym,
    may_be_state,
    seat_of,
    state_of,
)
from detente.loaders.finding.territories import code_of
from tests.loaders.finding import entities


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("Norway", "state:NOR"),
        ("the Netherlands", "state:NLD"),
        ("North Koreans", "state:PRK"),
        ("Dutch", "state:NLD"),
        ("Britons", "state:GBR"),
        ("U.S.", "state:USA"),
        ("UAE", "state:ARE"),
        ("Soviet", "state:SUN"),
        ("Kyrgyz Republic", "state:KGZ"),
        ("Federal Republic of Germany", "state:DEU"),
        ("People\u2019s Republic of China", "state:CHN"),
        ("Republic of China", "state:TWN"),
        ("South Vietnamese", "state:south-vietnam"),
        ("Kosovo", "state:XKX"),
        ("Turkey's", "state:TUR"),
        ("Bosnian Serb", "state:BIH"),
        ("Kosovo Serbs", "state:XKX"),
        ("Serb", "state:SRB"),
    ],
)
def test_a_state_is_known_by_its_names_adjective_and_people(
    words: str, id_: str
) -> None:
    state = state_of(words)
    assert state is not None
    assert state.id == id_


@pytest.mark.parametrize(
    "words", ["us", "IT", "In", "may", "turkey", "Kim", "Siberia", "Texas", "Moscow"]
)
def test_a_word_that_is_no_states_name_is_none(words: str) -> None:
    assert state_of(words) is None


def test_an_adjective_is_told_from_a_name() -> None:
    told = [is_demonym(word) for word in ("Iranian", "Iran", "Poles", "Japan", "Thai")]
    assert told == [True, False, True, False, True]


def test_a_seat_of_government_tells_its_state() -> None:
    seats = [seat_of(place) for place in ("Oslo", "the Kremlin", "10 Downing Street")]
    assert [seat.name for seat in seats if seat] == [
        "Norway",
        "Russia",
        "United Kingdom",
    ]


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("Allemagne", "state:DEU"),
        ("C\u00f4te d'Ivoire", "state:CIV"),
        ("COTE D\u2019IVOIRE", "state:CIV"),
        ("Per\u00fa", "state:PER"),
    ],
)
def test_a_name_may_be_that_of_another_language(words: str, id_: str) -> None:
    state = may_be_state(words)
    assert state is not None
    assert state.id == id_


@pytest.mark.parametrize(
    "name",
    [
        "Vereinigte Staaten",
        "REP\u00daBLICA ARGENTINA",
        "Korea, Democratic People's Republic of",
        "Vi\u1ec7t Nam",
        "T\u00fcrkiye",
        "Ivory Coast",
        "Hamburg",
        "Oslofjord",
    ],
)
def test_names_mean_the_territory_that_rigour_knows_by_them(name: str) -> None:
    territory = lookup_territory(name)
    assert code_of(name) == (territory.code if territory else None)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The DPRK sent a note. The Korean agency said so.", "North Korea"),
        ("Seoul's Korean guests left. The Republic of Korea said so.", "South Korea"),
        ("Congolese President Denis Sassou Nguesso spoke.", "Republic of the Congo"),
        ("Congolese President Tshisekedi spoke.", "Democratic Republic of the Congo"),
    ],
)
def test_a_name_that_two_states_share_is_that_of_the_one_told_of(
    text: str, state: str
) -> None:
    assert {name for type_, name in entities(text) if type_ == "State"} == {state}


def test_a_given_name_is_no_state() -> None:
    assert entities("President Ana Lind had sacked Ruslan Jeenal over it.") == {
        ("Person", "Ana Lind"),
        ("Person", "Ruslan Jeenal"),
    }
