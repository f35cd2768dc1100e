"""Offices told of somebody else: who held it before, and who stands below.

"She replaces X" gives X the office that she is told to have; "her deputy, X" gives X
the one below hers. Counterparts are ``counterparts``'s.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.loaders.ties.counterparts import like, possessor
from detente.loaders.ties.listing import mark_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_OFFICES = frozenset({"HOLDS_POSITION", "REPRESENTS"})
_FAR = 2  # sentences between an office and who had it before
_BELOW = frozenset({"deputy", "understudy"})


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


def of_deputies(marks: Marks, offices: Sequence[Proposal]) -> Iterator[Proposal]:
    """The body of "his deputy, X", "X, formerly her deputy", "X, the deputy of Y"."""
    doc = marks.doc
    for token in doc:
        if token.lower_ not in _BELOW or doc[token.i + 1 : token.i + 2].text == "-":
            continue
        whose, after = possessor(marks, token), token.i + 1
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
        made = like(office, person, token.i)
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
