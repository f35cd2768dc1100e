"""The stores that questions are put to: each test's answers must be the same on all."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import count

import pytest

from detente.graph import Reading, Store, open_store
from tests.queries.world import WORLD

Holding = Callable[[Iterable[Reading]], Store]
"""Opens a fresh store that holds these readings."""

_STORES = ("arcadedb", "networkx")


@pytest.fixture(scope="module", params=_STORES)
def holding(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Holding]:
    folder = tmp_path_factory.mktemp("stores")
    numbers = count()
    with ExitStack() as stack:
        empty = folder / "empty.db"
        if request.param == "arcadedb":
            open_store(str(empty), create=True).close()

        def holds(readings: Iterable[Reading]) -> Store:
            url = "networkx:"
            if request.param == "arcadedb":
                copy = folder / f"{next(numbers)}.db"
                shutil.copytree(empty, copy)
                url = str(copy)
            store = stack.enter_context(open_store(url))
            store.add(readings)
            return store

        yield holds


@pytest.fixture(scope="module")
def world(holding: Holding) -> Store:
    """The made-up world of ``world.py``, only to be read."""
    return holding(WORLD)
