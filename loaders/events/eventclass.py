"""The PLOVER class of an event as it is told, where it is not its relation's own.

PLOVER codes what somebody will do by what saying so means: to agree to something
good, to refuse it, to threaten something bad (PLOVER Codebook, event classes AGREE,
REJECT and THREATEN; github.com/openeventdata/PLOVER, read 2026-11-24).
"""

from detente.graph.model import Modality
from detente.loaders.how.modality import Told

_GOOD = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_BAD = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def event_class(base: str | None, told: Told) -> str | None:
    """The class of an event of class ``base`` told so; ``None`` for lasting ties."""
    if base in _GOOD or base == "AGREE":
        if told.negated:
            return "REJECT"
        if told.modality is Modality.PLANNED:
            return "AGREE"
    if base in _BAD and told.modality is Modality.PLANNED and not told.negated:
        return "THREATEN"
    return base
