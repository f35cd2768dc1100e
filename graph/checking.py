"""Whether a store holds together: its graph is the one that its articles ask for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from detente.graph import told
from detente.graph.decisions import Canon, Decision, Verdict
from detente.graph.edges import Edge, draw
from detente.graph.model import Fact
from detente.graph.properties import OWN_KEYS, edge_properties
from detente.graph.stamps import stamp
from detente.graph.store import Store
from detente.graph.told import Told


def faults(store: Store) -> Iterator[str]:
    """What is wrong, a line each; nothing where the store is as it must be.

    All articles are read and drawn anew, so all facts are in memory at once.
    """
    decisions = store.decisions()
    canon = Canon(decisions)
    facts: list[Fact] = []
    counted: dict[str, Told] = {}
    articles = 0
    stamps = store.stamps()
    for reading in store.readings():
        articles += 1
        if stamps.get(reading.article.id) != stamp(reading):
            yield (
                f"article {reading.article.id} is not told as it was taken in: "
                "forget it, then load it again"
            )
        facts.extend(reading.facts)
        for mention in reading.mentions:
            known = counted.setdefault(mention.entity.id, Told())
            known.add(Told.of(mention.entity))
    yield from _decision_faults(decisions, canon, counted)
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


def _decision_faults(
    decisions: Iterable[Decision], canon: Canon, counted: Mapping[str, Told]
) -> Iterator[str]:
    """Decisions that ``merge`` would have refused; a file or a copy may bring them."""
    for decision in decisions:
        if not decision.in_force:
            continue
        first, second = decision.first, decision.second
        if decision.verdict is Verdict.DIFFERENT:
            if canon(first) == canon(second):
                yield f"{first} and {second} are merged and were told apart"
            continue
        types = [counted[one].types.keys() for one in (first, second) if one in counted]
        if len(types) > 1 and types[0].isdisjoint(types[1]):
            yield f"{first} and {second} are merged and of different types"


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
    ends = store.to_networkx().edges(keys=True, data=True)
    kept = {
        key: {"subject": subject, "object": object_, **told}
        for subject, object_, key, told in ends
    }
    for edge in drawn:
        stands = kept.pop(edge.id, None)
        if stands is None:
            yield f"edge {edge.id} ({_words(_told(edge))}) is missing"
        elif wrong := _differing(stands, _told(edge)):
            yield (
                f"edge {edge.id} ({_words(_told(edge))}) is not as its articles tell "
                f"it: {', '.join(wrong)}"
            )
    for edge_id, found in kept.items():
        yield f"edge {edge_id} ({_words(found)}) is told by no article"


def _told(edge: Edge) -> dict[str, Any]:
    """What a store keeps of ``edge``."""
    told = {"subject": edge.subject, "object": edge.object, "type": edge.type}
    return {**edge_properties(edge), **told}


def _differing(kept: Mapping[str, Any], told: Mapping[str, Any]) -> list[str]:
    """The properties of ours that differ; what a user added is the user's."""
    return sorted(k for k in told.keys() | OWN_KEYS if kept.get(k) != told.get(k))


def _words(told: Mapping[str, Any]) -> str:
    return f"{told['subject']} {told['type']} {told['object']}"
