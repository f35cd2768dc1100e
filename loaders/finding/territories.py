"""Codes of territories by what any language calls them, where ASCII can spell it.

``data/state_names.txt`` holds rigour's names of states; ``benchmarks/state_names.py``
writes it. To ask rigour itself costs a second or two at the start of each process.
"""

import unicodedata
from functools import cache
from importlib.resources import files

from rigour.territories import lookup_by_identifier

_DROPPED = str.maketrans("", "", ".()[],;:_-/'\u02bb\u2019")


@cache
def _codes() -> dict[str, str]:
    text = files("detente.loaders").joinpath("data/state_names.txt").read_text("utf-8")
    parts = (line.partition(": ") for line in text.splitlines())
    return {name: code for code, _, names in parts for name in names.split("|")}


def code_of(name: str) -> str | None:
    """The code, rigour's, of the state that some language calls ``name``.

    >>> code_of("Allemagne"), code_of("CÔTE D'IVOIRE"), code_of("Hamburg")
    ('de', 'ci', None)
    """
    parts = unicodedata.normalize("NFKD", name.casefold()).translate(_DROPPED)
    plain = "".join(
        letter if letter.isalnum() else " "
        for letter in parts
        if not unicodedata.combining(letter)
    )
    return _codes().get(" ".join(plain.split()))


def code_of_letters(letters: str) -> str | None:
    """The code, rigour's, of a state known by letters: "GBR", "UK"."""
    territory = lookup_by_identifier(letters)
    return territory.code if territory else code_of(letters)
