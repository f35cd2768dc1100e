"""Which word of the parsed sentence a time expression dates."""

from spacy.tokens import Span, Token

from detente.loaders.when.clauses import LIMITS, NOUNS, ON_OCCASION, VERBS, verb_of
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
_NUMBERS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "ORDINAL"})


def is_stretch(expression: Expression) -> bool:
    """As in "over the past year": up to the day of the text, not the year before."""
    words = dict(expression.words)
    return expression.rule == "period" and words["rel"] in ("the past", "the last")


def is_time(words: Span, expression: Expression) -> bool:
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


def hangs_from(words: Span, expression: Expression) -> tuple[Token, bool]:
    """The word that an expression dates, and whether it only tells a limit of it."""
    token = words.root
    limit = False
    while token.head != token:
        upper = token.head
        linking = upper.pos_ in ("ADP", "ADV", "SCONJ", "PART", "NUM")
        if (linking and upper.lower_ in LIMITS) or (
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
        modifies(words, token) and not _opens_sentence(words)
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


def occasion(words: Span, head: Token, expression: Expression) -> Token | None:
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


def modifies(words: Span, head: Token) -> bool:
    return head.pos_ in NOUNS and words.start < head.i
