"""The time expressions of a parsed text, each with the word that it dates.

Resolving an expression needs its clause: "on May 9" looks back from "met" and ahead
from "will meet".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from detente.graph.dates import PartialDate
from detente.loaders.tokens import Doc, Span, Token
from detente.loaders.when import anchors
from detente.loaders.when.ahead import way
from detente.loaders.when.anchors import Anchor, counted, moved
from detente.loaders.when.clauses import VERBS, is_main, is_quoted
from detente.loaders.when.hanging import (
    OF_CLAUSES,
    hangs_from,
    is_stretch,
    is_time,
    modifies,
    occasion,
)
from detente.loaders.when.holidays import day_of
from detente.loaders.when.times import Expression, expressions

_OPEN = anchors.Span(PartialDate(1), why="which day that is, the text leaves open")
_OPENING = 3  # tokens: "In the 2016 election"
# What a day that is written out may stand beside: "last Monday, 19 June".
_DATES = frozenset({"iso", "numbers", "dotted", "month_day", "day_month", "nth_of"})
_VAGUER = frozenset({"weekday", "same_day", "ago", "period"})
_BESIDE = re.compile(r",? (?:on )?\(?")
# Behind the day that opens an entry of a chronology.
_ENTRY = re.compile(r"\s?(?::|-|\u2013|\u2014)\s")
_ITEM = 8  # tokens between the times of a list
_MONTHLY = frozenset({"month", "month_day", "day_month"})
# Between "a year ago" and "May 2013".
_SAME = re.compile(r",? (?:back )?(?:in|on) (?:(?:early|mid|late)[ -]+)?")
# Between the days of a list: "of January 11 and November 26".
_LIST = re.compile(r"\s?(?:,|and|or|, and)\s(?:on\s)?")


@dataclass(frozen=True, slots=True)
class Said:
    """An expression, the days it means, and the word that it hangs from.

    ``first`` is its first token. ``modifies`` marks one that stands before its noun
    ("the July 28 election"). ``main`` marks one that dates a main clause: the text
    goes on telling from it. ``ahead`` marks days after the dateline, ``limit`` a time
    that tells no more than when something ended, or what came before or after it.
    """

    expression: Expression
    span: anchors.Span
    head: Token
    first: int
    modifies: bool
    main: bool
    ahead: bool
    limit: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The expressions of a text, in order; ``starts`` are their first tokens.

    ``ends`` are those behind "until", which are in no other list, as are ``open``,
    feasts whose day the text leaves open.
    ``paragraphs`` are the first tokens of the text's paragraphs. ``lead`` is the
    token after the third sentence: title, perhaps a heading, and the lead.
    """

    published: date | None
    said: tuple[Said, ...]
    starts: tuple[int, ...]
    paragraphs: tuple[int, ...]
    lead: int
    ends: tuple[Said, ...] = ()
    open: tuple[Said, ...] = ()

    def within(self, sentence: Span) -> Sequence[Said]:
        """The expressions of a sentence."""
        left = bisect_left(self.starts, sentence.start)
        return self.said[left : bisect_left(self.starts, sentence.end)]

    def entry(self, token: Token) -> Said | None:
        """The day of an entry of a chronology: "8 October 2019: X meets Y"."""
        number = self.paragraph(token.i)
        first = self.paragraphs[number - 1] if number else 0
        at = bisect_left(self.starts, first)
        said = self.said[at] if at < len(self.said) else None
        if said is None or said.first != first or said.first > token.i:
            return None
        opens = _ENTRY.match(token.doc.text, said.expression.end)
        return said if opens else None

    def paragraph(self, token: int) -> int:
        """The number of the paragraph that the token of that index stands in."""
        return bisect_left(self.paragraphs, token + 1)


@lru_cache(maxsize=2)
def timeline(doc: Doc, published: date | None) -> Timeline:
    """What ``doc`` says of time, by the dateline ``published``."""
    resolved = tuple(_resolved(doc, published))
    open_ = tuple(each for each in resolved if each.span is _OPEN)
    said = tuple(each for each in resolved if not each.limit and each not in open_)
    ends = tuple(
        each
        for each in resolved
        if each.limit and doc[each.first - 1].lower_ in ("until", "till")
    )
    paragraphs = tuple(
        token.i + 1 for token in doc if token.is_space and token.text.count("\n") > 1
    )
    lead = len(doc)
    for number, sentence in enumerate(doc.sents, 1):
        if number == 3:  # noqa: PLR2004 -- said above
            lead = sentence.end
            break
    starts = tuple(each.first for each in said)
    return Timeline(published, said, starts, paragraphs, lead, ends, open_)


@dataclass(slots=True)
class _Told:
    """What the text has told of so far, from which later expressions are counted.

    ``focus`` is the day told of last, ``told`` what was told of last, day or not.
    ``written`` is the last main clause with a year, ``lead`` the first with a day,
    ``latest`` the last with one. ``around`` is about when the text was written, where
    it has no dateline.
    """

    published: date | None
    focus: date | None
    told: PartialDate | None
    before: Said | None = None
    written: Said | None = None
    lead: Said | None = None
    latest: Said | None = None
    around: date | None = None

    def anchor(self, expression: Expression, words: Span, head: Token) -> Anchor:
        written = self.written
        past = written.span.date if written and _goes_on(written, words) else None
        looks = way(head, words, expression.rule, goes_on=past is not None)
        day = self.published
        if expression.rule == "today" and is_quoted(words[0]):
            same = self.latest is not None and self.latest.head.sent is words.sent
            here = self.latest if same else self.lead
            day = here.span.date.first if here else day  # the speaker's today
        focus = self.focus
        if self.latest and self.latest.head.sent.end == words.sent.start:
            focus = self.latest.span.date.first  # rather than a day told in passing
        return Anchor(day, looks, focus, self.told, past, self.around)

    def pass_by(self, span: anchors.Span) -> None:
        self.told = span.date
        if span.date.day is not None:
            self.focus = span.date.first

    def keep(self, said: Said) -> None:
        self.before = said
        since = said.head.doc[said.first - 1].lower_ in ("since", "from")
        year = any(name[0] == "y" for name, _ in said.expression.words)
        if said.main and year and not since:
            self.written = said
        if said.main and not said.ahead and said.span.date.day is not None:
            self.latest = said
            self.lead = self.lead or said


def _resolved(doc: Doc, published: date | None) -> Iterator[Said]:
    told = _Told(published, published, PartialDate.of(published) if published else None)
    all_ = _with_years(doc)
    told.around = None if published else _own_time(doc, all_)
    for found in all_:
        words = doc.expanded(found.start, found.end)
        if words is None or not is_time(words, found):
            continue
        expression = _with_day(found, words)
        head, limit = hangs_from(words, expression)
        if "turned" in dict(expression.words):  # "two days after she left"
            if words[-1].dep_ != "mark":
                continue
            head, limit = words[-1].head, False
        event = occasion(words, head, expression)
        head = event or _head_of_list(doc, told.before, expression) or head
        anchor = told.anchor(expression, words, head)
        span = expression.resolve(anchor)
        if span is None:
            if expression.rule == "holiday":
                yield _left_open(expression, words, head)
            continue
        if anchor.published != published:
            span = replace(
                span, why=f"counted from {anchor.published}, when it is said"
            )
        told.pass_by(span)
        limit = limit or is_stretch(expression)
        ahead = published is not None and span.date.first > published
        said = Said(
            expression,
            span,
            head,
            words.start,
            event is not None or modifies(words, head),
            event is None and is_main(head, ahead=ahead),
            ahead,
            limit,
        )
        if not limit:
            told.keep(said)
        yield said


def _with_day(expression: Expression, words: Span) -> Expression:
    """A feast with the month and day that the text lets be sure."""
    feast = dict(expression.words).get("feast")
    known = day_of(words, feast) if feast is not None else None
    if known is None:
        return expression
    month, day = known
    told = (("month", str(month)), ("day", str(day)))
    return replace(expression, words=(*expression.words, *told))


def _left_open(expression: Expression, words: Span, head: Token) -> Said:
    return Said(
        expression,
        _OPEN,
        head,
        words.start,
        modifies=modifies(words, head),
        main=False,
        ahead=False,
    )


def _own_time(doc: Doc, all_: Sequence[Expression]) -> date | None:
    """About when a text was written that says "a year ago, in May 2013"."""
    for one, other in pairwise(all_):
        counted_back = one.rule == "ago" and dict(one.words).get("w") == "ago"
        between = doc.text[one.end : other.start]
        if not counted_back or not _SAME.fullmatch(between):
            continue
        span = other.resolve(Anchor(None))
        if span is not None:
            words = dict(one.words)
            first, unit = span.date.first, words["u"]
            return moved(first, unit, counted(words, ""))
    return None


def _with_years(doc: Doc) -> list[Expression]:
    """The expressions; the months of a list have the year said at its end.

    As in "on May 3 and June 4, 2019", "met Peru in May and Chile in June 2019".
    """
    all_ = list(_each_once(doc.text))
    for index in range(len(all_) - 2, -1, -1):
        one, other = all_[index : index + 2]
        year = dict(other.words).get("y")
        if one.rule in _MONTHLY and other.rule in _MONTHLY and year is not None:
            between = doc.expanded(one.end, other.start)
            if _is_list(between) and not {"y", "rel"} & dict(one.words).keys():
                all_[index] = replace(one, words=(*one.words, ("y", year)))
    return all_


def _each_once(text: str) -> Iterator[Expression]:
    """The expressions, without the vaguer one where two beside each other tell one day.

    As in "last Monday, 19 June", "a week ago on July 5", "last year, on July 5".
    """
    kept: Expression | None = None
    for one in expressions(text):
        told = one
        if kept is not None:
            same = kept.rule in _VAGUER and one.rule in _DATES
            year = dict(kept.words).get("u") in ("year", "decade", "month")
            if not (same and _BESIDE.fullmatch(text, kept.end, one.start)):
                yield kept
            elif year and "y" not in dict(one.words):
                turned = [word for word in kept.words if word[0] == "rel"]
                told = replace(one, words=(*one.words, *turned))
        kept = told
    if kept is not None:
        yield kept


def _is_list(between: Span | None) -> bool:
    """As in "and", ", Chile in"; a clause of its own has its own year."""
    if between is None or len(between) > _ITEM:
        return False
    joined = any(word.dep_ == "cc" or word.text == "," for word in between)
    return joined and not any(
        word.pos_ in VERBS or word.is_sent_start for word in between
    )


def _head_of_list(
    doc: Doc, before: Said | None, expression: Expression
) -> Token | None:
    if before is None or expression.rule in OF_CLAUSES:
        return None
    listed = _LIST.fullmatch(doc.text, before.expression.end, expression.start)
    return before.head if listed else None


def _goes_on(written: Said, words: Span) -> bool:
    """Whether ``words`` go on from ``written``, in its paragraph.

    That stands in an earlier sentence or opens this one: "In 2016, they met until May".
    """
    between = words.doc[written.first : words.start]
    opens = written.first <= words.sent.start + _OPENING
    return (written.head.sent != words.sent or opens) and "\n\n" not in between.text
