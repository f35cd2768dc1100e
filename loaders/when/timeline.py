"""The time expressions of a parsed text, each with the word that it dates.

Resolving an expression needs its clause: "on May 9" looks back from "met" and ahead
from "will meet".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from detente.graph.dates import PartialDate
from detente.loaders.when import anchors
from detente.loaders.when.anchors import Anchor, Tense
from detente.loaders.when.clauses import is_main, is_scheduled, tense
from detente.loaders.when.hanging import (
    OF_CLAUSES,
    hangs_from,
    is_stretch,
    is_time,
    modifies,
    occasion,
)
from detente.loaders.when.times import Expression, expressions

# Between the days of a list: "of January 11 and November 26".
_LIST = re.compile(r"\s?(?:,|and|or|, and)\s(?:on\s)?")


@dataclass(frozen=True, slots=True)
class Said:
    """An expression, the days it means, and the word that it hangs from.

    ``first`` is its first token. ``modifies`` marks one that stands before its noun
    ("the July 28 election"). ``main`` marks one that dates a main clause: the text
    goes on telling from it. ``ahead`` marks days after the dateline.
    """

    expression: Expression
    span: anchors.Span
    head: Token
    first: int
    modifies: bool
    main: bool
    ahead: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The expressions of a text, in order; ``starts`` are their first tokens.

    ``paragraphs`` are the first tokens of the text's paragraphs. ``lead`` is the
    token after the third sentence: title, perhaps a heading, and the lead.
    """

    published: date | None
    said: tuple[Said, ...]
    starts: tuple[int, ...]
    paragraphs: tuple[int, ...]
    lead: int

    def within(self, sentence: Span) -> Sequence[Said]:
        """The expressions of a sentence."""
        left = bisect_left(self.starts, sentence.start)
        return self.said[left : bisect_left(self.starts, sentence.end)]

    def paragraph(self, token: int) -> int:
        """The number of the paragraph that the token of that index stands in."""
        return bisect_left(self.paragraphs, token + 1)


@lru_cache(maxsize=2)
def timeline(doc: Doc, published: date | None) -> Timeline:
    """What ``doc`` says of time, by the dateline ``published``."""
    said = tuple(_resolved(doc, published))
    paragraphs = tuple(
        token.i + 1 for token in doc if token.is_space and token.text.count("\n") > 1
    )
    lead = len(doc)
    for number, sentence in enumerate(doc.sents, 1):
        if number == 3:  # noqa: PLR2004 -- said above
            lead = sentence.end
            break
    return Timeline(
        published, said, tuple(each.first for each in said), paragraphs, lead
    )


def _resolved(doc: Doc, published: date | None) -> Iterator[Said]:
    focus = published
    told = PartialDate.of(published) if published else None
    before: Said | None = None
    written: Said | None = None
    for expression in expressions(doc.text):
        words = doc.char_span(expression.start, expression.end, alignment_mode="expand")
        if words is None or not is_time(words, expression):
            continue
        head, limit = hangs_from(words, expression)
        if "turned" in dict(expression.words):  # "two days after she left"
            if words[-1].dep_ != "mark":
                continue
            head, limit = words[-1].head, False
        event = occasion(words, head, expression)
        head = event or head
        listed = before is not None and _LIST.fullmatch(
            doc.text, before.expression.end, expression.start
        )
        if before is not None and listed and expression.rule not in OF_CLAUSES:
            head = before.head
        looks = Tense.FUTURE if is_scheduled(head) else tense(head)
        told_of = written is not None and _goes_on(doc, written, words)
        past = written.span.date if written is not None and told_of else None
        span = expression.resolve(Anchor(published, looks, focus, told, past))
        if span is None:
            continue
        told = span.date
        if span.date.day is not None:
            focus = span.date.first
        if limit or is_stretch(expression):
            continue
        ahead = published is not None and span.date.first > published
        before = Said(
            expression,
            span,
            head,
            words.start,
            event is not None or modifies(words, head),
            event is None and is_main(head, ahead=ahead),
            ahead,
        )
        if before.main and any(name[0] == "y" for name, _ in expression.words):
            written = before
        yield before


def _goes_on(doc: Doc, written: Said, words: Span) -> bool:
    """Whether ``words`` stand behind the sentence of ``written``, in its paragraph."""
    between = doc[written.first : words.start]
    return written.head.sent != words.sent and "\n\n" not in between.text
