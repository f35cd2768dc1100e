"""When an event happened: the time expression that belongs to its trigger.

First the expressions of the trigger's own clause, then of its sentence, by the
dependency tree. Where a sentence names no time, news goes on telling of the day
named last, and a press release tells of its own day.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from spacy.tokens import Doc, Token

from detente.graph.dates import PartialDate
from detente.graph.model import Article
from detente.loaders.times import Expression, expressions
from detente.loaders.timespans import Anchor, Span, Tense

_CLAUSE = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis"}
)
_FUTURE = frozenset({"will", "shall", "'ll", "would"})
_AHEAD = frozenset({"plan", "schedule", "expect", "intend", "due", "set", "upcoming"})


@dataclass(frozen=True, slots=True)
class When:
    """``date`` to ``date_end``; all ``None`` where the article does not say.

    ``alternatives`` are other readings of ``date``. ``why`` is the reasoning in a
    sentence.
    """

    date: PartialDate | None = None
    date_end: PartialDate | None = None
    alternatives: tuple[PartialDate, ...] = ()
    why: str = "the sentence names no time"


@dataclass(frozen=True, slots=True)
class _Said:
    """An expression and the token that it hangs from."""

    expression: Expression
    span: Span
    head: Token


def date_of(doc: Doc, token: Token, article: Article, *, story: bool = True) -> When:
    """When the event told by ``token`` happened, by ``article.published``.

    Without ``story`` only the token's own sentence counts: right for what is not
    part of the news told, such as positions and places.
    """
    published = _day(article.published)
    own = [said for said in _said(doc, published) if said.head.sent == token.sent]
    if own:
        nearest = min(own, key=lambda said: (_distance(token, said.head), said.head.i))
        return _when(nearest, "")
    if not story:
        return When()
    for said in reversed(_said(doc, published)):
        if said.head.i < token.i and said.span.date.precision == 3:  # noqa: PLR2004
            return _when(said, ", told of before")
    if published is not None:
        return When(PartialDate.of(published), why=f"the dateline {published}")
    return When()


def _when(said: _Said, how: str) -> When:
    span = said.span
    why = f"{said.expression.text!r}{how}: {span.why}"
    return When(span.date, span.date_end, span.alternatives, why)


def _day(published: PartialDate | None) -> date | None:
    if published is None or published.day is None:
        return None
    return published.first


@lru_cache(maxsize=2)
def _said(doc: Doc, published: date | None) -> tuple[_Said, ...]:
    """The resolved expressions of a text, in order."""
    found = []
    focus = published
    for expression in expressions(doc.text):
        tokens = doc.char_span(
            expression.start, expression.end, alignment_mode="expand"
        )
        if tokens is None:
            continue
        head = _hangs_from(tokens.root)
        span = expression.resolve(Anchor(published, _tense(head), focus))
        if span is None:
            continue
        if span.date.day is not None:
            focus = span.date.first
        found.append(_Said(expression, span, head))
    return tuple(found)


def _hangs_from(root: Token) -> Token:
    """The word that a time expression dates: over prepositions to verb or noun."""
    token = root
    while token.head is not token:
        token = token.head
        if token.dep_ not in ("prep", "pcomp", "pobj", "npadvmod") or token.pos_ in (
            "VERB",
            "AUX",
        ):
            return token
    return token


def _tense(token: Token) -> Tense:
    """Whether the clause of ``token`` looks back or ahead."""
    for verb in (token, *token.ancestors):
        words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
        if words & _FUTURE or verb.lemma_ in _AHEAD:
            return Tense.FUTURE
        if verb.tag_ in ("VBD", "VBN") or words & {"had", "has", "have"}:
            return Tense.PAST
    return Tense.OPEN


def _distance(token: Token, head: Token) -> int:
    """Steps in the tree from ``token`` to ``head``; leaving a clause counts three."""
    if token == head:
        return 0
    up = {token.i: 0}
    for steps, ancestor in enumerate(token.ancestors, 1):
        up[ancestor.i] = steps
    steps = 0
    for ancestor in (head, *head.ancestors):
        if ancestor.i in up:
            return steps + up[ancestor.i]
        steps += 3 if ancestor.dep_ in _CLAUSE else 1
    return steps + 100
