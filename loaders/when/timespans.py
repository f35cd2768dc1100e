"""Which days a time expression means, counted from the dateline and the days told of.

Each rule takes the words of an expression that ``times`` found and gives the span of
days, or ``None`` where the text leaves it open.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import MAXYEAR, date, timedelta

from detente.graph.dates import PartialDate
from detente.loaders.when.anchors import (
    AHEAD_DAYS,
    BACK,
    COMING_DAYS,
    MONTHS_A_YEAR,
    ON,
    WRITTEN,
    Anchor,
    Span,
    Tense,
    Words,
    counted,
    moved,
    weekday_number,
)
from detente.loaders.when.counting import ago, period, same_day, weekday
from detente.loaders.when.holidays import fixed
from detente.loaders.when.seasons import quarter, season

# Not from the calendar module, whose names follow the user's locale.
_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
    *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_TENS = {"twenty": 20, "thirty": 30, "twentieth": 20, "thirtieth": 30}
_SHIFTS = {"yesterday": -1, "last night": -1, "tomorrow": 1} | {
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_LONGEST_MONTH = 31
_ABROAD_DAYS = 1  # it may be a day later where it happened


def _month(word: str) -> int:
    return _MONTHS.index(word[:3]) + 1


def _day(word: str) -> int:
    if word.startswith("last"):
        return _LONGEST_MONTH
    if word[0].isdigit():
        return int(word.rstrip("stndrh"))
    day = 0
    for part in word.replace("-", " ").split():
        day += _TENS[part] if part in _TENS else _ORDINALS.index(part) + 1
    return day


def _nearest(month: int, day: int | None, anchor: Anchor, weekday: str) -> int | None:
    """The year in which ``month`` (and ``day``) lies, as the tense looks.

    Without a dateline it is counted from the day told of last.
    A ``weekday`` said with the day decides where a year near by fits it.
    """
    published = anchor.published or anchor.focus or anchor.around
    if published is None:
        return None
    this = published.year
    years: tuple[int, ...] = (this, this - 1, this + 1)
    begin = {
        year: date(year, month, min(day or 1, monthrange(year, month)[1]))
        for year in years
    }
    if day is not None and weekday:
        for year in years:
            if begin[year].weekday() == weekday_number(weekday):
                return year
    past = anchor.written
    if past is not None and past.year < published.year:
        here = PartialDate(past.year, month, day)
        if here.first >= past.first and anchor.tense is not Tense.FUTURE:
            return past.year  # "In March 2014 they left. In June they came back."
    origin = published if day is not None else published.replace(day=1)
    days = {year: (begin[year] - origin).days for year in years}
    if anchor.around is not None and anchor.tense is Tense.PAST:
        years = tuple(year for year in years if begin[year] <= anchor.around) or years
    if anchor.published is None and anchor.focus is not None:  # on either side of it
        return min(years, key=lambda year: abs(days[year]))
    if anchor.tense is Tense.FUTURE:
        return min(year for year in years if days[year] >= 0)
    furthest = _furthest(anchor.tense, day)
    return max(year for year in years if days[year] <= furthest)


def _furthest(tense: Tense, day: int | None) -> int:
    """How many days after the dateline an expression without a year may mean."""
    if tense is Tense.COMING:
        return COMING_DAYS
    if tense is Tense.OPEN:
        return AHEAD_DAYS
    return _ABROAD_DAYS if day is not None else 0


def _year_of(said: Words, anchor: Anchor, month: int, day: int | None) -> int | None:
    """The year said outright, by "this year" or "last year", or the nearest."""
    if "y" in said:
        return int(said["y"])
    if "rel" in said and anchor.published is not None:
        around = anchor.published
        if said["rel"] in ("that", "the same"):
            around = anchor.told.first if anchor.told else around
        return around.year - (said["rel"] in BACK) + (said["rel"] in ON)
    return _nearest(month, day, anchor, said.get("wd", ""))


def _year_by(anchor: Anchor) -> str:
    if anchor.published is None and anchor.focus is not None:
        return f"the year by {anchor.focus}, told of before"
    if anchor.published is None:
        return f"the year by {anchor.around}, about when the text was written"
    return f"the year by the dateline {anchor.published}"


def _month_day(said: Words, anchor: Anchor) -> Span | None:
    month, day = _month(said["m"]), _day(said["d"])
    year = _year_of(said, anchor, month, day)
    if year is None:
        return None
    if said["d"] == "last":
        day = monthrange(year, month)[1]
    first = PartialDate(year, month, day)
    last = None
    if "d2" in said:
        last_month = _month(said["m2"]) if "m2" in said else month
        last = PartialDate(year + (last_month < month), last_month, _day(said["d2"]))
    why = WRITTEN if "y" in said else _year_by(anchor)
    return Span(first, last if last and last > first else None, why=why)


def _nth(said: Words, anchor: Anchor) -> Span | None:
    """The 20th, the first of the month: of the month that the tense looks to."""
    day, rel = _day(said.get("d") or said["d2"]), said.get("rel", "")
    start = anchor.focus if rel == "that" else anchor.published
    if start is None:
        return None
    month = start.replace(day=1)
    if rel == "last":
        month = moved(month, "month", -1)
    elif not rel and day != start.day:
        ahead = anchor.tense is not Tense.PAST
        if ahead and day < start.day:
            month = moved(month, "month", 1)
        elif not ahead and day > start.day:
            month = moved(month, "month", -1)
    day = min(day, monthrange(month.year, month.month)[1])
    return Span(PartialDate(month.year, month.month, day), why=f"by {start}")


def _iso(said: Words, _anchor: Anchor) -> Span:
    return Span(PartialDate(int(said["y"]), int(said["m"]), int(said["d"])))


def _numbers(said: Words, _anchor: Anchor) -> Span:
    """24.2.2022 and 24/2/2022; of 3/4/2022 only the year is sure."""
    if "y" in said:
        return Span(PartialDate(int(said["y"]), int(said["m"]), int(said["d"])))
    year, first, second = (int(said[part]) for part in ("y2", "n1", "n2"))
    if first > MONTHS_A_YEAR or first == second:
        return Span(PartialDate(year, second, first))
    if second > MONTHS_A_YEAR:
        return Span(PartialDate(year, first, second))
    return Span(PartialDate(year), why="day and month may stand either way round")


def _dotted(said: Words, anchor: Anchor) -> Span | None:
    """Monday (15.12.), as German texts write it."""
    month, day = int(said["m"]), int(said["d"])
    year = _year_of(said, anchor, month, day)
    if year is None:
        return None
    why = WRITTEN if "y" in said else _year_by(anchor)
    return Span(PartialDate(year, month, day), why=why)


def _holiday(said: Words, anchor: Anchor) -> Span | None:
    known = fixed(said["feast"])
    if "month" in said:
        known = int(said["month"]), int(said["day"])
    if known is None:
        return None
    month, day = known
    year = _year_of(said, anchor, month, day)
    if year is None:
        return None
    return Span(
        PartialDate(year, month, day), why=WRITTEN if "y" in said else _year_by(anchor)
    )


def _turned_month(said: Words, anchor: Anchor) -> Span | None:
    """The last or the next such month, or the one of the year told of last."""
    if said["turn"] == "that":
        year = anchor.told and anchor.told.year
        return Span(PartialDate(year, _month(said["mm"]))) if year else None
    around = anchor.published
    if around is None:
        return None
    month, last = _month(said["mm"]), said["turn"] in ("last", "this past")
    other = month >= around.month if last else month <= around.month
    year = around.year + (other and (-1 if last else 1))
    return Span(PartialDate(year, month), why=_year_by(anchor))


def _in_month(said: Words, anchor: Anchor) -> Span | None:
    if "turn" in said:
        return _turned_month(said, anchor)
    month = _month(said["m"])
    year = _year_of(said, anchor, month, None)
    if year is None:
        return None
    first = PartialDate(year, month)
    last = PartialDate(year, _month(said["m2"])) if "m2" in said else None
    why = WRITTEN if "y" in said else _year_by(anchor)
    return Span(first, last if last and last > first else None, why=why)


def _years(said: Words, _anchor: Anchor) -> Span | None:
    first = said.get("y") or said["y3"]
    last = said.get("y2") or said["y4"]
    last = first[: 4 - len(last)] + last
    begin = PartialDate(int(first), _month(said["m3"]) if "m3" in said else None)
    end = PartialDate(int(last), _month(said["m4"]) if "m4" in said else None)
    return None if end.last < begin.first else Span(begin, end)


def _decade(said: Words, _anchor: Anchor) -> Span:
    year = int(said["y"])
    parts = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
    first, last = parts.get(said.get("part", ""), (0, 9))
    return Span(PartialDate(year + first), PartialDate(year + last))


def _year(said: Words, _anchor: Anchor) -> Span:
    return Span(PartialDate(int(said["y"])))


def _anniversary(said: Words, anchor: Anchor) -> Span:
    named = int(said.get("y2") or said["y"])
    kept = named + int(said["n"])
    latest = anchor.published.year + 1 if anchor.published else MAXYEAR
    if kept > latest:
        why = f"the year in which the {said['n']}th anniversary was kept"
        return Span(PartialDate(named), why=why)
    return Span(PartialDate(kept), why=f"{said['n']} years after {named}")


def _kept(said: Words, anchor: Anchor) -> Span | None:
    """The year of what is looked back to: "the second anniversary of"."""
    if anchor.published is None:
        return None
    nth = said.get("nth", "")
    count = _ORDINALS.index(nth) + 1 if nth in _ORDINALS else counted(said, nth)
    year = anchor.published.year - count
    return Span(PartialDate(year), why=f"{count} years before {anchor.published}")


def _near(anchor: Anchor) -> Anchor:
    """That of a day without a year on either side of the dateline."""
    return Anchor(None, focus=anchor.published)


def _today(said: Words, anchor: Anchor) -> Span | None:
    if anchor.published is None:
        return None
    shift = _SHIFTS.get(" ".join(said["day"].split()), 0)
    day = PartialDate.of(anchor.published + timedelta(days=shift))
    why = f"counted from the dateline {anchor.published}"
    if "m" in said:
        written = _month_day(said, _near(anchor))
        if written is not None and written.date != day:
            why += f"; the text also writes {written.date}"
            return Span(day, alternatives=(written.date,), why=why)
    return Span(day, why=why)


RULES: Mapping[str, Callable[[Words, Anchor], Span | None]] = {
    "iso": _iso,
    "numbers": _numbers,
    "dotted": _dotted,
    "holiday": _holiday,
    "today": _today,
    "month_day": _month_day,
    "day_month": _month_day,
    "nth_of": _month_day,
    "nth": _nth,
    "month": _in_month,
    "season": season,
    "quarter": quarter,
    "years": _years,
    "decade": _decade,
    "anniversary": _anniversary,
    "kept": _kept,
    "year": _year,
    "weekday": weekday,
    "same_day": same_day,
    "period": period,
    "ago": ago,
}
