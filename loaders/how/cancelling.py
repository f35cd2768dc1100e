"""Events that a text says are off: "The celebration was cancelled"."""

from spacy.tokens import Doc

from detente.loaders.events.slots import is_passive, patients, subjects
from detente.loaders.weighing.places import Places

_OFF = frozenset({"cancel", "postpone", "scrap", "abandon", "suspend", "delay"})
_DENIED = frozenset({"not", "n't", "never"})


def called_off(doc: Doc, places: Places) -> frozenset[str]:
    """The ids of the events that ``doc`` says are cancelled or put off."""
    off: set[str] = set()
    for verb in doc:
        if verb.pos_ != "VERB" or not _says_off(doc, verb.i):
            continue
        things = subjects(verb) if is_passive(verb) else patients(verb)
        off.update(
            placed.found.entity.id
            for thing in things
            for placed in places.named(thing)
            if placed.found.entity.type == "Event"
        )
    return frozenset(off)


def _says_off(doc: Doc, place: int) -> bool:
    verb = doc[place]
    if any(child.lower_ in _DENIED for child in verb.children):
        return False
    after = doc[place + 1].lower_ if place + 1 < len(doc) else ""
    return verb.lemma_ in _OFF or (verb.lemma_ == "call" and after == "off")
