"""What the Neo4j store keeps for itself: hidden properties, decisions, its version."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from neo4j import GraphDatabase

from detente.graph import neo4j_schema as schema
from detente.graph.checking import faults
from detente.graph.dates import PartialDate
from detente.graph.decisions import Decision, Verdict
from detente.graph.errors import BadQuery
from detente.graph.neo4j import Neo4jStore
from detente.graph.relations import vocabulary
from tests.graph.stories import ANNA, BORA, busy, told
from tests.servers.neo4j_server import Server

FIRST = told("a1", (ANNA, "MET", BORA), day="2019-04-25")


@pytest.fixture
def store(neo4j_url: str) -> Iterator[Neo4jStore]:
    with Neo4jStore(neo4j_url, vocabulary()) as opened:
        yield opened


def graph_of(store: Neo4jStore) -> tuple[object, ...]:
    return (
        list(store.readings()),
        list(store.all_edges()),
        list(store.entities()),
        store.counts(),
    )


def _by_itself(server: Server, statement: str, **given: str) -> object:
    """Have the server do what detente would refuse to ask of it; its plan, if asked."""
    auth = (server.username, server.password)
    with (
        GraphDatabase.driver(server.uri, auth=auth) as driver,
        driver.session() as session,
    ):
        return session.run(statement, given).consume().plan


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Decision {key: 'x'})",
        "MATCH (n:Person) SET n:`Decision`",
        "MATCH (n:Person) SET n:\\u0044ecision",
        "MATCH (n:Entity|Decision) RETURN n.id AS id",
        "MATCH (n:Person) SET n:$('Deci' + 'sion')",
        "MATCH (n:Entity) RETURN n._keys AS k",
        "MATCH (n:Article) RETURN n['_stamp'] AS k",
        "MATCH (n:Article) RETURN properties(n) = {id: 'a1'} AS same",
        "MATCH (n:Article) RETURN size(keys(n))",
        "MATCH ()-[r:_Tie]->() RETURN count(r) AS n",
    ],
)
def test_what_would_touch_or_tell_of_it_is_refused(
    store: Neo4jStore, query: str
) -> None:
    store.add([FIRST])
    with pytest.raises(BadQuery):
        store.cypher(query, write=True)
    assert list(faults(store)) == []


def test_what_detente_keeps_for_itself_is_in_no_answer(store: Neo4jStore) -> None:
    store.add([FIRST])
    for query in (
        "MATCH (n) RETURN n",
        "MATCH (n) RETURN properties(n) AS p",
        "MATCH (n) RETURN n {.*} AS p",
        "MATCH (n) RETURN keys(n) AS k",
        "MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT key",
        "MATCH (n) WITH keys(n) AS k RETURN k",
        "MATCH (n) RETURN [k IN keys(n) | toUpper(k)] AS k",
        "MATCH (n) RETURN reduce(s = '', k IN keys(n) | s + k) AS k",
        "MATCH p = (:Article)-[:MENTIONS]->() RETURN p, nodes(p) AS n",
    ):
        told_ = repr(store.cypher(query)).casefold()
        assert not any(name in told_ for name in schema.HIDDEN)
    both = "MATCH (n:Person {id: $id}) RETURN keys(n) AS k, size(keys(n)) AS n"
    ((names, number),) = store.cypher(both, {"id": ANNA.id}).rows
    assert len(names) == number
    assert not any(
        name in repr(list(store.to_networkx().nodes(data=True)))
        for name in schema.HIDDEN
    )


def test_a_name_is_found_by_an_index(store: Neo4jStore, neo4j_server: Server) -> None:
    store.add([FIRST])
    folded = schema.keys_text([BORA.name.casefold()])
    query = f"MATCH (e:Entity) WHERE e.{schema.KEYS} CONTAINS $key RETURN e.id AS id"
    plan = str(_by_itself(neo4j_server, f"EXPLAIN {query}", key=folded))
    assert "TextIndexContainsScan" in plan or "NodeIndexContainsScan" in plan
    assert [entity.id for entity in store.named("BORA ÇEN")] == [BORA.id]


def test_a_store_of_the_first_version_is_brought_to_this_one(
    store: Neo4jStore, neo4j_server: Server
) -> None:
    day = PartialDate.parse("2026-01-02")
    store.add([*busy(4), FIRST])
    store.decide([Decision(Verdict.SAME, "person:p0", "person:p1", day, "one")])
    now = graph_of(store)
    for statement in (
        "DROP INDEX detente_2_entity_keys",
        f"MATCH (n:Entity) REMOVE n.{schema.KEYS}",
        f"MATCH (a:Article) REMOVE a.{schema.STAMP}",
        "MATCH (d:Decision) SET d.key = 'same\tperson:p0\tperson:p1'",
    ):
        _by_itself(neo4j_server, statement)
    with Neo4jStore(store.url, vocabulary()) as again:
        assert list(faults(again)) == []
        assert graph_of(again) == now
        assert [e.id for e in again.named("PERSON:P1")] == ["person:p0"]
        undone = [replace(one, undone=day) for one in again.decisions()]
        again.decide(undone)
        assert again.decisions() == undone
        assert [e.id for e in again.named("PERSON:P1")] == ["person:p1"]
    with Neo4jStore(store.url, vocabulary()) as once_more:
        assert list(faults(once_more)) == []
