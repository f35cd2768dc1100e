"""What every store does with articles: takes them in, and back."""

from dataclasses import replace
from typing import Any

import pytest

from detente.graph import (
    Article,
    BadFact,
    Entity,
    Mentioned,
    Reading,
    Relation,
    Rows,
    Store,
    StoreError,
    Tally,
    UnknownArticle,
    draw,
)
from detente.graph.relations import CLAIM
from tests.graph.articles import (
    ALL,
    ANNA,
    ARLE,
    BOSK,
    BY_ID,
    EDGES,
    FAIR,
    MEDAL,
    MEDAL_AGAIN,
    MEETING,
    VISIT,
    fact,
    reading,
)


def test_an_empty_store_is_empty(store: Store) -> None:
    assert list(store.readings()) == []
    assert list(store.entities()) == []
    assert list(store.all_edges()) == []
    assert store.counts().articles == 0
    assert store.cypher("MATCH (n) RETURN n") == Rows(("n",), ())


def test_articles_are_added_once(store: Store) -> None:
    assert store.add([VISIT, MEETING]) == Tally(added=2, facts=7)
    assert store.add([MEETING, MEDAL]) == Tally(added=1, unchanged=1, facts=5)


def test_readings_come_back_as_they_were_given(full: Store) -> None:
    assert list(full.readings()) == BY_ID


def test_edges_are_those_drawn_from_all_facts(full: Store) -> None:
    assert list(full.all_edges()) == EDGES


def test_an_article_that_says_nothing_is_kept_too(store: Store) -> None:
    silent = Reading(Article("a9", "A picture"))
    store.add([silent])
    assert list(store.readings()) == [silent]
    assert list(store.entities()) == []


def test_a_corrected_article_takes_the_place_of_the_old_one(full: Store) -> None:
    corrected = reading("a1", fact("a1", ANNA, "VISITED", ARLE, "2019-05"), digest="d2")
    assert full.add([corrected]) == Tally(replaced=1, facts=1)
    others = (MEETING, MEDAL, MEDAL_AGAIN)
    told = [f for each in (corrected, *others) for f in each.facts]
    assert list(full.all_edges()) == list(draw(told))
    assert next(full.readings()) == corrected


def test_an_article_whose_dateline_alone_changed_is_replaced(full: Store) -> None:
    other = replace(VISIT, article=replace(VISIT.article, title="Another title"))
    assert full.add([other]) == Tally(replaced=1, facts=4)
    assert list(full.articles(["a1"])) == [other.article]


def test_forgetting_takes_back_just_what_one_article_said(full: Store) -> None:
    full.forget("a1")
    told = [f for each in (MEETING, MEDAL, MEDAL_AGAIN) for f in each.facts]
    assert list(full.all_edges()) == list(draw(told))
    assert [article.id for article in full.articles()] == ["a2", "a4", "ärticle/3 b"]
    assert FAIR.id not in {entity.id for entity in full.entities()}
    assert full.named("Harvest Fair") == []
    assert full.entity(ANNA.id).name == "Anna Maria Bell"


def test_forgetting_all_leaves_nothing(full: Store) -> None:
    for each in ALL:
        full.forget(each.article.id)
    assert full.cypher("MATCH (n) RETURN count(n) AS n").rows == ((0,),)
    assert full.counts().facts == 0


def test_an_unknown_article_cannot_be_forgotten(full: Store) -> None:
    with pytest.raises(UnknownArticle, match="no article 'zz' in this store"):
        full.forget("zz")
    assert list(full.readings()) == BY_ID


def test_articles_are_acknowledged_in_their_order(store: Store) -> None:
    safe: list[str] = []
    store.add(ALL, acknowledge=safe.append)
    assert safe == [each.article.id for each in ALL]


def test_an_article_told_twice_in_one_load_counts_as_told_last(store: Store) -> None:
    first = reading("a1", fact("a1", ARLE, "SANCTIONED", BOSK, "2020"))
    assert store.add([first, VISIT]) == Tally(added=1, replaced=1, facts=5)
    assert list(store.readings()) == [VISIT]


def test_a_relation_that_the_vocabulary_lacks_is_refused(store: Store) -> None:
    odd = Relation(
        "SANG_WITH", frozenset({"Person"}), frozenset({"Person"}), "", "", ""
    )
    bad = reading("a9", replace(MEDAL.facts[1], article_id="a9", relation=odd))
    with pytest.raises(BadFact, match="SANG_WITH"):
        store.add([VISIT, bad, MEETING])
    assert list(store.readings()) == [VISIT]


def test_an_entity_type_that_the_vocabulary_lacks_is_refused(store: Store) -> None:
    ship = Mentioned(Entity("ship:mir", "Ship", "Mir"), 1)
    with pytest.raises(BadFact, match="Ship"):
        store.add([Reading(Article("a9"), (ship,))])
    assert list(store.articles()) == []


def test_relations_told_of_no_date_are_one_edge_with_their_sources(
    store: Store,
) -> None:
    told: list[Any] = [
        reading(name, fact(name, ARLE, "ALLIED_WITH", BOSK)) for name in ("a1", "a2")
    ]
    store.add(told)
    (edge,) = store.all_edges()
    assert edge.sources == ("a1", "a2")
    assert edge.type != CLAIM


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        list(store.entities())
