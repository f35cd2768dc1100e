"""loaders → graph ← queries; only the command line knows all three."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "graph": {"graph"},
    "loaders": {"graph", "loaders"},
    "queries": {"graph", "queries"},
    "queries/commands": {"graph", "loaders", "queries"},
}
MODEL = ("model", "relations", "dates", "errors", "edges", "values")


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import"
            yield node.module or ""


def modules() -> list[Path]:
    folders = (ROOT / name for name in ("graph", "loaders", "queries"))
    return [module for folder in folders for module in sorted(folder.rglob("*.py"))]


@pytest.mark.parametrize("module", modules(), ids=lambda m: str(m.relative_to(ROOT)))
def test_a_module_imports_only_what_its_layer_may(module: Path) -> None:
    place = module.relative_to(ROOT).parent.as_posix()
    layer = place if place in MAY_IMPORT else place.split("/")[0]
    ours = {
        name.split(".")[1] if "." in name else name
        for name in imported(module)
        if name.split(".")[0] == "detente"
    }
    if module == ROOT / "queries" / "cli.py":
        layer = "queries/commands"
    assert ours <= MAY_IMPORT[layer]


@pytest.mark.parametrize("name", MODEL)
def test_the_model_imports_nothing_from_outside(name: str) -> None:
    outside = {
        top
        for module in imported(ROOT / "graph" / f"{name}.py")
        if (top := module.split(".")[0]) != "detente"
        and top not in sys.stdlib_module_names
    }
    assert outside == set()
