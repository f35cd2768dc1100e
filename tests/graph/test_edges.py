"""Which facts make one edge, and what the edge then says."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from detente.graph.dates import PartialDate
from detente.graph.edges import Edge, draw
from detente.graph.model import Entity, Fact, Modality
from detente.graph.relations import vocabulary

KIM = Entity("person:kim-jong-un", "Person", "Kim Jong Un")
PUTIN = Entity("person:vladimir-putin", "Person", "Vladimir Putin")
RUSSIA = Entity("state:RUS", "State", "Russia")
MET = Fact("a", KIM, vocabulary().relation("MET"), PUTIN)
AWARDED = Fact("a", RUSSIA, vocabulary().relation("AWARDED"), KIM)


def on(fact: Fact, article_id: str, day: str | None = None, **attrs: str) -> Fact:
    date = PartialDate.parse(day) if day else None
    details = tuple(sorted(attrs.items()))
    return replace(fact, article_id=article_id, date=date, attrs=details)


def sources(edges: list[Edge]) -> list[tuple[str, ...]]:
    return sorted(edge.sources for edge in edges)


def test_one_event_told_by_several_articles_is_one_edge() -> None:
    told = [on(MET, "a", "2019-04"), on(MET, "b", "2019-04-25"), on(MET, "c")]
    (edge,) = draw(told)
    assert edge.sources == ("a", "b", "c")
    assert str(edge.date) == "2019-04-25"
    assert edge.conflicts == ()


def test_a_meeting_on_another_day_is_another_edge() -> None:
    told = [on(MET, "a", "2019-04-25"), on(MET, "b", "2019-06-30")]
    assert sources(list(draw(told))) == [("a",), ("b",)]


def test_a_date_that_fits_two_events_stands_for_itself() -> None:
    told = [on(MET, "a", "2019-04"), on(MET, "b", "2019-06"), on(MET, "c", "2019")]
    assert sources(list(draw(told))) == [("a",), ("b",), ("c",)]


def test_a_symmetric_relation_is_one_edge_from_either_side() -> None:
    (edge,) = draw([MET, TURNED])
    assert (edge.subject, edge.object) == (KIM.id, PUTIN.id)


def test_another_award_is_another_edge_whatever_the_case_it_is_written_in() -> None:
    told = [
        on(AWARDED, "a", award="Order of Lenin"),
        on(AWARDED, "b", award="order of  Lenin"),
        on(AWARDED, "c", award="Victory medal"),
    ]
    assert sources(list(draw(told))) == [("a", "b"), ("c",)]


def test_articles_that_disagree_on_a_date_are_one_edge_with_the_conflict() -> None:
    told = [
        on(AWARDED, "a", "2020-05-05", award="medal"),
        on(AWARDED, "b", "2020-05-05", award="medal"),
        on(AWARDED, "c", "2020-05-04", award="medal"),
    ]
    (edge,) = draw(told)
    assert str(edge.date) == "2020-05-05"
    assert [str(day) for day in edge.conflicts] == ["2020-05-04"]


def test_a_second_reading_of_a_date_is_a_conflict() -> None:
    told = on(AWARDED, "a", "2020-05-05", award="medal", date_alt="2020-04-05")
    (edge,) = draw([told])
    assert [str(day) for day in edge.conflicts] == ["2020-04-05"]


def test_what_did_not_happen_is_a_claim_beside_what_did() -> None:
    planned = replace(MET, modality=Modality.PLANNED)
    types = sorted(edge.type for edge in draw([MET, planned]))
    assert types == ["CLAIM", "MET"]


def test_two_entities_merged_into_one_make_no_edge_to_themselves() -> None:
    assert list(draw([MET], canonical=lambda _: KIM.id)) == []


def test_a_detail_is_told_as_most_facts_give_it() -> None:
    told = [
        on(MET, "a", topic="trade"),
        on(MET, "b", topic="arms"),
        on(MET, "c", topic="trade"),
    ]
    (edge,) = draw(told)
    assert edge.attr("topic") == "trade"


TURNED = replace(MET, subject=PUTIN, object=KIM)
facts = st.builds(
    on,
    st.sampled_from([MET, TURNED]),
    st.sampled_from("abcd"),
    st.sampled_from([None, "2019", "2019-04", "2019-04-25", "2019-04-26", "2020"]),
)


@given(st.lists(facts, max_size=8), st.randoms())
def test_the_order_of_facts_changes_no_edge(told: list[Fact], chance: Random) -> None:
    shuffled = told[:]
    chance.shuffle(shuffled)
    assert list(draw(told)) == list(draw(shuffled))


@given(st.lists(facts, min_size=1, max_size=8))
def test_every_fact_stands_in_just_one_edge(told: list[Fact]) -> None:
    drawn = [fact for edge in draw(told) for fact in edge.facts]
    assert sorted(map(repr, drawn)) == sorted(map(repr, set(told)))
