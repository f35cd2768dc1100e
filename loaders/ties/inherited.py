"""Offices told of somebody else: who held it before, and who holds it elsewhere.

"She replaces X" gives X the office that she is told to have; "her Peruvian counterpart
X" gives X her office, of Peru.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.loaders.document import Found, Mention
from detente.loaders.ties.listing import listed, mark_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.owners import owned_by_name
from detente.loaders.ties.phrases import BODIES, POSSESSIVES
from detente.loaders.ties.titles import core_at
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_OFFICES = frozenset({"HOLDS_POSITION", "REPRESENTS"})
_FAR = 2  # sentences between an office and who had it before
_BELOW = frozenset({"deputy", "understudy"})
_LIKE = frozenset({"counterpart", "counterparts", "colleague", "homologue"})


def of_predecessors(
    marks: Marks, offices: Sequence[Proposal], ties: Sequence[Proposal]
) -> Iterator[Proposal]:
    """The office of who came before or after somebody whose office is told."""
    known = list(offices)
    held = {one.subject.entity.id for one in known}
    open_ = [tie for tie in ties if tie.relation == "SUCCEEDED"]
    for _ in range(2):  # "he replaced X, who had followed Y"
        rest = []
        for tie in open_:
            made = _passed_on(marks, known, held, tie)
            if made is None:
                rest.append(tie)
                continue
            known.append(made)
            held.add(made.subject.entity.id)
            yield made
        open_ = rest


def _passed_on(
    marks: Marks, known: Sequence[Proposal], held: set[str], tie: Proposal
) -> Proposal | None:
    later, earlier = tie.subject.entity.id, tie.object.entity.id
    office = _office(marks, known, later, tie.trigger, former=False)
    before = _office(marks, known, earlier, tie.trigger, former=True)
    past = before is not None and (
        before.rule.startswith(("position:copula", "position:as"))
        or dict(before.attrs).get("status") == "former"
    )
    if office is not None and (past or (before is None and earlier not in held)):
        return _for(office, tie, later=False)
    if before is not None and office is None and later not in held:
        return _for(before, tie, later=True)
    return None


def _office(
    marks: Marks, known: Sequence[Proposal], person: str, place: int, *, former: bool
) -> Proposal | None:
    """The office of a person that is told nearest to token ``place``."""
    doc = marks.doc
    sentences = {sentence.start: at for at, sentence in enumerate(doc.sents)}
    here = sentences[doc[place].sent.start]
    near = [
        one
        for one in known
        if one.subject.entity.id == person
        and one.relation in _OFFICES
        and here - sentences[doc[one.trigger].sent.start] in range(-1, _FAR + 1)
        and (former or dict(one.attrs).get("status") != "former")
    ]
    return min(near, key=lambda one: abs(one.trigger - place), default=None)


def _for(office: Proposal, tie: Proposal, *, later: bool) -> Proposal:
    attrs = dict(office.attrs)
    attrs.pop("status", None)
    if not later:
        attrs["status"] = "former"
    found, mention = tie.object, tie.object_mention
    if later:
        found, mention = tie.subject, tie.subject_mention
    return replace(
        office,
        subject=found,
        subject_mention=mention,
        trigger=tie.trigger,
        rule="position:successor" if later else "position:predecessor",
        attrs=tuple(sorted(attrs.items())),
    )


def of_counterparts(marks: Marks, offices: Sequence[Proposal]) -> Iterator[Proposal]:
    """The office of "his Peruvian counterpart, X", "their counterparts from Peru"."""
    for token in marks.doc:
        if token.lower_ in _LIKE:
            yield from _alike(marks, token, offices)


def of_deputies(marks: Marks, offices: Sequence[Proposal]) -> Iterator[Proposal]:
    """The body of "his deputy, X", "X, formerly her deputy", "X, the deputy of Y"."""
    doc = marks.doc
    for token in doc:
        if token.lower_ not in _BELOW or doc[token.i + 1 : token.i + 2].text == "-":
            continue
        whose, after = _possessor(marks, token), token.i + 1
        if doc[after : after + 1].text == "of":
            whose = mark_at(marks, after + 1, "Person")
            after = whose.end if whose is not None else after
        if whose is None:
            continue
        own = [one for one in offices if one.subject.entity.id == whose.entity_id]
        office = min(own, key=lambda one: abs(one.trigger - token.i), default=None)
        person = _named_beside(marks, token, after)
        if office is None or person is None or person.entity_id == whose.entity_id:
            continue
        made = _like(office, person, office.object, office.object_mention, token.i)
        title = f"deputy {dict(office.attrs)['title']}"
        attrs = dict(made.attrs) | {"title": title}
        yield replace(
            made,
            relation="HOLDS_POSITION",
            rule="position:deputy",
            attrs=tuple(sorted(attrs.items())),
        )


def _named_beside(marks: Marks, token: Token, after: int) -> Mark | None:
    """The person behind "his deputy", or before it in "X, until now his deputy"."""
    doc = marks.doc
    person = mark_at(marks, after + (doc[after : after + 1].text == ","), "Person")
    if person is not None and person.named:
        return person
    for place in range(token.i - 1, max(token.i - 7, 0), -1):
        if doc[place].text == ",":
            person = marks.ending(place, "Person")
            return person if person is not None and person.named else None
        if doc[place].pos_ in ("VERB", "AUX"):
            return None
    return None


def _alike(
    marks: Marks, token: Token, offices: Sequence[Proposal]
) -> Iterator[Proposal]:
    doc = marks.doc
    whose = _possessor(marks, token)
    bodies = _bodies(marks, token)
    people = _people(marks, token)
    if whose is None or not people:
        return
    same = [
        one
        for one in offices
        if doc[one.trigger].sent == token.sent and one.relation in _OFFICES
    ]
    own = next((one for one in same if one.subject.entity.id == whose.entity_id), None)
    told = {one.subject.entity.id: one for one in same}
    if own is not None:
        for person, body in zip(people, bodies, strict=False):
            if person.entity_id not in told:
                yield _like(own, person, body.found, body.mention, token.i)
        return
    theirs = told.get(people[0].entity_id)
    home = owned_by_name(marks, _first_of(marks, whose))
    if theirs is not None and home is not None and home.type == "State":
        yield _like(theirs, whose, home.found, home.mention, token.i)


def _like(
    office: Proposal, person: Mark, body: Found, mention: Mention, trigger: int
) -> Proposal:
    attrs = {
        name: value
        for name, value in office.attrs
        if name not in ("accredited_to", "status")
    }
    return replace(
        office,
        subject=person.found,
        subject_mention=person.mention,
        object=body,
        object_mention=mention,
        trigger=trigger,
        rule="position:counterpart",
        attrs=tuple(sorted(attrs.items())),
    )


def _possessor(marks: Marks, token: Token) -> Mark | None:
    """Whose counterpart it is: "his", "Jane Doe's"."""
    doc, place = marks.doc, token.i - 1
    while place >= 0 and place > token.i - 5:
        person = marks.over(place, "Person")
        if person is not None:
            return person
        if doc[place].text in POSSESSIVES and marks.ending(place, "Person"):
            return marks.ending(place, "Person")
        place -= 1
    return None


def _first_of(marks: Marks, whose: Mark) -> Mark:
    """The name that a pronoun stands for, nearest before it."""
    names = [
        mark
        for mark in marks
        if mark.entity_id == whose.entity_id
        and mark.named
        and mark.start <= whose.start
    ]
    return names[-1] if names else whose


def _bodies(marks: Marks, token: Token) -> list[Mark]:
    doc = marks.doc
    before = marks.ending(token.i, *BODIES)
    if before is None and doc[token.i - 1].text in POSSESSIVES:
        before = marks.ending(token.i - 1, *BODIES)
    if before is not None:
        return [before]
    if doc[token.i + 1 : token.i + 2].text in ("from", "of", "in"):
        return list(listed(marks, token.i + 2, *BODIES))
    return []


def _people(marks: Marks, token: Token) -> list[Mark]:
    """Who the counterparts are: right behind, or past a comma, a place, their title."""
    doc, place = marks.doc, token.i + 1
    if doc[place : place + 1].text in ("from", "of", "in"):
        for body in listed(marks, place + 1, *BODIES):
            place = body.end
    if doc[place : place + 1].text in (",", ":"):
        place += 1
    start = place
    while place < min(start + 6, len(doc)):
        person = mark_at(marks, place, "Person")
        if person is not None and person.named:
            return list(listed(marks, place, "Person"))
        if core_at(doc, place) is None and not doc[place].is_title:
            return []
        place += 1
    return []
