"""What tests of several folders start: a Neo4j server, once for all of them."""

from collections.abc import Iterator

import pytest

from tests.servers.neo4j_server import Server, emptied, server
from tests.servers.wanted import wanted


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """A running server, to which the environment gives the password.

    Where none can be had this is a skip, and with CI=true a failure.
    """
    with wanted():
        started = server()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NEO4J_USERNAME", started.username)
        environment.setenv("NEO4J_PASSWORD", started.password)
        yield started
    started.kill()


@pytest.fixture
def neo4j_url(neo4j_server: Server) -> str:
    """The address of an empty database."""
    emptied(neo4j_server)
    return neo4j_server.uri
