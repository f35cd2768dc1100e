"""The vocabulary: which relations there are, what they join, how they are told.

The built-in one is ``data/relations.toml``; a user's file of the same form adds to it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from detente.graph.errors import BadVocabulary

CLAIM = "CLAIM"
MENTIONS = "MENTIONS"
_RESERVED = frozenset({CLAIM, MENTIONS})
_RELATION = re.compile(r"[A-Z][A-Z_]{0,39}")
_TYPE = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)*")
_FIXED_TYPES = frozenset({"Entity", "Article", "Decision", "Store"})
PLOVER_CLASSES = frozenset(
    {
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"),
        *("REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION"),
        *("MOBILIZE", "COERCE", "ASSAULT"),
    }
)


class Kind(StrEnum):
    """How a relation lies in time."""

    EVENT = "event"  # may happen again: told of another date it is another edge
    ONCE = "once"  # happens once: another date is a conflict
    STATE = "state"  # holds for a while: dates say when, and do not tell edges apart


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind of tie between entities.

    ``phrase`` tells it from subject to object ("awarded"), ``passive`` from object to
    subject ("was awarded by"), ``denial`` when it did not happen ("did not award").
    ``distinct_by`` names the details that tell two edges of the same ends apart (an
    award, a title). ``plover`` is the event class of PLOVER (None for lasting ties),
    ``wikidata`` the property that says the same, where there is one.
    """

    name: str
    domain: frozenset[str]
    range: frozenset[str]
    phrase: str
    passive: str
    denial: str
    kind: Kind = Kind.EVENT
    symmetric: bool = False
    distinct_by: tuple[str, ...] = ()
    plover: str | None = None
    wikidata: str | None = None
    meaning: str = ""

    def joins(self, subject_type: str, object_type: str) -> bool:
        """Whether it can stand between an entity of the one type and the other."""
        return subject_type in self.domain and object_type in self.range


@dataclass(frozen=True)
class Vocabulary:
    """The closed lists: entity types, and relations by name."""

    types: tuple[str, ...]
    relations: Mapping[str, Relation]

    def relation(self, name: str) -> Relation:
        """The relation of that name.

        Raises:
            BadVocabulary: there is none; the message offers the nearest.
        """
        try:
            return self.relations[name]
        except KeyError:
            near = get_close_matches(name.upper(), self.relations, 1, 0.6)
            hint = f"; did you mean {near[0]}?" if near else ""
            message = f"no relation {name[:60]}{hint}"
            raise BadVocabulary(message) from None

    def with_file(self, path: Path) -> "Vocabulary":
        """This vocabulary and what the user's TOML file adds to it.

        Raises:
            BadVocabulary: the file is not TOML, or redefines or garbles something.
        """
        try:
            added = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            message = f"{path}: {error}"
            raise BadVocabulary(message) from error
        return _extended(self, added, str(path))


@cache
def vocabulary() -> Vocabulary:
    """The built-in vocabulary."""
    text = files("detente.graph").joinpath("data/relations.toml").read_text("utf-8")
    return _extended(Vocabulary((), {}), tomllib.loads(text), "relations.toml")


def _extended(base: Vocabulary, added: Mapping[str, Any], where: str) -> Vocabulary:
    types = list(base.types)
    for name in added.get("types", ()):
        if not isinstance(name, str) or not _TYPE.fullmatch(name):
            message = f"{where}: entity type {name!r} is not one CamelCase word"
            raise BadVocabulary(message)
        if name in _FIXED_TYPES or name in types:
            message = f"{where}: entity type {name} is there already"
            raise BadVocabulary(message)
        types.append(name)
    relations = dict(base.relations)
    for name, row in added.get("relations", {}).items():
        if name in relations or name in _RESERVED:
            message = f"{where}: relation {name} is there already"
            raise BadVocabulary(message)
        try:
            relations[name] = _relation_from_row(name, row, types)
        except (TypeError, ValueError, KeyError) as error:
            message = f"{where}: relation {name!r}: {error}"
            raise BadVocabulary(message) from error
    unknown = set(added) - {"types", "relations"}
    if unknown:
        message = f"{where}: knows [types] and [relations], not {sorted(unknown)}"
        raise BadVocabulary(message)
    return Vocabulary(tuple(types), relations)


def _relation_from_row(
    name: str, row: Mapping[str, Any], types: Iterable[str]
) -> Relation:
    if not _RELATION.fullmatch(name):
        message = "write its name in capitals and underscores"
        raise ValueError(message)
    fields = dict(row)
    for end in ("domain", "range"):
        named = frozenset(types) if fields[end] == ["*"] else frozenset(fields[end])
        if not named or not named <= frozenset(types):
            message = f"{end} {fields[end]} has unknown types"
            raise ValueError(message)
        fields[end] = named
    fields["kind"] = Kind(fields.get("kind", Kind.EVENT))
    fields["distinct_by"] = tuple(fields.get("distinct_by", ()))
    plover = fields.get("plover")
    if plover is not None and plover not in PLOVER_CLASSES:
        message = f"{plover!r} is no PLOVER class"
        raise ValueError(message)
    return Relation(name=name, **fields)
