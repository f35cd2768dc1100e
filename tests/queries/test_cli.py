"""The command line as a user meets it: what it says, where, and how it ends."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest

DETENTE = str(Path(sys.executable).with_name("detente"))
SAMPLE = files("detente.queries").joinpath("data/sample.txt").read_text("utf-8")
FACTS = (
    {
        "doc": "a",
        "subject": "Russia",
        "subject_type": "State",
        "relation": "AWARDED",
        "object": "Kim Jong Un",
        "object_type": "Person",
        "date": "2020-05-05",
        "negated": False,
        "modality": "asserted",
        "attrs": {"award": "medal"},
        "evidence": "Russia awarded Kim a medal.",
    },
    {
        "doc": "b",
        "subject": "Kim Jong Un",
        "subject_type": "Person",
        "relation": "MET",
        "object": "Vladimir Putin",
        "object_type": "Person",
        "date": "2019-04",
        "negated": False,
        "modality": "asserted",
        "attrs": {},
        "evidence": "Kim met Putin in April.",
    },
)

Run = Callable[..., subprocess.CompletedProcess[str]]


def ran(
    folder: Path, *arguments: str, given: str = ""
) -> subprocess.CompletedProcess[str]:
    """What ``detente`` did in ``folder``, its output as at a pipe."""
    return subprocess.run(
        [DETENTE, *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs ``detente`` in an empty folder."""
    return partial(ran, tmp_path)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store, ``detente.db``, of the two facts; only to be copied."""
    folder = tmp_path_factory.mktemp("told")
    lines = "".join(json.dumps(fact) + "\n" for fact in FACTS)
    (folder / "facts.jsonl").write_text(lines, "utf-8")
    assert ran(folder, "load", "facts.jsonl").returncode == 0
    return folder


@pytest.fixture(scope="module")
def exported(told: Path) -> str:
    """All that the store of ``told`` holds."""
    return ran(told, "export", "jsonl").stdout


@pytest.fixture
def asked(told: Path, tmp_path: Path) -> Run:
    """Runs ``detente`` in a copy of ``told``."""
    shutil.copytree(told, tmp_path, dirs_exist_ok=True)
    return partial(ran, tmp_path)


def test_the_sample_article_is_read_kept_and_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sample.txt").write_text(SAMPLE, "utf-8")
    loaded = run("load", "sample.txt")
    assert (loaded.returncode, loaded.stdout) == (0, "")
    assert "1 articles added" in loaded.stderr
    path = run("path", "Kim Jong Un", "Alexander Matsegora")
    assert path.returncode == 0
    assert "Matsegora" in path.stdout
    assert "sample" in path.stdout
    stayed_away = run(
        "cypher",
        "MATCH (p {name: 'Kim Jong Un'})-[c:CLAIM {relation: 'ATTENDED'}]->() "
        "WHERE c.negated RETURN DISTINCT p.name",
    )
    assert stayed_away.stdout == '{"p.name":"Kim Jong Un"}\n'
    went = "MATCH (p {name: 'Kim Jong Un'})-[:ATTENDED]->(e) RETURN e.name"
    assert run("cypher", went).stdout == ""
    assert {entry.name for entry in tmp_path.iterdir()} == {"sample.txt", "detente.db"}


def test_an_article_loaded_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sample.txt").write_text(SAMPLE, "utf-8")
    run("load", "sample.txt")
    before = run("export", "jsonl").stdout
    again = run("load", "sample.txt", "--reread")
    assert "1 unchanged" in again.stderr
    once_more = run("load", "sample.txt").stderr
    assert "0 articles added" in once_more
    assert "1 unchanged" in once_more
    assert before
    assert run("export", "jsonl").stdout == before


def test_others_use_a_store_while_a_load_waits_for_more_to_read(
    asked: Run, tmp_path: Path
) -> None:
    first, second = (json.dumps(fact | {"doc": f"new-{fact['doc']}"}) for fact in FACTS)
    with subprocess.Popen(
        [DETENTE, "load", "-", "--store", "detente.db"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as waiting:
        assert waiting.stdin
        waiting.stdin.write(first + "\n")
        waiting.stdin.flush()
        assert asked("forget", "a").returncode == 0
        assert waiting.poll() is None
        waiting.communicate(second + "\n")
    assert waiting.returncode == 0
    count = "MATCH (a:Article) RETURN collect(a.id) AS ids"
    told = json.loads(asked("cypher", count).stdout)["ids"]
    assert sorted(told) == ["b", "new-a", "new-b"]


def test_what_extract_prints_load_reads(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sample.txt").write_text(SAMPLE, "utf-8")
    facts = run("extract", "sample.txt")
    assert facts.returncode == 0
    assert "facts" in run("load", "-", given=facts.stdout).stderr
    count = "MATCH ()-[r]->() WHERE r.sources IS NOT NULL RETURN count(r) > 5 AS many"
    assert json.loads(run("cypher", count).stdout) == {"many": True}


def test_a_path_is_told_on_stdout_and_nothing_on_stderr(asked: Run) -> None:
    told = asked("path", "Russia", "Vladimir Putin", "--format", "jsonl")
    assert (told.returncode, told.stderr) == (0, "")
    assert "Russia awarded Kim a medal." in told.stdout


def test_no_path_is_said_and_ends_with_1(asked: Run) -> None:
    told = asked("path", "Russia", "Vladimir Putin", "--max-hops", "1")
    assert told.returncode == 1
    assert told.stdout == ""
    assert "no path" in told.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "Kim Jong Il"), ("no entity 'Kim Jong Il'", "Kim Jong Un")),
        (("path", "Russia", "Nobody"), ("no entity 'Nobody'",)),
        (("cypher", "MATCH (n RETURN n"), ()),
        (("cypher", "CREATE (:Entity {id: 'x:y'})"), ("--write",)),
        (("cypher", "MATCH (n) DETACH DELETE n"), ("--write",)),
        (("timeline", "Russia", "--from", "May"), ("cannot read date 'May'",)),
        (("forget", "no-such-article"), ("no article 'no-such-article'",)),
        (("stats", "--store", "other.db"), ("other.db",)),
        (("stats", "--store", "facts.jsonl"), ("facts.jsonl",)),
        (("stats", "--store", "."), ()),
        (("stats", "--store", "gopher://x"), ("gopher",)),
        (("--relations", "no.toml", "stats"), ("no.toml",)),
    ],
)
def test_what_cannot_be_done_is_one_line_and_harms_nothing(
    asked: Run, exported: str, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    ended = asked(*arguments)
    assert ended.stdout == ""
    assert ended.returncode == 1
    *shown, said = ended.stderr.splitlines()
    assert said.startswith("detente: ")
    assert all(line.startswith("  ") for line in shown)  # a caret under the mistake
    for word in words:
        assert word in said
    assert "Kim Jong Un" in exported
    assert asked("export", "jsonl").stdout == exported


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.txt", None, ("no such file",)),
        ("empty.txt", b"", ("empty",)),
        ("blank.txt", b" \n\n", ("empty",)),
        ("binary.txt", bytes(range(256)) * 40, ()),
        ("german.txt", b"Der Minister hat gestern den Vertrag unterzeichnet.\n"
         * 30, ()),
        ("line.txt", b"The minister met the president. " * 330_000, ()),
        ("broken.txt", b"---\ntitle: [\n---\nRussia met Kim.\n", ()),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_loaded(
    run: Run, tmp_path: Path, name: str, content: bytes | None, words: tuple[str, ...]
) -> None:
    (tmp_path / "good.txt").write_text(SAMPLE, "utf-8")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ended = run("load", name, "good.txt")
    assert (ended.returncode, ended.stdout) == (1, "")
    skipped, *rest = ended.stderr.splitlines()
    assert skipped.startswith(f"detente: skipped {name}: ")
    for word in words:
        assert word in skipped
    assert "1 articles added" in rest[0]
    assert "1 skipped" in rest[1]


def test_a_broken_line_of_facts_is_named_and_the_rest_is_loaded(
    run: Run, tmp_path: Path
) -> None:
    wrong = dict(FACTS[0]) | {"relation": "AWARDS"}
    lines = [json.dumps(FACTS[0]), json.dumps(wrong), "{", json.dumps(FACTS[1])]
    (tmp_path / "facts.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    ended = run("load", "facts.jsonl")
    assert ended.returncode == 1
    assert "facts.jsonl:2: no relation AWARDS; did you mean AWARDED?" in ended.stderr
    assert "facts.jsonl:3: no JSON" in ended.stderr
    assert "2 articles added" in ended.stderr


@pytest.mark.parametrize("broken", ['{"doc": "a", "subj', "[1, 2]", "# facts of May"])
@pytest.mark.parametrize("source", ["facts.jsonl", "-"])
def test_facts_are_read_as_such_though_their_first_line_is_broken(
    run: Run, tmp_path: Path, source: str, broken: str
) -> None:
    lines = "\n".join([broken, *map(json.dumps, FACTS)]) + "\n"
    (tmp_path / "facts.jsonl").write_text(lines, "utf-8")
    ended = run("load", source, given=lines)
    assert ended.returncode == 1
    assert f"detente: skipped {source}:1: no JSON" in ended.stderr
    assert "2 articles added" in ended.stderr
    assert "1 skipped; all the rest was read" in ended.stderr


def test_the_mark_that_windows_puts_before_a_text_is_no_part_of_its_first_line(
    run: Run, tmp_path: Path
) -> None:
    lines = "\n".join(map(json.dumps, FACTS)) + "\n"
    (tmp_path / "facts.jsonl").write_text(lines, "utf-8-sig")
    ended = run("load", "facts.jsonl")
    assert ended.returncode == 0, ended.stderr
    assert "2 articles added" in ended.stderr


def test_the_file_of_a_store_is_loaded_unless_it_is_of_another_version(
    asked: Run, tmp_path: Path
) -> None:
    asked("copy", "detente.db", "networkx:all.jsonl")
    loaded = asked("load", "all.jsonl", "--store", "networkx:again.jsonl")
    assert (loaded.returncode, "2 articles added" in loaded.stderr) == (0, True)
    first, again = (tmp_path / f"{name}.jsonl" for name in ("all", "again"))
    assert again.read_bytes() == first.read_bytes()
    newer = first.read_text("utf-8").replace('store":1', 'store":2', 1)
    first.write_text(newer, "utf-8")
    refused = asked("load", "all.jsonl", "facts.jsonl")
    assert refused.returncode == 1
    assert "skipped all.jsonl: a store of version 2" in refused.stderr
    assert "2 unchanged" in refused.stderr


def test_a_table_of_articles_may_name_its_columns_as_it_likes(
    run: Run, tmp_path: Path
) -> None:
    body = SAMPLE.split("---\n")[2].replace("\n", " ").replace('"', "'")
    (tmp_path / "news.csv").write_text(f'nr,body,day\n7,"{body}",2020-05-05\n', "utf-8")
    columns = (f"{field}={name}" for field, name in
               (("id", "nr"), ("text", "body"), ("published", "day")))  # fmt: skip
    options = [word for column in columns for word in ("--column", column)]
    facts = [json.loads(line) for line in
             run("extract", "news.csv", *options).stdout.splitlines()]  # fmt: skip
    assert {fact["doc"] for fact in facts} == {"7"}
    assert "2019-04" in {fact["date"] for fact in facts}


def test_why_a_fact_was_found_is_explained(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sample.txt").write_text(SAMPLE, "utf-8")
    told = run("explain", "sample.txt")
    assert told.returncode == 0
    assert "1. " in told.stdout
    for words in ("sentence: ", "said by: ", "date: "):
        assert words in told.stdout
    none = run("explain", "sample.txt", "--fact", "999")
    assert (none.returncode, none.stdout) == (1, "")


def test_wrong_usage_ends_with_2(run: Run) -> None:
    for arguments in (
        ("load",),
        ("path", "A"),
        ("stats", "--format", "xml"),
        ("no",),
        ("extract", "x.csv", "--column", "body=text"),
        ("export", "no-such-format"),
        ("map", "A", "--cypher", "RETURN 1"),
        ("cypher", ""),
        ("cypher", "RETURN 1; RETURN 2", "--out", "both.csv"),
    ):
        assert run(*arguments).returncode == 2


def test_relations_are_listed_with_their_meaning(run: Run) -> None:
    rows = [json.loads(line) for line in run("relations").stdout.splitlines()]
    (awarded,) = (row for row in rows if row["relation"] == "AWARDED")
    assert awarded["plover"] == "SUPPORT"
    assert awarded["wikidata"] == "P166"
    assert awarded["from"] == ["Organization", "Person", "State"]
