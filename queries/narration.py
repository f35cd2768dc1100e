"""Paths told to a reader: a sentence a hop, with its quotes and sources."""

import re
from collections.abc import Iterator, Mapping

from detente.graph.edges import Edge
from detente.graph.store import Store
from detente.queries.evidence import Sources
from detente.queries.paths import Hop, Path, Paths
from detente.queries.positions import foremost, positions
from detente.queries.weights import Reason
from detente.queries.words import brief_words, role_words, sentence

_ROLE_END = re.compile(r",(?=$| \()")
_EDGES_A_HOP = 5
_MERMAID_UNSAFE = re.compile(r'["\[\]{}()<>|#;`\n\r]')


def roles(store: Store, found: Paths) -> dict[str, Edge]:
    """For each person on the paths the position to name them by, where one is told."""
    people = {e.id for e in found.entities_drawn() if e.type == "Person"}
    held = positions(store, people) if people else {}
    told = {who: foremost(edges) for who, edges in held.items()}
    return {who: edge for who, edge in told.items() if edge is not None}


class Teller:
    """Calls people by name, and the first time by their position too."""

    def __init__(self, names: Mapping[str, str], positions: Mapping[str, Edge]) -> None:
        self._names = names
        self._positions = positions
        self._introduced: set[str] = set()

    def sentence(self, edge: Edge, told_from: str) -> str:
        """``edge`` as a whole sentence that begins with ``told_from``."""
        own = {
            who
            for who in (edge.subject, edge.object)
            if who in self._positions and self._positions[who].id == edge.id
        }
        self._introduced |= own  # the sentence itself says it
        text = sentence(edge, self._called, told_from=told_from)
        return _ROLE_END.sub("", text) + "."

    def _called(self, entity_id: str) -> str:
        name = self._names.get(entity_id, entity_id)
        position = self._positions.get(entity_id)
        if position is None or entity_id in self._introduced:
            return name
        self._introduced.add(entity_id)
        return f"{name}, {role_words(position, self._plain)},"

    def _plain(self, entity_id: str) -> str:
        return self._names.get(entity_id, entity_id)


def names_of(store: Store, found: Paths, held: Mapping[str, Edge]) -> dict[str, str]:
    """What the entities of the paths, and of the positions held, are called."""
    names = {entity.id: entity.name for entity in found.entities_drawn()}
    missing = {edge.object for edge in held.values()} - names.keys()
    if missing:
        names |= {entity.id: entity.name for entity in store.entities(missing)}
    return names


def told(store: Store, found: Paths, *, why: bool = False) -> Iterator[str]:
    """The paths in words, line by line; ``why`` adds what each part costs."""
    held = roles(store, found)
    names = names_of(store, found, held)
    sources = Sources.of(store, found.edges_drawn())
    for rank, path in enumerate(found, 1):
        teller = Teller(names, held)
        way = " - ".join(entity.name for entity in path.entities)
        count = len(path.hops)
        cost = f"; cost {path.cost:.2f}" if why else ""
        yield f"{rank}. {way} ({count} {'hop' if count == 1 else 'hops'}{cost})"
        for number, hop in enumerate(path.hops):
            for edge in hop.edges[:_EDGES_A_HOP]:
                yield f"   {teller.sentence(edge, hop.start.id)}"
                yield from (f"      {line}" for line in sources.lines(edge))
            if len(hop.edges) > _EDGES_A_HOP:
                yield f"   ... and {len(hop.edges) - _EDGES_A_HOP} more edges."
            if why:
                yield from (f"      {line}" for line in _why(path, number, hop))
        yield ""


def _why(path: Path, number: int, hop: Hop) -> Iterator[str]:
    parts = " + ".join(map(_cost, hop.why))
    yield f"why: {parts}"
    if number < len(path.passed):
        entity, reasons = path.passed[number]
        parts = " + ".join(map(_cost, reasons))
        if parts:
            yield f"passing {entity.name}: {parts}"


def _cost(reason: Reason) -> str:
    return f"{reason.told} {reason.cost / 1000:.2f}"


def as_mermaid(found: Paths) -> str:
    """A Mermaid flow chart of the paths, for reports; claims are dotted."""
    lines = ["graph LR"]
    keys = {e.id: f"n{number}" for number, e in enumerate(found.entities_drawn())}
    lines.extend(
        f'  {keys[entity.id]}["{_safe(entity.name)}"]'
        for entity in found.entities_drawn()
    )
    for edge in found.edges_drawn():
        label = _safe(brief_words(edge, dated=True))
        arrow = "-->" if edge.happened else "-.->"
        ends = keys[edge.subject], keys[edge.object]
        lines.append(f'  {ends[0]} {arrow}|"{label}"| {ends[1]}')
    return "\n".join(lines) + "\n"


def _safe(text: str) -> str:
    """``text`` with Mermaid's own characters as its entity codes."""
    return _MERMAID_UNSAFE.sub(lambda found: f"#{ord(found.group())};", text)
