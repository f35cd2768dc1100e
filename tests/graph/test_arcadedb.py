"""What the embedded store alone must get right: its folder, other programs, faults."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from detente.graph import NotAStore, StoreBusy, StoreError, open_store
from detente.graph import arcadedb_folder as folders
from tests.graph.articles import ALL, MEDAL, VISIT

ROOT = Path(__file__).parents[2]
QUIET = """
import sys
from detente.graph import open_store
sys.path.insert(0, sys.argv[2])
from tests.graph.articles import ALL
with open_store(sys.argv[1], create=True) as store:
    store.add(ALL)
    print(len(list(store.readings())), store.cypher("MATCH (n) RETURN count(n)").rows)
"""


@pytest.fixture
def path(tmp_path: Path, empty_folder: Path) -> Path:
    made = tmp_path / "detente.db"
    shutil.copytree(empty_folder, made)
    return made


def _content(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_nothing_of_the_engine_reaches_the_user(tmp_path: Path) -> None:
    home = tmp_path / "home"
    work = tmp_path / "work"
    home.mkdir()
    work.mkdir()
    environment = {
        key: value for key, value in os.environ.items() if "ARCADEDB" not in key
    } | {"HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", QUIET, "detente.db", str(ROOT)],
        cwd=work,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("4 ((10,),)\n", "")
    assert [file.name for file in work.iterdir()] == ["detente.db"]
    assert list(home.iterdir()) == []


def test_what_was_added_is_there_when_the_store_is_opened_again(path: Path) -> None:
    with open_store(str(path)) as store:
        store.add(ALL)
    with open_store(str(path)) as store:
        assert store.counts().articles == 4
        assert store.url == str(path)


def test_a_store_is_made_only_when_asked_to(tmp_path: Path) -> None:
    missing = tmp_path / "there" / "detente.db"
    with pytest.raises(NotAStore, match=r"no store at .*detente\.db: load something"):
        open_store(str(missing))
    assert list(tmp_path.iterdir()) == []
    open_store(str(missing), create=True).close()
    assert [file.name for file in missing.parent.iterdir()] == ["detente.db"]


@pytest.mark.parametrize("create", [False, True])
def test_a_folder_that_is_no_store_is_left_as_it_is(
    tmp_path: Path, *, create: bool
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("Dear Anna", "utf-8")
    (tmp_path / "schema.json").write_text("{}", "utf-8")
    before = _content(tmp_path)
    with pytest.raises(NotAStore, match="is no store of detente's"):
        open_store(str(tmp_path), create=create)
    assert _content(tmp_path) == before


@pytest.mark.parametrize("create", [False, True])
def test_a_file_is_no_store(tmp_path: Path, *, create: bool) -> None:
    file = tmp_path / "detente.db"
    file.write_text("SQLite format 3", "utf-8")
    with pytest.raises(NotAStore, match="is no store of detente's"):
        open_store(str(file), create=create)
    assert file.read_text("utf-8") == "SQLite format 3"


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(path: Path) -> None:
    (path / "detente.json").write_bytes(orjson.dumps({"detente store": 99}))
    before = _content(path)
    with pytest.raises(StoreError, match="version 99, this detente knows version 2"):
        open_store(str(path), create=True)
    assert _content(path) == before


@pytest.mark.parametrize(
    "damaged", ["dictionary.*", "schema*.json", "Article_0.*.bucket"]
)
def test_a_damaged_store_is_told_in_one_line(path: Path, damaged: str) -> None:
    with open_store(str(path)) as store:
        store.add([VISIT])
    for file in path.glob(damaged):
        file.write_bytes(b"\xff" * 100)
    with pytest.raises(StoreError) as caught, open_store(str(path)) as store:
        list(store.readings())
    assert len(str(caught.value).splitlines()) == 1
    assert str(path) in str(caught.value)


def test_who_holds_the_store_is_said(path: Path) -> None:
    folder = folders.enter(path)
    folder.patience_s = 0.1
    with open_store(str(path)) as store:
        store.add([VISIT])
        with (path / "detente.lock").open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            expected = rf"is being written by .* \(process {os.getpid()}\)"
            with pytest.raises(StoreBusy, match=expected):
                list(store.readings())
            with pytest.raises(StoreBusy, match="is in use"):
                store.add([MEDAL])
        assert len(list(store.readings())) == 1
    folder.leave()


def test_two_stores_of_one_process_share_the_folder(path: Path) -> None:
    with open_store(str(path)) as one, open_store(str(path)) as other:
        one.add([VISIT])
        assert list(other.readings()) == [VISIT]
        other.add([MEDAL])
        assert one.counts().articles == 2


def test_a_reading_may_be_added_while_readings_are_read(path: Path) -> None:
    with open_store(str(path)) as store:
        store.add(ALL)
        for reading in store.readings():
            store.add([reading])
        assert store.counts().articles == 4


def test_counts_are_right_beside_a_program_that_wrote(path: Path) -> None:
    program = QUIET.replace("create=True", "create=False")
    with open_store(str(path)) as store:
        store.add([VISIT])
        assert store.cypher("MATCH (a:Article) RETURN count(a)").rows == ((1,),)
        command = [sys.executable, "-c", program, str(path), str(ROOT)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        assert store.cypher("MATCH (a:Article) RETURN count(a)").rows == ((4,),)
    with open_store(str(path)) as store:
        assert store.cypher("MATCH (a:Article) RETURN count(a)").rows == ((4,),)


def _in_small(fault: str, store: str) -> None:
    script = ROOT / "benchmarks" / "reliability.py"
    options = ["--rounds", "1", "--store", store, "--fault", fault]
    subprocess.run([sys.executable, str(script), *options], check=True)


@pytest.mark.parametrize("store", ["arcadedb", "networkx"])
@pytest.mark.parametrize(
    "fault", ["of a load", "of merges", "of writes", "no room", "8 threads"]
)
def test_nothing_is_lost(fault: str, store: str) -> None:
    _in_small(fault, store)
