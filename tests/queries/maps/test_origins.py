"""Maps of what a store holds, the same on every store, and the command that draws."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from detente.graph import (
    BadQuery,
    Store,
    StoreError,
    UnknownEntity,
    open_store,
)
from detente.graph.views import view
from detente.queries.maps import Map, map_of, map_of_paths, map_of_rows
from detente.queries.paths import paths
from tests.queries.conftest import Holding
from tests.queries.maps.graphs import Graph, medal_story, readings

DETENTE = str(Path(sys.executable).with_name("detente"))


@pytest.fixture(scope="module")
def medal(holding: Holding) -> Store:
    return holding(readings(medal_story()))


def data_of(drawn: Map) -> dict[str, Any]:
    found = re.search(r'id="map-data">(.*?)</script>', drawn.html, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def names(drawn: Map) -> set[str]:
    return {entity["name"] for entity in data_of(drawn)["entities"]}


def test_a_map_of_an_entity_has_what_is_around_it_and_the_ties_among_these(
    medal: Store,
) -> None:
    drawn = map_of(medal, ["person:angela-merkel"], 1)
    assert drawn.title == "Angela Merkel"
    assert names(drawn) == {"Angela Merkel", "Germany", "Vladimir Putin"}
    around = map_of(medal, ["person:ri-son-gwon"], 1)
    ties = {
        (edge["subject"], edge["object"])
        for edge in data_of(around)["edges"]
        if "person:ri-son-gwon" not in (edge["subject"], edge["object"])
    }
    ministry = "organization:ministry-of-foreign-affairs-of-north-korea"
    assert (ministry, "state:PRK") in ties


def test_every_store_draws_itself(medal: Store) -> None:
    drawn = medal.map("Angela Merkel", hops=1)
    assert drawn.html == map_of(medal, ["person:angela-merkel"], 1).html
    assert medal.map(title="All").title == "All"
    fewer = medal.map("Kim Jong Un", "Putin", most_entities=6)
    assert isinstance(fewer, Map)
    assert len(names(fewer)) == 6
    with pytest.raises(UnknownEntity, match="Nobody"):
        medal.map("Nobody")


def test_one_name_may_be_given_without_a_list(medal: Store) -> None:
    assert map_of(medal, "Angela Merkel").title == "Angela Merkel"


def test_a_view_that_nothing_draws_is_told_in_one_line() -> None:
    with pytest.raises(StoreError, match=r"^nothing installed draws the view 'globe'"):
        view("globe")


def test_a_map_without_entities_is_of_the_whole_store(
    medal: Store, story: Graph
) -> None:
    drawn = data_of(map_of(medal))
    assert len(drawn["entities"]) == len(story.entities)
    assert {edge["id"] for edge in drawn["edges"]} == {e.id for e in story.edges}
    assert len(drawn["articles"]) == 5


def test_more_hops_reach_further(medal: Store) -> None:
    sizes = [len(names(map_of(medal, ["person:angela-merkel"], n))) for n in (0, 1, 2)]
    assert sizes[0] == 1
    assert sizes == sorted(set(sizes))


def test_more_than_the_limits_is_left_out(medal: Store) -> None:
    drawn = map_of(medal, ["person:kim-jong-un"], 3, most_entities=6, most_edges=9)
    assert len(names(drawn)) == 6
    assert drawn.left_out is not None
    assert drawn.left_out.entities == drawn.left_out.all_entities - 6
    assert "Kim Jong Un" in names(drawn)


def test_an_unknown_entity_is_no_map(medal: Store) -> None:
    with pytest.raises(UnknownEntity, match="person:nobody"):
        map_of(medal, ["person:nobody"])


def test_an_answer_in_cypher_is_drawn(medal: Store) -> None:
    met = medal.cypher("MATCH p = (:Person)-[:MET]-(:Person) RETURN p")
    drawn = data_of(map_of_rows(medal, met))
    assert {edge["relation"] for edge in drawn["edges"]} == {"MET"}
    assert len(drawn["edges"]) == 10
    assert drawn["edges"][0]["facts"][0]["quote"]


def test_an_answer_of_entities_is_drawn_with_the_ties_among_them(
    medal: Store,
) -> None:
    states = medal.cypher("MATCH (s:State) RETURN collect(s) AS states")
    drawn = data_of(map_of_rows(medal, states))
    assert {entity["type"] for entity in drawn["entities"]} == {"State"}
    assert "SANCTIONED" in {edge["relation"] for edge in drawn["edges"]}


def test_articles_are_no_part_of_a_map(medal: Store) -> None:
    rows = medal.cypher("MATCH (a:Article)-[m:MENTIONS]->(e:State) RETURN a, m, e")
    assert "Article" not in {
        e["type"] for e in data_of(map_of_rows(medal, rows))["entities"]
    }


def test_an_answer_of_numbers_cannot_be_drawn(medal: Store) -> None:
    with pytest.raises(BadQuery, match="nothing to draw"):
        map_of_rows(medal, medal.cypher("RETURN 1 AS one"))


def test_a_path_is_drawn_with_the_best_one_lit_up(medal: Store) -> None:
    drawn = map_of_paths(medal, paths(medal, "Jörg Müller-Weiß", "North Korea"))
    data = data_of(drawn)
    assert drawn.title == "Jörg Müller-Weiß to North Korea"
    assert data["asked"] == ["person:jorg-muller", "state:PRK"]
    ways = {edge["id"]: (edge["subject"], edge["object"]) for edge in data["edges"]}
    assert [ways[one] for one in data["routes"][0]] == [
        ("person:jorg-muller", "state:DEU"),
        ("state:DEU", "state:PRK"),
    ]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("story") / "detente.db"
    with open_store(str(path), create=True) as store:
        store.add(readings(medal_story()))
    return str(path)


def detente(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [DETENTE, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_command_writes_a_map_and_says_where(url: str, tmp_path: Path) -> None:
    ran = detente(tmp_path, "map", "Putin", "--hops", "1", "--store", url)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "map.html\n", "")
    assert "Kim Jong Un" in (tmp_path / "map.html").read_text("utf-8")


def test_the_command_draws_an_answer(url: str, tmp_path: Path) -> None:
    query = "MATCH p = (:Person {name: 'Angela Merkel'})-[]->() RETURN p"
    ran = detente(tmp_path, "map", "--cypher", query, "-o", "x.html", "--store", url)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "x.html\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Nobody"], "no entity 'Nobody' in this store"),
        (["--cypher", "RETURN 1"], "the answer has nothing to draw"),
        (["--cypher", "CREATE (x)"], "write"),
        (["Putin", "-o", "no/such/folder/map.html"], "No such file or directory"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(
    url: str, tmp_path: Path, arguments: list[str], said: str
) -> None:
    ran = detente(tmp_path, "map", *arguments, "--store", url)
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "map.html").exists()


def test_an_empty_store_has_no_map(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    open_store(str(path), create=True).close()
    ran = detente(tmp_path, "map", "--store", str(path))
    assert ran.returncode == 1
    assert "nothing to draw yet: load articles first" in ran.stderr
