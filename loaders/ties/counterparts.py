"""Who holds the same office elsewhere: "her Kenyan counterpart X", "X, his colleague".

Such a one has the office of whose counterpart it is, in their own state, and never in
the other's. Where the text does not tell the office, none is known of the counterpart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.loaders.document import Found
from detente.loaders.ties.cores import core_at
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.listing import listed, mark_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import OfficeKind
from detente.loaders.ties.owners import owned_by_name
from detente.loaders.ties.phrases import BODIES, POSSESSIVES
from detente.loaders.ties.titles import Title
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_OFFICES = frozenset({"HOLDS_POSITION", "REPRESENTS"})
_LIKE = frozenset({"counterpart", "counterparts", "colleague", "homologue"})
_FROM = frozenset({"from", "of", "in"})
_FAR = 5  # tokens from "his" to "counterpart"
_HELD = (OfficeKind.GOVERNMENT, OfficeKind.ENVOY)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """That token ``word`` calls ``people`` the counterparts of ``whose``.

    ``bodies`` are whose offices they hold, one for each of ``people`` where told.
    ``whose`` is ``None`` where a pronoun is not understood.
    """

    word: Token
    whose: Mark | None
    people: tuple[Mark, ...]
    bodies: tuple[Mark, ...]

    @property
    def homes(self) -> Iterator[tuple[Mark, Mark]]:
        """Each counterpart with the body of their office."""
        yield from zip(self.people, self.bodies, strict=False)


def counterparts(marks: Marks) -> list[Counterpart]:
    """All that a text calls somebody's counterpart, in its order."""
    return [_read(marks, token) for token in marks.doc if token.lower_ in _LIKE]


def _read(marks: Marks, token: Token) -> Counterpart:
    people = tuple(_behind(marks, token) or _before(marks, token))
    whose = possessor(marks, token)
    ids = {person.entity_id for person in people}
    if whose is None or whose.entity_id in ids:  # "X, his counterpart": not his own
        others = {
            mark.entity_id: mark
            for mark in marks.within(token.sent.start, token.sent.end, "Person")
            if mark.named and mark.entity_id not in ids
        }
        whose = next(iter(others.values())) if len(others) == 1 else None
    return Counterpart(token, whose, people, tuple(_bodies(marks, token)))


def of_counterparts(
    marks: Marks,
    offices: Sequence[Proposal],
    held: Sequence[Holder],
    titles: Sequence[Title],
) -> Iterator[Proposal]:
    """The office of "his Peruvian counterpart, X", "their counterparts from Peru"."""
    for one in counterparts(marks):
        yield from _alike(marks, one, offices, held, titles)


def _alike(
    marks: Marks,
    one: Counterpart,
    offices: Sequence[Proposal],
    held: Sequence[Holder],
    titles: Sequence[Title],
) -> Iterator[Proposal]:
    doc, place = marks.doc, one.word.i
    told = {
        office.subject.entity.id: office
        for office in offices
        if doc[office.trigger].sent == one.word.sent and office.relation in _OFFICES
    }
    if one.whose is None:
        title = _told_alone(one.word, titles, held)
        if title is not None:
            yield from (
                _office(person, title, body, place)
                for person, body in one.homes
                if person.entity_id not in told
            )
        return
    for person, body in one.homes:
        if person.entity_id in told:
            continue
        own = _own(one.whose, body, offices, place)
        title = _title_of(one.whose, held)
        if own is not None:
            yield like(own, person, place, body)
        elif title is not None and body.type == "State":
            yield _office(person, title, body, place)
    theirs = next((told[p.entity_id] for p in one.people if p.entity_id in told), None)
    home = owned_by_name(marks, _first_of(marks, one.whose))
    if (
        theirs is not None
        and home is not None
        and home.type == "State"
        and one.whose.entity_id not in told
    ):
        yield like(theirs, one.whose, place, home)


def _own(
    whose: Mark, body: Mark, offices: Sequence[Proposal], place: int
) -> Proposal | None:
    """The office of ``whose`` that is told nearest, of a body of the same kind."""
    own = [
        one
        for one in offices
        if one.subject.entity.id == whose.entity_id
        and one.relation in _OFFICES
        and one.object.entity.type == body.type
        and one.object.entity.id != body.entity_id
        and dict(one.attrs).get("status") != "former"
    ]
    return min(own, key=lambda one: abs(one.trigger - place), default=None)


def _title_of(whose: Mark, held: Sequence[Holder]) -> Title | None:
    """The title of a person of whom no state is told: "the minister, Jane Doe"."""
    titles = {
        one.title.text: one.title
        for one in held
        if one.person.entity_id == whose.entity_id
        and one.title.kind in _HELD
        and "former" not in (one.status, one.title.status)
    }
    return next(iter(titles.values())) if len(titles) == 1 else None


def _told_alone(
    word: Token, titles: Sequence[Title], held: Sequence[Holder]
) -> Title | None:
    """The only title before a counterpart, of nobody named: "the German minister"."""
    named = {one.title.core for one in held}
    start = word.sent.start
    before = [title for title in titles if start <= title.core < word.i]
    if len(before) != 1 or before[0].core in named:
        return None
    [title] = before
    of_state = any(body.type == "State" for body in title.before)
    known = title.kind in _HELD and not title.plural
    return title if known and of_state else None


def _office(person: Mark, title: Title, body: Mark, trigger: int) -> Proposal:
    envoy = title.kind is OfficeKind.ENVOY
    return Proposal(
        person.found,
        person.mention,
        "REPRESENTS" if envoy else "HOLDS_POSITION",
        body.found,
        body.mention,
        trigger,
        "position:counterpart",
        attrs=(("title", title.text),),
    )


def like(
    office: Proposal, person: Mark, trigger: int, body: Mark | None = None
) -> Proposal:
    """The same office for ``person``, in ``body`` if that is given."""
    attrs = {
        name: value
        for name, value in office.attrs
        if name not in ("accredited_to", "status")
    }
    return replace(
        office,
        subject=person.found,
        subject_mention=person.mention,
        object=body.found if body is not None else office.object,
        object_mention=body.mention if body is not None else office.object_mention,
        trigger=trigger,
        rule="position:counterpart",
        attrs=tuple(sorted(attrs.items())),
    )


def possessor(marks: Marks, token: Token) -> Mark | None:
    """Whose counterpart it is: "his", "Jane Doe's"."""
    doc, place = marks.doc, token.i - 1
    while place >= 0 and place > token.i - _FAR:
        person = marks.over(place, "Person")
        if person is not None:
            return person
        if doc[place].text in POSSESSIVES and marks.ending(place, "Person"):
            return marks.ending(place, "Person")
        if doc[place].tag_ == "PRP$":
            return None
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
    if doc[token.i + 1 : token.i + 2].text in _FROM:
        return list(listed(marks, token.i + 2, *BODIES))
    return []


def _behind(marks: Marks, token: Token) -> list[Mark]:
    """Who the counterparts are: right behind, or past a comma, a place, their title."""
    doc, place = marks.doc, token.i + 1
    if doc[place : place + 1].text in _FROM:
        for body in listed(marks, place + 1, *BODIES):
            place = body.end
    apposed = _phrase_before(marks, token) is not None
    if doc[place : place + 1].text in (",", ":"):
        if apposed:
            return []
        place += 1
    start = place
    while place < min(start + 6, len(doc)):
        person = mark_at(marks, place, "Person")
        if person is not None and person.named:
            if _goes_on(marks, token, person):
                return []
            several = token.lower_.endswith("s")
            return list(listed(marks, place, "Person")) if several else [person]
        if core_at(doc, place) is None and not doc[place].is_title:
            return []
        place += 1
    return []


def _goes_on(marks: Marks, token: Token, person: Mark) -> bool:
    """As in "At talks with his Peruvian counterpart, Minister X said", of himself."""
    doc = marks.doc
    opening = doc[token.sent.start]
    apart = any(word.text == "," for word in doc[token.i + 1 : person.start])
    follows = person.end < len(doc) and doc[person.end].tag_ in {"VBD", "VBZ", "MD"}
    return opening.pos_ in {"ADP", "SCONJ"} and apart and follows


def _before(marks: Marks, token: Token) -> list[Mark]:
    """The one told before: "Jane Doe, his Peruvian counterpart,"."""
    person = _phrase_before(marks, token)
    closed = token.i + 1 == len(marks.doc) or not marks.doc[token.i + 1].is_alpha
    linked = marks.doc[token.i + 1 : token.i + 2].text in _FROM
    return [person] if person is not None and (closed or linked) else []


def _phrase_before(marks: Marks, token: Token) -> Mark | None:
    """The person before the comma before "his Peruvian counterpart"."""
    doc, place = marks.doc, token.i - 1
    while place > token.i - _FAR and place > token.sent.start:
        if doc[place].tag_ == "PRP$" or doc[place].lower_ == "the":
            comma = doc[place - 1].text == ","
            person = marks.ending(place - 1, "Person") if comma else None
            return person if person is not None and person.named else None
        place -= 1
    return None


def homes(marks: Marks) -> tuple[dict[str, Found], dict[str, set[str]]]:
    """The states of counterparts by person, and those that are not one's own."""
    own: dict[str, Found] = {}
    foreign: dict[str, set[str]] = {}
    for one in counterparts(marks):
        for body in one.bodies:
            if one.whose is not None:
                foreign.setdefault(one.whose.entity_id, set()).add(body.entity_id)
        own.update({person.entity_id: body.found for person, body in one.homes})
    return own, foreign
