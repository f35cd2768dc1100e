"""Who holds an occasion, and who was at one, by words that do not name it anew."""

import pytest

from detente.graph.model import Article
from detente.loaders.facts import proposals
from detente.loaders.finding.entities import find
from detente.loaders.language import parse
from tests.loaders.finding import entities

FORUM = "Arctic Trade Forum"


def told(text: str) -> set[tuple[str, str, str]]:
    """What any rule reads in a text."""
    article = Article(id="t", text=text)
    (doc,) = parse([text])
    found = tuple(find(doc, article))
    return {
        (one.subject.entity.name, one.relation, one.object.entity.name)
        for one in proposals(doc, article, found)
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Arctic Trade Forum opened. The host, Norway, wants more.",
        "The Arctic Trade Forum opened. Host country Norway wants more.",
        "The Arctic Trade Forum opened. Norway is hosting it for the third time.",
        "The Arctic Trade Forum opened. Norway will host the meeting in May.",
        "The host country of the Arctic Trade Forum, Norway, wants more.",
        "Norway as host of the Arctic Trade Forum wants more.",
        "They met at the Arctic Trade Forum, where Norway was host.",
    ],
)
def test_the_host_of_what_was_told_of(text: str) -> None:
    assert ("Norway", "HOSTED", FORUM) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Arctic Trade Forum opened. Norway is hosting a meeting of its own.",
        "The Arctic Trade Forum opened. The host of the show, Mia Holt, sang.",
        "The Arctic Trade Forum opened. Norway holds two seats.",
    ],
)
def test_other_hosts(text: str) -> None:
    assert not [one for one in told(text) if one[1:] == ("HOSTED", FORUM)]


@pytest.mark.parametrize(
    "text",
    [
        "Mia Holt told the Arctic Trade Forum that it was late.",
        "Mia Holt opened the Arctic Trade Forum on Monday.",
        "Mia Holt gave the keynote of the Arctic Trade Forum.",
        "Mia Holt returned from the Arctic Trade Forum with nothing.",
    ],
)
def test_who_was_there(text: str) -> None:
    assert ("Mia Holt", "ATTENDED", FORUM) in told(text)


def test_a_mill_is_a_place_and_may_be_inspected() -> None:
    text = "Mia Holt inspected the Narvik Paper Mill on Monday."
    assert ("Mia Holt", "VISITED", "Narvik Paper Mill") in told(text)


def test_words_of_a_title_are_no_names() -> None:
    text = (
        "The Honourable Joe Lind, Canada's Minister of Foreign Affairs, today "
        "announced the appointment of Mia Holt as High Commissioner to Bangladesh."
    )
    assert {"High", "Affairs"}.isdisjoint(name for _, name in entities(text))
