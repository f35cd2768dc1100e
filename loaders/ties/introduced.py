"""Persons named behind their title: "Norway's prime minister, Erna Solberg, said"."""

from collections.abc import Iterator, Mapping

from detente.loaders.ties.cores import core_at
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.owners import title_root
from detente.loaders.ties.titles import Title

_FIRST_NAMES = 2  # words of a name that its mention may lack
_TRADE = 4  # tokens that tell what somebody does before the name


def person_at(marks: Marks, place: int) -> Mark | None:
    """The named person at token ``place``, courtesy titles before the name skipped."""
    doc, words = marks.doc, offices().courtesy
    courtesy_end = place
    while courtesy_end < len(doc) and (
        doc[courtesy_end].lower_ in words
        or doc[courtesy_end].is_quote
        or (courtesy_end > place and doc[courtesy_end].text in (".", "\u2019", "'"))
    ):
        courtesy_end += 1
    for start in dict.fromkeys((place, courtesy_end)):
        person = marks.starting(start, "Person")
        if person is not None and person.named:
            return person
    for start in range(courtesy_end, min(courtesy_end + _FIRST_NAMES, len(doc))):
        if doc[start].pos_ != "PROPN" or marks.over(start) is not None:
            return None
        if core_at(doc, start) is not None or core_at(doc, start + 1) is not None:
            return None  # "its first envoy, Foreign Minister Jane Doe wrote"
        person = marks.starting(start + 1, "Person")
        if person is not None and person.named:
            return person
    return None


def is_in_list_of_titles(
    marks: Marks, title: Title, before: Mark, by_end: Mapping[int, Title]
) -> bool:
    """Whether a title is the next name's: "Minister of X, Ann Lee, Minister of Y, Bo".

    So it is where the name ``before`` has its own title and comma before it, and
    another name follows.
    """
    doc, at = marks.doc, before.start - 1
    while at > 0 and doc[at].lower_ in offices().courtesy:
        at -= 1
    if doc[at].text != "," or at not in by_end:
        return False
    behind = doc[title.end : title.end + 1].text == ","
    return behind and person_at(marks, title.end + 1) is not None


def _is_fronted(marks: Marks, title: Title, person: Mark) -> bool:
    """Whether it is somebody else: "By decree of the president, Jane Doe was named"."""
    doc = marks.doc
    noun = title_root(marks, title)
    who = doc[person.start : person.end].root
    if noun.dep_ != "pobj" or who.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return who.head in noun.ancestors and doc[person.start].head in (who, who.head)


def _past_trade(marks: Marks, place: int) -> Mark | None:
    """The person of "its head, engineer Jane Doe", "its head, the lawyer Jane Doe"."""
    doc = marks.doc
    for at in range(place, min(place + _TRADE, len(doc))):
        person = marks.starting(at, "Person")
        if person is not None and at > place:
            return person if person.named and doc[at - 1].pos_ == "NOUN" else None
        if doc[at].pos_ not in ("NOUN", "ADJ", "DET") or doc[at].is_title:
            return None
    return None


def before_name(marks: Marks, title: Title) -> Iterator[Holder]:
    """As in "Norway's prime minister, Erna Solberg, said"."""
    doc = marks.doc
    end = title.end
    if doc[end : end + 1].text == "in":
        where = marks.starting(end + 1, "Place", "State")
        end = where.end if where is not None else end
    if end >= len(doc) or doc[end].text not in (",", ":"):
        return
    if title.plural:
        yield from _several(marks, title, end + 1)
        return
    person = person_at(marks, end + 1) or _past_trade(marks, end + 1)
    if person is None:
        return
    after = doc[person.end].lower_ if person.end < len(doc) else "."
    if after != "," and _is_fronted(marks, title, person):
        return
    if after not in ("and", "or", "&"):
        yield Holder(person, title, "title-comma-name")


def _several(marks: Marks, title: Title, place: int) -> Iterator[Holder]:
    """As in "two of its ministers, X and Y"."""
    people = list(listed(marks, place, "Person"))
    one_of = marks.doc[max(title.start - 2, 0) : title.start].text.lower()
    if len(people) > 1 or (people and one_of == "one of"):
        for one in people:
            yield Holder(one, title, "titles-comma-names")
