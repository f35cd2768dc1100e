"""Small word lists of ties: ``data/ties.toml``."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(table: str, name: str) -> frozenset[str]:
    """The list ``name`` of a table of ``data/ties.toml``, lower case.

    >>> "town" in words("settlements", "words")
    True
    """
    return frozenset(_data()[table][name])


@cache
def pairs(table: str) -> dict[str, str]:
    """A table of ``data/ties.toml`` as members with the list that they are in."""
    return {
        member: name for name, members in _data()[table].items() for member in members
    }


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    text = files("detente.loaders").joinpath("data/ties.toml").read_text("utf-8")
    return tomllib.loads(text)
