"""Who matters: measures of a projection, against NetworkX's own."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import networkx as nx
import pytest

from detente.graph import Store, open_store
from detente.queries import Measure, Projection, Route, Weight, central, project
from detente.queries.central import pagerank, plot
from tests.queries.made_up import scattered


def test_the_projection_has_the_edges_asked_for(world: Store) -> None:
    graph = project(world, Route(), frozenset({"Person"}), Weight.SOURCES)
    ties = {frozenset((a, b)): tie["weight"] for a, b, tie in graph.edges(data=True)}
    assert ties == {
        frozenset({"person:anna-bell", "person:dora-eck"}): 1,
        frozenset({"person:bora-cen", "person:carl-dunn"}): 3,
        frozenset({"person:bora-cen", "person:emil-fox"}): 1,
    }


def test_measures_are_those_of_networkx() -> None:
    pytest.importorskip("scipy")
    with open_store("networkx:") as store:
        store.add(scattered(Random(3), people=30, facts=80))
        graph = project(store, Route(), frozenset(), Weight.EDGES)
        expected = nx.pagerank(graph, tol=1e-12)
        assert pagerank(graph) == pytest.approx(expected, abs=1e-6)
        found = central(store, Projection(weight=Weight.EDGES), by=Measure.BETWEENNESS)
    betweenness = nx.betweenness_centrality(graph)
    assert {s.entity.id: s.betweenness for s in found} == pytest.approx(betweenness)
    assert [s.betweenness for s in found] == sorted(betweenness.values(), reverse=True)


def test_a_sample_states_an_error_that_holds() -> None:
    with open_store("networkx:") as store:
        store.add(scattered(Random(4), people=40, facts=120))
        exact = {s.entity.id: s.betweenness for s in central(store, exact=True)}
        sample = central(store, exact=False)
    assert any("sampled" in note for note in sample.notes)
    for one in sample:
        assert abs(one.betweenness - exact[one.entity.id]) <= 4 * one.error + 1e-9


def test_every_store_measures_the_same(world: Store) -> None:
    found = central(world)
    assert [(s.entity.name, s.degree, s.community) for s in found][:4] == [
        ("Bora Çen", 4, 1),
        ("Carl Dunn", 4, 2),
        ("Emil Fox", 3, 2),
        ("Arle", 3, 1),
    ]


def test_the_plot_is_a_picture(world: Store, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    file = tmp_path / "central.svg"
    plot(central(world), file, top=3)
    assert "</svg>" in file.read_text("utf-8")


_COMMUNITIES = """
from random import Random
from detente.graph import open_store
from detente.queries import central
from tests.queries.made_up import scattered
with open_store("networkx:") as store:
    store.add(scattered(Random(5), people=200, facts=400))
    print([(one.entity.id, one.community) for one in central(store)])
"""


def test_communities_are_the_same_in_every_process() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", _COMMUNITIES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(told) == 1
