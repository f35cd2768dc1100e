"""Titles of several: "the presidents of Peru and Chile, X and Y"."""

from collections.abc import Iterator

from detente.loaders.ties.holding import Holder
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import BODIES
from detente.loaders.ties.titles import Title

_JOINTS = frozenset({"and", ",", "&"})


def zipped(marks: Marks, title: Title) -> Iterator[Holder]:
    """Each person with the body that stands in the same place of its list."""
    doc = marks.doc
    bodies, end = _bodies(marks, title)
    if len(bodies) < 2 or doc[end : end + 1].text not in (",", ":"):  # noqa: PLR2004
        return
    people = list(listed(marks, end + 1, "Person"))
    if len(people) == len(bodies):
        for person, body in zip(people, bodies, strict=True):
            yield Holder(person, title, "titles-zipped", of=body)


def _bodies(marks: Marks, title: Title) -> tuple[list[Mark], int]:
    """The bodies of a title in a row, before or behind it, and the end of all."""
    if title.after:
        bodies = list(listed(marks, title.after[0][1].start, *BODIES))
        return bodies, max([title.end, *(body.end for body in bodies)])
    bodies = list(reversed(title.before))
    place = title.start
    while place > 1 and marks.doc[place - 1].lower_ in _JOINTS:
        body = marks.ending(place - 1, *BODIES)
        if body is None:
            break
        bodies.insert(0, body)
        place = body.start
    return bodies, title.end


def names_before(marks: Marks, title: Title, place: int) -> Iterator[Holder]:
    """As in "X and Y, the ministers of health and labour"; a comma is at ``place``."""
    doc = marks.doc
    people: list[Mark] = []
    while place > 0:
        person = marks.ending(place, "Person")
        if person is None or not person.named:
            break
        people.insert(0, person)
        place = person.start - 1
        while place > 0 and doc[place - 1].lower_ in _JOINTS:
            place -= 1
        if doc[place].lower_ not in _JOINTS:
            break
    if len(people) > 1:
        for person in people:
            yield Holder(person, title, "names-titles")
