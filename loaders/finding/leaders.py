"""Whose family names lead or led states: ``data/leaders.toml``."""

import unicodedata
from collections.abc import Mapping
from functools import cache

from detente.loaders.lexicon import lists

# Letters that no mark can be taken from: o with a stroke, crossed l and d, ae, ss, ...
_LETTERS = str.maketrans(
    {"\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00f0": "d", "\u0131": "i"}
    | {"\u00e6": "ae", "\u0153": "oe", "\u00df": "ss", "\u00fe": "th", "\u2019": "'"}
)


def led_by(family_name: str) -> frozenset[str]:
    """The states, by id, that somebody of that name is known to have led.

    >>> "state:FRA" in led_by("Macron")
    True
    """
    return _leaders().get(plain(family_name), frozenset())


def plain(name: str) -> str:
    """``name`` in lower case without marks on its letters."""
    letters = unicodedata.normalize("NFKD", name.lower()).translate(_LETTERS)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def _leaders() -> Mapping[str, frozenset[str]]:
    states: dict[str, set[str]] = {}
    for code, names in lists("leaders").items():
        for name in names:
            states.setdefault(name, set()).add(f"state:{code}")
    return {name: frozenset(codes) for name, codes in states.items()}
