"""Which walks may answer a question: the options of ``path``, as one value."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter

from detente.graph.dates import PartialDate
from detente.graph.relations import Kind, Vocabulary
from detente.graph.store import Link
from detente.queries.weights import type_of

Span = tuple[int, int]
"""First and last day, as ordinals, on which something may have happened or held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Which edges a path may take, and how.

    ``relations`` empty means all. ``without`` are ids of entities to keep clear of.
    With ``since`` or ``until`` or ``in_order`` an edge without a date is no way; a
    state of affairs without an end is taken to last. ``in_order``: each hop may have
    happened no earlier than the one before. ``directed``: from subject to object only
    (either way where the relation is symmetric).
    """

    relations: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    without_types: frozenset[str] = frozenset()
    without_relations: frozenset[str] = frozenset()
    since: PartialDate | None = None
    until: PartialDate | None = None
    in_order: bool = False
    claims: bool = False
    max_hops: int = 4
    via: str | None = None
    directed: bool = False

    @property
    def dated(self) -> bool:
        """Whether it asks for the dates of edges."""
        return self.in_order or self.since is not None or self.until is not None

    @property
    def plain(self) -> bool:
        """Whether any edge that happened is a way, both ways."""
        asked = (self.relations, self.without_relations, self.without)
        return not (
            any(asked)
            or self.without_types
            or self.dated
            or self.claims
            or self.directed
        )

    def admits(self, vocabulary: Vocabulary) -> Callable[[Link], bool]:
        """Whether an edge may be taken, whatever the edges around it."""
        if self.plain:
            return attrgetter("happened")
        since = self.since.first.toordinal() if self.since else 0
        until = self.until.last.toordinal() if self.until else date.max.toordinal()
        banned = frozenset(name.casefold() for name in self.without_types)
        lasting = lasting_relations(vocabulary)

        def admitted(link: Link) -> bool:
            if not (link.happened or self.claims):
                return False
            if self.relations and link.relation not in self.relations:
                return False
            if link.relation in self.without_relations:
                return False
            if link.subject in self.without or link.object in self.without:
                return False
            if banned and not banned.isdisjoint(
                (type_of(link.subject), type_of(link.object))
            ):
                return False
            if not self.dated:
                return True
            span = span_of(link, lasting)
            return span is not None and span[0] <= until and span[1] >= since

        return admitted


def lasting_relations(vocabulary: Vocabulary) -> frozenset[str]:
    """The names of the relations that hold for a while."""
    return frozenset(
        name
        for name, relation in vocabulary.relations.items()
        if relation.kind is Kind.STATE
    )


def span_of(link: Link, lasting: frozenset[str]) -> Span | None:
    """When it may have happened or held; ``None`` where no article says."""
    if link.date is None:
        return None
    first, last = _days(link.date)
    if link.date_end is not None:
        last = max(last, _days(link.date_end)[1])
    elif link.relation in lasting:
        last = date.max.toordinal()
    return first, last


@lru_cache(maxsize=65536)
def _days(text: str) -> Span:
    day = PartialDate.parse(text)
    return day.first.toordinal(), day.last.toordinal()
