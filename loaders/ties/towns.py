"""Places named behind a preposition: "in the Kenyan capital Nairobi"."""

from collections.abc import Iterator

from spacy.tokens import Token

from detente.loaders.lexicon import words
from detente.loaders.ties.before import FARTHEST
from detente.loaders.ties.marks import Mark, Marks

WHERE = ("Place", "State")


def place_at(marks: Marks, place: int) -> Mark | None:
    """The place named at token ``place``, past "the", "western", "the town of"."""
    doc = marks.doc
    start, end = place, min(place + FARTHEST, len(doc))
    while start < end:
        mark = marks.starting(start, *WHERE)
        if mark is not None and mark.named:
            settled = settlement_at(marks, mark.end)
            if settled is not None and mark.type == "State":
                start = settled  # "in the Kenyan capital Nairobi"
                continue
            after = doc[mark.end] if mark.end < len(doc) else None
            # "in a US operation" is in no place.
            noun = after is not None and after.pos_ == "NOUN"
            return None if noun and settled is None else mark
        word = doc[start]
        start += 1
        if word.lower_ in ("the", "a", "of", "in") or is_settlement(word):
            continue
        if word.pos_ == "ADJ" and start <= place + 1 + (doc[place].lower_ == "the"):
            continue
        return None
    return None


def places_at(marks: Marks, place: int) -> Iterator[Mark]:
    """The places listed at token ``place``: "the states of Iowa and Ohio"."""
    doc = marks.doc
    where = place_at(marks, place)
    while where is not None:
        yield where
        end = where.end
        if end + 1 < len(doc) and doc[end].text == ",":
            end += 1
        if end + 1 >= len(doc) or doc[end].lower_ != "and":
            return
        where = marks.starting(end + 1, *WHERE)


def settlement_at(marks: Marks, place: int) -> int | None:
    """The token of "city" in "third city", read from token ``place`` on."""
    doc = marks.doc
    for at in range(place, min(place + FARTHEST, len(doc))):
        if marks.starting(at) is not None:
            return None
        if is_settlement(doc[at]):
            return at
        if doc[at].pos_ not in ("ADJ", "NUM", "ADV") and doc[at].text != "-":
            return None
    return None


def is_settlement(token: Token) -> bool:
    return token.lemma_.lower() in words("settlements", "words")
