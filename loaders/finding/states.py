"""States by any of their names: full, short, adjective, inhabitants, capital.

Names, demonyms and historical states are rigour's (https://github.com/opensanctions/rigour,
MIT); what it lacks or names otherwise than news does is ``data/states.toml``.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rigour.territories import get_territory

from detente.graph.model import Entity, entity_id
from detente.loaders.finding.territories import code_of, code_of_letters

# What is shorter and no known code is a word, or a code of rigour's.
_SHORTEST = 4
_ADJECTIVE = ("an", "ish", "ese", "nch", "i", "ek", "wis", "tch", "ine")
_IN_FULL = re.compile(
    r"(?:[A-Z][\w']+ )*(?:Republic|Kingdom|State|Sultanate|Emirate|Union|Principality"
    r"|Federation|Duchy) of (?:the (?:Union of )?)?([A-Z].+)"
)
_PLURAL = ("ns", "is", "ks", "gs")


@dataclass(frozen=True, slots=True)
class _Table:
    """``data/states.toml``, read; names are in lower case, codes rigour's."""

    names: dict[str, str]  # of a code: the common English name
    states: frozenset[str]  # codes that act as states though rigour says otherwise
    codes: frozenset[str]  # letter codes that news writes, as it writes them
    not_states: frozenset[str]
    words: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]
    seats: dict[str, str]
    alone: dict[str, str]  # states without a code: a name, and the name of the state


@cache
def _table() -> _Table:
    text = files("detente.loaders").joinpath("data/states.toml").read_text("utf-8")
    data = tomllib.loads(text)

    def codes_of(part: str) -> dict[str, str]:
        return {
            word.lower(): code for code, words in data[part].items() for word in words
        }

    return _Table(
        names=data["names"],
        states=frozenset(data["states"]),
        codes=frozenset(data["codes"]),
        not_states=frozenset(word.lower() for word in data["not_states"]),
        words=codes_of("words"),
        demonyms=codes_of("demonyms"),
        capitals=codes_of("capitals"),
        seats=codes_of("seats"),
        alone=codes_of("alone") | {word.lower(): word for word in data["alone"]},
    )


@cache
def state_of_code(code: str) -> Entity | None:
    """The state of a code of rigour's, None if it is no state."""
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
    """The state that ``text`` surely names, adjectives and inhabitants included.

    >>> state_of("North Koreans").id
    'state:PRK'
    >>> state_of("us") is None
    True
    """
    state = may_be_state(text)
    if state is None:
        return None
    word = _plain(text).lower()
    table = _table()
    if word in table.words or word in table.demonyms or word in table.alone:
        return state
    if _IN_FULL.fullmatch(_plain(text)):
        return state
    if _plain(text).replace(".", "") in table.codes or word == state.name.lower():
        return state
    territory = get_territory(state.id.removeprefix("state:").lower())
    if territory and word in {territory.name.lower(), territory.full_name.lower()}:
        return state
    return state if is_demonym(text) and word[:2] == state.name[:2].lower() else None


@cache
def may_be_state(text: str) -> Entity | None:
    """The state that some language calls ``text``: for words known to be a name."""
    plain = _plain(text)
    if not plain or plain[0].islower():
        return None
    table = _table()
    word = plain.lower()
    bare = plain.replace(".", "")
    code = table.words.get(word) or table.demonyms.get(word)
    if code:
        return state_of_code(code)
    if word in table.alone:
        name = table.alone[word]
        return Entity(entity_id("State", name), "State", name)
    if bare in table.codes:
        code = code_of_letters(bare)
        return state_of_code(code) if code else None
    if len(bare) < _SHORTEST or word in table.not_states or word in table.capitals:
        return None
    if in_full := _IN_FULL.fullmatch(plain):
        return _called(plain) or may_be_state(in_full[1])
    return _called(plain) or (_called(plain[:-1]) if plain.endswith(_PLURAL) else None)


def is_demonym(text: str) -> bool:
    """Whether a name of a state is its adjective or its people: "Russian", "Poles"."""
    word = _plain(text).lower()
    table = _table()
    if word in table.demonyms:
        return True
    state = may_be_state(text)
    if state is None or word in table.words or word == state.name.lower():
        return False
    return word.removesuffix("s").endswith(_ADJECTIVE)


@cache
def seat_of(text: str) -> Entity | None:
    """The state whose government sits at a place: a capital, "the Kremlin"."""
    word = _plain(text).lower()
    code = _table().capitals.get(word) or _table().seats.get(word)
    return state_of_code(code) if code else None


def is_capital(text: str) -> bool:
    """Whether the place that ``text`` names is a capital city."""
    return _plain(text).lower() in _table().capitals


def _plain(text: str) -> str:
    plain = text.strip().replace("\u2019", "'").removesuffix("'s").removesuffix("'")
    return plain[4:] if plain.lower().startswith("the ") else plain


def _called(name: str) -> Entity | None:
    code = code_of(name)
    return state_of_code(code) if code else None
