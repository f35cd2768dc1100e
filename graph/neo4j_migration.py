"""A store of an older version on Neo4j, brought to what this one writes.

Each step may be done again: the version is raised by the index that is made last.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from neo4j import ManagedTransaction

from detente.graph.decisions import Canon
from detente.graph.neo4j_reading import batches, decisions, readings
from detente.graph.neo4j_schema import KEYS, STAMP, VERSION, keys_text
from detente.graph.neo4j_server import Server
from detente.graph.neo4j_writing import drain
from detente.graph.properties import entity_from
from detente.graph.relations import Vocabulary
from detente.graph.stamps import stamp
from detente.graph.told import keys

_ALL_ENTITIES = "MATCH (e:Entity) WHERE e.id IS NOT NULL RETURN properties(e) AS e"
_ALL_ARTICLES = "MATCH (a:Article) WHERE a.id IS NOT NULL RETURN a.id AS id"
_KEY = f"UNWIND $rows AS row MATCH (e:Entity {{id: row[0]}}) SET e.{KEYS} = row[1]"
_STAMP = f"UNWIND $rows AS row MATCH (a:Article {{id: row[0]}}) SET a.{STAMP} = row[1]"
_DECIDE = """
UNWIND $rows AS row
MATCH (d:Decision {verdict: row[0], first: row[1], second: row[2]}) SET d.key = row[3]
"""
_AT_ONCE = 500


def migrate(server: Server, vocabulary: Vocabulary) -> None:
    """Bring a store of version 1 to this one: names for the index, stamps, a log.

    Raises:
        StoreError: the server takes no changes from this user.
    """
    if server.version is None or server.version >= VERSION:
        return
    with server.reading() as session:
        log = decisions(session)
    canon = Canon(log)
    found = server.records(_ALL_ENTITIES)
    entities = (entity_from(record["e"], "Entity") for record in found)
    named = [[e.id, keys_text(keys(e, canon.group(e.id)))] for e in entities]
    _change(server, _KEY, named)
    articles = [record["id"] for record in server.records(_ALL_ARTICLES)]
    for some in batches(articles, _AT_ONCE):
        with server.reading() as session:
            told = readings(session, some, vocabulary)
        _change(server, _STAMP, [[id_, stamp(told[id_])] for id_ in told])
    rekeyed = [[*d.key[:3], "\t".join(d.key)] for d in log]
    _change(server, _DECIDE, rekeyed)
    server.prepare()


def _change(server: Server, text: str, rows: Iterable[list[str]]) -> None:
    for some in batches(rows, _AT_ONCE):
        server.changed(partial(_drained, text=text, rows=some))


def _drained(tx: ManagedTransaction, text: str, rows: list[Any]) -> None:
    drain(tx, text, rows)
