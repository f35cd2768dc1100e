"""How one entity is connected to another: the best paths, hop by hop, with evidence.

One search over the ``Store`` seam, the same on all stores: a query for each frontier
(``links``), and one for the edges of the paths chosen (``edges``).
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice, pairwise
from typing import TypedDict, Unpack

from detente.graph.dates import PartialDate
from detente.graph.edges import Edge
from detente.graph.errors import BadInput, UnknownEntity
from detente.graph.model import Entity
from detente.graph.store import Store, find
from detente.graph.tabular import Record, Tabular
from detente.queries.kbest import best_walks
from detente.queries.reach import Reach
from detente.queries.results import Drawn
from detente.queries.routes import Route
from detente.queries.search import Found, Leg
from detente.queries.sequence import links_along
from detente.queries.via import walks_via
from detente.queries.weights import Prefer, Reason, Weights, weights
from detente.queries.words import sentence


class Options(TypedDict, total=False):
    """What ``paths`` may be told, by name; ``Route`` says what each means.

    ``without`` takes entities (id, name or alias), types and relations.
    """

    relations: Iterable[str]
    without: Iterable[str]
    since: str | PartialDate | None
    until: str | PartialDate | None
    in_order: bool
    claims: bool
    max_hops: int
    via: str | None
    directed: bool


@dataclass(frozen=True, slots=True)
class Hop:
    """A step of a path: all admitted edges between two entities, the best one first."""

    start: Entity
    end: Entity
    edges: tuple[Edge, ...]
    why: tuple[Reason, ...]  # what the best edge costs, in thousandths of a hop


@dataclass(frozen=True, slots=True)
class Path(Drawn):
    """A walk without loops; ``cost`` is in hops, ``passed`` says why entities cost."""

    hops: tuple[Hop, ...]
    cost: float
    passed: tuple[tuple[Entity, tuple[Reason, ...]], ...] = ()

    @property
    def entities(self) -> tuple[Entity, ...]:
        return (self.hops[0].start, *(hop.end for hop in self.hops))

    def entities_drawn(self) -> Iterable[Entity]:
        return self.entities

    def edges_drawn(self) -> Iterable[Edge]:
        return (edge for hop in self.hops for edge in hop.edges)


@dataclass(frozen=True, slots=True)
class Paths(Tabular, Drawn):
    """The best paths between two entities, the best first; none where there is none."""

    start: Entity
    end: Entity
    route: Route
    found: tuple[Path, ...]
    queries: int  # how often the store was asked for links
    touched: int  # how many links it gave

    def __iter__(self) -> Iterator[Path]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, rank: int) -> Path:
        return self.found[rank]

    @property
    def columns(self) -> tuple[str, ...]:
        return ("path", "hop", "from", "to", "told", "date", "quote", "source", "cost")

    def records(self) -> Iterator[Record]:
        """A row for each edge of each hop."""
        for rank, path in enumerate(self.found, 1):
            named = {entity.id: entity.name for entity in path.entities}
            for number, hop in enumerate(path.hops, 1):
                for edge in hop.edges:
                    yield {
                        "path": rank,
                        "hop": number,
                        "from": hop.start.name,
                        "to": hop.end.name,
                        "told": sentence(
                            edge, named.__getitem__, told_from=hop.start.id
                        ),
                        "date": str(edge.date or "") or None,
                        "quote": edge.facts[0].evidence,
                        "source": edge.sources[0],
                        "cost": path.cost,
                    }

    def entities_drawn(self) -> Iterable[Entity]:
        met = {e.id: e for path in self.found for e in path.entities}
        return met.values()

    def edges_drawn(self) -> Iterable[Edge]:
        met = {e.id: e for path in self.found for e in path.edges_drawn()}
        return met.values()


def paths(
    store: Store,
    start: str,
    end: str,
    *,
    k: int = 3,
    prefer: Prefer | Weights = Prefer.TELLING,
    **options: Unpack[Options],
) -> Paths:
    """The ``k`` best paths from ``start`` to ``end``, each given by id, name or alias.

    Raises:
        UnknownEntity, AmbiguousEntity: a name fits none, or several.
        BadVocabulary: a relation is not in the store's vocabulary.
        BadInput: both ends are the same entity, or lie where the route may not go.
    """
    ends = find(store, start), find(store, end)
    return along(store, ends, route_told(store, **options), k=k, prefer=prefer)


def along(
    store: Store,
    ends: tuple[Entity, Entity],
    route: Route,
    *,
    k: int = 3,
    prefer: Prefer | Weights = Prefer.TELLING,
) -> Paths:
    """``paths`` where names and options were read before.

    Raises:
        BadInput: both ends are the same entity, or lie where the route may not go.
    """
    start, end = ends
    _refuse_nonsense(start, end, route)
    costs = prefer if isinstance(prefer, Weights) else weights(prefer)
    reach = Reach(store, route, costs)
    if route.via is None:
        walks = best_walks(reach, Leg.of(start.id, end.id, route.max_hops), k)
    else:
        walks = walks_via(reach, start.id, route.via, end.id, max_hops=route.max_hops)
    with _uncollected(), store.turn():
        chosen = list(islice(walks, k))
        found = tuple(_tell(store, reach, chosen, ends))
    return Paths(start, end, route, found, reach.queries, reach.touched)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage be looked for: a search makes thousands of objects, no cycles.

    Looking took a fifth of the time of the five most telling paths.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def route_told(store: Store, **options: Unpack[Options]) -> Route:
    """The route that ``options`` describe, their words looked up in the store.

    Raises:
        UnknownEntity, AmbiguousEntity, BadVocabulary, BadDate: a word means nothing.
        BadInput: there is no day between ``since`` and ``until``.
    """
    vocabulary = store.vocabulary
    entities, types, relations = set(), set(), set()
    for word in options.get("without", ()):
        if word in vocabulary.relations:
            relations.add(word)
        elif word in vocabulary.types:
            types.add(word)
        else:
            entities.add(_left_out(store, word).id)
    via = options.get("via")
    since, until = _day(options.get("since")), _day(options.get("until"))
    if since and until and until.last < since.first:
        raise BadInput(str(since), f"is after {until}: no day is left")
    return Route(
        relations=frozenset(
            vocabulary.relation(name).name for name in options.get("relations", ())
        ),
        without=frozenset(entities),
        without_types=frozenset(types),
        without_relations=frozenset(relations),
        since=since,
        until=until,
        in_order=options.get("in_order", False),
        claims=options.get("claims", False),
        max_hops=options.get("max_hops", Route().max_hops),
        via=find(store, via).id if via else None,
        directed=options.get("directed", False),
    )


def _left_out(store: Store, word: str) -> Entity:
    """An entity to keep clear of; a word like a relation or type is told so."""
    try:
        return find(store, word)
    except UnknownEntity as error:
        known = [*store.vocabulary.relations, *store.vocabulary.types]
        folded = {name.casefold(): name for name in known}
        near = get_close_matches(word.casefold(), folded, 1, 0.7)
        if not near:
            raise
        raise UnknownEntity(word, [folded[near[0]], *error.nearest]) from None


def _day(told: str | PartialDate | None) -> PartialDate | None:
    return PartialDate.parse(told) if isinstance(told, str) else told


def _refuse_nonsense(start: Entity, end: Entity, route: Route) -> None:
    if start.id == end.id:
        raise BadInput(start.name, "a path needs two different entities")
    for entity in (start, end):
        if entity.id in route.without or entity.type in route.without_types:
            raise BadInput(entity.name, "cannot be both an end and left out")
        if entity.id == route.via:
            raise BadInput(entity.name, "is an end of every path: --via names another")
    if route.via in route.without:
        raise BadInput(route.via or "", "cannot be both passed and left out")


def _tell(
    store: Store, reach: Reach, walks: Sequence[Found], ends: tuple[Entity, Entity]
) -> Iterator[Path]:
    """The walks as paths; one query for all their edges."""
    if not walks:
        return
    known = {entity.id: entity for entity in ends}
    passed = {one for walk in walks for one in walk.nodes} - known.keys()
    if passed:
        known.update((entity.id, entity) for entity in store.entities(passed))
    reach.fetch_between(hop for walk in walks for hop in pairwise(walk.nodes))
    hops = [links_along(reach, walk.nodes) for walk in walks]
    ids = {link.id: link.type for walk in hops for links in walk for link in links}
    edges = {edge.id: edge for edge in store.edges(ids, set(ids.values()))}
    for walk, links_of_hops in zip(walks, hops, strict=True):
        told = [
            Hop(
                known[here],
                known[there],
                tuple(edges[link.id] for link in links),
                tuple(reach.weights.why_link(links[0])),
            )
            for (here, there), links in zip(
                pairwise(walk.nodes), links_of_hops, strict=True
            )
        ]
        between = tuple(
            (known[one], tuple(reach.why_passing(one))) for one in walk.nodes[1:-1]
        )
        yield Path(tuple(told), walk.cost / 1000, between)
