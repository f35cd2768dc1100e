"""Who holds a title: the person it stands before, behind, or is said of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.loaders.document import MentionKind
from detente.loaders.finding.heads import heads
from detente.loaders.ties.given import held_by_verb
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.introduced import (
    before_name,
    is_in_list_of_titles,
    person_at,
)
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.phrases import BODIES, POSSESSIVES
from detente.loaders.ties.several import names_before, zipped
from detente.loaders.ties.titles import Title
from detente.loaders.ties.unheld import named_next, title_is_name
from detente.loaders.tokens import Doc

_DASHES = frozenset({"-", "\u2013", "\u2014", "--"})
_BREAKS = frozenset({",", "(", ":", "\u2013", "\u2014", "--", "-"})
_SKIPPED = frozenset(
    {
        "the",
        "a",
        "an",
        "both",
        "currently",
        "now",
        "also",
        "one",
        "of",
        "who",
        "most",
        "recently",
        "himself",
        "herself",
        "once",
        "later",
        "already",
        "still",
    }
    | {"its", "his", "her", "their", "our", "eventually"}
)
_SAID = frozenset({"name-title", "in-series", "copula", "as", "made"})
_AGE_TOKENS = 2  # a comma and a number
_BRACKETED = 6  # tokens that brackets between a title and its name may have


def holders(marks: Marks, titles: Sequence[Title]) -> list[Holder]:
    """Every title with those who hold it, in the order of the text."""
    found: dict[int, list[Holder]] = {}
    for title in titles:
        if direct := _direct(marks, title):
            found[title.core] = direct
    by_start = {title.start: title for title in titles}
    for title in reversed(titles):
        if title.core not in found:
            shared = list(_coordinated(marks.doc, title, by_start, found))
            if shared:
                found[title.core] = shared
    by_end = {title.end: title for title in titles}
    for title in titles:
        if title.core not in found and (
            said := _told_before(marks, title, by_end, found)
        ):
            found[title.core] = said
    for title in titles:
        if title.core not in found and (after := _told_after(marks, title)):
            found[title.core] = after
    return [holder for title in titles for holder in found.get(title.core, ())]


def _direct(marks: Marks, title: Title) -> list[Holder]:
    """The named person beside a title, else whom the title itself means."""
    meant = list(_nominal(marks, title))
    named = list(_compound(marks, title)) or (meant and list(before_name(marks, title)))
    return named or meant


def _told_before(
    marks: Marks,
    title: Title,
    by_end: Mapping[int, Title],
    found: Mapping[int, list[Holder]],
) -> list[Holder]:
    return list(zipped(marks, title)) or list(_said_of(marks, title, by_end, found))


def _told_after(marks: Marks, title: Title) -> list[Holder]:
    return list(title_is_name(marks, title)) or list(named_next(marks, title))


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
        place = _past_brackets(doc, place)
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
    if doc[place : place + 1].text == "(":
        body = marks.starting(place + 1, *BODIES)
        if body is not None and doc[body.end : body.end + 1].text == ")":
            return body, body.end + 1
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


_APART = (
    {"president", "prime minister"},
    {"president", "premier"},
    {"king", "prime minister"},
    {"queen", "prime minister"},
)


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
            if _are_two(title, other):
                return
            if title.before or title.after or title.article is None:
                for holder in found.get(other.core, ()):
                    if holder.rule in ("title-name", "titles-joined"):
                        yield replace(holder, title=title, rule="titles-joined")
            return
        if doc[start].lower_ not in ("the", "a", "also"):
            return


def _are_two(title: Title, other: Title) -> bool:
    """Whether nobody is both: "the Peruvian PM and President X" are two people."""
    chiefs = {title.text.split(" of ")[0], other.text.split(" of ")[0]}
    return title.article == "the" and chiefs in _APART


def _said_of(
    marks: Marks,
    title: Title,
    by_end: Mapping[int, Title],
    found: Mapping[int, list[Holder]],
) -> Iterator[Holder]:
    doc, known = marks.doc, offices()
    place = title.start - 1
    status = None
    while place >= 0:
        before = _past_country(doc, place)
        if doc[place].lower_ in _SKIPPED or doc[place].lower_ in known.statuses:
            status = known.statuses.get(doc[place].lower_, status)
            before = place - 1
        if before == place:
            break
        place = before
    if place < 0:
        yield from before_name(marks, title)
        return
    said = (
        list(_behind_name(marks, title, place, by_end))
        or list(_in_series(doc, title, place, by_end, found))
        or list(_of_nominee(doc, title, place, found))
    )
    if not said:
        by_verb = list(held_by_verb(marks, title, place))
        wished = doc[place].lower_ == "be"  # "would like to be mayor, Jane Doe said"
        first = wished or any(holder.rule == "made" for holder in by_verb)
        said = (by_verb if first else list(before_name(marks, title))) or by_verb
    for holder in said:
        yield replace(holder, status=holder.status or status)


def _past_country(doc: Doc, place: int) -> int:
    """The token before "the country's", "the island's" at token ``place``."""
    if place < 1 or doc[place].text not in POSSESSIVES:
        return place
    if heads().descriptions.get(doc[place - 1].lower_) not in ("State", "Place"):
        return place
    place -= 2
    return place - (place >= 0 and doc[place].lower_ == "the")


def _behind_name(
    marks: Marks, title: Title, place: int, by_end: Mapping[int, Title]
) -> Iterator[Holder]:
    """As in "Erna Solberg, the prime minister of Norway"."""
    doc = marks.doc
    if doc[place].text not in _BREAKS:
        return
    if title.plural:
        yield from names_before(marks, title, place)
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
    if is_in_list_of_titles(marks, title, person, by_end) or _is_before_name(
        marks, title
    ):
        return
    speaks = title.end < len(doc) and doc[title.end].pos_ in ("VERB", "AUX")
    if speaks and any(word.dep_ == "pobj" for word in doc[person.start : person.end]):
        return  # "at the request of X, the president spoke": he is the subject
    yield Holder(person, title, "name-title")


def _is_before_name(marks: Marks, title: Title) -> bool:
    """Whether a title is that of a name behind it: "X, Minister Retno said"."""
    doc, end = marks.doc, title.end
    if end >= len(doc) or not (doc[end].is_title and doc[title.core].is_title):
        return False
    if doc[end].pos_ != "PROPN" or doc[end].ent_type_ not in ("", "PERSON"):
        return False
    return doc[end].ent_type_ == "PERSON" or marks.over(end) is None


def _in_series(
    doc: Doc,
    title: Title,
    place: int,
    by_end: Mapping[int, Title],
    found: Mapping[int, list[Holder]],
) -> Iterator[Holder]:
    """The second title of "chairman of A and director of B"."""
    end = place
    while end > 0 and doc[end].lower_ in ("and", ",", "as", ";", "then", "later"):
        end -= 1
    if end < place:
        end = _before_brackets(doc, end)
    other = by_end.get(end + 1)
    if other is None or end == place:
        return
    for holder in found.get(other.core, ()):
        if holder.rule in _SAID:
            yield replace(holder, title=title, rule="in-series", status=None)


def _before_brackets(doc: Doc, place: int) -> int:
    """The token before "(1959-1961)" that ends at token ``place``, or ``place``."""
    if doc[place].text != ")":
        return place
    floor = max(place - _BRACKETED, 0)
    opening = (at for at in range(place - 1, floor, -1) if doc[at].text == "(")
    return next(opening, place + 1) - 1


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
