"""Offices that change hands: who came after whom, SUCCEEDED; who put him there."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from detente.loaders.lexicon import words
from detente.loaders.ties.appointing import appointed_by, appointments, is_passive
from detente.loaders.ties.clauses import mark_of, mark_of_subject
from detente.loaders.ties.handovers import handovers
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.listing import mark_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.newcomers import Newcomers
from detente.loaders.ties.offices import offices
from detente.loaders.ties.people import ACTORS, doer, person_from, person_through
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.titles import Title
from detente.loaders.ties.tying import tie
from detente.loaders.weighing.proposal import Proposal

_FOLLOWING = frozenset({"as", "post", "job", "office", "role", "position"})


def successions(
    marks: Marks, titles: Sequence[Title], held: Sequence[Holder]
) -> Iterator[Proposal]:
    """Who put whom into an office, who removed whom, who came after whom."""
    yield from _of_nominees(marks, held)
    yield from appointments(marks, titles, held)
    newcomers = Newcomers(marks, titles, held)
    yield from handovers(marks, titles, held, newcomers)
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            if lemma in words("successions", "active") or (
                lemma == "follow" and _is_into_office(marks, token, held)
            ):
                yield from _of_succeeding(marks, token, held, newcomers)
        elif token.lower_ == "vice":
            yield from _of_vice(marks, token)
        elif lemma in words("successions", "after"):
            yield from _of_noun(marks, token, newcomers, earlier=False)
        elif lemma in words("successions", "before"):
            yield from _of_noun(marks, token, newcomers, earlier=True)


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


def _is_into_office(marks: Marks, verb: Token, held: Sequence[Holder]) -> bool:
    """Whether who follows another does so in an office."""
    if any(token.lower_ in _FOLLOWING for token in verb.sent[verb.i - verb.sent.start :]):
        return True
    earlier = person_from(marks, verb.i + 1)
    later = doer(marks, verb, held, "Person")
    told = {mark.entity_id for mark in (earlier, later) if mark is not None}
    return any(holder.person.entity_id in told for holder in held)


def _of_succeeding(
    marks: Marks, verb: Token, held: Sequence[Holder], newcomers: Newcomers
) -> Iterator[Proposal]:
    """As in "X succeeded Y", "Y was replaced by X", "Z replaced Y with X"."""
    if any(token.lower_ in words("successions", "games") for token in verb.sent):
        return
    if is_passive(verb):
        later = person_through(marks, verb, "by", "Person")
        later = later or person_through(marks, verb, "with", "Person")
        earlier = doer(marks, verb, held, "Person")
    elif verb.dep_ == "relcl" and any(t.lower_ == "whom" for t in verb.lefts):
        earlier = mark_of(marks, verb.head, "Person")
        later = next(
            (
                mark_of(marks, child, "Person")
                for child in verb.lefts
                if child.dep_ == "nsubj" and child.lower_ != "whom"
            ),
            None,
        )
        if later is None or (earlier and earlier.entity_id == later.entity_id):
            later = newcomers.before(verb, earlier)
    else:
        later = _put_there(marks, verb, held) or doer(marks, verb, held, *ACTORS)
        earlier = person_from(marks, verb.i + 1)
        if later is None and verb.i and _is_age(verb.nbor(-1)):
            later = newcomers.before(verb, earlier)
        new = person_through(marks, verb, "with", "Person")
        if verb.lemma_ == "replace" and new and later and earlier:
            yield from tie(later, "DISMISSED", earlier, "replaces-with", verb.i)
            later = new
    if later is None:
        return
    if earlier is None or later.entity_id == earlier.entity_id:
        behind = marks.doc[verb.i + 1 : verb.i + 2].text
        if behind not in ("him", "her"):
            return
        earlier = newcomers.gone(verb, later) or newcomers.other(verb, later)
        if earlier is None:
            return
    yield from tie(later, "SUCCEEDED", earlier, "succeeds", verb.i)


def _is_age(token: Token) -> bool:
    return token.lower_ == "old" and token.i > 1 and token.nbor(-1).text == "-"


def _put_there(marks: Marks, verb: Token, held: Sequence[Holder]) -> Mark | None:
    """Who is meant in "named X as minister to replace Y", "X was named to succeed Y"."""
    doc = marks.doc
    if not verb.i or doc[verb.i - 1].lower_ != "to":
        return None
    for at in range(verb.i - 2, verb.sent.start - 1, -1):
        above = doc[at]
        known = offices().verbs.get(above.lemma_.lower()) == "appointing" or (
            above.lemma_.lower() in words("appointing", "with_title")
        )
        if above.pos_ == "VERB" and known:
            people = appointed_by(marks, above, held)[1]
            return people[0] if people else None
    return None


def _of_vice(marks: Marks, token: Token) -> Iterator[Proposal]:
    """As in nominations: "Jane Doe, of Ohio, to be Inspector General, vice X"."""
    if token.i == 0 or marks.doc[token.i - 1].text != ",":
        return
    earlier = marks.starting(token.i + 1, "Person")
    later = next(iter(marks.within(token.sent.start, token.i, "Person")), None)
    if earlier is not None and later is not None:
        yield from tie(later, "SUCCEEDED", earlier, "vice", token.i)


def _of_noun(
    marks: Marks, token: Token, newcomers: Newcomers, *, earlier: bool
) -> Iterator[Proposal]:
    """As in "his predecessor, X", "Y's successor X", "X, the successor of Y"."""
    doc = marks.doc
    owner, place = _owner(marks, token)
    behind = token.i + 1
    if owner is None and doc[behind : behind + 1].text.lower() in ("to", "of"):
        owner = person_from(marks, behind + 1)
        behind = owner.end if owner is not None else behind
    if owner is None:
        return
    other = None
    if place <= token.i and doc[token.i + 1 : token.i + 2].text.lower() not in (
        "to",
        "of",
    ):
        start = token.i + 1
        if doc[start : start + 1].text == ",":
            start += 1
        other = mark_at(marks, start, "Person") or _titled(marks, start)
    other = other or _said_to_be(marks, token, place)
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


def _titled(marks: Marks, place: int) -> Mark | None:
    """The name of "his predecessor, former mayor X", if it ends the phrase."""
    person = person_from(marks, place)
    if person is None or not person.named:
        return None
    between = marks.doc[place : person.start]
    return None if any(token.text == "," for token in between) else person


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
