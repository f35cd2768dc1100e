"""Whose family names lead or led states: ``data/leaders.toml``."""

import unicodedata
from collections.abc import Mapping
from functools import cache

from detente.loaders.lexicon import lists


def led_by(family_name: str) -> frozenset[str]:
    """The states, by id, that somebody of that name is known to have led.

    >>> "state:FRA" in led_by("Macron")
    True
    """
    return _leaders().get(plain(family_name), frozenset())


def plain(name: str) -> str:
    """``name`` in lower case without marks on its letters."""
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(
        letter for letter in letters if not unicodedata.combining(letter)
    ).replace("\u2019", "'")


@cache
def _leaders() -> Mapping[str, frozenset[str]]:
    states: dict[str, set[str]] = {}
    for code, names in lists("leaders").items():
        for name in names:
            states.setdefault(name, set()).add(f"state:{code}")
    return {name: frozenset(codes) for name, codes in states.items()}
