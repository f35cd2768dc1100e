"""Whose office it is where no name says it: "its", "whose", "has a new", who chose."""

from collections.abc import Iterator

from detente.loaders.ties.clauses import mark_of_subject
from detente.loaders.ties.cores import body_ending
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.listing import mark_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import OfficeKind, offices
from detente.loaders.ties.phrases import BODIES, POSSESSIVES
from detente.loaders.ties.titles import Title
from detente.loaders.tokens import Token

_OF_STATES = (OfficeKind.GOVERNMENT, OfficeKind.ENVOY)
_HAVING = frozenset({"have", "get", "need", "want", "find"})
_ACTORS = ("State", "Organization", "Person")


def owner(marks: Marks, title: Title) -> tuple[Mark, str] | None:
    """The body of an office whose title names none, and how it is told."""
    envoy = title.kind is OfficeKind.ENVOY
    if title.before or any(link == "of" or not envoy for link, _ in title.after):
        return None
    doc = marks.doc
    before = doc[title.start - 1].lower_ if title.start else ""
    if before == "whose":
        place = title.start - 1
        place -= doc[place - 1 : place].text == ","
        body = body_ending(marks, place)
        return (body, "whose") if body is not None else None
    inner = any(token.lower_ == "its" for token in doc[title.core : title.end])
    if title.article == "its" or inner:
        body = _antecedent(marks, title)
        return (body, "its") if body is not None else None
    token = title_root(marks, title)
    if token.dep_ == "dobj" and token.head.lemma_ in _HAVING:
        body = mark_of_subject(marks, token.head, *BODIES)
        return (body, "has") if body is not None else None
    return None


def title_root(marks: Marks, title: Title) -> Token:
    """The noun of the title's core, as the parse has it."""
    return marks.doc[title.core : title.core + len(title.words)].root


def _antecedent(marks: Marks, title: Title) -> Mark | None:
    """What "its" means before a title: a body told before, a state for a minister."""
    doc = marks.doc
    sentence = doc[title.core].sent
    told = list(_bodies(marks, sentence.start, title.start))
    if not told:
        told = list(_bodies(marks, title.end, sentence.end))[:1]
    if not told and sentence.start:
        previous = doc[sentence.start - 1].sent
        told = [
            mark
            for mark in _bodies(marks, previous.start, previous.end)
            if is_acting(marks, mark)
        ]
    kinds = ("State",) if title.kind in _OF_STATES else ("Organization",)
    fitting = [mark for mark in told if mark.type in kinds]
    if title.kind is not OfficeKind.ENVOY:
        fitting = fitting or told
    subjects = [mark for mark in fitting if is_acting(marks, mark)]
    chosen = subjects or fitting
    return chosen[-1] if chosen else None


def _bodies(marks: Marks, start: int, end: int) -> Iterator[Mark]:
    """The bodies told in a stretch that stand in no longer name."""
    for mark in marks.within(start, end, *BODIES):
        if marks.over(mark.start) is mark:
            yield mark


def is_acting(marks: Marks, mark: Mark) -> bool:
    """Whether a mention is a subject of its clause: both of "Peru and Chile left"."""
    root = marks.doc[mark.start : mark.end].root
    while root.dep_ == "conj" and root.head is not root:
        root = root.head
    return root.dep_ in ("nsubj", "nsubjpass")


def appointer(marks: Marks, holder: Holder) -> Mark | None:
    """Who put ``holder`` into the office, by the verb that says so."""
    if holder.verb is None:
        return None
    verb = marks.doc[holder.verb]
    group = offices().verbs.get(verb.lemma_.lower())
    if group not in ("appointing", "making", "dismissing"):
        return None
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return _agent(marks, verb)
    return mark_of_subject(marks, verb, *_ACTORS) or _voters(marks, verb)


def _voters(marks: Marks, verb: Token) -> Mark | None:
    """The body of "shareholders of the bank appointed", "voters in Lima elected"."""
    for subject in verb.children:
        if subject.dep_ == "nsubj":
            for link in subject.children:
                if link.lower_ in ("of", "in", "at"):
                    return mark_at(marks, link.i + 1, *BODIES)
    return None


def _agent(marks: Marks, verb: Token) -> Mark | None:
    for link in verb.children:
        if link.lower_ == "by":
            for object_ in link.children:
                mark = marks.over(object_.i, *_ACTORS)
                if mark is not None:
                    return mark
    return None


def owned_by_name(marks: Marks, person: Mark) -> Mark | None:
    """The state of "Peru's Jane Doe", "Jane Doe of Peru"."""
    doc, place = marks.doc, person.start
    if place and doc[place - 1].text in POSSESSIVES:
        return body_ending(marks, place - 1)
    if doc[person.end : person.end + 1].text == "of":
        place = person.end + 1
        place += doc[place : place + 1].text == "the"
        return marks.starting(place, *BODIES)
    return None
