"""Whether an event is called off: in its own sentence, or where it is named again.

"The visit was cancelled", "postponed his trip"; also "a celebration in May. But the
celebration was cancelled." And what is told of who calls it off: that he met nobody.
"""

from collections.abc import Iterator, Sequence

from detente.loaders.events.slots import is_passive, patients, subjects
from detente.loaders.how import attitudes as words
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.places import Places

Step = tuple[Token, Token | None]
"""A word above a trigger, and the word below it that led there."""

_PARTED = {"call": "off", "put": "off", "pull": "out"}
_DROPPING = frozenset({"drop", "ditch"})
_VERBS = frozenset({"VERB", "AUX"})


def is_called_off(doc: Doc, token: Token, steps: Sequence[Step]) -> bool:
    """Whether the event at ``token`` is called off, there or, named again, next.

    ``steps`` are the words above the trigger that bear on it.
    """
    if any(below is not None and calls_off(step) for step, below in steps):
        return True
    named = {token.lemma_.lower()}
    if token.lemma_ in words.HOLDING:
        named |= {word.lemma_.lower() for word in _arguments(token)}
    named &= words.EVENT_NOUNS
    if not named:
        return False
    end = token.sent.end
    following = doc[end].sent.end if end < len(doc) else end
    for word in doc[token.sent.start : following]:
        if word.i == token.i or not calls_off(word):
            continue
        for child in word.children:
            if child.dep_ not in ("nsubjpass", "dobj"):
                continue
            if child.lemma_.lower() in named and child.i != token.i:
                return True
            if child.lower_ in ("which", "that") and any(
                upper.lemma_.lower() in named for upper in word.ancestors
            ):
                return True
    return False


def _arguments(verb: Token) -> Iterator[Token]:
    """The subject and objects of ``verb``, and what its prepositions lead to."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"):
            yield child
        elif child.dep_ == "prep":
            yield from (word for word in child.children if word.dep_ == "pobj")


def stays_on(steps: Sequence[Step]) -> bool:
    """Whether an event that ``steps`` call off is not: "refused to cancel the trip"."""
    off = next(
        (
            at
            for at, (step, below) in enumerate(steps)
            if below is not None and calls_off(step)
        ),
        None,
    )
    if off is None:
        return False
    verb = steps[off][0]
    return (
        _is_denied(verb)
        or any(child.lower_ in words.MAYBE for child in verb.children)
        or any(
            step.lemma_.lower() in words.UNDONE | words.UNDECIDED
            for step, _ in steps[off + 1 :]
        )
    )


def called_off(doc: Doc, places: Places) -> frozenset[str]:
    """The ids of the events that ``doc`` says are cancelled or put off."""
    return frozenset(
        placed.found.entity.id
        for verb in doc
        if calls_off(verb) and not _is_denied(verb)
        for thing in things_called_off(verb)
        for placed in places.named(thing)
        if placed.found.entity.type == "Event"
    )


def things_called_off(verb: Token) -> list[Token]:
    """What ``verb``, which calls off, calls off."""
    return subjects(verb) if is_passive(verb) else patients(verb)


def calls_off(word: Token) -> bool:
    """Whether ``word`` is a verb of calling off: "cancelled", "called it off"."""
    if word.pos_ not in _VERBS:
        return False
    if word.lemma_.lower() in words.CALLED_OFF:
        return True
    if word.lemma_ in _DROPPING:  # "dropped plans to visit them"
        return any(child.lemma_ in words.PLAN_NOUNS for child in patients(word))
    particle = _PARTED.get(word.lemma_)
    return any(
        child.lower_ == particle and child.dep_ in ("prt", "advmod", "prep")
        for child in word.children
    )


def _is_denied(verb: Token) -> bool:
    return any(
        child.dep_ == "neg" or child.lower_ in words.NEVER for child in verb.children
    )
