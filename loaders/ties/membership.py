"""Who belongs to which body: MEMBER_OF for persons, states and organizations."""

from collections.abc import Iterable, Iterator
from itertools import chain

from spacy.tokens import Token

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of, mark_of_subject, verb_above
from detente.loaders.ties.employers import is_party
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import NOMINALS, POSSESSIVES
from detente.loaders.ties.titles import Title
from detente.loaders.ties.tying import tie
from detente.loaders.weighing.proposal import Proposal

_GROUP = 3  # states that make a group when listed as its countries
_MEMBERS = ("Person", "State", "Organization")
_LEADS = (
    *((",", "such", "as"), (",", "including"), (",", "like"), ("such", "as")),
    *(("including",), ("named",), ("called",), ("(",), (":",), ("-",), ("--",)),
    *(("\u2013",), ("\u2014",)),
)


def memberships(marks: Marks, titles: Iterable[Title]) -> Iterator[Proposal]:
    """Memberships told by "member", "comprises", "joined", "X of the Party"."""
    for title in titles:
        yield from _of_title(marks, title)
    doc = marks.doc
    members = words("membership", "members")
    for token in doc:
        if token.lower_ in members or doc[token.i - 2 : token.i].text == "co-":
            yield from _of_members(marks, token)
        elif token.lower_ in words("membership", "nouns"):
            yield from _of_noun(marks, token)
        elif token.lower_ in words("membership", "states"):
            yield from _of_countries(marks, token)
        elif token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(marks, token)
    for mark in marks:
        if mark.type == "Organization" and mark.named:
            yield from _in_brackets(marks, mark)


def _in_brackets(marks: Marks, body: Mark) -> Iterator[Proposal]:
    """As in "the Quad (Australia, India, Japan and the United States)"."""
    if marks.doc[body.end : body.end + 1].text == "(":
        members = list(listed(marks, body.end + 1, "State"))
        if len(members) > 1:
            for member in members:
                yield from tie(member, "MEMBER_OF", body, "body-(members)", body.end)


def _of_countries(marks: Marks, token: Token) -> Iterator[Proposal]:
    """As in "the G7 is a group of seven countries, Canada, France and ..."."""
    doc = marks.doc
    owner = marks.ending(token.i, "Organization")
    if owner is not None:  # "other EU countries", "the G7 states, A and B"
        for member in _several(marks, token, token.i + 1):
            yield from tie(member, "MEMBER_OF", owner, "bodys-countries", token.i)
    if doc[token.i + 1 : token.i + 2].text not in (",", ":", "\u2013", "-"):
        return
    members = list(listed(marks, token.i + 2, "State"))
    verb = verb_above(token)
    if len(members) < _GROUP or verb is None or verb.lemma_ != "be":
        return
    body = mark_of_subject(marks, verb, "Organization")
    if body is not None:
        for member in members:
            yield from tie(member, "MEMBER_OF", body, "group-of-countries", token.i)


def _of_title(marks: Marks, title: Title) -> Iterator[Proposal]:
    """As in "the G7 foreign ministers of Canada, France and Japan"."""
    if not title.plural or not title.before or not title.after:
        return
    body = title.before[0]
    if body.type == "Organization":
        for state in listed(marks, title.after[0][1].start, "State"):
            yield from tie(state, "MEMBER_OF", body, "ministers-of", title.core)


def _of_noun(marks: Marks, token: Token) -> Iterator[Proposal]:
    """As in "Kazakhstan's chairmanship in the union", "admission of Poland to it"."""
    doc, place = marks.doc, token.i
    if place and doc[place - 1].text in POSSESSIVES:
        owner = marks.ending(place - 1, "State")
        members = [owner] if owner is not None else []
        end = place + 1
    elif doc[place + 1 : place + 2].text == "of":
        members = list(listed(marks, place + 2, "State"))
        end = members[-1].end if members else place
    else:
        return
    if doc[end : end + 1].text not in ("in", "of", "to", "at"):
        return
    body = body_behind_of(marks, end + 1)
    if body is not None:
        for member in members:
            yield from tie(member, "MEMBER_OF", body, "membership-in", token.i)


def _of_members(marks: Marks, token: Token) -> Iterator[Proposal]:
    doc = marks.doc
    end = token.i + 1
    while end < len(doc) and doc[end].lower_ in words("membership", "states"):
        end += 1
    body = None
    if end < len(doc) and doc[end].lower_ == "of":
        body = body_behind_of(marks, end + 1)
        end = body.end if body is not None else end
    body = body or _body_before(marks, token)
    if body is None and token.dep_ == "dobj" and token.head.lemma_ == "have":
        body = mark_of_subject(marks, token.head, "Organization")
    if body is None:
        return
    found = list(_named_behind(marks, end))
    rule = "members-listed"
    if not found and token.lower_.endswith("s"):
        found = _several(marks, token, end)
    if not found and token.left_edge.lower_ == "a" and doc[end : end + 1].text == ",":
        found = list(listed(marks, end + 1, "Person"))[:1]
    if not found:
        found, rule = list(_said_to_be(marks, token, body)), "is-member"
    for member in found:
        if token.lower_ in ("ally", "allies") and member.type != "State":
            continue
        yield from tie(member, "MEMBER_OF", body, rule, token.i)


def _several(marks: Marks, token: Token, end: int) -> list[Mark]:
    """As in "the council's permanent members, A, B and C", "A and other members"."""
    doc = marks.doc
    if doc[end : end + 1].text in (",", ":"):
        found = list(listed(marks, end + 1, "State"))
        if len(found) > 1:
            return found
    at = token.i
    while at > token.sent.start and doc[at].lower_ != "other" and doc[at].text != ",":
        at -= 1
    if doc[at].lower_ != "other" or doc[at - 1].lower_ not in ("and", "or"):
        return []
    last = marks.ending(at - 1 - (doc[at - 2].text == ","), "State")
    return _before_in_list(marks, last) if last is not None else []


def _before_in_list(marks: Marks, last: Mark) -> list[Mark]:
    """``last`` and the states listed before it."""
    found = [last]
    while marks.doc[found[-1].start - 1].lower_ in (",", "and") and found[-1].start > 1:
        one = marks.ending(found[-1].start - 1, "State")
        if one is None:
            break
        found.append(one)
    return found[::-1]


def _body_before(marks: Marks, token: Token) -> Mark | None:
    """The body of "NATO member", "the EU's founding members", "EU observer state"."""
    doc, place = marks.doc, token.i
    while place > 0:
        body = marks.ending(place, "Organization")
        if body is not None:
            return body
        before = doc[place - 1]
        joint = before.text in POSSESSIVES or before.text == "-"
        if not joint and before.pos_ not in NOMINALS:
            return None
        place -= 1
    return None


def body_behind_of(marks: Marks, place: int) -> Mark | None:
    """The organization named at token ``place``, past an article."""
    doc = marks.doc
    for start in range(place, min(place + 2, len(doc))):
        body = marks.starting(start, "Organization")
        if body is not None:
            return body
        if doc[start].lower_ not in ("the", "a", "an", "that"):
            return None
    return None


def _named_behind(marks: Marks, place: int) -> Iterator[Mark]:
    """As in "NATO member Turkey", "members (A, B and C)", "members, such as A"."""
    ahead = tuple(token.lower_ for token in marks.doc[place : place + 3])
    start = next(
        (place + len(lead) for lead in _LEADS if ahead[: len(lead)] == lead), place
    )
    yield from listed(marks, start, *_MEMBERS)


def _said_to_be(marks: Marks, token: Token, body: Mark) -> Iterator[Mark]:
    """As in "Turkey, a NATO member", "Poland is a member of NATO"."""
    if token.dep_ == "appos" or (token.dep_ == "conj" and token.head.dep_ == "appos"):
        head = token.head if token.dep_ == "appos" else token.head.head
        mark = mark_of(marks, head, *_MEMBERS)
    elif token.dep_ in ("attr", "pobj") or token.head.lemma_ == "as":
        verb = next(
            (above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), None
        )
        if verb is None or verb.lemma_ not in ("be", "become", "serve", "remain"):
            return
        mark = mark_of_subject(marks, verb, *_MEMBERS)
    else:
        before = min(token.i, body.start)
        comma = next(
            (
                at
                for at in range(before - 1, max(before - 6, -1), -1)
                if marks.doc[at].text == ","
            ),
            None,
        )
        mark = marks.ending(comma, *_MEMBERS) if comma is not None else None
    if mark is not None and token.lower_.endswith("s"):
        yield from listed(marks, mark.start, *_MEMBERS)
    elif mark is not None:
        yield mark


def _of_verb(marks: Marks, verb: Token) -> Iterator[Proposal]:
    lemma = verb.lemma_.lower()
    made_of = _made_of(verb)
    if lemma in words("membership", "comprising") or made_of is not None:
        whole = mark_of_subject(marks, verb, "Organization")
        if whole is not None:
            start = made_of or verb.i + 1
            for part in listed(marks, start, "State", "Organization"):
                yield from tie(part, "MEMBER_OF", whole, "comprises", verb.i)
    elif lemma in words("membership", "joining"):
        member = mark_of_subject(marks, verb, *_MEMBERS)
        body = _object(marks, verb)
        if member is not None and body is not None:
            yield from tie(member, "MEMBER_OF", body, "joins", verb.i)
    elif lemma in words("membership", "running"):
        member = mark_of_subject(marks, verb, "Person")
        party = _for(marks, verb)
        if member is not None and party is not None and is_party(party.found.entity):
            yield from tie(member, "MEMBER_OF", party, "runs-for", verb.i)
    elif lemma in words("membership", "working"):
        member = mark_of_subject(marks, verb, "Person")
        body = next(
            (
                mark
                for link in verb.children
                if link.lower_ in ("for", "at")
                for object_ in link.children
                if object_.dep_ == "pobj"
                and (mark := marks.over(object_.i, "Organization")) is not None
            ),
            None,
        )
        if member is not None and body is not None:
            yield from tie(member, "MEMBER_OF", body, "works-at", verb.i)


def _made_of(verb: Token) -> int | None:
    """The token behind "of" in "is made up of", "consists of", "composed of"."""
    if verb.lemma_ not in ("make", "consist", "compose"):
        return None
    if verb.lemma_ == "make" and verb.doc[verb.i + 1 : verb.i + 2].text != "up":
        return None
    return next((link.i + 1 for link in verb.children if link.lower_ == "of"), None)


def _for(marks: Marks, verb: Token) -> Mark | None:
    return next(
        (
            mark
            for link in verb.children
            if link.lower_ == "for"
            for object_ in link.children
            if (mark := marks.over(object_.i, "Organization")) is not None
        ),
        None,
    )


def _object(marks: Marks, verb: Token) -> Mark | None:
    prepositions = (child for child in verb.children if child.lower_ == "to")
    nodes = chain(verb.children, *(link.children for link in prepositions))
    return next(
        (
            mark
            for child in nodes
            if child.dep_ in ("dobj", "pobj")
            and (mark := marks.over(child.i, "Organization")) is not None
        ),
        None,
    )
