"""Given names and whose they are: ``data/given_names.toml``."""

import tomllib
from functools import cache
from importlib.resources import files

from detente.graph.model import slug


@cache
def _gender_of_name() -> dict[str, str | None]:
    text = files("detente.loaders").joinpath("data/given_names.toml").read_text("utf-8")
    data = tomllib.loads(text)
    genders: dict[str, str | None] = {}
    for gender, key in (("m", "male"), ("f", "female"), (None, "either")):
        for name in data[key].split():
            genders[slug(name)] = gender
    return genders


def is_given_name(word: str) -> bool:
    """Whether a word is a known given name, in any spelling of its marks."""
    return slug(word) in _gender_of_name()


def gender_of(words: tuple[str, ...]) -> str | None:
    """``"m"`` or ``"f"`` by the given name among a full name's words, if it tells.

    >>> gender_of(("angela", "merkel"))
    'f'
    >>> gender_of(("kim", "jong", "un")) is None
    True
    """
    if len(words) < 2:  # noqa: PLR2004
        return None
    return _gender_of_name().get(words[0])
