"""One contact between two is told once."""

import pytest

from detente.graph.model import Article
from detente.loaders.facts import proposals
from detente.loaders.finding.entities import find
from detente.loaders.language import parse


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Rosa Diaz spoke with Luis Vega by phone. The two leaders discussed trade.",
            {"CALLED"},
        ),
        (
            "Rosa Diaz met Luis Vega in Lima. The two leaders spoke for an hour.",
            {"MET"},
        ),
        (
            "Rosa Diaz telephoned Luis Vega. Rosa Diaz met Luis Vega in Lima in May.",
            {"CALLED", "MET"},
        ),
    ],
)
def test_who_talked_by_phone_did_not_meet_and_who_met_did_not_phone(
    text: str, told: set[str]
) -> None:
    doc, article = next(parse([text])), Article("told", text=text)
    said = {one.relation for one in proposals(doc, article, find(doc, article))}
    assert said & {"MET", "CALLED"} == told
