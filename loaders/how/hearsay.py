"""Whether what is told is false, or only talked of.

"Reports that they met are false", "it is not true that they met"; "rumour has it that
they met", "it is unclear whether they met".
"""

from collections.abc import Iterator

from detente.loaders.how import attitudes as words
from detente.loaders.tokens import Token

_CLAUSES = frozenset({"ccomp", "csubj", "acl", "relcl", "xcomp", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_false(step: Token, below: Token | None) -> bool:
    """Whether ``step`` says that what stands ``below`` it is not so."""
    if below is None:
        return False
    lemma = step.lemma_.lower()
    denied = _is_denied(step)
    if lemma in words.REFUTING and _is_content(below):
        return not denied
    if below.dep_ in _CLAUSES and any(
        child.lower_ in words.FALSELY for child in step.children
    ):
        return True
    if lemma == "truth":  # "there is no truth in it"
        return denied
    said = [step] if below.dep_ in _CLAUSES else []
    if below.dep_ in _SUBJECTS or below.dep_ in _CLAUSES:
        said += _predicates(step)
    return any(
        (word.lemma_.lower() in words.FALSE and not denied)
        or (word.lemma_.lower() in words.TRUE and denied)
        for word in said
    )


def is_hearsay(step: Token, below: Token | None) -> bool:
    """As in "reportedly met", "rumours that they met", "is said to have met"."""
    if any(child.lower_ in words.RUMOURED for child in step.children):
        return True
    lemma = step.lemma_.lower()
    if lemma in words.RUMOUR_WORDS and step.pos_ == "NOUN":
        return True
    if below is None or below.dep_ not in _CLAUSES:
        return False
    if lemma in words.PROOF:  # "no evidence that they met"
        return _is_denied(step)
    subject = next((c for c in step.children if c.dep_ in _SUBJECTS), None)
    if lemma in words.HELD_TRUE and any(c.dep_ == "auxpass" for c in step.children):
        return below.dep_ == "xcomp" or (subject is not None and subject.lower_ == "it")
    if below.dep_ == "xcomp":
        return False
    if lemma == "have" and any(
        child.dep_ == "dobj" and child.lower_ == "it" for child in step.children
    ):
        return True  # "rumour has it that"
    if subject is not None and is_talk(subject):
        return True
    return any(
        word.lemma_.lower() in words.UNSURE for word in (step, *_predicates(step))
    )


def is_refuted(verb: Token, word: Token) -> bool:
    """Whether ``word`` stands in what ``verb`` says is not so: it is done nothing."""
    if verb.lemma_.lower() not in words.REFUTING or not verb.is_ancestor(word):
        return False
    while word != verb:
        upper = word.head
        if upper == verb and (word.dep_ in ("ccomp", "xcomp") or _denies(verb, word)):
            return True
        if word.dep_ in ("acl", "relcl") and upper.lemma_.lower() in words.CONTENT:
            return True
        word = upper
    return False


def is_refused(verb: Token, word: Token) -> bool:
    """Whether ``word`` stands in what is refused: "refused to visit Lima"."""
    return verb.lemma_.lower() in words.UNDONE and any(
        child.dep_ == "xcomp" and (child == word or child.is_ancestor(word))
        for child in verb.children
    )


def _denies(verb: Token, thing: Token) -> bool:
    """As in "denied a meeting with them", not "denied them a visa"."""
    return bool(verb.lemma_ == "deny" and thing.lemma_.lower() in words.DENIABLE)


def is_talk(source: Token) -> bool:
    """Whether nobody answers for ``source``: "rumours", "unconfirmed reports"."""
    return source.lemma_.lower() in words.TALK or any(
        child.lower_ in words.UNSURE for child in source.children
    )


def _is_content(below: Token) -> bool:
    """A clause, or a word for what is said: "that they met", "reports that"."""
    if below.dep_ == "ccomp":
        return True
    if below.dep_ == "prep":  # "dismissed as false reports that"
        return any(child.lemma_.lower() in words.CONTENT for child in below.children)
    return below.dep_ in ("dobj", "nsubjpass") and below.lemma_.lower() in words.CONTENT


def _is_denied(step: Token) -> bool:
    """Whether a "not" or "no" stands at ``step`` or at the verb that it completes."""
    at = [step]
    if step.dep_ in ("acomp", "attr", "oprd"):
        at.append(step.head)
    return any(
        child.dep_ == "neg" or child.lower_ in words.NEVER or child.lower_ == "no"
        for word in at
        for child in word.children
    )


def _predicates(verb: Token) -> Iterator[Token]:
    """What ``verb`` says its subject is: "is false", "turned out to be false"."""
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "oprd"):
            yield child
        elif child.dep_ == "xcomp" and child.lemma_ == "be":
            yield from _predicates(child)
