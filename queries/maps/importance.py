"""How much an entity matters on a map: what its size and its place follow from."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from math import log2

from detente.graph.store import Link

_UNCERTAIN = 0.4  # what a claim weighs beside something that happened
_WEAK = frozenset({"RELATED_TO", "STATED", "LOCATED_IN"})  # said of nearly everything
_ROUNDS = 12
_KEPT = 0.85  # the share of its weight that an entity hands on each round


def telling(link: Link) -> float:
    """How much an edge tells: more sources and surer facts tell more.

    A claim tells less than what happened, a vague relation less than a definite one.
    """
    weight = log2(1 + link.sources) * (0.25 + link.confidence)
    weight *= 1.0 if link.happened else _UNCERTAIN
    return weight * (0.5 if link.relation in _WEAK else 1.0)


def importance(
    entity_ids: Collection[str], links: Collection[Link]
) -> Mapping[str, float]:
    """The weight of each entity, 1.0 for the greatest: who is tied much, and to whom.

    A PageRank along the edges in both directions, each edge by how much it tells.
    """
    ties: dict[str, dict[str, float]] = {one: defaultdict(float) for one in entity_ids}
    for link in links:
        weight = telling(link)
        ties[link.subject][link.object] += weight
        ties[link.object][link.subject] += weight
    if not ties:
        return {}
    told = {one: sum(tied.values()) for one, tied in ties.items()}
    start = 1 / len(ties)
    rank = dict.fromkeys(ties, start)
    for _ in range(_ROUNDS):
        given = dict.fromkeys(ties, (1 - _KEPT) * start)
        for one, tied in ties.items():
            if not told[one]:
                continue
            share = _KEPT * rank[one] / told[one]
            for other, weight in tied.items():
                given[other] += share * weight
        rank = given
    most = max(rank.values())
    return {one: rank[one] / most for one in ties}
