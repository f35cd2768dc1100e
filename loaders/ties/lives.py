"""Where persons were born and where they died: BORN_IN, DIED_IN.

By verbs ("was born in", "passed away in") and by nouns ("a native of", "her death in").
"""

from collections.abc import Iterator

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import (
    mark_of,
    mark_of_subject,
    mark_told_of,
    verb_above,
)
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import NOMINALS
from detente.loaders.ties.spots import only_person, places_of
from detente.loaders.ties.towns import place_at
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_WHERE = ("Place", "State")
_ALONE = frozenset({"die", "perish", "drown", "succumb", "pass"})
_BODIES = frozenset({"body", "remains", "corpse"})
_FINDING = frozenset({"find", "discover", "recover"})
_FAR = 6  # tokens from "Oslo-born" to the name


def lives(marks: Marks) -> Iterator[Proposal]:
    """Births and deaths told with a place."""
    for token in marks.doc:
        if token.pos_ == "NOUN":
            yield from _by_noun(marks, token)
        else:
            yield from _by_verb(marks, token)


def _by_verb(marks: Marks, token: Token) -> Iterator[Proposal]:
    lemma = token.lemma_.lower()
    if lemma in words("lives", "births") or token.lower_ == "born":
        yield from _of_birth(marks, token)
    elif token.pos_ == "VERB" and (
        _has_words(token, "into", "the", "world") or _has_words(token, "the", "light")
    ):
        yield from _told(marks, token, "BORN_IN", "born-in")
    elif lemma in words("lives", "deaths") and token.pos_ == "VERB":
        yield from _of_death(marks, token)
    elif token.pos_ == "VERB" and _is_end(token):
        yield from _told(marks, token, "DIED_IN", "died-in:told")
    elif lemma in _FINDING:
        yield from _of_body(marks, token)
    elif token.lower_ == "native":
        yield from _of_native(marks, token)


def _by_noun(marks: Marks, token: Token) -> Iterator[Proposal]:
    lemma = token.lemma_.lower()
    if token.lower_ == "native":
        yield from _of_native(marks, token)
    elif token.lower_ == "birthplace":
        yield from _of_birthplace(marks, token)
    elif lemma == "birth" and token.i and token.nbor(-1).lower_ == "by":
        yield from _by_birth(marks, token)
    elif lemma in words("lives", "ends"):
        yield from _of_noun(marks, token, "DIED_IN", "death-in")
    elif lemma == "birth":
        yield from _of_noun(marks, token, "BORN_IN", "birth-in")


def _has_words(verb: Token, *following: str) -> bool:
    behind = verb.doc[verb.i + 1 : verb.i + 1 + len(following)]
    return tuple(token.lower_ for token in behind) == following


def _is_end(verb: Token) -> bool:
    """Whether a verb with what follows it means to die: "passed away"."""
    following = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 4]]
    if following[:1] == ["to"] and "death" in (following[1:2] + following[2:3]):
        return True  # "stabbed to death", "fell to her death"
    if verb.lemma_ == "pass":
        return following[:1] in (["away"], ["on"])
    if verb.lemma_ == "lose":
        return following[1:2] in (["life"], ["lives"])
    return verb.lemma_ == "take" and following[:3] == ["his", "own", "life"]


def _of_birth(marks: Marks, verb: Token) -> Iterator[Proposal]:
    doc = marks.doc
    if verb.i > 1 and doc[verb.i - 1].text in ("-", "\u2011"):
        yield from _born_there(marks, verb)
        return
    person = mark_of_subject(marks, verb, "Person")
    if person is None and verb.i and doc[verb.i - 1].text in (",", "("):
        person = _before_aside(marks, verb.i - 1)
    person = person or only_person(marks, verb)
    yield from _there(marks, verb, person, "BORN_IN", "born-in")


def _before_aside(marks: Marks, place: int) -> Mark | None:
    """The person of "X (Labour), born" or "X, born"."""
    doc = marks.doc
    if doc[place - 1].text == ")":
        while place > 1 and doc[place].text != "(":
            place -= 1
    return marks.ending(place, "Person")


def _born_there(marks: Marks, born: Token) -> Iterator[Proposal]:
    """As in "Oslo-born painter X", "X, an Oslo-born painter,"."""
    doc = marks.doc
    where = marks.ending(born.i - 1, *_WHERE)
    if where is None:
        return
    person = None
    at = born.i + 1
    while at < min(born.i + _FAR, len(doc)):
        person = marks.starting(at, "Person")
        if person is not None or doc[at].pos_ not in NOMINALS | {"PUNCT"}:
            break
        at += 1
    if person is None:
        start = where.start - (doc[where.start - 1].lower_ in ("the", "a", "an"))
        if start > 1 and doc[start - 1].text == ",":
            person = marks.ending(start - 1, "Person")
    if person is not None:
        yield from tie(person, "BORN_IN", where, "place-born", born.i)


def _of_death(marks: Marks, verb: Token) -> Iterator[Proposal]:
    lemma = verb.lemma_.lower()
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        yield from _those_killed(marks, verb)
    if lemma in _ALONE or passive:
        person = mark_of_subject(marks, verb, "Person") or only_person(marks, verb)
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
    yield from _there(marks, verb, person, "DIED_IN", "died-in")


def _those_killed(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "the two medics killed in Oslo were X and Y"."""
    above = verb.head.head
    if verb.head.dep_ != "nsubj" or above.lemma_ not in ("be", "include"):
        return
    for child in above.children:
        if child.dep_ in ("attr", "dobj"):
            for person in listed(marks, child.left_edge.i, "Person"):
                yield from _there(marks, verb, person, "DIED_IN", "those-killed-in")


def _told(marks: Marks, verb: Token, relation: str, rule: str) -> Iterator[Proposal]:
    person = mark_of_subject(marks, verb, "Person") or only_person(marks, verb)
    yield from _there(marks, verb, person, relation, rule)


def _there(
    marks: Marks, verb: Token, person: Mark | None, relation: str, rule: str
) -> Iterator[Proposal]:
    for place, other in places_of(marks, verb):
        who = other or person
        if who is None:
            continue
        for each in _together(marks, who, verb):
            yield from tie(each, relation, place, rule, verb.i)


def _together(marks: Marks, person: Mark, verb: Token) -> list[Mark]:
    """The persons of "X, Y and Z died"."""
    root = marks.doc[person.start : person.end].root
    if not any(child.dep_ == "conj" for child in root.children):
        return [person]
    persons = list(listed(marks, person.start, "Person"))
    return persons if persons and persons[-1].end <= verb.i else [person]


def _of_body(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "X's body was found in Oslo", "X was found dead in Oslo"."""
    dead = any(t.lower_ in ("dead", "hanged") for t in verb.children)
    for child in verb.children:
        if child.dep_ != "nsubjpass":
            continue
        person = None
        if dead:
            person = mark_of(marks, child, "Person")
        elif child.lower_ in _BODIES:
            person = _owner(marks, child)
        if person is not None:
            yield from _there(marks, verb, person, "DIED_IN", "found-dead-in")


def _owner(marks: Marks, noun: Token) -> Mark | None:
    """The person of "X's death", "her death", "the death of its member X"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.lower_ == "whose":
            verb = verb_above(noun)
            return mark_of(marks, verb.head, "Person") if verb is not None else None
        if child.dep_ == "poss":
            return marks.over(child.i, "Person")
    for child in noun.children:
        if child.lower_ == "of":
            for object_ in child.children:
                if object_.dep_ == "pobj":
                    return mark_of(marks, object_, "Person")
    return None


def _of_noun(marks: Marks, noun: Token, relation: str, rule: str) -> Iterator[Proposal]:
    person = _owner(marks, noun)
    if person is None:
        return
    places = [place for place, _ in places_of(marks, noun)]
    at = person.end
    if not places and noun.i < at < len(marks.doc) - 1:  # "mourned the death of X in"
        behind = place_at(marks, at + 1)
        if behind is not None and marks.doc[at].lower_ in ("in", "at", "near"):
            places = [behind]
    for place in places:
        yield from tie(person, relation, place, rule, noun.i)


def _of_native(marks: Marks, token: Token) -> Iterator[Proposal]:
    """As in "his native Georgia", "a native of Oslo", "the Oslo native"."""
    doc = marks.doc
    place = marks.starting(token.i + 1, *_WHERE)
    owner = marks.over(token.i - 1, "Person") if token.i else None
    if place is not None and owner is not None:
        yield from tie(owner, "BORN_IN", place, "native", token.i)
        return
    if token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of":
        place = place_at(marks, token.i + 2)
    else:
        place = marks.ending(token.i, "Place")
    if place is None:
        return
    person = mark_told_of(marks, token, "Person")
    end = max(place.end, token.i + 1)
    state = marks.starting(place.end + 1, "State")
    if state is not None and doc[place.end].text == ",":
        end = state.end  # "a native of Oslo, Norway,"
    comma = doc[end : end + 1].text == ","
    if person is None and (comma or end == token.i + 1):
        person = marks.starting(end + comma, "Person")  # "A native of Oslo, X"
    if person is not None:
        yield from tie(person, "BORN_IN", place, "native-of", token.i)


def _of_birthplace(marks: Marks, noun: Token) -> Iterator[Proposal]:
    """As in "whose birthplace was Oslo", "Oslo, X's birthplace"."""
    doc = marks.doc
    person = _owner(marks, noun)
    verb = verb_above(noun)
    if doc[noun.i - 1].lower_ == "whose" and verb is not None:
        person = mark_of(marks, verb.head, "Person")
    at = noun.i + 1
    if at >= len(doc) or person is None:
        return
    place = None
    if person.start == at + 1:  # "the birthplace of X, Oslo"
        at = person.end
    if doc[at : at + 1].text in ("of", ",") or doc[at : at + 1].lemma_ == "be":
        place = place_at(marks, at + 1)
    if place is None:
        place = mark_told_of(marks, noun, *_WHERE)
    if place is not None:
        yield from tie(person, "BORN_IN", place, "birthplace", noun.i)


def _by_birth(marks: Marks, birth: Token) -> Iterator[Proposal]:
    """As in "he was an Oslo man by birth"."""
    verb = verb_above(birth)
    person = mark_of_subject(marks, verb, "Person") if verb is not None else None
    if person is None or verb is None:
        return
    for place in marks.within(verb.i, birth.i, "Place"):
        yield from tie(person, "BORN_IN", place, "by-birth", birth.i)
        return
