"""Entities that may be one and the same, best first, with the reasons.

Names are compared by rigour (https://github.com/opensanctions/rigour, MIT), which knows
transliterations, spellings and legal forms. Only entities that share a rare part of a
name, a sound or a Wikidata id are compared, so the work grows with the entities and not
with their pairs.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from detente.graph.callings import family_name, may_be_called
from detente.graph.decisions import Canon, Verdict
from detente.graph.model import Entity, entity_id
from detente.graph.store import Store

if TYPE_CHECKING:
    from rigour.names import Name

_LEAST = 0.7
_CALLED = 0.8  # "Joe Holt" and "Joseph R. Holt"
_PART_OF = 0.75  # "Putin" for the one entity whose name has it, "Vladimir Putin"
_END_OF = 0.7  # "Solidarity Party" for "American Solidarity Party"
_MOST_OF = 0.7  # "Holt" for the one of several Holts whom most is told of
_FAR_MORE = 3  # ties that one has for each of another's where most is told of him
_MOST_ALIKE = 40  # entities with one part of a name; more say nothing
_CODED = re.compile(r"state:[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one; ``score`` is 0 to 1, ``reasons`` say why."""

    first: Entity
    second: Entity
    score: float
    reasons: tuple[str, ...]


def candidates(store: Store, *, least: float = _LEAST) -> list[Candidate]:
    """Pairs of entities of one type that may be the same, best first.

    Those that were told apart are not offered again, nor those merged with them.
    """
    decisions = store.decisions()
    canon = Canon(decisions)
    apart = {
        frozenset((canon(decision.first), canon(decision.second)))
        for decision in decisions
        if decision.in_force and decision.verdict is Verdict.DIFFERENT
    }
    by_type: dict[str, list[Entity]] = defaultdict(list)
    for entity in store.entities():
        by_type[entity.type].append(entity)
    found = [
        candidate
        for type_, entities in by_type.items()
        for candidate in _of_type(store, type_, entities)
        if candidate.score >= least
        and frozenset((candidate.first.id, candidate.second.id)) not in apart
    ]
    return sorted(found, key=lambda one: (-one.score, one.first.id, one.second.id))


def _of_type(
    store: Store, type_: str, entities: Collection[Entity]
) -> Iterator[Candidate]:
    alike = list(_alike(entities))
    yield from alike
    if type_ == "Person":
        yield from _surnames(store, entities, alike)


def _alike(entities: Collection[Entity]) -> Iterator[Candidate]:
    """Candidates among entities of one type."""
    names = {entity.id: _names(entity) for entity in entities}
    known = {entity.id: entity for entity in entities}
    holders = _holders(entities, names)
    for first_id, second_id in sorted(_pairs(holders.values())):
        first, second = known[first_id], known[second_id]
        if _known_apart(first, second):
            continue
        candidate = _compared(first, second, names) or _called(first, second)
        if candidate is None:
            candidate = _contained(first, second, names, holders)
        if candidate is not None:
            yield candidate


def _names(entity: Entity) -> list["Name"]:
    from rigour.names import NameTypeTag, analyze_names

    tags = {"Person": NameTypeTag.PER, "Organization": NameTypeTag.ORG}
    tag = tags.get(entity.type, NameTypeTag.OBJ)
    made = analyze_names(tag, [entity.name, *entity.aliases], {})
    return sorted(made, key=lambda name: name.form)


def _holders(
    entities: Iterable[Entity], names: dict[str, list["Name"]]
) -> dict[str, set[str]]:
    """By what may show that two are alike, the ids of the entities that have it."""
    holders: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.wikidata:
            holders[f"wikidata {entity.wikidata}"].add(entity.id)
        for name in names[entity.id]:
            holders[f"name {name.comparable}"].add(entity.id)
            for part in name.parts:
                holders[f"part {part.comparable}"].add(entity.id)
                if part.metaphone and len(part.metaphone) > 2:  # noqa: PLR2004
                    holders[f"sound {part.metaphone}"].add(entity.id)
            for symbol in name.symbols:
                holders[f"symbol {symbol}"].add(entity.id)
    return holders


def _pairs(groups: Iterable[set[str]]) -> set[tuple[str, str]]:
    return {
        pair
        for group in groups
        if 1 < len(group) <= _MOST_ALIKE
        for pair in combinations(sorted(group), 2)
    }


def _known_apart(first: Entity, second: Entity) -> bool:
    if first.wikidata and second.wikidata:
        return first.wikidata != second.wikidata
    return bool(_CODED.fullmatch(first.id) and _CODED.fullmatch(second.id))


def _compared(
    first: Entity, second: Entity, names: dict[str, list["Name"]]
) -> Candidate | None:
    """What names and Wikidata say of two entities, ``None`` where it is too little."""
    if first.wikidata and first.wikidata == second.wikidata:
        reason = f"both are {first.wikidata} in Wikidata"
        return Candidate(first, second, 1.0, (reason,))
    best, one, other = max(
        (
            (_likeness(one, other), one.original, other.original)
            for one in names[first.id]
            for other in names[second.id]
        ),
        default=(0.0, "", ""),
    )
    if best < _LEAST or not _tell(first, second, one, other):
        return None
    if one.casefold() == other.casefold():
        reason = f"both are called {one}"
    else:
        reason = f"{one} is like {other}"
    return Candidate(first, second, round(best, 2), (reason,))


def _called(first: Entity, second: Entity) -> Candidate | None:
    """Two persons whose names differ by what news leaves out."""
    if first.type != "Person" or not may_be_called(first.name, second.name):
        return None
    reason = f"{first.name} may be called {second.name}"
    return Candidate(first, second, _CALLED, (reason,))


def _surnames(
    store: Store, entities: Collection[Entity], alike: Collection[Candidate]
) -> Iterator[Candidate]:
    """A surname that stands alone, for the one of that name whom most is told of.

    Those who may be one count as one. Where two are told of as much, none is offered.
    """
    bearers: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        bearers[family_name(entity.name)].append(entity)
    offered = {frozenset((one.first.id, one.second.id)) for one in alike}
    meant: list[tuple[Entity, list[Entity]]] = []
    for entity in entities:
        others = [
            other
            for other in bearers[family_name(entity.name)]
            if " " in other.name and other.id != entity.id
        ]
        if " " in entity.name or not 1 < len(others) <= _MOST_ALIKE:
            continue
        if any(frozenset((entity.id, other.id)) in offered for other in others):
            continue
        meant.append((entity, others))
    ties = store.degrees({one.id for _, others in meant for one in others})
    for entity, others in meant:
        chief = _chief(others, ties, offered)
        if chief is not None:
            reason = f"of those called {entity.name}, most is told of {chief.name}"
            yield Candidate(entity, chief, _MOST_OF, (reason,))


def _chief(
    people: Collection[Entity],
    ties: Mapping[str, int],
    alike: Collection[frozenset[str]],
) -> Entity | None:
    """The one whom far more is told of than of all who cannot be the same."""
    chief = max(people, key=lambda one: (ties.get(one.id, 0), one.id))
    others = sum(
        ties.get(one.id, 0)
        for one in people
        if one != chief and frozenset((one.id, chief.id)) not in alike
    )
    return chief if ties.get(chief.id, 0) > _FAR_MORE * others else None


def _contained(
    first: Entity,
    second: Entity,
    names: dict[str, list["Name"]],
    holders: dict[str, set[str]],
) -> Candidate | None:
    """A short name that is part of one longer name alone.

    Of what is no person, the end of it: "European Union" is not the Council of it. Of
    places it says nothing: Wales is not New South Wales.
    """
    if first.type in {"Place", "State"}:
        return None
    for short, long in ((first, second), (second, first)):
        for name in names[short.id]:
            if not _tell(first, second, name.original):
                continue
            person = short.type == "Person"
            if not person and not _ends(long.name, name.original):
                continue
            parts = [part.comparable for part in name.parts]
            having = set.intersection(*(holders[f"part {part}"] for part in parts))
            if having == {short.id, long.id} and all(
                len(other.parts) > len(parts) for other in names[long.id]
            ):
                reason = f"{name.original} is part of {long.name}, and of no other name"
                score = _PART_OF if person else _END_OF
                return Candidate(first, second, score, (reason,))
    return None


def _tell(first: Entity, second: Entity, *names: str) -> bool:
    """Whether names that agree say anything.

    The common name of what one article tells of ("the agreement", "the summit") does
    not: such an entity has an id of its own, with more in it than its name.
    """
    if not (_is_told_apart(first) or _is_told_apart(second)):
        return True
    return all(
        any(letter.isupper() or letter.isdigit() for letter in name[1:])
        for name in names
    )


def _is_told_apart(entity: Entity) -> bool:
    """Whether its id says more than its name; a person's may be a longer name."""
    plain = entity_id(entity.type, entity.name)
    return entity.type != "Person" and entity.id.startswith(f"{plain}-")


def _ends(name: str, short: str) -> bool:
    """Whether the name is ``short`` with something before it that describes it."""
    before, _, rest = name.casefold().rpartition(f" {short.casefold()}")
    return bool(before) and not rest and before.split()[-1] not in {"of", "the", "for"}


def _likeness(one: "Name", other: "Name") -> float:
    """The share of their letters that agree; halved where both have more to say."""
    from rigour.names import compare_parts, pair_symbols

    best = 0.0
    for paired in pair_symbols(one, other) or [()]:
        ours = {part for alignment in paired for part in alignment.qps}
        theirs = {part for alignment in paired for part in alignment.rps}
        rest = compare_parts(
            [part for part in one.parts if part not in ours],
            [part for part in other.parts if part not in theirs],
        )
        alignments = [*paired, *rest]
        agreeing = sum(
            (len(a.qstr) + len(a.rstr)) * a.score for a in alignments if a.qps and a.rps
        )
        letters = sum(len(a.qstr) + len(a.rstr) for a in alignments)
        likeness = agreeing / letters if letters else 0.0
        if any(not a.rps or not a.score for a in alignments) and any(
            not a.qps or not a.score for a in alignments
        ):
            likeness /= 2
        best = max(best, likeness)
    return best
