"""Offices that a verb gives: "served as", "was appointed", "is the head of"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from detente.loaders.ties.clauses import person_of, subject_of, verb_above
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.titles import Title

_POSTS = frozenset({"post", "position", "office", "role", "job", "title"})
_TAKING = frozenset({"hold", "assume", "take", "resume", "leave", "occupy"})


@dataclass(frozen=True, slots=True)
class Holder:
    """A person that a rule gives a title to.

    ``of`` is a body named behind the person ("President Macron of France"), ``status``
    what the sentence adds ("resigned as"), and ``verb`` the token that says so.
    """

    person: Mark
    title: Title
    rule: str
    of: Mark | None = None
    status: str | None = None
    verb: int | None = None


def held_by_verb(marks: Marks, title: Title, place: int) -> Iterator[Holder]:
    """Who holds ``title`` by the verb, or the "as" of one, at token ``place``."""
    known = offices().verbs
    word = marks.doc[place]
    if word.lower_ == "as":
        verb = verb_above(word)
        if verb is not None and known.get(verb.lemma_.lower()) != "copulas":
            yield from _through(marks, title, verb, "as")
    elif word.lower_ in _POSTS:
        verb = verb_above(word)
        person = subject_of(marks, verb) if verb is not None else None
        if verb is not None and person is not None and verb.lemma_ in _TAKING:
            yield Holder(person, title, "holds-post", verb=verb.i)
    elif known.get(word.lemma_.lower()) == "copulas":
        yield from _equated(marks, title, word)
    elif known.get(word.lemma_.lower()) == "appointing" and word.pos_ == "VERB":
        yield from _through(marks, title, word, "made")
    else:
        person = marks.ending(place + 1, "Person")
        if person is not None and person.start:
            verb = marks.doc[person.start - 1]
            if known.get(verb.lemma_.lower()) == "appointing" and verb.pos_ == "VERB":
                yield Holder(person, title, "made", verb=verb.i)


def _takes_office(verb: Token) -> bool:
    """As in "took office as", "left her post as"."""
    return verb.lemma_ in _TAKING and any(
        child.dep_ == "dobj" and child.lower_ in _POSTS for child in verb.children
    )


def _equated(marks: Marks, title: Title, verb: Token) -> Iterator[Holder]:
    """As in "X is the president", "X, of Ohio, to be Inspector General"."""
    doc = marks.doc
    if verb.i and doc[verb.i - 1].lower_ == "to":
        person = _nominated(marks, verb.i - 1)
        if person is not None:
            yield Holder(person, title, "to-be", status="elect", verb=verb.i)
        return
    person = subject_of(marks, verb)
    if person is not None:
        yield Holder(person, title, "copula", verb=verb.i)


def _nominated(marks: Marks, place: int) -> Mark | None:
    """The person of "Jane Doe, of Ohio, a career member of ..., to be ..."."""
    doc = marks.doc
    if doc[place - 1].text != ",":
        return None
    start = doc[place].sent.start
    people = marks.within(start, place, "Person")
    if len(people) != 1 or people[0].start > start + 3:
        return None
    return people[0]


def _through(marks: Marks, title: Title, verb: Token, rule: str) -> Iterator[Holder]:
    """As in "served as", "was appointed", "resigned as": who, by the verb's sense."""
    group = offices().verbs.get(verb.lemma_.lower())
    if _takes_office(verb):
        group = "leaving" if verb.lemma_ == "leave" else "serving"
    if group not in ("serving", "appointing", "dismissing", "leaving"):
        return
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    participle = verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "advcl")
    objects = [child for child in verb.children if child.dep_ in ("dobj", "obj")]
    if group in ("serving", "leaving") or passive or participle or not objects:
        person = subject_of(marks, verb)
    else:
        person = next(
            (mark for child in objects if (mark := person_of(marks, child))), None
        )
    if person is not None:
        gone = group in ("dismissing", "leaving")
        status = "former" if gone else None
        where = _worked_at(marks, verb)
        yield Holder(person, title, rule, of=where, status=status, verb=verb.i)


def _worked_at(marks: Marks, verb: Token) -> Mark | None:
    """The body of "served at the ministry as counsel"."""
    return next(
        (
            body
            for link in verb.children
            if link.lower_ in ("at", "in", "with")
            for object_ in link.children
            if (body := marks.over(object_.i, "Organization")) is not None
        ),
        None,
    )
