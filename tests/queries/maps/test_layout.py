"""Where entities stand: settled, the same each time, none on another."""

from itertools import combinations, pairwise
from math import hypot

import pytest

from detente.queries.maps.layout import positions
from tests.queries.maps.graphs import made_up


def of_size(
    entities: int, edges: int
) -> tuple[dict[str, float], list[tuple[str, str]]]:
    graph = made_up(entities, edges)
    ties = [(edge.subject, edge.object) for edge in graph.edges]
    return {one.id: 20.0 for one in graph.entities}, ties


def test_the_same_graph_is_laid_out_the_same() -> None:
    sizes, ties = of_size(80, 200)
    assert positions(sizes, ties) == positions(sizes, list(ties))


def test_no_entity_stands_on_another() -> None:
    sizes, ties = of_size(300, 700)
    where = positions(sizes, ties)
    assert set(where) == set(sizes)
    for (ax, ay), (bx, by) in combinations(where.values(), 2):
        assert hypot(ax - bx, ay - by) > 40


def test_what_is_tied_stands_nearer_than_what_is_not() -> None:
    chain = [f"p:{number}" for number in range(12)]
    where = positions(dict.fromkeys(chain, 20.0), list(pairwise(chain)))

    def far(one: str, other: str) -> float:
        return hypot(*(a - b for a, b in zip(where[one], where[other], strict=True)))

    assert far(chain[0], chain[1]) * 4 < far(chain[0], chain[-1])


def test_an_entity_does_not_stand_on_a_line_of_others() -> None:
    ring = [f"p:{number}" for number in range(6)]
    ties = [(one, other) for one, other in combinations(ring, 2)]
    where = positions(dict.fromkeys(ring, 20.0), ties[:9])
    for one, other in ties[:9]:
        for third in set(ring) - {one, other}:
            assert _off_line(where[third], where[one], where[other]) > 20


def _off_line(
    point: tuple[int, int], one: tuple[int, int], other: tuple[int, int]
) -> float:
    (px, py), (ax, ay), (bx, by) = point, one, other
    along = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / hypot(
        bx - ax, by - ay
    ) ** 2
    t = min(1.0, max(0.0, along))
    return hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay))


def test_parts_without_a_tie_between_them_stand_apart() -> None:
    where = positions(
        {"a:1": 20, "a:2": 20, "b:1": 20, "b:2": 20, "c:1": 20},
        [("a:1", "a:2"), ("b:1", "b:2")],
    )
    for one, other in combinations(where, 2):
        if one[0] != other[0]:
            assert (
                hypot(where[one][0] - where[other][0], where[one][1] - where[other][1])
                > 100
            )


@pytest.mark.parametrize("ids", [[], ["a:1"], ["a:1", "a:2"]])
def test_small_graphs_have_a_layout(ids: list[str]) -> None:
    ties = [(ids[0], ids[1])] if len(ids) > 1 else []
    assert set(positions(dict.fromkeys(ids, 20.0), ties)) == set(ids)


def test_entities_that_are_all_alike_do_not_fall_together() -> None:
    leaves = [f"leaf:{number}" for number in range(40)]
    where = positions(
        dict.fromkeys(["hub:0", *leaves], 20.0), [("hub:0", leaf) for leaf in leaves]
    )
    assert len(set(where.values())) == 41


def test_hubs_stand_apart_each_among_its_own() -> None:
    hubs = ["hub:a", "hub:b", "hub:c"]
    ties = [(one, other) for one, other in combinations(hubs, 2)]
    own = {hub: [f"{hub}:{number}" for number in range(15)] for hub in hubs}
    ties += [(hub, leaf) for hub, leaves in own.items() for leaf in leaves]
    ids = [*hubs, *(leaf for leaves in own.values() for leaf in leaves)]
    where = positions(dict.fromkeys(ids, 20.0), ties)

    def far(one: str, other: str) -> float:
        return hypot(*(a - b for a, b in zip(where[one], where[other], strict=True)))

    for hub, leaves in own.items():
        for leaf in leaves:
            assert min(hubs, key=lambda one: far(one, leaf)) == hub
    around = max(far(hub, leaf) for hub, leaves in own.items() for leaf in leaves)
    assert min(far(one, other) for one, other in combinations(hubs, 2)) > around / 2
