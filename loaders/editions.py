"""Events that come again, told apart by their year: the G20 Summit of 2021.

Two articles of different years that say "the G20 Summit" mean two events. The one of a
year gets it behind its name ("G20 Summit 2021") and keeps the plain name as an alias.
It is the year of those facts that tell when the event was; where they tell none, or
of several years, the event stays as it is. One that a text names by its year ("the 2021
G20 Summit") has the same id; those that it numbers ("the Ninth Summit") need no year,
nor do those of one article alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from detente.graph.model import Article, Entity, Fact, Reading, entity_id
from detente.loaders.finding.entities import is_of_article
from detente.loaders.finding.heads import heads

_BY_YEAR = re.compile(r"((?:1[89]|20)\d\d) (.+)")
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?|[a-z]{3,}\d+")  # "25th", "COP28"
_DATING = {"ATTENDED", "HOSTED", "LOCATED_IN"}  # what happens as long as the event does


def of_their_years(reading: Reading) -> Reading:
    """A reading whose events that come again are those of their year."""
    known = dict(_years(reading.article, reading.facts))
    for mention in reading.mentions:
        known.update(_by_year(mention.entity))
    mentions = tuple(
        replace(mention, entity=known.get(mention.entity.id, mention.entity))
        for mention in reading.mentions
    )
    facts = tuple(
        replace(
            fact,
            subject=known.get(fact.subject.id, fact.subject),
            object=known.get(fact.object.id, fact.object),
        )
        for fact in reading.facts
    )
    return replace(reading, mentions=mentions, facts=facts)


def _years(article: Article, facts: Iterable[Fact]) -> Iterator[tuple[str, Entity]]:
    """The ids of events that come again, and the event of its year."""
    told: dict[Entity, set[int]] = defaultdict(set)
    for fact in facts:
        if fact.relation.name in _DATING and fact.date is not None:
            for end in (fact.subject, fact.object):
                if _comes_again(end.type, end.name) and not is_of_article(end, article):
                    told[end].add(fact.date.year)
    for event, (year, *others) in told.items():
        if not others:
            name = f"{event.name} {year}"
            aliases = tuple(sorted({event.name, *event.aliases}))
            id_ = entity_id(event.type, name)
            yield event.id, replace(event, id=id_, name=name, aliases=aliases)


def _by_year(event: Entity) -> Mapping[str, Entity]:
    """One that is named by its year, by its id; nothing for others."""
    said = _BY_YEAR.fullmatch(event.name)
    if said is None or not _comes_again(event.type, said[2]):
        return {}
    id_ = entity_id(event.type, f"{said[2]} {said[1]}")
    return {event.id: replace(event, id=id_)}


def _comes_again(type_: str, name: str) -> bool:
    words = re.findall(r"\w+", name.casefold())
    return (
        type_ == "Event"
        and not any(map(_NUMBER.fullmatch, words))
        and not heads().numbering.intersection(words)
        and not heads().recurring.isdisjoint(words)
    )
