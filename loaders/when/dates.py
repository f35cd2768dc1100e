"""When an event happened: the time expression that belongs to its trigger.

An expression dates the word that it hangs from, and what that word's clause tells
(``reach``).
Where a sentence names no time for the trigger, the text goes on telling of the day
of its story (``story``).
Measured on 260 annotated articles by ``benchmarks/dates_modality.py``.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from detente.graph.dates import PartialDate
from detente.graph.model import Article
from detente.loaders.tokens import Doc, Token
from detente.loaders.when.ahead import is_arranged
from detente.loaders.when.anchors import Tense
from detente.loaders.when.clauses import NOUNS, VERBS, is_quoted, tense, verb_of
from detente.loaders.when.reach import EFFECTS, distance
from detente.loaders.when.story import DAY, KNOWN, When, of_the_story, said_when
from detente.loaders.when.timeline import Said, Timeline, timeline

__all__ = ["When", "also_at", "date_in_clause", "date_of", "follows", "timeline_of"]

_SAYING = frozenset({"say", "tell", "write", "tweet", "state", "declare", "add"})
# Between the times of one deed.
_AGAIN = re.compile(r",?\s(?:and|then|and then)(?:\sagain)?(?:\s(?:on|in))?\s")
_CLOSE = 3
_LATEST = timedelta(days=3)  # a deed that is told may be so much after the dateline
_COUNTS = frozenset({"twice", "times", "thrice", "repeatedly"})
_PERFECT = frozenset({"has", "have", "had", "'ve", "\u2019ve"})


def date_of(
    doc: Doc,
    token: Token,
    article: Article,
    *,
    story: bool = True,
    about: int | None = None,
) -> When:
    """When the event told by ``token`` happened, by ``article.published``.

    Without ``story`` only the token's own sentence counts: right for what is not
    part of the news told, such as positions and places. Of several deeds told by one
    verb, ``about`` is where the end of the one meant stands.
    """
    times = timeline_of(doc, article)
    past = tense(verb_of(token)) is Tense.PAST
    near = []
    for said in times.within(token.sent):
        far = distance(token, said)
        since = doc[said.first - 1].lower_ == "since"
        if since and said.head == token and _is_single(token):
            continue  # "in office since 2016, she thanked them"
        before = doc[max(0, said.first - 2)]  # "their scheduled talks on Monday"
        own = token.pos_ in NOUNS and token in (said.head, said.head.head, before)
        late = said.ahead and past and not own and not _is_done(token, said, times)
        if far is not None and not late:
            near.append((far, since, said.first, said))
    if not near:
        entry = times.entry(token) if story else None
        if entry is not None:
            return said_when(entry, ", the day of the entry")
        return _untimed(times, token) if story else When()
    far, said = _nearest(near)
    if about is not None:
        said = _of_several(token, said, times.within(token.sent), about)
    stretch = said.span.date_end and said.expression.rule != "quarter"
    if far and story and said.span.date.precision < DAY and not stretch:
        told = of_the_story(times, token)
        turned = dict(said.expression.words).get("rel", "this")
        if told.date is not None and told.date in said.span.date and turned == "this":
            return told  # the day of "today" rather than the year of "this year"
    return said_when(said)


def date_in_clause(doc: Doc, token: Token, article: Article) -> When:
    """When the event told by ``token`` happened, if its own clause says so.

    For births, which a text tells of people who are in the news for other things.
    """
    for said in timeline_of(doc, article).within(token.sent):
        same = token.pos_ in VERBS and verb_of(said.head) == token
        if not said.modifies and (same or said.head == token):
            return said_when(said)
    return When(why="it is told in passing, and no time is named")


def also_at(doc: Doc, article: Article, when: When) -> list[When]:
    """Further times of the same deed: "on 3 May 2019 and again on 7 June 2021"."""
    further: list[When] = []
    before: Said | None = None
    for said in timeline_of(doc, article).said:
        expression = said.expression
        if before is not None and not said.modifies:
            between = doc.text[before.expression.end : expression.start]
            if _AGAIN.fullmatch(between) and not said.ahead:
                further.append(said_when(said))
                before = said
                continue
        before = said if expression.start == when.at and not said.modifies else None
    return further


def follows(token: Token) -> Token:
    """What came after the clause of ``token``: "was elected after Smith resigned"."""
    marks = {child.lower_ for child in token.children if child.dep_ == "mark"}
    after = token.dep_ == "advcl" and not marks.isdisjoint({"after", "when", "as"})
    return verb_of(token.head) if after else token


def is_in_passing(token: Token) -> bool:
    """Whether it only says who does something: "his successor, Ana Lind, praised him".

    "His successor was named" tells when that was.
    """
    noun = token
    while noun.dep_ in ("appos", "compound") and noun.head != noun:
        noun = noun.head
    verb = noun.head
    subject = token.pos_ in NOUNS and noun.dep_ == "nsubj" and verb.pos_ in VERBS
    return subject and verb.lemma_ not in _STARTING


_STARTING = frozenset({"be", "become", "take", "assume", "enter", "start", "begin"})


def timeline_of(doc: Doc, article: Article) -> Timeline:
    """What the text of ``article`` says of time."""
    return timeline(doc, _day(article.published))


def _untimed(times: Timeline, token: Token) -> When:
    """When it was by what the text tells around its sentence, which names no time."""
    feast = _feast(times, token)
    if feast is not None:
        return feast
    again = _spoken_today(times, token) or _told_elsewhere(times, token)
    if again is not None:
        return said_when(again, ", said of it elsewhere")
    return of_the_story(times, token)


def _feast(times: Timeline, token: Token) -> When | None:
    """No time, where all that is told is a feast of which the day is open."""
    for said in times.open:
        if said.head.sent == token.sent and distance(token, said) is not None:
            return When(why=f"\u201c{said.expression.text}\u201d: {said.span.why}")
    return None


def _is_done(token: Token, said: Said, times: Timeline) -> bool:
    """Whether a past deed has a day after the dateline: "hit it on May 3, 2021".

    A text may be dated a few days before its news.
    """
    if token != said.head or is_arranged(token) or times.published is None:
        return False
    if said.expression.rule == "season":
        return dict(said.expression.words).get("rel") == "this"
    return said.span.date.first - times.published <= _LATEST


def _of_several(token: Token, said: Said, all_: Sequence[Said], about: int) -> Said:
    """The time beside the end meant: "told Peru in May and Chile in June"."""
    later = next((other for other in all_ if about < other.first), None)
    if later is None or later.modifies or not token.i < said.first < about:
        return said
    between, beyond = token.doc[said.first : about], token.doc[about : later.first]
    joined = any(word.dep_ == "cc" or word.text == "," for word in between)
    other = any(word.pos_ in VERBS or word.dep_ == "cc" for word in beyond)
    return later if joined and not other else said


def _nearest(near: Sequence[tuple[int, bool, int, Said]]) -> tuple[int, Said]:
    """The nearest time; "at the 1998 congress" is surer than "two years later"."""
    far, *_, said = min(near, key=lambda entry: entry[:3])
    if dict(said.expression.words).get("w", "ago") != "ago":
        for other, *_, written in near:
            if other <= _CLOSE and _has_year(written):
                return other, written
    return far, said


def _has_year(said: Said) -> bool:
    return any(name[0] == "y" for name, _ in said.expression.words)


def _is_single(verb: Token) -> bool:
    """Whether ``verb`` tells of deeds in the past, not of what has gone on."""
    if any(child.lower_ in _COUNTS for child in verb.children):
        return True  # "has twice left since 2016"
    going_on = any(child.lower_ in _PERFECT for child in verb.children)
    return verb.tag_ == "VBD" and not going_on and verb.lemma_ not in ("be", "serve")


def _day(published: PartialDate | None) -> date | None:
    if published is None or published.day is None:
        return None
    return published.first


def _spoken_today(times: Timeline, token: Token) -> Said | None:
    """The day of "today" in what somebody said: ""Today's ruling is good," she said."""
    spoken = (
        said
        for said in times.within(token.sent)
        if said.expression.rule == "today" and is_quoted(token.doc[said.first])
    )
    return next(spoken, None) if verb_of(token).lemma_ in _SAYING else None


def _told_elsewhere(times: Timeline, token: Token) -> Said | None:
    """The time of "a call in late July", for "the call", "his call with".

    And that of "a strike last week", for "The strike took place in Lima".
    """
    noun = token
    if token.lemma_ in EFFECTS:
        noun = next((word for word in token.children if word.dep_ == "nsubj"), token)
    if noun.pos_ != "NOUN" or not any(
        child.dep_ == "poss" or child.lower_ in KNOWN for child in noun.children
    ):
        return None
    told = (
        said
        for said in times.said
        if _is_told_at(said, noun) and (noun == token or said.first < token.i)
    )
    return next(told, None)


def _is_told_at(said: Said, noun: Token) -> bool:
    """Whether ``said`` dates an event that is called as ``noun`` is."""
    if said.head.pos_ == "NOUN" and not said.modifies:
        return bool(said.head.lemma_ == noun.lemma_)
    if noun.dep_ != "nsubj" or said.ahead:
        return False
    before = noun.doc[said.first - 1]
    if before.pos_ == "ADP":
        before = noun.doc[said.first - 2]
    return before.pos_ == "NOUN" and bool(before.lemma_.endswith(noun.lemma_))
