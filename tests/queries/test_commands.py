"""The commands that ask, as a person or a script runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from detente.graph import open_store
from tests.queries.world import WORLD


class Ran:
    """What a command wrote, and how it ended."""

    def __init__(self, done: "subprocess.CompletedProcess[str]") -> None:
        self.out, self.err, self.code = done.stdout, done.stderr, done.returncode

    @property
    def rows(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


def detente(url: str, *arguments: str, typed: str = "", **variables: str) -> Ran:
    return Ran(
        subprocess.run(
            [str(Path(sys.executable).parent / "detente"), *arguments],
            env={**os.environ, "DETENTE_STORE": url, **variables},
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
    )


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("world") / "detente.db"
    with open_store(str(path), create=True) as store:
        store.add(WORLD)
    return str(path)


def test_path_tells_a_sentence_a_hop_and_draws_a_map(url: str, tmp_path: Path) -> None:
    page = tmp_path / "path.html"
    ran = detente(url, "path", "Dora Eck", "Anna Bell", "--k", "1", "--map", str(page))
    assert ran.code == 0
    assert "was presented the Silver Star by Anna Bell, ambassador of Arle" in ran.out
    assert "“Its envoy Anna Bell gave the star to Dora Eck.”" in ran.out
    assert "Dora Eck" in page.read_text("utf-8")


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table", "mermaid"])
def test_path_is_written_in_every_form(url: str, form: str) -> None:
    ran = detente(url, "path", "Dora Eck", "Anna Bell", "--format", form)
    assert (ran.code, "Anna Bell" in ran.out) == (0, True)


def test_no_path_exits_1_and_says_what_to_loosen(url: str) -> None:
    ran = detente(url, "path", "Lone Wolf", "Emil Fox")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "no path from Lone Wolf to Emil Fox of at most 4 hops\n"
        "with --claims there is one: Lone Wolf - Emil Fox\n"
    )


def test_names_that_mean_nothing_are_one_line_and_exit_1(url: str) -> None:
    ran = detente(url, "path", "Karl Dunn", "Arle")
    assert (ran.code, ran.out) == (1, "")
    expected = "detente: no entity 'Karl Dunn' in this store; did you mean Carl Dunn?\n"
    assert ran.err == expected


def test_show_timeline_and_stats_tell_what_there_is(url: str) -> None:
    assert (
        "foreign minister of Bosk since January 2020"
        in detente(url, "show", "Dora Eck").out
    )
    [whole] = detente(url, "show", "Dora Eck", "--format", "jsonl").rows
    assert json.loads(detente(url, "show", "Dora Eck", "--format", "json").out) == whole
    assert {"positions", "timeline", "neighbours"} < whole.keys()
    rows = detente(url, "timeline", "Bell").rows
    assert [row["date"] for row in rows] == ["2020-05-05", ""]
    assert {"what": "articles", "of": "", "count": 3} in detente(url, "stats").rows


def test_between_common_conflicts_and_central_answer(url: str, tmp_path: Path) -> None:
    ties = detente(url, "between", "Carl Dunn", "Emil Fox; Bora Çen", "--no-claims")
    assert len(ties.rows) == 4
    assert "Harvest Fair" in detente(url, "common", "Carl Dunn", "Emil Fox").out
    assert {row["on"] for row in detente(url, "conflicts").rows} == {
        "date",
        "who did it",
        "whether it happened",
    }
    picture = tmp_path / "central.png"
    ran = detente(url, "central", "--type", "Person", "--plot", str(picture))
    assert [row["rank"] for row in ran.rows] == [1, 2, 3, 4, 5]
    assert picture.read_bytes().startswith(b"\x89PNG")
    nothing = detente(url, "common", "Lone Wolf", "Arle")
    assert (nothing.code, nothing.err) == (1, "they share nothing\n")


def test_cypher_reads_arguments_stdin_and_files(url: str, tmp_path: Path) -> None:
    query = "MATCH (n {name: $who}) RETURN n.id AS id"
    expected = [{"id": "person:carl-dunn"}]
    who = ("-p", "who=Carl Dunn")
    file = tmp_path / "two.cypher"
    file.write_text(f"// once\n{query};\n// and again\n{query};\n", "utf-8")
    assert detente(url, "cypher", query, *who).rows == expected
    assert detente(url, "cypher", "-", *who, typed=query).rows == expected
    assert detente(url, "cypher", "-f", str(file), *who).rows == expected * 2
    assert detente(url, "cypher").code == 2
    missing = detente(url, "cypher", "-f", "no-such.cypher")
    assert (missing.code, missing.err.startswith("detente: no-such.cypher:")) == (
        1,
        True,
    )


def test_cypher_writes_files_forms_and_maps(url: str, tmp_path: Path) -> None:
    query = "MATCH p = (:Person)-[:MET]->() RETURN p"
    table = detente(url, "cypher", query, "--format", "markdown")
    assert table.out == "| p |\n| --- |\n| (Bora Çen)-[MET]->(Carl Dunn) |\n"
    out, page = tmp_path / "a.csv", tmp_path / "a.html"
    ran = detente(url, "cypher", query, "-o", str(out), "--map", str(page))
    assert (ran.code, ran.out) == (0, f"{out}\n")
    assert out.read_text("utf-8").startswith("p\n")
    assert "Bora" in page.read_text("utf-8")


def test_cypher_refuses_to_write_and_warns_of_unknown_names(url: str) -> None:
    ran = detente(url, "cypher", "MATCH (n) SET n.name = 'x'")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("detente: SET would write")
    ran = detente(url, "cypher", "MATCH ()-[r:AWARDS]->() RETURN r")
    assert ran.code == 0
    assert ran.err.endswith("warning: no relation AWARDS; did you mean AWARDED?\n")


def test_ask_lists_and_runs_named_queries(url: str, tmp_path: Path) -> None:
    listed = detente(url, "ask").rows
    assert len(listed) >= 20
    rows = detente(url, "ask", "awards", "--by", "Arle", "--since=2019").rows
    assert [row["receiver"] for row in rows] == ["Bora Çen"]
    (tmp_path / "mine.cypher").write_text("// One.\nRETURN 1 AS one\n", "utf-8")
    own = detente(url, "ask", "mine", DETENTE_QUERIES=str(tmp_path))
    assert own.rows == [{"one": 1}]
    assert detente(url, "ask", "awards", "--by", "Bosk").code == 1
    helped = detente(url, "ask", "positions", "--help").out
    assert "--on DAY" in helped
    assert "the state or organization" in helped
    assert "--timeout" in detente(url, "ask", "--help").out
    unknown = detente(url, "ask", "award")
    assert "did you mean awards?" in unknown.err


def test_the_shell_runs_a_script_from_stdin(url: str) -> None:
    script = ":format jsonl\n:param n=1\nRETURN\n$n AS n;\nMATCH (n) DELETE n;\n"
    ran = detente(url, "shell", typed=script)
    assert ran.rows == [{"n": 1}]
    assert "error: DELETE would write" in ran.err
