"""Which of two states one name means: "Korean", "Congolese".

It is the one whose leader stands behind it, else the one that the text also calls by a
name of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from detente.graph.model import Entity
from detente.loaders.finding.leaders import led_by
from detente.loaders.finding.spans import Name
from detente.loaders.finding.states import state_of_code
from detente.loaders.tokens import Doc

_CODES = {
    **dict.fromkeys(("korea", "korean", "koreans"), ("kp", "kr")),
    **dict.fromkeys(("congo", "congolese"), ("cd", "cg")),
}
_REACH = 5  # tokens from "Korean" to the last word of its leader's name


def told_apart(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """The names of a text, those that two states share by what else it says."""
    own = {one.state for one in names if not _shared(doc, one)}
    for one in names:
        both = _shared(doc, one)
        meant = [state for state in both if _leads(doc, one, state)] or [
            state for state in both if state in own
        ]
        yield replace(one, state=meant[0]) if len(meant) == 1 else one


def _shared(doc: Doc, name: Name) -> list[Entity]:
    if name.type != "State":
        return []
    codes = _CODES.get(doc[name.start : name.end].text.lower(), ())
    return [state for code in codes if (state := state_of_code(code)) is not None]


def _leads(doc: Doc, name: Name, state: Entity) -> bool:
    """Whether who is known to lead the state is named behind: "Korean leader Moon"."""
    behind = doc[name.end : name.end + _REACH]
    names = {token.lower_ for token in behind if token.pos_ == "PROPN"}
    names |= {f"{one.lower_} {other.lower_}" for one, other in pairwise(behind)}
    return any(state.id in led_by(word) for word in names)
