"""Whether an event is denied: "did not meet", "declined to meet", "without meeting"."""

from collections.abc import Iterator

from detente.loaders.how import attitudes as words
from detente.loaders.how.calling_off import Step
from detente.loaders.tokens import Token

_DID = frozenset({"did", "was", "were", "had"})
_UNTIL = frozenset({"until", "till"})
_VERBS = frozenset({"VERB", "AUX"})


def denials(steps: list[Step]) -> int:
    """How often the event is denied, by words of its own clause."""
    return sum(_denials(*step) for step in _own_clause(steps))


def denied_at(steps: list[Step]) -> Token | None:
    """The word of its own clause that is denied."""
    own = _own_clause(steps)
    return next((step for step, below in own if _denials(step, below)), None)


def _own_clause(steps: list[Step]) -> Iterator[Step]:
    """The words whose denial denies the event: not those of who tells it."""
    for step, below in steps:
        if below is not None and below.dep_ in ("ccomp", "acl", "relcl"):
            return
        yield step, below


def is_undone(step: Token, below: Token | None) -> bool:
    """Whether ``step`` says that what depends on it did not come about."""
    if below is None:
        return False
    lemma, dep = step.lemma_.lower(), below.dep_
    if lemma in words.UNDONE:
        return dep in ("xcomp", "pcomp", "prep", "dobj", "acl")
    if lemma in words.PREVENTING and below.lower_ == "from":
        return any(child.dep_ == "pcomp" for child in below.children)
    if lemma in words.REJECTING:
        return dep == "dobj" and below.lemma_ in words.PLAN_NOUNS
    if lemma == "rule":
        return any(child.lower_ == "out" for child in step.children)
    if lemma == "have":
        return any(child.lower_ == "yet" for child in step.children)
    return _is_unable(step, below)


def _is_unable(step: Token, below: Token) -> bool:
    """By a word that is no verb: "unable to", "without", "instead of", "short of"."""
    if below.dep_ == "xcomp":
        return bool(step.lower_ == "unable")
    if below.dep_ == "pcomp":
        before = step.doc[step.i - 1].lower_ if step.i else ""
        return step.lower_ == "without" or before == "instead"
    return bool(step.lower_ == "short" and step.head.lemma_ == "stop")


def _denials(step: Token, below: Token | None) -> int:
    """How often ``step`` itself is denied: "did not meet", "no meeting was held"."""
    count = sum(
        1
        for child in step.children
        if child.dep_ == "neg" or child.lower_ in words.NEVER
    )
    count -= _not_only(step) + _not_until(step)
    if step.pos_ in _VERBS:
        for child in step.children:
            if child.dep_ == "advmod" and child.lower_ == "longer":
                count += any(word.lower_ == "no" for word in child.children)
            if child != below and child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
                count += any(map(_is_no, (child, *child.children)))
    else:
        count += any(map(_is_no, step.children))
    return max(count, 0)


def _is_no(word: Token) -> bool:
    if word.lower_ == "no":
        return bool(word.dep_ == "det")
    return word.lower_ in words.NOBODY


def _not_until(step: Token) -> bool:
    """Whether "not" is that of "did not recognize it until 1990": then it was done."""
    past = any(child.lower_ in _DID for child in step.children)
    denied = any(child.dep_ == "neg" for child in step.children)
    return (
        past
        and denied
        and any(
            child.lower_ in _UNTIL
            or any(word.lower_ in _UNTIL for word in child.children)
            for child in step.children
            if child.dep_ in ("prep", "advcl")
        )
    )


def _not_only(step: Token) -> int:
    """Nots that deny nothing: "not only met", "not just"."""
    return sum(
        child.dep_ == "neg"
        and child.i + 1 < len(child.doc)
        and child.nbor().lower_ in ("only", "just", "least")
        for child in step.children
    )
