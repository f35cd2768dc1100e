"""Who matters: degree, PageRank, betweenness and communities, through NetworkX.

Where exact betweenness would take too long it is sampled in rounds of pivots (Brandes
and Pich, 2007), and the standard error between the rounds is told with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from math import sqrt
from pathlib import Path
from statistics import fmean, stdev
from typing import TYPE_CHECKING

from detente.graph.errors import BadInput
from detente.graph.model import Entity
from detente.graph.store import Store
from detente.graph.tabular import Record, Tabular
from detente.queries.projection import Weight, project
from detente.queries.routes import Route

if TYPE_CHECKING:
    import networkx as nx

_EXACT_STEPS = 20_000_000  # entities times ties: some ten seconds of NetworkX
_ROUNDS = 8
_LEAST_PIVOTS = 16  # of a round; with fewer the error between rounds says little
_LOUVAIN_TIES = 100_000
_DAMPING = 0.85


class Measure(StrEnum):
    """What makes an entity matter."""

    DEGREE = "degree"  # to how many others it is joined
    PAGERANK = "pagerank"  # joined to those who matter
    BETWEENNESS = "betweenness"  # how often it lies on the shortest way of others


@dataclass(frozen=True, slots=True)
class Standing:
    """One entity's measures; ``error`` is the standard error of its betweenness.

    ``community`` is a number, the largest community first.
    """

    entity: Entity
    degree: int
    strength: int  # the weights of its ties added up
    pagerank: float
    betweenness: float
    error: float
    community: int


@dataclass(frozen=True, slots=True)
class Central(Tabular):
    """Entities by the measure asked for, best first; ``notes`` say how it was done.

    ``projected`` is what was measured (``project``).
    """

    by: Measure
    standings: tuple[Standing, ...]
    notes: tuple[str, ...]
    projected: "nx.Graph[str]" = field(repr=False, compare=False)

    def __iter__(self) -> Iterator[Standing]:
        return iter(self.standings)

    def __len__(self) -> int:
        return len(self.standings)

    @property
    def sampled(self) -> bool:
        return any(standing.error for standing in self.standings)

    @property
    def columns(self) -> tuple[str, ...]:
        error = ("error",) if self.sampled else ()
        measures = ("degree", "strength", "pagerank", "betweenness", *error)
        return ("rank", "entity", "type", *measures, "community")

    def records(self) -> Iterator[Record]:
        for rank, one in enumerate(self.standings, 1):
            yield {
                "rank": rank,
                "entity": one.entity.name,
                "type": one.entity.type,
                "degree": one.degree,
                "strength": one.strength,
                "pagerank": round(one.pagerank, 6),
                "betweenness": round(one.betweenness, 6),
                "error": round(one.error, 6),
                "community": one.community,
            }

    def to_networkx(self) -> "nx.Graph[str]":
        """What was measured: entities with their measures, ties with ``weight``."""
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph()
        for standing, row in zip(self.standings, self.records(), strict=True):
            told = {**row, "name": row["entity"]}
            del told["entity"]
            graph.add_node(standing.entity.id, **told)
        graph.add_edges_from(self.projected.edges(data=True))
        return graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """What is measured: which edges, between which types, how ties weigh."""

    route: Route = field(default_factory=Route)
    types: frozenset[str] = frozenset()
    weight: Weight = Weight.NONE


def central(
    store: Store,
    projection: Projection | None = None,
    *,
    by: Measure = Measure.DEGREE,
    exact: bool | None = None,
) -> Central:
    """All entities of the projection by ``by``, ties by id.

    ``exact`` forces exact betweenness or a sample; by default it is sampled where
    entities times ties are more than twenty million.
    """
    what = projection or Projection()
    graph = project(store, what.route, what.types, what.weight)
    size = f"{len(graph)} entities, {graph.number_of_edges()} ties"
    if not graph:
        return Central(by, (), (size,), graph)
    between, errors, how = _betweenness(graph, exact=exact)
    ranks = pagerank(graph)
    communities, found_how = _communities(graph)
    strengths = dict(graph.degree(weight="weight"))
    standings = [
        Standing(
            graph.nodes[node]["entity"],
            graph.degree[node],
            strengths[node],
            ranks[node],
            between[node],
            errors.get(node, 0.0),
            communities[node],
        )
        for node in graph
    ]
    standings.sort(key=lambda one: (-getattr(one, by.value), one.entity.id))
    return Central(by, tuple(standings), (size, how, found_how), graph)


def pagerank(graph: "nx.Graph[str]") -> dict[str, float]:
    """PageRank as NetworkX defines it (damping 0.85), without its need of SciPy."""
    import numpy as np

    index = {node: number for number, node in enumerate(graph)}
    ties = [
        (index[a], index[b], data["weight"]) for a, b, data in graph.edges(data=True)
    ]
    here, there, weight = (np.array(column) for column in zip(*ties, strict=True))
    source, target = np.append(here, there), np.append(there, here)
    strength = np.append(weight, weight).astype(float)
    size = len(index)
    share = strength / np.bincount(source, strength, size)[source]
    rank = np.full(size, 1 / size)
    while True:
        passed = np.bincount(target, rank[source] * share, size)
        after = _DAMPING * passed + (1 - _DAMPING) / size
        if np.abs(after - rank).sum() < size * 1e-9:
            return dict(zip(index, after.tolist(), strict=True))
        rank = after


def _betweenness(
    graph: "nx.Graph[str]", *, exact: bool | None
) -> tuple[dict[str, float], dict[str, float], str]:
    import networkx as nx

    ties = graph.number_of_edges()
    if exact is None:
        exact = len(graph) * ties <= _EXACT_STEPS
    if exact:
        return nx.betweenness_centrality(graph), {}, "betweenness is exact"
    fitting = min(_EXACT_STEPS // ties, len(graph)) // _ROUNDS
    pivots = min(len(graph), max(_LEAST_PIVOTS, fitting))
    rounds = [
        nx.betweenness_centrality(graph, k=pivots, seed=seed) for seed in range(_ROUNDS)
    ]
    means = {node: fmean(told[node] for told in rounds) for node in graph}
    errors = {
        node: stdev(told[node] for told in rounds) / sqrt(_ROUNDS) for node in graph
    }
    worst = max(errors.values())
    how = (
        f"betweenness is sampled: {_ROUNDS} rounds of {pivots} pivots; "
        f"standard error at most {worst:.2g}"
    )
    return means, errors, how


def _communities(graph: "nx.Graph[str]") -> tuple[dict[str, int], str]:
    import networkx as nx

    nodes = list(graph)
    number_of = {node: number for number, node in enumerate(nodes)}
    # NetworkX goes through sets of nodes: of numbers, their order is always the same.
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(nodes)))
    numbered.add_edges_from(
        (number_of[one], number_of[other], data)
        for one, other, data in graph.edges(data=True)
    )
    found: Iterable[set[int]]
    if graph.number_of_edges() <= _LOUVAIN_TIES:
        found = nx.community.louvain_communities(numbered, seed=1)
        how = "Louvain"
    else:
        found = nx.community.fast_label_propagation_communities(numbered, seed=1)
        how = "label propagation"
    groups = [[nodes[number] for number in sorted(group)] for group in found]
    ordered = sorted(groups, key=lambda members: (-len(members), members[0]))
    number = {one: rank for rank, group in enumerate(ordered, 1) for one in group}
    return number, f"{len(ordered)} communities by {how}"


def plot(found: Central, file: Path, *, top: int = 20) -> None:
    """Draw the first ``top`` entities as bars, coloured by community, into ``file``.

    Raises:
        BadInput: matplotlib is not installed, or the file cannot be written so.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        why = "is not installed: pip install 'detente[plot]'"
        raise BadInput(where="matplotlib", why=why) from None
    shown = found.standings[:top][::-1]
    figure = Figure(figsize=(8, 0.32 * len(shown) + 1.2), layout="constrained")
    axes = figure.subplots()
    values = [getattr(one, found.by.value) for one in shown]
    axes.barh(
        [one.entity.name for one in shown],
        values,
        xerr=[one.error for one in shown]
        if found.by is Measure.BETWEENNESS and found.sampled
        else None,
        color=[f"C{(one.community - 1) % 10}" for one in shown],
    )
    axes.set_xlabel(found.by.value)
    axes.set_title(f"Who matters, by {found.by.value} (colour: community)")
    axes.spines[["top", "right"]].set_visible(False)
    try:
        figure.savefig(file, dpi=150)
    except (OSError, ValueError) as error:
        raise BadInput(str(file), str(error)) from error
