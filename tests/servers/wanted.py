"""What becomes of a test whose server cannot be had."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.servers.neo4j_server import NoServer


@contextmanager
def wanted() -> Iterator[None]:
    """A server started within it may be missing: a skip, and with CI=true a failure."""
    try:
        yield
    except NoServer as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(str(missing))
        pytest.skip(str(missing))
