"""The part of the graph that a search has come to know, a frontier at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from detente.graph.store import Link, Store
from detente.queries.routes import Route, Span, lasting_relations, span_of
from detente.queries.weights import Reason, Weights

_ANY_TIME: Span = (0, 0)
_NOWHERE: frozenset[str] = frozenset()

_Ways = dict[str, AbstractSet[str]]


class Step(NamedTuple):
    """A way on from an entity: where to, at what cost, when it may be taken."""

    other: str
    cost: int
    first: int
    last: int


class Reach:
    """The ways from entity to entity that a route admits; a query for each batch."""

    def __init__(self, store: Store, route: Route, weights: Weights) -> None:
        self.route = route
        self.weights = weights
        self.queries = 0
        self.touched = 0
        self._store = store
        self._admits = route.admits(store.vocabulary)
        self._lasting = lasting_relations(store.vocabulary)
        self._symmetric = frozenset(
            name for name, rel in store.vocabulary.relations.items() if rel.symmetric
        )
        self._links: dict[str, dict[str, list[Link]]] = {}
        self._ways_known: tuple[_Ways, _Ways] = ({}, {})
        self._degrees: dict[str, int] = {}
        self._passing: dict[str, int] = {}
        self._steps: tuple[dict[str, list[Step]], dict[str, list[Step]]] = ({}, {})

    def weigh(self, entity_ids: Iterable[str]) -> None:
        """Ask how many edges the entities have, where that is not known yet."""
        batch = {one for one in entity_ids if one not in self._degrees}
        if batch:
            self.queries += 1
            self._degrees.update(self._store.degrees(batch))

    @property
    def counts_hops(self) -> bool:
        """Whether of two walks the one of fewer hops is the cheaper one, whatever."""
        return self.weights.uniform and not self.route.in_order

    def ways(self, entity_ids: Sequence[str], *, back: bool) -> "_Ways":
        """Where one may go from each of the entities, or with ``back`` come from."""
        known = self._ways_known[back]
        new = [one for one in entity_ids if one not in known]
        if new and self.route.plain:
            self.queries += 1
            found = self._store.neighbours(new)
            self.touched += sum(map(len, found.values()))
            known.update(dict.fromkeys(new, _NOWHERE))
            known.update(found)
        elif new:
            self.fetch(new)
            for one in new:
                known[one] = {step.other for step in self.steps(one, back=back)}
        return known

    def fetch_both(self, one: str, other: str, most: int) -> None:
        """Fetch the edges of both in one query, where neither is a hub."""
        if not (self.knows(one) or self.knows(other)):
            self.weigh([one, other])
            if self.degree(one) + self.degree(other) <= most:
                self.fetch([one, other])

    def degree(self, entity_id: str) -> int:
        """How many edges it has in all, whatever the route admits."""
        if entity_id not in self._degrees:
            self.weigh([entity_id])
        return self._degrees[entity_id]

    def is_weighed(self, entity_id: str) -> bool:
        return entity_id in self._degrees

    def knows(self, entity_id: str) -> bool:
        """Whether its edges were fetched."""
        return entity_id in self._links

    def fetch(self, entity_ids: Iterable[str]) -> None:
        """Fetch the edges of those whose edges are not known yet."""
        batch = {one for one in entity_ids if one not in self._links}
        if not batch:
            return
        found: dict[str, defaultdict[str, list[Link]]] = {
            one: defaultdict(list) for one in batch
        }
        admits = self._admits
        self.queries += 1
        for link in self._store.links(batch):
            self.touched += 1
            if admits(link):
                subject, object_ = link.subject, link.object
                if subject in found:
                    found[subject][object_].append(link)
                if object_ in found:
                    found[object_][subject].append(link)
        self._links.update(found)

    def passing(self, entity_id: str) -> int:
        """What it costs to pass the entity."""
        if not self.weights.weighs_entities:
            return 0
        cost = self._passing.get(entity_id)
        if cost is None:
            cost = self.weights.of_passing(entity_id, self.degree(entity_id))
            self._passing[entity_id] = cost
        return cost

    def why_passing(self, entity_id: str) -> list[Reason]:
        """What it costs to pass the entity, part by part."""
        if not self.weights.weighs_entities:
            return []
        return self.weights.why_passing(entity_id, self.degree(entity_id))

    def between(self, start: str, end: str) -> list[Link]:
        """The admitted edges that lead from the one to the other, by cost and id."""
        if not (self.knows(start) or self.knows(end)):
            self.fetch_between([(start, end)])
        here, there = (start, end) if self.knows(start) else (end, start)
        return sorted(
            self._leading(self._links[here].get(there, ()), start),
            key=lambda link: (self.weights.of_link(link), link.id),
        )

    def fetch_between(self, hops: Iterable[tuple[str, str]]) -> None:
        """Fetch the edges of whichever end of each hop has fewer, in one query."""
        hops = [hop for hop in hops if not any(map(self.knows, hop))]
        self.weigh(end for hop in hops for end in hop)
        self.fetch(min(hop, key=self.degree) for hop in hops)

    def steps_between(self, start: str, end: str) -> list[Step]:
        """The admitted ways from the one to the other."""
        return [
            Step(end, self.weights.of_link(link), *self.span(link))
            for link in self.between(start, end)
        ]

    def steps(self, entity_id: str, *, back: bool) -> list[Step]:
        """The ways on, or with ``back`` the ways that lead to the entity, in order.

        Where the order of time does not count, the cheapest to each neighbour; else
        every one, and with ``back`` time is counted backwards.
        """
        known = self._steps[back]
        if entity_id not in known:
            ways = self._ways_in_order if self.route.in_order else self._ways
            known[entity_id] = sorted(ways(entity_id, back=back))
        return known[entity_id]

    def _ways(self, here: str, *, back: bool) -> Iterator[Step]:
        cost_of = self.weights.of_link
        for other, links in self._links[here].items():
            leading = self._leading(links, other if back else here)
            if leading:
                yield Step(other, min(map(cost_of, leading)), *_ANY_TIME)

    def _ways_in_order(self, here: str, *, back: bool) -> Iterator[Step]:
        for other, links in self._links[here].items():
            for link in self._leading(links, other if back else here):
                first, last = self.span(link)
                span = (-last, -first) if back else (first, last)
                yield Step(other, self.weights.of_link(link), *span)

    def span(self, link: Link) -> Span:
        """When an admitted edge may be taken; always, where order does not count."""
        if not self.route.in_order:
            return _ANY_TIME
        return span_of(link, self._lasting) or _ANY_TIME

    def _leading(self, links: Sequence[Link], start: str) -> Sequence[Link]:
        """Those that may be walked from ``start``."""
        if not self.route.directed:
            return links
        return [
            link
            for link in links
            if link.subject == start or link.relation in self._symmetric
        ]
