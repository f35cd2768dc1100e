"""Where bodies have their seat: "its headquarters in Y", "Y, the seat of X".

What is "based in Y" is ``locations`` and ``wholes``.
"""

from collections.abc import Iterator

from detente.loaders.lexicon import words
from detente.loaders.ties.bodies import body_behind_of
from detente.loaders.ties.clauses import mark_of, mark_of_subject, verb_above
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.towns import WHERE, place_at
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_AT = frozenset({"in", "at", "on", "near", "outside"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "ADV", "NUM", "PROPN"})
_KEEPING = frozenset({"have", "keep", "maintain", "move", "relocate", "shift"})
_WORKING = frozenset({"operate", "work", "run"})
_LONGEST = 6  # tokens from the owner of a seat to its noun


def seats(marks: Marks) -> Iterator[Proposal]:
    """The places that bodies are said to have their seat in."""
    for token in marks.doc:
        if token.lower_ in words("placing", "headquarters"):
            yield from _of_seat(marks, token)
        elif token.lower_ == "based" and marks.doc[token.i - 1].text == "-":
            yield from _based(marks, token)
        elif token.lower_ == "from" and token.head.lemma_ in _WORKING:
            yield from _worked_from(marks, token)


def _of_seat(marks: Marks, seat: Token) -> Iterator[Proposal]:
    owner = _owner(marks, seat)
    if owner is not None:
        where = _where(marks, seat)
        if where is not None:
            yield from tie(owner, "LOCATED_IN", where, "seat-in", seat.i)
    if seat.lower_ in words("placing", "homes"):
        yield from _seat_of(marks, seat)


def _owner(marks: Marks, seat: Token) -> Mark | None:
    """The body of "X's new headquarters", "the headquarters of X", "its base"."""
    doc, own = marks.doc, False
    if doc[seat.i + 1 : seat.i + 2].text == "of":
        return body_behind_of(marks, seat.i + 2)
    for at in range(seat.i - 1, max(-1, seat.i - _LONGEST), -1):
        token = doc[at]
        if token.text in POSSESSIVES:
            return marks.ending(at, "Organization")
        own = token.lower_ in ("its", "their", "whose")
        if own or token.lower_ in ("with", "has", "have", "the", "a"):
            break
        if token.pos_ not in _MODIFIERS:
            return None
    if seat.lower_ in words("placing", "offices") and not own:
        return None
    if seat.head.lower_ in ("with", "from", "at") and seat.head.i < seat.i:
        return _with_seat(marks, seat.head, own=own)
    verb = verb_above(seat)
    if verb is not None and verb.lemma_ in _KEEPING and seat.dep_ == "dobj":
        return mark_of_subject(marks, verb, "Organization")
    if doc[seat.i - 1].lower_ == "whose" and verb is not None and verb.dep_ == "relcl":
        return mark_of(marks, verb.head, "Organization")
    return None


def _with_seat(marks: Marks, link: Token, *, own: bool) -> Mark | None:
    """The body of "X, a group with headquarters", "X said at its headquarters"."""
    above = link.head
    noun = mark_of(marks, above, "Organization")
    if above.dep_ == "appos" and noun is None:
        noun = mark_of(marks, above.head, "Organization")
    if noun is not None:
        return noun
    comma = marks.doc[link.i - 1].text == ","
    before = marks.ending(link.i - comma, "Organization")
    if before is not None and link.lower_ == "with":
        return before
    verb = verb_above(link)
    if verb is None or not own:
        return None
    return mark_of_subject(marks, verb, "Organization")


def _where(marks: Marks, seat: Token) -> Mark | None:
    """The place of "headquarters in Y", "offices are in Y", "its Y headquarters"."""
    doc, at = marks.doc, seat.i + 1
    if doc[at : at + 1].text == "of":
        body = body_behind_of(marks, at + 1)
        at = body.end if body is not None else at
    if at < len(doc) and doc[at].lemma_ == "be":
        at += 1
        while at < len(doc) and doc[at].lower_ in ("now", "still", "based", "located"):
            at += 1
    if at + 1 < len(doc) and doc[at].lower_ in _AT:
        return place_at(marks, at + 1)
    moved = seat.head if seat.head.lemma_ in _KEEPING else None
    if moved is not None:
        for link in moved.children:
            if link.lower_ in ("in", "to") and seat.i < link.i < len(doc) - 1:
                return place_at(marks, link.i + 1)
    return marks.ending(seat.i, "Place")


def _seat_of(marks: Marks, seat: Token) -> Iterator[Proposal]:
    """As in "Kingston is the seat of X", "Arusha, home to X", "Bern, X's seat"."""
    doc = marks.doc
    if doc[seat.i + 1 : seat.i + 2].text in ("of", "to", "for"):
        body = body_behind_of(marks, seat.i + 2)
    else:
        first = seat.i - 1
        while first > 0 and doc[first].pos_ == "ADJ":
            first -= 1
        owned = doc[first].text in POSSESSIVES
        body = marks.ending(first, "Organization") if owned else None
    if body is None:
        return
    verb = seat.head
    where = None
    if verb.lemma_ in ("be", "become", "remain"):
        where = mark_of_subject(marks, verb, *WHERE)
    else:
        for at in range(seat.i, max(0, seat.i - _LONGEST - 2), -1):
            if doc[at].text == ",":
                where = marks.ending(at, *WHERE)
                break
    if where is not None:
        yield from tie(body, "LOCATED_IN", where, "seat-of", seat.i)


def _based(marks: Marks, based: Token) -> Iterator[Proposal]:
    """As in "the Geneva-based body said": the one that was told of last."""
    doc, at = marks.doc, based.i + 1
    where = marks.ending(based.i - 1, "Place")
    opened = where is not None and where.start > 0
    if where is None or not opened or doc[where.start - 1].lower_ != "the":
        return
    while at < len(doc) and doc[at].pos_ in ("ADJ", "NOUN") and marks.over(at) is None:
        at += 1
    aside = doc[at : at + 1].text == ","
    named = at < len(doc) and marks.starting(at + aside) is not None
    if at == based.i + 1 or named:
        return
    body = _last_body(marks, where.start)
    if body is not None:
        yield from tie(body, "LOCATED_IN", where, "the-based", based.i)


def _last_body(marks: Marks, before: int) -> Mark | None:
    """The organization named last, in this sentence or the one before."""
    doc = marks.doc
    first = doc[before].sent.start
    floor = doc[first - 1].sent.start if first else 0
    named = [m for m in marks.within(floor, before, "Organization") if m.named]
    return named[-1] if named else None


def _worked_from(marks: Marks, link: Token) -> Iterator[Proposal]:
    """As in "X, which operates from Oslo"."""
    body = mark_of_subject(marks, link.head, "Organization")
    where = place_at(marks, link.i + 1) if link.i + 1 < len(marks.doc) else None
    if body is not None and where is not None:
        yield from tie(body, "LOCATED_IN", where, "works-from", link.i)
