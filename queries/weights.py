"""What a step of a path costs, so that the best path is the one that tells most.

The numbers stand in ``data/weights.toml``, in hops; a user's file of the same form
changes them. Inside they are whole thousandths of a hop, so that sums are exact and
every store gives the same order.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from math import log2
from pathlib import Path
from typing import Any, NamedTuple

from detente.graph.dates import PartialDate
from detente.graph.errors import BadInput
from detente.graph.relations import Vocabulary, vocabulary
from detente.graph.store import Link


class Reason(NamedTuple):
    """A part of a cost: its name, what for in words, and thousandths of a hop.

    The names are those of ``weights.toml``; ``relation`` and ``type`` of its tables.
    """

    part: str
    told: str
    cost: int


_PLAIN = ("hop", "source", "doubt", "undated", "claim", "passing", "age")


class Prefer(StrEnum):
    """What makes a path better than another."""

    SHORT = "short"  # fewer hops
    TELLING = "telling"  # rare, direct, well-sourced relations of specific people
    RECENT = "recent"  # what happened last


@dataclass(frozen=True)
class Weights:
    """The costs of one preference, in hops; ``asked_on`` is the day ages count from."""

    hop: float = 1.0
    source: float = 0.0
    doubt: float = 0.0
    undated: float = 0.0
    claim: float = 0.0
    passing: float = 0.0
    age: float = 0.0
    types: Mapping[str, float] = field(default_factory=dict)
    relations: Mapping[str, float] = field(default_factory=dict)
    asked_on: date = field(default_factory=date.today)
    _known: dict[tuple[object, ...], int] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def least_hop(self) -> int:
        """What the cheapest hop costs."""
        return round(1000 * self.hop)

    @property
    def uniform(self) -> bool:
        """Whether every hop costs the same and entities between cost nothing."""
        own = (self.source, self.doubt, self.undated, self.claim, self.age)
        return not (any(own) or self.relations or self.weighs_entities)

    @cached_property
    def weighs_entities(self) -> bool:
        """Whether the entities between the ends cost something."""
        return bool(self.passing or self.types)

    def of_link(self, link: Link) -> int:
        (cost,) = self.of_links([link])
        return cost

    def of_links(self, links: Iterable[Link]) -> list[int]:
        """What each hop costs; most are like others that were weighed before."""
        known, ages = self._known, bool(self.age)
        costs = []
        for link in links:
            _, _, _, relation, happened, day, end, sources, confidence = link
            when = end or day if ages else day is None
            key = relation, sources, confidence, happened, when
            cost = known.get(key)
            if cost is None:
                cost = known[key] = sum(one.cost for one in self.why_link(link))
            costs.append(cost)
        return costs

    def why_link(self, link: Link) -> list[Reason]:
        """What the hop costs, part by part."""
        share = self.relations.get(link.relation, self.relations.get("other", 0.0))
        parts = [("hop", "hop", self.hop), ("relation", link.relation, share)]
        if self.source:
            told = "one source" if link.sources == 1 else f"{link.sources} sources"
            parts.append(("source", told, self.source / max(link.sources, 1)))
        if self.doubt:
            parts.append(("doubt", f"{link.confidence:.0%} sure", _doubt(self, link)))
        if not link.happened:
            parts.append(("claim", "a claim", self.claim))
        if link.date is None:
            parts.append(("undated", "undated", self.undated))
        elif self.age:
            last = PartialDate.parse(link.date_end or link.date).last
            years = max((self.asked_on - last).days, 0) / 365.25
            age = self.age * log2(1 + years)
            parts.append(("age", f"{years:.1f} years ago", age))
        return _reasons(parts)

    def of_passing(self, entity_id: str, degree: int) -> int:
        key = type_of(entity_id), degree
        cost = self._known.get(key)
        if cost is None:
            told = self.why_passing(entity_id, degree)
            cost = self._known[key] = sum(one.cost for one in told)
        return cost

    def why_passing(self, entity_id: str, degree: int) -> list[Reason]:
        """What it costs to pass an entity of ``degree`` edges, part by part."""
        type_ = type_of(entity_id)
        parts = (
            ("passing", f"{degree} edges", self.passing * log2(max(degree, 1))),
            ("type", f"a {type_}", self._of_type.get(type_, 0.0)),
        )
        return _reasons(parts)

    @cached_property
    def _of_type(self) -> Mapping[str, float]:
        return {name.casefold(): cost for name, cost in self.types.items()}


def type_of(entity_id: str) -> str:
    """The type that an id names, in lower case: ``state`` of ``state:PRK``."""
    return entity_id.partition(":")[0]


def _reasons(parts: Iterable[tuple[str, str, float]]) -> list[Reason]:
    """Those that cost something; the last of each is in hops."""
    costs = ((part, told, round(1000 * hops)) for part, told, hops in parts)
    return [Reason(part, told, cost) for part, told, cost in costs if cost]


def _doubt(weights: Weights, link: Link) -> float:
    return weights.doubt * (1 - link.confidence)


def weights(
    prefer: Prefer,
    *,
    file: Path | None = None,
    words: Vocabulary | None = None,
    asked_on: date | None = None,
) -> Weights:
    """The costs of a preference, changed by what the user's ``file`` says of it.

    ``words`` are the relations and types that the file may name: those of a store, or
    the built-in ones.

    Raises:
        BadInput: the file cannot be read, or says something unknown.
    """
    told = dict(_built_in()[prefer])
    if file is not None:
        rows = _from_file(file, words or vocabulary())
        for key, value in rows.get(prefer, {}).items():
            told[key] = {**told.get(key, {}), **value} if key in _TABLES else value
    return Weights(**told, asked_on=asked_on or date.today())  # noqa: DTZ011 - a day


_TABLES = ("types", "relations")


@cache
def _built_in() -> dict[str, dict[str, Any]]:
    text = files("detente.queries").joinpath("data/weights.toml").read_text("utf-8")
    rows: dict[str, dict[str, Any]] = tomllib.loads(text)["prefer"]
    return rows


def _from_file(file: Path, words: Vocabulary) -> dict[str, dict[str, Any]]:
    try:
        rows: dict[str, dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))[
            "prefer"
        ]
    except OSError as error:
        raise BadInput(str(file), error.strerror or str(error)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(str(file), str(error)) from error
    except KeyError:
        raise BadInput(str(file), "has no [prefer.telling] or the like") from None
    for prefer, row in rows.items():
        if prefer not in list(Prefer) or not isinstance(row, dict):
            raise BadInput(str(file), f"knows no preference {prefer!r}")
        for key, value in row.items():
            table = key in _TABLES and isinstance(value, dict)
            numbers = value.values() if table else [value]
            if key not in (*_PLAIN, *_TABLES):
                raise BadInput(str(file), f"knows no cost {key!r} in [prefer.{prefer}]")
            if (key in _TABLES) != table or not all(map(_is_cost, numbers)):
                raise BadInput(str(file), f"{key} must be numbers of 0 or more")
        _check_words(file, row, words)
    if any(row.get("hop", 1) < _LEAST_HOP for row in rows.values()):
        raise BadInput(str(file), f"hop must be at least {_LEAST_HOP}")
    return rows


def _check_words(file: Path, row: Mapping[str, Any], words: Vocabulary) -> None:
    """Raise what the file says of relations and types that are none."""
    known = {"relation": [*words.relations, "other"], "type": words.types}
    for what, names in known.items():
        for name in row.get(f"{what}s", ()):
            if name not in names:
                folded = {one.casefold(): one for one in names}
                near = get_close_matches(name.casefold(), folded, 1, 0.6)
                hint = f"; did you mean {folded[near[0]]}?" if near else ""
                raise BadInput(str(file), f"knows no {what} {name!r}{hint}")


def _is_cost(told: object) -> bool:
    return isinstance(told, int | float) and told >= 0


_LEAST_HOP = 0.01
