"""What every store tells of the graph: entities by name, edges, counts."""

from dataclasses import replace

import pytest

from detente.graph import (
    AmbiguousEntity,
    Entity,
    Mentioned,
    Store,
    UnknownEntity,
    find,
)
from detente.graph.properties import edge_properties, entity_properties, link_of
from tests.graph.articles import (
    ALL,
    ANNA,
    ARLE,
    BORA,
    BOSK,
    EDGES,
    FAIR,
    KIM,
    MEDAL,
    VISIT,
    fact,
    reading,
)


def test_entities_are_what_articles_call_them(full: Store) -> None:
    assert list(full.entities()) == sorted(
        [
            replace(ANNA, aliases=("Anna Maria Bell", "Bell")),
            BORA,
            KIM,
            ARLE,
            BOSK,
            FAIR,
        ],
        key=lambda entity: entity.id,
    )
    assert list(full.entities([KIM.id, "person:nobody", BORA.id])) == [BORA, KIM]
    assert full.entity(KIM.id) == KIM
    with pytest.raises(UnknownEntity):
        full.entity("person:nobody")


@pytest.mark.parametrize(
    "name", ["PERSON:ANNA-BELL", "anna bell", "BELL", "Anna maria Bell"]
)
def test_an_entity_is_found_by_id_name_and_alias(full: Store, name: str) -> None:
    assert [entity.id for entity in full.named(name)] == [ANNA.id]


@pytest.mark.parametrize("name", ["bora çen", "BORA ÇEN", "김정은", "kim jong un"])
def test_names_in_any_script_are_found(full: Store, name: str) -> None:
    assert len(full.named(name)) == 1
    assert full.named(f"{name} x") == []


def test_a_name_that_fits_several_names_them(store: Store) -> None:
    other = Entity("person:adam-bell", "Person", "Adam Bell", ("Bell",))
    store.add([VISIT, reading("a9", mentions=(Mentioned(other, 1),))])
    with pytest.raises(AmbiguousEntity) as caught:
        find(store, "bell")
    assert caught.value.candidates == (other.id, ANNA.id)


def test_what_most_articles_call_an_entity_is_its_name(store: Store) -> None:
    short = Entity(BORA.id, "Person", "Cen")
    store.add([MEDAL, reading("a8", mentions=(Mentioned(short, 9),))])
    assert store.entity(BORA.id) == replace(BORA, aliases=("Cen",))
    store.add([reading("a9", mentions=(Mentioned(short, 1),))])
    assert store.entity(BORA.id) == Entity(BORA.id, "Person", "Cen", ("Bora Çen",))
    store.forget("a8")
    assert store.entity(BORA.id) == replace(BORA, aliases=("Cen",))


def test_an_entity_takes_the_type_that_most_articles_give_it(store: Store) -> None:
    place = Entity("x:velm", "Place", "Velm")
    town = Entity("x:velm", "Organization", "Velm")
    store.add(
        [
            reading("a1", fact("a1", ANNA, "VISITED", place, "2020")),
            reading("a2", fact("a2", ANNA, "CRITICIZED", town, "2020")),
            reading("a3", mentions=(Mentioned(town, 1),)),
        ]
    )
    assert store.entity("x:velm").type == "Organization"
    assert store.cypher("MATCH (n:Organization) RETURN labels(n) AS l").rows == (
        (["Entity", "Organization"],),
    )
    store.forget("a2")
    assert store.entity("x:velm").type == "Organization"
    store.forget("a3")
    assert store.entity("x:velm") == place
    assert store.cypher("MATCH (n:Organization) RETURN n").rows == ()
    assert store.cypher("MATCH ()-[:VISITED]->(n:Place) RETURN n.id").rows == (
        ("x:velm",),
    )


def test_links_are_the_edges_that_touch_each_given_once(full: Store) -> None:
    wanted = {ANNA.id, KIM.id}
    expected = [e for e in EDGES if {e.subject, e.object} & wanted]
    links = sorted(full.links([ANNA.id, KIM.id, ANNA.id, "person:nobody"]))
    assert links == sorted(map(link_of, expected))
    assert list(full.links([])) == []


def test_links_between_two_are_those_either_way_each_once(full: Store) -> None:
    pairs = [
        (ANNA.id, KIM.id),
        (KIM.id, ANNA.id),
        (ARLE.id, KIM.id),
        ("x:none", KIM.id),
    ]
    asked = [{ANNA.id, KIM.id}, {ARLE.id, KIM.id}]
    expected = [link_of(edge) for edge in EDGES if {edge.subject, edge.object} in asked]
    assert expected
    assert sorted(full.links_between(pairs)) == sorted(expected)
    assert list(full.links_between([])) == []


def test_degrees_count_edges_and_claims(full: Store) -> None:
    assert full.degrees([ANNA.id, ARLE.id, KIM.id, "person:nobody"]) == {
        ANNA.id: 4,
        ARLE.id: 4,
        KIM.id: 3,
        "person:nobody": 0,
    }


def test_edges_come_by_id_with_their_facts(full: Store) -> None:
    wanted = [EDGES[3].id, EDGES[0].id, "e-none", EDGES[3].id]
    assert full.edges(wanted) == [EDGES[0], EDGES[3]]
    assert list(full.edges_of([KIM.id])) == [
        edge for edge in EDGES if KIM.id in (edge.subject, edge.object)
    ]


def test_edges_are_of_the_types_named(full: Store) -> None:
    wanted = [edge.id for edge in EDGES]
    types = {edge.type for edge in EDGES}
    assert "CLAIM" in types
    for type_ in types:
        told = [edge for edge in EDGES if edge.type == type_]
        assert full.edges(wanted, [type_]) == told
        assert full.edges(wanted, types - {type_}) == [
            edge for edge in EDGES if edge not in told
        ]
        assert full.edges(wanted, [type_, "NONE"]) == told
    assert full.edges(wanted, types) == EDGES
    full.forget("a1")
    assert full.edges(wanted, types) == full.edges(wanted) != EDGES
    full.add(ALL)
    assert full.edges(wanted, types) == EDGES
    links = full.links({end for edge in EDGES for end in (edge.subject, edge.object)})
    assert {link.id: link.type for link in links} == {e.id: e.type for e in EDGES}


def test_counts_are_of_articles_facts_entities_edges_and_claims(full: Store) -> None:
    counts = full.counts()
    assert (counts.articles, counts.facts) == (4, 10)
    assert list(counts.entities.items()) == [("Event", 1), ("Person", 3), ("State", 2)]
    assert list(counts.edges.items()) == [
        ("AWARDED", 1),
        ("HOLDS_POSITION", 1),
        ("MET", 2),
        ("SANCTIONED", 1),
        ("VISITED", 1),
    ]
    assert list(counts.claims.items()) == [("ATTENDED", 1), ("SANCTIONED", 1)]


def test_to_networkx_has_entities_and_edges_with_their_properties(full: Store) -> None:
    graph = full.to_networkx()
    assert dict(graph.nodes.items()) == {
        entity.id: {"type": entity.type, **entity_properties(entity)}
        for entity in full.entities()
    }
    assert {key: told for _, _, key, told in graph.edges(keys=True, data=True)} == {
        edge.id: {"type": edge.type, **edge_properties(edge)} for edge in EDGES
    }
    assert {(s, o, key) for s, o, key in graph.edges(keys=True)} == {
        (edge.subject, edge.object, edge.id) for edge in EDGES
    }
