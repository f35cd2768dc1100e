"""The part of the graph that a search has come to know, a frontier at a time."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from detente.graph.store import Link, Store
from detente.queries.routes import Route, Span, lasting_relations, span_of
from detente.queries.weights import Reason, Weights

_ANY_TIME: Span = (0, 0)
_NOWHERE: frozenset[str] = frozenset()

_Ways = dict[str, AbstractSet[str]]


Step = tuple[int, str, int, int]
"""A way on from an entity: its cost, where to, the days from and until it is open."""


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
        # Those admitted: of entities, and between two of them.
        self._links: dict[str, list[Link]] = {}
        self._joining: dict[frozenset[str], list[Link]] = {}
        self._ways_known: tuple[_Ways, _Ways] = ({}, {})
        self._degrees: dict[str, int] = {}
        self._passing: dict[str, int] = {}
        one_way = route.directed or route.in_order
        forth: dict[str, list[Step]] = {}
        self._steps = (forth, {} if one_way else forth)

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
                known[one] = {other for _, other, _, _ in self.steps(one, back=back)}
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
        found: dict[str, list[Link]] = {one: [] for one in batch}
        for link in self._admitted(self._store.links(batch)):
            if link.subject in found:
                found[link.subject].append(link)
            if link.object in found:
                found[link.object].append(link)
        self._links.update(found)

    def _admitted(self, answer: Iterable[Link]) -> Iterator[Link]:
        """Those of the answer to one query that may be taken; all of it is counted."""
        links = [*answer]
        self.queries += 1
        self.touched += len(links)
        return filter(self._admits, links)

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
        ends = frozenset((start, end))
        if ends not in self._joining:
            self.fetch_between([(start, end)])
        return sorted(
            self._leading(self._joining[ends], start, back=False),
            key=lambda link: (self.weights.of_link(link), link.id),
        )

    def fetch_between(self, hops: Iterable[tuple[str, str]]) -> None:
        """Fetch the edges between the ends of each hop not known yet, in one query."""
        asked = {frozenset(hop): hop for hop in hops}
        new = {ends: hop for ends, hop in asked.items() if ends not in self._joining}
        for ends, hop in [*new.items()]:
            known = [self._links[one] for one in hop if self.knows(one)]
            if known:
                self._joining[ends] = [
                    link for link in min(known, key=len) if ends.issuperset(link[1:3])
                ]
                del new[ends]
        if not new:
            return
        self._joining.update((ends, []) for ends in new)
        for link in self._admitted(self._store.links_between(new.values())):
            self._joining[frozenset((link.subject, link.object))].append(link)

    def steps_between(self, start: str, end: str) -> list[Step]:
        """The admitted ways from the one to the other."""
        return [
            (self.weights.of_link(link), end, *self.span(link))
            for link in self.between(start, end)
        ]

    def steps(self, entity_id: str, *, back: bool) -> list[Step]:
        """The ways on, or with ``back`` the ways that lead to the entity, by cost.

        Where the order of time does not count, the cheapest to each neighbour; else
        every one, and with ``back`` time is counted backwards.
        """
        known = self._steps[back]
        if entity_id not in known:
            links = self._leading(self._links[entity_id], entity_id, back=back)
            if self.route.in_order:
                known[entity_id] = sorted(self._in_order(entity_id, links, back=back))
            else:
                known[entity_id] = sorted(self._cheapest(entity_id, links))
        return known[entity_id]

    def _cheapest(self, here: str, links: Sequence[Link]) -> list[Step]:
        least: dict[str, int] = {}
        for link, cost in zip(links, self.weights.of_links(links), strict=True):
            other = link.subject if link.object == here else link.object
            if cost < least.get(other, cost + 1):
                least[other] = cost
        first, last = _ANY_TIME
        return [(cost, other, first, last) for other, cost in least.items()]

    def _in_order(
        self, here: str, links: Sequence[Link], *, back: bool
    ) -> Iterator[Step]:
        for link, cost in zip(links, self.weights.of_links(links), strict=True):
            other = link.subject if link.object == here else link.object
            first, last = self.span(link)
            span = (-last, -first) if back else (first, last)
            yield cost, other, *span

    def span(self, link: Link) -> Span:
        """When an admitted edge may be taken; always, where order does not count."""
        if not self.route.in_order:
            return _ANY_TIME
        return span_of(link, self._lasting) or _ANY_TIME

    def _leading(
        self, links: Sequence[Link], here: str, *, back: bool
    ) -> Sequence[Link]:
        """Those that may be walked from ``here``, or with ``back`` to it."""
        if not self.route.directed:
            return links
        return [
            link
            for link in links
            if (link.object if back else link.subject) == here
            or link.relation in self._symmetric
        ]
