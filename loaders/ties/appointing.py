"""Who puts whom into an office, by a verb: APPOINTED."""

from collections.abc import Iterator, Mapping, Sequence

from detente.loaders.lexicon import words
from detente.loaders.ties.deciding import appointed_by, is_wish
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.people import person_from
from detente.loaders.ties.titles import Title
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_NEAR = 10  # tokens behind a person that the office may stand
_LIST = 4  # persons that one verb may put into offices
_BARE = frozenset({"appoint", "nominate", "reappoint"})
_VOTING = frozenset({"elect", "re-elect", "reelect", "confirm", "vote"})


def appointments(
    marks: Marks, titles: Sequence[Title], held: Sequence[Holder]
) -> Iterator[Proposal]:
    """Who appointed, hired or sent whom as what."""
    cores = {title.core: title for title in titles}
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if token.pos_ != "VERB":
            continue
        if offices().verbs.get(lemma) == "appointing":
            yield from _of_appointing(marks, token, cores, held)
        elif lemma in words("appointing", "with_title"):
            yield from _of_appointing(marks, token, cores, held, titled=True)


def _of_appointing(
    marks: Marks,
    verb: Token,
    cores: Mapping[int, Title],
    held: Sequence[Holder],
    *,
    titled: bool = False,
) -> Iterator[Proposal]:
    if is_wish(verb):
        return
    actor, people = appointed_by(marks, verb, held)
    if actor is None or not people:
        return
    if actor.type == "Organization" and verb.lemma_.lower() in _VOTING:
        return
    told = False
    shared = _title_near(marks, people[-1].end, cores, actor) if people[1:] else None
    for person in [*people[:1], *_further(marks, people, cores)]:
        last = person.end if person.start > verb.i else verb.i + 1
        title = _title_near(marks, last, cores, actor) or shared
        if title is not None and not (titled and not _is_given(marks, title, last)):
            told = True
            yield from tie(
                actor, "APPOINTED", person, "appoints", verb.i, title=title.text
            )
        elif _in_place(marks, last) or (
            not titled
            and (told or verb.lemma_.lower() in _BARE or _to_lead(marks, last))
        ):
            yield from tie(actor, "APPOINTED", person, "appoints-untitled", verb.i)


def _further(
    marks: Marks, people: Sequence[Mark], cores: Mapping[int, Title]
) -> Iterator[Mark]:
    """The others of "named X as minister and Y as envoy", "X and Y as judges"."""
    yield from people[1:]
    last, doc = people[-1], marks.doc
    for _ in range(_LIST):
        title = _title_near(marks, last.end, cores, None)
        if title is None:
            return
        at = title.end
        if doc[at : at + 1].text in (",", ";"):
            at += 1
        if doc[at : at + 1].text == "and":
            at += 1
        if at == title.end:
            return
        person = person_from(marks, at)
        if person is None:
            return
        if doc[person.end : person.end + 1].text != "as":
            office = _title_near(marks, person.end, cores, None)
            if office is None or office.start > person.end + 1:
                return
        yield person
        last = person


def _title_near(
    marks: Marks, last: int, cores: Mapping[int, Title], actor: Mark | None
) -> Title | None:
    """The office told within some tokens from ``last``, not before another name."""
    for core in range(last, min(last + _NEAR, len(marks.doc))):
        title = cores.get(core)
        if title is None:
            person = marks.starting(core, "Person")
            if person is not None and person.named and core > last:
                return None
            continue
        if actor is None or title.end != actor.start:
            return title
    return None


def _is_given(marks: Marks, title: Title, last: int) -> bool:
    """Whether the title is what a verb like "make" or "send" gives the person."""
    before = {token.lower_ for token in marks.doc[last : title.core]}
    return title.start <= last + 1 or "as" in before


def _in_place(marks: Marks, last: int) -> bool:
    """Whether "in his place", "in charge of", "at the helm" follows the name."""
    words_behind = marks.doc[last : last + 3].text.lower()
    if words_behind.startswith(("with ", "the ")):
        known = words("successions", "offices")
        return any(token.lower_ in known for token in marks.doc[last + 1 : last + 5])
    if words_behind.startswith(("to form", "with forming")):
        return True
    if words_behind.startswith(("in charge of", "at the helm", "at the head")):
        return True
    in_place = words_behind.endswith((" place", " stead"))
    return bool(in_place and words_behind.startswith("in "))


def _to_lead(marks: Marks, last: int) -> bool:
    """Whether "to head the bank" or "to the court" follows the name."""
    doc = marks.doc
    if doc[last : last + 1].text.lower() != "to":
        return False
    following = doc[last + 1 : last + 2].text.lower()
    leading = {"serve", "act", "represent", "replace", "succeed", "direct", "oversee"}
    if offices().verbs.get(following) == "leading" or following in leading:
        return True
    return any(
        token.lower_ in words("successions", "offices")
        for token in doc[last + 1 : last + 5]
    )
