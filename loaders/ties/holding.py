"""Whom a verb puts into an office or out of it: subject, object, or who is to do it."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.loaders.ties.clauses import (
    SUBJECTS,
    mark_of,
    person_of,
    subject_of,
)
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.titles import Title
from detente.loaders.tokens import Token

POSTS = frozenset({"post", "position", "office", "role", "job", "title", "seat"})
TAKING = frozenset({"hold", "assume", "take", "resume", "leave", "occupy"})
PUTTING = frozenset({"appointing", "making"})
_WISHING = frozenset(
    {"want", "like", "hope", "refuse", "decline", "wish", "ask", "try", "seek", "fail"}
    | {"love", "prefer", "decide", "offer", "run", "campaign", "aim", "dream", "claim"}
)
_RELATIVES = frozenset({"whom", "who", "that"})
_BEFORE = frozenset({"previously", "formerly", "once"})
_BETWEEN = 4  # words between a verb and the person it puts into an office


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


def putting_before(marks: Marks, person: Mark) -> Token | None:
    """The verb of "appointed Jane Doe", "made him", with a trade before the name."""
    doc, known = marks.doc, offices().verbs
    for place in range(person.start - 1, max(person.start - 2 - _BETWEEN, -1), -1):
        token = doc[place]
        if token.pos_ == "VERB" and known.get(token.lemma_.lower()) in PUTTING:
            return token
        if token.pos_ not in ("NOUN", "ADJ", "PROPN", "DET") and not (
            token.is_title or token.text in POSSESSIVES
        ):
            return None
        if marks.over(place, "Person") is not None:
            return None
    return None


def _takes_office(verb: Token) -> bool:
    """As in "took office as", "left her post as"."""
    return verb.lemma_ in TAKING and any(
        child.dep_ == "dobj" and child.lower_ in POSTS for child in verb.children
    )


def person_to(marks: Marks, verb: Token) -> Mark | None:
    """Who is "to be director", "due to head the bank", or whom one "chose to chair" it.

    Nobody, where it is only wished.
    """
    above = verb.head
    if above.pos_ == "NOUN" and above.dep_ == "attr":
        return subject_of(marks, above.head)  # "the first woman to lead"
    if above.i == verb.i or above.lemma_.lower() in _WISHING:
        return None
    if offices().verbs.get(above.lemma_.lower()) in PUTTING:
        own = next(
            (
                mark
                for child in verb.children
                if child.dep_ in SUBJECTS and (mark := person_of(marks, child))
            ),
            None,
        )
        return own or put(marks, above)
    if verb.dep_ not in ("xcomp", "ccomp") or any(
        child.dep_ == "dobj" for child in above.children
    ):
        return None
    return subject_of(marks, above)


def is_passive(verb: Token) -> bool:
    """Whether a verb says what is done to its subject."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def _is_object(relative: Token) -> bool:
    return bool(relative.lower_ == "whom" or relative.dep_ != "nsubj")


def put(marks: Marks, verb: Token) -> Mark | None:
    """Whom ``verb`` is done to: its object, or its subject in the passive."""
    participle = verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "advcl")
    objects = [
        child
        for child in verb.children
        if child.dep_ in ("dobj", "obj", "dative") and child.i > verb.i - 1
    ]
    relative = next(
        (child for child in verb.children if child.lower_ in _RELATIVES), None
    )
    own = any(child.dep_ == "nsubj" for child in verb.children)
    open_ = not objects if relative is None else _is_object(relative)
    if verb.dep_ == "relcl" and own and open_:
        return mark_of(marks, verb.head, "Person")
    if is_passive(verb) or participle or not objects:
        return subject_of(marks, verb)
    return next((mark for child in objects if (mark := person_of(marks, child))), None)


def through(marks: Marks, title: Title, verb: Token, rule: str) -> Iterator[Holder]:
    """As in "served as", "was appointed", "resigned as": who, by the verb's sense."""
    group = offices().verbs.get(verb.lemma_.lower())
    if _takes_office(verb):
        group = "leaving" if verb.lemma_ == "leave" else "serving"
    if group not in ("serving", *PUTTING, "dismissing", "leaving"):
        return
    if _is_prevented(verb):
        return
    if group in ("serving", "leaving"):
        person = subject_of(marks, verb)
    else:
        person = put(marks, verb)
    if person is not None:
        where = _worked_at(marks, verb)
        before = any(child.lower_ in _BEFORE for child in verb.children)
        status = "former" if before or group in ("dismissing", "leaving") else None
        yield Holder(person, title, rule, of=where, status=status, verb=verb.i)


def _is_prevented(verb: Token) -> bool:
    """As in "was killed before he could be sworn in"."""
    words_ = {child.lower_ for child in verb.children}
    return "before" in words_ and not words_.isdisjoint({"could", "can", "would"})


def _worked_at(marks: Marks, verb: Token) -> Mark | None:
    """The body of "served at the ministry as counsel", "joined the bank as auditor"."""
    if verb.lemma_.lower() == "join":
        return next(
            (
                body
                for child in verb.children
                if child.dep_ == "dobj"
                and (body := marks.over(child.i, "Organization")) is not None
            ),
            None,
        )
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
