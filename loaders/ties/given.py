"""Offices that a verb or noun gives: "served as", "is the head", "her election as"."""

from collections.abc import Iterator

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import subject_of, verb_above
from detente.loaders.ties.holding import (
    POSTS,
    PUTTING,
    TAKING,
    Holder,
    is_passive,
    person_to,
    put,
    putting_before,
    through,
)
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.titles import Title
from detente.loaders.tokens import Token

_RISING = frozenset(
    {"rise", "promote", "elevate", "ascend", "raise", "upgrade", "move", "switch"}
    | {"shift", "transfer", "demote", "reassign"}
)
_RACES = frozenset({"race", "contest", "election", "vote", "ballot", "runoff"})
_NOUNS = {
    "appointment": None,
    "reappointment": None,
    "nomination": "elect",
    "election": None,
    "selection": None,
    "confirmation": None,
    "promotion": None,
    "installation": None,
    "inauguration": None,
    "tenure": None,
    "term": None,
    "choice": None,
    "credentials": None,
    "credence": None,
    "career": None,
    "job": None,
    "post": None,
    "position": None,
    "role": None,
    "duties": None,
    "time": None,
    "stint": None,
    "days": "former",
    "years": None,
    "resignation": "former",
    "dismissal": "former",
    "removal": "former",
    "departure": "former",
    "ouster": "former",
    "retirement": "former",
}


def held_by_verb(marks: Marks, title: Title, place: int) -> Iterator[Holder]:
    """Who holds ``title`` by the verb, or the "as" of one, at token ``place``."""
    known = offices().verbs
    word = marks.doc[place]
    group = known.get(word.lemma_.lower())
    if word.lower_ == "as":
        yield from _as(marks, title, word)
    elif word.lower_ in ("to", "for"):
        yield from _risen(marks, title, word)
    elif word.lower_ in POSTS:
        yield from _of_post(marks, title, word)
    elif group == "copulas":
        yield from _equated(marks, title, word)
    elif group in PUTTING and word.pos_ == "VERB":
        yield from through(marks, title, word, "made")
    else:
        person = marks.ending(place + 1, "Person")
        verb = putting_before(marks, person) if person is not None else None
        if person is not None and verb is not None:
            yield Holder(person, title, "made", verb=verb.i)


def _risen(marks: Marks, title: Title, word: Token) -> Iterator[Holder]:
    """As in "rose to", "was promoted to", "won the race for"."""
    verb = verb_above(word)
    if verb is None:
        return
    if word.lower_ == "to" and verb.lemma_.lower() in _RISING:
        person = put(marks, verb)
        if person is not None:
            yield Holder(person, title, "risen-to", verb=verb.i)
    race = word.i > 0 and marks.doc[word.i - 1].lower_ in _RACES
    if word.lower_ == "for" and race and verb.lemma_ == "win":
        person = subject_of(marks, verb)
        if person is not None:
            yield Holder(person, title, "won", status="elect", verb=verb.i)


def _as(marks: Marks, title: Title, word: Token) -> Iterator[Holder]:
    """As in "X serves as", "appointed X as", "X succeeds Y as", "his election as"."""
    by_noun = list(_of_noun(marks, title, word))
    if by_noun:
        yield from by_noun
        return
    beside = marks.ending(word.i, "Person")
    putting = putting_before(marks, beside) if beside is not None else None
    if beside is not None and putting is not None:
        yield Holder(beside, title, "as", verb=putting.i)
        return
    if beside is not None and marks.doc[beside.start - 1].lower_ == "with":
        yield Holder(beside, title, "with-as")
        return
    verb = verb_above(word)
    if verb is None or offices().verbs.get(verb.lemma_.lower()) == "copulas":
        return
    if _succeeds(verb):
        yield from _of_succession(marks, title, verb, word)
        return
    if beside is not None and _is_put(beside, marks, verb):
        gone = offices().verbs.get(verb.lemma_.lower()) == "dismissing"
        status = "former" if gone else None
        yield Holder(beside, title, "as", status=status, verb=verb.i)
        return
    said = list(through(marks, title, verb, "as"))
    yield from said
    if not said and _opens_clause(marks, word):
        person = subject_of(marks, verb)
        if person is not None and person.start >= title.end:
            yield Holder(person, title, "as-fronted", verb=verb.i)


def _opens_clause(marks: Marks, word: Token) -> bool:
    """As in "As mayor of Lima she ruled", "; as its envoy she learnt"."""
    before = marks.doc[word.i - 1] if word.i else word
    return word.is_sent_start or before.text in (",", ";", "and", "\u2014", ":")


def _is_put(person: Mark, marks: Marks, verb: Token) -> bool:
    """Whether "as" stands right behind whom the verb puts somewhere, or one joined."""
    group = offices().verbs.get(verb.lemma_.lower())
    if group not in (*PUTTING, "dismissing") or person.start < verb.i:
        return False
    between = marks.doc[verb.i + 1 : person.start]
    if any(token.lower_ in ("and", ",") for token in between):
        between = marks.doc[person.start : person.start]
    root = marks.doc[person.start : person.end].root
    return root.dep_ not in ("pobj", "poss", "nsubjpass") and all(
        token.pos_ not in ("VERB", "AUX", "ADP") for token in between
    )


def _succeeds(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    over = lemma == "take" and any(child.lower_ == "over" for child in verb.children)
    return lemma in words("successions", "active") or over


def _of_succession(
    marks: Marks, title: Title, verb: Token, word: Token
) -> Iterator[Holder]:
    """Both of "X succeeds Y as director", "X took over from Y as director"."""
    passive = is_passive(verb)
    later, earlier = subject_of(marks, verb), None
    if later is None and verb.dep_ in ("xcomp", "ccomp", "relcl"):
        later = put(marks, verb.head)
    others = marks.within(verb.i + 1, word.i, "Person")
    if others:
        earlier = others[0]
    if passive:
        later, earlier = earlier, later
    if later is not None:
        yield Holder(later, title, "as", verb=verb.i)
    if earlier is not None and (later is None or earlier.entity_id != later.entity_id):
        yield Holder(earlier, title, "as-succeeded", status="former", verb=verb.i)


def _of_noun(marks: Marks, title: Title, word: Token) -> Iterator[Holder]:
    """As in "the appointment of Jane Doe as", "her election as", "his term as"."""
    doc = marks.doc
    person = marks.ending(word.i, "Person")
    noun: Token | None = None
    if person is not None:
        at = person.start - 1
        while at > 0 and doc[at].lower_ in offices().courtesy:
            at -= 1
        if at > 0 and doc[at].lower_ == "of":
            noun = doc[at - 1]
    else:
        noun = doc[word.i - 1] if word.i else None
        at = word.i - 2
        while at >= 0 and doc[at].pos_ in ("ADJ", "NUM", "NOUN", "PUNCT"):
            at -= 1
        if at >= 0:
            person = marks.over(at, "Person")
            if doc[at].lower_ == "whose":
                person = marks.ending(at - (doc[at - 1].text == ","), "Person")
            if doc[at].text in POSSESSIVES:
                person = marks.ending(at, "Person")
            elif doc[at].lower_ != "whose" and doc[at].dep_ != "poss":
                person = None
    if person is None or noun is None or noun.lemma_.lower() not in _NOUNS:
        return
    yield Holder(
        person, title, "noun-as", status=_NOUNS[noun.lemma_.lower()], verb=noun.i
    )


def _of_post(marks: Marks, title: Title, word: Token) -> Iterator[Holder]:
    """As in "holds the post of", "hands over the office of ... to Jane Doe"."""
    verb = verb_above(word)
    if verb is None:
        return
    done = offices().verbs.get(verb.lemma_.lower())
    if done in (*PUTTING, "dismissing"):
        person = put(marks, verb)
        if person is not None:
            gone = "former" if done == "dismissing" else None
            yield Holder(person, title, "put-in-post", status=gone, verb=verb.i)
        return
    group = offices().post_verbs.get(verb.lemma_.lower())
    person = subject_of(marks, verb)
    taken = verb.lemma_ in TAKING or group is not None
    if taken and person is not None and not is_passive(verb):
        status = "former" if group == "leaving" else None
        yield Holder(person, title, "holds-post", status=status, verb=verb.i)
    if group == "leaving" and marks.doc[title.end : title.end + 1].text == "to":
        new = marks.starting(title.end + 1, "Person")
        if new is not None:
            yield Holder(new, title, "given-post", verb=verb.i)


def _equated(marks: Marks, title: Title, verb: Token) -> Iterator[Holder]:
    """As in "X is the president", "X, of Ohio, to be Inspector General"."""
    doc = marks.doc
    if verb.i and doc[verb.i - 1].lower_ == "to":
        person = _nominated(marks, verb.i - 1) or person_to(marks, verb)
        if person is not None:
            yield Holder(person, title, "to-be", status="elect", verb=verb.i)
        return
    person = subject_of(marks, verb)
    if person is not None:
        yield Holder(person, title, "copula", verb=verb.i)


def _nominated(marks: Marks, place: int) -> Mark | None:
    """The person of "Jane Doe, of Ohio, a career member of ..., to be ..."."""
    doc = marks.doc
    if doc[place - 1].text != ",":
        return None
    start = doc[place].sent.start
    people = marks.within(start, place, "Person")
    if len(people) != 1 or people[0].start > start + 3:
        return None
    return people[0]
