import pytest

from tests.loaders.finding import entities, entity, mentions


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
