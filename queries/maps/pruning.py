"""The part of a large graph that tells most: what a map can show and a browser bear."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from detente.graph.store import Link
from detente.queries.maps.importance import importance, telling

MOST_ENTITIES = 1500
MOST_EDGES = 5000


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many entities and edges a map does not show, of how many there were."""

    entities: int
    edges: int
    all_entities: int
    all_edges: int


@dataclass(frozen=True, slots=True)
class Part:
    """Ids of entities and edges to draw; ``left_out`` is ``None`` if that is all."""

    entities: frozenset[str]
    edges: frozenset[str]
    left_out: LeftOut | None


def telling_part(
    entity_ids: Collection[str],
    links: Collection[Link],
    asked: Collection[str] = (),
    *,
    most_entities: int = MOST_ENTITIES,
    most_edges: int = MOST_EDGES,
) -> Part:
    """What to draw of a graph.

    The entities ``asked`` for stay, then those fewest hops away, of these the most
    important; then the edges among them that tell most, each entity's own best first.
    """
    if len(entity_ids) <= most_entities and len(links) <= most_edges:
        drawn = frozenset(link.id for link in links)
        return Part(frozenset(entity_ids), drawn, None)
    weight = importance(entity_ids, links)
    hops = _hops(asked, links)
    far = len(entity_ids)
    ranked = sorted(entity_ids, key=lambda one: (hops.get(one, far), -weight[one], one))
    chosen = frozenset(ranked[:most_entities])
    inside = [link for link in links if {link.subject, link.object} <= chosen]
    drawn = _most_telling(inside, frozenset(asked), most_edges)
    left_out = LeftOut(
        len(entity_ids) - len(chosen),
        len(links) - len(drawn),
        len(entity_ids),
        len(links),
    )
    return Part(chosen, drawn, left_out)


def _hops(asked: Collection[str], links: Collection[Link]) -> dict[str, int]:
    """The distance of every entity that can be reached from those asked for."""
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        near[link.subject].add(link.object)
        near[link.object].add(link.subject)
    hops = dict.fromkeys(asked, 0)
    frontier = list(hops)
    while frontier:
        following = []
        for one in frontier:
            for other in near[one]:
                if other not in hops:
                    hops[other] = hops[one] + 1
                    following.append(other)
        frontier = following
    return hops


def _most_telling(
    links: Sequence[Link], asked: frozenset[str], most: int
) -> frozenset[str]:
    ranked = sorted(
        links,
        key=lambda link: (
            asked.isdisjoint((link.subject, link.object)),
            -telling(link),
            link.id,
        ),
    )
    joined: set[str] = set()
    first: list[str] = []  # each entity's own most telling edge
    rest: list[str] = []
    for link in ranked:
        if {link.subject, link.object} <= joined:
            rest.append(link.id)
        else:
            first.append(link.id)
            joined |= {link.subject, link.object}
    return frozenset([*first, *rest][:most])
