"""Where places, bodies and events are: LOCATED_IN, read from what joins two names.

"Seoul, South Korea", "the bank in Basel", "the Polish city of Gdańsk", "the summit will
be held in Madrid". What a body is a part of is ``wholes``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from detente.loaders.lexicon import words
from detente.loaders.ties.before import FARTHEST, before
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.titles import is_portfolio
from detente.loaders.ties.tying import tie
from detente.loaders.weighing.proposal import Proposal

_WHERE = ("Place", "State")
_LYING = ("Place", "Organization", "Event")
_PREPOSITIONS = frozenset({"in", "at", "near", "on"})
_JOINTS = POSSESSIVES | {"of", ","}


def locations(marks: Marks) -> Iterator[Proposal]:
    """The places of places, bodies and events."""
    for mark in marks:
        if mark.type in _LYING:
            yield from _behind(marks, mark)
            yield from _of_verb(marks, mark)
        if mark.type == "Place" and mark.named:
            yield from _ahead(marks, mark)
        if mark.type == "Event":
            yield from _in_name(marks, mark)
            yield from _for_event(marks, mark)


def _behind(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """What stands behind the name: ", Norway", "in Brussels", "(Berea, Ohio)"."""
    doc, place = marks.doc, mark.end
    if place + 1 >= len(doc):
        return
    link = doc[place].lower_
    if link == "," and mark.type != "Event":
        yield from _behind_comma(marks, mark, place + 1)
    elif link == "(" and mark.type != "Event":
        where = marks.starting(place + 1, *_WHERE)
        several = len(list(listed(marks, place + 1, "State"))) > 1
        closing = where is not None and doc[where.end : where.end + 1].text
        if where is not None and not several and closing in (")", ","):
            yield from tie(mark, "LOCATED_IN", where, "name-(place)")
    elif link in _PREPOSITIONS and not (link == "on" and mark.type == "Event"):
        for where in _places(marks, place + 1):
            rule = f"{mark.type.lower()}-{link}-{where.type.lower()}"
            yield from tie(mark, "LOCATED_IN", where, rule, place)


def _behind_comma(marks: Marks, mark: Mark, place: int) -> Iterator[Proposal]:
    doc = marks.doc
    where = marks.starting(place, *_WHERE)
    if where is not None and doc[where.end : where.end + 1].text in ("'s", "\u2019s"):
        return  # "in Oslo, Kenya's ambassador": no town of Kenya
    if where is not None and _is_of(marks, mark, where):
        if mark.type == "Place":
            yield from tie(mark, "LOCATED_IN", where, "place-comma-place")
        elif doc[mark.end - 1].lower_ in words("bodies", "seated"):
            yield from tie(mark, "LOCATED_IN", where, "body-comma-place")
    elif mark.type != "Place":
        return
    elif doc[place].lower_ in ("the", "a"):
        yield from _capital_of(marks, mark, place)
    elif doc[place].lower_ in ("in", "near"):
        where = place_at(marks, place + 1)
        if where is not None:
            yield from tie(mark, "LOCATED_IN", where, "place-comma-in-place")


def _places(marks: Marks, place: int) -> Iterator[Mark]:
    """The places listed at token ``place``: "the states of Iowa and Ohio"."""
    doc = marks.doc
    where = place_at(marks, place)
    while where is not None:
        yield where
        end = where.end
        if end + 1 < len(doc) and doc[end].text == ",":
            end += 1
        if end + 1 >= len(doc) or doc[end].lower_ != "and":
            return
        where = marks.starting(end + 1, *_WHERE)


def place_at(marks: Marks, place: int) -> Mark | None:
    """The place named at token ``place``, past "the", "western", "the town of"."""
    doc = marks.doc
    for start in range(place, min(place + FARTHEST, len(doc))):
        mark = marks.starting(start, *_WHERE)
        if mark is not None and mark.named:
            after = doc[mark.end] if mark.end < len(doc) else None
            # "in a US operation" is in no place.
            return None if after is not None and after.pos_ == "NOUN" else mark
        word = doc[start]
        if word.lower_ in ("the", "a", "of", "in") or _is_settlement(word):
            continue
        if word.pos_ == "ADJ" and start == place + (doc[place].lower_ == "the"):
            continue
        return None
    return None


def _is_settlement(token: Token) -> bool:
    return token.lemma_.lower() in words("settlements", "words")


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
        more = marks.starting(start, *_WHERE) is not None
        if (more or doc[start - 1].lower_ == "other") and not (
            after not in ("and", "or") and where.mention.text.lower() in regions
        ):
            return False
    elif doc[where.end : where.end + 1].text.lower() in ("and", "or", "&"):
        return False
    before = marks.ending(mark.start - 1, *_WHERE)
    listed = before is not None and doc[mark.start - 1].text == ","
    return not listed or mark.mention.text.lower() in regions


def _capital_of(marks: Marks, mark: Mark, place: int) -> Iterator[Proposal]:
    """As in "Juba, the capital of South Sudan", "Tunis, the country's capital"."""
    doc = marks.doc
    owner = None
    for at in range(place, min(place + FARTHEST, len(doc))):
        owner = marks.starting(at, *_WHERE) or owner
        settled = words("settlements", "words")
        if doc[at].lower_ not in settled or doc[at + 1 : at + 2].text in settled:
            continue
        if at + 1 < len(doc) and doc[at + 1].lower_ in ("of", "in"):
            owner = place_at(marks, at + 2) or owner
        if owner is not None:
            yield from tie(mark, "LOCATED_IN", owner, "place-the-capital", at)
        return


def _ahead(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """What stands before the name: "the Polish city of", "the Serbian capital"."""
    ahead = before(marks, mark, lambda token: token.text in _JOINTS)
    if ahead is not None and ahead.whole.type in _WHERE and ahead.between:
        yield from _of_whole(mark, ahead.whole, ahead.between)


def _of_whole(mark: Mark, whole: Mark, between: tuple[str, ...]) -> Iterator[Proposal]:
    """``between`` are the words from the place back to the whole."""
    settled = words("settlements", "words")
    if between[0] == "of" and between[1:] and between[1] in settled:
        yield from tie(mark, "LOCATED_IN", whole, "state-city-of")
    elif between[0] in settled or (between[0] == "," and between[1:2] == ("capital",)):
        yield from tie(mark, "LOCATED_IN", whole, "state-capital")


def _of_verb(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "the summit was held in Madrid", "Iowa held caucuses", "based in Rome"."""
    root = marks.doc[mark.start : mark.end].root
    if mark.type == "Event" and root.dep_ in ("nsubj", "nsubjpass", "dobj"):
        verb = root.head
        if verb.lemma_.lower() in words("placing", "events"):
            yield from _where_of(marks, mark, verb, "event-held-in")
    for child in [*root.children, root.head]:
        if child.lemma_.lower() in words(
            "placing", "seats" if mark.type != "Event" else "events"
        ):
            passive = child.tag_ == "VBN" and (
                child.dep_ == "acl" or root.dep_ == "nsubjpass"
            )
            if passive:
                rule = f"{mark.type.lower()}-verb-in"
                yield from _where_of(marks, mark, child, rule)
                for later in child.children:  # "scheduled to be held in"
                    if later.dep_ == "xcomp":
                        yield from _where_of(marks, mark, later, rule)


def _where_of(marks: Marks, mark: Mark, verb: Token, rule: str) -> Iterator[Proposal]:
    for link in verb.children:
        if link.lower_ not in _PREPOSITIONS:
            continue
        for object_ in link.children:
            if object_.dep_ == "pobj":
                start = object_.left_edge.i
                where = marks.over(object_.i, *_WHERE)
                if where is not None:
                    start = where.start
                for place in _places(marks, start):
                    yield from tie(mark, "LOCATED_IN", place, rule, verb.i)


def _for_event(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "travelled to New York for the General Assembly"."""
    doc = marks.doc
    place = mark.start - 1
    while place > 0 and doc[place].pos_ in ("DET", "ADJ"):
        place -= 1
    if doc[place].lower_ != "for":
        return
    where = marks.ending(place, *_WHERE)
    if where is None or where.start == 0:
        return
    link = doc[where.start - 1]
    travels = link.lower_ == "to" and link.head.lemma_ in words("placing", "travels")
    if travels or link.lower_ in ("in", "at"):
        yield from tie(mark, "LOCATED_IN", where, "place-for-event", place)


def _in_name(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "war in Yemen", "South Carolina primary": the place is in the name."""
    doc = marks.doc
    for where in marks.within(mark.start, mark.end, *_WHERE):
        before = doc[where.start - 1].lower_ if where.start > mark.start else ""
        if before == "the" and where.start - 1 > mark.start:
            before = doc[where.start - 2].lower_
        if before in _PREPOSITIONS:
            yield from tie(mark, "LOCATED_IN", where, "event-name-in", where.start)
        elif where.type == "Place" and where.end < mark.end and before != "of":
            yield from tie(mark, "LOCATED_IN", where, "event-name-place", where.start)
