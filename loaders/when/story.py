"""The day that a text goes on telling of, where a sentence names no time.

It is the one that a main clause of the lead or of the same paragraph named, or, in a
press release or another text whose lead names none, that of the dateline; in a review
of a month, that month.
"""

from dataclasses import dataclass

from detente.graph.dates import PartialDate
from detente.loaders.tokens import Doc, Token
from detente.loaders.when.clauses import (
    VERBS,
    is_quoted,
    looks_ahead,
    verb_of,
)
from detente.loaders.when.hanging import OF_CLAUSES
from detente.loaders.when.timeline import Said, Timeline
from detente.loaders.when.undated import not_of_the_day

DAY = 3  # the precision of a day
# How many paragraphs on a news report still tells of the day of its lead: of facts
# so dated, annotators gave a third that day two paragraphs on, a tenth four on.
_REACH = 3
_GOING_ON = frozenset({"he", "she", "they", "it", "but", "however", "there", "then"})
# Who does this to do something has done it.
_MANAGING = frozenset({"use", "manage", "take", "go", "proceed"})
_POINTING = frozenset({"this", "that", "these", "those"})
_NOW = frozenset({"VBP", "VBZ"})
_BESIDE = frozenset({"advcl", "pcomp", "conj"})
_APART = frozenset({"after", "before", "since", "upon", "on", "following"})
KNOWN = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class When:
    """``date`` to ``date_end``; all ``None`` where the article does not say.

    ``alternatives`` are other readings of ``date``. ``why`` is the reasoning in a
    sentence, ``at`` the character of the text where its words begin.
    """

    date: PartialDate | None = None
    date_end: PartialDate | None = None
    alternatives: tuple[PartialDate, ...] = ()
    why: str = "the text names no time for it"
    at: int | None = None


def said_when(said: Said, how: str = "") -> When:
    span = said.span
    why = f"\u201c{said.expression.text}\u201d{how}: {span.why}"
    start = said.expression.start
    return When(span.date, span.date_end, span.alternatives, why, start)


def of_the_story(times: Timeline, token: Token) -> When:
    """The day told of at ``token``, whose sentence names no time for it."""
    verb = verb_of(token)
    other = not_of_the_day(token, verb)
    if other is not None:
        return When(why=other)
    before = _told_just_before(times, verb)
    if before is not None:
        return said_when(before, ", told of just before")
    ahead = looks_ahead(verb)
    told = _day_told(times, token, ahead=ahead)
    published = times.published
    if told is not None:
        if published is not None and told.span.date.first < published:
            here = times.paragraph(token.i)
            far = abs(here - times.paragraph(told.first)) > _REACH
            if far or not _narrates(verb):
                return When()
        return said_when(told, ", the day told of")
    if published is None or ahead:
        return When()
    titled = _of_the_title(times, token.doc)
    if titled is not None:
        return said_when(titled, ", which the title names")
    why = f"the text's own day, the dateline {published}"
    return When(PartialDate.of(published), why=why)


def _day_told(times: Timeline, token: Token, *, ahead: bool) -> Said | None:
    """The day of the lead, or the one that the paragraph of ``token`` named since."""
    here = times.paragraph(token.i)
    placed = _of_its_place(times, verb_of(token))
    if placed is not None and not ahead:
        return placed
    days = [
        said
        for said in times.said
        if said.main and said.ahead == ahead and said.span.date.precision == DAY
    ]
    told = next((said for said in days if said.first < times.lead), None)
    own_day = told is None or told.span.date.first == times.published
    for said in days:
        if said.first >= token.i or (
            own_day and said.expression.rule not in OF_CLAUSES
        ):
            continue
        if told is None or times.paragraph(said.first) == here:
            told = said
    return told


def _of_its_place(times: Timeline, verb: Token) -> Said | None:
    """The day told of the place before: "In Lima, they met on May 3, in Oslo on May 5".

    "In Lima, they quarrelled" goes on from the first of these.
    """
    here = times.paragraph(verb.i)
    places = {
        noun.text
        for link in verb.children
        if link.lower_ == "in"
        for noun in link.children
        if noun.pos_ == "PROPN"
    }
    for said in reversed(times.said):
        if said.first >= verb.sent.start or not places:
            continue
        if times.paragraph(said.first) != here:
            return None
        day = not (said.ahead or said.modifies) and said.span.date.precision == DAY
        if day and _place_beside(said) in places:
            return said
    return None


def _place_beside(said: Said) -> str | None:
    """The name behind the nearest "in" before an expression, in its sentence."""
    sentence = said.head.sent
    for token in reversed(sentence.doc[sentence.start : said.first]):
        named = [noun for noun in token.children if noun.pos_ == "PROPN"]
        if token.lower_ == "in" and named:
            return named[0].text
    return None


def _of_the_title(times: Timeline, doc: Doc) -> Said | None:
    """The month that a review is of, as its title says: "The campaign in June 2020"."""
    end = next(iter(times.paragraphs), 0)
    if end < 2 or doc[end - 2].is_punct:  # noqa: PLR2004 -- before the blank line
        return None  # no title
    for said in times.said:
        if said.first >= end:
            return None
        late = times.published is not None and said.span.date.last < times.published
        if said.expression.rule == "month" and late:
            return said
    return None


def _told_just_before(times: Timeline, verb: Token) -> Said | None:
    """The year or month of the sentence before, which "he" or "but" goes on from."""
    sentence = verb.sent
    if sentence.start <= 1 or not _narrates(verb):
        return None
    words = [word.lower_ for word in sentence[:2]]
    that = sentence[0].pos_ == "ADP" and not _POINTING.isdisjoint(words)
    goes_on = (
        that  # "In that attack"
        or "at the time" in verb.sent.text.lower()
        or sentence[0].lower_ in _GOING_ON
        or any(
            child.lower_ in ("then", "also")
            or (child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in _GOING_ON)
            for child in verb.children
        )
    )
    earlier = verb.doc[sentence.start - 1].sent
    same = times.paragraph(earlier.start) == times.paragraph(sentence.start)
    if not (that or (goes_on and same)):
        return None
    for said in reversed(times.within(earlier)):
        event = that and said.modifies  # "the August 2017 rally. In that event"
        if (said.main or event) and not said.ahead and said.span.date.precision < DAY:
            return said
    return None


def _narrates(verb: Token) -> bool:
    """Whether ``verb`` tells what happened: finite and past, or in a headline."""
    if verb.sent.start == 0:
        return True
    while _goes_along(verb) or _is_managed(verb):
        verb = verb_of(verb.head)
    now = verb.tag_ in _NOW or any(child.tag_ == "MD" for child in verb.children)
    if now and _is_spoken(verb):
        return True
    if verb.dep_ not in ("ROOT", "conj", "ccomp", "relcl"):
        return False
    words = (verb, *verb.children)
    return verb.pos_ not in VERBS or any(word.tag_ == "VBD" for word in words)


def _is_managed(verb: Token) -> bool:
    """As in "used the call to invite her", "took the occasion to thank them"."""
    bound = verb.dep_ in ("xcomp", "acl", "advcl")
    return (
        bound
        and any(child.tag_ == "TO" for child in verb.children)
        and verb_of(verb.head).lemma_ in _MANAGING
    )


def _is_spoken(verb: Token) -> bool:
    """Whether ``verb`` stands within quotation marks, or in what somebody said."""
    if verb.dep_ == "ccomp" and verb.head.tag_ == "VBD":
        return True
    return is_quoted(verb)


def _goes_along(verb: Token) -> bool:
    """As in "they criticized the plan, calling it a mistake"; not "after calling"."""
    if verb.tag_ != "VBG" or verb.dep_ not in _BESIDE or verb.head.lower_ in _APART:
        return False
    return not any(child.dep_ in ("aux", "auxpass", "mark") for child in verb.children)
