"""Whom pronouns mean. It abstains where two answers are near."""

from collections.abc import Iterable

from spacy.tokens import Doc

from detente.loaders.linking import Cluster

_PERSONAL = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})


def resolve(doc: Doc, clusters: Iterable[Cluster]) -> dict[int, Cluster]:
    """The token of each pronoun that is understood, and whom it means."""
    person_at = {
        name.end - 1: cluster
        for cluster in clusters
        if cluster.type == "Person"
        for name in cluster.names
    }
    meant: dict[int, Cluster] = {}
    last: Cluster | None = None
    for token in doc:
        last = person_at.get(token.i, last)
        if token.lower_ in _PERSONAL and last is not None:
            meant[token.i] = last
    return meant
