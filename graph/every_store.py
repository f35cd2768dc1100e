"""What every store does alike, wherever it keeps the graph."""

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self

from detente.graph.views import Drawn, view


class EveryStore(ABC):
    """Closed at the end of a ``with``, and drawn as a map."""

    @abstractmethod
    def close(self) -> None: ...

    def map(
        self, *about: str, hops: int = 2, title: str | None = None, **most: int
    ) -> Drawn:
        drawn: Drawn = view("map")(self, about, hops, title=title, **most)
        return drawn

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
