"""Who had an office before the one told to have it now: SUCCEEDED.

"X was named envoy. Y, who held the post for a year", "before X it was held by Y".
"""

from collections.abc import Iterator, Sequence

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of, mark_of_subject
from detente.loaders.ties.deciding import is_passive
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.newcomers import Newcomers
from detente.loaders.ties.people import person_from, person_through
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_HOLDING = frozenset({"hold", "occupy", "fill", "do"})
_HERE = frozenset({"the", "that", "this"})
_ONCE = frozenset({"previously", "before", "until", "formerly", "earlier", "last"})


def forerunners(
    marks: Marks, held: Sequence[Holder], newcomers: Newcomers
) -> Iterator[Proposal]:
    """Who comes after whoever is told to have held the same office."""
    for token in marks.doc:
        if token.pos_ == "VERB" and token.lemma_ in _HOLDING:
            yield from _of_holding(marks, token, held, newcomers)
        elif token.lemma_ == "come" and token.pos_ == "VERB":
            yield from _of_coming(marks, token)


def _of_holding(
    marks: Marks, verb: Token, held: Sequence[Holder], newcomers: Newcomers
) -> Iterator[Proposal]:
    """As in "Y had held the post", "the office was previously held by Y"."""
    before = {token.lower_ for token in verb.sent}
    if is_passive(verb):
        office = next((t for t in verb.children if t.dep_ == "nsubjpass"), None)
        earlier = person_through(marks, verb, "by", "Person")
    else:
        office = next((t for t in verb.children if t.dep_ == "dobj"), None)
        earlier = mark_of_subject(marks, verb, "Person")
        had = any(child.lower_ == "had" for child in verb.children)
        if verb.tag_ != "VBD" and not had:
            return
    if earlier is None or office is None or not _is_the_office(office):
        return
    later = _named_before(marks, verb) or newcomers.before(verb, earlier)
    if later is None and not _ONCE.isdisjoint(before):
        later = _last_holder(verb, held, earlier)
    if later is not None:
        yield from tie(later, "SUCCEEDED", earlier, "succeeds:held", verb.i)


def _is_the_office(noun: Token) -> bool:
    if noun.lower_ == "it":
        return True
    known = noun.lower_ in words("successions", "offices")
    return known and any(child.lower_ in _HERE for child in noun.lefts)


def _named_before(marks: Marks, verb: Token) -> Mark | None:
    """The person of "before X the post was held by Y"."""
    for token in verb.sent:
        if token.lower_ == "before" and token.i < verb.i:
            return person_from(marks, token.i + 1)
    return None


def _last_holder(verb: Token, held: Sequence[Holder], earlier: Mark) -> Mark | None:
    """Whoever was last told to hold an office, ``earlier`` left aside."""
    told = [
        holder.person
        for holder in held
        if holder.title.core < verb.i
        and holder.person.entity_id != earlier.entity_id
        and holder.status is None
    ]
    return told[-1] if told else None


def _of_coming(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "X, who came after Y"."""
    if marks.doc[verb.i + 1 : verb.i + 2].text != "after":
        return
    earlier = person_from(marks, verb.i + 2)
    later = mark_of_subject(marks, verb, "Person")
    if later is None and verb.dep_ == "relcl":
        later = mark_of(marks, verb.head, "Person")
    if earlier is not None and later is not None:
        yield from tie(later, "SUCCEEDED", earlier, "succeeds:after", verb.i)
