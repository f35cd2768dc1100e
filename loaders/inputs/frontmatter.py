"""What a text says of itself at its top: YAML front matter, and the dateline."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime

from detente.graph.dates import PartialDate
from detente.graph.errors import BadDate, BadInput
from detente.loaders.when.anchors import Anchor, Tense
from detente.loaders.when.times import expressions

_OPENING = re.compile(r"\ufeff?\s*---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
# "title: Obituary: Ana Soto", which YAML would have in quotation marks.
_COLON = re.compile(
    r"^(?P<key>\w+):[ \t]+(?P<value>[^\s\"'\[{|>&*!%@`][^\n]*:[^\n]*)$", re.MULTILINE
)
_YEAR_FIRST = re.compile(
    r"(?P<y>\d{4})(?P<mark>[/.])(?P<m>\d\d?)(?P=mark)(?P<d>\d\d?)(?!\d)"
)
_DAY_FIRST = re.compile(
    r"(?P<d>\d\d?)(?P<mark>[/.])(?P<m>\d\d?)(?P=mark)(?P<y>\d{4})(?!\d)"
)
_MONTHS = 12
_LONGEST = 20_000  # characters of front matter
NAMES = {
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "publisher": ("publisher", "source", "outlet"),
    "published": ("published", "date", "published_at", "publication_date"),
}
"""What the fields of an article are called in front matter and tables."""
_LABEL = r"(?:(?:date|dated|published|posted|updated|issued)(?:\s+on)?\s*:?\s+)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    r"(?:\d{4}-\d\d-\d\d|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
    rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?)"
)
# "5 May 2020" on a line of its own, or before the text: "date 2020-05-05 Russia has"
_LINE = re.compile(rf"\s*{_LABEL}(?P<date>{_DATE})[ \t.]*(?:\n|\Z)", re.IGNORECASE)
_LEADING = re.compile(
    r"\s*(?:date:?\s+)?(?P<date>\d{4}-\d\d-\d\d)(?!\d)[ \t]*[-\u2013\u2014:|]*\s+",
    re.IGNORECASE,
)
# The dateline of an agency: "MOSCOW, May 5 (Agency) -"
_AGENCY = re.compile(
    rf"\s*(?:[A-Z][\w.'\u2019/ -]{{1,40}},\s+)+(?P<date>{_DATE})"
    r"\s*(?:[(/]{1,2}[^()/\n]{1,40}[)/]{1,2})?\s*(?:-{1,2}|\u2013|\u2014)\s+"
)
# A short first line that is no sentence.
_HEADING = re.compile(r"\s*[^\n]{1,200}[^\n.]\n\s*")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands at the top of a text, ``None`` where it is not given."""

    title: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    publisher: str | None = None


def split_header(text: str, where: str) -> tuple[Header, str]:
    """The front matter of ``text`` and the rest; an empty header if there is none.

    Raises:
        BadInput: the front matter is no YAML, or a value of it is of no use.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None or closing.start() > _LONGEST:
        return Header(), text
    import yaml

    told = text[opening.end() : closing.start()]
    try:
        try:
            given = yaml.safe_load(told)
        except yaml.YAMLError:
            plain = _COLON.sub(_quoted, told)
            if plain == told:
                raise
            given = yaml.safe_load(plain)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in its line {mark.line + 1}" if mark else ""
        reason = getattr(error, "problem", None) or "it cannot be read"
        raise BadInput(where, f"broken YAML front matter{line}: {reason}") from error
    except ValueError as error:  # 2020-13-45 looks like a date and is none
        raise BadInput(where, f"broken YAML front matter: {error}") from error
    if given is None:
        return Header(), text[closing.end() :]
    if not isinstance(given, dict):
        raise BadInput(where, "the front matter has no 'key: value' lines")
    words: dict[str, str | None] = {}
    for key, names in NAMES.items():
        value = next((given[name] for name in names if given.get(name)), None)
        if value is not None and not isinstance(value, (str, int, date)):
            raise BadInput(where, f"front matter: {key} is not one line of text")
        words[key] = None if value is None else " ".join(str(value).split())
    header = Header(
        title=words["title"],
        published=published_day(words["published"], where),
        url=words["url"],
        publisher=words["publisher"],
    )
    return header, text[closing.end() :]


def _quoted(line: re.Match[str]) -> str:
    return f"{line['key']}: {json.dumps(line['value'].strip(), ensure_ascii=False)}"


def published_day(value: object, where: str) -> PartialDate | None:
    """The dateline that a field gives: ``2020``, ``2020-05``, ``2020-05-05``.

    Also ``5 May 2020``, ``05.05.2020`` (the day first, as all write it who put dots)
    and ``25/12/2020``, where no month has the number. A time of day is left out.

    Raises:
        BadInput: it gives something else.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        value = value.date()
    text = str(value).strip()
    iso = re.match(r"\d{4}-\d\d-\d\d(?=[T ]\d)", text)
    try:
        return PartialDate.parse(iso.group() if iso else text)
    except BadDate as error:
        written = _numbered(text) or _written(text, None)
        if written is not None:
            return written
        raise BadInput(where, f"published: {error}") from error


def _numbered(text: str) -> PartialDate | None:
    """The day that three numbers mean, ``None`` where they may mean two."""
    found = _YEAR_FIRST.match(text) or _DAY_FIRST.match(text)
    if found is None:
        return None
    year, month, day = (int(found[part]) for part in ("y", "m", "d"))
    doubtful = found["mark"] == "/" and found.re is _DAY_FIRST and day != month
    if doubtful and max(day, month) <= _MONTHS:
        return None
    if doubtful and month > _MONTHS:
        month, day = day, month
    try:
        return PartialDate(year, month, day)
    except BadDate:
        return None


def split_dateline(
    text: str, published: PartialDate | None = None
) -> tuple[PartialDate | None, str]:
    """The day that a text opens with, and the text without it.

    It may stand below a heading. ``published`` gives the year where the dateline has
    none. ``None`` and the whole text where it opens with no date.
    """
    heading = _HEADING.match(text)
    for start in (0, heading.end() if heading else 0):
        for form in (_LINE, _AGENCY, _LEADING):
            found = form.match(text, start)
            day = _written(found["date"], published) if found else None
            if found is not None and day is not None:
                above = f"{text[:start].strip()}\n\n" if start else ""
                return day, above + text[found.end() :].lstrip()
    return None, text


def _written(text: str, published: PartialDate | None) -> PartialDate | None:
    around = published.last if published is not None else None
    for expression in expressions(text):
        span = expression.resolve(Anchor(around, Tense.PAST))
        if span is not None and expression.rule in ("iso", "month_day", "day_month"):
            return span.date
    return None
