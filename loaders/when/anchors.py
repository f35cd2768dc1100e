"""What time expressions are counted from, and what they come to."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from detente.graph.dates import PartialDate

Words = Mapping[str, str]
"""The words of an expression, in lower case, by their part in its form."""

# Not from the calendar module, whose names follow the user's locale.
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3} | (
    {"four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
    | {"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15}
    | {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
    | {"thirty": 30, "forty": 40, "fifty": 50}
)
BACK = frozenset(
    {"last", "the last", "the previous", "previous", "the past", "this past"}
)
ON = frozenset({"next", "the next", "the coming", "this coming", "the following"})
WRITTEN = "as the text writes it"
MONTHS_A_YEAR = 12
AHEAD_DAYS = 123  # how far an open "in November" may look ahead: four months
COMING_DAYS = 300  # and one that is asked for


class Tense(StrEnum):
    """Which way from the dateline an expression without a year looks."""

    PAST = "past"
    FUTURE = "future"
    COMING = "coming"  # asked for: ten months ahead, or just past
    OPEN = "open"  # to the nearest: eight months back, four ahead


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is counted from.

    ``published`` is the dateline; ``focus`` is the day told of last, for "that day";
    ``told`` is what was told of last, day or not, for "two years later"; ``written``
    what an earlier sentence of the paragraph told of, its year written. ``around`` is
    about when a text without a dateline was written. ``None`` where that is not known.
    """

    published: date | None
    tense: Tense = Tense.OPEN
    focus: date | None = None
    told: PartialDate | None = None
    written: PartialDate | None = None
    around: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The days that an expression means; ``why`` says how that came out.

    ``alternatives`` are other readings of the first day.
    """

    date: PartialDate
    date_end: PartialDate | None = None
    alternatives: tuple[PartialDate, ...] = ()
    why: str = WRITTEN


def moved(day: date, unit: str, count: int) -> date:
    """``day`` moved by ``count`` units; the 31st becomes the month's last day."""
    if unit in ("day", "week", "weekend"):
        return day + timedelta(days=count * (1 if unit == "day" else 7))
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = monthrange(year, month)[1] if 1 <= year <= 9999 else 0  # noqa: PLR2004
    return date(year, month, min(day.day, last))


def weekday_number(word: str) -> int:
    return _WEEKDAYS.index(word[:3])


def counted(said: Words, nth: str) -> int:
    word = said.get("n") or nth.rstrip("stndrh")
    return int(word) if word.isdigit() else _NUMBERS[word]
