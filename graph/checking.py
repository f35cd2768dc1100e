"""Whether a store holds together: its graph is the one that its articles ask for."""

from collections.abc import Iterator

from detente.graph import told
from detente.graph.decisions import Canon
from detente.graph.edges import Edge, draw
from detente.graph.model import Fact
from detente.graph.store import Store
from detente.graph.told import Told


def faults(store: Store) -> Iterator[str]:
    """What is wrong, a line each; nothing where the store is as it must be.

    All articles are read and drawn anew, so all facts are in memory at once.
    """
    canon = Canon(store.decisions())
    facts: list[Fact] = []
    counted: dict[str, Told] = {}
    articles = 0
    for reading in store.readings():
        articles += 1
        facts.extend(reading.facts)
        for mention in reading.mentions:
            known = counted.setdefault(mention.entity.id, Told())
            known.add(Told.of(mention.entity))
    yield from _entity_faults(store, canon, counted)
    yield from _edge_faults(store, draw(facts, canon))
    for name, there in store.indexes().items():
        if not there and articles:
            yield f"{name} is missing: load anything, and it is made again"
    counts = store.counts()
    for what, found, expected in (
        ("articles", counts.articles, articles),
        ("facts", counts.facts, len(facts)),
    ):
        if found != expected:
            yield f"the store counts {found} {what} and gives {expected}"


def _entity_faults(
    store: Store, canon: Canon, counted: dict[str, Told]
) -> Iterator[str]:
    expected = {
        root: told.entity_of(
            root, [(i, counted[i]) for i in canon.group(root) if i in counted]
        )
        for root in map(canon, counted)
    }
    for entity in store.entities():
        known = expected.pop(entity.id, None)
        if known is None:
            yield f"{entity.id} ({entity.name}) is told of by no article"
        elif known != entity:
            yield f"{entity.id} is kept as {entity.name}, articles say {known.name}"
    yield from (f"{entity_id} is missing" for entity_id in sorted(expected))


def _edge_faults(store: Store, drawn: Iterator[Edge]) -> Iterator[str]:
    kept = {edge.id: edge for edge in store.all_edges()}
    for edge in drawn:
        found = kept.pop(edge.id, None)
        if found is None:
            yield f"edge {edge.id} ({_words(edge)}) is missing"
        elif found != edge:
            yield f"edge {edge.id} ({_words(edge)}) is not as its articles tell it"
    for edge in kept.values():
        yield f"edge {edge.id} ({_words(edge)}) is told by no article"


def _words(edge: Edge) -> str:
    return f"{edge.subject} {edge.type} {edge.object}"
