"""Who was there, by lists and transcripts; all texts are written for the tests."""

import pytest

from detente.graph.model import Article
from detente.loaders.events.triggers import propose
from detente.loaders.finding.entities import find
from detente.loaders.language import parse


def told(text: str, relation: str, title: str | None = None) -> set[tuple[str, str]]:
    """The two ends of each proposal of ``relation``; a title opens the text."""
    text = f"{title}\n\n{text}" if title else text
    doc = next(iter(parse([text])))
    article = Article("told", title=title, text=text)
    return {
        (one.subject.entity.name, one.object.entity.name)
        for one in propose(doc, article, find(doc, article))
        if one.relation == relation
    }


@pytest.mark.parametrize(
    "text",
    [
        (
            "Also attending the Oslo Summit were President of Peru William Ruto; "
            "guests of the bank - Prime Minister of Norway Erna Solberg."
        ),
        (
            "Among the participants in the Oslo Summit were William Ruto and, as an "
            "observer of the bank, Prime Minister of Norway Erna Solberg."
        ),
        (
            "The Oslo Summit began. The following took part, as participants: "
            "William Ruto, President of Peru; and Erna Solberg, Prime Minister."
        ),
        (
            "The Oslo Summit began.\n\nParticipants:\n\nWilliam Ruto, President\n\n"
            "Erna Solberg, Prime Minister\n\nDina Boluarte left Peru for good."
        ),
    ],
)
def test_lists_of_those_present_are_read_to_their_end(text: str) -> None:
    found = told(text, "ATTENDED")
    assert found == {("William Ruto", "Oslo Summit"), ("Erna Solberg", "Oslo Summit")}


def test_a_list_ends_where_something_else_is_told() -> None:
    text = (
        "Attending the Oslo Summit were William Ruto and Erna Solberg, "
        "but Dina Boluarte sent a letter."
    )
    assert ("Dina Boluarte", "Oslo Summit") not in told(text, "ATTENDED")


def test_who_is_on_a_call_was_called_by_who_held_it() -> None:
    text = (
        "President William Ruto held a video call with leaders today. "
        "Participants in the call included Erna Solberg and Dina Boluarte."
    )
    assert told(text, "CALLED") >= {
        ("William Ruto", "Erna Solberg"),
        ("William Ruto", "Dina Boluarte"),
    }


def test_who_leads_a_delegation_attends() -> None:
    text = (
        "Norway will send a delegation to the Nairobi Peace Conference. "
        "Erna Solberg will lead the delegation."
    )
    found = told(text, "ATTENDED")
    assert ("Erna Solberg", "Nairobi Peace Conference") in found


def test_who_leads_a_delegation_attends_no_crash() -> None:
    text = (
        "The minister died in a helicopter crash near Tabriz. A Peruvian delegation "
        "led by Ana Mora, minister of trade, visited Iran last month."
    )
    assert not told(text, "ATTENDED")


def test_who_speaks_in_a_transcript_was_at_the_event_of_its_title() -> None:
    text = "President of Peru William Ruto: Good evening, friends.\n\nWe begin."
    assert told(text, "ATTENDED", "Meeting of the Polar Council") == {
        ("William Ruto", "Meeting of the Polar Council")
    }
    assert not told(text, "ATTENDED", "Interview on the war in Yemen")
