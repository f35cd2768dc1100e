"""The stores that questions are put to: each test's answers must be the same on all."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from detente.graph import Reading, Store, open_store
from tests.queries.world import WORLD
from tests.servers.neo4j_server import emptied

Holding = Callable[[Sequence[Reading]], Store]
"""Opens a store that holds these readings, only to be read; one at a time."""

_STORES = ("arcadedb", "networkx", "neo4j")


@pytest.fixture(scope="module", params=_STORES)
def holding(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Holding]:
    folder = tmp_path_factory.mktemp("stores")
    empty, numbers = folder / "empty.db", count()
    # The readings stand beside their store, so that no other ones get their id.
    open_: dict[int, tuple[Sequence[Reading], Store]] = {}
    with ExitStack() as stack:

        def embedded() -> Store:
            if not empty.exists():
                open_store(str(empty), create=True).close()
            copy: Path = folder / f"{next(numbers)}.db"
            shutil.copytree(empty, copy)
            return open_store(str(copy))

        def memory() -> Store:
            return open_store("networkx:")

        def served() -> Store:
            server = request.getfixturevalue("neo4j_server")
            emptied(server)  # it has one database
            return open_store(server.uri)

        makers = {"arcadedb": embedded, "networkx": memory, "neo4j": served}

        def holds(readings: Sequence[Reading]) -> Store:
            if id(readings) not in open_:
                if request.param == "neo4j":
                    open_.clear()
                store = stack.enter_context(makers[request.param]())
                store.add(readings)
                open_[id(readings)] = readings, store
            return open_[id(readings)][1]

        yield holds


@pytest.fixture
def world(holding: Holding) -> Store:
    """The made-up world of ``world.py``, only to be read."""
    return holding(WORLD)
