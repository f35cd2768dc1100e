"""The wheel holds all that the program needs, and nothing of the tests."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from detente.queries.maps import map_of

ROOT = Path(__file__).parents[1]
SHIPPED = (".py", ".toml", ".cypher", ".html", ".css", ".js", ".npz", ".typed", ".txt")


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "tree"
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        source, target = ROOT / name, tree / name
        if source.is_file() and not source.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--no-deps"),
            *("--no-build-isolation", "--quiet", "--disable-pip-version-check"),
            *("-w", str(folder), str(tree)),
        ],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_every_module_and_data_file_is_in_the_wheel(wheel_names: set[str]) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "graph", "loaders", "queries"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    wanted = {
        f"detente/{name}" for name in listed.splitlines() if name.endswith(SHIPPED)
    }
    assert wanted - wheel_names == set()


def test_nothing_but_the_program_is_in_the_wheel(wheel_names: set[str]) -> None:
    outside = {
        name
        for name in wheel_names
        if not name.startswith(("detente/", "detente-")) or "/tests/" in name
    }
    assert outside == set()


def test_what_draws_the_views_of_a_store_is_named_in_the_metadata() -> None:
    """An older checkout learns of it: a changed pyproject.toml installs anew."""
    (drawn,) = entry_points(group="detente.views", name="map")
    assert drawn.load() is map_of
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "$(VENV)/.installed: pyproject.toml" in makefile


def test_every_extra_that_an_error_says_to_install_exists() -> None:
    code = [*(ROOT / "loaders").rglob("*.py"), *(ROOT / "queries").rglob("*.py")]
    told = {
        extra
        for file in code
        for extra in re.findall(r"install 'detente\[(\w+)\]'", file.read_text("utf-8"))
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert told >= {"llm", "web"}
    assert told - set(project["optional-dependencies"]) == set()
