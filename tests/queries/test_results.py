"""Results as data frames, graphs and notebook cells."""

import pytest

from detente.graph import Entity, Store
from detente.queries import ask, between, common, conflicts, dossier, paths, timeline
from detente.queries.results import Tabular
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
        ask(store, "MATCH p = (:Person)-[:MET]->() RETURN p"),
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
    answer = ask(world, "MATCH p = (a:Person)-[r:MET]->(b) RETURN p, a, [r] AS rs")
    graph = answer.to_networkx()
    assert sorted(graph) == ["person:bora-cen", "person:carl-dunn"]
    assert [data["type"] for _, _, data in graph.edges(data=True)] == ["MET"]


def test_a_notebook_cell_escapes_what_articles_say(holding: Holding) -> None:
    bad = Entity("person:bad", "Person", "<script>alert(1)</script>")
    told = made.Told(bad, "VISITED", made.BOSK, "<img src=x onerror=alert(2)>", "2020")
    store = holding([made.read("a", "2020", told)])
    for found in (timeline(store, "Bosk"), paths(store, bad.id, "Bosk")):
        cell = found._repr_html_()
        assert "&lt;script&gt;" in cell
        assert "<script" not in cell
        assert "<img" not in cell
