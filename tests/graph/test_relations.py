"""The vocabulary, and what a user's file may add to it."""

from pathlib import Path

import pytest

from detente.graph.errors import BadVocabulary
from detente.graph.relations import Kind, vocabulary

OWN = """
types = ["Vessel"]

[relations.OWNS]
domain = ["Person", "State", "Organization"]
range = ["Vessel"]
phrase = "owns"
passive = "is owned by"
denial = "does not own"
kind = "state"
"""


def test_a_users_file_adds_types_and_relations(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN)
    words = vocabulary().with_file(file)
    assert words.relation("OWNS").joins("Person", "Vessel")
    assert not words.relation("OWNS").joins("Vessel", "Person")
    assert words.relation("OWNS").kind is Kind.STATE
    assert words.types == (*vocabulary().types, "Vessel")
    assert "OWNS" not in vocabulary().relations


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("types = [", "own.toml: "),
        ('types = ["vessel"]', "'vessel' is not one CamelCase word"),
        ('types = ["Person"]', "entity type Person is there already"),
        ('types = ["Entity"]', "entity type Entity is there already"),
        (OWN.replace("OWNS", "MET"), "relation MET is there already"),
        (OWN.replace("OWNS", "CLAIM"), "relation CLAIM is there already"),
        (OWN.replace("OWNS", "owns"), "in capitals and underscores"),
        (OWN.replace('range = ["Vessel"]', 'range = ["Boat"]'), "has unknown types"),
        (OWN.replace('kind = "state"', 'kind = "often"'), "'often' is not a valid"),
        (OWN + 'plover = "LOVE"\n', "'LOVE' is no PLOVER class"),
        (OWN + "colour = 1\n", "colour"),
        (OWN.replace('phrase = "owns"\n', ""), "phrase"),
        ("[relation.OWNS]\n", "knows \\[types\\] and \\[relations\\]"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(
    tmp_path: Path, text: str, message: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text)
    with pytest.raises(BadVocabulary, match=message):
        vocabulary().with_file(file)


def test_a_file_that_is_missing_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadVocabulary, match=r"no\.toml"):
        vocabulary().with_file(tmp_path / "no.toml")


def test_a_misspelt_relation_is_answered_with_the_nearest() -> None:
    with pytest.raises(BadVocabulary, match="no relation AWARDS; did you mean AWARDED"):
        vocabulary().relation("AWARDS")


def test_every_relation_can_be_told_both_ways_and_denied() -> None:
    for relation in vocabulary().relations.values():
        assert relation.phrase
        assert relation.passive
        assert relation.denial
        assert relation.meaning
