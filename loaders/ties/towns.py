"""Places named behind a preposition: "in the Kenyan capital Nairobi"."""

from collections.abc import Iterator

from detente.loaders.finding.states import seat_of
from detente.loaders.lexicon import words
from detente.loaders.ties.before import FARTHEST
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.tokens import Token

WHERE = ("Place", "State")
_DEEPEST = 9  # tokens: "the south-eastern coast of the island of"
_BETWEEN = frozenset({"ADJ", "NOUN", "NUM", "ADV", "PUNCT"})


def place_at(marks: Marks, place: int) -> Mark | None:
    """The place named at token ``place``, past "the", "the south of", "the town of".

    "In Kenya's second city, Kisumu" and "in Kenya's Turkana region" name the smaller.
    """
    doc = marks.doc
    start, end = place, min(place + _DEEPEST, len(doc))
    while start < end:
        mark = marks.starting(start, *WHERE)
        if mark is not None:
            smaller = _smaller(marks, mark)
            if smaller is not None:
                return smaller
        if mark is not None and mark.named:
            settled = settlement_at(marks, mark.end)
            if settled is None or mark.type != "State":
                return mark if settled is not None or _is_where(marks, mark) else None
            if doc[settled].lower_ == "capital":
                seat = capital_of(marks, mark)
                if seat is not None:
                    return seat
            start = settled  # "in the Kenyan capital Nairobi"
            continue
        word = doc[start]
        start += 1
        early = start <= place + 1 + (doc[place].lower_ == "the")
        if word.text == "," and start > place + 1 and is_settlement(doc[start - 2]):
            return marks.starting(start, "Place")
        if not _leads(word) and not (word.pos_ == "ADJ" and early):
            return None
    return None


def _leads(word: Token) -> bool:
    """Whether a word may stand before a place: "the", "town of", "northern"."""
    plain = word.lower_ in ("the", "a", "of", "in")
    return plain or is_settlement(word) or is_quarter(word) or _is_side(word)


def _is_where(marks: Marks, mark: Mark) -> bool:
    """Whether something is in a place: not "in a US operation", "of the Oslo-based"."""
    after = marks.doc[mark.end] if mark.end < len(marks.doc) else None
    return after is None or (after.pos_ != "NOUN" and after.text != "-")


def capital_of(marks: Marks, state: Mark) -> Mark | None:
    """The capital of a state, where the text names it."""
    for mark in marks:
        if mark.type == "Place" and mark.named:
            seat = seat_of(mark.mention.text)
            if seat is not None and seat.id == state.entity_id:
                return mark
    return None


def _smaller(marks: Marks, mark: Mark) -> Mark | None:
    """The place of "Kenya's Turkana region", read from the state's name on."""
    doc = marks.doc
    if mark.end >= len(doc) or doc[mark.end].text not in POSSESSIVES:
        return None
    settled = False
    for at in range(mark.end + 1, min(mark.end + 1 + FARTHEST, len(doc))):
        inner = marks.starting(at, *WHERE)
        if inner is not None:
            behind = doc[inner.end] if inner.end < len(doc) else None
            told = behind is not None and is_settlement(behind)
            told = told or is_settlement(doc[inner.end - 1])
            return inner if inner.type == "Place" and (settled or told) else None
        if is_settlement(doc[at]):
            settled = True
        elif doc[at].text == "," and is_settlement(doc[at - 1]):
            continue
        elif doc[at].lower_ != "of" and doc[at].pos_ not in _BETWEEN:
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


def is_quarter(token: Token) -> bool:
    """Whether a word tells a quarter of a place: "northern", "north-central"."""
    return token.lower_ in words("settlements", "quarters") and not token.is_title


def _is_side(token: Token) -> bool:
    """Whether a word tells a side of a place: "the coast of"."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return following == "of" and token.lower_ in words("settlements", "sides")


def is_settlement(token: Token) -> bool:
    return token.lemma_.lower() in words("settlements", "words")
