"""Headlines without a verb: "Modi in Oslo", "Modi in Oslo talks with Macron"."""

from collections.abc import Iterator

from detente.loaders.finding.headlines import is_headline
from detente.loaders.finding.leaders import led_by
from detente.loaders.finding.states import seat_of
from detente.loaders.tokens import Doc
from detente.loaders.weighing.places import Placed, Places, said_of
from detente.loaders.weighing.proposal import Proposal

_TALKS = frozenset({"talks", "meeting", "summit"})
_PLACES = frozenset({"Place", "State"})
_SCORE = 0.7


def verbless(doc: Doc, places: Places) -> Iterator[Proposal]:
    """Who is where, and with whom, as headlines say that begin with "X in Oslo"."""
    for sentence in doc.sents:
        if not is_headline(sentence):
            continue
        who = _first(places, sentence.start)
        if who is None or doc[who.end : who.end + 1].text.lower() != "in":
            continue
        where = _starting(places, who.end + 1)
        if where is None or where.found.entity.type not in _PLACES:
            continue
        yield from _told(doc, places, who, where)


def _told(doc: Doc, places: Places, who: Placed, where: Placed) -> Iterator[Proposal]:
    people = places.listed(who)
    for one in people:
        if not _is_at_home(one, where):
            yield said_of(one, "VISITED", where, who.end, "order.verb:be in", _SCORE)
    at = where.end
    talks = doc[at : at + 1].text.lower() in _TALKS
    other = _starting(places, at + 2) if doc[at + 1 : at + 2].text == "with" else None
    if talks and other is not None:
        for one in people:
            for guest in places.listed(other):
                yield said_of(one, "MET", guest, at, "order.noun:talk", _SCORE)


def _first(places: Places, start: int) -> Placed | None:
    """The last of the persons that a headline opens with: "Putin, Xi in Lima"."""
    here = _starting(places, start)
    if here is None or here.found.entity.type != "Person":
        return None
    return max(places.listed(here), key=lambda one: one.end)


def _starting(places: Places, start: int) -> Placed | None:
    here = places.over(start)
    return here if here is not None and here.start == start else None


def _is_at_home(who: Placed, where: Placed) -> bool:
    """Whether somebody of that name led the state that the place is the seat of."""
    entity = where.found.entity
    state = seat_of(entity.name) if entity.type == "Place" else entity
    name = who.found.entity.name.split()[-1]
    return state is not None and state.id in led_by(name)
