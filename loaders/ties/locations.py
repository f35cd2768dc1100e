"""Where places, bodies and events are: LOCATED_IN, read from what joins two names.

"Seoul, South Korea", "the bank in Basel", "the Polish city of Gdańsk", "the summit will
be held in Madrid". What a body is a part of is ``wholes``.
"""

from collections.abc import Iterator
from itertools import islice

from detente.loaders.brief import is_brief
from detente.loaders.finding.states import seat_of
from detente.loaders.lexicon import words
from detente.loaders.ties.before import FARTHEST, before, behind_brackets
from detente.loaders.ties.cores import is_portfolio
from detente.loaders.ties.described import described_places
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.towns import (
    WHERE,
    is_quarter,
    is_settlement,
    place_at,
    places_at,
    settlement_at,
)
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_LYING = ("Place", "Organization", "Event")
_PREPOSITIONS = frozenset({"in", "at", "near", "on"})
_TOWARDS = frozenset({"in", "at", "near", "to", "into"})
_OPENING = frozenset({"the", "a", "an", "capital"})
_LYING_AT = frozenset({"in", "on", "off", "outside"})
_JOINTS = POSSESSIVES | {"of", ",", "-"}
_LONGEST = 10  # tokens of where a town lies
_MEASURES = frozenset({"NUM", "NOUN", "ADJ", "ADV", "ADP", "DET", "SYM", "CCONJ"})


def locations(marks: Marks) -> Iterator[Proposal]:
    """The places of places, bodies and events."""
    yield from described_places(marks)
    for mark in marks:
        if mark.type in _LYING:
            yield from _behind(marks, mark)
            yield from _of_verb(marks, mark)
        if mark.type == "Place" and mark.named:
            yield from _ahead(marks, mark)
            yield from _after_state(marks, mark)
            yield from _lying(marks, mark)
        if mark.type == "Event":
            yield from _struck(marks, mark)
            yield from _in_name(marks, mark)
            yield from _for_event(marks, mark)


def _behind(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """What stands behind the name: ", Norway", "in Brussels", "(Berea, Ohio)"."""
    doc, place = marks.doc, behind_brackets(marks.doc, mark.end)
    if place + 1 >= len(doc):
        return
    link = doc[place].lower_
    if doc[mark.end].text == "(" and mark.type != "Event":
        yield from _in_brackets(marks, mark)
    if link == "," and mark.type != "Event":
        yield from _behind_comma(marks, mark, place + 1)
    elif mark.type == "Place" and "of" in (link, doc[place + 1].lower_):
        yield from _quarter_of(marks, mark)
    elif link in _PREPOSITIONS and not (link == "on" and mark.type == "Event"):
        for where in places_at(marks, place + 1):
            rule = f"{mark.type.lower()}-{link}-{where.type.lower()}"
            yield from tie(mark, "LOCATED_IN", where, rule, place)


def _quarter_of(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "the Karen district of Nairobi", "Northern Province of Kenya"."""
    doc, at = marks.doc, mark.end
    if is_settlement(doc[at]):
        at += 1
    if at < len(doc) - 1 and doc[at].lower_ == "of" and is_settlement(doc[at - 1]):
        where = place_at(marks, at + 1)
        if where is not None:
            yield from tie(mark, "LOCATED_IN", where, "district-of", at)


def _in_brackets(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    doc, place = marks.doc, mark.end + 1
    where = marks.starting(place, *WHERE)
    several = len(list(listed(marks, place, "State"))) > 1
    if where is not None and not several and doc[where.end].text in (")", ","):
        yield from tie(mark, "LOCATED_IN", where, "name-(place)")


def _behind_comma(marks: Marks, mark: Mark, place: int) -> Iterator[Proposal]:
    doc = marks.doc
    where = marks.starting(place, *WHERE)
    if where is not None and doc[where.end : where.end + 1].text in ("'s", "\u2019s"):
        # "in Oslo, Kenya's ambassador": no town of Kenya
        if mark.type == "Place" and settlement_at(marks, where.end + 1) is not None:
            yield from tie(mark, "LOCATED_IN", where, "place-comma-states-city")
        return
    if where is not None and _is_of(marks, mark, where):
        if mark.type == "Place":
            yield from tie(mark, "LOCATED_IN", where, "place-comma-place")
        elif doc[mark.end - 1].lower_ in words("bodies", "seated"):
            yield from tie(mark, "LOCATED_IN", where, "body-comma-place")
    elif mark.type == "Place" and doc[place].lower_ in _OPENING:
        yield from _capital_of(marks, mark, place)
    else:
        yield from _aside(marks, mark, place)


def _aside(marks: Marks, mark: Mark, place: int) -> Iterator[Proposal]:
    """As in "Lagos, in western Nigeria", "Lagos, western Nigeria", "X, near Lagos"."""
    doc = marks.doc
    link = doc[place].lower_
    if link == "near" or (link in _LYING_AT and doc[mark.start - 1].lower_ != "near"):
        where = place_at(marks, place + 1)
        if where is not None:
            kind = "place" if mark.type == "Place" else "body"
            yield from tie(mark, "LOCATED_IN", where, f"{kind}-comma-in-place")
    elif mark.type == "Place" and is_quarter(doc[place]):
        where = place_at(marks, place)
        if where is not None:
            yield from tie(mark, "LOCATED_IN", where, "place-comma-northern-place")


def _is_of(marks: Marks, mark: Mark, where: Mark) -> bool:
    """Whether "X, Y" is a place in another, not two items of a list."""
    doc = marks.doc
    regions = words("regions", "words")
    if is_portfolio(marks, mark):  # "Europe", "the Middle East"
        return False
    if mark.mention.text.lower() in regions and where.type == "Place":
        return False
    if doc[where.end : where.end + 1].text == ",":
        after = doc[where.end + 1 : where.end + 2].text.lower()
        start = where.end + 1 + (after in ("and", "or"))
        start += doc[start : start + 1].text.lower() in ("the", "other")
        more = marks.starting(start, *WHERE) is not None
        if (more or doc[start - 1].lower_ == "other") and not (
            after not in ("and", "or") and where.mention.text.lower() in regions
        ):
            return False
    elif doc[where.end : where.end + 1].text.lower() in ("and", "or", "&"):
        return False
    before = marks.ending(mark.start - 1, *WHERE)
    listed = before is not None and doc[mark.start - 1].text == ","
    return not listed or mark.mention.text.lower() in regions


def _capital_of(marks: Marks, mark: Mark, place: int) -> Iterator[Proposal]:
    """As in "Juba, the capital of South Sudan", "Tunis, the country's capital"."""
    doc = marks.doc
    owner = None
    for at in range(place, min(place + FARTHEST, len(doc))):
        owner = marks.starting(at, *WHERE) or owner
        settled = words("settlements", "words")
        if doc[at].lower_ not in settled or doc[at + 1 : at + 2].text in settled:
            continue
        for where in {_around(marks, at + 1), owner} - {None}:
            if where is not None:
                yield from tie(mark, "LOCATED_IN", where, "place-the-capital", at)
        return


def _around(marks: Marks, place: int) -> Mark | None:
    """Where a "town" lies: "of 15,000 in Oslo", "some 20 km from Lima in Peru"."""
    doc = marks.doc
    for at in range(place, min(place + _LONGEST, len(doc) - 1)):
        if doc[at].lower_ in _LYING_AT | {"of", "near"}:
            where = place_at(marks, at + 1)
            if where is not None:
                return where
        elif doc[at].pos_ not in _MEASURES:
            return None
    return None


def _ahead(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """What stands before the name: "the Polish city of", "the Serbian capital"."""
    ahead = before(marks, mark, lambda token: token.text in _JOINTS)
    if ahead is not None and ahead.whole.type in WHERE:
        yield from _of_whole(marks, mark, ahead.whole, ahead.between)
    if ahead is None or ahead.whole.type not in WHERE:
        yield from _of_capital(marks, mark)
        if _is_town_of(marks, mark):
            yield from _of_only_state(marks, mark, "town-of-only-state")


def _is_town_of(marks: Marks, mark: Mark) -> bool:
    """As in "the northern region of X": of a state that the reader knows."""
    doc, at = marks.doc, mark.start
    if at < 3 or doc[at - 1].lower_ != "of" or not is_settlement(doc[at - 2]):  # noqa: PLR2004
        return False
    return doc[mark.end : mark.end + 1].text not in (",", "in")


def _of_capital(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "in the capital, Tunis": of a state that the text names elsewhere."""
    at = mark.start - 1 - (marks.doc[mark.start - 1].text == ",")
    if at <= 0 or marks.doc[at].lower_ != "capital":
        return
    state = seat_of(mark.mention.text)
    if state is None:
        yield from _of_only_state(marks, mark, "capital-of-only-state")
        return
    named = (one for one in marks if one.entity_id == state.id and one.named)
    for whole in islice(named, 1):
        yield from tie(mark, "LOCATED_IN", whole, "capital-alone", at)


def _of_only_state(marks: Marks, mark: Mark, rule: str) -> Iterator[Proposal]:
    """A place told without its state, in a text that names one alone."""
    states = {one.entity_id: one for one in marks if one.type == "State"}
    if len(states) == 1 and is_brief(marks.doc):
        [state] = states.values()
        yield from tie(mark, "LOCATED_IN", state, rule, mark.start)


def _after_state(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "in Iraq, at Basra Airport": the smaller place comes second."""
    doc, at = marks.doc, mark.start - 1
    if at > 1 and doc[at].lower_ == "the":
        at -= 1
    if at < 3 or doc[at].lower_ not in _TOWARDS or doc[at - 1].text != ",":  # noqa: PLR2004
        return
    kinds = ("State",) if doc[at].lower_ == "in" else WHERE
    whole = marks.ending(at - 1, *kinds)
    if whole is not None and doc[whole.start - 1].lower_ in _TOWARDS - {"near"}:
        yield from tie(mark, "LOCATED_IN", whole, "in-state-in-place", at)


def _of_whole(
    marks: Marks, mark: Mark, whole: Mark, between: tuple[str, ...]
) -> Iterator[Proposal]:
    """``between`` are the words from the place back to the whole."""
    settled = words("settlements", "words")
    doc = marks.doc
    region = is_settlement(doc[min(mark.end, len(doc) - 1)])
    region = region or (is_settlement(doc[mark.end - 1]) and mark.end > mark.start + 1)
    if not between:
        if whole.type == "State" and region:
            yield from tie(mark, "LOCATED_IN", whole, "state-place-region")
    elif between[-1] in POSSESSIVES and region:
        yield from tie(mark, "LOCATED_IN", whole, "states-place-region")
    elif between[0] == "of" and between[1:] and between[1] in settled:
        yield from tie(mark, "LOCATED_IN", whole, "state-city-of")
    elif between[0] in settled or (between[0] == "," and set(between[1:2]) & settled):
        yield from tie(mark, "LOCATED_IN", whole, "state-capital")


def _of_verb(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "the summit was held in Madrid", "Iowa held caucuses", "based in Rome"."""
    root = marks.doc[mark.start : mark.end].root
    if mark.type == "Event" and root.dep_ in ("nsubj", "nsubjpass", "dobj"):
        verb = root.head
        if verb.lemma_.lower() in words("placing", "events"):
            yield from _where_of(marks, mark, verb, "event-held-in")
    name = marks.doc[mark.start : mark.end]
    inner = [child for token in name for child in token.children]
    for child in [*inner, root.head]:
        if child.lemma_.lower() in words(
            "placing", "seats" if mark.type != "Event" else "events"
        ):
            passive = child.tag_ == "VBN" and (
                child.dep_ in ("acl", "relcl") or root.dep_ == "nsubjpass"
            )
            if passive or (child.dep_ == "relcl" and mark.type == "Event"):
                rule = f"{mark.type.lower()}-verb-in"
                yield from _where_of(marks, mark, child, rule)
                for later in child.children:  # "scheduled to be held in"
                    if later.dep_ == "xcomp":
                        yield from _where_of(marks, mark, later, rule)


def _struck(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "two explosions rocked Lima": what an event strikes is where it is."""
    root = marks.doc[mark.start : mark.end].root
    verb = root.head
    if root.dep_ == "nsubj" and verb.lemma_.lower() in words("placing", "striking"):
        for child in verb.children:
            if child.dep_ == "dobj":
                place = marks.over(child.i, *WHERE) or place_at(
                    marks, child.left_edge.i
                )
                if place is not None:
                    yield from tie(mark, "LOCATED_IN", place, "event-strikes", verb.i)


def _where_of(marks: Marks, mark: Mark, verb: Token, rule: str) -> Iterator[Proposal]:
    for link in verb.children:
        if link.lower_ not in _PREPOSITIONS:
            continue
        for object_ in link.children:
            if object_.dep_ == "pobj":
                start = object_.left_edge.i
                where = marks.over(object_.i, *WHERE)
                if where is not None:
                    start = where.start
                for place in places_at(marks, start):
                    yield from tie(mark, "LOCATED_IN", place, rule, verb.i)


def _for_event(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "travelled to New York for the General Assembly"."""
    doc = marks.doc
    place = mark.start - 1
    while place > 0 and doc[place].pos_ in ("DET", "ADJ"):
        place -= 1
    if doc[place].lower_ != "for":
        return
    where = marks.ending(place, *WHERE)
    if where is None or where.start == 0:
        return
    link = doc[where.start - 1]
    travels = link.lower_ == "to" and link.head.lemma_ in words("placing", "travels")
    if travels or link.lower_ in ("in", "at"):
        yield from tie(mark, "LOCATED_IN", where, "place-for-event", place)


def _in_name(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "war in Yemen", "South Carolina primary": the place is in the name."""
    doc = marks.doc
    for where in marks.within(mark.start, mark.end, *WHERE):
        before = doc[where.start - 1].lower_ if where.start > mark.start else ""
        if before == "the" and where.start - 1 > mark.start:
            before = doc[where.start - 2].lower_
        if before in _PREPOSITIONS:
            yield from tie(mark, "LOCATED_IN", where, "event-name-in", where.start)
        elif where.type == "Place" and where.end < mark.end and before != "of":
            yield from tie(mark, "LOCATED_IN", where, "event-name-place", where.start)


def _lying(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "Juba is the capital of South Sudan", "Goma lies in the east of Congo"."""
    root = marks.doc[mark.start : mark.end].root
    for child in root.children:  # "Goma, which lies in"
        if child.dep_ == "relcl" and child.lemma_ in ("lie", "sit", "stand"):
            yield from _where_of(marks, mark, child, f"{mark.type.lower()}-lies-in")
    verb = root.head
    if root.dep_ != "nsubj" or verb.lemma_ not in ("be", "lie", "sit", "stand"):
        return
    yield from _where_of(marks, mark, verb, f"{mark.type.lower()}-lies-in")
    for child in verb.children:
        if child.dep_ == "attr" and is_settlement(child):
            at = child.i + 1
            if marks.doc[at : at + 1].text.lower() in ("of", "in", "on"):
                where = place_at(marks, at + 1)
                if where is not None:
                    rule = "place-is-capital-of"
                    yield from tie(mark, "LOCATED_IN", where, rule, child.i)
