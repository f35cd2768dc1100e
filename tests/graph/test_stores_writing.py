"""What Cypher may write on every store, and what becomes of what articles say."""

import re

import pytest

from detente.graph import BadQuery, QueryTimeout, Store, StoreError
from detente.graph.checking import faults
from tests.graph.articles import ANNA, BY_ID, EDGES, KIM, MEETING


def test_an_entity_of_ones_own_is_kept_beside_what_articles_say(full: Store) -> None:
    made = full.cypher(
        "CREATE (n:Entity:Person {id: $id, name: 'Zoe'}) RETURN n.name AS name",
        {"id": "person:zoe"},
        write=True,
    )
    assert made.rows == (("Zoe",),)
    assert full.entity("person:zoe").name == "Zoe"
    assert full.counts().entities["Person"] == 4
    assert list(full.readings()) == BY_ID


def test_edges_that_cypher_drew_are_no_edges_of_articles(full: Store) -> None:
    full.cypher(
        "MATCH (a:Person {id: 'person:anna-bell'}), (b:State {id: 'state:BSK'}) "
        "CREATE (a)-[:AIDED {id: 'mine', amount: 3}]->(b)",
        write=True,
    )
    assert list(full.all_edges()) == EDGES
    assert "mine" not in {link.id for link in full.links(["state:BSK"])}
    assert full.edges(["mine"]) == []
    full.forget("a1")
    assert full.counts().articles == 3
    rows = full.cypher("MATCH ()-[r:AIDED]->() RETURN r.amount AS amount").rows
    assert rows == ((3,),)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("MATCH ()-[r:MET]->() SET r.quotes = [q IN r.quotes | 'No.']", "article "),
        ("MATCH ()-[r:MET]->() SET r.date = '1999'", ": date"),
        ("MATCH ()-[r:MET]->() SET r.confidence = 0.1", ": confidence"),
        ("MATCH ()-[r:MET]->() DELETE r", "article "),
        ("MATCH (a:Article) SET a.title = 'Another'", "article "),
        ("MATCH ()-[m:MENTIONS]->() SET m.count = 99", "article "),
        ("MATCH (p:Person) SET p.name = 'Somebody'", "is kept as Somebody"),
        ("MATCH (p:Person) REMOVE p:Person", "is kept as"),
    ],
)
def test_what_cypher_wrote_over_is_seen(full: Store, change: str, told: str) -> None:
    assert list(faults(full)) == []
    full.cypher(change, write=True)
    assert any(told in fault for fault in faults(full))


@pytest.mark.parametrize(
    "query",
    [
        "DROP CONSTRAINT detente_1_entity_id",
        "DROP INDEX detente_2_entity_keys IF EXISTS",
        "DROP INDEX `detente_1_entity_name`",
        "DROP CONSTRAINT det\\u0065nte_1_entity_id",
        "DROP CONSTRAINT $name",
        "CREATE CONSTRAINT detente_9_x FOR (n:X) REQUIRE n.id IS UNIQUE",
        "CREATE OR REPLACE TEXT INDEX detente_9_x FOR (n:X) ON (n.id)",
        "DROP INDEX `Entity[id]`",
        "DROP INDEX `_Tie[id]`",
        "CALL apoc.schema.assert({}, {})",
    ],
)
def test_no_query_touches_constraints_and_indexes_of_ours(
    full: Store, query: str
) -> None:
    with pytest.raises(BadQuery, match=r"detente's own|as it is"):
        full.cypher(query, {"name": "detente_1_entity_id"}, write=True)
    assert list(faults(full)) == []


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:Entity {id: 'person:anna-bell'})",
        "MATCH (n:Person) DELETE n",
        "MATCH (n:Person) SET n.id = 'person:x'",
        "MATCH (n:Person) DELETE n RETURN n.name AS name",
    ],
)
def test_no_error_tells_the_number_of_a_record(full: Store, query: str) -> None:
    with pytest.raises(BadQuery) as refused:
        full.cypher(query, write=True)
    assert not re.search(r"#|[(<]\d|\d:|id \d|_\d", str(refused.value))


def test_an_index_of_ones_own_is_made_and_dropped(full: Store) -> None:
    if full.url.startswith("networkx:"):
        return  # its file cannot keep one
    full.cypher("CREATE INDEX mine FOR (n:Index) ON (n.constraint)", write=True)
    full.cypher("DROP INDEX mine", write=True)
    full.cypher("CREATE (n:Index {name: 'detente_1'})", write=True)


def test_properties_and_labels_of_ones_own_are_no_fault(full: Store) -> None:
    full.cypher("MATCH (n:Person)-[r:MET]->() SET r.note = 'x', n:Seen", write=True)
    assert list(faults(full)) == []
    assert full.entity(ANNA.id).type == "Person"
    assert full.counts().entities == {"Event": 1, "Person": 3, "State": 2}
    assert list(full.readings()) == BY_ID


def test_an_edge_whose_lists_do_not_fit_is_told_by_name(full: Store) -> None:
    full.cypher("MATCH ()-[r:MET]->() SET r.quotes = []", write=True)
    with pytest.raises(StoreError, match=r"^edge e-\w+ \(.*MET.*\) is damaged: de"):
        list(faults(full))


def test_an_edge_without_its_confidence_hides_no_other(full: Store) -> None:
    full.cypher("MATCH ()-[r:MET]->() REMOVE r.confidence", write=True)
    whole = {edge.id for edge in EDGES if edge.type != "MET"}
    ids = [entity.id for entity in full.entities()]
    assert {link.id for link in full.links(ids)} == whole
    assert full.cypher("MATCH ()-[r:MET]->() RETURN count(r) AS n").rows == ((2,),)
    full.cypher("MATCH ()-[r:MET]->() DELETE r", write=True)
    assert {edge.id for edge in full.all_edges()} == whole


def test_a_store_written_over_takes_articles_and_decisions(full: Store) -> None:
    full.cypher(
        "MATCH (n:Person)-[r:MET]->() SET n.note = 'mine', r.note = 'mine' "
        "CREATE (:Note {text: 'kept'})-[:ON]->(n)",
        write=True,
    )
    full.forget("a2")
    assert [r.article.id for r in full.readings()] == ["a1", "a4", "ärticle/3 b"]
    assert full.add([MEETING]).added == 1
    assert list(full.readings()) == BY_ID
    assert list(full.all_edges()) == EDGES
    notes = "MATCH (n:Note)-[:ON]->(p) RETURN DISTINCT n.text AS text, p.id AS id"
    assert ("kept", ANNA.id) in full.cypher(notes).rows


def test_a_write_that_takes_too_long_leaves_nothing(full: Store) -> None:
    with pytest.raises(QueryTimeout, match=r"took longer than 0\.3 s"):
        full.cypher(
            "MATCH (n:Person) SET n.seen = true WITH collect(n) AS all "
            "UNWIND range(1, 10000) AS x UNWIND range(1, 100000) AS y "
            "WITH all, x WHERE x % 7 = 3 RETURN count(x) AS n",
            write=True,
            timeout_s=0.3,
        )
    seen = "MATCH (n:Person) WHERE n.seen RETURN n.id AS id"
    assert full.cypher(seen).rows == ()


def test_what_was_written_is_found_by_what_it_was_called(full: Store) -> None:
    """Names are those that articles use, whatever Cypher makes of a node."""
    full.cypher(
        "MATCH (n:Person {id: $id}) SET n.name = 'X'", {"id": KIM.id}, write=True
    )
    assert [entity.id for entity in full.named("Kim Jong Un")] == [KIM.id]


def test_an_article_whose_node_a_query_deleted_is_forgotten_all_the_same(
    full: Store,
) -> None:
    full.cypher("MATCH (a:Article {id: 'a1'}) DETACH DELETE a", write=True)
    if "bolt" not in full.url and "neo4j" not in full.url:  # there it is gone with it
        full.forget("a1")
    assert [article.id for article in full.articles()] == sorted(
        one.article.id for one in BY_ID if one.article.id != "a1"
    )
