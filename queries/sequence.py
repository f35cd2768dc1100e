"""Edges of one walk chosen so that each may have happened no earlier than the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.graph.store import Link
from detente.queries.reach import Reach


@dataclass(frozen=True, slots=True)
class Choice:
    """One edge a hop, in an order of time; ``day`` is the earliest on which it ends."""

    cost: int
    day: int
    links: tuple[Link, ...]


def links_along(reach: Reach, nodes: Sequence[str]) -> list[list[Link]]:
    """The edges of each hop; the first ones are the choice that the cost is of.

    Where the order of time counts, only edges that fit into some order.
    """
    hops = [reach.between(here, there) for here, there in pairwise(nodes)]
    if not reach.route.in_order:
        return hops
    best = cheapest_choice(reach, hops)
    assert best is not None, nodes  # noqa: S101 - the search found the walk so
    told = []
    for number, links in enumerate(hops):
        fitting = [
            link
            for link in links
            if link != best.links[number]
            and cheapest_choice(reach, [*hops[:number], [link], *hops[number + 1 :]])
        ]
        told.append([best.links[number], *fitting])
    return told


def cheapest_choice(reach: Reach, hops: Sequence[Sequence[Link]]) -> Choice | None:
    """The cheapest choice of edges in the order of time; ``None``: there is none."""
    choices = [Choice(0, 0, ())]
    for links in hops:
        longer = [
            Choice(
                choice.cost + reach.weights.of_link(link),
                max(choice.day, first),
                (*choice.links, link),
            )
            for choice in choices
            for link in links
            for first, last in [reach.span(link)]
            if choice.day <= last
        ]
        choices = _unbeaten(longer)
    return min(choices, key=lambda choice: choice.cost, default=None)


def _unbeaten(choices: Sequence[Choice]) -> list[Choice]:
    """Those that no other beats in both cost and day."""
    kept: list[Choice] = []
    for choice in sorted(choices, key=lambda one: (one.cost, one.day, one.links)):
        if not kept or choice.day < kept[-1].day:
            kept.append(choice)
    return kept
