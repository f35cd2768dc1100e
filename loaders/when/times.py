"""Time expressions of English news, resolved against the day of the dateline.

``expressions`` finds them ("On Monday", "May 9 this year", "1941-1945", "late last
month"); ``Expression.resolve`` says which days each means (``timespans``). To which
event one belongs is the matter of ``dates``. The grammar is our own: a general date
parser reads "2019" as a day and knows neither "the day before" nor which Monday a
newspaper means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.graph.errors import BadDate
from detente.loaders.when.anchors import Anchor, Span
from detente.loaders.when.holidays import moving
from detente.loaders.when.timespans import RULES

_MONTH = (  # a capital tells May from may
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER"
    r"|DECEMBER)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[,.]\d|[\w%])"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?!\d)"
_DASH = r"\s?(?:-|\u2013|\u2014|\bto\b|\band\b|\bthrough\b|\buntil\b|\btill\b)\s?"
_PART = (
    r"(?:early|mid|late|the (?:beginning|end|start|middle) of|beginning of|end of"
    r"|the (?:first|second) half of)"
)
_WHICH = r"(?:of\s)?(?:(?P<rel>this|last|next|the same|that|the previous)\syear)"
_COUNT = (
    r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty"
    r"|fifty|a couple of)"
)
_NTH = r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_ORDINAL_DAY = (
    rf"(?:(?:(?:twenty|thirty)[\s-])?(?:{_NTH})|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
# "two days before" counts from the day told of, "two days before the vote" does not.
_ALONE = r"(?!\s+[\w\"\u201c\u2018$])"
_FEASTS = "".join(
    f"(?<!{word} )"
    for word in (
        *("Super", "Black", "Good", "Bloody", "Easter", "Palm", "Ash", "Maundy"),
        *("Holy", "Cyber", "Giving", "Fat", "Shrove"),
    )
)
_NO_FEAST = (
    r"(?:On|The|At|In|By|Over|During|Since|Before|After|Until|"
    rf"{_WEEKDAY})\b|{_MONTH}\s\d"
)
_NAMED_FEASTS = (
    r"(?:Orthodox\s)?Christmas(?!\s[A-Z])|Epiphany|Halloween|Juneteenth|"
    + "|".join(feast.replace(" ", r"\s") for feast in moving())
    + r"(?:\s(?:Sunday|Monday|al-\w+))?"
)
_MONTH_DAY = rf"(?P<m>{_MONTH})\s(?P<d>{_DAY})"

# The earlier rule wins where two begin at the same letter.
_PATTERNS = {
    "iso": rf"(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
    "numbers": (
        r"(?P<d>3[01]|[12]\d|0?[1-9])\.(?P<m>1[0-2]|0?[1-9])\.(?P<y>(?:19|20)\d\d)(?!\d)"
        r"|(?P<n1>3[01]|[12]\d|0?[1-9])/(?P<n2>3[01]|[12]\d|0?[1-9])"
        r"/(?P<y2>(?:19|20)\d\d)(?!\d)"
    ),
    "dotted": (
        rf"(?P<wd>{_WEEKDAY}),?\s\(?(?P<d>3[01]|[12]\d|0?[1-9])\.(?P<m>1[0-2]|0?[1-9])\."
        rf"\s?(?P<y>{_YEAR})?"
    ),
    "holiday": (
        rf"(?-i:(?P<feast>(?:(?!{_NO_FEAST})[A-Z][\w.'\u2019-]*\s(?:(?:of|the|in)\s)*)"
        rf"{{1,5}}(?:Day|Eve)|{_NAMED_FEASTS}))\b"
        rf"(?:,?\s(?:in\s|of\s)?(?P<y>{_YEAR})|,?\s{_WHICH})?"
    ),
    "today": (
        r"(?:earlier\s|later\s)?(?P<day>the\sday\s(?:before\syesterday|after\stomorrow)"
        r"|today|tonight|this\s(?:morning|afternoon|evening)"
        r"|yesterday|last\snight|tomorrow)\b(?:\s(?:morning|afternoon|evening|night))?(?!['\u2019]s\s(?:world|society|youth))"
        rf"(?:,?\s\(?{_MONTH_DAY}(?!,?\s{_YEAR}))?"
    ),
    "month_day": (
        rf"(?:(?P<wd>{_WEEKDAY}),?\s\(?(?:the\s)?)?{_MONTH_DAY}"
        rf"(?:{_DASH}(?:(?P<m2>{_MONTH})\s)?(?P<d2>{_DAY}))?"
        rf"(?:(?:,|\sof|\sin)?\s(?P<y>{_YEAR})|,?\s{_WHICH})?"
    ),
    "day_month": (
        rf"(?:(?P<wd>{_WEEKDAY}),?\s\(?)?(?:the\s)?(?P<d>{_DAY})"
        rf"(?:{_DASH}(?P<d2>{_DAY}))?\s(?:of\s)?(?P<m>{_MONTH})\b"
        rf"(?:,?\s(?P<y>{_YEAR})|,?\s{_WHICH})?"
    ),
    "nth_of": (
        rf"(?:(?P<wd>{_WEEKDAY}),?\s)?the\s(?P<d>last(?=\sday)|{_ORDINAL_DAY})"
        r"(?:\sday)?\sof\s"
        rf"(?P<m>{_MONTH})\b(?:,?\s(?P<y>{_YEAR})|,?\s{_WHICH})?"
    ),
    "nth": (
        rf"the\s(?P<d>last\sday|{_ORDINAL_DAY}|{_DAY})\sof\s(?P<rel>the|this|last|that)"
        r"\smonth\b"
        r"|(?<=\bon\s)the\s(?P<d2>(?:3[01]|[12]?\d)(?:st|nd|rd|th))"
        r"(?=\s?(?:[.,;:)]|$|and\b))"
    ),
    "quarter": (
        r"(?:the\s)?(?:(?P<q>first|second|third|fourth|last|final)[\s-]"
        r"(?P<of>quarter|half)|Q(?P<q2>[1-4]))[\s,]\s?(?:of\s|in\s)?"
        rf"(?:(?P<y>{_YEAR})|(?:the\s)?(?P<rel>last|this|next)\syear)"
    ),
    "month": (
        rf"(?:(?P<turn>last|this\spast|next|this\scoming|that)\s(?P<mm>{_MONTH})\b(?!\s\d)|"
        rf"(?:(?P<part>{_PART})[\s-])?(?P<m>{_MONTH})\b"
        rf"(?:{_DASH}(?P<m2>{_MONTH})\b)?"
        rf"(?:,?\s(?:of\s)?(?P<y>{_YEAR})|,?\s{_WHICH})?)"
    ),
    "season": (
        r"(?:(?P<rel>last|this\spast|this|next|that|the)\s)(?P<s>spring|summer|autumn|fall|winter)"
        rf"(?:\s(?:of\s)?(?P<y>{_YEAR}))?\b(?!\s(?:of|Olympic|Games|camp|session))"
        rf"|(?P<s2>spring|summer|autumn|fall|winter)\s(?:of\s)?(?P<y2>{_YEAR})"
        r"|(?<=\bin\s)(?P<s3>spring|summer|autumn|winter)\b(?!\s(?:and|or|[a-z]+s)\b)"
    ),
    "years": (
        rf"(?P<y>{_YEAR})\s?(?:-|\u2013|\u2014)\s?(?P<y2>{_YEAR}|\d\d(?!\d))"
        rf"|(?:from|between)\s(?:(?P<m3>{_MONTH})\s)?(?P<y3>{_YEAR})"
        rf"\s(?:to|and|until|till|through)\s(?:(?P<m4>{_MONTH})\s)?(?P<y4>{_YEAR})"
    ),
    "decade": r"(?:the\s)?(?:(?P<part>early|mid|late)[\s-])?(?P<y>(?:1\d|20)\d0)s\b",
    "anniversary": (
        r"(?P<n>\d{1,3})(?:st|nd|rd|th)[\s-]anniversary\sof\s(?:[\w'\u2019-]+\s){0,8}?"
        rf"(?P<y>{_YEAR})(?:\s?(?:-|\u2013)\s?(?P<y2>{_YEAR}))?"
    ),
    "kept": (
        rf"(?:{_COUNT}[\s-]years?[\s-](?:mark|anniversary)"
        rf"|(?P<nth>{_NTH}|\d{{1,3}}(?:st|nd|rd|th))[\s-](?:year[\s-])?anniversary)"
        r"\s(?:of|since)\b"
    ),
    "year": (
        rf"(?:(?P<part>{_PART})[\s-]|(?<![\d,.$\u20ac\u00a3#/-]))(?P<y>{_YEAR})"
        r"(?![\d%,.:/-]*\d)(?!['\u2019]?s\b)(?![A-Za-z%])(?!\s(?:percent|per\scent|local"
        r"|GMT|UTC|hours|km|kilomet|miles|met(?:re|er)s|people|troops|soldiers))"
    ),
    "weekday": (
        rf"{_FEASTS}(?:(?P<rel>last|the next|next|this"
        rf"|the following|the previous|this coming)\s)?(?P<wd>{_WEEKDAY})\b"
        r"(?!\s(?:Times|Post|Group))(?:\s(?:morning|afternoon|evening|night))?"
        r"(?:\s(?:of\s)?(?P<week>last|this|next)\sweek)?"
    ),
    "same_day": (
        r"(?:(?P<rel>the same|that same|that|the (?:very )?next|the following"
        r"|the previous)\s(?:day|night|evening|morning|afternoon)(?!\s(?:that|when))"
        r"|(?:the|a|one)\s(?:day|night|evening)\s"
        rf"(?P<turn>earlier|later|(?:before|after|prior){_ALONE}))\b"
    ),
    "period": (
        r"(?:(?P<part>earlier|later|late|early)\s)?"
        r"(?P<rel>last|this\spast|this|next|the past|the previous|the coming"
        r"|the current|that|the same|that same|the following|the present|the last"
        r"|the next|the(?=\sweekend\b(?!\sof)))\s"
        r"(?P<u>week|month|year|weekend|decade)\b(?!-)"
        r"|(?P<part2>earlier|later)\sin\sthe\s(?P<u2>week|month|year)\b"
    ),
    "ago": (
        rf"{_COUNT}\s(?P<u>day|week|month|year|decade)s?\s"
        r"(?:ago\s(?P<sharp>today|to\sthe\sday|this\s(?:week|month))\b"
        r"|(?P<w>ago|earlier|later|afterwards?|thereafter|on(?=,\s|\swhen\b)|"
        rf"(?:prior|before|after){_ALONE})"
        r"|(?P<that>before|after)\sthat\b(?-i:(?!\s[a-z]))"
        r"|(?P<turned>before|after))\b"
    ),
}
_INNER = {
    name: re.compile(rf"\b(?:{pattern})", re.IGNORECASE)
    for name, pattern in _PATTERNS.items()
}
_NAMED = re.compile(r"\(\?P<\w+>")
_GRAMMAR = re.compile(
    r"\b(?:"
    + "|".join(
        f"(?P<{name}>{_NAMED.sub('(?:', pattern)})"
        for name, pattern in _PATTERNS.items()
    )
    + ")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Expression:
    """The characters ``start:end`` of a text that tell a time.

    ``rule`` is the form that it has, ``words`` are the parts of that form in lower
    case.
    """

    start: int
    end: int
    text: str
    rule: str
    words: tuple[tuple[str, str], ...]

    def resolve(self, anchor: Anchor) -> Span | None:
        """The days meant, ``None`` where the text leaves that open."""
        try:
            return RULES[self.rule](dict(self.words), anchor)
        except (BadDate, ValueError, OverflowError):  # February 30, or before year 1
            return None


def expressions(text: str) -> Iterator[Expression]:
    """All time expressions of ``text``, in order, none overlapping another."""
    for found in _GRAMMAR.finditer(text):
        rule = found.lastgroup or ""
        inner = _INNER[rule].match(text, found.start())
        if inner is None:
            continue
        words = tuple(
            (name, value.lower())
            for name, value in inner.groupdict().items()
            if value is not None
        )
        yield Expression(inner.start(), inner.end(), inner.group(), rule, words)
