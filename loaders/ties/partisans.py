"""Who is of which party or staff: MEMBER_OF told by what stands beside a name."""

from collections.abc import Iterator

from detente.loaders.document import MentionKind
from detente.loaders.lexicon import words
from detente.loaders.ties.before import before
from detente.loaders.ties.bodies import body_behind_of
from detente.loaders.ties.clauses import mark_of
from detente.loaders.ties.employers import is_party
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.owning import OWN, possessor
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Doc
from detente.loaders.weighing.proposal import Proposal

_ARTICLES = frozenset({"a", "an", "the", "another", "fellow"})
_ENDS = frozenset({",", ".", ";", ")", "\u2014", "-"})
_NEAR = 6  # tokens before a name that a title may take


def partisans(marks: Marks) -> Iterator[Proposal]:
    """As in "X of the Greens", "Republican X", "X's party", "Democrats such as X"."""
    for mark in marks:
        if not mark.named:
            continue
        if mark.type == "Person":
            yield from _behind_person(marks, mark)
            yield from _ahead_of_person(marks, mark)
            yield from _of_kind(marks, mark)
        elif mark.type == "Organization":
            yield from _of_own(marks, mark)
            if is_party(mark.found.entity):
                yield from _of_partisans(marks, mark)
                yield from _of_owner(marks, mark)


def _of_partisans(marks: Marks, party: Mark) -> Iterator[Proposal]:
    """As in "Democrats, such as X and Y", "X and Y of Iowa, all Republicans"."""
    doc = marks.doc
    if not party.mention.text.endswith("s"):
        return
    place = party.end + (doc[party.end : party.end + 1].text == ",")
    if doc[place : place + 2].text.lower() == "such as":
        place += 2
    elif doc[place : place + 1].text.lower() in ("including", "like"):
        place += 1
    elif doc[party.start - 1].lower_ in ("all", "both") and party.start > 1:
        sentence = doc[party.start].sent
        people = marks.within(sentence.start, party.start, "Person")
        start = people[0].start if people else party.start
        for person in listed(marks, start, "Person"):
            yield from tie(person, "MEMBER_OF", party, "all-partisans", party.start)
        return
    else:
        return
    people = list(listed(marks, place, "Person"))
    for person in people or marks.within(place, place + _NEAR, "Person")[:1]:
        yield from tie(person, "MEMBER_OF", party, "partisans-such-as", party.start)


def _of_owner(marks: Marks, party: Mark) -> Iterator[Proposal]:
    """As in "Zapatero's Socialist Party", "her former party, the Greens"."""
    doc, place = marks.doc, party.start
    while place and doc[place - 1].lower_ in ("former", "own", "party", "ruling"):
        place -= 1
    if place and doc[place - 1].text in POSSESSIVES:
        owner = marks.ending(place - 1, "Person")
        if owner is not None:
            yield from tie(owner, "MEMBER_OF", party, "persons-party", party.start)


def _of_own(marks: Marks, body: Mark) -> Iterator[Proposal]:
    """As in "his former club, Alca", "whose party, the Greens"."""
    doc, place = marks.doc, body.start
    while place and doc[place - 1].lower_ in ("the", ",", "(", "-"):
        place -= 1
    if not place or doc[place - 1].lower_ not in words("membership", "own"):
        return
    noun = doc[place - 1]
    for word in noun.lefts:
        if word.lower_ in OWN:
            owner = possessor(marks, word, "Person")
        elif word.dep_ == "poss":
            owner = mark_of(marks, word, "Person")
        else:
            continue
        if owner is not None:
            yield from tie(owner, "MEMBER_OF", body, "own-body", noun.i)


def _is_given_to(person: Mark, doc: Doc) -> bool:
    """Whether it is the thing that comes from there: "a gift to Jane Doe from"."""
    at = person.start - 1
    return at > 0 and doc[at].lower_ == "to" and doc[at - 1].pos_ in ("NOUN", "PROPN")


def _behind_person(marks: Marks, person: Mark) -> Iterator[Proposal]:
    """As in "Joanna Cherry of the Scottish National Party", "Jane Doe (D-Ohio)"."""
    doc = marks.doc
    if person.end + 1 >= len(doc):
        return
    link = _behind_age(doc, person.end)
    if doc[link].lower_ == "from" and _is_given_to(person, doc):
        return
    if doc[link].lower_ in ("of", "from"):
        body = body_behind_of(marks, link + 1)
        if body is not None:
            rule = f"person-{doc[link].lower_}-body"
            for one in _with_those_before(marks, person, link):
                yield from tie(one, "MEMBER_OF", body, rule, link)
    elif doc[person.end].text == "(":
        body = marks.starting(person.end + 1, "Organization")
        if body is not None:
            party = is_party(body.found.entity)
            rule = "person-(party)" if party else "person-(body)"
            if party or doc[body.end : body.end + 1].text == ")":
                yield from tie(person, "MEMBER_OF", body, rule, person.end)
    elif doc[person.end].text == ",":
        yield from _behind_comma(marks, person)


def _behind_comma(marks: Marks, person: Mark) -> Iterator[Proposal]:
    """As in "Ann Cole, a Democrat,", in a caption "Ann Cole, Green Party, speaks"."""
    doc, place = marks.doc, person.end + 1
    while doc[place].lower_ in _ARTICLES or (
        doc[place].pos_ == "ADJ" and marks.starting(place) is None
    ):
        place += 1
    body = marks.starting(place, "Organization")
    party = body is not None and is_party(body.found.entity)
    if body is not None and (place > person.end + 1 or party):
        yield from _aside(marks, person, body)


def _behind_age(doc: Doc, end: int) -> int:
    """The token behind a name, past ", 36,", ", both" and a lone comma before "of"."""
    place = end
    if doc[place].text in (",", "("):
        told = doc[place + 1 : place + 2]
        if told and (told[0].like_num or told[0].lower_ in ("both", "all")):
            place += 2
        place += doc[place : place + 1].text in (",", ")")
    return place if doc[place : place + 1].text in ("of", "from") else end


def _with_those_before(marks: Marks, person: Mark, link: int) -> Iterator[Mark]:
    """``person``, with "both of" between all the persons of the list that it ends."""
    yield person
    if marks.doc[link - 1].lower_ in ("both", "all"):
        start = marks.doc[person.start].sent.start
        for other in marks.within(start, person.start, "Person"):
            if person in listed(marks, other.start, "Person"):
                yield other


def _aside(marks: Marks, person: Mark, body: Mark) -> Iterator[Proposal]:
    """As in "Ann Cole, a Democrat, ...", "Luis Mora, a Shining Path fighter"."""
    doc = marks.doc
    after = doc[body.end : body.end + 1].text.lower()
    if is_party(body.found.entity) and after in _ENDS | {"from", "who", "of"}:
        yield from tie(person, "MEMBER_OF", body, "person-comma-party", body.start)
    elif after in words("membership", "kinds") and not _is_before_noun(doc, body.end):
        yield from tie(person, "MEMBER_OF", body, "person-comma-kind", body.end)


def _is_before_noun(doc: Doc, at: int) -> bool:
    """Whether a kind is of somebody else: "a UN deputy director"."""
    return any(word.pos_ in ("NOUN", "PROPN") for word in doc[at + 1 : at + 2])


def _ahead_of_person(marks: Marks, person: Mark) -> Iterator[Proposal]:
    """As in "Republican Cory Gardner", "the Rights Fund's Jane Doe"."""
    if person.start and marks.doc[person.start - 1].text in POSSESSIVES:
        owner = marks.ending(person.start - 1, "Organization")
        if owner is not None:
            for one in listed(marks, person.start, "Person"):
                yield from tie(one, "MEMBER_OF", owner, "bodys-person", person.start)
    body = marks.ending(person.start, "Organization")
    word = marks.doc[body.start - 1].lower_ if body is not None and body.start else ""
    if (
        body is not None
        and word not in ("of", "the")
        and is_party(body.found.entity)
        and body.mention.kind is not MentionKind.PRONOUN
    ):
        yield from tie(person, "MEMBER_OF", body, "party-person", person.start)


def _of_kind(marks: Marks, person: Mark) -> Iterator[Proposal]:
    """As in "Shining Path fighter Luis Mora", "Labour lawmaker Ann Cole"."""
    ahead = before(marks, person, lambda word: word.text in POSSESSIVES)
    if ahead is None or ahead.whole.type != "Organization" or not ahead.between:
        return
    if marks.doc[person.start - 1].is_title:
        return  # "UNICEF's Mia Holt greets Senator Joe Lind"
    if ahead.between[0] in words("membership", "kinds"):
        yield from tie(person, "MEMBER_OF", ahead.whole, "body-kind-person")
