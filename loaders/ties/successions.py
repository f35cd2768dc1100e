"""Offices that change hands: SUCCEEDED by verbs, and all else that tells of it."""

from collections.abc import Iterator, Sequence

from detente.loaders.lexicon import words
from detente.loaders.ties.appointing import appointments
from detente.loaders.ties.clauses import mark_of
from detente.loaders.ties.deciding import appointed_by, is_done_to
from detente.loaders.ties.dismissing import dismissals
from detente.loaders.ties.forerunners import forerunners
from detente.loaders.ties.handovers import handovers
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.leavings import leavings
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.newcomers import Newcomers
from detente.loaders.ties.nominations import nominations
from detente.loaders.ties.offices import offices
from detente.loaders.ties.people import ACTORS, doer, person_from, person_through
from detente.loaders.ties.predecessors import predecessors
from detente.loaders.ties.titles import Title
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_FOLLOWING = frozenset({"as", "post", "job", "office", "role", "position"})


def successions(
    marks: Marks, titles: Sequence[Title], held: Sequence[Holder]
) -> Iterator[Proposal]:
    """Who put whom into an office, who removed whom, who came after whom."""
    yield from nominations(marks, held)
    yield from appointments(marks, titles, held)
    yield from dismissals(marks, held)
    newcomers = Newcomers(marks, titles, held)
    yield from predecessors(marks, newcomers)
    yield from handovers(marks, held, newcomers)
    yield from leavings(marks, held, newcomers)
    yield from forerunners(marks, held, newcomers)
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            if lemma != "follow" and lemma not in words("successions", "active"):
                continue
            if not words("successions", "games").isdisjoint(map(_lower, token.sent)):
                continue
            into = lemma == "follow" and (
                (is_done_to(token) and _has_title(token, titles))
                or _is_into_office(marks, token, held, newcomers)
            )
            if into or lemma in words("successions", "active"):
                yield from _of_succeeding(marks, token, held, newcomers)
        elif token.lower_ == "vice":
            yield from _of_vice(marks, token)


def _has_title(verb: Token, titles: Sequence[Title]) -> bool:
    sent = verb.sent
    return any(sent.start <= title.core < sent.end for title in titles)


def _is_into_office(
    marks: Marks, verb: Token, held: Sequence[Holder], newcomers: Newcomers
) -> bool:
    """Whether who follows another does so in an office."""
    if any(
        token.lower_ in _FOLLOWING for token in verb.sent[verb.i - verb.sent.start :]
    ):
        return True
    earlier = person_from(marks, verb.i + 1)
    later = doer(marks, verb, held, "Person") or newcomers.before(verb, earlier)
    told = {mark.entity_id for mark in (earlier, later) if mark is not None}
    return any(holder.person.entity_id in told for holder in held)


def _of_succeeding(
    marks: Marks, verb: Token, held: Sequence[Holder], newcomers: Newcomers
) -> Iterator[Proposal]:
    """As in "X succeeded Y", "Y was replaced by X", "Z replaced Y with X"."""
    if is_done_to(verb):
        later = person_through(marks, verb, "by", "Person")
        later = later or person_through(marks, verb, "with", "Person")
        earlier = doer(marks, verb, held, "Person")
    elif (clause := _of_whom(verb)) is not None:
        earlier = mark_of(marks, clause.head, "Person")
        later = _in_relative(marks, clause) or _in_relative(marks, verb)
        if later is None or (earlier and earlier.entity_id == later.entity_id):
            later = newcomers.before(verb, earlier)
    else:
        earlier = person_from(marks, verb.i + 1) or _in_footsteps(marks, verb)
        later = _put_there(marks, verb, held) or doer(marks, verb, held, *ACTORS)
        later = later or _new(verb, earlier, newcomers)
        new = person_through(marks, verb, "with", "Person")
        if verb.lemma_ == "replace" and new and earlier:
            if later is not None:
                yield from tie(later, "DISMISSED", earlier, "replaces-with", verb.i)
            later = new
    if later is None:
        return
    if earlier is None or later.entity_id == earlier.entity_id:
        earlier = _meant(marks, verb, later, newcomers)
    if earlier is not None:
        yield from tie(later, "SUCCEEDED", earlier, "succeeds", verb.i)


def _new(verb: Token, earlier: Mark | None, newcomers: Newcomers) -> Mark | None:
    """Who comes into an office before ``verb``, or behind it where it opens all."""
    later = newcomers.before(verb, earlier)
    if later is None and earlier is not None and verb.is_sent_start:
        later = newcomers.within(verb, earlier)
    return later


def _in_footsteps(marks: Marks, verb: Token) -> Mark | None:
    """Whom "follows in the footsteps of" means."""
    for token in marks.doc[verb.i + 1 : verb.i + 6]:
        if token.lower_ in ("footsteps", "wake"):
            return person_from(marks, token.i + 2)
    return None


def _of_whom(verb: Token) -> Token | None:
    """The verb of the clause in "Y, whom X succeeds", "whom X is to replace"."""
    clause = verb.head if verb.dep_ == "xcomp" else verb
    lefts = (*clause.lefts, *verb.lefts)
    told = clause.dep_ == "relcl" and any(token.lower_ == "whom" for token in lefts)
    return clause if told else None


def _in_relative(marks: Marks, verb: Token) -> Mark | None:
    """The subject in "Y, whom X succeeds"."""
    for child in verb.lefts:
        if child.dep_ == "nsubj" and child.lower_ != "whom":
            return mark_of(marks, child, "Person")
    return None


def _meant(marks: Marks, verb: Token, later: Mark, newcomers: Newcomers) -> Mark | None:
    """Whom "succeeded her" means: who left, or else the last one named."""
    if marks.doc[verb.i + 1 : verb.i + 2].text not in ("him", "her"):
        return None
    return newcomers.gone(verb, later) or newcomers.other(verb, later)


def _lower(token: Token) -> str:
    return token.lower_


def _put_there(marks: Marks, verb: Token, held: Sequence[Holder]) -> Mark | None:
    """Who is meant in "named X as minister to replace Y", "called in X to replace"."""
    doc = marks.doc
    infinitive = verb.i and doc[verb.i - 1].lower_ == "to"
    if not infinitive and verb.tag_ != "VBG":
        return None
    beside = marks.ending(verb.i - 1, "Person") if infinitive else None
    if beside is not None:
        return beside
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
