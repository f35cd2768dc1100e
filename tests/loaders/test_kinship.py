"""Whose kin is told where "his" and "her" may be several persons'."""

import pytest

from detente.graph.model import Article
from detente.loaders.finding.entities import find
from detente.loaders.language import parse
from detente.loaders.ties.shapes import propose


def kin(text: str) -> set[tuple[str, str]]:
    """Who is proposed to be kin of whom."""
    doc, article = next(parse([text])), Article("told", text=text)
    return {
        (one.subject.entity.name, one.object.entity.name)
        for one in propose(doc, article, find(doc, article))
        if one.relation == "FAMILY_OF"
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Luis Vega met Juan Soto and his brother, Pedro Lima.",
            ("Pedro Lima", "Juan Soto"),
        ),
        (
            "Rosa Diaz met Luis Vega and her husband, Pedro Lima.",
            ("Pedro Lima", "Rosa Diaz"),
        ),
        (
            "Luis Vega's aide met Juan Soto and his late wife, Ana Lima.",
            ("Ana Lima", "Juan Soto"),
        ),
        (
            "Luis Vega accused Juan Soto of hiring his brother, Pedro Vega.",
            ("Pedro Vega", "Luis Vega"),
        ),
        (
            "Luis Vega accused Juan Soto of hiring his brother, Pedro Soto.",
            ("Pedro Soto", "Juan Soto"),
        ),
        (
            "Juan Soto met Luis Vega. His sister, Carla Vega, is a judge.",
            ("Carla Vega", "Luis Vega"),
        ),
        ("Luis Vega met Ana Soto, his wife, in Oslo.", ("Ana Soto", "Luis Vega")),
        ("Luis Vega succeeded his father, Juan Vega.", ("Juan Vega", "Luis Vega")),
    ],
)
def test_kin_is_of_whom_the_words_or_the_family_name_tell(
    text: str, told: tuple[str, str]
) -> None:
    assert kin(text) == {told}


def test_each_of_several_kin_is_of_the_same_person() -> None:
    text = "Luis Vega thanked Juan Soto and his sons, Pablo Soto and Pedro Soto."
    assert kin(text) == {("Pablo Soto", "Juan Soto"), ("Pedro Soto", "Juan Soto")}


@pytest.mark.parametrize(
    "text",
    [
        "Luis Vega accused Juan Soto of hiring his brother, Pedro Lima.",
        "Juan Soto told Luis Vega that his brother, Pedro Lima, had resigned.",
        "Juan Soto met Luis Vega. His brother, Pedro Lima, is a judge.",
    ],
)
def test_no_kin_is_told_where_it_may_be_either_man_s(text: str) -> None:
    assert kin(text) == set()
