"""Who filed a report and where does nothing that the report tells.

"LIMA (Reuters) --", "Ministry of Health of Peru: Minister Rosa Diaz met ...".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.loaders.document import Found

_NAME = r"[A-Z][\w.'\u2019]*(?: [A-Z][\w.'\u2019]*){0,2}"
_DAY = r"(?:, (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:, \d{4})?)?"
_AGENCY = r"(?:, [A-Z]{3,})?"
_DATELINE = re.compile(
    rf"^(?:\([\w /-]+\) )?"
    rf"(?:{_NAME}(?:, {_NAME})?{_DAY}{_AGENCY}(?: ?\([\w /-]+\))? ?"
    r"(?:--|\u2014|\u2013| -) "
    rf"|{_NAME}, [A-Z]{{3,}} ?[-:] ?(?=[A-Z])"
    rf"|{_NAME},? \([\w ./]+ - [^()\n]*\d{{4}}\):? "
    rf"|[A-Z]{{3,}}(?: [A-Z]+)?(?:, {_NAME})?(?: ?\([\w /-]+\))?: "
    r"|[A-Z]{5,}(?: [A-Z]+)?\. "
    rf"|{_NAME} ?\([\w /-]+\):? )",
    re.MULTILINE,
)

_OFFICES = (
    "Office|Ministry|Commission|Embassy|Presidency|Palace|Household|Department|Press|"
    "Secretariat|Directorate|Delegation|Consulate|Mission|Chancellery|Chancery|Service"
)
_LABEL = re.compile(
    rf"^(?=[^:\n]*\b(?:{_OFFICES})\b)"
    r"(?:(?:[A-Z][\w.'\u2019-]*|of|the|and|for|to|in|de|del|da|et|at),? ){0,12}"
    r"[A-Z][\w.'\u2019-]*: (?=[A-Z\"\u201c])",
    re.MULTILINE,
)


def datelines(text: str) -> list[tuple[int, int]]:
    """The characters of each dateline, with the space behind it."""
    return [match.span() for match in _DATELINE.finditer(text)]


def without_datelines(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """``found`` without the mentions in a dateline or sender's label of ``text``."""
    spans = [*datelines(text), *(match.span() for match in _LABEL.finditer(text))]
    for one in found:
        kept = tuple(
            mention
            for mention in one.mentions
            if not any(start <= mention.start < end for start, end in spans)
        )
        yield one if len(kept) == len(one.mentions) else replace(one, mentions=kept)
