"""Nobody meets the state whose office he holds."""

import pytest

from detente.graph.model import Article
from detente.loaders.facts import proposals
from detente.loaders.finding.entities import find
from detente.loaders.language import parse

MET = {("Mia Holt", "MET", "Norway")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mia Holt met Norwegian scholars in Lima.", MET),
        ("President Mia Holt of Peru met Norwegian scholars.", MET),
        ("President Mia Holt of Norway met Norwegian scholars.", set()),
        ("Former president of Norway Mia Holt met Norwegian scholars.", MET),
    ],
)
def test_an_official_does_not_meet_the_own_state(
    text: str, told: set[tuple[str, str, str]]
) -> None:
    (doc,) = parse([text])
    article = Article("a", text=text)
    found = {
        (one.subject.entity.name, one.relation, one.object.entity.name)
        for one in proposals(doc, article, find(doc, article))
    }
    assert {tie for tie in found if tie[1] == "MET"} == told


def test_a_known_leader_does_not_meet_the_state_led() -> None:
    text = "Putin will meet Russian scholars."
    (doc,) = parse([text])
    article = Article("a", text=text)
    relations = {one.relation for one in proposals(doc, article, find(doc, article))}
    assert "MET" not in relations


@pytest.mark.parametrize(
    ("text", "visitors"),
    [
        ("Luis Vega met President Mia Holt of Norway in Oslo.", {"Luis Vega"}),
        ("Luis Vega met Prime Minister St\u00f8re in Oslo.", {"Luis Vega"}),
        ("President Mia Holt of Norway visited Lima.", {"Mia Holt"}),
    ],
)
def test_an_official_does_not_visit_the_own_capital(
    text: str, visitors: set[str]
) -> None:
    (doc,) = parse([text])
    article = Article("a", text=text)
    said = proposals(doc, article, find(doc, article))
    went = {one.subject.entity.name for one in said if one.relation == "VISITED"}
    assert went == visitors
