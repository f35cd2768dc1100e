"""What every store does: the contract of ``Store``, on each of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest

from detente.graph import (
    AmbiguousEntity,
    Article,
    BadFact,
    BadQuery,
    Duration,
    Entity,
    Mentioned,
    Node,
    QueryTimeout,
    Reading,
    Relation,
    Relationship,
    Rows,
    Store,
    StoreError,
    Tally,
    UnknownArticle,
    UnknownEntity,
    Walk,
    WriteRefused,
    draw,
    find,
)
from detente.graph.properties import edge_properties, entity_properties, link_of
from detente.graph.relations import CLAIM
from tests.graph.articles import (
    ALL,
    ANNA,
    ARLE,
    BORA,
    BOSK,
    FAIR,
    KIM,
    MEDAL,
    MEDAL_AGAIN,
    MEETING,
    VISIT,
    fact,
    reading,
)

BY_ID = sorted(ALL, key=lambda told: told.article.id)
EDGES = list(draw(told for each in ALL for told in each.facts))

LOCAL = datetime(2019, 4, 25, 10, 20, 30)  # noqa: DTZ001 -- one without a zone


@pytest.fixture
def full(store: Store) -> Store:
    store.add(ALL)
    return store


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


def test_degrees_count_edges_and_claims(full: Store) -> None:
    assert full.degrees([ANNA.id, ARLE.id, KIM.id, "person:nobody"]) == {
        ANNA.id: 4,
        ARLE.id: 4,
        KIM.id: 3,
    }


def test_edges_come_by_id_with_their_facts(full: Store) -> None:
    wanted = [EDGES[3].id, EDGES[0].id, "e-none", EDGES[3].id]
    assert full.edges(wanted) == [EDGES[0], EDGES[3]]
    assert list(full.edges_of([KIM.id])) == [
        edge for edge in EDGES if KIM.id in (edge.subject, edge.object)
    ]


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


def test_text_that_looks_like_a_path_is_text(shared: Store) -> None:
    looks = "(#1:2)-[#3:4]->(#5:6)"
    assert shared.cypher("RETURN $x AS x", {"x": looks}).rows == ((looks,),)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("null", None),
        ("true", True),
        ("42", 42),
        ("9223372036854775807", 2**63 - 1),
        ("0.1", 0.1),
        ("1.0", 1.0),
        ("'2019-04-25'", "2019-04-25"),
        ("'😀 김 \\'q\\''", "😀 김 'q'"),
        ("[1, 'a', null, [2]]", [1, "a", None, [2]]),
        ("{a: 1, b: {c: [true]}}", {"a": 1, "b": {"c": [True]}}),
        ("date('2019-04-25')", date(2019, 4, 25)),
        ("localdatetime('2019-04-25T10:20:30')", LOCAL),
        (
            "datetime('2019-04-25T10:20:30Z')",
            datetime(2019, 4, 25, 10, 20, 30, tzinfo=UTC),
        ),
        (
            "datetime('2019-04-25T10:20:30+02:00')",
            datetime(2019, 4, 25, 10, 20, 30, tzinfo=timezone(timedelta(hours=2))),
        ),
        ("localtime('10:20:30.5')", time(10, 20, 30, 500_000)),
        ("time('10:20:30Z')", time(10, 20, 30, tzinfo=UTC)),
        ("duration('P1Y2M3DT4H5M6.5S')", Duration(14, 3, 14706, 500_000_000)),
        ("duration('PT-1.5S')", Duration(0, 0, -2, 500_000_000)),
    ],
)
def test_a_value_is_the_same_whatever_the_store(
    shared: Store, expression: str, value: object
) -> None:
    (row,) = shared.cypher(f"RETURN {expression} AS value").rows
    assert row == (value,)
    assert type(row[0]) is type(value)


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -7,
        2.5,
        "é\"'\\ \n",
        [],
        [1, [2, None]],
        {},
        {"a": [1], "b": None},
        date(2019, 4, 25),
        LOCAL,
    ],
)
def test_a_parameter_comes_back_as_it_went_in(shared: Store, value: object) -> None:
    assert shared.cypher("RETURN $value AS value", {"value": value}).rows == ((value,),)


def test_a_number_that_cypher_cannot_hold_is_refused(shared: Store) -> None:
    with pytest.raises(BadQuery, match="too large"):
        shared.cypher("RETURN $x", {"x": 2**63})


def test_columns_are_named_where_no_row_is_found(shared: Store) -> None:
    query = "MATCH (n:Person) RETURN n.name, n.id AS `the id`, count(*) AS n LIMIT 0"
    assert shared.cypher(query) == Rows(("n.name", "the id", "n"), ())


def test_ten_thousand_rows_come_whole_and_in_order(shared: Store) -> None:
    rows = shared.cypher(
        "UNWIND range(1, 10000) AS i RETURN i, 'row ' + toString(i) AS t, [i] AS l"
    )
    assert rows.rows == tuple((i, f"row {i}", [i]) for i in range(1, 10_001))


@pytest.mark.parametrize(
    "query",
    ["MATCH (n) RETRUN n", "", "RETURN", "RETURN $missing", "MATCH (n RETURN n"],
)
def test_a_query_not_understood_is_told_in_one_line(shared: Store, query: str) -> None:
    with pytest.raises(BadQuery) as caught:
        shared.cypher(query)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Person {id: 'x'})",
        "MATCH (n) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Person {id: 'x'}) RETURN n",
        "MATCH ()-[r:MET]->() DELETE r",
        "MATCH (n) REMOVE n.name",
    ],
)
def test_a_query_that_writes_is_refused_unless_asked_for(
    full: Store, query: str
) -> None:
    with pytest.raises(WriteRefused):
        full.cypher(query)
    assert list(full.all_edges()) == EDGES
    assert full.cypher("MATCH (n) RETURN count(n) AS n").rows == ((10,),)


def test_a_query_that_takes_too_long_is_stopped(full: Store) -> None:
    with pytest.raises(QueryTimeout, match=r"took longer than 0\.3 s"):
        full.cypher(
            "UNWIND range(1, 10000) AS x UNWIND range(1, 100000) AS y "
            "WITH x WHERE x % 7 = 3 RETURN count(x) AS n",
            timeout_s=0.3,
        )
    assert list(full.readings()) == BY_ID


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        list(store.entities())


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
