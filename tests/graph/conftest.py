"""The stores that the conformance tests go through."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from detente.graph import Store, open_store
from tests.graph.articles import ALL
from tests.servers.neo4j_server import emptied

Fresh = Callable[[], Store]
_STORES = ("arcadedb", "networkx", "memory", "neo4j")


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty embedded store, to copy: making one takes longer."""
    path = tmp_path_factory.mktemp("empty") / "detente.db"
    open_store(str(path), create=True).close()
    return path


@pytest.fixture(scope="module", params=_STORES)
def fresh(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    empty_folder: Path,
) -> Iterator[Fresh]:
    """Opens an empty store at each call; all are closed when the module is done."""
    folder = tmp_path_factory.mktemp("stores")
    numbers = count()
    with ExitStack() as stack:

        def embedded() -> Store:
            path = folder / f"{next(numbers)}.db"
            shutil.copytree(empty_folder, path)
            return stack.enter_context(open_store(str(path)))

        def saved() -> Store:
            url = f"networkx:{folder / f'{next(numbers)}.jsonl'}"
            return stack.enter_context(open_store(url, create=True))

        def memory() -> Store:
            return stack.enter_context(open_store("networkx:"))

        def served() -> Store:
            server = request.getfixturevalue("neo4j_server")
            emptied(server)  # it has one database: open one store at a time
            return stack.enter_context(open_store(server.uri))

        makers = {
            "arcadedb": embedded,
            "networkx": saved,
            "memory": memory,
            "neo4j": served,
        }
        yield makers[request.param]


@pytest.fixture
def store(fresh: Fresh) -> Iterator[Store]:
    """An empty store of each kind."""
    with fresh() as opened:
        yield opened


@pytest.fixture
def full(store: Store) -> Store:
    """A store of each kind that holds the made-up articles."""
    store.add(ALL)
    return store


@pytest.fixture(scope="module")
def shared(fresh: Fresh) -> Iterator[Store]:
    """A store of each kind for queries that touch no graph: what it holds may vary."""
    with fresh() as opened:
        yield opened
