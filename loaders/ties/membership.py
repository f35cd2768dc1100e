"""Who belongs to which body: MEMBER_OF for persons, states and organizations."""

from collections.abc import Iterable, Iterator

from detente.loaders.events.slots import is_passive
from detente.loaders.lexicon import words
from detente.loaders.ties.bodies import body_behind_of
from detente.loaders.ties.clauses import mark_of, mark_of_subject, verb_above
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.owning import OWN, all_of, possessor, subjects
from detente.loaders.ties.phrases import NOMINALS, POSSESSIVES
from detente.loaders.ties.titles import Title
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_GROUP = 3  # states that make a group when listed as its countries
_LINKS = ("of", "with", "from", "in", "for", "at")
_COMPLEMENTS = frozenset({"attr", "pobj", "oprd", "dobj"})
_BEING = frozenset({"be", "become", "serve", "remain"})
_MAKING = frozenset(
    {"make", "elect", "name", "appoint", "declare", "swear", "admit", "welcome"}
    | {"accept", "take", "induct"}
)
_MEMBERS = ("Person", "State", "Organization")
_LEADS = (
    *((",", "such", "as"), (",", "including"), (",", "like"), ("such", "as")),
    *((",", "among", "them"), (",", "notably"), (",", "which", "include")),
    *(("including",), ("named",), ("called",), ("(",), (":",), ("-",), ("--",)),
    *(("are",), ("were",), ("include",), ("included",), ("like",)),
    *(("\u2013",), ("\u2014",)),
)


def memberships(marks: Marks, titles: Iterable[Title]) -> Iterator[Proposal]:
    """Memberships told by "member", "members", "membership", "G7 ministers of"."""
    for title in titles:
        yield from _of_title(marks, title)
    doc = marks.doc
    members = words("membership", "members")
    for token in doc:
        joined = token.i > 1 and doc[token.i - 1].text == "-"
        if token.lower_.removesuffix("s") in words("membership", "kinds"):
            yield from _of_members(marks, token, *_LINKS)
        elif token.lower_ in members or (joined and doc[token.i - 2].lower_ == "co"):
            yield from _of_members(marks, token, "of")
        elif token.lower_ in words("membership", "nouns"):
            yield from _of_noun(marks, token)
        elif token.lower_ in words("membership", "states"):
            yield from _of_countries(marks, token)
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
        several = _several(marks, token, token.i + 1)
        for member in several or _said_to_be(marks, token, owner.start):
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
        owner = marks.ending(place - 1, *_MEMBERS)
        members = [owner] if owner is not None else []
        end = place + 1
    elif place and doc[place - 1].lower_ in OWN:
        owner = possessor(marks, doc[place - 1], *_MEMBERS)
        members = [owner] if owner is not None else []
        end = place + 1
    elif doc[place + 1 : place + 2].text == "of":
        members = list(listed(marks, place + 2, *_MEMBERS))
        end = members[-1].end if members else place
    else:
        return
    if doc[end : end + 1].text not in ("in", "of", "to", "into", "at"):
        return
    body = body_behind_of(marks, end + 1)
    if body is not None:
        for member in members:
            yield from tie(member, "MEMBER_OF", body, "membership-in", token.i)


def _of_members(marks: Marks, token: Token, *links: str) -> Iterator[Proposal]:
    """As in "a member of it", "its members A and B", "a fighter with the Front"."""
    body, end = _body_of(marks, token, links)
    if body is None:
        if "with" not in links:
            yield from _of_told(marks, token)
        return
    if token.lower_ in ("ally", "allies") and marks.doc[body.end].text in POSSESSIVES:
        return
    for member, rule in _members(marks, token, body, end):
        if token.lower_ in ("ally", "allies") and member.type != "State":
            continue
        yield from tie(member, "MEMBER_OF", body, rule, token.i)


def _body_of(
    marks: Marks, token: Token, links: tuple[str, ...]
) -> tuple[Mark | None, int]:
    """The body of "a member of it", "EU member", "its members"; where that ends."""
    doc, end = marks.doc, token.i + 1
    while end < len(doc) and doc[end].lower_ in words("membership", "states"):
        end += 1
    body = None
    if end < len(doc) and doc[end].lower_ in links:
        body = body_behind_of(marks, end + 1)
        end = body.end if body is not None else end
    if "with" in links:
        return body, end
    body = body or _body_before(marks, token) or _of_which(marks, token)
    takes_in = token.head.lemma_ == "as" and _is_making(token)
    if body is None and (token.head.lemma_ == "have" or takes_in):
        verb = verb_above(token)
        body = (
            mark_of_subject(marks, verb, "Organization") if verb is not None else None
        )
    return body or _owner(marks, token), end


def _members(
    marks: Marks, token: Token, body: Mark, end: int
) -> Iterator[tuple[Mark, str]]:
    """Who is told to be a member, each with the rule that says so."""
    doc = marks.doc
    found = list(_named_behind(marks, end))
    rule = "members-listed"
    if not found and token.lower_.endswith("s"):
        found = _several(marks, token, end)
    one = token.left_edge.lower_ in ("a", "one", "another")
    if not found and one and doc[end : end + 1].text == ",":
        found = list(listed(marks, end + 1, "Person"))[:1]
    if not found:
        first = min(token.i, body.start)
        found, rule = list(_said_to_be(marks, token, first)), "is-member"
    for member in found:
        yield member, rule


def _of_which(marks: Marks, noun: Token) -> Mark | None:
    """The body of "of which it is a member"."""
    verb = noun.head
    if noun.dep_ != "attr" or verb.dep_ != "relcl":
        return None
    which = next((word for word in verb.subtree if word.lower_ == "which"), None)
    if which is None or which.head.lower_ != "of":
        return None
    near = marks.within(verb.sent.start, which.i, "Organization")
    return mark_of(marks, verb.head, "Organization") or (near[-1] if near else None)


def _owner(marks: Marks, noun: Token) -> Mark | None:
    """The body of "its newest member", "whose members"."""
    word = next((child for child in noun.lefts if child.lower_ in OWN), None)
    return possessor(marks, word, "Organization") if word is not None else None


def _of_told(marks: Marks, noun: Token) -> Iterator[Proposal]:
    """As in "Y, a member state": of the body told last, or told of before.

    A body of the same sentence, or the first of the one before: what it is about.
    """
    doc, start = marks.doc, noun.sent.start
    article = next((child for child in noun.lefts if child.dep_ == "det"), None)
    if noun.dep_ not in ("appos", "attr") or article is None:
        return
    if article.lower_ not in ("a", "an") or noun.lower_ not in ("member", "state"):
        return
    if any(child.lower_ in ("of", "in") for child in noun.rights):
        return  # "a member of her legal team"
    near = marks.within(start, noun.left_edge.i, "Organization")[::-1]
    if not near and start:
        near = marks.within(doc[start - 1].sent.start, start, "Organization")
    for member in _said_to_be(marks, noun, noun.left_edge.i) if near else ():
        yield from tie(member, "MEMBER_OF", near[0], "is-member-told", noun.i)


def _several(marks: Marks, token: Token, end: int) -> list[Mark]:
    """As in "the council's permanent members, A, B and C", "A and other members"."""
    doc = marks.doc
    if doc[end : end + 1].text in (",", ":"):
        for type_ in _MEMBERS:
            found = list(listed(marks, end + 1, type_))
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
    """``last`` and those of its type listed before it."""
    found = [last]
    while marks.doc[found[-1].start - 1].lower_ in (",", "and") and found[-1].start > 1:
        one = marks.ending(found[-1].start - 1, last.type)
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


def _is_making(noun: Token) -> bool:
    """As in "elected X as a member", "X was admitted as a member"."""
    verb = verb_above(noun)
    return verb is not None and verb.lemma_ in _MAKING


def _whole(noun: Token) -> Token:
    """The noun, or "one" of "one of the last members"."""
    link = noun.head
    of_one = noun.dep_ == "pobj" and link.lower_ in ("of", "among")
    return link.head if of_one and link.head.lower_ in ("one", "some") else noun


def _named_behind(marks: Marks, place: int) -> Iterator[Mark]:
    """As in "NATO member Turkey", "members (A, B and C)", "members, such as A"."""
    ahead = tuple(token.lower_ for token in marks.doc[place : place + 3])
    start = next(
        (place + len(lead) for lead in _LEADS if ahead[: len(lead)] == lead), place
    )
    yield from listed(marks, start, *_MEMBERS)


def _said_to_be(marks: Marks, noun: Token, before: int) -> Iterator[Mark]:
    """As in "Turkey, a NATO member", "Poland is a member of NATO".

    The phrase begins ``before`` or a little earlier.
    """
    token = _whole(noun.head if noun.dep_ == "compound" else noun)
    if token.dep_ == "appos" or (token.dep_ == "conj" and token.head.dep_ == "appos"):
        head = token.head if token.dep_ == "appos" else token.head.head
        mark = mark_of(marks, head, *_MEMBERS)
    elif token.dep_ in _COMPLEMENTS or token.head.lemma_ == "as":
        verb = verb_above(token)
        if verb is None:
            return
        fronted = token.head.lemma_ == "as" and token.head.is_sent_start
        making = _is_making(token)
        if making and not is_passive(verb):
            for child in verb.children:
                if child.dep_ == "dobj":
                    yield from all_of(marks, child, *_MEMBERS)
        elif making or fronted or verb.lemma_ in _BEING:
            yield from subjects(marks, verb, *_MEMBERS)
        return
    else:
        comma = next(
            (
                at
                for at in range(before - 1, max(before - 6, -1), -1)
                if marks.doc[at].text == ","
            ),
            None,
        )
        mark = marks.ending(comma, *_MEMBERS) if comma is not None else None
    if mark is not None and noun.lower_.endswith("s"):
        yield from _before_in_list(marks, mark)[:-1]
        yield from listed(marks, mark.start, *_MEMBERS)
    elif mark is not None:
        yield mark
