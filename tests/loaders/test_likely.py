"""What of a reading a store keeps."""

from detente.graph.model import Article
from detente.loaders import likely, read

TEXT = """\
Foreign Minister Ana Ruiz of Peru met President Ole Dahl of Norway in Oslo on Monday.

A rally was held in the evening. The Green Party had called for it.
"""


def test_what_no_fact_tells_of_is_mentioned_if_it_has_a_name_of_its_own() -> None:
    (reading,) = read([Article("day", text=TEXT)])
    names = {mention.entity.name for mention in reading.mentions}
    assert {"Ana Ruiz", "Ole Dahl", "Green Party", "Oslo"} <= names
    assert "rally" not in names


def test_unlikely_facts_go_and_whom_they_told_of_by_name_stays() -> None:
    (reading,) = read([Article("day", text=TEXT)])
    assert any(fact.relation.name == "MET" for fact in reading.facts)
    none = likely(reading, 1.1)
    assert not none.facts
    assert {m.entity.name for m in none.mentions} >= {"Ana Ruiz", "Ole Dahl"}
