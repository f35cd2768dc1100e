"""Offices that people hold and whom they represent, over time."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from detente.graph.dates import PartialDate
from detente.graph.edges import Edge
from detente.graph.errors import BadDate
from detente.graph.store import Store

POSITIONS = frozenset({"HOLDS_POSITION", "REPRESENTS"})


def positions(store: Store, entity_ids: Collection[str]) -> dict[str, list[Edge]]:
    """The positions that each of the entities holds or held, earliest first.

    Those that no article dates come last but before none; what is denied or rumoured
    is no position.
    """
    wanted = set(entity_ids)
    ids = [
        link.id
        for link in store.links(wanted)
        if link.happened and link.relation in POSITIONS and link.subject in wanted
    ]
    held: dict[str, list[Edge]] = defaultdict(list)
    for edge in store.edges(ids, POSITIONS) if ids else ():
        held[edge.subject].append(edge)
    return {who: sorted(edges, key=_by_time) for who, edges in held.items()}


def foremost(edges: Iterable[Edge]) -> Edge | None:
    """The position to name a person by: held still, told by most articles, latest."""
    titled = [edge for edge in edges if edge.attr("title") or _represents(edge)]
    return max(
        titled,
        key=lambda edge: (
            edge.attr("status") != "former" and not edge.attr("end"),
            len(edge.sources),
            _represents(edge),
            str(begins(edge) or ""),
            edge.id,
        ),
        default=None,
    )


def begins(edge: Edge) -> PartialDate | None:
    """When a lasting tie began: an office was taken up, or is first told of."""
    return as_date(edge.attr("start")) or edge.date


def ends(edge: Edge) -> PartialDate | None:
    """When it ended, where an article says."""
    return as_date(edge.attr("end")) or edge.date_end


def _represents(edge: Edge) -> bool:
    return edge.relation.name == "REPRESENTS"


def as_date(text: str | None) -> PartialDate | None:
    """A detail as the date that it writes, ``None`` where it writes none."""
    try:
        return PartialDate.parse(text) if text else None
    except BadDate:
        return None  # a detail in the article's own words: "the war"


def _by_time(edge: Edge) -> tuple[bool, str, str]:
    start = begins(edge)
    return (start is None, str(start or ""), edge.id)
