"""A real Neo4j server for the tests, started when one asks for it, gone after them.

At ``NEO4J_URI`` if that is set; else in Docker where an engine answers; else from its
Maven artifacts, which ``tests/servers/neo4j.sh`` puts into a cache folder. It listens
on loopback ports that were free, with a random password and a data folder of its own.
"""

import atexit
import contextlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import LiteralString, Protocol

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import (
    DatabaseError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

_HERE = Path(__file__).parent
_IMAGE = "neo4j:5.26-community"
_START_S = 120.0
_MISSING = (
    "no Neo4j: set NEO4J_URI (with NEO4J_USERNAME, NEO4J_PASSWORD), start Docker, "
    "or install Java 17 and Maven and run tests/servers/neo4j.sh"
)


class NoServer(Exception):
    """No Neo4j can be had here; the message says how to get one."""


class Server(Protocol):
    """A running Neo4j and what it takes to log on."""

    @property
    def uri(self) -> str: ...
    @property
    def username(self) -> str: ...
    @property
    def password(self) -> str: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...
    def kill(self) -> None: ...


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Given:
    """The server that the environment names; it is not ours to stop."""

    uri: str
    username: str
    password: str = field(repr=False)

    def start(self) -> None:
        _await(self)
        with _logged_on(self) as driver:
            there = driver.execute_query("MATCH (n) RETURN labels(n) LIMIT 1").records
            ours = driver.execute_query("SHOW INDEXES YIELD name RETURN name").records
        assert not there or any("detente" in index["name"] for index in ours), (
            f"{self.uri} holds somebody's graph: the tests would delete it"
        )

    def stop(self) -> None: ...

    def kill(self) -> None: ...


@dataclass
class InDocker:
    """A container with the official image."""

    port: int = field(default_factory=_free_port)
    username: str = "neo4j"
    password: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)
    _container: str | None = field(default=None, repr=False)

    @property
    def uri(self) -> str:
        return f"neo4j://127.0.0.1:{self.port}"

    def start(self) -> None:
        if self._container is None:
            self._container = _docker(
                *("run", "--detach", "--env", "NEO4J_AUTH"),
                *("--env", "NEO4J_server_memory_heap_max__size=512m"),
                *("--env", f"NEO4J_server_bolt_advertised__address=:{self.port}"),
                *("--publish", f"127.0.0.1:{self.port}:7687", _IMAGE),
                NEO4J_AUTH=f"neo4j/{self.password}",
            )
            atexit.register(_docker, "rm", "--force", "--volumes", self._container)
        else:
            _docker("start", self._container)
        _await(self)

    def stop(self) -> None:
        if self._container is not None:
            _docker("stop", self._container)

    def kill(self) -> None:
        if self._container is not None:
            _docker("kill", self._container)


@dataclass
class FromMaven:
    """A Java process in its own group, which does not outlive this one."""

    home: Path
    bolt: int = field(default_factory=_free_port)
    username: str = "neo4j"
    password: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)
    _process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)
    _fresh: bool = field(default=True, repr=False)  # its password is not set yet
    _ending: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def uri(self) -> str:
        return f"neo4j://127.0.0.1:{self.bolt}"

    def start(self) -> None:
        self._settle()
        with self.home.joinpath("logs/console.log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *_dying_with_parent(),
                    *java("org.neo4j.server.CommunityEntryPoint"),
                    f"--home-dir={self.home}",
                    f"--config-dir={self.home / 'conf'}",
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        atexit.register(self.kill)
        _await(self, initial=self._fresh)
        self._fresh = False

    def stop(self) -> None:
        """Ask it to end, as an operator would, and wait until it has."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def admin(self, *arguments: str) -> None:
        """Run ``neo4j-admin`` on it while it is stopped."""
        self._settle()
        command = [*java("org.neo4j.cli.AdminTool"), *arguments]
        places = {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        done = subprocess.run(
            command,
            env=os.environ | places,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def _settle(self) -> None:
        for folder in ("conf", "data", "logs", "import", "plugins"):
            self.home.joinpath(folder).mkdir(parents=True, exist_ok=True)
        self.home.joinpath("conf/neo4j.conf").write_text(_settings(self.bolt))

    def _end(self, how: signal.Signals) -> None:
        with self._ending:  # who asks too waits too: only one may have its files
            process = self._process
            self._process = None
            if process is None:
                return
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, how)
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def server() -> Server:
    """A started server, the first kind that can be had.

    Raises:
        NoServer: there is none to be had.
    """
    given = os.environ.get("NEO4J_URI")
    if given:
        names = ("NEO4J_USERNAME", "neo4j"), ("NEO4J_PASSWORD", "")
        chosen: Server = Given(given, *(os.environ.get(*name) for name in names))
    elif _docker_answers():
        chosen = InDocker()
    else:
        return own_server()
    chosen.start()
    return chosen


def own_server() -> FromMaven:
    """A started server that a test may stop and kill.

    Raises:
        NoServer: Java or Maven is missing.
    """
    made = new_server()
    made.start()
    return made


def new_server() -> FromMaven:
    """A server not started yet, with no data: one may import some.

    Raises:
        NoServer: Java or Maven is missing.
    """
    _jars()
    home = Path(tempfile.mkdtemp(prefix="detente-neo4j-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return FromMaven(home)


def emptied(made: Server) -> None:
    """Delete all that stands in its database; constraints stay."""
    with _logged_on(made) as driver, driver.session() as session:
        session.run(
            "MATCH ()-[r]->() CALL { WITH r DELETE r } IN TRANSACTIONS OF 5000 ROWS"
        ).consume()
        session.run(
            "MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS OF 5000 ROWS"
        ).consume()


def listed(made: Server, query: LiteralString) -> list[str]:
    """The first column of what the server answers past a store."""
    with _logged_on(made) as driver:
        return [str(record[0]) for record in driver.execute_query(query).records]


def java(main: str) -> list[str]:
    """The command that runs a class of the server."""
    return [
        *("java", "-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        *("--add-opens=java.base/java.nio=ALL-UNNAMED",),
        *("--add-opens=java.base/java.io=ALL-UNNAMED",),
        *("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",),
        *("-cp", f"{_jars()}/*", main),
    ]


def _jars() -> Path:
    found = re.search(
        r"<neo4j.version>(.+)</neo4j.version>",
        _HERE.joinpath("neo4j.pom.xml").read_text("utf-8"),
    )
    assert found is not None
    cache = os.environ.get("DETENTE_NEO4J_CACHE") or _HERE.parents[1] / ".cache/neo4j"
    jars = Path(cache, found[1], "lib")
    if not jars.is_dir() and shutil.which("java") and shutil.which("mvn"):
        subprocess.run([_HERE / "neo4j.sh"], check=True)
    if not jars.is_dir() or not shutil.which("java"):
        raise NoServer(_MISSING)
    return jars.resolve()


def _settings(bolt: int) -> str:
    return f"""\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=64m
server.jvm.additional=-Dlog4j2.disable.jmx=true
db.tx_log.preallocate=false
db.tx_log.rotation.size=16m
dbms.usage_report.enabled=false
db.logs.query.enabled=off
"""


def _dying_with_parent() -> list[str]:
    # Linux only, and its parent is the thread that started it; else atexit has to do.
    setpriv = shutil.which("setpriv")
    if threading.current_thread() is not threading.main_thread():
        return []
    return [setpriv, "--pdeathsig", "KILL", "--"] if setpriv else []


def _logged_on(made: Server) -> Driver:
    return GraphDatabase.driver(
        made.uri,
        auth=(made.username, made.password),
        notifications_min_severity="OFF",
    )


def _await(made: Server, *, initial: bool = False) -> None:
    """Wait for its Bolt handshake; the first time, set the password."""
    if initial:
        change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
        _repeat(made, "neo4j", "system", change, new=made.password)
    _repeat(made, made.password, None, "RETURN 1")


def _repeat(
    made: Server, password: str, database: str | None, query: str, **values: str
) -> None:
    """Send ``query`` until the server takes it."""
    address = made.uri.replace("neo4j://", "bolt://")
    limit = time.monotonic() + _START_S
    while True:
        try:
            with (
                GraphDatabase.driver(address, auth=(made.username, password)) as driver,
                driver.session(database=database) as session,
            ):
                session.run(query, values).consume()
        except (ServiceUnavailable, SessionExpired, TransientError, DatabaseError):
            if time.monotonic() > limit:
                raise
            time.sleep(0.2)
        else:
            return


def _docker_answers() -> bool:
    if not shutil.which("docker"):
        return False
    known = subprocess.run(
        ["docker", "image", "inspect", _IMAGE], capture_output=True, check=False
    )
    if known.returncode == 0:
        return True
    pulled = subprocess.run(
        ["docker", "pull", "--quiet", _IMAGE], capture_output=True, check=False
    )
    return pulled.returncode == 0


def _docker(*arguments: str, **environment: str) -> str:
    done = subprocess.run(
        ["docker", *arguments],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.strip()
