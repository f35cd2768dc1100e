"""What has not the day that a text is telling of, though it names no other."""

from detente.loaders.tokens import Token
from detente.loaders.when.clauses import ON_OCCASION, SPEAKING

_BEFORE = frozenset({"had", "having"})
_STRETCHES = frozenset({"since", "until", "till"})
_WINDOWS = frozenset({"recent", "past"})
_UNITS = frozenset({"day", "week", "month", "year", "decade", "hour", "time"})
_LONG = frozenset({"year", "decade", "century", "month", "week"})
_EARLIER = frozenset({"recent", "previous", "earlier", "past", "prior", "former"})
_LASTING = frozenset(
    {"current", "ongoing", "on-going", "continuing", "continued", "existing", "present"}
)
# What is told with these came on no one day, or on one that is not said.
_NO_DAY = frozenset(
    {
        *("never", "always", "ever", "often", "repeatedly", "frequently", "regularly"),
        *("consistently", "constantly", "long", "longer", "yet", "already", "once"),
        *("previously", "recently", "formerly", "historically", "traditionally"),
        *("usually", "sometimes", "occasionally", "generally", "initially"),
    }
)
_TALKS = frozenset({"support", "commitment", "gratitude", "appreciation", "opposition"})
_BEHIND = frozenset({"of", "in", "against", "from", "to"})
_PARTS = frozenset(
    {"sideline", "sidelines", "margin", "side", "end", "start", "beginning", "opening"}
    | {"close", "eve", "conclusion", "part", "participation", "occasion", "aftermath"}
)
# Days and times that are named, but not which they are.
_OTHER_DAYS = frozenset(
    {"anniversary", "birthday", "jubilee", "bicentenary", "centenary", "eve", "century"}
)
_TO_SOMEBODY = frozenset({"greet", "wish", "send", "comment", "speak", "remark"})
_CLAIMS = frozenset(
    {"claim", "report", "allegation", "accusation", "rumour", "rumor", "charge"}
    | {"suggestion", "speculation"}
)
_REJECTING = frozenset({"deny", "reject", "dismiss", "refute", "dispute"})
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl", "conj", "prep"})


def not_of_the_day(token: Token, verb: Token) -> str | None:
    """Why what ``token`` tells has not the day of the story, if it has not."""
    if any(c.dep_ == "aux" and c.lower_ in _BEFORE for c in verb.children):
        return "it lies before the day told of, and no time is named"
    if any(child.lower_ in _EARLIER for child in token.children):
        return "it is told of as past, and no time is named"
    helping = {c.lower_ for c in verb.children if c.dep_ in ("aux", "neg")}
    if helping & {"has", "have"} and helping & {"not", "n't", "n\u2019t"}:
        return "it has not come about, and so has no day"
    if any(child.lower_ in _LASTING for child in token.children):
        return "it goes on, and no beginning is named"
    if is_denied(token):
        return "it is denied, and no time is named"
    if _is_of_another_day(verb):
        return "it is told of a day that is not said"
    if has_no_day(verb):
        return "it is told of no one day, and no time is named"
    if _is_talked_of(token):
        return "it is only spoken of, and no time is named"
    if _is_stretched(verb):
        return "it lasts, or came again and again, and no beginning is named"
    return None


def _is_stretched(verb: Token) -> bool:
    """As in "visited it twice since taking office", "in recent months", "for years"."""
    below = list(verb.children)
    for child in verb.children:
        if child.dep_ in ("prep", "advcl"):
            below += child.children
            if child.lower_ in _STRETCHES:
                return True
    return any(
        word.lower_ in _STRETCHES
        or (word.tag_ == "NNS" and word.lemma_ in _LONG and word.head.lower_ == "for")
        or (word.lemma_ in _UNITS and _is_window(word))
        for word in below
    )


def is_denied(token: Token) -> bool:
    """As in "denied that they met", "rejected claims that they met"."""
    lower = token
    while lower.head != lower:
        upper = lower.head
        claimed = lower.dep_ == "dobj" and (lower == token or lower.lemma_ in _CLAIMS)
        if upper.lemma_ == "deny" and (claimed or lower.dep_ in ("ccomp", "xcomp")):
            return True
        if upper.lemma_ in _REJECTING and claimed and lower != token:
            return True
        of_claim = upper.lemma_ in _CLAIMS or upper.dep_ == "prep"
        if lower.dep_ not in _CLAUSES or (lower.dep_ == "relcl" and not of_claim):
            return False
        lower = upper
    return False


def _is_of_another_day(verb: Token) -> bool:
    """As in "on the 80th anniversary of the landing", "in the last century"."""
    return verb.lemma_ not in ON_OCCASION | SPEAKING | _TO_SOMEBODY and any(
        link.lower_ in ("on", "in", "at", "during")
        and any(noun.lemma_ in _OTHER_DAYS for noun in link.children)
        for link in verb.children
    )


def _is_window(noun: Token) -> bool:
    return any(child.lower_ in _WINDOWS for child in noun.children)


def has_no_day(verb: Token) -> bool:
    """As in "they never met", "has long supported", "at no time did she"."""
    return any(
        (child.dep_ in ("advmod", "neg") and child.lower_ in _NO_DAY)
        or (child.dep_ == "advmod" and child.lower_ == "ago")
        or (
            child.dep_ == "prep"
            and any(
                word.lower_ in ("time", "point")
                and any(below.lower_ == "no" for below in word.children)
                for word in child.children
            )
        )
        for child in verb.children
    )


def _is_talked_of(noun: Token) -> bool:
    """As in "condemned the attack on Lima", "in the course of talks with Chile"."""
    if noun.pos_ != "NOUN" or noun.lemma_ in _TALKS:
        return False
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    upper = noun.head
    if noun.dep_ == "dobj":
        return upper.lemma_ in ON_OCCASION | SPEAKING
    if noun.dep_ != "pobj":
        return False
    if upper.lower_ in ("for", "over", "about", "on"):
        upper = upper.head
        return upper.pos_ == "NOUN" or upper.lemma_ in ON_OCCASION | SPEAKING
    if upper.head.pos_ != "NOUN" or upper.head.lemma_ in _UNITS | _PARTS:
        return False  # "two weeks of protests", "on the sidelines of the talks"
    return upper.lower_ in _BEHIND
