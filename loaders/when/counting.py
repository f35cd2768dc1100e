"""Days counted from the dateline or from what was told of last.

"On Monday", "the day before", "last month", "two years later".
"""

from datetime import date, timedelta

from detente.graph.dates import PartialDate
from detente.loaders.when.anchors import (
    BACK,
    MONTHS_A_YEAR,
    ON,
    Anchor,
    Span,
    Tense,
    Words,
    counted,
    moved,
    weekday_number,
)

_FROM_TOLD = frozenset(
    {"that", "the same", "that same", "the following", "the previous"}
)
_TURNS = {"last": -1, "this": 0, "next": 1}


def weekday(said: Words, anchor: Anchor) -> Span | None:
    published, rel = anchor.published, said.get("rel", "")
    onward = rel == "the next" and anchor.tense is Tense.PAST
    if onward or rel in ("the following", "the previous"):
        published = anchor.focus or published
    if published is None:
        return None
    back = (published.weekday() - weekday_number(said["wd"])) % 7
    ahead = rel in ON or (rel in ("", "this") and anchor.tense is Tense.FUTURE)
    if ahead:
        day = published + timedelta(days=-back % 7 or (7 if rel else 0))
    elif rel in BACK:
        day = published - timedelta(days=back or 7)
    else:
        day = published - timedelta(days=back)
    if "week" in said:  # "Friday last week"
        monday = published - timedelta(days=published.weekday())
        monday += timedelta(days=7 * _TURNS[said["week"]])
        day = monday + timedelta(days=weekday_number(said["wd"]))
    way = "next" if day > published else "last"
    name = said["wd"].capitalize()
    return Span(PartialDate.of(day), why=f"the {way} {name} from {published}")


def same_day(said: Words, anchor: Anchor) -> Span | None:
    if anchor.focus is None:
        return None
    word = (said.get("rel") or said["turn"]).replace("very ", "")
    shift = 0
    if word in ON or word in ("after", "later"):
        shift = 1
    elif word in BACK or word in ("before", "earlier", "prior"):
        shift = -1
    day = anchor.focus + timedelta(days=shift)
    return Span(PartialDate.of(day), why=f"counted from {anchor.focus}, told of before")


def _unit(day: date, unit: str) -> PartialDate:
    """The calendar unit around ``day``; a week counts as the month of its middle."""
    if unit == "day":
        return PartialDate.of(day)
    if unit == "week":
        day += timedelta(days=3 - day.weekday())
    return PartialDate(day.year, None if unit in ("year", "decade") else day.month)


def period(said: Words, anchor: Anchor) -> Span | None:
    rel, unit = said.get("rel", "this"), said.get("u") or said["u2"]
    start = anchor.published
    onward = rel == "the next" and anchor.tense is Tense.PAST
    if onward or rel in _FROM_TOLD:
        start = _told_to(unit, anchor) or start
    if start is None:
        return None
    day = moved(start, unit, (rel in ON) - (rel in BACK))
    if unit == "weekend":
        return _weekend(day, rel, anchor, f"counted from {start}")
    return Span(_unit(day, unit), why=f"counted from {start}")


def _weekend(day: date, rel: str, anchor: Anchor, why: str) -> Span:
    """Saturday and Sunday of the week of ``day``, in the past the one that is over."""
    saturday = day + timedelta(days=5 - day.weekday())
    past = rel == "the" or (rel == "this" and anchor.tense is Tense.PAST)
    if past and anchor.tense is not Tense.FUTURE and saturday > day:
        saturday -= timedelta(days=7)
    sunday = saturday + timedelta(days=1)
    return Span(PartialDate.of(saturday), PartialDate.of(sunday), why=why)


def ago(said: Words, anchor: Anchor) -> Span | None:
    count, unit = counted(said, ""), said["u"]
    if unit == "month" and count % MONTHS_A_YEAR == 0:
        count, unit = count // MONTHS_A_YEAR, "year"
    if "sharp" in said or said.get("w") == "ago":
        start, count = anchor.published, -count
    else:
        start = _told_to(unit, anchor)
        back = "turned" in said  # "two days after she left": she left before
        word = said.get("w") or said.get("that") or said["turned"]
        if word in ("earlier", "before", "prior"):
            back = not back
        count = -count if back else count
    if start is None or not count:
        return None
    day = moved(start, unit, count)
    sharp = said.get("sharp", unit).rsplit(maxsplit=1)[-1]  # "a year ago today"
    unit = "day" if sharp == "today" else sharp
    return Span(_unit(day, unit), why=f"counted from {start}")


def _told_to(unit: str, anchor: Anchor) -> date | None:
    """What was told of last, where it is told as precisely as ``unit`` asks."""
    if anchor.told is None:
        return anchor.focus
    needed = {"year": 1, "decade": 1, "month": 2}.get(unit, 3)
    return anchor.told.first if anchor.told.precision >= needed else None
