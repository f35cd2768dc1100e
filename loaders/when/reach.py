"""How far a time expression reaches: whether it dates a word, and how directly.

An expression dates the word that it hangs from, what that word's clause tells, and, in
the forms below, what is told in a clause or a noun beside it.
"""

from detente.loaders.tokens import Span, Token
from detente.loaders.when.clauses import (
    JUDGING,
    NOUNS,
    ON_OCCASION,
    VERBS,
    is_aside,
    reason_of,
    verb_of,
)
from detente.loaders.when.hanging import OF_CLAUSES
from detente.loaders.when.story import DAY
from detente.loaders.when.timeline import Said
from detente.loaders.when.undated import has_no_day, is_denied

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
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "nsubj", "npadvmod"})
# Who does this to a passing event does it while the event lasts.
_TAKING_PART = frozenset(
    {"support", "back", "endorse", "attend", "join", "win", "lose", "host", "lead"}
)
# What an event does to those it strikes it does while it lasts: "Friday's raid killed".
EFFECTS = frozenset(
    {
        "kill",
        "injure",
        "wound",
        "destroy",
        "damage",
        "displace",
        "hit",
        "strike",
        "free",
    }
    | {"occur", "happen", "take", "last", "leave", "claim", "bring", "see"}
)
_STRIKING = frozenset(
    {
        *("attack", "raid", "strike", "airstrike", "shooting", "bombing", "explosion"),
        *("blast", "crash", "accident", "collision", "fire", "battle", "coup", "siege"),
        *("clash", "ambush", "protest", "riot", "rebellion", "uprising", "massacre"),
        *("operation", "rescue", "mission", "earthquake", "hurricane", "flood"),
    }
)
_GOING = frozenset(
    {"visit", "go", "travel", "fly", "arrive", "attend", "tour", "come", "head"}
)
_HELD = frozenset(
    {"hold", "schedule", "plan", "set", "slate", "take", "begin", "start", "open"}
    | {"convene", "stage", "organize", "organise"}
)
_SHARES = frozenset({"victory", "win", "defeat", "loss", "success", "part", "role"})
_KNOWN_FOR = frozenset({"know", "remember", "celebrate"})
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
_APART = frozenset({"after", "before", "since", "until", "once"})
_ABOUT = frozenset({"about", "over", "regarding", "concerning"})
_IN = frozenset({"in", "at", "during", "on", "with"})


def distance(token: Token, said: Said) -> int | None:
    """How far ``said`` stands from ``token``, ``None`` where it does not date it."""
    head = _told_by_times(said.head)
    if token == head:
        return 0
    if _is_apart(token, said):
        return None
    steps = 0
    below = token
    for lower in (token, *token.ancestors):
        if said.expression.start <= lower.idx < said.expression.end:
            return 0  # "in 2019, when they met"
        if lower == head:
            apart = said.modifies and token.pos_ in VERBS and not _happens_in(below)
            return None if apart or is_aside(lower) else steps
        if _is_before_or_after(lower) and not lower.head.i < lower.i < said.first:
            return None
        steps += 1 if lower.dep_ in _SAME_CLAUSE else 4
        below = lower
    if head.pos_ in NOUNS:
        return _from_object(token, said)
    if head.head == token and head.lemma_ in _HELD and head.dep_ in ("acl", "relcl"):
        return 1  # "the summit, scheduled for May"
    if token.pos_ in NOUNS and token.dep_ in ("nsubj", "nsubjpass"):
        set_for = head.dep_ == "xcomp" and head.head == token.head
        return 2 if set_for else None  # "the vote is set to take place on Monday"
    return _from_clause(token, head, said)


def _is_apart(token: Token, said: Said) -> bool:
    """Whether ``said`` dates nothing but the word that it hangs from."""
    if any(word.text == ";" for word in _between(token, said)):
        return True
    if is_denied(token) and said.head not in token.subtree:
        return True  # "denied on Monday that they met"
    if token.pos_ in VERBS and has_no_day(token):
        return True  # "said on Monday that they never met"
    if token.dep_ == "relcl" and token.lemma_ in ON_OCCASION:
        # "the attack in March, which Peru condemned"
        return said.head in token.ancestors and said.first < token.left_edge.i
    return token.doc[said.first - 1].lower_ in ("until", "till")


def _is_before_or_after(lower: Token) -> bool:
    """Whether a clause tells of another time than the one that it depends on.

    As in "said on Monday that Peru had left", "left on Monday after thanking Peru".
    """
    helping = {child.lower_ for child in lower.children if child.dep_ == "aux"}
    if lower.dep_ == "ccomp":
        return "had" in helping
    if lower.dep_ == "conj":  # "they met on Monday, and I thank them"
        return lower.tag_ in ("VBP", "VBZ") and lower.head.tag_ == "VBD"
    if lower.dep_ == "pcomp":
        return lower.head.lower_ in _APART
    if lower.dep_ != "advcl":
        return False
    marks = {child.lower_ for child in lower.children if child.dep_ == "mark"}
    return "having" in helping or not _APART.isdisjoint(marks)


def _between(token: Token, said: Said) -> Span:
    return token.doc[min(token.i, said.first) : max(token.i, said.first)]


def _happens_in(clause: Token) -> bool:
    """As in "the 2007 raid in which they killed": the raid's year is theirs."""
    won = clause.lemma_ in _TAKING_PART and clause.head.lemma_ in _PASSING
    return clause.dep_ == "relcl" and any(
        word.lower_ in ("which", "where", "when")
        and (word.dep_ == "advmod" or word.head.lower_ in _IN or won)
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
        if _is_of_its_noun(lower, token) or _is_of_its_own(lower, said):
            return None
        if lower.dep_ == "advcl" and _loose(lower):
            if lower.tag_ == "VBN" and not _is_of_the_day(lower, said):
                return None
            steps += 5
            aside = True
            if token.dep_ == "ccomp" and lower.head == token.head:
                # "presumptive nominee Smith led": the parser lost the main verb.
                return None if lower.head.pos_ in VERBS else steps
        elif _is_within(token, lower, said):
            steps += 5
        elif lower.dep_ in _UPWARD and not (aside and lower.dep_ == "conj"):
            steps += _UPWARD[lower.dep_]
        else:
            return None  # after an aside: it is said of the last of several deeds
    return None


def _is_of_its_own(clause: Token, said: Said) -> bool:
    """As in "she attended, and on Saturday she signed it"."""
    return clause.dep_ == "conj" and any(
        child.dep_ in _SUBJECTS and said.first < child.i for child in clause.children
    )


def _is_of_its_noun(clause: Token, token: Token) -> bool:
    """As in "met Smith, elected in 2021", "welcomed the deal reached in May"."""
    if clause.dep_ == "acl" and clause.head.pos_ == "PROPN":
        return True
    if clause.dep_ == "prep" and clause.lower_ in _ABOUT:
        return True  # "informed them about the talks held in May"
    bare = not any(child.dep_ in ("aux", "auxpass") for child in clause.children)
    of_object = clause.dep_ == "ccomp" or (
        clause.dep_ == "acl" and clause.head.dep_ == "dobj"
    )
    return of_object and clause.tag_ == "VBN" and bare and token.lemma_ in JUDGING


def _is_within(token: Token, clause: Token, said: Said) -> bool:
    """Whether the event of ``token`` is the one that a clause of its noun dates.

    As in "the summit to be held in May", "hurt in the crash that killed two in May",
    "visited Lima, where she met him on Monday", "known for leading it in 1980".
    """
    if clause.dep_ == "pcomp":
        return clause.head.head.lemma_ in _KNOWN_FOR
    if clause.dep_ != "relcl":
        return False
    if clause.tag_ == "VBN" and _is_to_be(clause):
        return True
    noun = clause.head
    marks = {(word.lower_, word.dep_) for word in clause.children}
    if ("where", "advmod") in marks:
        close = said.span.date.precision == DAY and noun.head in (
            token,
            *token.children,
        )
        return close and token.lemma_ in _GOING
    if not marks & {("that", "nsubj"), ("which", "nsubj")}:
        return False
    above = (noun.head, noun.head.head) if noun.dep_ == "pobj" else (noun.head,)
    if clause.lemma_ in _HELD and token in above:
        return token.lemma_ in _GOING  # "will attend the forum, which begins in May"
    return noun.lemma_ in _STRIKING and (
        noun.dep_ == "pobj"
        and noun.head.lower_ in _IN
        and token in (noun.head.head, noun.head.head.head)
    )


def _is_to_be(verb: Token) -> bool:
    """As in "the summit to be held in May"."""
    return any(child.tag_ == "TO" for child in verb.children)


def _is_of_the_day(aside: Token, said: Said) -> bool:
    """As in "Asked on Monday, they", "they did when asked on Monday".

    Not "Founded in 1949, they", nor behind them.
    """
    asked = any(child.lower_ == "when" for child in aside.children)
    return said.span.date.precision == DAY and (asked or aside.i < aside.head.i)


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
        other = {child.lower_ for child in verb.children if child.dep_ == "mark"}
        return other <= _SAME_TIME  # "while visiting Lima on Monday, they"
    return not _SAME_TIME.isdisjoint(marks)


def _is_by(verb: Token, share: Token) -> bool:
    """As in "secured it with victories in the May 3 vote", "had a part in the raid"."""
    if share.dep_ == "dobj":
        return bool(share.head == verb)
    link = share.head.lower_
    return link in ("with", "by", "through") and verb_of(share) == verb


def _from_object(token: Token, said: Said) -> int | None:
    """The time of the event that the verb ``token`` names by its object or place."""
    head = said.head
    if head.pos_ == "PROPN" and (
        said.expression.rule == "years"
        or token.doc[said.first - 1].lower_ in ("since", "(")
    ):
        return None  # "Smith, in office since 2016, thanked them"
    if said.modifies and head.dep_ == "nsubj" and head.head == token:
        return 2 if token.lemma_ in EFFECTS else None
    if head.dep_ in _OBJECTS and head.head == token and not said.modifies:
        judged = head.dep_ == "dobj" and token.lemma_ in ON_OCCASION
        return None if judged else 2
    if head.dep_ == "dobj" and head.head == token and token.lemma_ in _TAKING_PART:
        return 3 if head.lemma_ in _PASSING else None
    if head.dep_ != "pobj":
        return None
    share = head.head.head
    if share.lemma_ in _SHARES and head.head.lower_ in _IN and _is_by(token, share):
        return 4
    if share != token:
        return None
    if head.head.lower_ in _IN:
        reason = reason_of(token)  # "fined them for their part in the 1998 raid"
        return None if reason is not None and reason.i <= head.head.i else 3
    if head.head.lower_ in _AFTER and head.lemma_ in _LEAVING:
        return 4 if said.span.date.precision < DAY else None
    office = head.head.lower_ == "as" or head.lemma_ in ("position", "post", "office")
    return 3 if office and not said.modifies else None
