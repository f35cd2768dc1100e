from hypothesis import given

from detente.graph.edges import draw
from detente.graph.model import Article, Entity, Mentioned, Reading
from detente.graph.properties import (
    article_from,
    article_properties,
    edge_from,
    edge_properties,
    entity_from,
    entity_properties,
    link_from,
    link_of,
    mention_from,
    mention_properties,
    settled,
)
from detente.graph.relations import vocabulary
from detente.graph.told import Told, entity_of
from tests.graph.generated import collections, entities, readings


@given(collections())
def test_an_edge_is_the_same_after_its_properties(loaded: list[Reading]) -> None:
    kept = [settled(reading) for reading in loaded]
    told = {
        (reading.article.id, mention.entity.id): mention.entity
        for reading in kept
        for mention in reading.mentions
    }
    edges = list(draw(fact for reading in kept for fact in reading.facts))
    assert [
        edge_from(
            edge_properties(edge),
            edge.type,
            (edge.subject, edge.object),
            vocabulary(),
            lambda article, entity: told[article, entity],
        )
        for edge in edges
    ] == edges


@given(collections())
def test_a_link_is_the_same_from_an_edge_and_from_its_properties(
    loaded: list[Reading],
) -> None:
    for edge in draw(f for reading in loaded for f in settled(reading).facts):
        told = edge_properties(edge)
        assert link_from(told, edge.type, edge.subject, edge.object) == link_of(edge)


@given(readings())
def test_articles_and_mentions_are_the_same_after_their_properties(
    reading: Reading,
) -> None:
    kept = settled(reading)
    assert article_from(article_properties(kept.article)) == kept.article
    assert [mention_from(mention_properties(m)) for m in kept.mentions] == list(
        kept.mentions
    )


@given(entities())
def test_an_entity_is_the_same_after_its_properties(entity: Entity) -> None:
    assert entity_from(entity_properties(entity), entity.type) == entity


@given(readings())
def test_settling_twice_changes_nothing(reading: Reading) -> None:
    assert settled(settled(reading)) == settled(reading)


@given(collections())
def test_absent_values_are_absent_properties(loaded: list[Reading]) -> None:
    for edge in draw(f for reading in loaded for f in settled(reading).facts):
        assert not [k for k, v in edge_properties(edge).items() if v in (None, "", [])]


def test_an_entity_is_called_what_most_articles_call_it() -> None:
    told = Told()
    for one in (
        Entity("person:kim", "Person", "Kim", wikidata="Q1"),
        Entity("person:kim", "Person", "Kim Jong Un", ("Kim",)),
        Entity("person:kim", "Person", "Kim Jong-un"),
        Entity("person:kim", "Person", "Kim Jong Un"),
    ):
        told.tell(one)
    assert entity_of("person:kim", [("person:kim", told)]) == Entity(
        "person:kim", "Person", "Kim Jong Un", ("Kim", "Kim Jong-un"), "Q1"
    )


def test_an_entity_mentioned_twice_by_an_article_is_one_mention() -> None:
    first = Entity("person:kim", "Person", "Kim")
    second = Entity("person:kim", "Person", "Kim Jong Un", ("Chairman",))
    kept = settled(Reading(Article("a1"), (Mentioned(first, 1), Mentioned(second, 2))))
    assert kept.mentions == (
        Mentioned(
            Entity("person:kim", "Person", "Kim Jong Un", ("Chairman", "Kim")), 3
        ),
    )
