"""Who comes into an office because another leaves it: SUCCEEDED.

"X was named after the death of Y", "when Y resigned", "the incumbent, Y".
"""

from collections.abc import Iterator, Sequence

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of
from detente.loaders.ties.deciding import is_passive
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.newcomers import GOING, Newcomers
from detente.loaders.ties.people import doer, person_from
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_CAUSES = frozenset({"after", "since", "following", "upon", "by", "on"})
_CLAUSES = ("advcl", "pcomp", "relcl")
_FALLING = frozenset({"arrest", "assassinate", "impeach", "kill", "jail"})
_SO_FAR = frozenset({"previous", "sitting", "departing", "outgoing"})
_SINCE = frozenset({"after", "when", "since", "with", "following", "once"})


def leavings(
    marks: Marks, held: Sequence[Holder], newcomers: Newcomers
) -> Iterator[Proposal]:
    """Who comes after whoever is told to go."""
    going = GOING | _FALLING | words("dismissing", "verbs")
    leaving = words("successions", "leaving")
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if lemma in going:
            yield from _of_going(marks, token, held, newcomers)
        if lemma in leaving and token.pos_ == "NOUN":
            yield from _of_leaving(marks, token, newcomers)
    yield from _of_incumbents(marks, held, newcomers)


def _of_going(
    marks: Marks, verb: Token, held: Sequence[Holder], newcomers: Newcomers
) -> Iterator[Proposal]:
    """As in "X became governor when Y died", "elected after Y had resigned"."""
    if not (is_passive(verb) or verb.lemma_ in GOING):
        return
    earlier = doer(marks, verb, held, "Person")
    if earlier is None:
        return
    opened = earlier.start > 0 and marks.doc[earlier.start - 1].lower_ in _SINCE
    main = verb.dep_ in (*_CLAUSES, "ROOT", "conj")
    if not opened and not (main and _leads(verb)):
        return
    later = newcomers.within(verb, earlier)
    if later is not None and (opened or verb.dep_ in _CLAUSES or later.start > verb.i):
        yield from tie(later, "SUCCEEDED", earlier, "succeeds:leaving", verb.i)


def _leads(verb: Token) -> bool:
    """Whether "after", "when" or "since" opens the clause, or "and" the next one."""
    if verb.dep_ == "relcl":
        return any(token.lower_ == "when" for token in verb.lefts)
    if verb.dep_ not in _CLAUSES:
        return any(t.dep_ == "conj" and t.pos_ in ("VERB", "AUX") for t in verb.rights)
    start = max(verb.sent.start, verb.left_edge.i - 1)
    return any(token.lower_ in _SINCE for token in verb.doc[start : verb.i])


def _of_leaving(marks: Marks, noun: Token, newcomers: Newcomers) -> Iterator[Proposal]:
    """As in "chose X to chair the board after the death of Y"."""
    doc = marks.doc
    earlier, start = None, noun.i
    if doc[noun.i + 1 : noun.i + 2].text == "of":
        earlier = person_from(marks, noun.i + 2)
    elif noun.i and doc[noun.i - 1].text in POSSESSIVES:
        earlier = marks.ending(noun.i - 1, "Person")
        start = earlier.start if earlier is not None else start
    before = {token.lower_ for token in doc[max(0, start - 3) : noun.i]}
    if earlier is None or before.isdisjoint(_CAUSES):
        return
    later = newcomers.before(noun, earlier) or newcomers.within(noun, earlier)
    if later is not None:
        yield from tie(later, "SUCCEEDED", earlier, "succeeds:leaving", noun.i)


def _of_incumbents(
    marks: Marks, held: Sequence[Holder], newcomers: Newcomers
) -> Iterator[Proposal]:
    """As in "X will be mayor when the term of the incumbent, Y, ends"."""
    leaving = [
        (marks.doc[holder.title.core], holder.person)
        for holder in held
        if holder.status == "outgoing"
    ]
    for token in marks.doc:
        person = None
        if token.lower_ == "incumbent" and token.pos_ == "NOUN":
            person = _set_off(marks, token) or mark_of(marks, token, "Person")
        elif token.lower_ in _SO_FAR:
            noun = token if token.head.i <= token.i else token.head
            person = _set_off(marks, noun) or mark_of(marks, noun, "Person")
        if person is not None:
            leaving.append((token, person))
    for token, person in leaving:
        later = newcomers.before(token, person) or newcomers.within(token, person)
        if later is not None and later.start >= token.sent.start:
            yield from tie(later, "SUCCEEDED", person, "succeeds:incumbent", token.i)


def _set_off(marks: Marks, noun: Token) -> Mark | None:
    """The name of "the incumbent, Y", "the previous one, Y", "the sitting mayor Y"."""
    place = noun.i + 1
    if marks.doc[place : place + 1].text == ",":
        return marks.starting(place + 1, "Person")
    return person_from(marks, place)
