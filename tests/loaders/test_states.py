import pytest

from detente.loaders.finding.states import is_demonym, seat_of, state_of


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
