"""Parts of a year: "in the autumn", "this winter", "in the second quarter of 2022"."""

from datetime import date

from detente.graph.dates import PartialDate
from detente.loaders.when.anchors import (
    AHEAD_DAYS,
    BACK,
    ON,
    WRITTEN,
    Anchor,
    Span,
    Tense,
    Words,
    moved,
)

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_WINTER = 12
_PARTS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
_MONTHS_OF = {"quarter": 3, "half": 6}


def season(said: Words, anchor: Anchor) -> Span | None:
    month = _SEASONS[said.get("s") or said.get("s2") or said["s3"]]
    written = said.get("y") or said.get("y2")
    rel = said.get("rel", "the")
    if written is not None:
        year, why = int(written), WRITTEN
    elif rel == "that":
        if anchor.told is None:
            return None
        year, why = anchor.told.year, f"the year of {anchor.told}, told of before"
    elif anchor.published is not None:
        year = _begun(month, rel, anchor.published, anchor.tense)
        why = f"the year by the dateline {anchor.published}"
    else:
        return None
    return _months(year, month, 3, why)


def _begun(month: int, rel: str, published: date, tense: Tense) -> int:
    """The year in which the season that is meant begins."""
    this = published.year
    if rel in ON:
        return this + (month <= published.month)
    if rel == "this":  # the winter of January began the year before
        return this - (month == _WINTER and published.month + _WINTER <= month + 2)
    if rel == "the" and tense is not Tense.PAST:
        begins = date(this, month, 1)
        if tense in (Tense.FUTURE, Tense.COMING):
            return this + (month + 2 < published.month)
        if 0 <= (begins - published.replace(day=1)).days <= AHEAD_DAYS:
            return this
    return this - (month >= published.month)


def quarter(said: Words, anchor: Anchor) -> Span | None:
    """A quarter or half of a year."""
    unit = _MONTHS_OF[said.get("of", "quarter")]
    part = int(said["q2"]) - 1 if "q2" in said else _PARTS[said["q"]]
    part %= 12 // unit
    written = said.get("y") or said.get("y2")
    if written is not None:
        year, why = int(written), WRITTEN
    elif anchor.published is not None:
        year = anchor.published.year + (said["rel"] in ON) - (said["rel"] in BACK)
        why = f"the year by the dateline {anchor.published}"
    else:
        return None
    if part * unit >= 12:  # noqa: PLR2004 -- "the third half" is none of a year
        return None
    return _months(year, part * unit + 1, unit, why)


def _months(year: int, month: int, count: int, why: str) -> Span:
    end = moved(date(year, month, 1), "month", count - 1)
    return Span(PartialDate(year, month), PartialDate(end.year, end.month), why=why)
