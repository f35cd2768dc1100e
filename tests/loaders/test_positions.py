from dataclasses import replace

import pytest

from tests.loaders.told import Ends, offices, proposals, ties

P, S, ORG, L = "Person", "State", "Organization", "Place"
HOLDS = "HOLDS_POSITION"


@pytest.mark.parametrize(
    ("text", "names", "office"),
    [
        (
            "Norwegian Prime Minister Anna Berg spoke.",
            {"Norwegian = Norway": S, "Anna Berg": P},
            ("Anna Berg", "prime minister", "Norway", None),
        ),
        (
            "President of Kenya Amos Kiptoo opened the talks.",
            {"Kenya": S, "Amos Kiptoo": P},
            ("Amos Kiptoo", "president", "Kenya", None),
        ),
        (
            "President Amos Kiptoo of Kenya opened the talks.",
            {"Kenya": S, "Amos Kiptoo": P},
            ("Amos Kiptoo", "president", "Kenya", None),
        ),
        (
            "Anna Berg, the foreign minister of Norway, spoke.",
            {"Norway": S, "Anna Berg": P},
            ("Anna Berg", "foreign minister", "Norway", None),
        ),
        (
            "Norway's prime minister, Anna Berg, spoke.",
            {"Norway": S, "Anna Berg": P},
            ("Anna Berg", "prime minister", "Norway", None),
        ),
        (
            "Former Peruvian President Luis Quispe spoke.",
            {"Peruvian = Peru": S, "Luis Quispe": P},
            ("Luis Quispe", "president", "Peru", "former"),
        ),
        (
            "Mia Holt, chairman of the board of Nordvik Bank, resigned.",
            {"Mia Holt": P, "Nordvik Bank": ORG},
            ("Mia Holt", "chairman of the board", "Nordvik Bank", None),
        ),
        (
            "Nordvik Bank spokesman Jon Dahl declined to comment.",
            {"Nordvik Bank": ORG, "Jon Dahl": P},
            ("Jon Dahl", "spokesman", "Nordvik Bank", None),
        ),
        (
            "Mia Holt served as director of the Polar Institute until 2004.",
            {"Mia Holt": P, "Polar Institute": ORG},
            ("Mia Holt", "director", "Polar Institute", None),
        ),
        (
            "Mia Holt is the secretary general of the Polar League.",
            {"Mia Holt": P, "Polar League": ORG},
            ("Mia Holt", "secretary general", "Polar League", None),
        ),
        (
            "The mayor of Tromso, Mia Holt, opened the bridge.",
            {"Tromso": L, "Mia Holt": P},
            ("Mia Holt", "mayor", "Tromso", None),
        ),
        (
            "Mia Holt, who heads the Polar League, was there.",
            {"Mia Holt": P, "Polar League": ORG},
            ("Mia Holt", "head", "Polar League", None),
        ),
        (
            "Mia Holt, leader of the RNU trade union, was there.",
            {"Mia Holt": P, "RNU": ORG},
            ("Mia Holt", "leader", "RNU", None),
        ),
        (
            "The head of the Polar Trust (PT), Mia Holt, was there.",
            {"Mia Holt": P, "Polar Trust": ORG},
            ("Mia Holt", "head", "Polar Trust", None),
        ),
    ],
)
def test_a_title_is_read_in_every_place_it_can_stand(
    text: str, names: dict[str, str], office: tuple[str, str, str, str | None]
) -> None:
    assert offices(text, names) == {office}


def test_titles_joined_by_and_are_both_of_the_one_name() -> None:
    assert offices(
        "The Polar League envoy and former Norwegian prime minister Anna Berg spoke.",
        {"Polar League": ORG, "Norwegian = Norway": S, "Anna Berg": P},
    ) == {
        ("Anna Berg", "envoy", "Polar League", None),
        ("Anna Berg", "prime minister", "Norway", "former"),
    }


def test_a_second_office_without_a_state_is_of_the_first_ones_state() -> None:
    text = (
        "President of Kenya Amos Kiptoo and Prime Minister Joy Wanjiru met "
        "Spanish officials."
    )
    names = {"Kenya": S, "Amos Kiptoo": P, "Joy Wanjiru": P, "Spanish = Spain": S}
    assert ("Joy Wanjiru", "prime minister", "Kenya", None) in offices(text, names)


def test_an_office_is_of_no_state_that_lacks_it() -> None:
    text = (
        "The United States and the United States Navy wrote to Norway. "
        "Prime Minister Anna Berg answered the United States."
    )
    names = {"United States": S, "Norway": S, "Anna Berg": P}
    assert offices(text, names) == {("Anna Berg", "prime minister", "Norway", None)}


def test_a_president_is_of_the_state_he_is_known_to_have_led() -> None:
    text = "Germany, Germany and Germany. President Macron flew home. France cheered."
    names = {"Germany": S, "France": S, "Macron": P}
    assert offices(text, names) == {("Macron", "president", "France", None)}


def test_a_second_president_is_not_of_the_state_that_has_one() -> None:
    text = (
        "Peruvian President Luis Quispe met President Rui Tavora. Peru and Brazil "
        "trade much, said Peru."
    )
    names = {
        "Peruvian = Peru": S,
        "Peru": S,
        "Brazil": S,
        "Luis Quispe": P,
        "Rui Tavora": P,
    }
    assert offices(text, names) == {
        ("Luis Quispe", "president", "Peru", None),
        ("Rui Tavora", "president", "Brazil", None),
    }


def test_a_readout_speaks_for_the_state_that_gives_it_out() -> None:
    text = (
        "National Security Advisor Ann Lee spoke with officials of Kenya. The United "
        "States stands by them."
    )
    names = {"Ann Lee": P, "Kenya": S, "United States": S}
    assert offices(text, names, title="Readout of a call with officials of Kenya") == {
        ("Ann Lee", "national security advisor", "United States", None)
    }


def test_a_generic_word_is_no_office_beside_the_particular_one() -> None:
    text = (
        "Peruvian President Luis Quispe spoke. The crowd cheered Peruvian leader "
        "Luis Quispe."
    )
    assert offices(text, {"Peruvian = Peru": S, "Luis Quispe": P}) == {
        ("Luis Quispe", "president", "Peru", None)
    }


def test_president_and_vice_president_are_two_offices() -> None:
    text = (
        "Peruvian President Luis Quispe spoke. In 2001 he was a farmer. "
        "Luis Quispe, the former vice president of Peru, is popular."
    )
    assert offices(text, {"Peruvian = Peru": S, "Peru": S, "Luis Quispe": P}) == {
        ("Luis Quispe", "president", "Peru", None),
        ("Luis Quispe", "vice president", "Peru", "former"),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mia Holt heads home to Norway.", {"Mia Holt": P, "Norway": S}),
        (
            "A head-to-head poll put Mia Holt before Norway.",
            {"Mia Holt": P, "Norway": S},
        ),
        (
            "At the request of Mia Holt, the president of Kenya briefed her.",
            {"Mia Holt": P, "Kenya": S},
        ),
        (
            "Norwegian journalist Mia Holt spoke.",
            {"Norwegian = Norway": S, "Mia Holt": P},
        ),
        ("The prime minister thanked Mia Holt.", {"Mia Holt": P}),
    ],
)
def test_words_that_give_nobody_an_office_give_none(
    text: str, names: dict[str, str]
) -> None:
    assert offices(text, names) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Spain's ambassador in Kenya, Mia Holt, spoke.",
        "Mia Holt, the Spanish ambassador to Kenya, spoke.",
        "Letters of credence were presented in Kenya by Mia Holt (Spain).",
    ],
)
def test_an_ambassador_represents_one_state_in_another(text: str) -> None:
    spain = "Spanish = Spain" if "Spanish" in text else "Spain"
    [envoy] = proposals(text, {spain: S, "Kenya": S, "Mia Holt": P})
    assert (
        envoy.relation,
        envoy.object.entity.name,
        dict(envoy.attrs),
    ) == ("REPRESENTS", "Spain", {"title": "ambassador", "accredited_to": "Kenya"})


def test_a_nominee_is_put_forward_by_who_nominates() -> None:
    text = (
        "President Ann Lee announced her intent to nominate the following people: "
        "Mia Holt, Nominee for Inspector General, Department of Roads."
    )
    names = {"Ann Lee": P, "Mia Holt": P, "Department of Roads": ORG}
    assert ties(text, names) == {
        ("Mia Holt", HOLDS, "Department of Roads"),
        ("Ann Lee", "APPOINTED", "Mia Holt"),
    }


def test_a_party_before_a_title_is_membership_and_before_leader_an_office() -> None:
    names = {"Labour Party": ORG, "Mia Holt": P}
    mp: set[Ends] = {("Mia Holt", "MEMBER_OF", "Labour Party")}
    assert ties("Labour Party MP Mia Holt spoke.", names) == mp
    assert offices("Labour Party leader Mia Holt spoke.", names) == {
        ("Mia Holt", "leader", "Labour Party", None)
    }


def test_the_same_text_gives_the_same_proposals_each_time() -> None:
    text = "Norwegian Prime Minister Anna Berg met Mia Holt of Nordvik Bank in Oslo."
    names = {
        "Norwegian = Norway": S,
        "Anna Berg": P,
        "Mia Holt": P,
        "Nordvik Bank": ORG,
    }
    first = proposals(text, names)
    assert first == proposals(text, names)
    assert [replace(proposal) for proposal in first] == first


@pytest.mark.parametrize(
    ("text", "names", "office"),
    [
        (
            "Anna Berg took office as president of Peru in 2011.",
            {"Anna Berg": P, "Peru": S},
            ("Anna Berg", "president", "Peru", None),
        ),
        (
            "Anna Berg left her post as president of Peru.",
            {"Anna Berg": P, "Peru": S},
            ("Anna Berg", "president", "Peru", "former"),
        ),
        (
            "The president of the Fjord Bank in Oslo, Anna Berg, spoke.",
            {"Anna Berg": P, "Fjord Bank": ORG, "Oslo": L},
            ("Anna Berg", "president", "Fjord Bank", None),
        ),
    ],
)
def test_offices_are_read_from_taking_them_and_behind_places(
    text: str, names: dict[str, str], office: tuple[str, str, str, str | None]
) -> None:
    assert office in offices(text, names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Anna Berg, national security advisor to the vice president, left Peru.",
            {"Anna Berg": P, "Peru": S},
        ),
        (
            "Committee chairman Anna Berg of Texas spoke.",
            {"Anna Berg": P, "Texas": L},
        ),
        (
            "Fjord Aid, which Anna Berg launched in 2014, helps Peru.",
            {"Anna Berg": P, "Peru": S},
        ),
    ],
)
def test_staff_chairs_and_founders_have_no_office_of_what_is_named_near(
    text: str, names: dict[str, str]
) -> None:
    assert offices(text, names) == set()


def test_a_name_that_ends_within_the_words_of_a_title_is_read_over() -> None:
    text = "Norway Secretaries of State met Anna Berg."
    assert offices(text, {"Norway Secretaries": ORG, "Anna Berg": P}) == set()


def test_who_governed_a_state_was_its_ruler() -> None:
    names = {"Ana Diaz": "Person", "Peru": "State"}
    told = offices("Ana Diaz, who governed Peru for two years, resigned.", names)
    assert ("Ana Diaz", "ruler", "Peru") in {one[:3] for one in told}
