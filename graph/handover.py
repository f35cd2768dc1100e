"""An embedded store for a while, to which a graph in memory is handed to be asked."""

from pathlib import Path
from tempfile import TemporaryDirectory

from detente.graph.relations import Vocabulary
from detente.graph.told_graph import ToldGraph
from detente.graph.written import Content, Written


class Handover:
    """Its folder is gone once it is closed."""

    def __init__(
        self, url: str, vocabulary: Vocabulary, told: ToldGraph, written: Written
    ) -> None:
        """One that holds ``told`` and what was ``written`` over it.

        It speaks of itself as the store at ``url``.
        """
        from detente.graph.arcadedb import ArcadeStore  # the engine takes long to load

        self._folder = TemporaryDirectory(prefix="detente-")
        path = Path(self._folder.name) / "graph.db"
        self.store: ArcadeStore = ArcadeStore(path, vocabulary, create=True)
        self.store.url = url
        try:
            self.store.decide(told.decisions())
            self.store.add(told.readings())
            self._names = self.store.write_over(written) if written else {}
        except BaseException:
            self.close()
            raise

    def content(self) -> Content:
        """The whole graph, each node named as in what was written over it."""
        return self.store.content(self._names)

    def close(self) -> None:
        self.store.close()
        self._folder.cleanup()
