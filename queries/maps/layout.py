"""Where entities stand on a map: computed once, the same for the same graph.

Distances on paper follow distances in the graph (stress majorization, after Gansner,
Koren and North, "Graph Drawing by Stress Majorization", 2004), begun from a few
pivots (Brandes and Pich, "Eigensolver Methods for Progressive Multidimensional
Scaling of Large Data", 2006). Ties of hubs are drawn longer, so that hubs stand
apart and the entities around them find room.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from detente.queries.maps.packing import packed
from detente.queries.maps.spacing import settled

if TYPE_CHECKING:  # numpy takes a tenth of a second that most commands need not wait
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_UNIT = 250.0  # the length of a tie between two entities that have no other
_FAR = 24  # hops; what is further away is drawn as if it were that far
_PIVOTS = 40
_ROUNDS = 50
_WIDE, _STRETCH = 1.2, 1.5  # width by height that is aimed at, and how far
_TIED = 4.0  # how much more the length of a tie weighs than other distances


def positions(
    sizes: Mapping[str, float], ties: Sequence[tuple[str, str]]
) -> dict[str, tuple[int, int]]:
    """The place of each entity, in pixels around (0, 0), for its radius in ``sizes``.

    Ties may repeat; each must join two entities of ``sizes``.
    """
    import numpy as np

    drawn: list[tuple[list[str], Numbers]] = []
    for members, pairs in _components(list(sizes), ties):
        radii = np.array([sizes[one] for one in members])
        drawn.append((members, settled(_stressed(len(members), pairs), radii, pairs)))
    extents = [tuple(np.ptp(points, axis=0).tolist()) for _, points in drawn]
    where: dict[str, tuple[float, float]] = {}
    for (members, points), corner in zip(drawn, packed(extents), strict=True):
        moved = points - points.min(axis=0) + np.array(corner)
        where.update(zip(members, map(tuple, moved.tolist()), strict=True))
    if not where:
        return {}
    middle = [(min(axis) + max(axis)) / 2 for axis in zip(*where.values(), strict=True)]
    return {
        one: (round(x - middle[0]), round(y - middle[1]))
        for one, (x, y) in where.items()
    }


def _components(
    entity_ids: list[str], ties: Sequence[tuple[str, str]]
) -> list[tuple[list[str], list[tuple[int, int]]]]:
    """Connected components, the largest first, each with its ties as indices."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(entity_ids)
    graph.add_edges_from(ties)
    order = {one: place for place, one in enumerate(entity_ids)}
    parts = [
        sorted(one, key=order.__getitem__) for one in nx.connected_components(graph)
    ]
    parts.sort(key=lambda part: (-len(part), order[part[0]]))
    result = []
    for part in parts:
        index = {one: place for place, one in enumerate(part)}
        pairs = {tuple(sorted((index[a], index[b]))) for a, b in graph.edges(part)}
        result.append((part, sorted((a, b) for a, b in pairs)))
    return result


def _stressed(count: int, pairs: Sequence[tuple[int, int]]) -> "Numbers":
    """Points whose distances are as near as can be to those along the ties."""
    import numpy as np

    if count == 1:
        return np.zeros((1, 2))
    wanted = _distances(count, pairs)
    points = _begun(wanted)
    weights = (wanted + np.eye(count)) ** -2.0
    one, other = np.array(pairs).T
    weights[one, other] *= _TIED
    weights[other, one] *= _TIED
    np.fill_diagonal(weights, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1.0 / count) - 1.0 / count
    pull = (weights * wanted).astype(np.float32)
    for _ in range(_ROUNDS):
        moved = pull / _between(points)
        np.fill_diagonal(moved, 0.0)
        target = moved.sum(axis=1)[:, None] * points - moved @ points
        points = inverse @ target
    return _turned(points)


def _distances(count: int, pairs: Sequence[tuple[int, int]]) -> "Numbers":
    """How far apart each two points belong: hops, and the ties of hubs longer."""
    import numpy as np

    tied = np.zeros((count, count), dtype=np.float32)
    ends = np.array(pairs)
    tied[ends[:, 0], ends[:, 1]] = tied[ends[:, 1], ends[:, 0]] = 1.0
    hops = np.full((count, count), float(_FAR))
    reached = np.eye(count, dtype=bool)
    frontier = np.eye(count, dtype=np.float32)
    for hop in range(1, _FAR):
        fresh = (frontier @ tied > 0) & ~reached
        if not fresh.any():
            break
        hops[fresh] = hop
        reached |= fresh
        frontier = fresh.astype(np.float32)
    np.fill_diagonal(hops, 0.0)
    root = np.sqrt(tied.sum(axis=1)).astype(float)
    less = np.minimum(root[:, None], root[None, :])
    more = np.maximum(root[:, None], root[None, :])
    stretch = 0.6 + 0.3 * less + 0.1 * more
    wanted = hops * np.where(tied > 0, stretch, stretch[tied > 0].mean())
    return np.asarray(wanted * _UNIT)


def _begun(wanted: "Numbers") -> "Numbers":
    """A first guess from the distances to a few pivots, no two points in one place."""
    import numpy as np

    count = len(wanted)
    pivots = [int(wanted.sum(axis=1).argmin())]
    nearest = wanted[pivots[0]].copy()
    while len(pivots) < min(_PIVOTS, count):
        pivots.append(int(nearest.argmax()))
        nearest = np.minimum(nearest, wanted[pivots[-1]])
    squares = wanted[:, pivots] ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None]
    centred = -(centred + squares.mean()) / 2
    _, vectors = np.linalg.eigh(centred.T @ centred)
    points = centred @ vectors[:, ::-1][:, :2] if count > 2 else wanted[:, :2]  # noqa: PLR2004
    points = points / (np.abs(points).max() or 1.0) * wanted.max() / 2
    turn = np.arange(count) * 2.399963  # the golden angle: as even as can be
    spiral = np.column_stack([np.cos(turn), np.sin(turn)])
    return np.asarray(points + spiral * _UNIT * 0.3)


def _between(points: "Numbers") -> "NDArray[np.float32]":
    """The distance between each two points, never quite zero."""
    import numpy as np

    near = points.astype(np.float32)
    squares = (near**2).sum(axis=1)
    gaps = squares[:, None] + squares[None, :] - 2 * (near @ near.T)
    return np.asarray(np.sqrt(np.maximum(gaps, 1.0)))


def _turned(points: "Numbers") -> "Numbers":
    """``points`` turned so that they are a little wider than high, as screens are."""
    import numpy as np

    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    # The sign of an axis is left open by the method: fix it.
    heavy = np.abs(turned).argmax(axis=0)
    turned *= np.sign(turned[heavy, [0, 1]])
    wide, high = np.ptp(turned, axis=0)
    # Names lie level, so height is what they lack: a flat drawing is stretched.
    grown = min(max(wide / (_WIDE * (high + 1)), 1.0), _STRETCH)
    return np.asarray(turned * [1.0, grown])
