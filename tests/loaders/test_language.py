import pytest

from detente.loaders.language import parse


def test_texts_come_back_parsed_in_their_order() -> None:
    docs = list(parse(["Norway signed. Peru waited.", "Kenya left."]))
    assert [[sentence.text for sentence in doc.sents] for doc in docs] == [
        ["Norway signed.", "Peru waited."],
        ["Kenya left."],
    ]


def test_a_text_in_capitals_is_parsed_in_ordinary_print() -> None:
    text = "PRESIDENT ANA SOLER SAID THAT THE U.S. EMBASSY IN QUITO WAS CLOSED."
    assert [doc.text for doc in parse([text])] == [
        "President Ana Soler said that the U.S. Embassy in Quito was closed."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A SHORT HEAD",
        "NORWAY AND PERU SIGNED A TREATY IN OSLO.\n\nThe king was there.",
        "Talks with Mia_Holt\u00a0end.",
        "\u0130ST\u0130KLAL PARK WAS CLOSED BY THE MAYOR.",
    ],
)
def test_offsets_hold_whatever_is_recased(text: str) -> None:
    assert [len(doc.text) for doc in parse([text])] == [len(text)]


def test_brackets_part_words() -> None:
    doc = next(parse(["They named Mia Holt(Norway) first."]))
    assert [token.text for token in doc][2:7] == ["Mia", "Holt", "(", "Norway", ")"]


def test_no_sentence_ends_within_the_name_that_a_paragraph_begins_with() -> None:
    text = (
        "Readout of the President's Call with President Recep Demir\n\n"
        "President Joseph R. Holt, Jr. met today with President Recep Demir."
    )
    assert [sent.text.split()[0] for sent in next(parse([text])).sents] == [
        "Readout",
        "President",
    ]


def test_a_full_stop_behind_the_number_of_a_king_ends_a_sentence() -> None:
    (doc,) = parse(["She wrote to King Olaf V. President Diaz met John V. Smith."])
    assert [sentence.text for sentence in doc.sents] == [
        "She wrote to King Olaf V.",
        "President Diaz met John V. Smith.",
    ]
    assert "".join(token.text + token.whitespace_ for token in doc) == doc.text
