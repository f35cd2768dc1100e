"""What is a part of an organization: "X is a unit of Y", "X belongs to Y".

What belongs to states, and what stands right beside its whole, is ``wholes``.
"""

from collections.abc import Iterator

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of, mark_of_subject, verb_above
from detente.loaders.ties.employers import is_party
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_LINKS = frozenset({"of", "within", "in", "under"})
_BEING = frozenset({"be", "become", "remain", "form", "constitute"})
_DETERMINERS = frozenset({"the", "a", "an", "that", "this"})


def branches(marks: Marks) -> Iterator[Proposal]:
    """The organizations that bodies are told to be parts of."""
    for token in marks.doc:
        if token.lower_ in words("bodies", "parts") and token.pos_ == "NOUN":
            yield from _of_part(marks, token)
        elif token.lemma_ in words("bodies", "belonging") and token.pos_ == "VERB":
            yield from _of_verb(marks, token)
        elif token.lower_ == "its":
            yield from _own(marks, token)
    for mark in marks:
        if mark.type == "Organization" and mark.named:
            yield from _of_body(marks, mark)


def _of_part(marks: Marks, part: Token) -> Iterator[Proposal]:
    """As in "X is a unit of Y", "X in Oslo, a body of Y", "X (part of Y)"."""
    doc = marks.doc
    if doc[part.i + 1 : part.i + 2].text not in _LINKS:
        owner = _possessor(marks, part)
    else:
        owner = whole_at(marks, part.i + 2)
    if owner is None:
        return
    body = _said_of(marks, part)
    if body is not None and body.end <= part.i:
        yield from tie(body, "PART_OF", owner, "is-part-of", part.i)
    if owner.end <= part.i:  # "Y's armed wing, X"
        at = part.i + 1 + (doc[part.i + 1 : part.i + 2].text == ",")
        after = marks.starting(at, "Organization")
        if after is not None:
            yield from tie(after, "PART_OF", owner, "bodys-part", part.i)


def _possessor(marks: Marks, part: Token) -> Mark | None:
    """The Y of "Y's new Arctic branch"."""
    doc, at = marks.doc, part.i - 1
    while at > 0 and doc[at].pos_ in ("ADJ", "NOUN", "ADV"):
        at -= 1
    if doc[at].text in POSSESSIVES:
        return marks.ending(at, "Organization")
    return None


def _said_of(marks: Marks, part: Token) -> Mark | None:
    """The body that is said to be a part, in an aside or by a verb."""
    doc = marks.doc
    if part.dep_ in ("attr", "dobj", "oprd") and part.head.lemma_ in _BEING:
        return mark_of_subject(marks, part.head, "Organization")
    first = part.left_edge.i
    while first < part.i and doc[first].text in (",", "("):
        first += 1
    if first > 1 and doc[first - 1].lower_ == "now":
        first -= 1
    if first > 1 and doc[first - 1].text in (",", "(", "\u2014", "\u2013"):
        before = marks.ending(first - 1, "Organization")
        if before is not None:
            return before
        where = marks.ending(first - 1, "Place", "State")
        if where is not None and where.start > 1 and _is_located(marks, where):
            start = where.start - 1 - (doc[where.start - 1].lower_ == "the")
            return marks.ending(start, "Organization")
    if part.dep_ == "appos":
        return mark_of(marks, part.head, "Organization")
    return None


def _is_located(marks: Marks, where: Mark) -> bool:
    doc = marks.doc
    at = where.start - 1 - (doc[where.start - 1].lower_ == "the")
    return doc[at].lower_ in ("in", "at", "of")


def _of_verb(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "X belongs to Y", "X answers to Y"."""
    for link in verb.children:
        if link.lower_ not in ("to", "under") or link.i < verb.i:
            continue
        owner = whole_at(marks, link.i + 1)
        body = mark_of_subject(marks, verb, "Organization")
        if owner is not None and body is not None:
            yield from tie(body, "PART_OF", owner, "belongs-to", verb.i)


def _own(marks: Marks, its: Token) -> Iterator[Proposal]:
    """As in "Y and its X", "Y said that its X"."""
    doc = marks.doc
    at = its.i + 1
    while at < len(doc) and doc[at].pos_ in ("ADJ", "NOUN") and doc[at].is_lower:
        at += 1
    body = marks.starting(at, "Organization")
    if body is None or not body.named:
        return
    told = {doc[i].lower_ for i in range(its.i + 1, body.end)}
    kinds = words("bodies", "of_state") | words("bodies", "parts")
    if not told & (kinds | words("bodies", "organs")):
        return
    owner = None
    if doc[its.i - 1].lower_ in ("and", ","):
        owner = marks.ending(its.i - 1, "Organization", "State")
    if owner is None:
        verb = verb_above(its)
        while verb is not None and owner is None:
            owner = mark_of_subject(marks, verb, "Organization", "State")
            verb = verb_above(verb)
    if owner is not None and owner.end <= its.i:
        yield from tie(body, "PART_OF", owner, "its-body", its.i)


def _of_body(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "the Brigade of the Army", two names with "of" between."""
    doc = marks.doc
    kinds = words("bodies", "of_state") | words("bodies", "organs")
    told = doc[mark.end - 1].lower_ in kinds | words("bodies", "parts")
    if doc[mark.end : mark.end + 1].text == "of" and told:
        owner = whole_at(marks, mark.end + 1)
        if owner is not None and not is_party(owner.found.entity):
            yield from tie(mark, "PART_OF", owner, "body-of-body", mark.end)


def whole_at(marks: Marks, place: int) -> Mark | None:
    """The organization named at a token, past "the Oslo-based group", "Cairo's"."""
    doc = marks.doc
    at, last = place, min(place + 9, len(doc))
    while at < last:
        body = marks.starting(at, "Organization")
        if body is not None:
            return body
        other = marks.starting(at)
        if other is not None:
            at = other.end
            if doc[at : at + 1].text not in (*POSSESSIVES, "-") and (
                at >= len(doc) or doc[at].pos_ not in ("NOUN", "PROPN", "ADJ")
            ):
                return None
            continue
        token = doc[at]
        plain = token.lower_ in _DETERMINERS or token.text in (*POSSESSIVES, "-")
        if not plain and token.pos_ not in ("ADJ", "NOUN", "VERB", "NUM"):
            return None
        if token.pos_ == "VERB" and token.lower_ != "based":
            return None
        at += 1
    return None
