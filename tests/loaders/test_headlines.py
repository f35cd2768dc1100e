"""Headlines: names alone, no verb, a comma for "and", capitals throughout."""

import pytest

from detente.graph.model import Article
from detente.loaders import read
from detente.loaders.recase import readable
from tests.loaders.finding import entities, mentions

BODY = "\n\nThe news came late on Monday, and nobody had thought that it would."


def told(text: str) -> set[tuple[str, str, str]]:
    """What is told of the headline, subject, relation and object."""
    (reading,) = read([Article("a", text=text)])
    return {
        (fact.subject.name, fact.relation.name, fact.object.name)
        for fact in reading.facts
    }


@pytest.mark.parametrize(
    ("headline", "leader"),
    [
        ("Modi in Oslo talks with Scholz", "Modi"),
        ("Erdogan in Lima to meet Macron", "Erdogan"),
        ("Lavrov, Blinken meet in Geneva", "Lavrov"),
        ("Lavrov, Blinken meet in Geneva", "Blinken"),
        ("Merz visits Kyiv, pledges aid to Peru", "Merz"),
        ("Starmer Meets Nobody in Peru", "Starmer"),
    ],
)
def test_a_leader_named_in_a_headline_alone_is_a_person(
    headline: str, leader: str
) -> None:
    assert ("Person", leader) in entities(headline + BODY)


def test_a_surname_in_a_headline_is_whom_the_text_names_in_full() -> None:
    text = "Modi in Oslo talks\n\nNarendra Modi, the premier, flew to Oslo on Monday."
    assert "Modi" in mentions(text, "Narendra Modi")


def test_an_english_word_in_a_headline_is_no_leader() -> None:
    assert ("Person", "Straw") not in entities("Straw burns in Peru" + BODY)


@pytest.mark.parametrize(
    ("headline", "fact"),
    [
        ("Modi in Oslo talks with Scholz", ("Modi", "MET", "Scholz")),
        ("Modi in Oslo talks with Scholz", ("Modi", "VISITED", "Oslo")),
        ("Tokayev in Lima for climate summit", ("Tokayev", "VISITED", "Lima")),
        ("Putin, Xi in Lima for summit", ("Putin", "VISITED", "Lima")),
        ("Putin, Xi in Lima for summit", ("Xi", "VISITED", "Lima")),
        ("Lavrov, Blinken meet in Geneva", ("Lavrov", "MET", "Blinken")),
        ("Macron, Merz condemn Peru", ("Macron", "CRITICIZED", "Peru")),
        ("Macron, Merz condemn Peru", ("Merz", "CRITICIZED", "Peru")),
    ],
)
def test_a_headline_tells_without_a_verb_and_with_a_comma_for_and(
    headline: str, fact: tuple[str, str, str]
) -> None:
    assert fact in told(headline + BODY)


def test_who_is_in_the_own_capital_visits_nobody() -> None:
    assert told("Macron in Paris" + BODY) == set()


@pytest.mark.parametrize(
    ("text", "readable_as"),
    [
        (
            "Fish is dear. RUSSIA IMPOSED SANCTIONS ON NORWAY. Oslo regrets it.",
            "Fish is dear. Russia imposed sanctions on Norway. Oslo regrets it.",
        ),
        (
            "Breaking: PERU HAS EXPELLED THE ENVOY\nThe move came late.",
            "Breaking: Peru has expelled the envoy\nThe move came late.",
        ),
        ("PUTIN ARRIVES IN BEIJING", "Putin arrives in Beijing"),
        ("The UN, the OSCE, NATO, OPEC, ASEAN and the EU met.", None),
        ("He read WAR AND PEACE in Lima.", None),
    ],
)
def test_sentences_in_capitals_are_read_as_ordinary_print(
    text: str, readable_as: str | None
) -> None:
    words = {"has", "imposed", "on", "the", "expelled", "in", "arrives", "and"}
    assert readable(text, words.__contains__) == (readable_as or text)
