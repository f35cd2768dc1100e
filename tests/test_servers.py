"""Where a server is missing, nobody may believe that its tests passed."""

import pytest

from tests.servers.neo4j_server import NoServer
from tests.servers.wanted import wanted


def test_a_missing_server_skips_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no Java here"), wanted():
        raise NoServer("no Java here")  # noqa: EM101, TRY003 -- what it may say


def test_a_missing_server_fails_the_test_where_all_must_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no Java here"), wanted():
        raise NoServer("no Java here")  # noqa: EM101, TRY003 -- what it may say
