"""An embedded store for a while, to which a graph in memory is handed to be asked."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from detente.graph.relations import Vocabulary

if TYPE_CHECKING:  # the engine takes long to load: only a query is worth it
    pass


class Handover:
    """Its folder is gone once it is closed."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        from detente.graph.arcadedb import ArcadeStore

        self._folder = TemporaryDirectory(prefix="detente-")
        path = Path(self._folder.name) / "graph.db"
        self.store: ArcadeStore = ArcadeStore(path, vocabulary, create=True)

    def close(self) -> None:
        self.store.close()
        self._folder.cleanup()
