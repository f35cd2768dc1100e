"""Bodies of places in lower case: "Lagos police", "a court in Lyon".

They act for themselves, as a town does not; those of states are ``headed.bodies``.
"""

from collections.abc import Iterator

from detente.loaders.finding.heads import heads
from detente.loaders.finding.spans import POSSESSIVE, Name
from detente.loaders.finding.states import seat_of
from detente.loaders.tokens import Doc

_LONGEST = 4  # tokens: "public prosecutor's office"


def local_bodies(doc: Doc, names: dict[int, Name]) -> Iterator[Name]:
    """Bodies of the places among ``names``, which are known by token."""
    for place in dict.fromkeys(names.values()):
        if place.type == "Place":
            yield from _behind(doc, place)
            yield from _before(doc, place)


def _behind(doc: Doc, place: Name) -> Iterator[Name]:
    at = place.end
    if at < len(doc) and doc[at].text in POSSESSIVE:
        at += 1
    for end in range(min(len(doc), at + _LONGEST), at, -1):
        last = doc[end - 1]
        if _is_body(doc, at, end) and (last.dep_ != "compound" or last.head.i < end):
            yield Name(place.start, end, "Organization")
            return


def _before(doc: Doc, place: Name) -> Iterator[Name]:
    """A body "in" the place, called by both: "Lyon court".

    "The government in Oslo" is Norway, as Oslo is that would act.
    """
    at = place.start - 1
    if at < 1 or doc[at].lower_ != "in":
        return
    for start in range(max(0, at - _LONGEST), at):
        if _is_body(doc, start, at) and doc[at - 1].pos_ == "NOUN":
            seat = seat_of(doc[place.start : place.end].text)
            if seat is not None:
                if tuple(token.text for token in doc[start:at]) in heads().governments:
                    yield Name(start, place.end, "State", state=seat)
                return
            text = f"{doc[place.start : place.end].text} {doc[start:at].text}"
            yield Name(start, place.end, "Organization", text=text)
            return


def _is_body(doc: Doc, start: int, end: int) -> bool:
    return tuple(token.text for token in doc[start:end]) in heads().local_bodies
