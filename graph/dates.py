"""Dates as precise as their source: ``2019``, ``2019-04`` or ``2019-04-25``."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from detente.graph.errors import BadDate

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day (ISO 8601, reduced precision allowed).

    Dates sort by their first day, the coarser one first on a tie.

    >>> PartialDate.parse("1904-04").last
    datetime.date(1904, 4, 30)
    >>> PartialDate.parse("2019-04-25") in PartialDate.parse("2019")
    True
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            text = f"{self.year}-?-{self.day}"
            raise BadDate(text)
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            parts = (self.year, self.month, self.day)
            text = "-".join(str(part) for part in parts if part is not None)
            raise BadDate(text) from None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """The date that ``text`` writes.

        Raises:
            BadDate: it is not in one of the three forms, or no such day exists.
        """
        found = _ISO.fullmatch(text)
        if found is None:
            raise BadDate(text)
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """``day`` to the day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> int:
        """1 for a year, 2 for a month, 3 for a day."""
        return 1 + (self.month is not None) + (self.day is not None)

    @property
    def first(self) -> date:
        """The first day that the date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that the date may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __contains__(self, other: "PartialDate") -> bool:
        """Whether all that ``other`` may mean, this date may mean too."""
        return self.first <= other.first and other.last <= self.last

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.first, self.precision) < (other.first, other.precision)

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text
