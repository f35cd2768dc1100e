"""The values in the answer to a Cypher query, the same whatever the store.

A value is ``None``, ``bool``, ``int``, ``float``, ``str``, a ``datetime`` date, time
or datetime, a ``Duration``, a list or dict of values, a ``Node``, a ``Relationship``
or a ``Walk``. No internal record id of an engine is among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Node:
    """A node with its labels (sorted, ``Entity`` first) and properties."""

    labels: tuple[str, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True)
class Relationship:
    """An edge as Cypher has it; ``start`` and ``end`` are the ``id`` of its nodes."""

    type: str
    start: str
    end: str
    properties: Mapping[str, Any]


@dataclass(frozen=True)
class Walk:
    """A path: one node more than relationships, which may run either way."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


@dataclass(frozen=True)
class Duration:
    """An ISO 8601 duration: months, days, seconds and nanoseconds, as Cypher has it."""

    months: int
    days: int
    seconds: int
    nanoseconds: int
