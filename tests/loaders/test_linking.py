import pytest

from detente.loaders.document import MentionKind
from detente.loaders.finding.orders import is_same_person
from tests.loaders.finding import entities, entity, found, mentions


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "Holt warned\n\nPresident Mia Holt spoke. Holt left.",
            "Mia Holt",
            ["Holt", "Mia Holt", "Holt"],
        ),
        ("Kim Jong Un spoke. Kim left.", "Kim Jong Un", ["Kim Jong Un", "Kim"]),
        ("Xi Jinping spoke. Xi left.", "Xi Jinping", ["Xi Jinping", "Xi"]),
        (
            "Prime Minister Pedro Ruiz Castellano spoke. Ruiz left.",
            "Pedro Ruiz Castellano",
            ["Pedro Ruiz Castellano", "Ruiz"],
        ),
        (
            "President Abdel Fattah el-Sisi spoke. Sisi left.",
            "Abdel Fattah el-Sisi",
            ["Abdel Fattah el-Sisi", "Sisi"],
        ),
        (
            "Vladimir Vladimirovich Putin spoke. Vladimir Putin left.",
            "Vladimir Vladimirovich Putin",
            ["Vladimir Vladimirovich Putin", "Vladimir Putin"],
        ),
        (
            "Kassym-Jomart Tokayev spoke. Kassym-Zhomart Tokayev left.",
            "Kassym-Zhomart Tokayev",
            ["Kassym-Jomart Tokayev", "Kassym-Zhomart Tokayev"],
        ),
    ],
)
def test_names_of_one_person_are_one_entity(
    text: str, name: str, words: list[str]
) -> None:
    assert mentions(text, name) == words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kim Jong Un praised Kim Jong Il.", {"Kim Jong Un", "Kim Jong Il"}),
        (
            "Donald Trump spoke. Donald Trump Jr. left.",
            {"Donald Trump", "Donald Trump Jr."},
        ),
        ("George H. Bush met George W. Bush.", {"George H. Bush", "George W. Bush"}),
    ],
)
def test_persons_who_share_a_surname_stay_apart(text: str, names: set[str]) -> None:
    assert {name for type_, name in entities(text) if type_ == "Person"} == names


def test_initials_in_brackets_mean_what_stands_before_them() -> None:
    text = "The Nordic Fisheries Council (NFC) met. The NFC agreed."
    assert mentions(text, "Nordic Fisheries Council") == [
        "Nordic Fisheries Council",
        "NFC",
        "NFC",
    ]


def test_a_ministry_is_one_body_however_its_state_is_named() -> None:
    text = (
        "The Peruvian Foreign Ministry protested. Peru's foreign ministry wrote. "
        "The note of the Ministry of Foreign Affairs of Peru was short."
    )
    body = entity(text, "Ministry of Foreign Affairs of Peru")
    assert (body.id, body.aliases) == (
        "organization:ministry-of-foreign-affairs-of-peru",
        ("Peru's foreign ministry", "Peruvian Foreign Ministry"),
    )


def test_a_body_every_state_has_is_that_of_the_state_the_text_is_about() -> None:
    text = "Peru voted. In Peru the Supreme Court agreed, and Peru was calm."
    assert entity(text, "Supreme Court of Peru").id == (
        "organization:supreme-court-of-peru"
    )


def test_the_summit_is_the_summit_told_before() -> None:
    text = "The Ninth Summit of the Fjords opened. The summit was short."
    assert mentions(text, "Ninth Summit of the Fjords") == [
        "Ninth Summit of the Fjords",
        "summit",
    ]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        # Told of alone so far, and called so before.
        (
            "Jonas Holt met Ana Ruiz. Holt thanked Peru. Mia Holt left. Holt spoke.",
            "Jonas Holt",
            ["Jonas Holt", "Holt", "Holt"],
        ),
        # By the office, whoever was told of last.
        (
            "President Jonas Holt met Ana Ruiz. Mia Holt left. President Holt spoke.",
            "Jonas Holt",
            ["Jonas Holt", "Holt"],
        ),
        # By the title of a woman.
        (
            "George Holt and Laura Holt visited Peru. Mrs. Holt thanked Chile.",
            "Laura Holt",
            ["Laura Holt", "Holt"],
        ),
        # By being told of far more often.
        (
            "Jonas Holt met Mia Holt. Jonas Holt spoke. Jonas Holt left. Holt sang.",
            "Jonas Holt",
            ["Jonas Holt", "Jonas Holt", "Jonas Holt", "Holt"],
        ),
        # Spelled in two ways.
        (
            "Oleksandr Poroshchenko met Ana Ruiz. Poroshchenka thanked Peru.",
            "Oleksandr Poroshchenko",
            ["Oleksandr Poroshchenko", "Poroshchenka"],
        ),
        (
            "Moammar Qaddhafi met Ana Ruiz. Muammar Kadafi thanked Peru.",
            "Moammar Qaddhafi",
            ["Moammar Qaddhafi", "Muammar Kadafi"],
        ),
        # A family name that stands first.
        (
            "Zhang Yi visited Lima. Pedro Ruiz received Zhang.",
            "Zhang Yi",
            ["Zhang Yi", "Zhang"],
        ),
    ],
)
def test_a_surname_means_the_bearer_that_the_text_tells(
    text: str, name: str, words: list[str]
) -> None:
    assert mentions(text, name, MentionKind.NAME) == words


@pytest.mark.parametrize(
    "text",
    [
        "Jonas Holt met Ana Ruiz. Mia Holt met Luis Mora. Holt thanked Peru.",
        "Kim Jong Un met Ana Ruiz. Kim Yo Jong met Luis Mora. Kim thanked Peru.",
        "Holt leaves Peru\n\nJonas Holt met Ana Ruiz. Mia Holt met Luis Mora.",
    ],
)
def test_a_surname_of_two_means_nobody_where_nothing_tells(text: str) -> None:
    surname = "Kim" if "Kim" in text else "Holt"
    assert not [
        mention
        for one in found(text)
        if one.entity.type != "State"
        for mention in one.mentions
        if mention.text == surname
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Luis A. Mora met Ana Ruiz. His son, Luis B. A. Mora, met her too.",
            {"Luis A. Mora", "Luis B. A. Mora", "Ana Ruiz"},
        ),
        (
            "Aleksandr Orlov met Aleksandra Orlova.",
            {"Aleksandr Orlov", "Aleksandra Orlova"},
        ),
        ("Luis Moreno met Luis Marino.", {"Luis Moreno", "Luis Marino"}),
    ],
)
def test_names_nearly_alike_stay_apart(text: str, names: set[str]) -> None:
    told = {name for type_, name in entities(text) if type_ == "Person"}
    assert told == names


def test_a_woman_is_not_a_man_in_another_spelling() -> None:
    one, other = ("aleksandr", "petrovsky"), ("aleksandra", "petrovskaya")
    assert not is_same_person(one, other)
    assert is_same_person(one, ("alexander", "petrovskiy"))


def test_a_surname_alone_is_not_that_of_a_relative() -> None:
    text = "Siosaia Fakava played. His grandfather, Sione Fakava, preached. Fakava won."
    assert mentions(text, "Siosaia Fakava") == ["Siosaia Fakava", "His", "Fakava"]


def test_a_surname_alone_is_not_that_of_the_first_lady() -> None:
    text = "President Jo Wiryan came. The first lady, Ida Wiryan, ate. Wiryan left."
    assert mentions(text, "Jo Wiryan")[-1] == "Wiryan"
