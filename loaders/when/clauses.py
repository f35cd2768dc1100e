"""Clauses: their verb, which way they look, and which of them tell the news."""

from detente.loaders.tokens import Token
from detente.loaders.when.anchors import Tense

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
# What these tell is a day's act, whenever the occasion for it was.
ON_OCCASION = frozenset(
    {
        *("congratulate", "thank", "praise", "commend", "applaud", "condemn"),
        *("criticize", "blame", "accuse"),
    }
)
# Whom these are done to has done, or was, something before.
FOR_PAST = ON_OCCASION | {
    *("sanction", "punish", "honor", "honour", "decorate", "fine", "apologize"),
    *("apologise", "denounce", "rebuke", "reprimand", "hail", "salute"),
}
# What these are done to lies before, or is only spoken of.
SPEAKING = frozenset({"welcome", "discuss", "recall", "mention", "cite", "reject"}) | (
    {"lament", "deplore", "mourn", "denounce", "hail"}
)
JUDGING = FOR_PAST | SPEAKING
# Words before an expression that tell a limit of the event, not its time.
LIMITS = frozenset(
    {"until", "till", "before", "by", "after", "following", "than", "prior", "ahead"}
)
_ABOUT = frozenset({"for", "over", "about", "of"})
_REASONS = frozenset({"for", "on", "over", "about"})
_QUOTED = 80  # tokens: few quotations are longer
_DEPENDENT = frozenset({"xcomp", "csubj", "conj", "advcl", "ccomp", "pcomp", "acl"})


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
    if word.dep_ == "xcomp" and (word.head.lemma_ in _AHEAD or _is_to(word)):
        return Tense.FUTURE
    if word.lemma_ == "look" and "forward" in (child.lower_ for child in below):
        return Tense.FUTURE
    if word.tag_ == "VBN" and word.dep_ == "acl":
        return Tense.PAST
    return Tense.OPEN


def _is_to(verb: Token) -> bool:
    """As in "she is to visit Oslo"."""
    bound = any(child.tag_ == "TO" for child in verb.children)
    return bound and verb.head.lemma_ == "be" and verb.head.tag_ in ("VBZ", "VBP")


def is_aside(verb: Token) -> bool:
    """As in "Smith, elected in April, left", where the parser takes it for the main."""
    bare = not any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    before = verb.doc[verb.i - 1].text if verb.i else ""
    return verb.tag_ == "VBN" and bare and before == ","


def reason_of(verb: Token) -> Token | None:
    """The preposition that opens the reason: "thanked him for his visit"."""
    if verb.lemma_ not in FOR_PAST:
        return None
    opens = (
        child
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in _REASONS and child.i > verb.i
    )
    return next(opens, None)


def is_quoted(token: Token) -> bool:
    """Whether ``token`` stands within quotation marks."""
    marks = 0
    for other in reversed(token.doc[max(0, token.i - _QUOTED) : token.i]):
        if other.is_space and other.text.count("\n") > 1:
            break
        marks += other.is_quote
    return marks % 2 == 1


def _is_upcoming(word: Token) -> bool:
    """As in "those at the upcoming summit include"; who welcomes one does so now."""
    told = [word] if word.pos_ not in VERBS else list(word.children)
    return any(
        token.lower_ in _UPCOMING
        for one in told
        if one == word or one.dep_ in ("nsubj", "nsubjpass")
        for token in one.subtree
    )


def looks_ahead(verb: Token) -> bool:
    """Whether the clause of ``verb``, or the one it depends on, tells of what comes."""
    while tense(verb) is Tense.OPEN:
        upper = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if verb.dep_ not in _DEPENDENT or upper.pos_ not in VERBS:
            return _is_upcoming(verb)
        verb = upper
    return tense(verb) is Tense.FUTURE


def _is_when(verb: Token) -> bool:
    """As in "were killed when a bomb exploded": of the time of its main clause."""
    words = (child.lower_ for child in verb.children if child.dep_ == "advmod")
    return verb.dep_ == "advcl" and verb.tag_ == "VBD" and "when" in words


def is_main(head: Token, *, ahead: bool) -> bool:
    """Whether ``head`` belongs to a main clause that tells of that side of the day."""
    verb = head
    if verb.pos_ in NOUNS and verb.dep_ in ("dobj", "nsubjpass", "attr"):
        if verb.dep_ == "dobj" and verb.head.lemma_ in ON_OCCASION:
            return False
        verb = verb.head
    elif verb.pos_ in NOUNS and verb.dep_ == "pobj":
        about = verb.head.lower_ in _ABOUT and verb.head.head.lemma_ in ON_OCCASION
        if about or verb.head.lower_ in LIMITS:
            return False
        verb = verb.head.head
    if verb.lower_ == "according":  # "according to the ministry on Friday"
        verb = verb.head
    while ahead and verb.dep_ in ("xcomp", "pcomp"):  # "looks forward to welcoming"
        verb = verb_of(verb.head)
    while verb.head.pos_ in VERBS and (verb.dep_ == "conj" or _is_when(verb)):
        verb = verb.head
    if verb.dep_ not in ("ROOT", "ccomp") or verb.pos_ not in VERBS:
        return False
    if is_aside(verb):
        return False
    return tense(verb) is not (Tense.PAST if ahead else Tense.FUTURE)


def _takes_place(verb: Token) -> bool:
    return verb.lemma_ == "take" and any(
        child.dep_ == "dobj" and child.lower_ == "place" for child in verb.children
    )


def is_scheduled(verb: Token) -> bool:
    """As in "she arrives on Thursday", below the headline."""
    present = verb.tag_ in ("VBZ", "VBP") or any(
        child.lower_ in ("is", "are") for child in verb.children
    )
    coming = verb.lemma_ in _COMING or _takes_place(verb)
    going = coming and verb.tag_ in ("VBZ", "VBP", "VBG")
    return going and present and (verb.sent.start > 0 or verb.dep_ == "relcl")
