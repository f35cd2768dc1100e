"""Edges of one kind between the same two entities, drawn as one line with a count."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from detente.graph.edges import Edge


@dataclass(frozen=True, slots=True)
class Bundle:
    """The edges that are drawn as one line from ``subject`` to ``object``.

    They are of one relation and told alike: all happened, all were denied, and so on.
    ``bend`` fans parallel lines out: 0 is straight, 1 and -1 the nearest to either
    side, seen from the end whose id comes first.
    """

    id: str
    subject: str
    object: str
    edges: tuple[Edge, ...]
    bend: float

    @property
    def happened(self) -> bool:
        return self.edges[0].happened


def bundled(edges: Iterable[Edge]) -> list[Bundle]:
    """``edges`` as bundles, fanned out where several join the same two entities.

    What happened lies inside, claims outside.
    """
    alike: dict[tuple[str, ...], list[Edge]] = defaultdict(list)
    for edge in edges:
        told = "denied" if edge.negated else edge.modality.value
        alike[edge.subject, edge.object, edge.relation.name, told].append(edge)
    between: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for key in alike:
        between[min(key[:2]), max(key[:2])].append(key)
    bundles: list[Bundle] = []
    for keys in between.values():
        keys.sort(key=lambda key: (not alike[key][0].happened, -len(alike[key]), key))
        for key, bend in zip(keys, _fan(len(keys)), strict=True):
            members = tuple(sorted(alike[key], key=lambda edge: str(edge.date or "")))
            name = f"b{len(bundles)}"
            bundles.append(Bundle(name, key[0], key[1], members, bend))
    return bundles


def _fan(count: int) -> list[float]:
    """Bends of ``count`` lines, symmetric, the innermost first.

    >>> _fan(3)
    [0.0, 1.0, -1.0]
    >>> _fan(2)
    [0.5, -0.5]
    """
    offsets = [place - (count - 1) / 2 for place in range(count)]
    return sorted(offsets, key=lambda offset: (abs(offset), -offset))
