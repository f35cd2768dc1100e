"""Appointments and dismissals told by nouns, and lists of nominees."""

from collections.abc import Iterator, Sequence

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of, mark_of_subject
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.people import ACTORS, doer, people_from, person_through
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_NEAR = 10  # tokens behind "nominee" that the name may stand
_CHOICES = frozenset({"choice", "selection"})


def nominations(marks: Marks, held: Sequence[Holder]) -> Iterator[Proposal]:
    """Who is told to have appointed or dismissed whom by a noun or a list."""
    yield from _of_nominees(marks, held)
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if token.pos_ != "NOUN":
            continue
        if lemma in words("appointing", "nouns"):
            yield from _of_noun(marks, token, held, "APPOINTED", "appoints:noun")
        elif lemma in words("dismissing", "nouns"):
            yield from _of_noun(marks, token, held, "DISMISSED", "dismisses:noun")
        if lemma in ("nominee", "appointee", "choice", "pick"):
            yield from _of_nominee(marks, token)


def _of_nominees(marks: Marks, held: Sequence[Holder]) -> Iterator[Proposal]:
    """The nominees of who announced "to nominate the following individuals"."""
    verb = next(
        (
            token
            for token in marks.doc
            if token.lemma_.lower() in ("nominate", "appoint") and token.pos_ == "VERB"
        ),
        None,
    )
    if verb is None:
        return
    start = _list_start(marks, verb)
    nominees = [
        holder
        for holder in held
        if holder.rule == "nominee"
        or (start is not None and _is_in_list(marks, holder.person, start))
    ]
    named = {holder.person.entity_id for holder in nominees}
    actor = next(
        (
            mark
            for above in (verb, *verb.ancestors)
            if above.pos_ == "VERB"
            and (mark := mark_of_subject(marks, above, *ACTORS)) is not None
            and mark.entity_id not in named
        ),
        None,
    )
    if actor is None:
        return
    for holder in nominees:
        yield from tie(
            actor,
            "APPOINTED",
            holder.person,
            "appoints-nominees",
            holder.title.core,
            title=holder.title.text,
        )


def _list_start(marks: Marks, verb: Token) -> int | None:
    """Where the list begins that "appoint the following individuals:" announces."""
    following = any(token.lower_ == "following" for token in verb.rights) or any(
        token.lower_ == "following" for child in verb.rights for token in child.subtree
    )
    rest = marks.doc[verb.i : verb.sent.end + 1] if following else ()
    return next((token.i for token in rest if token.text == ":"), None)


def _is_in_list(marks: Marks, person: Mark, start: int) -> bool:
    before = marks.doc[person.start - 1] if person.start else None
    return before is not None and before.i >= start and before.text in (":", ";", "\n")


def _of_noun(
    marks: Marks, noun: Token, held: Sequence[Holder], relation: str, rule: str
) -> Iterator[Proposal]:
    """As in "announced the appointment of X as envoy", "X's dismissal by Y"."""
    doc = marks.doc
    if doc[noun.i + 1 : noun.i + 2].text == "of":
        people = list(people_from(marks, noun.i + 2))[:1]
        owner = _owner(marks, noun)
    else:
        person = _owner(marks, noun)
        people = [person] if person is not None and person.type == "Person" else []
        owner = None
    if not people:
        return
    last = max(noun.i, people[0].end - 1)
    if noun.lemma_.lower() in _CHOICES and doc[last + 1 : last + 2].text != "as":
        return
    actor = person_through(marks, doc[last], "by", *ACTORS) or owner
    verb = noun.head
    announced = verb.lemma_.lower() in words("appointing", "announcing")
    if actor is None and announced and noun.dep_ == "dobj":
        actor = doer(marks, verb, held, *ACTORS)
    if actor is not None:
        yield from tie(actor, relation, people[0], rule, noun.i)


def _of_nominee(marks: Marks, noun: Token) -> Iterator[Proposal]:
    """As in "the president's nominee for treasurer, X", "his choice is X"."""
    actor = _owner(marks, noun)
    if actor is None:
        return
    doc, at = marks.doc, noun.i + 1
    while at < noun.sent.end and at < noun.i + _NEAR:
        person = marks.starting(at, "Person")
        if person is not None:
            yield from tie(actor, "APPOINTED", person, "appoints:noun", noun.i)
            return
        token = doc[at]
        if token.pos_ in ("VERB", "CCONJ") or token.text in ".;:":
            return
        at += 1


def _owner(marks: Marks, noun: Token) -> Mark | None:
    """Whose it is: "the president's", "Peru's", "his"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return mark_of(marks, child, *ACTORS)
    before = marks.doc[noun.i - 1] if noun.i else None
    if before is not None and before.text in POSSESSIVES:
        return marks.ending(before.i, *ACTORS)
    return None
