"""Which word of the parsed sentence a time expression dates."""

from detente.loaders.tokens import Span, Token
from detente.loaders.when.clauses import LIMITS, NOUNS, VERBS, reason_of, verb_of
from detente.loaders.when.holidays import is_kept
from detente.loaders.when.times import Expression

# News says these of the clause, wherever the parser hangs them: "on Monday".
OF_CLAUSES = frozenset({"weekday", "today", "ago", "same_day", "period"})
_BELOW = frozenset({"pobj", "pcomp"})
_BEFORE_TIMES = frozenset(
    {
        *("in", "of", "since", "until", "till", "by", "from", "to", "and", "through"),
        *("between", "during", "for", "before", "after", "last", "next", "this"),
        *("early", "late", "mid", "on", "around", "about", ",", "-", "("),
    }
)
_ALSO_WORDS = frozenset({"May", "MAY", "March", "MARCH", "August", "April", "June"})
# What a month does as the subject of a sentence: "May saw floods".
_OF_MONTHS = frozenset(
    {"be", "see", "bring", "mark", "begin", "start", "end", "come", "pass", "remain"}
)
_SURELY_TIMES = frozenset(
    {"in", "since", "until", "till", "during", "last", "next", "this", "early", "late"}
)
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
# "on Tuesday Smith left", "in May Smith left": one preposition for days, one for more.
_LONGER = frozenset({"month", "season", "quarter", "year", "years", "decade"})
_VAGUE = ("more than", "less than", "over", "under", "at least", "nearly", "almost")
_NUMBERS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "ORDINAL"})


def is_stretch(expression: Expression) -> bool:
    """As in "over the past year": up to the day of the text, not the year before."""
    words = dict(expression.words)
    return expression.rule == "period" and words.get("rel") in ("the past", "the last")


def is_time(words: Span, expression: Expression) -> bool:
    """Whether a bare year or month is one, and no number, name or verb."""
    if expression.rule == "holiday":
        return is_kept(words, dict(expression.words)["feast"])
    first = words[0]
    bare = {name for name, _ in expression.words} <= {"m"}
    also = expression.rule == "month" and bare and first.text in _ALSO_WORDS
    if also and _is_name(first):
        return False
    before = words.doc[first.i - 1].lower_ if first.i else ""
    if before in _BEFORE_TIMES:
        return True
    if expression.rule == "year":
        return first.ent_type_ not in _NUMBERS
    if also:
        return bool(first.ent_type_ == "DATE" and first.tag_ != "MD")
    return True


def _is_name(month: Token) -> bool:
    """As in "Theresa May", and "May said" or "praised May" where she was named."""
    if month.dep_ == "nsubj" and month.head.lemma_ not in _OF_MONTHS:
        return True
    if _is_surname(month):
        return True
    before = month.doc[month.i - 1].lower_ if month.i else ""
    return before not in _SURELY_TIMES and any(
        other.text == month.text and _is_surname(other) for other in month.doc
    )


def _is_surname(word: Token) -> bool:
    """Behind a first name or "Mrs"."""
    before = word.doc[word.i - 1] if word.i else word
    joined = before.dep_ == "compound" and before.head == word
    return bool(joined and before.pos_ == "PROPN" and before.ent_type_ != "DATE")


def hangs_from(words: Span, expression: Expression) -> tuple[Token, bool]:
    """The word that an expression dates, and whether it only tells a limit of it."""
    token = words.root
    limit = False
    while token.head != token:
        upper = token.head
        linking = upper.pos_ in ("ADP", "ADV", "SCONJ", "PART", "NUM")
        if (linking and upper.lower_ in LIMITS and not _is_not_until(upper)) or (
            upper.tag_ == "VBG" and upper.lemma_ == "follow"
        ):
            limit = True
        if upper.lower_ == "since" and _is_record(upper.head):
            limit = True
        inside = words.start <= upper.i < words.end
        in_phrase = upper.ent_type_ == "DATE" and upper.pos_ not in VERBS
        linking = linking or upper.pos_ == "PRON"
        linking = linking or (token.lower_ == "of" and upper.lower_ in _PARTS_OF_DAY)
        token = upper
        if not (inside or linking or in_phrase):
            break
    if expression.rule in OF_CLAUSES and not (
        modifies(words, token) and not _opens_sentence(words)
    ):
        token = verb_of(token)
    if modifies(words, token):
        token = _dated_before(words, token, expression) or token
    before = words.doc[max(0, words.start - 2) : words.start].text.lower()
    vague = expression.rule == "ago" and before.endswith(_VAGUE)
    return token, limit or vague


def _is_not_until(link: Token) -> bool:
    """As in "did not recognize it until 1990": it did then."""
    return link.lower_ in ("until", "till") and any(
        child.dep_ == "neg" for child in link.head.children
    )


def _dated_before(words: Span, head: Token, expression: Expression) -> Token | None:
    """The verb of "Late on Monday Peru left", where the parser sees a "Monday Peru"."""
    if not words.start or words.end >= len(words.doc):
        return None
    link, after = words.doc[words.start - 1], words.doc[words.end]
    if link.lower_ == "of" and link.head.lower_ in _PARTS_OF_DAY:
        link = link.head.head  # "On the night of May 2 Peru left"
    wanted = ("in", "by") if expression.rule in _LONGER else ("on", "by")
    opens = link.is_sent_start or expression.rule not in _LONGER
    name = after.pos_ in ("PROPN", "DET", "PRON") or head.pos_ == "PROPN"
    if link.lower_ not in wanted or not (opens and name):
        return None
    verb = verb_of(link.head if link.head != head else head)
    return verb if verb.pos_ in VERBS else None


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
    return name and words[0].is_sent_start


def occasion(words: Span, head: Token, expression: Expression) -> Token | None:
    """The past event that alone is dated, though its clause tells of another day.

    "At the two-year mark of the invasion"; "congratulated him on his victory in the
    election on April 3".
    """
    if expression.rule == "kept":
        below = (token for token in words[-1].children if token.dep_ in _BELOW)
        return next(below, None)
    reason = reason_of(head)
    if reason is None or words.start < reason.i + 2:
        return None
    before = words.doc[words.start - 1]
    if expression.rule in OF_CLAUSES:
        long = dict(expression.words).get("u") in ("month", "year", "decade")
        if not long:
            return None  # "thanked him for his visit on Monday" is of Monday
    elif before.pos_ == "ADP":
        before = words.doc[words.start - 2]
    elif expression.rule != "years":
        return None
    return before if before.pos_ == "NOUN" and reason in before.ancestors else None


def modifies(words: Span, head: Token) -> bool:
    return head.pos_ in NOUNS and words.start < head.i
