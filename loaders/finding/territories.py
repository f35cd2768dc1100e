"""Codes of territories by what any language of Latin letters calls them.

The names are rigour's (https://github.com/opensanctions/rigour, MIT). Its own index
transliterates the names in all scripts in each process, for one or two seconds; English
news needs a third of them, which are ready in a twentieth of that.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache

from rigour._core import territories_jsonl
from rigour.data import iter_jsonl_text
from rigour.territories import lookup_by_identifier

_DROPPED = str.maketrans("", "", ".()[],;:_-/'\u02bb\u2019")
_AFTER_LATIN = "\u0370"
_LATIN_AGAIN = "\u1e00"
_END_OF_LATIN = "\u1f00"


def code_of(name: str) -> str | None:
    """The code, rigour's, of the territory that some language calls ``name``.

    >>> code_of("Allemagne"), code_of("CÔTE D'IVOIRE"), code_of("Oslofjord")
    ('de', 'ci', None)
    """
    return _codes().get(_plain(name))


def code_of_letters(letters: str) -> str | None:
    """The code, rigour's, of a territory known by letters: "GBR", "UK"."""
    territory = lookup_by_identifier(letters)
    return territory.code if territory else code_of(letters)


@cache
def _codes() -> dict[str, str]:
    """By name; one that is another's strong name is nobody's weak one."""
    strong: dict[str, str] = {}
    weak: dict[str, str] = {}
    for row in iter_jsonl_text(territories_jsonl()):
        full = row.get("full_name") or row["name"]
        for names, known in (
            ((row["name"], full, *row.get("names_strong", ())), strong),
            (row.get("names_weak", ()), weak),
        ):
            known.update(dict.fromkeys(map(_plain, _latin(names)), row["code"]))
    return weak | strong


def _latin(names: Iterable[str]) -> Iterable[str]:
    return (
        name
        for name in names
        if name[:1] < _AFTER_LATIN or _LATIN_AGAIN <= name[0] < _END_OF_LATIN
    )


def _plain(name: str) -> str:
    """The name without case, marks and punctuation, as rigour compares names."""
    parts = unicodedata.normalize("NFKD", name.casefold()).translate(_DROPPED)
    letters = (
        letter if letter.isalnum() else " "
        for letter in parts
        if not unicodedata.combining(letter)
    )
    return " ".join("".join(letters).split())
