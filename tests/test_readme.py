"""What the README tells one to type exists."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from detente.queries.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
TYPED = sorted(set(re.findall(r"(?:^\$ |`)detente ([a-z]+)", README, re.MULTILINE)))
MADE = sorted(set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", README, re.MULTILINE)))
LINKED = sorted(set(re.findall(r"\]\(([^):]+)\)", README)))


@pytest.mark.parametrize("name", TYPED)
def test_a_command_of_the_readme_is_one(name: str) -> None:
    commands = getattr(get_command(app), "commands", {})
    assert name in commands


def test_the_readme_is_read_for_what_it_says() -> None:
    assert {"load", "path", "map", "cypher"} <= set(TYPED)
    assert MADE == ["demo", "test"]


@pytest.mark.parametrize("name", MADE)
def test_a_target_of_the_readme_is_in_the_makefile(name: str) -> None:
    assert re.search(rf"^{name}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("link", LINKED)
def test_a_page_that_the_readme_links_is_there(link: str) -> None:
    assert (ROOT / link).is_file()
