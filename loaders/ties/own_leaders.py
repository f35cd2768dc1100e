"""Whose leaders a text calls by their titles alone: "President Macron" is at home.

A minister told without a state beside them is of the same one.
"""

from collections.abc import Iterable

from detente.loaders.finding.leaders import led_by, plain
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import OfficeKind
from detente.loaders.ties.titles import Title

HEADS = frozenset({"president", "minister", "premier", "chancellor", "king", "queen"})


def own_leaders(marks: Marks, titles: Iterable[Title]) -> frozenset[str]:
    """The states, by id, that leaders told without one are known to have led."""
    return frozenset(
        state
        for title in titles
        if title.kind is OfficeKind.GOVERNMENT
        and title.words[-1] in HEADS
        and title.status != "former"
        and not (title.before or title.after)
        and (person := marks.starting(title.end, "Person")) is not None
        for state in states_led(person)
    )


def states_led(person: Mark) -> frozenset[str]:
    """The states that one of that name has led, family name first or last."""
    name = person.found.entity.name
    first = plain(name).split()[0] if " " in name else ""
    return led_by(family_name(name)) | led_by(person.mention.text) | led_by(first)


def family_name(name: str) -> str:
    """The last word of a person's name, plain, without "Jr." and the like."""
    words = plain(name.replace("_", " ")).removesuffix("'s").split()
    kept = [word for word in words if word.rstrip(".") not in ("jr", "sr", "ii", "iii")]
    return kept[-1] if kept else ""
