"""Whom a server knows us as: from the environment, or asked at a terminal.

A password never stands in an address, so that none is printed, logged or kept.
"""

import logging
import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from detente.graph.bolt import told_in_our_words
from detente.graph.errors import StoreError

if TYPE_CHECKING:
    from neo4j import Driver

_PATIENCE_S = 60.0  # with a server that goes away while something is written

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


@dataclass(frozen=True, slots=True)
class Logon:
    """A user, a password and a database; without a password nobody is named."""

    username: str
    password: str = field(repr=False)
    database: str | None


def checked(url: str) -> str:
    """``url`` where it names a server and nothing secret.

    Raises:
        StoreError: it holds a user or a password, or is no address of a server.
    """
    scheme = url.partition(":")[0]
    if "@" in url:  # wherever it stands: a password may hold any character
        message = (
            "a store's address holds no user or password: write neo4j://host, and set "
            "NEO4J_USERNAME and NEO4J_PASSWORD"
        )
        raise StoreError(message)
    try:
        parts = urlsplit(url)
        named = scheme in SCHEMES and parts.hostname and parts.port != 0
    except ValueError:
        named = False
    if not named:
        message = f"{url!r} is no address of a Neo4j server: write neo4j://host"
        raise StoreError(message)
    if parts.path.strip("/") or parts.fragment:
        message = f"{url}: name the database as NEO4J_DATABASE, not in the address"
        raise StoreError(message)
    return url


def logon(url: str) -> Logon:
    """Who logs on to ``url``: NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.

    Without a password in the environment one is asked for at a terminal; elsewhere
    nobody is named, as a server without authentication wants it.
    """
    username = os.environ.get("NEO4J_USERNAME", "neo4j")
    password = os.environ.get("NEO4J_PASSWORD")
    database = os.environ.get("NEO4J_DATABASE") or None
    if password is None and sys.stdin.isatty() and sys.stderr.isatty():
        from getpass import getpass

        password = getpass(f"Password of {username} at {url}: ", sys.stderr)
    return Logon(username, password or "", database)


def connected(url: str, who: Logon) -> "Driver":
    """A driver whose server answers and knows ``who``.

    Raises:
        StoreError: it does not.
    """
    from neo4j import GraphDatabase, basic_auth

    # Without a handler Python itself would print the driver's warnings on stderr.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    auth = basic_auth(who.username, who.password) if who.password else None
    with told_in_our_words(url):
        try:
            driver = GraphDatabase.driver(
                url,
                auth=auth,
                user_agent="detente",
                notifications_min_severity="OFF",
                max_transaction_retry_time=_PATIENCE_S,
            )
        except ValueError as error:  # a routing context that is none
            message = f"{url}: {error}"
            raise StoreError(message) from None
    try:
        with told_in_our_words(url):
            driver.verify_connectivity()
    except StoreError as error:
        driver.close()
        # The driver's own traceback has frames that hold the password.
        raise error.with_traceback(None) from None
    return driver
