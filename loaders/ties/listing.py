"""Names in a row: "the US, Russia, the European Union and the United Nations"."""

from collections.abc import Iterator

from detente.loaders.ties.marks import Mark, Marks

_SKIPPED = frozenset(
    {"the", "both", "mr", "mr.", "ms", "ms.", "dr.", "president", "also"}
)


def mark_at(marks: Marks, place: int, *types: str) -> Mark | None:
    """The entity at token ``place``, past an article or courtesy before it."""
    doc = marks.doc
    for start in range(place, min(place + 3, len(doc))):
        mark = marks.starting(start, *types)
        if mark is not None:
            return mark
        if doc[start].lower_ not in _SKIPPED:
            return None
    return None


def listed(marks: Marks, place: int, *types: str) -> Iterator[Mark]:
    """The entities of ``types`` listed from token ``place`` on."""
    doc = marks.doc
    mark = mark_at(marks, place, *types)
    while mark is not None:
        yield mark
        end = mark.end
        if end < len(doc) and doc[end].text == "(":
            closing = next(
                (
                    at
                    for at in range(end, min(end + 8, len(doc)))
                    if doc[at].text == ")"
                ),
                None,
            )
            end = closing + 1 if closing is not None else end
        if end + 1 < len(doc) and doc[end].lower_ in ("of", "from"):
            origin = marks.starting(end + 1, "State", "Place")
            end = origin.end if origin is not None else end
        start = end
        while end < len(doc) and doc[end].lower_ in (
            ",",
            "and",
            "&",
            "as",
            "well",
            ";",
        ):
            end += 1
        if end == start:
            return
        mark = mark_at(marks, end, *types)
