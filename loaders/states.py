"""States by any of their names: full, short, adjective, inhabitants.

Names, demonyms and historical states are rigour's (https://github.com/opensanctions/rigour,
MIT); what it lacks or names otherwise than news does is ``data/states.toml``.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rigour.territories import get_territory, lookup_territory

from detente.graph.model import Entity, entity_id

_SHORTEST = 4  # what is shorter and no known code is a word, or a code of rigour's


@dataclass(frozen=True, slots=True)
class _Table:
    """``data/states.toml``, read."""

    names: dict[str, str]  # of rigour's code: the common English name
    states: frozenset[str]  # codes that act as states though rigour says otherwise
    codes: frozenset[str]  # letter codes that news writes, as it writes them
    words: dict[str, str]  # lower-case words: code of the state they stand for
    demonyms: frozenset[str]  # those of them that are adjectives or inhabitants
    alone: dict[str, str]  # states without a code of rigour's: lower-case word, name


@cache
def _table() -> _Table:
    text = files("detente.loaders").joinpath("data/states.toml").read_text("utf-8")
    data = tomllib.loads(text)
    words = {word.lower(): code for word, code in data["words"].items()}
    demonyms = {word.lower(): code for word, code in data["demonyms"].items()}
    return _Table(
        names=data["names"],
        states=frozenset(data["states"]),
        codes=frozenset(data["codes"]),
        words=words | demonyms,
        demonyms=frozenset(demonyms),
        alone={word.lower(): name for word, name in data["alone"].items()},
    )


@cache
def _state_of_code(code: str) -> Entity | None:
    territory = get_territory(code)
    if territory is None:
        return None
    if not territory.is_country and code not in _table().states:
        return None
    name = _table().names.get(code, territory.name)
    if territory.alpha3:
        return Entity(f"state:{territory.alpha3.upper()}", "State", name)
    return Entity(entity_id("State", name), "State", name)


@cache
def state_of(text: str) -> Entity | None:
    """The state that ``text`` names, adjectives and inhabitants included.

    >>> state_of("North Koreans").id
    'state:PRK'
    >>> state_of("us") is None
    True
    """
    plain = (
        text.strip().removesuffix("'s").removesuffix("\u2019s").replace("\u2019", "'")
    )
    if plain.lower().startswith("the "):
        plain = plain[4:]
    bare = plain.replace(".", "")
    if not plain or plain[0].islower():
        return None
    table = _table()
    word = bare.lower()
    if word in table.words:
        return _state_of_code(table.words[word])
    if word in table.alone:
        name = table.alone[word]
        return Entity(entity_id("State", name), "State", name)
    if bare in table.codes:
        return _of_territory(bare)
    if len(bare) < _SHORTEST:
        return None
    return _of_territory(plain) or (
        _of_territory(plain[:-1]) if plain.endswith("s") else None
    )


def _of_territory(name: str) -> Entity | None:
    territory = lookup_territory(name)
    if territory is None or name in territory.places:
        return None
    return _state_of_code(territory.code)
