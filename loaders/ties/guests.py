"""Whose envoys a text tells of: "the Ambassadors of Peru and Kenya", "Kenyan envoy".

They are guests there: an office told without its state is not one of theirs.
"""

from collections.abc import Iterator

from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import OfficeKind, offices

_JOINTS = frozenset({",", "and", "&"})
_PARTS = frozenset({"the", "republic", "kingdom"})


def guests(marks: Marks) -> frozenset[str]:
    """The ids of the states that have an envoy in the text."""
    return frozenset(state.entity_id for state in _sending(marks))


def _sending(marks: Marks) -> Iterator[Mark]:
    doc = marks.doc
    listed = -1  # where the next of a list would begin
    for mark in marks:
        if mark.type != "State":
            continue
        before = mark.start - 1
        while before > 0 and doc[before].lower_ in _PARTS:
            before -= 1
        joined = before
        while joined > 0 and doc[joined].text in _JOINTS:
            joined -= 1
        ahead = before > 0 and doc[before].lower_ == "of" and _is_envoy(marks, before)
        in_list = joined < before and joined + 1 == listed
        if ahead or in_list:
            listed = mark.end
            yield mark
        elif mark.end < len(doc) and _is_envoy(marks, mark.end + 1):
            yield mark


def _is_envoy(marks: Marks, end: int) -> bool:
    """Whether the word before token ``end`` is an envoy's office."""
    words = tuple(token.lower_ for token in marks.doc[max(0, end - 2) : end])
    kinds = (offices().cores.get(words[-size:]) for size in (1, 2))
    return OfficeKind.ENVOY in kinds
