"""What a sentence adds to an event: the event and place of an invitation."""

from detente.loaders.tokens import Token
from detente.loaders.weighing.places import Places

_TO = frozenset({"to", "at", "in"})


def details(token: Token, keys: tuple[str, ...], places: Places) -> dict[str, str]:
    """The details among ``keys`` that stand near the trigger ``token``, by name."""
    told: dict[str, str] = {}
    if "event" in keys:
        for one in places.between(token.i, token.sent.end):
            type_ = one.found.entity.type
            if type_ == "Event":
                told.setdefault("event", one.found.entity.name)
            elif type_ in {"Place", "State"} and token.doc[one.start - 1].lower_ in _TO:
                told.setdefault("destination", one.found.entity.name)
    return told
