"""Names and offices as courts, embassies and state agencies write them."""

import pytest

from detente.graph.model import Modality
from detente.loaders.how.modality import told
from detente.loaders.language import parse
from tests.loaders.finding import entities, mentions, proposed

Office = tuple[str, str, str]


def offices(text: str) -> set[Office]:
    """Person, title and body of each office that any rule reads."""
    return {
        (one.subject.entity.name, dict(one.attrs)["title"], one.object.entity.name)
        for one in proposed(text)
        if one.relation in {"HOLDS_POSITION", "REPRESENTS"}
    }


def ties(text: str, relation: str) -> set[tuple[str, str]]:
    """The ends of all that is proposed of one relation."""
    return {
        (one.subject.entity.name, one.object.entity.name)
        for one in proposed(text)
        if one.relation == relation
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("H.H. Sheikh Saif bin Ali met them in Lima.", "Saif bin Ali"),
        ("They met S.E. Paulo Tavares in Lima.", "Paulo Tavares"),
        ("They met H.E. Amb. Peter Kimani of Kenya.", "Peter Kimani"),
        ("They met Dato\u2019 Lim Hoi in Lima.", "Lim Hoi"),
        ("Dr. Sultan bin Saif al Mahri met them in Lima.", "Sultan bin Saif al Mahri"),
        ("They met Tan Sri Muhyiddin Rahman on Friday.", "Muhyiddin Rahman"),
        ("They met Dr Maximus Johnity Ongkil in Kenya.", "Maximus Johnity Ongkil"),
        (
            "They announced the appointment of Elinor Jane Britt Hammar of Sweden.",
            "Elinor Jane Britt Hammar",
        ),
        ("They met His Excellency Conrad Vincent Meder.", "Conrad Vincent Meder"),
        (
            "They met the Vietnamese Ambassador to Cambodia Vu Quang Dinh.",
            "Vu Quang Dinh",
        ),
    ],
)
def test_a_style_is_no_part_of_a_name_and_a_name_is_whole(text: str, name: str) -> None:
    assert {one for type_, one in entities(text) if type_ == "Person"} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Nasser bin Rashid Al Kamal met Faris bin Nasser bin Rashid Al Kamal.",
        "Faris bin Nasser bin Rashid Al Kamal met Nasser bin Rashid Al Kamal.",
    ],
)
def test_a_father_is_not_the_child_named_after_him(text: str) -> None:
    assert mentions(text, "Nasser bin Rashid Al Kamal") == [
        "Nasser bin Rashid Al Kamal"
    ]


def test_a_shorter_name_of_the_child_is_the_childs() -> None:
    text = "Faris bin Nasser Al Kamal came. Faris bin Nasser left."
    assert len(mentions(text, "Faris bin Nasser Al Kamal")) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Qatari Prime Minister and Minister of Foreign Affairs Sheikh Hamad "
                "bin Rashid spoke."
            ),
            {
                ("Hamad bin Rashid", "prime minister", "Qatar"),
                ("Hamad bin Rashid", "minister of foreign affairs", "Qatar"),
            },
        ),
        (
            "Deputy Emir of Qatar Sheikh Hamad bin Rashid spoke.",
            {("Hamad bin Rashid", "deputy emir", "Qatar")},
        ),
        (
            "Bahraini Crown Prince and Prime Minister Prince Faris bin Hamad spoke.",
            {
                ("Faris bin Hamad", "crown prince", "Bahrain"),
                ("Faris bin Hamad", "prime minister", "Bahrain"),
            },
        ),
        (
            "Minh Van Linh, Vietnamese Deputy Foreign Minister, spoke.",
            {("Minh Van Linh", "deputy foreign minister", "Vietnam")},
        ),
        (
            (
                "Nasser bin Ali, Minister of Health of Kenya; Sheikh Omar bin Saif, "
                "Minister of Climate Change and the Environment, wrote to Peru, to "
                "Norway and to Chile."
            ),
            {
                ("Nasser bin Ali", "minister of health", "Kenya"),
                (
                    "Omar bin Saif",
                    "minister of climate change and the environment",
                    "Kenya",
                ),
            },
        ),
        (
            "After meeting President Joko Santo of Indonesia, Minister Retno spoke.",
            {
                ("Joko Santo", "president", "Indonesia"),
                ("Retno", "minister", "Indonesia"),
            },
        ),
        (
            "Guinea's Interior Minister General Omar Diallo spoke.",
            {("Omar Diallo", "interior minister", "Guinea")},
        ),
        (
            "His Excellency President Mamadou Sow of Senegal spoke.",
            {("Mamadou Sow", "president", "Senegal")},
        ),
        (
            "Custodian of the Two Holy Mosques King Salman bin Abdulaziz spoke.",
            {
                (
                    "Salman bin Abdulaziz",
                    "custodian of the two holy mosques",
                    "Saudi Arabia",
                )
            },
        ),
        (
            (
                "Ghana named Mr. John Tuma, Minister for Agriculture and Mr. Paul "
                "Ndege, Minister for Energy."
            ),
            {
                ("John Tuma", "minister for agriculture", "Ghana"),
                ("Paul Ndege", "minister for energy", "Ghana"),
            },
        ),
        (
            "Mr. Ken Boateng, Minister for Railway Development of Ghana, spoke.",
            {("Ken Boateng", "minister for railway development", "Ghana")},
        ),
    ],
)
def test_a_style_ends_a_title(text: str, expected: set[Office]) -> None:
    assert offices(text) == expected


def test_in_a_list_that_opens_with_a_title_each_title_is_the_next_names() -> None:
    text = (
        "Nigeria was there with the Minister of Interior, Lieutenant General Sani "
        "Dauda (retd), Minister of Information and Culture, Alhaji Lawal Bello."
    )
    assert offices(text) == {
        ("Sani Dauda", "minister of interior", "Nigeria"),
        ("Lawal Bello", "minister of information and culture", "Nigeria"),
    }


def test_in_a_list_that_opens_with_a_name_each_title_is_the_name_befores() -> None:
    text = (
        "Nigeria sent Sani Dauda, Minister of Interior, Lawal Bello, Minister of "
        "Culture, and others."
    )
    assert offices(text) == {
        ("Sani Dauda", "minister of interior", "Nigeria"),
        ("Lawal Bello", "minister of culture", "Nigeria"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "High Commissioner of the Republic of Zambia Peter Banda came to Lima.",
        "Peter Banda, High Commissioner of Zambia, came to Lima.",
    ],
)
def test_a_high_commissioner_of_a_state_is_its_envoy(text: str) -> None:
    assert ties(text, "REPRESENTS") == {("Peter Banda", "Zambia")}


def test_a_high_commissioner_for_something_is_none() -> None:
    text = "The UN High Commissioner for Refugees, Peter Banda, came to Peru."
    assert not ties(text, "REPRESENTS")


def test_an_envoy_told_once_does_not_represent_his_hosts() -> None:
    text = (
        "Salim Rashdi, Oman's Ambassador to Vietnam, left. The minister thanked "
        "Ambassador Rashdi for his work with Vietnam."
    )
    assert ties(text, "REPRESENTS") == {("Salim Rashdi", "Oman")}


def test_a_special_representative_is_not_of_the_state_he_comes_from() -> None:
    text = (
        "Alan Dunn will replace William Long of the United States as the Special "
        "Representative to Kenya."
    )
    assert not ties(text, "REPRESENTS")
    told = "Peru's special envoy, Ann Lee, met Kenya's minister."
    assert ties(told, "REPRESENTS") == {("Ann Lee", "Peru")}


def test_an_ambassador_to_a_state_takes_the_order_and_not_the_state() -> None:
    text = (
        "President Omar Hadi awarded the Ambassador of Armenia to Syria, Aram "
        "Petrosyan, the Order of Merit."
    )
    assert ties(text, "AWARDED") == {("Omar Hadi", "Aram Petrosyan")}


def test_an_agency_before_a_hyphen_has_no_president() -> None:
    text = "Damascus, SANA- President Omar Hadi awarded the medal to Kenya."
    assert "SANA-" not in {body for _, _, body in offices(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Tom Berg congratulated Paul Dahl on his election as President of Norway.",
        (
            "Tom Berg sent warm greetings to Paul Dahl on his appointment as President "
            "of Norway."
        ),
    ],
)
def test_his_election_is_that_of_the_one_congratulated(text: str) -> None:
    assert offices(text) == {("Paul Dahl", "president", "Norway")}


def test_who_holds_a_meeting_with_somebody_meets_and_does_not_host() -> None:
    text = "Rosa Diaz held a fruitful meeting with Juan Meza in Lima."
    assert ("Rosa Diaz", "Juan Meza") in ties(text, "MET")
    assert not ties(text, "HOSTED")
    assert ties("Norway held the Oslo Summit.", "HOSTED") == {("Norway", "Oslo Summit")}


@pytest.mark.parametrize(
    "text",
    [
        "Yaw Osei, Minister for Employment and Labour Relations, met Parliament.",
        "The Ministry of Labour wrote to Parliament.",
    ],
)
def test_labour_in_a_portfolio_is_no_party(text: str) -> None:
    names = {name for _, name in entities(text)}
    assert "Labour Party" not in names
    assert "Parliament of the United Kingdom" not in names


def test_labour_beside_a_party_is_one() -> None:
    assert ("Organization", "Labour Party") in entities(
        "Conservatives and Labour agreed."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ambassador Mia Holt presented her credentials to President Rui Lobo.",
        "Mia Holt handed a copy of her credentials to Foreign Minister Rui Lobo.",
        "President Rui Lobo accepted the letters of credence from Mia Holt.",
    ],
)
def test_to_present_credentials_is_to_meet(text: str) -> None:
    ends = {frozenset(one) for one in ties(text, "MET")}
    assert ends == {frozenset({"Mia Holt", "Rui Lobo"})}


def test_ambassadors_are_listed_with_their_states() -> None:
    text = (
        "The following ambassadors will be guests in Lima: Omar Haddad of Syria, "
        "Peter Kimani of Kenya, and Albert Berg of Iceland."
    )
    assert ties(text, "REPRESENTS") == {
        ("Omar Haddad", "Syria"),
        ("Peter Kimani", "Kenya"),
        ("Albert Berg", "Iceland"),
    }


def test_presidents_whom_ambassadors_meet_are_no_ambassadors() -> None:
    text = (
        "The ambassadors met President Ann Lee of Peru, President Rui Lobo of Angola "
        "and President Peter Kimani of Kenya."
    )
    assert not ties(text, "REPRESENTS")


def test_the_receiving_state_of_a_list_is_told_before_it() -> None:
    text = (
        "Letters of credence were presented to the President of Norway by Jane Holt "
        "(Spain), Ann Lee (Peru)."
    )
    hosts = {
        dict(one.attrs).get("accredited_to")
        for one in proposed(text)
        if one.relation == "REPRESENTS"
    }
    assert hosts == {"Norway"}


def test_the_leaders_of_a_region_are_not_those_just_told_of() -> None:
    text = "Peter Kimani met Ann Lee. Kimani will meet the leaders of the region."
    assert "the leaders" not in mentions(text, "Ann Lee")
    both = "Peter Kimani met Ann Lee. The leaders of the two countries signed a pact."
    assert "The leaders" in mentions(both, "Ann Lee")


def test_who_will_be_guests_have_not_yet_attended() -> None:
    text = (
        "The Oslo Summit opens on Friday. The following will be the guests: Rui Lobo "
        "of Peru, Ann Lee of Kenya."
    )
    doc = next(iter(parse([text])))
    modes = {
        told(doc, doc[one.trigger]).modality
        for one in proposed(text)
        if one.relation == "ATTENDED"
    }
    assert modes == {Modality.PLANNED}


def test_who_previously_served_does_so_no_more() -> None:
    text = "Ann Lee previously served as Chairman of the Polar League."
    (one,) = (tie for tie in proposed(text) if tie.relation == "HOLDS_POSITION")
    assert dict(one.attrs)["status"] == "former"


def test_the_state_beside_an_ambassador_is_not_guessed_in_a_long_text() -> None:
    story = "The garden was quiet and the guests talked about the weather. " * 12
    text = f"{story}The ministry of Syria held a reception for Ambassador Ann Lee."
    assert not ties(text, "REPRESENTS")


@pytest.mark.parametrize("aide", ["Senior Aide", "Deputy", "spokesman"])
def test_an_aide_of_the_minister_is_not_the_minister(aide: str) -> None:
    text = f"Ali Rezai, {aide} of the Iranian Foreign Minister, met them in Lima."
    assert ("Ali Rezai", "foreign minister", "Iran") not in offices(text)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("It should be noted that Rui Lobo visited Kenya.", Modality.ASSERTED),
        ("It must be mentioned that Rui Lobo will visit Kenya.", Modality.PLANNED),
        ("It should be hoped that Rui Lobo visits Kenya.", Modality.PLANNED),
    ],
)
def test_what_should_be_noted_is_told(text: str, modality: Modality) -> None:
    doc = next(iter(parse([text])))
    (verb,) = (token for token in doc if token.lemma_ == "visit")
    assert told(doc, verb).modality is modality
