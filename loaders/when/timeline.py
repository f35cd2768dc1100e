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
from detente.loaders.when.times import Expression, expressions

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_WILL = frozenset({"will", "shall", "'ll", "\u2019ll"})
_AHEAD = frozenset(
    {
        *("plan", "schedule", "expect", "intend", "due", "set", "slate", "anticipate"),
        *("upcoming", "coming", "forthcoming", "next", "tentatively"),
    }
)
_COMING = frozenset(
    {"arrive", "travel", "visit", "head", "fly", "meet", "host", "begin", "open"}
    | {"start", "leave", "depart", "convene", "go", "come"}
)
_UPCOMING = frozenset({"upcoming", "forthcoming"})
_DONE = frozenset({"had", "has", "have", "was", "were", "did"})
# Words before an expression that tell a limit of the event, not its time.
_LIMITS = frozenset(
    {"until", "till", "before", "by", "after", "following", "than", "prior", "ahead"}
)
# News says these of the clause, wherever the parser hangs them: "on Monday".
OF_CLAUSES = frozenset({"weekday", "today", "ago", "same_day", "period"})
_BELOW = frozenset({"pobj", "pcomp"})
# What these tell is a day's act, whenever the occasion for it was.
ON_OCCASION = frozenset(
    {
        *("congratulate", "thank", "praise", "commend", "applaud", "condemn"),
        *("criticize", "blame", "accuse"),
    }
)
_ABOUT = frozenset({"for", "over", "about", "of"})
_BEFORE_TIMES = frozenset(
    {
        *("in", "of", "since", "until", "till", "by", "from", "to", "and", "through"),
        *("between", "during", "for", "before", "after", "last", "next", "this"),
        *("early", "late", "mid", "on", "around", "about", ",", "-", "("),
    }
)
# Between the days of a list: "of January 11 and November 26".
_LIST = re.compile(r"\s?(?:,|and|or|, and)\s(?:on\s)?")
_ALSO_WORDS = frozenset({"May", "MAY", "March", "MARCH", "August", "April", "June"})
_NUMBERS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "ORDINAL"})


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
        if words is None or not _is_time(words, expression):
            continue
        head, limit = _hangs_from(words, expression)
        if "turned" in dict(expression.words):  # "two days after she left"
            if words[-1].dep_ != "mark":
                continue
            head, limit = words[-1].head, False
        occasion = _occasion(words, head, expression)
        head = occasion or head
        listed = before is not None and _LIST.fullmatch(
            doc.text, before.expression.end, expression.start
        )
        if before is not None and listed and expression.rule not in OF_CLAUSES:
            head = before.head
        looks = Tense.FUTURE if _is_scheduled(head) else tense(head)
        told_of = written is not None and _goes_on(doc, written, words)
        past = written.span.date if written is not None and told_of else None
        span = expression.resolve(Anchor(published, looks, focus, told, past))
        if span is None:
            continue
        told = span.date
        if span.date.day is not None:
            focus = span.date.first
        if limit or _is_stretch(expression):
            continue
        ahead = published is not None and span.date.first > published
        before = Said(
            expression,
            span,
            head,
            words.start,
            occasion is not None or _modifies(words, head),
            occasion is None and _is_main(head, ahead=ahead),
            ahead,
        )
        if before.main and any(name[0] == "y" for name, _ in expression.words):
            written = before
        yield before


def _goes_on(doc: Doc, written: Said, words: Span) -> bool:
    """Whether ``words`` stand behind the sentence of ``written``, in its paragraph."""
    between = doc[written.first : words.start]
    return written.head.sent != words.sent and "\n\n" not in between.text


def _is_scheduled(verb: Token) -> bool:
    """As in "she arrives on Thursday", below the headline."""
    present = verb.tag_ in ("VBZ", "VBP") or any(
        child.lower_ in ("is", "are") for child in verb.children
    )
    going = verb.lemma_ in _COMING and verb.tag_ in ("VBZ", "VBP", "VBG")
    return going and present and verb.sent.start > 0


def _is_stretch(expression: Expression) -> bool:
    """As in "over the past year": up to the day of the text, not the year before."""
    words = dict(expression.words)
    return expression.rule == "period" and words["rel"] in ("the past", "the last")


def _is_time(words: Span, expression: Expression) -> bool:
    """Whether a bare year or month is one, and no number, name or verb."""
    first = words[0]
    before = words.doc[first.i - 1].lower_ if first.i else ""
    if before in _BEFORE_TIMES:
        return True
    if expression.rule == "year":
        return str(first.ent_type_) not in _NUMBERS
    bare = {name for name, _ in expression.words} <= {"m"}
    if expression.rule == "month" and bare and first.text in _ALSO_WORDS:
        return bool(first.ent_type_ == "DATE" and first.tag_ != "MD")
    return True


def _hangs_from(words: Span, expression: Expression) -> tuple[Token, bool]:
    """The word that an expression dates, and whether it only tells a limit of it."""
    token = words.root
    limit = False
    while token.head != token:
        upper = token.head
        linking = upper.pos_ in ("ADP", "ADV", "SCONJ", "PART", "NUM")
        if (linking and upper.lower_ in _LIMITS) or (
            upper.tag_ == "VBG" and upper.lemma_ == "follow"
        ):
            limit = True
        if upper.lower_ == "since" and _is_record(upper.head):
            limit = True
        inside = words.start <= upper.i < words.end
        in_phrase = upper.ent_type_ == "DATE" and upper.pos_ not in VERBS
        linking = linking or upper.pos_ == "PRON"
        token = upper
        if not (inside or linking or in_phrase):
            break
    if expression.rule in OF_CLAUSES and not (
        _modifies(words, token) and not _opens_sentence(words)
    ):
        token = verb_of(token)
    return token, limit


def _is_record(noun: Token) -> bool:
    """As in "the first time since 2015", "the worst attack since 2001"."""
    return noun.lemma_ == "time" or any(
        child.lower_ in ("first", "last") or child.tag_ == "JJS"
        for child in noun.children
    )


def _opens_sentence(words: Span) -> bool:
    """As in "Yesterday Marine One landed", which no comma parts; not "Monday's"."""
    after = words.doc[words.end : words.end + 1]
    name = any(token.pos_ in {"PROPN", "DET"} for token in after)
    return name and bool(words[0].is_sent_start)


def _occasion(words: Span, head: Token, expression: Expression) -> Token | None:
    """The past event that alone is dated, though its clause tells of another day.

    "At the two-year mark of the invasion"; "congratulated him on his victory in the
    election on April 3".
    """
    if expression.rule == "kept":
        below = (token for token in words[-1].children if token.dep_ in _BELOW)
        return next(below, None)
    before = words.start - 1
    if head.lemma_ not in ON_OCCASION or expression.rule in OF_CLAUSES or before < 1:
        return None
    noun = words.doc[before - 1]
    if words.doc[before].pos_ != "ADP" or noun.pos_ != "NOUN":
        return None
    reasons = (token for token in noun.ancestors if token.head == head)
    return noun if any(token.lower_ in ("on", "for") for token in reasons) else None


def _modifies(words: Span, head: Token) -> bool:
    return head.pos_ in NOUNS and words.start < head.i


def verb_of(token: Token) -> Token:
    """The verb of the clause that ``token`` stands in, the root where there is none."""
    while token.pos_ not in VERBS and token.head != token:
        token = token.head
    return token


def tense(word: Token) -> Tense:
    """Whether the clause of a verb, or what is told of a noun, looks back or ahead."""
    below = list(word.children)
    if word.pos_ not in VERBS:
        ahead = not _AHEAD.isdisjoint(child.lemma_ for child in below)
        return Tense.FUTURE if ahead else Tense.OPEN
    helping = {child.lower_ for child in below if child.dep_ in ("aux", "auxpass")}
    if not _WILL.isdisjoint(helping) or word.lemma_ in _AHEAD:
        return Tense.FUTURE
    if word.tag_ == "VBD" or not _DONE.isdisjoint(helping):
        return Tense.PAST
    if word.dep_ == "xcomp" and word.head.lemma_ in _AHEAD:
        return Tense.FUTURE
    if word.lemma_ == "look" and "forward" in (child.lower_ for child in below):
        return Tense.FUTURE
    if word.tag_ == "VBN" and word.dep_ == "acl":
        return Tense.PAST
    return Tense.OPEN


def is_aside(verb: Token) -> bool:
    """As in "Smith, elected in April, left", where the parser takes it for the main."""
    bare = not any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    before = verb.doc[verb.i - 1].text if verb.i else ""
    return verb.tag_ == "VBN" and bare and before == ","


def looks_ahead(verb: Token) -> bool:
    """Whether the clause of ``verb``, or the one it depends on, tells of what comes."""
    while tense(verb) is Tense.OPEN:
        upper = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if verb.dep_ not in _DEPENDENT or upper.pos_ not in VERBS:
            return any(token.lower_ in _UPCOMING for token in verb.subtree)
        verb = upper
    return tense(verb) is Tense.FUTURE


_DEPENDENT = frozenset({"xcomp", "csubj", "conj", "advcl", "ccomp", "pcomp", "acl"})


def _is_main(head: Token, *, ahead: bool) -> bool:
    """Whether ``head`` belongs to a main clause that tells of that side of the day."""
    verb = head
    if verb.pos_ in NOUNS and verb.dep_ in ("dobj", "nsubjpass", "attr"):
        if verb.dep_ == "dobj" and verb.head.lemma_ in ON_OCCASION:
            return False
        verb = verb.head
    elif verb.pos_ in NOUNS and verb.dep_ == "pobj":
        about = verb.head.lower_ in _ABOUT and verb.head.head.lemma_ in ON_OCCASION
        if about or verb.head.lower_ in _LIMITS:
            return False
        verb = verb.head.head
    if verb.lower_ == "according":  # "according to the ministry on Friday"
        verb = verb.head
    while ahead and verb.dep_ in ("xcomp", "pcomp"):  # "looks forward to welcoming"
        verb = verb_of(verb.head)
    while verb.dep_ == "conj" and verb.head.pos_ in VERBS:
        verb = verb.head
    if verb.dep_ not in ("ROOT", "ccomp") or verb.pos_ not in VERBS:
        return False
    if is_aside(verb):
        return False
    return tense(verb) is not (Tense.PAST if ahead else Tense.FUTURE)
