"""Cypher's dates, times and durations, from the text that an engine writes them as."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from detente.graph.values import Duration

_CLOCK = re.compile(
    r"(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?"
    r"(Z|[+-]\d\d:?\d\d(?::\d\d)?)?(?:\[([^\]]+)\])?"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DURATION = re.compile(
    r"P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?"
    r"(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?)(\d+)(?:\.(\d{1,9}))?S)?)?"
)


def of_cypher(value: Any, type_: str) -> Any:  # noqa: ANN401 -- any value
    """``value`` as its Cypher type (``valueType``) has it; other values as they are.

    Python keeps microseconds, so what is finer is cut off.
    """
    if not isinstance(value, str):
        return value
    for name, made in _MADE.items():
        if type_.startswith(name):
            return made(value)
    return value


def is_time(value: object) -> bool:
    """Whether ``value`` is a date, a time or a duration, or has one within."""
    if isinstance(value, Mapping):
        return any(map(is_time, value.values()))
    if isinstance(value, list | tuple):
        return any(map(is_time, value))
    return isinstance(value, date | time | Duration)


def is_written_time(text: str) -> bool:
    """Whether ``text`` is what an engine writes for a date, a time or a duration."""
    return bool(
        (text[:1] == "P" and len(text) > 1 and _DURATION.fullmatch(text))
        or _DAY.fullmatch(text.partition("T")[0])
        or _CLOCK.fullmatch(text)
    )


def duration(text: str) -> Duration:
    """The duration of an ISO 8601 text, ``P1Y2M3DT4H5M6.5S``."""
    found = _DURATION.fullmatch(text)
    if found is None:
        message = f"{text!r} is no duration"
        raise ValueError(message)
    years, months, weeks, days, hours, minutes = (
        int(n or 0) for n in found.groups()[:6]
    )
    sign = -1 if found[7] else 1
    seconds = 3600 * hours + 60 * minutes + sign * int(found[8] or 0)
    nanoseconds = sign * int((found[9] or "").ljust(9, "0"))
    if nanoseconds < 0:  # Cypher counts them forward from the second before
        seconds, nanoseconds = seconds - 1, nanoseconds + 10**9
    return Duration(12 * years + months, 7 * weeks + days, seconds, nanoseconds)


def _date_time(text: str) -> datetime:
    day, _, clock = text.partition("T")
    moment = _time(clock)
    return datetime.combine(date.fromisoformat(day), moment)


def _time(text: str) -> time:
    found = _CLOCK.fullmatch(text)
    if found is None:
        message = f"{text!r} is no time"
        raise ValueError(message)
    hour, minute, second, fraction, offset, zone = found.groups()
    micros = int((fraction or "").ljust(9, "0")) // 1000
    return time(int(hour), int(minute), int(second or 0), micros, _zone(offset, zone))


def _zone(offset: str | None, name: str | None) -> tzinfo | None:
    if name:
        return ZoneInfo(name)
    if offset is None:
        return None
    if offset == "Z":
        return UTC
    digits = offset[1:].replace(":", "")
    gap = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    return timezone(-gap if offset[0] == "-" else gap)


_MADE = {
    "DATE ": date.fromisoformat,
    "ZONED DATETIME": _date_time,
    "LOCAL DATETIME": _date_time,
    "ZONED TIME": _time,
    "LOCAL TIME": _time,
    "DURATION": duration,
}
