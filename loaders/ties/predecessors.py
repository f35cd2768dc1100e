"""Who came after whom by nouns: "his predecessor", "the successor of X"."""

from collections.abc import Iterator

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of_subject
from detente.loaders.ties.deciding import appointed_by
from detente.loaders.ties.listing import mark_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.newcomers import Newcomers
from detente.loaders.ties.people import person_from
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal


def predecessors(marks: Marks, newcomers: Newcomers) -> Iterator[Proposal]:
    """SUCCEEDED of whoever is called a predecessor or successor."""
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            continue
        if lemma in words("successions", "after"):
            yield from _of_noun(marks, token, newcomers, earlier=False)
        elif lemma in words("successions", "before"):
            yield from _of_noun(marks, token, newcomers, earlier=True)


def _of_noun(
    marks: Marks, token: Token, newcomers: Newcomers, *, earlier: bool
) -> Iterator[Proposal]:
    """As in "his predecessor, X", "Y's successor X", "X, the successor of Y"."""
    doc = marks.doc
    owner, place = _owner(marks, token)
    if owner is None and doc[token.i + 1 : token.i + 2].text in ("to", "of"):
        owner = person_from(marks, token.i + 2)
    if owner is None:
        return
    other = None
    if doc[token.i + 1 : token.i + 2].text not in ("to", "of"):
        start = token.i + 1
        if doc[start : start + 1].text == ",":
            start += 1
        other = mark_at(marks, start, "Person") or _titled(marks, start)
        other = other or _equated(marks, token)
    other = other or _said_to_be(marks, token, place)
    if other is None and not earlier:
        other = _found(marks, token, newcomers, owner)
    if other is None:
        return
    if owner.entity_id == other.entity_id:
        better = (
            newcomers.before(token, other) if earlier else newcomers.gone(token, other)
        )
        if better is None:
            return
        owner = better
    later, before = (owner, other) if earlier else (other, owner)
    yield from tie(later, "SUCCEEDED", before, "successor", token.i)


def _found(
    marks: Marks, token: Token, newcomers: Newcomers, owner: Mark
) -> Mark | None:
    """As in "X's appointment as successor", "elected a successor to Y: X"."""
    sent = token.sent
    if token.i > sent.start and any(word.lower_ == "as" for word in token.ancestors):
        later = newcomers.before(token, owner)
        return later if later is not None and later.start >= sent.start else None
    colon = next(
        (word for word in marks.doc[token.i : sent.end] if word.text == ":"), None
    )
    return person_from(marks, colon.i + 1) if colon is not None else None


def _titled(marks: Marks, place: int) -> Mark | None:
    """The name of "his predecessor, former mayor X", if it ends the phrase."""
    person = person_from(marks, place)
    if person is None or not person.named:
        return None
    between = marks.doc[place : person.start]
    return None if any(token.text == "," for token in between) else person


def _equated(marks: Marks, token: Token) -> Mark | None:
    """As in "his successor will be X", "her predecessor as minister, X"."""
    verb = token.head
    if token.dep_ == "nsubj" and verb.lemma_ in ("be", "become"):
        person = person_from(marks, verb.i + 1)
        if person is not None:
            return person
    after = marks.doc[token.i + 1 : token.i + 2]
    if after and after[0].lower_ in ("as", "at", "in", "on"):
        return person_from(marks, token.i + 2)
    return None


def _owner(marks: Marks, token: Token) -> tuple[Mark | None, int]:
    """Whose predecessor it is, and where the phrase begins: "her immediate ..."."""
    doc, at = marks.doc, token.i - 1
    while at > token.sent.start and doc[at].pos_ in ("ADJ", "ADV", "PUNCT", "VERB"):
        if doc[at].text == ",":
            break
        at -= 1
    if at < 0:
        return None, token.i
    owner = marks.over(at, "Person") if doc[at].dep_ != "appos" else None
    if owner is not None and (owner.end - 1 == at):
        return owner, owner.start
    if doc[at].text in POSSESSIVES:
        owner = marks.ending(at, "Person")
        return owner, owner.start if owner is not None else at
    return None, at if doc[at].lower_ in ("the", "a", "an") else at + 1


def _said_to_be(marks: Marks, token: Token, place: int) -> Mark | None:
    """Who is called so: "X, her successor", "X is his successor", "named X as ..."."""
    doc = marks.doc
    if token.dep_ == "attr":
        return mark_of_subject(marks, token.head, "Person")
    before = doc[place - 1].lower_ if place else ""
    if before == ",":
        return marks.ending(place - 1, "Person")
    if before == "as":
        verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
        if verb is not None:
            people = appointed_by(marks, verb, ())[1]
            return people[0] if people else None
    return marks.ending(place, "Person") if token.dep_ in ("oprd", "ccomp") else None
