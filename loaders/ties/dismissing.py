"""Who removes whom from an office, by a verb: DISMISSED."""

from collections.abc import Iterator, Sequence
from functools import cache

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of
from detente.loaders.ties.deciding import appointed_by, is_passive, is_wish
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.people import person_from, person_through
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_NEAR = 20  # tokens behind a verb that the words of its idiom may stand


def dismissals(marks: Marks, held: Sequence[Holder]) -> Iterator[Proposal]:
    """Who sacked whom, showed him the door, ended her career."""
    for token in marks.doc:
        known = token.lemma_.lower() in words("dismissing", "verbs")
        if token.pos_ == "VERB" and (known or _is_dismissal(token)):
            yield from _of_dismissing(marks, token, held)


def _is_dismissal(verb: Token) -> bool:
    """Whether a verb and its words say it: "strip of", "show the door"."""
    rests = _idioms().get(verb.lemma_.lower())
    if rests is None:
        return False
    end = min(verb.i + 1 + _NEAR, verb.sent.end)
    near = {token.lower_ for token in verb.doc[verb.i + 1 : end]}
    return any(rest <= near for rest in rests)


@cache
def _idioms() -> dict[str, list[frozenset[str]]]:
    """By its verb, the other words of each idiom that dismisses."""
    told: dict[str, list[frozenset[str]]] = {}
    for idiom in words("dismissing", "phrases"):
        first, *rest = idiom.split()
        told.setdefault(first, []).append(frozenset(rest))
    return told


def _of_dismissing(
    marks: Marks, verb: Token, held: Sequence[Holder]
) -> Iterator[Proposal]:
    if is_wish(verb):
        return
    actor, people = appointed_by(marks, verb, held)
    if verb.lemma_ == "part":
        with_whom = person_through(marks, verb, "with", "Person")
        people = [with_whom] if with_whom is not None else []
    if not people and not is_passive(verb):
        own = _own_aide(marks, verb)
        people = [own] if own is not None else []
    if not people:
        people = list(_career_of(marks, verb))
    if actor is None:
        return
    for person in people:
        yield from tie(actor, "DISMISSED", person, "dismisses", verb.i)


def _career_of(marks: Marks, verb: Token) -> Iterator[Mark]:
    """As in "ended the career of X", "terminated X's contract"."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.lower_ in words("dismissing", "ended"):
            for link in child.children:
                place = link.i + 1 if link.lower_ == "of" else link.left_edge.i
                if link.lower_ == "of" or link.dep_ == "poss":
                    person = person_from(marks, place) or mark_of(marks, link, "Person")
                    if person is not None:
                        yield person


def _own_aide(marks: Marks, verb: Token) -> Mark | None:
    """Whom the next sentence names: "threw out her treasurer. X, who kept the ..."."""
    doc = marks.doc
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if not objects or not any(
        c.dep_ == "poss" or c.lower_ in ("the", "its") for c in objects[0].children
    ):
        return None
    end = verb.sent.end
    if objects[0].right_edge.i + 2 < end or end >= len(doc):
        return None
    person = marks.starting(end, "Person")
    if person is None or not person.named:
        return None
    acts = doc[person.end : person.end + 1].text == "," or doc[person.end].pos_ in (
        "VERB",
        "AUX",
    )
    return person if acts else None
