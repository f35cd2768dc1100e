"""When an event happened: the time expression that belongs to its trigger.

An expression dates the word that it hangs from, and what that word's clause tells.
Where a sentence names no time for the trigger, the text goes on telling of the day
of its story (``story``).
Measured on 260 annotated articles by ``benchmarks/dates_modality.py``.
"""

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc, Span, Token

from detente.graph.dates import PartialDate
from detente.graph.model import Article
from detente.loaders.when.anchors import Tense
from detente.loaders.when.clauses import (
    NOUNS,
    ON_OCCASION,
    VERBS,
    is_aside,
    tense,
    verb_of,
)
from detente.loaders.when.hanging import OF_CLAUSES
from detente.loaders.when.story import DAY, KNOWN, When, of_the_story, said_when
from detente.loaders.when.timeline import Said, Timeline, timeline

__all__ = ["When", "date_of", "timeline_of"]

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
# An aside with these looks back to another event: "Following up on the talks in May".
_LOOKING_BACK = frozenset(
    {"follow", "build", "recall", "mark", "commemorate", "remember", "note", "cite"}
)
_SAME_TIME = frozenset({"as", "when", "while"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "nsubj", "npadvmod"})
# Who does this to a passing event does it while the event lasts.
_TAKING_PART = frozenset(
    {"support", "back", "endorse", "attend", "join", "win", "lose", "host", "lead"}
)
_PASSING = frozenset(
    {"campaign", "election", "race", "bid", "summit", "meeting", "conference", "visit"}
)
# Who follows somebody does so soon: "took over after his resignation in July 2005".
_AFTER = frozenset({"after", "following", "upon"})
_LEAVING = frozenset(
    {
        *("resignation", "death", "departure", "retirement", "dismissal", "removal"),
        *("ouster", "assassination", "impeachment"),
    }
)
_PERFECT = frozenset({"has", "have", "had", "'ve", "\u2019ve"})
_IN = frozenset({"in", "at", "during", "on", "with"})


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
        far = _distance(token, said)
        since = doc[said.first - 1].lower_ == "since"
        if since and said.head == token and _is_single(token):
            continue  # "in office since 2016, she thanked them"
        if far is not None and not (said.ahead and past):
            near.append((far, since, said.first, said))
    if not near and not story:
        return When()
    if not near:
        again = _told_elsewhere(times, token)
        if again is not None:
            return said_when(again, ", said of it elsewhere")
        return of_the_story(times, token)
    far, *_, said = min(near, key=lambda entry: entry[:3])
    said = _of_several(doc, said, times.within(token.sent), about)
    if far and story and said.span.date.precision < DAY and not said.span.date_end:
        told = of_the_story(times, token)
        turned = dict(said.expression.words).get("rel", "this")
        if told.date is not None and told.date in said.span.date and turned == "this":
            return told  # the day of "today" rather than the year of "this year"
    return said_when(said)


def timeline_of(doc: Doc, article: Article) -> Timeline:
    """What the text of ``article`` says of time."""
    return timeline(doc, _day(article.published))


def _of_several(doc: Doc, said: Said, all_: Sequence[Said], about: int | None) -> Said:
    """The time beside the end meant: "told Peru in May and Chile in June"."""
    if about is None or about < said.first:
        return said
    between = doc[said.first : about]
    later = [
        other
        for other in all_
        if about < other.first and other.head in (said.head, doc[about])
    ]
    if not later or not any(token.dep_ == "cc" for token in between):
        return said
    return later[0]


def _is_single(verb: Token) -> bool:
    """Whether ``verb`` tells of one deed in the past, not of what has gone on."""
    going_on = any(child.lower_ in _PERFECT for child in verb.children)
    return verb.tag_ == "VBD" and not going_on and verb.lemma_ not in ("be", "serve")


def _day(published: PartialDate | None) -> date | None:
    if published is None or published.day is None:
        return None
    return published.first


def _told_elsewhere(times: Timeline, token: Token) -> Said | None:
    """The time of "a call in late July", for "the call", "his call with"."""
    if token.pos_ != "NOUN" or not any(
        child.dep_ == "poss" or child.lower_ in KNOWN for child in token.children
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


def _distance(token: Token, said: Said) -> int | None:
    """How far ``said`` stands from ``token``, ``None`` where it does not date it."""
    head = _told_by_times(said.head)
    if token == head:
        return 0
    if any(word.text == ";" for word in _between(token, said)):
        return None
    steps = 0
    below = token
    for lower in (token, *token.ancestors):
        if said.expression.start <= lower.idx < said.expression.end:
            return 0  # "in 2019, when they met"
        if lower == head:
            apart = said.modifies and token.pos_ in VERBS and not _happens_in(below)
            return None if apart or is_aside(lower) else steps
        steps += 1 if lower.dep_ in _SAME_CLAUSE else 4
        below = lower
    if head.pos_ in NOUNS:
        return _from_object(token, said)
    if token.pos_ in NOUNS and token.dep_ in ("nsubj", "nsubjpass"):
        set_for = head.dep_ == "xcomp" and head.head == token.head
        return 2 if set_for else None  # "the vote is set to take place on Monday"
    return _from_clause(token, head, said)


def _between(token: Token, said: Said) -> Span:
    return token.doc[min(token.i, said.first) : max(token.i, said.first)]


def _happens_in(clause: Token) -> bool:
    """As in "the 2007 raid in which they killed": the raid's year is theirs."""
    return clause.dep_ == "relcl" and any(
        word.lower_ in ("which", "where", "when")
        and (word.dep_ == "advmod" or word.head.lower_ in _IN)
        for word in clause.subtree
        if word.i < clause.i
    )


def _from_clause(token: Token, head: Token, said: Said) -> int | None:
    """The time of a clause below: "agreed to meet in May", "when he came, they"."""
    steps = 0
    aside = False
    for lower in (head, *head.ancestors):
        if lower == token:
            return steps
        of_noun = lower != head or said.expression.rule not in OF_CLAUSES
        if of_noun and lower.tag_ == "VBG" and lower.lemma_ in _LOOKING_BACK:
            return None
        if lower.dep_ == "acl" and lower.head.pos_ == "PROPN":
            return None  # "met Smith, elected in 2021"
        if lower.dep_ == "advcl" and _loose(lower):
            if lower.tag_ == "VBN" and not _is_of_the_day(lower, said):
                return None
            steps += 5
            aside = True
            if token.dep_ == "ccomp" and lower.head == token.head:
                # "presumptive nominee Smith led": the parser lost the main verb.
                return None if lower.head.pos_ in VERBS else steps
        elif lower.dep_ == "relcl" and lower.tag_ == "VBN" and _is_to_be(lower):
            steps += 5
        elif lower.dep_ in _UPWARD and not (aside and lower.dep_ == "conj"):
            steps += _UPWARD[lower.dep_]
        else:
            return None  # after an aside: it is said of the last of several deeds
    return None


def _is_to_be(verb: Token) -> bool:
    """As in "the summit to be held in May"."""
    return any(child.tag_ == "TO" for child in verb.children)


def _is_of_the_day(aside: Token, said: Said) -> bool:
    """As in "Asked on Monday, they"; not "Founded in 1949, they", nor behind them."""
    return said.span.date.precision == DAY and aside.i < aside.head.i


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
    if head.pos_ == "PROPN" and token.doc[said.first - 1].lower_ in ("since", "("):
        return None  # "Smith, in office since 2016, thanked them"
    if head.dep_ in _OBJECTS and head.head == token and not said.modifies:
        judged = head.dep_ == "dobj" and token.lemma_ in ON_OCCASION
        return None if judged else 2
    if head.dep_ == "dobj" and head.head == token and token.lemma_ in _TAKING_PART:
        return 3 if head.lemma_ in _PASSING else None
    if head.dep_ != "pobj" or head.head.head != token:
        return None
    if head.head.lower_ in _IN:
        return 3
    if head.head.lower_ in _AFTER and head.lemma_ in _LEAVING:
        return 4 if said.span.date.precision < DAY else None
    office = head.head.lower_ == "as" or head.lemma_ in ("position", "post", "office")
    return 3 if office and not said.modifies else None
