"""What becomes of a test whose server or browser cannot be had."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest

from tests.servers.neo4j_server import NoServer


@contextmanager
def wanted() -> Iterator[None]:
    """A server started within it may be missing: a skip, and with CI=true a failure."""
    try:
        yield
    except NoServer as missing:
        lacking(str(missing))


def lacking(message: str) -> NoReturn:
    """Skip the test, saying what it lacks; with CI=true it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
