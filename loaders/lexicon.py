"""The word lists of the shapes, ``data/*.toml``, and what a user's file adds to them.

The environment variable ``DETENTE_WORDS`` names a TOML file with tables under the name
of the list's file, such as ``[titles.heads]`` or ``[ties.kinship]``: lists in it are
added to ours, single values stand in their place.
"""

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from detente.graph.errors import BadVocabulary

_VARIABLE = "DETENTE_WORDS"
_FILES = ("titles", "ties", "governments", "leaders")


@cache
def words(table: str, name: str) -> frozenset[str]:
    """The list ``name`` of a table of ``data/ties.toml``, lower case.

    >>> "town" in words("settlements", "words")
    True
    """
    return frozenset(lists("ties")[table][name])


@cache
def lists(name: str) -> Mapping[str, Any]:
    """The tables of ``data/<name>.toml`` with those of the user's file added.

    Raises:
        BadVocabulary: the user's file cannot be read, or adds to a list we lack.
    """
    text = files("detente.loaders").joinpath("data", f"{name}.toml").read_text("utf-8")
    ours = tomllib.loads(text)
    path = os.environ.get(_VARIABLE)
    return merged(ours, _of_user(Path(path)).get(name, {}), name) if path else ours


@cache
def _of_user(path: Path) -> Mapping[str, Any]:
    try:
        added = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{path}: {error}"
        raise BadVocabulary(message) from error
    if unknown := sorted(set(added) - set(_FILES)):
        message = f"{path}: knows {', '.join(_FILES)}, not {', '.join(unknown)}"
        raise BadVocabulary(message)
    return added


def merged(ours: Mapping[str, Any], added: Mapping[str, Any], where: str) -> Any:  # noqa: ANN401
    """``ours`` with ``added``: lists grow, tables merge, values are replaced.

    Raises:
        BadVocabulary: a list would become something else, or the other way round.
    """
    both = dict(ours)
    for key, value in added.items():
        if key not in both:
            both[key] = value
        elif isinstance(both[key], dict) and isinstance(value, dict):
            both[key] = merged(both[key], value, f"{where}.{key}")
        elif isinstance(both[key], list) and isinstance(value, list):
            both[key] = [*both[key], *value]
        elif type(both[key]) is type(value):
            both[key] = value
        else:
            message = f"{where}.{key} is a {type(both[key]).__name__}"
            raise BadVocabulary(message)
    return both
