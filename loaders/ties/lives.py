"""Where persons were born and where they died: BORN_IN, DIED_IN."""

from collections.abc import Iterator

from spacy.tokens import Token

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of, mark_of_subject
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.towns import place_at
from detente.loaders.ties.tying import tie
from detente.loaders.weighing.proposal import Proposal

_WHERE = ("Place", "State")
_PREPOSITIONS = frozenset({"in", "at", "near", "on"})
_FARTHEST = 10  # tokens from the verb to the preposition


def lives(marks: Marks) -> Iterator[Proposal]:
    """Births and deaths told with a place."""
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if lemma in words("lives", "births") or token.lower_ == "born":
            yield from _of_birth(marks, token)
        elif lemma in words("lives", "deaths") and token.pos_ == "VERB":
            yield from _of_death(marks, token)
        elif token.lower_ == "native":
            yield from _of_native(marks, token)


def _of_birth(marks: Marks, verb: Token) -> Iterator[Proposal]:
    person = mark_of_subject(marks, verb, "Person")
    if person is None and verb.i and marks.doc[verb.i - 1].text in (",", "("):
        person = marks.ending(verb.i - 1, "Person")
    if person is not None:
        for place in _places(marks, verb):
            yield from tie(person, "BORN_IN", place, "born-in", verb.i)


def _of_death(marks: Marks, verb: Token) -> Iterator[Proposal]:
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    if verb.lemma_.lower() in ("die", "perish", "drown", "succumb") or passive:
        person = mark_of_subject(marks, verb, "Person")
    else:
        person = next(
            (
                mark
                for child in verb.children
                if child.dep_ == "dobj"
                and (mark := mark_of(marks, child, "Person")) is not None
            ),
            None,
        )
    if person is not None:
        for place in _places(marks, verb):
            yield from tie(person, "DIED_IN", place, "died-in", verb.i)


def _of_native(marks: Marks, token: Token) -> Iterator[Proposal]:
    """As in "his native Georgia"."""
    place = marks.starting(token.i + 1, *_WHERE)
    owner = marks.over(token.i - 1, "Person") if token.i else None
    if place is not None and owner is not None:
        yield from tie(owner, "BORN_IN", place, "native", token.i)


def _places(marks: Marks, verb: Token) -> Iterator[Mark]:
    """The places that a verb's prepositions name, with those they lie in."""
    doc = marks.doc
    for link in verb.subtree:
        if link.lower_ not in _PREPOSITIONS or not _is_near(link, verb):
            continue
        for object_ in link.children:
            if object_.dep_ != "pobj":
                continue
            place = marks.over(object_.i, *_WHERE) or place_at(
                marks, object_.left_edge.i
            )
            if place is None:
                place = _inner(marks, object_)
            if place is None:
                continue
            yield place
            if doc[place.end : place.end + 1].text == ",":
                larger = marks.starting(place.end + 1, *_WHERE)
                if larger is not None:
                    yield larger


def _is_near(link: Token, verb: Token) -> bool:
    """Whether a preposition says something of the verb, not of a clause under it."""
    if not verb.i < link.i < verb.i + _FARTHEST:
        return False
    between = (above for above in link.ancestors if above.i != verb.i)
    for above in between:
        if above.is_ancestor(verb):
            break
        if above.pos_ in ("VERB", "AUX") and above.dep_ in ("conj", "relcl", "ccomp"):
            return False
    return True


def _inner(marks: Marks, noun: Token) -> Mark | None:
    """The place of "a military hospital in Cairo"."""
    for link in noun.children:
        if link.lower_ in _PREPOSITIONS:
            for object_ in link.children:
                place = marks.over(object_.i, *_WHERE)
                if place is not None:
                    return place
    return None
