"""Titles whose holder is named behind: "its envoy is X", "has a new envoy. X said"."""

from collections.abc import Iterator

from detente.loaders.lexicon import words
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.listing import mark_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import OfficeKind, offices
from detente.loaders.ties.owners import owner, title_root
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.titles import Title

_HELD = frozenset({"nsubj", "nsubjpass", "dobj"})
_MINOR = (OfficeKind.TRADE, OfficeKind.RANK, OfficeKind.CANDIDATE)
_OPENING = 3  # tokens of a sentence before its subject, such as quotes
_WITHIN = frozenset(
    {"now", "currently", "still", "none", "other", "than", "again", "called", "named"}
)


def title_is_name(marks: Marks, title: Title) -> Iterator[Holder]:
    """As in "Peru's envoy is Jane Doe", "whose head was his son John Doe"."""
    doc, place = marks.doc, title.end
    if title.plural or place >= len(doc):
        return
    verb = doc[place]
    if offices().verbs.get(verb.lemma_.lower()) != "copulas":
        return
    person = kin_at(marks, place + 1)
    if person is None or not person.named:
        return
    if doc[person.end : person.end + 1].text not in POSSESSIVES:
        yield Holder(person, title, "title-is-name", verb=verb.i)


def kin_at(marks: Marks, place: int) -> Mark | None:
    """The person at token ``place``, past "none other than", "his father,"."""
    doc = marks.doc
    while place < len(doc) and (
        doc[place].lower_ in _WITHIN
        or doc[place].tag_ == "PRP$"
        or doc[place].lower_ in words("kinship", "words")
        or doc[place].text == ","
    ):
        place += 1
    return mark_at(marks, place, "Person")


def named_next(marks: Marks, title: Title) -> Iterator[Holder]:
    """As in "Peru has a new health minister. Jane Doe, a surgeon, took office"."""
    doc = marks.doc
    bodied = title.before or title.after or owner(marks, title)
    if title.plural or not bodied or title.kind in _MINOR:
        return
    if title_root(marks, title).dep_ not in _HELD or title.status == "former":
        return
    start = doc[title.core].sent.end
    for place in range(start, min(start + _OPENING, len(doc))):
        person = marks.starting(place, "Person")
        if person is not None:
            if person.named and _is_first(marks, person) and _acts(marks, person):
                yield Holder(person, title, "named-next")
            return
        if doc[place].lower_ not in offices().courtesy and not doc[place].is_punct:
            return


def _is_first(marks: Marks, person: Mark) -> bool:
    """Whether nobody told of a person before."""
    return all(
        mark.start >= person.start
        for mark in marks
        if mark.entity_id == person.entity_id
    )


def _acts(marks: Marks, person: Mark) -> bool:
    return marks.doc[person.start : person.end].root.dep_ in ("nsubj", "nsubjpass")
