"""How articles become edges that Cypher sees, the same on every store."""

from dataclasses import replace

from detente.graph import (
    Node,
    Relationship,
    Rows,
    Store,
    Walk,
)
from detente.graph.properties import edge_properties, entity_properties
from tests.graph.articles import ANNA, ARLE, BORA, BOSK, EDGES, FAIR, KIM, fact, reading


def test_an_award_told_of_two_days_is_one_edge_with_the_conflict(full: Store) -> None:
    assert full.cypher(
        "MATCH (:State)-[r:AWARDED]->(:Person) "
        "RETURN r.award, r.date, r.conflicts, r.sources, r.dates"
    ).rows == (
        (
            "Star of Arle",
            "2020-04-05",
            ["2020-05-05"],
            ["a4", "ärticle/3 b"],
            ["2020-04-05", "2020-05-05"],
        ),
    )


def test_what_did_not_happen_is_a_claim_alone(full: Store) -> None:
    assert full.cypher("MATCH ()-[r:ATTENDED]->() RETURN r").rows == ()
    assert full.cypher(
        "MATCH (a)-[r:CLAIM]->(b) RETURN a.name, r.relation, r.modality, r.negated, "
        "b.name ORDER BY r.relation"
    ) == Rows(
        ("a.name", "r.relation", "r.modality", "r.negated", "b.name"),
        (
            ("김정은", "ATTENDED", "asserted", True, "Harvest Fair"),
            ("Arle", "SANCTIONED", "planned", False, "Bosk"),
        ),
    )


def test_one_event_told_twice_is_one_edge_and_parallel_edges_stay(full: Store) -> None:
    assert full.cypher(
        "MATCH (a:Person)-[r:MET]-(b:Person {id: $id}) "
        "RETURN r.date AS day, r.sources AS sources ORDER BY day",
        {"id": KIM.id},
    ).rows == (
        ("2019-04-25", ["a1", "a2"]),
        ("2020-06-01", ["ärticle/3 b"]),
    )


def test_absent_values_are_absent(full: Store) -> None:
    rows = full.cypher(
        "MATCH (n:Entity {id: $id}) RETURN keys(n) AS keys, n.wikidata AS w",
        {"id": BOSK.id},
    ).rows
    assert [(sorted(keys), wikidata) for keys, wikidata in rows] == [
        (["id", "name"], None)
    ]


def test_articles_mention_entities_as_they_call_them(full: Store) -> None:
    assert full.cypher(
        "MATCH (a:Article {id: 'a2'})-[m:MENTIONS]->(n:Person) "
        "RETURN a.title, a.url, a.publisher, a.published, m.count, m.name, n.name "
        "ORDER BY n.name LIMIT 1"
    ).rows == (
        (
            "Title of a2",
            "https://example.org/a2",
            "The Courier",
            "2020-05-05",
            1,
            "Anna Maria Bell",
            "Anna Bell",
        ),
    )


def test_details_named_like_our_properties_do_not_hide_them(store: Store) -> None:
    odd = {"id": "x", "sources": "z", "key": "k", "in": "i", "type": "t"}
    plain = fact("a1", ARLE, "AWARDED", BORA)
    told = reading("a1", replace(plain, attrs=tuple(sorted(odd.items()))))
    store.add([told])
    assert list(store.readings()) == [told]
    (edge,) = store.all_edges()
    assert store.cypher(
        "MATCH ()-[r:AWARDED]->() RETURN r.id, r.sources, r.key, r.in"
    ).rows == ((edge.id, ["a1"], "k", "i"),)
    assert dict(store.to_networkx().edges[ARLE.id, BORA.id, edge.id])["key"] == "k"


def test_nodes_edges_and_paths_are_values_of_ours(full: Store) -> None:
    (edge,) = (e for e in EDGES if e.relation.name == "VISITED")
    anna = Node(
        ("Entity", "Person"),
        entity_properties(replace(ANNA, aliases=("Anna Maria Bell", "Bell"))),
    )
    bosk = Node(("Entity", "State"), entity_properties(BOSK))
    visited = Relationship("VISITED", ANNA.id, BOSK.id, edge_properties(edge))
    walk = Walk((bosk, anna), (visited,))
    assert full.cypher(
        "MATCH p = (b:State)<-[r:VISITED]-(a:Person) "
        "RETURN p, r, a, [b, r] AS list, {path: p, a: a} AS map"
    ).rows == ((walk, visited, anna, [bosk, visited], {"path": walk, "a": anna}),)


def test_a_path_of_several_hops_and_of_none(full: Store) -> None:
    (row,) = full.cypher(
        "MATCH p = (f:Event)-[*2]-(b:State {id: $id}) RETURN p LIMIT 0", {"id": BOSK.id}
    ).rows or ((None,),)
    assert row == (None,)
    ((walk,),) = full.cypher(
        "MATCH p = (f:Event)-[:CLAIM]-(k:Person)-[:MET]-(a:Person)-[:VISITED]-(b) "
        "WHERE b.id = $id RETURN p LIMIT 1",
        {"id": BOSK.id},
    ).rows
    assert [node.properties["id"] for node in walk.nodes] == [
        FAIR.id,
        KIM.id,
        ANNA.id,
        BOSK.id,
    ]
    assert [edge.type for edge in walk.relationships] == ["CLAIM", "MET", "VISITED"]
    ((alone,),) = full.cypher("MATCH p = (f:Event) RETURN p").rows
    assert (len(alone.nodes), alone.relationships) == (1, ())
