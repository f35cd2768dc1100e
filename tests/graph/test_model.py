"""Entities and facts: a wrong one cannot be built."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.graph.dates import PartialDate
from detente.graph.errors import BadFact
from detente.graph.model import Entity, Fact, Modality, entity_id, slug
from detente.graph.relations import vocabulary

KIM = Entity("person:kim-jong-un", "Person", "Kim Jong Un", ("Kim",))
RUSSIA = Entity("state:RUS", "State", "Russia")
AWARDED = vocabulary().relation("AWARDED")
FACT = Fact("a", RUSSIA, AWARDED, KIM, attrs=(("award", "medal"), ("topic", "war")))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kim Jong Un", "kim-jong-un"),
        ("Nguyễn Phú Trọng", "nguyen-phu-trong"),
        ("김정은", "김정은"),
        ("Åland", "aland"),
        ("Владимир Путин", "владимир-путин"),
        ("  O'Neill & Sons, Inc. ", "o-neill-sons-inc"),
        ("!?", "u21-u3f"),
    ],
)
def test_a_name_becomes_a_readable_id(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(min_size=1).filter(lambda name: name.strip()))
def test_every_name_gives_an_entity(name: str) -> None:
    Entity(entity_id("Person", name), "Person", name)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"type": "person"}, "not one CamelCase word"),
        ({"type": "Person) DETACH DELETE (n"}, "not one CamelCase word"),
        ({"id": "kim jong un"}, "not of the form type:slug"),
        ({"name": " "}, "has no name"),
    ],
)
def test_a_malformed_entity_cannot_be_built(
    changes: dict[str, str], message: str
) -> None:
    with pytest.raises(BadFact, match=message):
        replace(KIM, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"object": RUSSIA}, "cannot be related to itself"),
        ({"subject": Entity("place:x", "Place", "X")}, "AWARDED does not join Place"),
        ({"confidence": 1.2}, "confidence 1.2 is not between 0 and 1"),
        ({"date_end": PartialDate(2019)}, "a time from None to 2019 cannot be"),
        (
            {"date": PartialDate(2020), "date_end": PartialDate(2019)},
            "a time from 2020 to 2019 cannot be",
        ),
        ({"attrs": (("b", "1"), ("a", "2"))}, "not sorted pairs of plain keys"),
        ({"attrs": (("a", "1"), ("a", "2"))}, "not sorted pairs of plain keys"),
        ({"attrs": (("x} SET n.y=1 //", "1"),)}, "not sorted pairs of plain keys"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(
    changes: dict[str, object], message: str
) -> None:
    with pytest.raises(BadFact, match=message):
        replace(FACT, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("modality", set(Modality) - {Modality.ASSERTED})
def test_what_is_not_asserted_did_not_happen(modality: Modality) -> None:
    assert FACT.happened
    assert not replace(FACT, modality=modality).happened
    assert not replace(FACT, negated=True).happened


def test_a_detail_that_is_not_given_is_none() -> None:
    assert (FACT.attr("award"), FACT.attr("title")) == ("medal", None)
