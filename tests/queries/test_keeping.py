"""The commands that keep a store in order, from the command line down."""

import shutil
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner, Result

from detente.graph import open_store
from detente.graph.formats.jsonl import lines
from detente.queries.cli import app
from tests.graph.articles import ALL, ANNA, BORA, KIM
from tests.graph.conftest import empty_folder

__all__ = ["empty_folder"]


@pytest.fixture
def url(tmp_path: Path, empty_folder: Path) -> str:
    path = tmp_path / "detente.db"
    shutil.copytree(empty_folder, path)
    with open_store(str(path)) as store:
        store.add(ALL)
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), catch_exceptions=False)


def test_forget_takes_back_one_article(url: str) -> None:
    assert run("forget", "a1", "--store", url).exit_code == 0
    with open_store(url) as store:
        assert [a.id for a in store.articles()] == ["a2", "a4", "ärticle/3 b"]
    again = run("forget", "a1", "--store", url)
    assert again.exit_code == 1
    assert again.stderr == "detente: no article 'a1' in this store\n"


def test_export_writes_what_load_reads_back(url: str, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    assert run("export", "jsonl", "-o", str(out), "--store", url).exit_code == 0
    by_id = sorted(ALL, key=lambda reading: reading.article.id)
    assert out.read_bytes() == b"".join(lines(by_id, []))
    assert {path.name for path in tmp_path.iterdir()} == {"detente.db", "all.jsonl"}


def test_export_into_a_folder_that_is_not_there_says_so(url: str) -> None:
    failed = run("export", "jsonl", "-o", "/nowhere/all.jsonl", "--store", url)
    assert failed.exit_code == 1
    assert "cannot be written" in failed.stderr


def test_copy_gives_an_equal_store(url: str, tmp_path: Path) -> None:
    run("merge", ANNA.id, BORA.id, "--store", url)
    target = f"networkx:{tmp_path / 'copy.jsonl'}"
    assert run("copy", url, target).exit_code == 0
    with open_store(url) as one, open_store(target) as other:
        assert list(one.readings()) == list(other.readings())
        assert list(one.all_edges()) == list(other.all_edges())
        assert list(one.entities()) == list(other.entities())
        assert one.decisions() == other.decisions()


def test_check_finds_a_store_whole(url: str) -> None:
    done = run("check", "--store", url)
    assert (done.exit_code, done.stdout) == (0, "")
    assert (
        "is whole: 4 articles, 10 facts, 6 entities, 6 edges, 2 claims" in done.stderr
    )


def test_check_counts_the_constraints_of_a_server_in_a_line(neo4j_url: str) -> None:
    with open_store(neo4j_url) as store:
        store.add(ALL)
        there = len(store.indexes())
    done = run("check", "--store", neo4j_url)
    first, last = done.stderr.splitlines()
    assert first == f"{there} constraints and indexes, all there"
    assert last.startswith(f"{neo4j_url} is whole: 4 articles")
    assert (done.exit_code, done.stdout) == (0, "")


def test_check_names_what_cypher_took_away_or_added(url: str) -> None:
    with open_store(url) as store:
        store.cypher("MATCH ()-[r:VISITED]->() DELETE r", write=True)
        store.cypher(
            "CREATE (:Entity:Person {id: 'person:nobody', name: 'Nobody'})", write=True
        )
    done = run("check", "--store", url)
    assert (done.exit_code, done.stdout) == (
        1,
        (
            "article a1 is not told as it was taken in: forget it, then load it again\n"
            "person:nobody (Nobody) is told of by no article\n"
            "the store counts 10 facts and gives 9\n"
        ),
    )


def test_merging_and_splitting_by_name(url: str) -> None:
    merged = run("merge", "anna bell", "bora çen", "--reason", "a test", "--store", url)
    assert merged.stderr == f"{BORA.id} is now {ANNA.id}\n"
    log = run("decisions", "--format", "jsonl", "--store", url).stdout
    assert orjson.loads(log)["reason"] == "a test"
    parted = run("split", BORA.id, "--store", url)
    assert parted.stderr == f"{BORA.id} is no longer {ANNA.id}\n"
    assert orjson.loads(run("decisions", "--format", "jsonl", "--store", url).stdout)[
        "undone"
    ]


def test_entities_of_different_types_cannot_be_merged(url: str) -> None:
    failed = run("merge", "Anna Bell", "Arle", "--store", url)
    assert failed.exit_code == 1
    assert failed.stderr.startswith("detente: Anna Bell is a Person and Arle a State")


def test_what_was_told_apart_may_be_taken_back(url: str) -> None:
    assert run("different", KIM.id, ANNA.id, "--store", url).exit_code == 0
    assert "told apart" in run("merge", KIM.id, ANNA.id, "--store", url).stderr
    assert run("different", ANNA.id, KIM.id, "--undo", "--store", url).exit_code == 0
    assert run("merge", KIM.id, ANNA.id, "--store", url).exit_code == 0


def test_no_candidates_exit_1(url: str) -> None:
    done = run("candidates", "--store", url)
    assert (done.exit_code, done.stderr) == (1, "no two entities look alike\n")


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "missing.db"
    for words in (("forget", "a1"), ("check",), ("export", "jsonl")):
        failed = run(*words, "--store", str(missing))
        assert failed.exit_code == 1
        assert failed.stderr.startswith(f"detente: no store at {missing}")
    assert not missing.exists()
