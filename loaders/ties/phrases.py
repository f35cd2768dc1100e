"""Noun phrases read from tags, with the entity that is their head."""

from collections.abc import Callable
from dataclasses import dataclass

from detente.loaders.lexicon import words
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import is_style, offices
from detente.loaders.tokens import Doc

BODIES = ("State", "Organization", "Place")
POSSESSIVES = frozenset({"'s", "\u2019s", "'", "\u2019"})
NOMINALS = frozenset({"ADJ", "NOUN", "PROPN"})


@dataclass(slots=True)
class Phrase:
    """The tokens ``start`` to ``end``, determiner not in; ``body`` is its head."""

    start: int
    end: int
    body: Mark | None = None


def noun_phrase(
    marks: Marks, place: int, stops: Callable[[Doc, int, Phrase], bool]
) -> Phrase | None:
    """The noun phrase at token ``place``, up to a person's name or where it stops.

    A body is its head also where a common noun says what it is: "the RMT union".
    """
    doc = marks.doc
    if place >= len(doc):
        return None
    limit = doc[place].sent.end
    while place < limit and doc[place].pos_ in ("DET", "PRON"):
        if marks.starting(place, *BODIES) is not None:
            break
        place += 1
    phrase = Phrase(place, place)
    head, owner = _read(marks, phrase, limit, stops)
    nouns = words("bodies", "private") | words("bodies", "of_state")
    if doc[phrase.end - 1].lower_ not in nouns:
        owner = None
    if phrase.end == phrase.start:
        return None
    styled = phrase.end < limit and is_style(doc[phrase.end])
    if phrase.end < limit and not styled and stops(doc, phrase.end, phrase):
        return phrase
    if head is None and owner is not None and owner.type == "Organization":
        head = owner
    if head is not None and head.type in BODIES:
        phrase.body = head
    return phrase


def _read(
    marks: Marks,
    phrase: Phrase,
    limit: int,
    stops: Callable[[Doc, int, Phrase], bool],
) -> tuple[Mark | None, Mark | None]:
    """Lengthen ``phrase``; the entity at its end, and the last one in it."""
    head: Mark | None = None
    owner: Mark | None = None
    doc = marks.doc
    while phrase.end < limit:
        mark = marks.starting(phrase.end)
        if mark is not None and mark.type != "Person":
            head = owner = mark
            phrase.end = mark.end
            if doc[phrase.end : phrase.end + 2].text.lower() == "-based":
                phrase.end += 2  # "the Lima-based League"
                head = owner = None
        elif mark is None and _takes(marks, phrase, head, stops):
            head = None
            phrase.end += 1
        elif _joins_portfolio(marks, phrase):
            head = None
            phrase.end += 3
        else:
            break
    return head, owner


def _takes(
    marks: Marks,
    phrase: Phrase,
    head: Mark | None,
    stops: Callable[[Doc, int, Phrase], bool],
) -> bool:
    """Whether the word at the end of ``phrase``, which is no entity, belongs to it."""
    token = marks.doc[phrase.end]
    if token.text in POSSESSIVES and head is not None:
        return True
    if token.pos_ in NOMINALS and token.ent_type_ not in ("DATE", "TIME"):
        return not stops(marks.doc, phrase.end, phrase)
    return head is None and _goes_on(marks, phrase, stops)


def _joins_portfolio(marks: Marks, phrase: Phrase) -> bool:
    """Whether another portfolio follows: "Climate Change and the Environment"."""
    doc, place = marks.doc, phrase.end
    if place == phrase.start or doc[place : place + 2].text.lower() != "and the":
        return False
    word = doc[place + 2] if place + 2 < len(doc) else None
    return word is not None and word.is_title and word.lower_ in offices().portfolios


def _goes_on(
    marks: Marks, phrase: Phrase, stops: Callable[[Doc, int, Phrase], bool]
) -> bool:
    """Whether "and", a comma or a hyphen stands inside the phrase."""
    doc, place = marks.doc, phrase.end
    if place == phrase.start or place + 1 >= len(doc):
        return False
    token, after = doc[place], doc[place + 1]
    if token.text not in ("and", "&", "-", ",") or after.pos_ not in NOMINALS:
        return False
    if marks.starting(place + 1, "Person") is not None or stops(doc, place + 1, phrase):
        return False
    if token.text == ",":
        rest = doc[place + 1 : place + 6]
        return after.is_title and any(word.lower_ == "and" for word in rest)
    return bool(after.is_title == doc[place - 1].is_title)
