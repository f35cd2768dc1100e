"""Which days a time expression means, counted from the dateline and the days told of.

Each rule takes the words of an expression that ``times`` found and gives the span of
days, or ``None`` where the text leaves it open.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum

from detente.graph.dates import PartialDate

# Not from the calendar module, whose names follow the user's locale.
_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3} | (
    {"four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
    | {"eleven": 11, "twelve": 12}
)
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth"),
)
_BACK = frozenset({"last", "the last", "the previous", "previous", "the past"})
_ON = frozenset({"next", "the next", "the coming", "this coming", "the following"})
WRITTEN = "as the text writes it"
_AHEAD_DAYS = 123  # how far an open "in November" may look ahead: four months


class Tense(StrEnum):
    """Which way from the dateline an expression without a year looks."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"  # to the nearest: eight months back, four ahead


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is counted from.

    ``published`` is the dateline; ``focus`` is the day told of last, for "that day"
    and "two days later". ``None`` where that is not known.
    """

    published: date | None
    tense: Tense = Tense.OPEN
    focus: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The days that an expression means; ``why`` says how that came out.

    ``alternatives`` are other readings of the first day.
    """

    date: PartialDate
    date_end: PartialDate | None = None
    alternatives: tuple[PartialDate, ...] = ()
    why: str = WRITTEN


_Said = Mapping[str, str]


def _month(word: str) -> int:
    return _MONTHS.index(word[:3]) + 1


def _weekday_number(word: str) -> int:
    return _WEEKDAYS.index(word[:3])


def _day(word: str) -> int:
    return int(word.rstrip("stndrh"))


def _moved(day: date, unit: str, count: int) -> date:
    """``day`` moved by ``count`` units; the 31st becomes the month's last day."""
    if unit in ("day", "week", "weekend"):
        return day + timedelta(days=count * (1 if unit == "day" else 7))
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = monthrange(year, month)[1] if 1 <= year <= 9999 else 0  # noqa: PLR2004
    return date(year, month, min(day.day, last))


def _nearest(month: int, day: int | None, anchor: Anchor, weekday: str) -> int | None:
    """The year in which ``month`` (and ``day``) lies, as the tense looks.

    Without a dateline it is counted from the day told of last.
    A ``weekday`` said with the day decides where a year near by fits it.
    """
    published = anchor.published or anchor.focus
    if published is None:
        return None
    years = (published.year, published.year - 1, published.year + 1)
    begin = {
        year: date(year, month, min(day or 1, monthrange(year, month)[1]))
        for year in years
    }
    if day is not None and weekday:
        for year in years:
            if begin[year].weekday() == _weekday_number(weekday):
                return year
    origin = published if day is not None else published.replace(day=1)
    days = {year: (begin[year] - origin).days for year in years}
    if anchor.published is None:  # the day told of last lies on either side
        return min(years, key=lambda year: abs(days[year]))
    if anchor.tense is Tense.FUTURE:
        return min(year for year in years if days[year] >= 0)
    furthest = 0 if anchor.tense is Tense.PAST else _AHEAD_DAYS
    return max(year for year in years if days[year] <= furthest)


def _year_of(said: _Said, anchor: Anchor, month: int, day: int | None) -> int | None:
    """The year said outright, by "this year" or "last year", or the nearest."""
    if "y" in said:
        return int(said["y"])
    if "rel" in said and anchor.published is not None:
        around = anchor.published
        if said["rel"] in ("that", "the same"):
            around = anchor.focus or around
        return around.year - (said["rel"] in _BACK) + (said["rel"] in _ON)
    return _nearest(month, day, anchor, said.get("wd", ""))


def _year_by(anchor: Anchor) -> str:
    if anchor.published is None:
        return f"the year by {anchor.focus}, told of before"
    return f"the year by the dateline {anchor.published}"


def _month_day(said: _Said, anchor: Anchor) -> Span | None:
    month, day = _month(said["m"]), _day(said["d"])
    year = _year_of(said, anchor, month, day)
    if year is None:
        return None
    first = PartialDate(year, month, day)
    last = None
    if "d2" in said:
        last_month = _month(said["m2"]) if "m2" in said else month
        last = PartialDate(year + (last_month < month), last_month, _day(said["d2"]))
    why = WRITTEN if "y" in said else _year_by(anchor)
    return Span(first, last if last and last > first else None, why=why)


def _iso(said: _Said, _anchor: Anchor) -> Span:
    return Span(PartialDate(int(said["y"]), int(said["m"]), int(said["d"])))


def _in_month(said: _Said, anchor: Anchor) -> Span | None:
    month = _month(said["m"])
    year = _year_of(said, anchor, month, None)
    if year is None:
        return None
    first = PartialDate(year, month)
    last = PartialDate(year, _month(said["m2"])) if "m2" in said else None
    why = WRITTEN if "y" in said else _year_by(anchor)
    return Span(first, last if last and last > first else None, why=why)


def _season(said: _Said, anchor: Anchor) -> Span | None:
    month = _SEASONS[said.get("s") or said["s2"]]
    written = said.get("y") or said.get("y2")
    if written is not None:
        year, why = int(written), WRITTEN
    elif anchor.published is not None:
        year = anchor.published.year
        why = _year_by(anchor)
        if said["rel"] == "next":
            year += month <= anchor.published.month
        elif said["rel"] != "this":
            year -= month >= anchor.published.month
    else:
        return None
    end = _moved(date(year, month, 1), "month", 2)
    return Span(PartialDate(year, month), PartialDate(end.year, end.month), why=why)


def _years(said: _Said, _anchor: Anchor) -> Span | None:
    first = said.get("y") or said["y3"]
    last = said.get("y2") or said["y4"]
    last = first[: 4 - len(last)] + last
    if last < first:
        return None
    return Span(PartialDate(int(first)), PartialDate(int(last)))


def _decade(said: _Said, _anchor: Anchor) -> Span:
    year = int(said["y"])
    parts = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
    first, last = parts.get(said.get("part", ""), (0, 9))
    return Span(PartialDate(year + first), PartialDate(year + last))


def _year(said: _Said, _anchor: Anchor) -> Span:
    return Span(PartialDate(int(said["y"])))


def _anniversary(said: _Said, anchor: Anchor) -> Span:
    named = int(said.get("y2") or said["y"])
    kept = named + int(said["n"])
    latest = anchor.published.year + 1 if anchor.published else MAXYEAR
    if kept > latest:
        why = f"the year in which the {said['n']}th anniversary was kept"
        return Span(PartialDate(named), why=why)
    return Span(PartialDate(kept), why=f"{said['n']} years after {named}")


def _kept(said: _Said, anchor: Anchor) -> Span | None:
    """The year of what is looked back to: "the second anniversary of"."""
    if anchor.published is None:
        return None
    nth = said.get("nth", "")
    count = _ORDINALS.index(nth) + 1 if nth in _ORDINALS else _count(said, nth)
    year = anchor.published.year - count
    return Span(PartialDate(year), why=f"{count} years before {anchor.published}")


def _count(said: _Said, nth: str) -> int:
    word = said.get("n") or nth.rstrip("stndrh")
    return int(word) if word.isdigit() else _NUMBERS[word]


def _weekday(said: _Said, anchor: Anchor) -> Span | None:
    published, rel = anchor.published, said.get("rel", "")
    if rel in ("the following", "the previous"):
        published = anchor.focus or published
    if published is None:
        return None
    back = (published.weekday() - _weekday_number(said["wd"])) % 7
    ahead = rel in _ON or (rel in ("", "this") and anchor.tense is Tense.FUTURE)
    if ahead:
        day = published + timedelta(days=-back % 7 or (7 if rel else 0))
    elif rel in _BACK:
        day = published - timedelta(days=back or 7)
    else:
        day = published - timedelta(days=back)
    if "week" in said:  # "Friday last week"
        monday = published - timedelta(days=published.weekday() + 7)
        day = monday + timedelta(days=_weekday_number(said["wd"]))
    way = "next" if day > published else "last"
    name = said["wd"].capitalize()
    return Span(PartialDate.of(day), why=f"the {way} {name} from {published}")


def _today(said: _Said, anchor: Anchor) -> Span | None:
    if anchor.published is None:
        return None
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(said["day"], 0)
    day = PartialDate.of(anchor.published + timedelta(days=shift))
    why = f"counted from the dateline {anchor.published}"
    if "m" in said:
        written = _month_day(said, anchor)
        if written is not None and written.date != day:
            why += f"; the text also writes {written.date}"
            return Span(day, alternatives=(written.date,), why=why)
    return Span(day, why=why)


def _same_day(said: _Said, anchor: Anchor) -> Span | None:
    if anchor.focus is None:
        return None
    word = said.get("rel") or said["turn"]
    shift = 0
    if word in _ON or word in ("after", "later"):
        shift = 1
    elif word in _BACK or word in ("before", "earlier", "prior"):
        shift = -1
    day = anchor.focus + timedelta(days=shift)
    return Span(PartialDate.of(day), why=f"counted from {anchor.focus}, told of before")


def _unit(day: date, unit: str) -> PartialDate:
    """The calendar unit around ``day``; a week counts as the month of its middle."""
    if unit == "day":
        return PartialDate.of(day)
    if unit in ("week", "weekend"):
        day += timedelta(days=3 - day.weekday() + (2 if unit == "weekend" else 0))
    return PartialDate(day.year, None if unit in ("year", "decade") else day.month)


def _period(said: _Said, anchor: Anchor) -> Span | None:
    rel, unit = said["rel"], said["u"]
    start = anchor.published
    if rel in ("that", "the same", "the following", "the previous"):
        start = anchor.focus or start
    if start is None:
        return None
    day = _moved(start, unit, (rel in _ON) - (rel in _BACK))
    return Span(_unit(day, unit), why=f"counted from {start}")


def _ago(said: _Said, anchor: Anchor) -> Span | None:
    start = anchor.published if said["w"] == "ago" else anchor.focus
    count = _count(said, "")
    if start is None or not count:
        return None
    unit = said["u"]
    day = _moved(start, unit, count if said["w"] in ("later", "after") else -count)
    return Span(_unit(day, unit), why=f"counted from {start}")


RULES: Mapping[str, Callable[[_Said, Anchor], Span | None]] = {
    "iso": _iso,
    "today": _today,
    "month_day": _month_day,
    "day_month": _month_day,
    "month": _in_month,
    "season": _season,
    "years": _years,
    "decade": _decade,
    "anniversary": _anniversary,
    "kept": _kept,
    "year": _year,
    "weekday": _weekday,
    "same_day": _same_day,
    "period": _period,
    "ago": _ago,
}
