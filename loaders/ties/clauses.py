"""Who a verb is about, read from the dependency parse."""

from collections.abc import Iterator

from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SHARING = frozenset({"conj", "advcl", "xcomp", "aux", "auxpass"})
_STEPS = 3  # verbs that may lie between a verb and the one that has its subject


def subject_of(marks: Marks, verb: Token) -> Mark | None:
    """The person that does what ``verb`` says, through relatives and coordination."""
    return mark_of_subject(marks, verb, "Person")


def mark_of_subject(marks: Marks, verb: Token, *types: str) -> Mark | None:
    """The entity of one of ``types`` that is the subject of ``verb``."""
    for token in _sharing(verb):
        subjects = [
            child
            for child in token.children
            if child.dep_ in SUBJECTS
            and child.i < token.i
            and not child.lower_.endswith("self")
        ]
        for child in reversed(subjects):
            relative = child.lower_ in ("who", "that", "which")
            mark = mark_of(marks, token.head if relative else child, *types)
            if mark is None and relative and token.head.dep_ == "appos":
                mark = mark_of(marks, token.head.head, *types)  # "X, a poet who"
            if mark is not None:
                return mark
        if subjects:
            return None
        if token.dep_ in ("relcl", "acl"):
            return mark_of(marks, token.head, *types)
    return None


def mark_told_of(marks: Marks, noun: Token, *types: str) -> Mark | None:
    """The entity that ``noun`` is said of: "X is a native of", "X, 58, a native of"."""
    if noun.dep_ in ("attr", "oprd"):
        return mark_of_subject(marks, noun.head, *types)
    first = noun.left_edge.i
    if first > 1 and marks.doc[first - 1].text in (",", "("):
        before = marks.ending(first - 1, *types)
        if before is not None:
            return before
    return mark_of(marks, noun.head, *types) if noun.dep_ == "appos" else None


def _sharing(verb: Token) -> Iterator[Token]:
    yield verb
    token = verb
    for _ in range(_STEPS):
        if token.dep_ not in _SHARING:
            return
        token = token.head
        yield token


def verb_above(token: Token) -> Token | None:
    """The nearest verb that ``token`` hangs on."""
    return next(
        (above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), None
    )


def person_of(marks: Marks, token: Token) -> Mark | None:
    """The person that the phrase headed by ``token`` names."""
    return mark_of(marks, token, "Person")


def mark_of(marks: Marks, token: Token, *types: str) -> Mark | None:
    """The entity of one of ``types`` that the phrase headed by ``token`` names."""
    mark = marks.over(token.i, *types)
    if mark is not None:
        return mark
    for child in token.children:
        if child.dep_ in ("appos", "flat", "compound") and child.i > token.i:
            mark = marks.over(child.i, *types)
            if mark is not None:
                return mark
    return None
