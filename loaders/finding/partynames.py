"""Parties of a state under one name: "German Social Democrats" and "Social Democrats".

A state's adjective before the name of a party, or "of Germany" behind it, only says
whose party it is. Where a text names two states' parties alike, the plain name is
neither's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from detente.graph.model import Entity
from detente.loaders.finding.gazetteer import title_of
from detente.loaders.finding.spans import POSSESSIVE
from detente.loaders.finding.statebodies import home_of
from detente.loaders.finding.states import state_of
from detente.loaders.lexicon import lists
from detente.loaders.tokens import Doc

_LONGEST_STATE = 3  # words


@dataclass(frozen=True, slots=True)
class Party:
    """The name of a party without its state, in lower case, and that state if told."""

    plain: str
    state: Entity | None = None

    @property
    def title(self) -> str | None:
        """How the world titles it, if the plain name means that state's party."""
        title = title_of(self.plain)
        home = home_of(title) if title is not None else None
        return title if home is not None and self.state in {None, home} else None


def party_of(text: str) -> Party | None:
    """The party that ``text`` names, ``None`` if it names none.

    >>> party_of("German Social Democrats") == party_of("Social Democrats of Germany")
    True
    """
    parts = [part for part in text.split() if part not in POSSESSIVE]
    for size in range(min(_LONGEST_STATE, len(parts) - 1), 0, -1):
        state = state_of(" ".join(parts[:size]))
        if state is not None and _is_party(parts[size:]):
            return Party(" ".join(parts[size:]).lower(), state)
    if "of" in parts[1:-1]:
        at = len(parts) - 1 - parts[::-1].index("of")
        behind = [part for part in parts[at + 1 :] if part != "the"]
        state = state_of(" ".join(behind))
        if state is not None and _is_party(parts[:at]):
            return Party(" ".join(parts[:at]).lower(), state)
    return Party(" ".join(parts).lower()) if _is_party(parts) else None


def owner_before(doc: Doc, start: int, states: Mapping[int, Entity]) -> Entity | None:
    """The state of "Spain's Socialist Party", whose name begins at ``start``."""
    if start < 2 or doc[start - 1].text not in POSSESSIVE:  # noqa: PLR2004
        return None
    first = (at for at in range(start - 2, max(start - 5, -1), -1) if at in states)
    return next((states[at] for at in first), None)


def same_party(parties: Sequence[Party | None]) -> list[int]:
    """For each party the first that it is the same as, by its place; else its own."""
    states: dict[str, set[str]] = {}
    for one in parties:
        if one is not None:
            known = states.setdefault(one.plain, set())
            known |= {one.state.id} if one.state is not None else set()
    first: dict[tuple[str, str], int] = {}
    same = []
    for place, one in enumerate(parties):
        if one is None:
            same.append(place)
            continue
        told = states[one.plain]
        state = one.state.id if one.state is not None else ""
        if not state and len(told) == 1:
            [state] = told
        same.append(first.setdefault((one.plain, state), place))
    return same


def _is_party(parts: Sequence[str]) -> bool:
    """Whether words end in one for a party, with another that tells which."""
    return bool(parts) and parts[-1].lower() in _words() and parts[0][0].isupper()


@cache
def _words() -> frozenset[str]:
    return frozenset(lists("titles")["parties"]["words"])
