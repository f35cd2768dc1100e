"""The titles of bodies that every state has: ministries, parliament, courts, forces.

"Russian Foreign Ministry", "Russia's foreign ministry" and "Ministry of Foreign Affairs
of Russia" are one body, and no state's Supreme Court is another's.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from detente.graph.model import Entity
from detente.loaders.finding.states import state_of_code

_WITH_ARTICLE = (
    "United ",
    "Republic ",
    "Democratic ",
    "Czech ",
    "Central ",
    "Dominican ",
)
_ARTICLE_TOO = frozenset(
    {"Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives"}
)


@cache
def _data() -> Mapping[str, Any]:
    text = files("detente.loaders").joinpath("data/heads.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    data = _data()
    bodies = {
        phrase.strip(): title
        for title, phrases in data["state_bodies"].items()
        for phrase in phrases.split("|")
    }
    return bodies, data["titles_of_bodies"]


def body_title(words: str, state: Entity) -> str | None:
    """The title of a body of a state that news calls ``words``, if every state has one.

    >>> from detente.loaders.finding.states import state_of
    >>> body_title("Foreign Ministry", state_of("Russia"))
    'Ministry of Foreign Affairs of Russia'
    """
    bodies, titles = _tables()
    title = bodies.get(re.sub(r"^the\s", "", words.lower().strip()))
    if title is None:
        return None
    whole = f"{title} of {in_sentence(state)}"
    return titles.get(whole, whole)


def is_common_body(words: str) -> bool:
    """Whether words alone do not tell whose body it is: "Senate"."""
    return words.lower() in _tables()[0]


@cache
def may_have(state: Entity, words: str) -> bool:
    """Whether a state has a body that news calls ``words``; not all have a Congress."""
    codes = _data()["legislatures"].get(words.lower())
    return codes is None or state in map(state_of_code, codes.split())


@cache
def home_of(title: str) -> Entity | None:
    """The state whose politics a body of that title belongs to, if it is well known."""
    for code, titles in _data()["at_home"].items():
        if title in {one.strip() for one in titles.split("|")}:
            return state_of_code(code)
    return None


def in_sentence(state: Entity) -> str:
    """A state's name as it stands in a sentence: "the United States"."""
    name = state.name
    if name.startswith(_WITH_ARTICLE) or name in _ARTICLE_TOO:
        return f"the {name}"
    return name
