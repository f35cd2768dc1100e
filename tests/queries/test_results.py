"""Results as data frames, graphs and notebook cells."""

import pytest

from detente.graph import Entity, Store
from detente.graph.tabular import Tabular
from detente.queries import (
    Projection,
    Weight,
    ask,
    between,
    central,
    common,
    conflicts,
    dossier,
    paths,
    timeline,
)
from tests.queries import world as made
from tests.queries.conftest import Holding


def results(store: Store) -> list[Tabular]:
    return [
        paths(store, "Bora Çen", "Anna Bell"),
        timeline(store, ["Carl Dunn", "Emil Fox"]),
        dossier(store, "Bora Çen"),
        between(store, "Carl Dunn", "Emil Fox"),
        common(store, ["Carl Dunn", "Emil Fox"]),
        conflicts(store),
        central(store),
        ask(store, "MATCH p = (:Person)-[:MET]->() RETURN p"),
        store.cypher("MATCH p = (:Person)-[:MET]->() RETURN p"),
    ]


def test_every_result_is_a_data_frame_of_its_columns(world: Store) -> None:
    pytest.importorskip("pandas")
    for found in results(world):
        frame = found.to_pandas()
        assert list(frame.columns) == list(found.columns)
        assert len(frame) == len(list(found.records())) > 0


def test_paths_are_a_graph_of_their_entities_and_edges(world: Store) -> None:
    found = paths(world, "Bora Çen", "Anna Bell", k=1)
    graph = found.to_networkx()
    whole = world.to_networkx()
    assert sorted(graph) == ["person:anna-bell", "person:bora-cen", "state:ARL"]
    assert {(a, b, k) for a, b, k in graph.edges(keys=True)} <= set(
        whole.edges(keys=True)
    )
    assert graph.nodes["state:ARL"]["name"] == "Arle"


def test_an_answer_of_nodes_edges_and_paths_is_a_graph(world: Store) -> None:
    query = "MATCH p = (a:Person)-[r:MET]->(b) RETURN p, a, [r] AS rs"
    answer = world.cypher(query)
    assert answer == ask(world, query)
    graph = answer.to_networkx()
    assert sorted(graph) == ["person:bora-cen", "person:carl-dunn"]
    assert [data["type"] for _, _, data in graph.edges(data=True)] == ["MET"]


def test_what_is_central_is_the_graph_that_was_measured(world: Store) -> None:
    graph = central(world, Projection(weight=Weight.SOURCES)).to_networkx()
    bora = graph.nodes["person:bora-cen"]
    assert (bora["name"], bora["type"], bora["rank"]) == ("Bora Çen", "Person", 1)
    assert bora["degree"] == graph.degree["person:bora-cen"] == 4
    assert bora["strength"] == graph.degree("person:bora-cen", weight="weight")
    assert graph["person:bora-cen"]["person:carl-dunn"]["weight"] == 3


def test_what_is_shared_may_be_asked_of_names_or_of_a_list(world: Store) -> None:
    asked = common(world, ["Carl Dunn", "Emil Fox"])
    assert common(world, "Carl Dunn", "Emil Fox") == asked
    assert len(asked) == 3


def test_a_notebook_cell_escapes_what_articles_say(holding: Holding) -> None:
    bad = Entity("person:bad", "Person", "<script>alert(1)</script>")
    told = made.Told(bad, "VISITED", made.BOSK, "<img src=x onerror=alert(2)>", "2020")
    store = holding([made.read("a", "2020", told)])
    for found in (
        timeline(store, "Bosk"),
        paths(store, bad.id, "Bosk"),
        store.cypher("MATCH (n)-[r]->() RETURN n, r.quotes"),
    ):
        cell = found._repr_html_()
        assert "&lt;script&gt;" in cell
        assert "<script" not in cell
        assert "<img" not in cell
