"""What lies ahead of the deed that tells of it: "invited her to visit in the autumn".

The time said of what somebody is invited, asked or pledged to do is to come, and so no
time of the invitation.
"""

from detente.loaders.how.attitudes import TO_COME
from detente.loaders.tokens import Span, Token
from detente.loaders.when.anchors import Tense
from detente.loaders.when.clauses import (
    NOUNS,
    ON_OCCASION,
    SPEAKING,
    VERBS,
    is_scheduled,
    looks_ahead,
    tense,
)
from detente.loaders.when.hanging import OF_CLAUSES

_INVITING = frozenset({"invite", "summon", "invitation", "summons"})
# What these lead to comes after them.
_LEADING = _INVITING | {
    *("urge", "ask", "want", "wish", "hope", "agree", "promise", "pledge", "vow"),
    *("decide", "offer", "propose", "prepare", "request", "call", "intend", "aim"),
    *("commit", "undertake", "order", "instruct", "threaten", "demand", "persuade"),
    *("convince", "encourage", "seek", "volunteer", "vote", "opt", "resolve", "swear"),
    *("consent", "arrange", "plan", "promise", "decision", "proposal", "agreement"),
    *("intention", "commitment", "bid", "threat", "readiness", "willingness"),
}
# The day said with these may be that of what they are done to.
_ARRANGING = (
    _LEADING
    | ON_OCCASION
    | SPEAKING
    | {
        *("announce", "schedule", "set", "postpone", "delay", "reschedule", "confirm"),
        *("extend", "expect", "move", "approve", "declare", "advance", "fix", "book"),
        *("choose", "pick", "name", "say", "tell", "reveal", "disclose", "report"),
        *("warn", "support", "back", "endorse", "accept", "decline", "cancel"),
        *("oppose", "reject", "prepare", "discuss"),
        *("allow", "permit", "grant", "organize", "organise", "promote", "sign"),
    }
)


def way(head: Token, words: Span, rule: str, *, goes_on: bool) -> Tense:
    """Which way the ``words`` said of ``head`` look.

    ``goes_on`` where they tell on from a year in the past.
    """
    if is_scheduled(head) or _is_behind_scheduled(words):
        return Tense.FUTURE
    if goes_on or rule in OF_CLAUSES:
        return tense(head)
    verb = head
    while verb.dep_ == "conj" and _is_to(verb.head):
        verb = verb.head
    if _is_to(verb):
        leads = verb.head.lemma_ in _LEADING and not _had(verb.head)
        if looks_ahead(verb):
            return Tense.FUTURE
        return Tense.COMING if leads else tense(head)
    link = _link_to(head, words)
    if link is None or _had(link.head):
        return tense(head)
    place = link.lower_ == "to" and any(to.pos_ == "PROPN" for to in link.children)
    return Tense.OPEN if place else Tense.COMING  # "invited to Lima in May"


def _is_behind_scheduled(words: Span) -> bool:
    """As in "ahead of their scheduled talks on Monday", wherever that is hung."""
    doc, at = words.doc, words.start - 1
    if at < 1 or doc[at].pos_ != "ADP":
        return False
    noun = doc[at - 1]
    return noun.pos_ in NOUNS and any(
        child.lower_ in TO_COME for child in noun.children
    )


def is_arranged(verb: Token) -> bool:
    """As in "announced the vote of May 3", where the day is not that of the deed."""
    return verb.lemma_ in _ARRANGING


def _is_to(verb: Token) -> bool:
    bare = verb.pos_ in VERBS and tense(verb) is Tense.OPEN
    return bare and any(child.tag_ == "TO" for child in verb.children)


def _had(verb: Token) -> bool:
    return any(child.lower_ == "had" for child in verb.children)


def _link_to(head: Token, words: Span) -> Token | None:
    """The "to" or "for" behind which an invitation names what it is to."""
    upper = head.head.head if head.dep_ == "pobj" else head
    if upper.lemma_ not in _INVITING:
        return None
    links = (
        child
        for child in upper.children
        if child.lower_ in ("to", "for") and upper.i < child.i < words.start
    )
    return next(links, None)
