"""Merged, parted, told apart: on every store."""

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from detente.graph import (
    BadFact,
    Decision,
    Entity,
    Mentioned,
    Reading,
    Store,
    Verdict,
    draw,
    find,
    named_entity,
    open_store,
)
from detente.graph.candidates import candidates
from detente.graph.checking import faults
from detente.graph.copying import copy
from detente.graph.dates import PartialDate
from detente.graph.decisions import Canon, taken_anew
from detente.graph.formats import write
from detente.graph.formats.jsonl import lines, read
from detente.graph.identity import different, merge, split, undo
from tests.graph.articles import ALL, ANNA, ARLE, BOSK, KIM, fact, reading
from tests.graph.conftest import Fresh
from tests.graph.generated import collections

DAY = date(2026, 11, 24)
LATER = date(2026, 11, 26)
TODAY = PartialDate.of(DAY)
OTHER = Entity("person:a-bell", "Person", "A. Bell")
THIRD = Entity("person:ann-bell", "Person", "Ann Bell", wikidata="Q9")
MORE = (
    reading(
        "b1",
        fact("b1", OTHER, "MET", KIM, "2019-04-25", evidence="A. Bell saw him."),
        fact("b1", OTHER, "CRITICIZED", ANNA, "2019"),
        fact("b1", OTHER, "VISITED", BOSK, "2018"),
    ),
    reading("b2", fact("b2", THIRD, "MET", OTHER, "2017")),
)
FACTS = [told for each in (*ALL, *MORE) for told in each.facts]


def export(store: Store) -> bytes:
    in_force = [decision for decision in store.decisions() if decision.in_force]
    return b"".join(lines(store.readings(), in_force))


@pytest.fixture
def full(store: Store) -> Store:
    store.add([*ALL, *MORE])
    return store


def test_two_that_are_merged_are_one_entity_with_all_edges(full: Store) -> None:
    made = merge(full, ANNA, OTHER, day=DAY, reason="same photograph")
    assert made == Decision(Verdict.SAME, ANNA.id, OTHER.id, TODAY, "same photograph")
    assert full.decisions() == [made]
    assert list(full.all_edges()) == list(draw(FACTS, Canon([made])))
    merged = full.entity(ANNA.id)
    assert (merged.name, merged.aliases) == (
        "Anna Bell",
        ("A. Bell", "Anna Maria Bell", "Bell"),
    )
    assert find(full, OTHER.id).id == find(full, "a. bell").id == ANNA.id
    assert OTHER.id not in {entity.id for entity in full.entities()}
    assert full.cypher(
        "MATCH (:Article {id: 'b1'})-[m:MENTIONS]->(n:Person {id: $id}) "
        "RETURN m.entity, m.name ORDER BY m.entity",
        {"id": ANNA.id},
    ).rows == ((OTHER.id, "A. Bell"), (ANNA.id, "Anna Bell"))


def test_readings_say_what_articles_said_whoever_was_merged(full: Store) -> None:
    before = list(full.readings())
    merge(full, ANNA, OTHER, day=DAY)
    assert list(full.readings()) == before
    assert full.counts().facts == len(FACTS)


def test_a_merge_that_is_split_leaves_no_trace_in_the_export(full: Store) -> None:
    before, edges = export(full), list(full.all_edges())
    merge(full, ANNA, OTHER, day=DAY)
    assert export(full) != before
    (undone,) = split(full, OTHER.id, day=DAY)
    assert undone.undone == TODAY
    assert export(full) == before
    assert list(full.all_edges()) == edges
    assert full.decisions() == [undone]


def test_splitting_the_one_that_stays_parts_it_from_all(full: Store) -> None:
    before = export(full)
    merge(full, ANNA, OTHER, day=DAY)
    merge(full, ANNA, THIRD, day=DAY)
    assert full.entity(ANNA.id).wikidata == "Q111"
    assert len(split(full, ANNA.id, day=DAY)) == 2
    assert export(full) == before


def test_a_merge_in_a_chain_is_taken_back_alone(full: Store) -> None:
    merge(full, ANNA, OTHER, day=DAY)
    merge(full, THIRD, find(full, OTHER.id), day=DAY)
    assert [e.id for e in full.named(OTHER.id)] == [THIRD.id]
    undo(full, OTHER.id, ANNA.id, day=DAY)
    assert [e.id for e in full.named(OTHER.id)] == [OTHER.id]
    assert [e.id for e in full.named(ANNA.id)] == [THIRD.id]


def test_decisions_outlive_forgetting_and_loading_again(full: Store) -> None:
    merge(full, ANNA, OTHER, day=DAY)
    edges = list(full.all_edges())
    for each in MORE:
        full.forget(each.article.id)
    full.add(MORE)
    assert list(full.all_edges()) == edges
    assert full.entity(ANNA.id).aliases == ("A. Bell", "Anna Maria Bell", "Bell")


def test_the_one_that_stays_may_be_told_of_by_no_article(full: Store) -> None:
    merge(full, ANNA, OTHER, day=DAY)
    for each in ALL:
        full.forget(each.article.id)
    full.add([reading("b1", fact("b1", OTHER, "VISITED", BOSK))])
    assert full.entity(ANNA.id) == Entity(ANNA.id, "Person", "A. Bell")


def test_a_decision_may_come_before_the_articles(store: Store) -> None:
    made = Decision(Verdict.SAME, ANNA.id, OTHER.id, TODAY)
    store.decide([made])
    store.add([*ALL, *MORE])
    assert list(store.all_edges()) == list(draw(FACTS, Canon([made])))


def test_a_decision_that_is_taken_again_stands_beside_the_first(full: Store) -> None:
    first = merge(full, ANNA, OTHER, day=DAY, reason="same photograph")
    (undone,) = split(full, OTHER.id, day=DAY)
    again = merge(full, ANNA, OTHER, day=LATER, reason="same signature")
    split(full, OTHER.id, day=LATER)
    once_more = merge(full, ANNA, OTHER, day=LATER, reason="same signature")
    assert undone == replace(first, undone=TODAY)
    assert full.decisions() == [
        undone,
        replace(again, undone=PartialDate.of(LATER)),
        replace(again, turn=2),
    ]
    assert once_more == full.decisions()[-1]
    assert find(full, OTHER.id).id == ANNA.id


def test_two_that_were_told_apart_may_be_for_another_reason_too(full: Store) -> None:
    one = different(full, ANNA, OTHER, day=DAY, reason="two photographs")
    two = different(full, ANNA, OTHER, day=LATER, reason="two passports")
    different(full, ANNA, OTHER, day=LATER, reason="two passports")
    assert full.decisions() == [one, two]
    assert undo(full, ANNA.id, OTHER.id, day=LATER) == [
        replace(decision, undone=PartialDate.of(LATER)) for decision in (one, two)
    ]


def test_the_log_is_carried_into_another_store_whole(full: Store) -> None:
    merge(full, ANNA, OTHER, day=DAY, reason="same photograph")
    split(full, OTHER.id, day=DAY)
    merge(full, ANNA, OTHER, day=LATER)
    log = io.BytesIO()
    write("decisions", full, log)
    log.seek(0)
    loaded = read(log, "log", full.vocabulary, _never)
    with open_store("networkx:") as exported, open_store("networkx:") as copied:
        exported.decide(one for one in loaded if isinstance(one, Decision))
        copy(full, copied)
        copy(full, copied)
        assert exported.decisions() == copied.decisions() == full.decisions()


def test_a_merge_that_was_taken_back_and_is_loaded_again_is_logged_again(
    store: Store,
) -> None:
    made = Decision(Verdict.SAME, ANNA.id, OTHER.id, TODAY, "same photograph")
    undone = replace(made, undone=PartialDate.of(LATER))
    store.decide([undone])
    again = taken_anew(store.decisions(), [made])
    store.decide(again)
    assert store.decisions() == [undone, replace(made, turn=2)]
    assert taken_anew(store.decisions(), [made, undone]) == []


def _never(error: Exception) -> None:
    raise error


def test_what_cannot_be_one_is_refused(full: Store) -> None:
    with pytest.raises(BadFact, match="cannot be one"):
        merge(full, ANNA, ARLE, day=DAY)
    different(full, OTHER, ANNA, day=DAY, reason="two photographs")
    with pytest.raises(BadFact, match="were told apart on 2026-11-24"):
        merge(full, ANNA, OTHER, day=DAY)
    undo(full, ANNA.id, OTHER.id, day=DAY)
    merge(full, ANNA, OTHER, day=DAY)
    with pytest.raises(BadFact, match="are one already"):
        merge(full, ANNA, OTHER, day=DAY)
    with pytest.raises(BadFact, match="nothing was merged"):
        split(full, KIM.id, day=DAY)


def test_likely_duplicates_are_offered_best_first_until_told_apart(
    store: Store,
) -> None:
    people = [
        ("person:vladimir-putin", "Vladimir Putin"),
        ("person:wladimir-putin", "Wladimir Putin"),
        ("person:kim-jong-un", "Kim Jong Un"),
        ("person:kim-jong-il", "Kim Jong Il"),
        ("person:matsegora", "Matsegora"),
        ("person:alexander-matsegora", "Alexander Matsegora"),
    ]
    told = tuple(Mentioned(Entity(i, "Person", name), 1) for i, name in people)
    abe = Entity("person:shinzo-abe", "Person", "Shinzo Abe", ("Abe",))
    alone = Entity("person:abe", "Person", "Abe")
    store.add([reading("a1", mentions=(*told, Mentioned(abe, 1), Mentioned(alone, 1)))])
    offered = candidates(store)
    assert [(one.first.name, one.second.name) for one in offered] == [
        ("Vladimir Putin", "Wladimir Putin"),
        ("Abe", "Shinzo Abe"),
        ("Alexander Matsegora", "Matsegora"),
    ]
    assert offered[2].reasons == (
        "Matsegora is part of Alexander Matsegora, and of no other name",
    )
    different(store, offered[0].first, offered[0].second, day=DAY)
    assert [one.second.name for one in candidates(store)] == ["Shinzo Abe", "Matsegora"]


def test_one_of_many_of_a_surname_is_offered_for_it(store: Store) -> None:
    names = ["Holt", "Joe Holt", "Joseph R. Holt", "Joseph R. Holt Jr.", "Jill Holt"]
    people = {name: named_entity("Person", name) for name in names}
    mentions = tuple(Mentioned(one, 1) for one in people.values())
    states = ("Peru", "Chile", "Kenya", "Norway")
    visits = [
        fact("a1", people["Joe Holt"], "VISITED", named_entity("State", state))
        for state in states
    ]
    store.add([reading("a1", *visits, mentions=mentions)])
    assert {(one.first.name, one.second.name) for one in candidates(store)} == {
        ("Joe Holt", "Joseph R. Holt"),
        ("Joe Holt", "Joseph R. Holt Jr."),
        ("Joseph R. Holt", "Joseph R. Holt Jr."),
        ("Holt", "Joe Holt"),
    }


def test_common_names_and_wholes_are_no_duplicates(store: Store) -> None:
    told = [
        ("agreement:agreement-a1", "Agreement", "agreement"),
        ("agreement:agreement-a2", "Agreement", "agreement"),
        ("event:flu-2031-pandemic", "Event", "Flu-2031 pandemic"),
        ("event:flu-2031-pandemic-a2", "Event", "Flu-2031 pandemic"),
        ("organization:fjord-union", "Organization", "Fjord Union"),
        ("organization:council", "Organization", "Council of the Fjord Union"),
        ("organization:mountain-party", "Organization", "Mountain Party"),
        ("organization:old-party", "Organization", "Norwegian Mountain Party"),
    ]
    mentions = tuple(Mentioned(Entity(*one), 1) for one in told)
    store.add([reading("a1", mentions=mentions)])
    assert [(one.first.id, one.second.id) for one in candidates(store)] == [
        ("event:flu-2031-pandemic", "event:flu-2031-pandemic-a2"),
        ("organization:mountain-party", "organization:old-party"),
    ]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(loaded=collections())
def test_merging_all_and_splitting_again_gives_back_the_same_export(
    fresh: Fresh, loaded: list[Reading]
) -> None:
    with fresh() as store:
        store.add(loaded)
        before = export(store)
        people = [e for e in store.entities() if e.type == "Person"]
        merges = [
            Decision(Verdict.SAME, first.id, second.id, TODAY)
            for first, second in pairwise(people)
        ]
        store.decide(merges)
        facts = [told for each in store.readings() for told in each.facts]
        assert list(store.all_edges()) == list(draw(facts, Canon(merges)))
        for first, second in pairwise(people):
            undo(store, first.id, second.id, day=DAY)
        assert export(store) == before
        assert list(store.all_edges()) == list(draw(facts))


def test_what_is_told_apart_stays_apart_when_one_is_merged(full: Store) -> None:
    different(full, ANNA, THIRD, day=DAY)
    merge(full, OTHER, ANNA, day=DAY)
    pair = {OTHER.id, THIRD.id}
    offered = [{one.first.id, one.second.id} for one in candidates(full)]
    assert pair not in offered
    with pytest.raises(BadFact, match="take that back first"):
        merge(full, OTHER, THIRD, day=DAY)
    undo(full, OTHER.id, THIRD.id, day=LATER)
    merge(full, OTHER, THIRD, day=LATER)
    assert list(faults(full)) == []


def test_decisions_that_contradict_each_other_are_told_by_check(full: Store) -> None:
    lesser, greater = sorted((ANNA.id, OTHER.id))
    full.decide(
        [
            Decision(Verdict.SAME, ANNA.id, OTHER.id, TODAY),
            Decision(Verdict.DIFFERENT, lesser, greater, TODAY),
            Decision(Verdict.SAME, KIM.id, BOSK.id, TODAY),
        ]
    )
    assert [*faults(full)] == [
        f"{lesser} and {greater} are merged and were told apart",
        f"{KIM.id} and {BOSK.id} are merged and of different types",
    ]
