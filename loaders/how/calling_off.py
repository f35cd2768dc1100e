"""Whether an event is called off: in its own sentence, or where it is named again.

"The visit was cancelled", "postponed his trip"; also "a celebration in May. But the
celebration was cancelled."
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from detente.loaders.how import attitudes as words

Step = tuple[Token, Token | None]
"""A word above a trigger, and the word below it that led there."""

_PARTED = {"call": "off", "put": "off", "pull": "out"}
_VERBS = frozenset({"VERB", "AUX"})


def is_called_off(doc: Doc, token: Token, steps: Sequence[Step]) -> bool:
    """Whether the event at ``token`` is called off, there or, named again, next.

    ``steps`` are the words above the trigger that bear on it.
    """
    if any(below is not None and _calls_off(step) for step, below in steps):
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
        if word.i == token.i or not _calls_off(word):
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


def _calls_off(word: Token) -> bool:
    if word.lemma_.lower() in words.CALLED_OFF and word.pos_ in _VERBS:
        return True
    particle = _PARTED.get(word.lemma_)
    return any(
        child.lower_ == particle and child.dep_ in ("prt", "advmod", "prep")
        for child in word.children
    )
