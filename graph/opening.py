"""From an address to the store that it names."""

from pathlib import Path

from detente.graph.arcadedb_engine import limit_memory
from detente.graph.errors import StoreError
from detente.graph.relations import Vocabulary, vocabulary
from detente.graph.store import Store

FILLING_MB = 384
"""As ``memory_mb``, plenty to load articles however large the store is."""

_SERVERS = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(
    url: str,
    *,
    create: bool = False,
    vocabulary: Vocabulary | None = None,
    memory_mb: int | None = None,
) -> Store:
    """The store at ``url``, to be closed after use.

    A path is a folder of the embedded store; ``networkx:FILE`` a JSON Lines file held
    in memory (``networkx:`` alone, memory only); ``neo4j://host`` and the other schemes
    of its drivers a Neo4j server. One that is not there is made where ``create`` is
    given. ``vocabulary`` has the user's own words, where there are any. ``memory_mb``
    is the most memory, in megabytes, that the embedded engine may take for its objects
    (by itself half of the machine's): ``FILLING_MB`` are plenty to load articles,
    queries over a whole large graph need more. It counts for a process that opens no
    embedded store before.

    Raises:
        NotAStore: there is none, or something else stands there.
        StoreError: it cannot be used; the message says why.
    """
    words = vocabulary or _built_in()
    scheme, colon, rest = url.partition(":")
    if colon and scheme == "networkx":
        from detente.graph.networkx import NetworkxStore

        return NetworkxStore(Path(rest) if rest else None, words, create=create)
    if colon and scheme in _SERVERS:
        from detente.graph.neo4j import Neo4jStore

        return Neo4jStore(url, words)
    if "://" in url:
        message = (
            f"no store speaks {scheme}: name a folder, networkx:FILE or neo4j://host"
        )
        raise StoreError(message)
    if not url.strip():
        message = "the store has no name: name a folder, networkx:FILE or neo4j://host"
        raise StoreError(message)
    from detente.graph.arcadedb import ArcadeStore

    if memory_mb is not None:
        limit_memory(memory_mb)
    return ArcadeStore(Path(url), words, create=create)


_built_in = vocabulary
