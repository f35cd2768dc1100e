"""Who holds an occasion that was told of before: "the host, Norway", "will host it"."""

from collections.abc import Iterable, Iterator

from detente.loaders.events.occasions import acting, longest
from detente.loaders.events.slots import agents, patients, subjects
from detente.loaders.events.transcripts import is_occasion
from detente.loaders.finding.heads import heads
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.places import Placed, Places, said_of
from detente.loaders.weighing.proposal import Proposal

_HOLDING = frozenset({"host", "organise", "organize", "stage", "hold", "convene"})
_COUNTRY = frozenset({"country", "nation", "state", "city", "government"})
_ACTORS = frozenset({"Person", "State", "Organization"})
_TOLD = 60  # tokens back to the occasion that "it" means


def hosting(doc: Doc, places: Places) -> Iterator[Proposal]:
    """HOSTED of occasions that a sentence does not name, or names behind "host of"."""
    for token in doc:
        if token.pos_ == "NOUN" and token.lemma_ == "host":
            yield from _of_host(places, token)
        elif token.pos_ == "VERB" and token.lemma_ in _HOLDING:
            yield from _of_holding(places, token)


def _of_host(places: Places, noun: Token) -> Iterator[Proposal]:
    """As in "the host, Norway, ..." and "where Norway was host"."""
    doc = noun.doc
    at = noun.i + 1
    if any(child.dep_ == "poss" for child in noun.children):
        return
    if at < len(doc) and doc[at].lower_ in _COUNTRY:
        at += 1
    event = None
    if doc[at : at + 1].text in ("of", "for"):
        event = _occasion_at(places, at + 1, noun.sent.end)
        if event is None:
            return
        at = event.end
    beside = at + (doc[at : at + 1].text == ",")
    hosts = [] if beside >= noun.sent.end else [longest(places, beside)]
    if noun.dep_ == "attr" or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        verb = noun.head if noun.dep_ == "attr" else noun.head.head
        hosts = list(acting(places, subjects(verb))) or list(places.named(verb))
    event = event or _told_last(places, noun.i)
    for host in hosts:
        if host is not None and event is not None:
            yield from _holding(host, event, noun, "host-told")


def _of_holding(places: Places, verb: Token) -> Iterator[Proposal]:
    """As in "Norway will host it", "the meeting", of the occasion told of last."""
    for thing in patients(verb):
        if thing.lower_ != "it" and thing.lemma_.lower() not in heads().occasions:
            continue
        here = places.over(thing.i)
        if here is not None or (thing.lower_ != "it" and not _is_the(thing)):
            continue
        event = _told_last(places, thing.i)
        if event is not None:
            for host in acting(places, agents(verb)):
                yield from _holding(host, event, verb, "holds-it")


def _is_the(noun: Token) -> bool:
    return any(child.lower_ in ("the", "this", "these") for child in noun.lefts)


def _occasion_at(places: Places, start: int, end: int) -> Placed | None:
    """The occasion named at token ``start``, or behind an article there."""
    for at in range(start, min(start + 2, end)):
        here = longest(places, at)
        if here is not None and here.found.entity.type == "Event":
            return here
    return None


def _told_last(places: Places, at: int) -> Placed | None:
    """The last occasion with a name before token ``at``."""
    told = [
        one
        for one in places.between(max(0, at - _TOLD), at)
        if one.found.entity.type == "Event"
        and one.found.entity.name[:1].isupper()
        and is_occasion(one)
    ]
    return told[-1] if told else None


def _holding(host: Placed, event: Placed, word: Token, how: str) -> Iterator[Proposal]:
    if host.found.entity.type in _ACTORS:
        yield said_of(host, "HOSTED", event, word.i, f"occasion:{how}", 0.6)


def without_encounters(doc: Doc, told: Iterable[Proposal]) -> Iterator[Proposal]:
    """``told`` save who "held a meeting with" somebody as its host: both met."""
    for one in told:
        held = one.relation == "HOSTED" and doc[one.trigger].lemma_ == "hold"
        words = one.object_mention.text.lower().split()
        words += one.object.entity.name.lower().split()
        if not (held and "with" in words and not _ENCOUNTERS.isdisjoint(words)):
            yield one


_ENCOUNTERS = frozenset(
    {"meeting", "meetings", "talks", "negotiations", "consultations", "conversation"}
    | {"discussions", "dialogue", "session"}
)
