"""Time expressions of English news, resolved against the day of the dateline.

``expressions`` finds them ("On Monday", "May 9 this year", "1941-1945", "late last
month") and says which days each may mean. To which event one belongs is the matter
of ``dates``. The grammar is our own: a general date parser reads "2019" as a day
and knows neither "the day before" nor which Monday a newspaper means.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from detente.graph.dates import PartialDate
from detente.graph.errors import BadDate

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if n} | {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NUMBERS = {
    word: n
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "several": 0, "a few": 0, "some": 0}


class Tense(StrEnum):
    """Which way from the dateline an expression without a year looks."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Span:
    """The days that an expression means; ``why`` says how that came out.

    ``alternatives`` are other readings of the first day. ``open_end`` marks what
    began then and lasts ("since 2014").
    """

    date: PartialDate
    date_end: PartialDate | None = None
    alternatives: tuple[PartialDate, ...] = ()
    why: str = ""
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """The characters ``start:end`` of a text that tell a time."""

    start: int
    end: int
    text: str
    rule: str
    groups: tuple[tuple[str, str], ...]

    def resolve(
        self, published: date | None, tense: Tense, focus: date | None = None
    ) -> Span | None:
        """The days meant, ``None`` where the text leaves that open.

        ``published`` is the dateline. ``focus`` is the day told of last, which "the
        day before" and "that day" count from.
        """
        said = dict(self.groups)
        try:
            return _RULES[self.rule](said, published, tense, focus)
        except (BadDate, OverflowError):
            return None


def expressions(text: str) -> Iterator[Expression]:
    """All time expressions of ``text``, in order, the longest reading of each."""
    position = 0
    while (found := _GRAMMAR.search(text, position)) is not None:
        rule = found.lastgroup or ""
        inner = _INNER[rule].match(text, found.start())
        if inner is None:  # the rule's own look-around failed: go on behind
            position = found.start() + 1
            continue
        groups = tuple(
            (name, value.lower())
            for name, value in inner.groupdict().items()
            if value is not None
        )
        yield Expression(inner.start(), inner.end(), inner.group(), rule, groups)
        position = inner.end()


_MONTH = (  # a capital tells May from may
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[,.]\d)"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?!\d)"
_DASH = r"\s?(?:-|\u2013|\u2014|to|and|through|until|till)\s?"
_PART = r"(?:early|mid|late|the beginning of|the end of|the start of|beginning|end)"
_WHICH = r"(?:of\s)?(?:(?P<rel>this|last|next|the same|that|the previous)\syear)"
_COUNT = (
    r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|a couple of|several|a few|some)"
)

_PATTERNS = {
    "iso": rf"(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
    "month_day": (
        rf"(?:(?P<wd>{_WEEKDAY}),?\s)?(?P<m>{_MONTH})\s(?P<d>{_DAY})"
        rf"(?:{_DASH}(?:(?P<m2>{_MONTH})\s)?(?P<d2>{_DAY})(?!\speople))?"
        rf"(?:(?:,|\sof)?\s(?P<y>{_YEAR})|,?\s{_WHICH})?"
    ),
    "day_month": (
        rf"(?:(?P<wd>{_WEEKDAY}),?\s)?(?:the\s)?(?P<d>{_DAY})"
        rf"(?:{_DASH}(?P<d2>{_DAY}))?\s(?:of\s)?(?P<m>{_MONTH})"
        rf"(?:,?\s(?P<y>{_YEAR})|,?\s{_WHICH})?"
    ),
    "month": (
        rf"(?:(?P<part>{_PART})[\s-])?(?P<m>{_MONTH})"
        rf"(?:{_DASH}(?P<m2>{_MONTH}))?"
        rf"(?:,?\s(?:of\s)?(?P<y>{_YEAR})|,?\s{_WHICH})?\b"
    ),
    "season": (
        r"(?:(?P<rel>last|this|next|the)\s)(?P<s>spring|summer|autumn|fall|winter)"
        rf"(?:\s(?:of\s)?(?P<y>{_YEAR}))?\b"
        rf"|(?P<s2>spring|summer|autumn|fall|winter)\s(?:of\s)?(?P<y2>{_YEAR})"
    ),
    "years": (
        rf"(?P<y>{_YEAR})\s?(?:-|\u2013|\u2014)\s?(?P<y2>{_YEAR}|\d\d(?!\d))"
        rf"|(?:from|between)\s(?P<y3>{_YEAR})\s(?:to|and|until|till|through)\s"
        rf"(?P<y4>{_YEAR})"
    ),
    "decade": r"(?:the\s)?(?:(?P<part>early|mid|late)[\s-])?(?P<y>(?:1\d|20)\d0)s\b",
    "year": rf"(?:(?P<part>{_PART})[\s-])?(?<![\d,.$€£-])(?P<y>{_YEAR})(?![\d%,-]*\d)\b",
    "weekday": (
        rf"(?:(?P<rel>last|next|this|the following|the previous|this past|this coming)"
        rf"\s)?(?P<wd>{_WEEKDAY})\b(?!\s(?:Times|Post))"
        r"(?:\s(?:morning|afternoon|evening|night))?"
        r"(?P<week>\s(?:of\s)?last\sweek)?"
    ),
    "today": (
        r"(?:earlier\s)?(?P<day>today|tonight|this\s(?:morning|afternoon|evening)"
        r"|yesterday|last\snight|tomorrow)\b(?!['\u2019]s\s(?:world|society|youth))"
    ),
    "same_day": (
        r"(?:(?P<rel>the same|that|the next|the following|the previous)\s(?P<u>day)"
        r"|the\s(?P<before>day\s(?:before|earlier|after|later)))\b"
    ),
    "period": (
        r"\b(?:(?P<part>earlier|later|late|early)\s)?"
        r"(?P<rel>last|this|next|the past|this past|the previous|the coming|"
        r"the current|that|the same|the following|the present|the last|the next)\s"
        r"(?P<u>week|month|year|weekend|decade|century)\b"
    ),
    "ago": (
        rf"\b{_COUNT}\s(?P<u>day|week|month|year|decade)s?\s(?P<w>ago|earlier|later)\b"
    ),
}
_INNER = {
    name: re.compile(rf"\b(?:{p})", re.IGNORECASE) for name, p in _PATTERNS.items()
}
_GRAMMAR = re.compile(
    "|".join(
        f"(?P<{name}>" + re.sub(r"\(\?P<\w+>", "(?:", rf"\b(?:{p})") + ")"
        for name, p in _PATTERNS.items()
    ),
    re.IGNORECASE,
)


def _month(word: str) -> int:
    return _MONTHS[word.rstrip(".")]


def _day(word: str) -> int:
    return int(word.rstrip("stndrh"))


def _year_of(said: dict[str, str], published: date | None) -> int | None:
    """The year said outright, or by "this year", "last year", "next year"."""
    if "y" in said:
        return int(said["y"])
    if "rel" in said and published is not None:
        shift = {"last": -1, "the previous": -1, "next": 1}.get(said["rel"], 0)
        return published.year + shift
    return None


def _nearest_year(
    month: int, day: int | None, published: date | None, tense: Tense
) -> int | None:
    """The year in which ``month`` (and ``day``) lies as ``tense`` looks.

    Open, the nearest one: eight months back to four months ahead.
    """
    if published is None:
        return None
    year = published.year
    if tense is Tense.PAST:
        late = (month, day or 0) > (published.month, published.day if day else 99)
        later = late if day else month > published.month
        return year - 1 if later else year
    if tense is Tense.FUTURE:
        if day:
            past = (month, day) < (published.month, published.day)
        else:
            past = month < published.month
        return year + 1 if past else year
    distance = (month - published.month) % 12
    ahead = distance <= 4  # noqa: PLR2004 -- four months ahead, said above
    if ahead:
        return year + (published.month + distance > 12)  # noqa: PLR2004
    return year - (month > published.month)


def _iso(said: dict[str, str], *_: object) -> Span:
    day = PartialDate(int(said["y"]), int(said["m"]), int(said["d"]))
    return Span(day, why="the text writes the date")


def _month_day(
    said: dict[str, str],
    published: date | None,
    tense: Tense,
    _focus: date | None,
) -> Span | None:
    month, day = _month(said["m"]), _day(said["d"])
    year = _year_of(said, published)
    why = "the text writes the date"
    if year is None:
        year = _nearest_year(month, day, published, tense)
        why = f"the year by the dateline {published}"
    if year is None:
        return None
    first = PartialDate(year, month, day)
    last = None
    if "d2" in said:
        last_month = _month(said["m2"]) if "m2" in said else month
        last = PartialDate(year + (last_month < month), last_month, _day(said["d2"]))
        last = last if last > first else None
    return Span(first, last, why=why)


def _in_month(
    said: dict[str, str],
    published: date | None,
    tense: Tense,
    _focus: date | None,
) -> Span | None:
    month = _month(said["m"])
    year = _year_of(said, published)
    why = "the text writes month and year"
    if year is None:
        year = _nearest_year(month, None, published, tense)
        why = f"the year by the dateline {published}"
    if year is None:
        return None
    last = PartialDate(year, _month(said["m2"])) if "m2" in said else None
    first = PartialDate(year, month)
    return Span(first, last if last and last > first else None, why=why)


def _season(
    said: dict[str, str],
    published: date | None,
    _tense: Tense,
    _focus: date | None,
) -> Span | None:
    month = _SEASONS[said.get("s") or said["s2"]]
    if "y" in said or "y2" in said:
        year = int(said.get("y") or said["y2"])
        why = "the text writes season and year"
    elif published is None:
        return None
    else:
        year = published.year
        if said["rel"] in ("last", "the") and month > published.month:
            year -= 1
        elif said["rel"] == "next" and month <= published.month:
            year += 1
        why = f"the year by the dateline {published}"
    end = date(year, month, 1) + timedelta(days=62)
    return Span(PartialDate(year, month), PartialDate(end.year, end.month), why=why)


def _years(said: dict[str, str], *_: object) -> Span | None:
    first = said.get("y") or said["y3"]
    last = said.get("y2") or said["y4"]
    last = first[: 4 - len(last)] + last
    if last < first:
        return None
    return Span(
        PartialDate(int(first)), PartialDate(int(last)), why="the text writes the years"
    )


def _decade(said: dict[str, str], *_: object) -> Span:
    year = int(said["y"])
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(
        said.get("part", ""), (0, 9)
    )
    return Span(
        PartialDate(year + first),
        PartialDate(year + last),
        why="the text names the decade",
    )


def _year(said: dict[str, str], *_: object) -> Span:
    return Span(PartialDate(int(said["y"])), why="the text writes the year")


def _weekday(
    said: dict[str, str],
    published: date | None,
    tense: Tense,
    _focus: date | None,
) -> Span | None:
    if published is None:
        return None
    back = (published.weekday() - _WEEKDAYS[said["wd"]]) % 7
    rel = said.get("rel", "")
    ahead = rel in ("next", "this coming") or (not rel and tense is Tense.FUTURE)
    if ahead:
        day = published + timedelta(days=-back % 7)
    else:
        day = published - timedelta(days=back)
        if "week" in said and day.isocalendar().week == published.isocalendar().week:
            day -= timedelta(days=7)
    name = said["wd"].capitalize()
    way = "next" if ahead else "last"
    return Span(
        PartialDate.of(day), why=f"the {way} {name} from the dateline {published}"
    )


def _today(
    said: dict[str, str],
    published: date | None,
    _tense: Tense,
    _focus: date | None,
) -> Span | None:
    if published is None:
        return None
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(said["day"], 0)
    day = published + timedelta(days=shift)
    return Span(PartialDate.of(day), why=f"counted from the dateline {published}")


def _same_day(
    said: dict[str, str],
    _published: date | None,
    _tense: Tense,
    focus: date | None,
) -> Span | None:
    if focus is None:
        return None
    word = said.get("rel") or said["before"]
    shift = {
        "the next": 1,
        "the following": 1,
        "day after": 1,
        "day later": 1,
        "the previous": -1,
        "day before": -1,
        "day earlier": -1,
    }.get(word, 0)
    day = focus + timedelta(days=shift)
    return Span(PartialDate.of(day), why=f"counted from {focus}, told of before")


def _unit(day: date, unit: str) -> PartialDate | None:
    """The calendar unit around ``day``; a week is as precise as its month."""
    if unit == "day":
        return PartialDate.of(day)
    if unit in ("week", "weekend", "month"):
        return PartialDate(day.year, day.month)
    return PartialDate(day.year) if unit == "year" else None


def _moved(day: date, unit: str, count: int) -> date:
    if unit in ("day", "week", "weekend"):
        return day + timedelta(days=count * (1 if unit == "day" else 7))
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:  # noqa: PLR2004 -- what a date can hold
        raise OverflowError
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _period(
    said: dict[str, str],
    published: date | None,
    _tense: Tense,
    focus: date | None,
) -> Span | None:
    rel, unit = said["rel"], said["u"]
    anchor = published
    if rel in ("that", "the same", "the following", "the previous"):
        anchor = focus or published
    if anchor is None or unit in ("decade", "century"):
        return None
    shift = {"last": -1, "the previous": -1, "next": 1, "the coming": 1}
    shift |= {"the following": 1, "the next": 1}
    count = shift.get(rel, 0)
    date_ = _unit(_moved(anchor, unit, count), unit)
    return Span(date_, why=f"counted from {anchor}") if date_ else None


def _ago(
    said: dict[str, str],
    published: date | None,
    _tense: Tense,
    focus: date | None,
) -> Span | None:
    anchor = published if said["w"] == "ago" else focus
    count = int(said["n"]) if said["n"].isdigit() else _NUMBERS[said["n"]]
    if anchor is None or not count:
        return None
    count *= 1 if said["w"] == "later" else -1
    unit = said["u"]
    day = _moved(anchor, unit, count)
    coarse = unit if unit in ("day", "month", "year") else "week"
    date_ = _unit(day, "year" if unit == "decade" else coarse)
    return Span(date_, why=f"counted from {anchor}") if date_ else None


_Rule = Callable[
    [dict[str, str], date | None, Tense, date | None],
    Span | None,
]
_RULES: dict[str, _Rule] = {
    "iso": _iso,
    "month_day": _month_day,
    "day_month": _month_day,
    "month": _in_month,
    "season": _season,
    "years": _years,
    "decade": _decade,
    "year": _year,
    "weekday": _weekday,
    "today": _today,
    "same_day": _same_day,
    "period": _period,
    "ago": _ago,
}
