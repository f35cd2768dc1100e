"""The types and indexes of an embedded store.

What begins with an underscore is the store's own. ``_Tie`` is every edge between
entities; documents are not seen by Cypher. The stamp in ``_Drawn`` changes whenever
edges may have (``arcadedb_ties``). Ids of edges follow from what they say, so nothing
need see to it that each stands once: that took half of the time of writing an edge.
"""

from collections.abc import Iterator

from detente.graph.relations import CLAIM, MENTIONS, Vocabulary

NO_LABEL = "~NO_LABEL~"
"""The engine's type of nodes that have no label."""


def labels(type_: str) -> str:
    """The engine's name for nodes with the labels Entity and ``type_``."""
    return "~".join(sorted(("Entity", type_)))


def type_of(labels_: str, vocabulary: Vocabulary) -> str:
    """The entity type among ``labels``; others are somebody's own."""
    told = labels_of(labels_)
    return next((name for name in vocabulary.types if name in told), "Entity")


def labels_of(type_: str) -> list[str]:
    """The labels of the engine's nodes of that type, in the order of their names."""
    return [] if type_ == NO_LABEL else type_.split("~")


def statements(vocabulary: Vocabulary) -> list[str]:
    """SQL that makes the types of a new store."""
    return [
        *_indexed("VERTEX", "Entity", "id", "UNIQUE"),
        *_indexed("VERTEX", "Article", "id", "UNIQUE"),
        f"CREATE EDGE TYPE {MENTIONS}",
        *_indexed("EDGE", "_Tie", "id", "NOTUNIQUE"),
        *_indexed("DOCUMENT", "_Reading", "article", "UNIQUE"),
        *_indexed("DOCUMENT", "_Told", "id", "UNIQUE"),
        *_indexed("DOCUMENT", "_Name", "key", "NOTUNIQUE"),
        *_indexed("DOCUMENT", "_Loose", "article", "NOTUNIQUE"),
        *_indexed("DOCUMENT", "_Decision", "key", "UNIQUE"),
        "CREATE DOCUMENT TYPE _Drawn",
        *of_vocabulary(vocabulary),
        *("BEGIN", "INSERT INTO _Drawn SET stamp = ''", "COMMIT"),
    ]


def of_vocabulary(vocabulary: Vocabulary) -> Iterator[str]:
    """SQL that makes the types of a vocabulary, those that are not there yet."""
    for name in vocabulary.types:
        yield f"CREATE VERTEX TYPE `{name}` IF NOT EXISTS"
        both = f"`{labels(name)}` IF NOT EXISTS EXTENDS Entity, `{name}`"
        yield f"CREATE VERTEX TYPE {both}"
    for name in (*vocabulary.relations, CLAIM):
        yield f"CREATE EDGE TYPE `{name}` IF NOT EXISTS EXTENDS _Tie"


def _indexed(kind: str, name: str, key: str, unique: str) -> tuple[str, str, str]:
    return (
        f"CREATE {kind} TYPE {name}",
        f"CREATE PROPERTY {name}.{key} STRING",
        f"CREATE INDEX ON {name} ({key}) {unique}",
    )
