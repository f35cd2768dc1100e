import pytest

from detente.loaders.document import MentionKind
from tests.loaders.finding import found, mentions

PRONOUN, NOMINAL, GROUP = MentionKind.PRONOUN, MentionKind.NOMINAL, MentionKind.GROUP


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Mia Holt arrived. She met the king.", "Mia Holt", ["She"]),
        (
            "Anna Lund called Peter Berg. She thanked him.",
            "Peter Berg",
            ["him"],
        ),
        (
            "Emomali Rahmon met Kassym-Jomart Tokayev. Tokayev thanked him.",
            "Emomali Rahmon",
            ["him"],
        ),
        ("Mr. Lund left. His bag stayed.", "Lund", ["His"]),
        (
            "Jan Dahl read the note. Though the prize went to Peter Berg, he stayed.",
            "Peter Berg",
            ["he"],
        ),
    ],
)
def test_a_pronoun_means_who_is_near_and_fits(
    text: str, name: str, words: list[str]
) -> None:
    assert mentions(text, name, PRONOUN) == words


def test_a_pronoun_between_two_equals_means_nobody() -> None:
    text = "Reporters saw Peter Berg with Paul Dahl. The crowd booed him."
    assert [
        mention
        for one in found(text)
        for mention in one.mentions
        if mention.kind is PRONOUN
    ] == []


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "German Chancellor Angela Merkel came. The German leader spoke.",
            "Angela Merkel",
            ["The German leader"],
        ),
        (
            "Mia Holt, the Norwegian prime minister, came. The prime minister spoke.",
            "Mia Holt",
            ["The prime minister"],
        ),
        (
            "President Mia Holt met Vice President Jan Dahl. The vice president spoke.",
            "Jan Dahl",
            ["The vice president"],
        ),
        (
            "Mia Holt met President of Peru Luis Mora. The President of Peru spoke.",
            "Luis Mora",
            ["The President"],
        ),
        (
            "Mia Holt met President of Peru Luis Mora. The President spoke first.",
            "Mia Holt",
            ["The President"],
        ),
    ],
)
def test_a_role_means_who_is_told_to_hold_it(
    text: str, name: str, words: list[str]
) -> None:
    assert mentions(text, name, NOMINAL) == words


def test_one_person_named_without_a_role_does_not_lead_two_states() -> None:
    alone = "Mia Holt gave her view. The President of Peru agreed."
    assert mentions(alone, "Mia Holt", NOMINAL) == ["The President"]
    two = f"{alone} The Prime Minister of Chile did not."
    assert mentions(two, "Mia Holt", NOMINAL) == []


def test_who_greets_a_leader_is_not_that_leader() -> None:
    after = "Mia Holt spoke. The Peruvian leader listened."
    assert mentions(after, "Mia Holt", NOMINAL) == ["The Peruvian leader"]
    beside = "Mia Holt greeted the Peruvian leader."
    assert mentions(beside, "Mia Holt", NOMINAL) == []


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Peru closed the border. The country was calm.", "Peru", ["The country"]),
        ("Peru voted. The government won.", "Peru", ["The government"]),
        ("Fire broke out in Tromso. The city is safe.", "Tromso", ["The city"]),
        (
            "She won the Medal of Saint Olav. The award is rare.",
            "Medal of Saint Olav",
            ["The award"],
        ),
        (
            "The Ninth Summit of the Fjords opened. The king did not attend the event.",
            "Ninth Summit of the Fjords",
            ["the event"],
        ),
    ],
)
def test_a_description_means_what_was_told_of_its_kind(
    text: str, name: str, words: list[str]
) -> None:
    assert mentions(text, name, NOMINAL) == words


def test_it_opens_a_sentence_on_what_the_last_was_about() -> None:
    text = "The Nordic Fisheries Council met on Monday. It approved the budget."
    assert mentions(text, "Nordic Fisheries Council", PRONOUN) == ["It"]


def test_who_is_quoted_is_not_the_he_of_the_quote() -> None:
    text = 'Jan Dahl resigned. Peter Berg said, "I am with him today."'
    assert mentions(text, "Jan Dahl", PRONOUN) == ["him"]
    assert mentions(text, "Peter Berg", PRONOUN) == ["I"]


def test_the_two_leaders_and_they_mean_each_of_them() -> None:
    text = (
        "President Mia Holt met Chancellor Jan Dahl. "
        "The two leaders spoke about fish. They will meet again."
    )
    assert mentions(text, "Mia Holt", GROUP) == ["The two leaders", "They"]
    assert mentions(text, "Jan Dahl", GROUP) == ["The two leaders", "They"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Statement by President Mia Holt\n\nI welcome the deal.", "Mia Holt"),
        ("Mia Holt, Secretary of State\n\nI welcome the deal.", "Mia Holt"),
        ('"I am going home," Mia Holt said.', "Mia Holt"),
        ("Mia Holt: Friends, I am glad.\n\nJan Dahl: Welcome.", "Mia Holt"),
    ],
)
def test_i_means_who_speaks(text: str, name: str) -> None:
    assert mentions(text, name, PRONOUN) == ["I"]


def test_an_office_with_its_holders_name_behind_means_nobody_else() -> None:
    text = (
        "Mia Holt met Jan Dahl, a minister. The minister of defence of Norway, Peter "
        "Berg, saw them."
    )
    assert mentions(text, "Jan Dahl", NOMINAL) == []


def test_an_office_that_somebody_is_named_to_means_nobody_before() -> None:
    text = "Jan Dahl, a minister, left. The list has Mia Holt as the minister for fish."
    assert mentions(text, "Jan Dahl", NOMINAL) == []
    text = "Jan Dahl, a minister, left. The paper praised the minister for it."
    assert mentions(text, "Jan Dahl", NOMINAL) == ["the minister"]
