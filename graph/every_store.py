"""What every store does alike, wherever it keeps the graph."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from detente.graph.store import Link
from detente.graph.views import Drawn, view


class EveryStore(ABC):
    """Closed at the end of a ``with``, drawn as a map, asked who is tied to whom."""

    @abstractmethod
    def close(self) -> None: ...

    @abstractmethod
    def links(self, entity_ids: Collection[str]) -> Iterator[Link]: ...

    def neighbours(self, entity_ids: Collection[str]) -> Mapping[str, AbstractSet[str]]:
        found: dict[str, set[str]] = {one: set() for one in entity_ids}
        for link in self.links(found):
            if link.happened:
                for one, other in (link[1:3], link[2:0:-1]):
                    if one in found:
                        found[one].add(other)
        return found

    @contextmanager
    def turn(self) -> Iterator[None]:
        yield

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
