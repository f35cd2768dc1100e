"""Who holds a title: the person it stands before, behind, or is said of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from detente.loaders.document import MentionKind
from detente.loaders.ties.holding import Holder, held_by_verb
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.phrases import BODIES
from detente.loaders.ties.titles import Title

_DASHES = frozenset({"-", "\u2013", "\u2014", "--"})
_BREAKS = frozenset({",", "(", ":", "\u2013", "\u2014", "--", "-"})
_SKIPPED = frozenset(
    {
        "the",
        "a",
        "an",
        "currently",
        "now",
        "also",
        "one",
        "of",
        "who",
        "most",
        "recently",
    }
    | {"its", "his", "her", "their", "our", "eventually"}
)
_SAID = frozenset({"name-title", "in-series", "copula", "as", "made"})
_AGE_TOKENS = 2  # a comma and a number
_BRACKETED = 6  # tokens that brackets between a title and its name may have
_FIRST_NAMES = 2  # words of a name that its mention may lack


def holders(marks: Marks, titles: Sequence[Title]) -> list[Holder]:
    """Every title with those who hold it, in the order of the text."""
    found: dict[int, list[Holder]] = {}
    for title in titles:
        direct = list(_compound(marks, title)) or (
            list(_nominal(marks, title)) and list(_before_name(marks, title))
        )
        direct = direct or list(_nominal(marks, title))
        if direct:
            found[title.core] = direct
    by_start = {title.start: title for title in titles}
    for title in reversed(titles):
        if title.core not in found:
            shared = list(_coordinated(marks.doc, title, by_start, found))
            if shared:
                found[title.core] = shared
    by_end = {title.end: title for title in titles}
    for title in titles:
        if title.core not in found:
            said = list(_said_of(marks, title, by_end, found))
            if said:
                found[title.core] = said
    return [holder for title in titles for holder in found.get(title.core, ())]


def person_at(marks: Marks, place: int) -> Mark | None:
    """The named person at token ``place``, courtesy titles before the name skipped."""
    doc, words = marks.doc, offices().courtesy
    courtesy_end = place
    while courtesy_end < len(doc) and (
        doc[courtesy_end].lower_ in words or doc[courtesy_end].is_quote
    ):
        courtesy_end += 1
    for start in dict.fromkeys((place, courtesy_end)):
        person = marks.starting(start, "Person")
        if person is not None and person.named:
            return person
    for start in range(courtesy_end, min(courtesy_end + _FIRST_NAMES, len(doc))):
        if doc[start].pos_ != "PROPN" or marks.over(start) is not None:
            return None
        person = marks.starting(start + 1, "Person")
        if person is not None and person.named:
            return person
    return None


def _compound(marks: Marks, title: Title) -> Iterator[Holder]:
    """As in "Prime Minister Erna Solberg", "Senators X of Ohio and Y of Iowa"."""
    doc = marks.doc
    person = marks.over(title.core, "Person")
    if person is None or not person.named or person.end <= title.end:
        person = person_at(marks, _past_brackets(doc, title.end))
    if person is None:
        return
    of, place = body_behind(marks, person.end)
    yield Holder(person, title, "title-name", of)
    while title.plural and place < len(doc):
        if doc[place].text == ",":
            place += 1
        if place < len(doc) and doc[place].lower_ == "and":
            place += 1
        person = person_at(marks, place)
        if person is None:
            return
        of, place = body_behind(marks, person.end)
        yield Holder(person, title, "titles-names", of)


def _past_brackets(doc: Doc, place: int) -> int:
    """The end of "(Member of Parliament)" at token ``place``, or ``place``."""
    if doc[place : place + 1].text != "(":
        return place
    limit = min(place + _BRACKETED, len(doc))
    return next((at + 1 for at in range(place, limit) if doc[at].text == ")"), place)


def body_behind(marks: Marks, place: int) -> tuple[Mark | None, int]:
    """The body in "of France" or "from Vermont" at token ``place``, and its end."""
    doc = marks.doc
    if place + 1 < len(doc) and doc[place].lower_ in ("of", "from"):
        start = place + 2 if doc[place + 1].lower_ == "the" else place + 1
        body = marks.starting(place + 1, *BODIES) or marks.starting(start, *BODIES)
        if body is not None:
            return body, body.end
    return None, place


def _nominal(marks: Marks, title: Title) -> Iterator[Holder]:
    """As in "the Russian president", where it is known who that is."""
    person = marks.over(title.core, "Person")
    if person is not None and person.mention.kind is MentionKind.NOMINAL:
        yield Holder(person, title, "nominal")


def _coordinated(
    doc: Doc,
    title: Title,
    by_start: Mapping[int, Title],
    found: Mapping[int, list[Holder]],
) -> Iterator[Holder]:
    """The first title of "the UN envoy and former prime minister Tony Blair"."""
    place = title.end
    if title.plural or place >= len(doc):
        return
    if doc[place].lower_ not in ("and", "/", *_DASHES):
        return
    for start in range(place + 1, min(place + 4, len(doc))):
        other = by_start.get(start)
        if other is not None and not other.plural:
            if title.before or title.after or title.article is None:
                for holder in found.get(other.core, ()):
                    if holder.rule in ("title-name", "titles-joined"):
                        yield replace(holder, title=title, rule="titles-joined")
            return
        if doc[start].lower_ not in ("the", "a", "also"):
            return


def _said_of(
    marks: Marks,
    title: Title,
    by_end: Mapping[int, Title],
    found: Mapping[int, list[Holder]],
) -> Iterator[Holder]:
    doc, known = marks.doc, offices()
    place = title.start - 1
    status = None
    while place >= 0 and (
        doc[place].lower_ in _SKIPPED or doc[place].lower_ in known.statuses
    ):
        status = known.statuses.get(doc[place].lower_, status)
        place -= 1
    if place < 0:
        yield from _before_name(marks, title)
        return
    said = (
        list(_behind_name(marks, title, place))
        or list(_in_series(doc, title, place, by_end, found))
        or list(_of_nominee(doc, title, place, found))
        or list(_before_name(marks, title))
        or list(held_by_verb(marks, title, place))
    )
    for holder in said:
        yield replace(holder, status=holder.status or status)


def _behind_name(marks: Marks, title: Title, place: int) -> Iterator[Holder]:
    """As in "Erna Solberg, the prime minister of Norway"."""
    doc = marks.doc
    if doc[place].text not in _BREAKS or title.plural:
        return
    end = place
    if (
        end >= _AGE_TOKENS
        and doc[end - _AGE_TOKENS].text == ","
        and doc[end - 1].like_num
    ):
        end -= _AGE_TOKENS
    elif end and doc[end - 1].text == ")":
        end = next(
            (at for at in range(end - 2, max(end - 8, -1), -1) if doc[at].text == "("),
            end,
        )
    person = marks.ending(end, "Person")
    if person is None or person.mention.kind is MentionKind.PRONOUN:
        return
    speaks = title.end < len(doc) and doc[title.end].pos_ in ("VERB", "AUX")
    if speaks and any(word.dep_ == "pobj" for word in doc[person.start : person.end]):
        return  # "at the request of X, the president spoke": he is the subject
    yield Holder(person, title, "name-title")


def _in_series(
    doc: Doc,
    title: Title,
    place: int,
    by_end: Mapping[int, Title],
    found: Mapping[int, list[Holder]],
) -> Iterator[Holder]:
    """The second title of "chairman of A and director of B"."""
    end = place
    while end > 0 and doc[end].lower_ in ("and", ",", "as", ";"):
        end -= 1
    other = by_end.get(end + 1)
    if other is None or end == place:
        return
    for holder in found.get(other.core, ()):
        if holder.rule in _SAID:
            yield replace(holder, title=title, rule="in-series", status=None)


def _of_nominee(
    doc: Doc, title: Title, place: int, found: Mapping[int, list[Holder]]
) -> Iterator[Holder]:
    """The office of "Jane Doe, nominee for ambassador", "candidate to be mayor"."""
    if doc[place].lower_ == "be" and place and doc[place - 1].lower_ == "to":
        place -= 1
    elif doc[place].lower_ != "for":
        return
    for holder in found.get(place - 1, ()):
        if holder.title.words == ("nominee",):
            yield replace(holder, title=title, rule="nominee", status="elect")


def _before_name(marks: Marks, title: Title) -> Iterator[Holder]:
    """As in "Norway's prime minister, Erna Solberg, said"."""
    doc = marks.doc
    end = title.end
    if doc[end : end + 1].text == "in":
        where = marks.starting(end + 1, "Place", "State")
        end = where.end if where is not None else end
    if end >= len(doc) or doc[end].text not in (",", ":"):
        return
    if title.plural:
        people = list(listed(marks, end + 1, "Person"))
        one_of = marks.doc[max(title.start - 2, 0) : title.start].text.lower()
        if len(people) > 1 or (people and one_of == "one of"):
            for one in people:
                yield Holder(one, title, "titles-comma-names")
        return
    person = person_at(marks, end + 1)
    if person is None:
        return
    after = doc[person.end].lower_ if person.end < len(doc) else "."
    if after not in ("and", "or", "&"):
        yield Holder(person, title, "title-comma-name")
