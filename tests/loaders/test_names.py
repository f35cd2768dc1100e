import pytest

from detente.loaders.document import MentionKind
from detente.loaders.finding.states import may_be_state
from tests.loaders.finding import entities, entity, found, mentions

P, S, ORG, L = "Person", "State", "Organization", "Place"
E, A, G = "Event", "Award", "Agreement"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The National Council of Science met.", (ORG, "National Council of Science")),
        ("She joined the Green Harbour Party.", (ORG, "Green Harbour Party")),
        ("The Ministry of Fisheries objected.", (ORG, "Ministry of Fisheries")),
        ("He left the Bank of the North.", (ORG, "Bank of the North")),
        ("She works for UNICEF in Bonn.", (ORG, "UNICEF")),
        ("The Ninth Summit of the Fjords ended.", (E, "Ninth Summit of the Fjords")),
        ("They recalled the Battle of Narvik.", (E, "Battle of Narvik")),
        ("Hurricane Olga came ashore.", (E, "Hurricane Olga")),
        ("They signed the Treaty on Open Seas.", (G, "Treaty on Open Seas")),
        ("The council passed Resolution 2231.", (G, "Resolution 2231")),
        ("She received the Medal of Saint Olav.", (A, "Medal of Saint Olav")),
        ("The ship passed the Strait of Malacca.", (L, "Strait of Malacca")),
        ("Fire broke out in the Lillehammer region.", (L, "Lillehammer region")),
        ("The Democrats won the vote.", (ORG, "Democratic Party")),
        ("OSLO - European Commission officials left.", (ORG, "European Commission")),
    ],
)
def test_a_head_noun_in_capitals_tells_the_type(
    text: str, expected: tuple[str, str]
) -> None:
    assert expected in entities(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Securities and Exchange Commission fined a bank on Friday.",
            "Securities and Exchange Commission",
        ),
        (
            "The National Oceanic and Atmospheric Administration warned Fiji.",
            "National Oceanic and Atmospheric Administration",
        ),
        (
            "The European Bank for Reconstruction and Development lent Kenya money.",
            "European Bank for Reconstruction and Development",
        ),
        (
            "The Iranian Ministry of Culture and Islamic Guidance banned the paper.",
            "Iranian Ministry of Culture and Islamic Guidance",
        ),
        (
            "The UN Educational, Scientific and Cultural Organization praised Mali.",
            "UN Educational, Scientific and Cultural Organization",
        ),
    ],
)
def test_a_body_with_an_and_in_its_name_is_one(text: str, name: str) -> None:
    assert [one for type_, one in entities(text) if type_ == ORG and "and" in one] == [
        name
    ]


def test_two_bodies_side_by_side_stay_two() -> None:
    told = entities("Peru and the European Commission met the World Bank and UNICEF.")
    bodies = {name for type_, name in told if type_ == ORG}
    assert bodies == {"European Commission", "World Bank", "UNICEF"}
    told = entities("The Foreign Ministry and the Defence Ministry of Peru objected.")
    assert not any(" and " in name for _, name in told)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Talks go on at 3 p.m. CEST on Monday in Oslo.", "CEST"),
        ("Article 5 was not discussed in Oslo.", "Article 5"),
        ("A Category 5 storm hit Fiji.", "Category 5"),
        ("The governor signed an Executive Order in Lima.", "Executive Order"),
        ("\u201c[T]he House of Delegates will vote,\u201d he said.", "T]he"),
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str, wrong: str) -> None:
    assert not any(wrong in name for _, name in entities(text))


HEADLINE = "Senate Confirms Stricter Rescue Rules for Amazon Workers"


def test_words_with_a_capital_from_the_headline_alone_are_no_name() -> None:
    told = entities(f"{HEADLINE}\n\nAmazon objected on Monday. So did its workers.")
    assert (ORG, "Amazon") in told
    assert not any("Stricter" in name or "Rescue" in name for _, name in told)


def test_a_title_may_be_a_family_name() -> None:
    assert (P, "Hun Sen") in entities("Hun Sen met the envoy of Peru on Monday.")


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("The Summit ended.", "event:summit-article"),
        ("The coronavirus pandemic hit Peru.", "event:covid-19-pandemic"),
        ("The Ninth Summit ended.", "event:ninth-summit"),
    ],
)
def test_an_event_without_a_name_of_its_own_is_the_articles(
    text: str, id_: str
) -> None:
    assert id_ in {one.entity.id for one in found(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Norwegian army withdrew.", (ORG, "Norwegian army")),
        ("Peru's central bank raised rates.", (ORG, "Peru's central bank")),
        ("Lagos police detained two men.", (ORG, "Lagos police")),
        ("A court in Bavaria freed her.", (ORG, "Bavaria court")),
        ("Goa's government fell.", (ORG, "Goa's government")),
        ("Ruritania's Embassy confirmed it.", (ORG, "Ruritania's Embassy")),
        ("The mayor banned a rally in Minsk.", (E, "rally in Minsk")),
        ("The Oslo talks failed.", (E, "Oslo talks")),
        ("They rejected the fishing deal.", (G, "fishing deal")),
        ("Kenya gave her the Nairobi peace prize.", (A, "Nairobi peace prize")),
    ],
)
def test_bodies_events_and_agreements_are_found_in_lower_case(
    text: str, expected: tuple[str, str]
) -> None:
    assert expected in entities(text)


@pytest.mark.parametrize(
    ("text", "state", "words"),
    [
        ("The Norwegian government resigned.", "Norway", "Norwegian government"),
        ("British troops left the island.", "United Kingdom", "British troops"),
        ("Moscow rejected the offer.", "Russia", "Moscow"),
        ("Relations between Ankara and Athens cooled.", "Greece", "Athens"),
        ("The Kremlin denied it.", "Russia", "Kremlin"),
        ("Kyiv's refusal was noted.", "Ukraine", "Kyiv"),
    ],
)
def test_a_government_and_a_capital_that_acts_are_the_state(
    text: str, state: str, words: str
) -> None:
    assert mentions(text, state) == [words]


def test_the_government_in_a_capital_is_the_state() -> None:
    text = "The government in Warsaw resigned."
    assert mentions(text, "Poland") == ["government in Warsaw"]


def test_a_place_before_another_noun_is_no_body() -> None:
    assert "Organization" not in {kind for kind, _ in entities("A Delhi court clerk.")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The talks were held in Moscow.", "Moscow"),
        ("She flew to Oslo on Friday.", "Oslo"),
        ("Reporters waited at the Kremlin.", "Kremlin"),
        ("He spoke at the White House.", "White House"),
        ("Kyiv's mayor resigned.", "Kyiv"),
    ],
)
def test_where_things_happen_is_a_place(text: str, place: str) -> None:
    assert ("Place", place) in entities(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President of Tajikistan Emomali Rahmon spoke.", "Emomali Rahmon"),
        ("Foreign Minister Ri Son Gwon arrived.", "Ri Son Gwon"),
        ("They met Kassym-Jomart Tokayev there.", "Kassym-Jomart Tokayev"),
        ("Prime Minister Rodrigo de Lima Soares left.", "Rodrigo de Lima Soares"),
        ("Sheikh Tamim bin Hamad Al Thani paid.", "Tamim bin Hamad Al Thani"),
        ("Antony J. Blinken, Secretary of State", "Antony J. Blinken"),
        ("Commission President Ursula von der Leyen left.", "Ursula von der Leyen"),
        ("Mohammed Shia al-Sudani met them.", "Mohammed Shia al-Sudani"),
        ("Emmerson Mnangagwa condemned Peru on Friday.", "Emmerson Mnangagwa"),
        ("On Monday, Faustin-Archange Touadéra left.", "Faustin-Archange Touadéra"),
        ("Moon Jae-in condemned the test on Friday.", "Moon Jae-in"),
        ("Foreign Minister Choe Son Hui met them.", "Choe Son Hui"),
        ("Western Hemisphere envoy Juan Gonzalez left.", "Juan Gonzalez"),
    ],
)
def test_a_person_is_named_whole_and_without_titles(text: str, name: str) -> None:
    assert ("Person", name) in entities(text)


def test_capitals_of_a_headline_make_no_name_of_a_leader() -> None:
    names = entities("Peru Announces Key Nominees For Ambassadors And Other Posts")
    assert not [name for type_, name in names if type_ == P]


def test_a_hospital_named_after_a_person_is_a_place() -> None:
    assert entities("He died at John Radcliffe Hospital.") == {
        ("Place", "John Radcliffe Hospital")
    }


def test_a_state_named_within_a_longer_name_is_a_mention_of_its_own() -> None:
    text = "The Russian Foreign Ministry protested."
    assert mentions(text, "Russia", MentionKind.DEMONYM) == ["Russian"]


def test_an_award_is_called_by_the_title_in_quotes() -> None:
    text = 'She was given the medal known as "Forty Years of Peace" in Lima.'
    assert ("Award", "Forty Years of Peace") in entities(text)


def test_a_text_in_capitals_names_persons_in_ordinary_print() -> None:
    text = "PRESIDENT ANA SOLER MET WITH PERUVIAN PRESIDENT LUIS MORA IN QUITO."
    assert entities(text) == {
        ("Person", "Ana Soler"),
        ("Person", "Luis Mora"),
        ("State", "Peru"),
        ("Place", "Quito"),
    }
    assert mentions(text, "Ana Soler") == ["ANA SOLER"]


def test_an_event_without_a_name_is_the_articles_own() -> None:
    text = "A rally was held. The Ninth Summit of the Fjords ended."
    assert entity(text, "rally").id == "event:rally-article"
    assert entity(text, "Ninth Summit of the Fjords").id == (
        "event:ninth-summit-of-the-fjords"
    )


def test_a_body_of_nobody_knows_which_state_is_the_articles_own() -> None:
    assert entity("They left, and Parliament met.", "Parliament").id == (
        "organization:parliament-article"
    )


def test_mentions_stand_in_the_text_where_they_say() -> None:
    text = (
        "Talks end\n\nThe Norwegian army and President Mia Holt of Norway agreed in "
        "Oslo. She thanked them. The president\u2019s Forest Party did not."
    )
    for one in found(text):
        for mention in one.mentions:
            assert text[mention.start : mention.end] == mention.text


def test_a_text_without_names_has_no_entities() -> None:
    assert found("it rained all day and nothing was said.") == []
    assert found("") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "National Security Advisor Sydney Berg of Norway met her.",
            (P, "Sydney Berg"),
        ),
        ("Florence Lund, the Norwegian mayor, spoke.", (P, "Florence Lund")),
        ("Foreign Minister Chad Rasmussen spoke.", (P, "Chad Rasmussen")),
        ("The road to Sydney is closed.", (L, "Sydney")),
        ("They met in Chad.", (S, "Chad")),
    ],
)
def test_a_given_name_that_is_a_place_begins_a_persons_name(
    text: str, expected: tuple[str, str]
) -> None:
    assert expected in entities(text)


@pytest.mark.parametrize(
    ("text", "no_name"),
    [
        ("Norway's United States District Judge Mia Holt spoke.", "District"),
        ("Secretary of the Army for Installations Mia Holt spoke.", "Installations"),
        ("Mia Holt is an IT engineer.", "IT"),
    ],
)
def test_words_of_a_title_are_no_names(text: str, no_name: str) -> None:
    assert not any(no_name in name for _, name in entities(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway was suing Ostara over a ferry.", (ORG, "Ostara")),
        ("Norway helped Nurses of the North.", (ORG, "Nurses of the North")),
        ("Norway shut a mill in Drevlo on Monday.", (L, "Drevlo")),
        ("The Fishermen's Federation gave Norway a week.", (ORG, "Fishermen's")),
        ("Norway helped Kurdish poets.", (ORG, "Kurdish")),
        ("Norway took in Rohingya families.", (ORG, "Rohingya")),
        ("Save the Children feeds infants in Norway.", (ORG, "Save the Children")),
    ],
)
def test_names_that_the_model_misses_are_found_in_brief_texts(
    text: str, expected: tuple[str, str]
) -> None:
    kind, start = expected
    assert any(one == kind and name.startswith(start) for one, name in entities(text))


def test_in_articles_capitals_alone_are_no_name() -> None:
    brief = "Norway was suing Ostara over a ferry. "
    longer = brief + "The weather was fine all day long. " * 15
    assert (ORG, "Ostara") in entities(brief)
    assert (ORG, "Ostara") not in entities(longer)


@pytest.mark.parametrize(
    "text",
    ["Crowds left Norway.", "Norway asked Secretaries of State.", "It rained Monday."],
)
def test_plain_nouns_titles_and_days_are_no_overlooked_names(text: str) -> None:
    assert all(name == "Norway" for _, name in entities(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # A surname that some language calls a state, and one that is a people's.
        ("Jean Blanc met Carla Bruni.", "Carla Bruni"),
        ("Maurice Blanc thanked Peru.", "Maurice Blanc"),
        ("Pedro Montenegro thanked Peru.", "Pedro Montenegro"),
        ("Nicol\u00e1s Ruiz Moros met Ana Mora.", "Nicol\u00e1s Ruiz Moros"),
        # Between commas behind an office.
        ("Norway's foreign minister, Esben Eidet, met Ana Mora.", "Esben Eidet"),
        ("The president of Peru, Wislan Torvik, left.", "Wislan Torvik"),
    ],
)
def test_persons_whose_names_look_like_others_are_persons(text: str, name: str) -> None:
    told = entities(text)
    assert ("Person", name) in told
    words = set(name.split())
    assert not [one for one in told if one[0] != "Person" and one[1] in words]


@pytest.mark.parametrize("word", ["Maurice", "Alan", "Dominique", "Helene", "Bruni"])
def test_a_name_of_persons_is_no_state(word: str) -> None:
    assert may_be_state(word) is None


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Peru's Order and Progress party criticised Chile.", "Order and Progress"),
        ("Chile was criticised by the Fjord party.", "Fjord Party"),
        ("The Social Democratic Party left.", "Social Democratic Party"),
        ("The Republican Workers' Party left.", "Republican Workers' Party"),
    ],
)
def test_a_party_is_one_body_and_no_state(text: str, party: str) -> None:
    bodies = {name for type_, name in entities(text) if type_ == "Organization"}
    assert bodies == {party}
