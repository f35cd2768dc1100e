"""When an event happened: the time expression that belongs to its trigger.

An expression dates the word that it hangs from, and what that word's clause tells.
Where a sentence names no time for the trigger, the text goes on telling of the day
of its story: the one that a main clause of the lead or of the same paragraph named,
or, in a press release or another text whose lead names none, that of the dateline.
Measured on 260 annotated articles by ``benchmarks/dates_modality.py``.
"""

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from detente.graph.dates import PartialDate
from detente.graph.model import Article
from detente.loaders.when.timeline import (
    NOUNS,
    OF_CLAUSES,
    VERBS,
    Said,
    Timeline,
    looks_ahead,
    tense,
    timeline,
    verb_of,
)
from detente.loaders.when.timespans import Tense

_DAY = 3  # the precision of a day
# How many paragraphs on a news report still tells of the day of its lead: of facts
# so dated, annotators gave a third that day two paragraphs on, a tenth four on.
_REACH = 3
# Arcs over which a time said of the upper word holds for the lower one as well.
_SAME_CLAUSE = frozenset(
    {
        *("nsubj", "nsubjpass", "dobj", "dative", "attr", "oprd", "agent", "prep"),
        *("pobj", "pcomp", "compound", "poss", "nmod", "amod", "npadvmod", "advmod"),
        *("conj", "appos", "xcomp", "aux", "auxpass", "prt", "cc", "nummod", "det"),
        *("dep", "intj", "meta", "acomp", "case", "mark", "neg", "quantmod"),
    }
)
# Arcs from a dated verb up to a trigger that its time holds for: "agreed to meet on".
_UPWARD = {"xcomp": 2, "conj": 2, "ccomp": 5, "acl": 5, "pobj": 5, "prep": 5, "dobj": 5}
_GOING_ON = frozenset({"he", "she", "they", "it", "but", "however", "there", "then"})
_SAME_TIME = frozenset({"as", "when", "while"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "nsubj", "npadvmod"})
# Who does this to a passing event does it while the event lasts.
_TAKING_PART = frozenset(
    {"support", "back", "endorse", "attend", "join", "win", "lose", "host", "lead"}
)
_PASSING = frozenset(
    {"campaign", "election", "race", "bid", "summit", "meeting", "conference", "visit"}
)
_IN = frozenset({"in", "at", "during", "on", "with"})


@dataclass(frozen=True, slots=True)
class When:
    """``date`` to ``date_end``; all ``None`` where the article does not say.

    ``alternatives`` are other readings of ``date``. ``why`` is the reasoning in a
    sentence.
    """

    date: PartialDate | None = None
    date_end: PartialDate | None = None
    alternatives: tuple[PartialDate, ...] = ()
    why: str = "the text names no time for it"


def date_of(doc: Doc, token: Token, article: Article, *, story: bool = True) -> When:
    """When the event told by ``token`` happened, by ``article.published``.

    Without ``story`` only the token's own sentence counts: right for what is not
    part of the news told, such as positions and places.
    """
    times = timeline(doc, _day(article.published))
    past = tense(verb_of(token)) is Tense.PAST
    near = []
    for said in times.within(token.sent):
        far = _distance(token, said)
        if far is not None and not (said.ahead and past):
            near.append((far, said.first, said))
    if not near and not story:
        return When()
    if not near:
        again = _told_elsewhere(times, token)
        if again is not None:
            return _when(again, ", said of it elsewhere")
        return _of_the_story(times, token)
    far, _, said = min(near, key=lambda entry: entry[:2])
    if far and story and said.span.date.precision < _DAY and not said.span.date_end:
        told = _of_the_story(times, token)
        if told.date is not None and told.date in said.span.date:
            return told  # the day of "today" rather than the year of "this year"
    return _when(said)


def _day(published: PartialDate | None) -> date | None:
    if published is None or published.day is None:
        return None
    return published.first


def _when(said: Said, how: str = "") -> When:
    span = said.span
    why = f"\u201c{said.expression.text}\u201d{how}: {span.why}"
    return When(span.date, span.date_end, span.alternatives, why)


def _of_the_story(times: Timeline, token: Token) -> When:
    """The day told of at ``token``, whose sentence names no time for it."""
    verb = verb_of(token)
    if any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children):
        return When(why="it lies before the day told of, and no time is named")
    ahead = looks_ahead(verb)
    here = times.paragraph(token.i)
    published = times.published
    before = _told_just_before(times, verb)
    if before is not None:
        return _when(before, ", told of just before")
    days = [
        said
        for said in times.said
        if said.main and said.ahead == ahead and said.span.date.precision == _DAY
    ]
    told = next((said for said in days if said.first < times.lead), None)
    own_day = told is None or told.span.date.first == published
    for said in days:
        if said.first >= token.i or (
            own_day and said.expression.rule not in OF_CLAUSES
        ):
            continue
        if told is None or times.paragraph(said.first) == here:
            told = said
    if told is None:
        if published is None or ahead:
            return When()
        why = f"the text's own day, the dateline {published}"
        return When(PartialDate.of(published), why=why)
    if published is not None and told.span.date.first < published:
        far = abs(here - times.paragraph(told.first)) > _REACH
        if far or not _narrates(verb):
            return When()
    return _when(told, ", the day told of")


def _told_elsewhere(times: Timeline, token: Token) -> Said | None:
    """The time of "a call in late July", for "the call", "his call with"."""
    if token.pos_ != "NOUN" or not any(
        child.dep_ == "poss" or child.lower_ in _KNOWN for child in token.children
    ):
        return None
    same = (
        said
        for said in times.said
        if said.head.pos_ == "NOUN"
        and said.head.lemma_ == token.lemma_
        and not said.modifies
    )
    return next(same, None)


def _told_just_before(times: Timeline, verb: Token) -> Said | None:
    """The year or month of the sentence before, which "he" or "but" goes on from."""
    sentence = verb.sent
    if sentence.start <= 1 or not _narrates(verb):
        return None
    goes_on = sentence[0].lower_ in _GOING_ON or any(
        child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in _GOING_ON
        for child in verb.children
    )
    earlier = verb.doc[sentence.start - 1].sent
    same = times.paragraph(earlier.start) == times.paragraph(sentence.start)
    if not (goes_on and same):
        return None
    for said in reversed(times.within(earlier)):
        if said.main and not said.ahead and said.span.date.precision < _DAY:
            return said
    return None


def _narrates(verb: Token) -> bool:
    """Whether ``verb`` tells what happened: finite and past, or in a headline."""
    if verb.sent.start == 0:
        return True
    if verb.dep_ not in ("ROOT", "conj", "ccomp", "relcl"):
        return False
    words = (verb, *verb.children)
    return verb.pos_ not in VERBS or any(word.tag_ == "VBD" for word in words)


def _distance(token: Token, said: Said) -> int | None:
    """How far ``said`` stands from ``token``, ``None`` where it does not date it."""
    head = _told_by_times(said.head)
    if token == head:
        return 0
    steps = 0
    for lower in (token, *token.ancestors):
        if lower == head:
            return None if said.modifies and token.pos_ in VERBS else steps
        steps += 1 if lower.dep_ in _SAME_CLAUSE else 4
    if head.pos_ in NOUNS:
        return _from_object(token, said)
    return _from_clause(token, head)


def _from_clause(token: Token, head: Token) -> int | None:
    """The time of a clause below: "agreed to meet in May", "when he came, they"."""
    steps = 0
    aside = False
    for lower in (head, *head.ancestors):
        if lower == token:
            return steps
        if lower.dep_ == "advcl" and _loose(lower):
            steps += 5
            aside = True
            if token.dep_ == "ccomp" and lower.head == token.head:
                # "presumptive nominee Smith led": the parser lost the main verb.
                return None if lower.head.pos_ in VERBS else steps
        elif lower.dep_ in _UPWARD and not (aside and lower.dep_ == "conj"):
            steps += _UPWARD[lower.dep_]
        else:
            return None  # after an aside: it is said of the last of several deeds
    return None


def _told_by_times(head: Token) -> Token:
    """The verb of "came for the first time in May", which hangs from "time"."""
    counted = head.lemma_ == "time" and head.dep_ == "pobj"
    return head.head.head if counted and head.head.lower_ == "for" else head


def _loose(verb: Token) -> bool:
    """As in "Having met on Monday, they", "When he came in 2015, they"."""
    marks = {
        child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")
    }
    if verb.tag_ in ("VBG", "VBN"):
        return not any(child.dep_ == "mark" for child in verb.children)
    return not _SAME_TIME.isdisjoint(marks)


def _from_object(token: Token, said: Said) -> int | None:
    """The time of the event that the verb ``token`` names by its object or place."""
    head = said.head
    if head.dep_ in _OBJECTS and head.head == token and not said.modifies:
        return 2
    if head.dep_ == "dobj" and head.head == token and token.lemma_ in _TAKING_PART:
        return 3 if head.lemma_ in _PASSING else None
    if head.dep_ != "pobj" or head.head.head != token:
        return None
    if head.head.lower_ in _IN:
        return 3
    office = head.head.lower_ == "as" or head.lemma_ in ("position", "post", "office")
    return 3 if office and not said.modifies else None
