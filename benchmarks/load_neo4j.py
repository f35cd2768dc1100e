"""How fast Neo4j takes articles in, beside bare UNWIND batches of the same rows.

    python -m benchmarks.load_neo4j [ENTITIES FACTS]...   (default 50000 500000)

The server is that of the tests (``tests/servers``), empty before each run, with the
constraints of a store for both. The bare batches (1,000 rows, through the same driver)
are given nodes and edges ready made; they neither keep articles whole nor find which
facts tell of one event. Each runs in a process of its own. Prints seconds, the ratio,
the most memory of our process, and how much it grew from the first size to the last;
the time to make the articles up is taken off.
"""

import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from neo4j import Driver, GraphDatabase, ManagedTransaction

from benchmarks.load import articles
from detente.graph import Reading, draw, open_store
from detente.graph.neo4j_reading import ours as ours_text
from detente.graph.properties import (
    article_properties,
    edge_properties,
    entity_properties,
    mention_properties,
)
from tests.servers.neo4j_server import emptied, server

_BATCH = 1000
_NODES = "UNWIND $rows AS row CREATE (n:{}) SET n = row"
_EDGES = (
    "UNWIND $rows AS row MATCH (s:{} {{id: row[0]}}) MATCH (o:Entity {{id: row[1]}}) "
    "CREATE (s)-[r:{}]->(o) SET r = row[2]"
)


def ours(uri: str, entities: int, facts: int) -> float:
    made = 0.0

    def timed() -> Iterator[Reading]:
        nonlocal made
        ahead = articles(entities, facts)
        while True:
            before = time.perf_counter()
            reading = next(ahead, None)
            made += time.perf_counter() - before
            if reading is None:
                return
            yield reading

    with open_store(uri) as store:
        before = time.perf_counter()
        store.add(timed())
        return time.perf_counter() - before - made


def bare(driver: Driver, entities: int, facts: int) -> float:
    readings = list(articles(entities, facts))
    told = {m.entity.id: m.entity for r in readings for m in r.mentions}
    nodes = [entity_properties(entity) for entity in told.values()]
    texts = [article_properties(reading.article) for reading in readings]
    ties: dict[tuple[str, str], list[list[Any]]] = defaultdict(list)
    for edge in draw(fact for reading in readings for fact in reading.facts):
        row = [edge.subject, edge.object, edge_properties(edge)]
        ties["Entity", edge.type].append(row)
    ties["Article", "MENTIONS"] = [
        [reading.article.id, m.entity.id, mention_properties(m)]
        for reading in readings
        for m in reading.mentions
    ]
    before = time.perf_counter()
    with driver.session() as session:
        work: list[tuple[str, list[Any]]] = [
            (_NODES.format("Entity:Person"), nodes),
            (_NODES.format("Article"), texts),
            *((_EDGES.format(*which), rows) for which, rows in ties.items()),
        ]
        for query, rows in work:
            for start in range(0, len(rows), _BATCH):
                session.execute_write(_run, query, rows[start : start + _BATCH])
    return time.perf_counter() - before


def _run(tx: ManagedTransaction, query: str, rows: list[Any]) -> None:
    tx.run(ours_text(query), rows=rows).consume()


def _apart(which: str, uri: str, entities: int, facts: int) -> tuple[float, float]:
    """Seconds, and the most megabytes of memory, in a process of its own."""
    words = [which, uri, str(entities), str(facts)]
    command = [sys.executable, "-m", "benchmarks.load_neo4j", *words]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def _one(which: str, uri: str, entities: int, facts: int) -> None:
    if which == "ours":
        seconds = ours(uri, entities, facts)
    else:
        auth = (os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
        with GraphDatabase.driver(uri, auth=auth) as driver:
            seconds = bare(driver, entities, facts)
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    if sys.argv[1:2] in (["ours"], ["bare"]):
        _one(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
        return
    numbers = [int(word) for word in sys.argv[1:]] or [50_000, 500_000]
    started = server()
    os.environ["NEO4J_USERNAME"] = started.username
    os.environ["NEO4J_PASSWORD"] = started.password
    ours(started.uri, 100, 1000)  # the constraints, and a server that is awake
    memory = []
    for entities, facts in zip(numbers[::2], numbers[1::2], strict=True):
        emptied(started)
        theirs, _ = _apart("bare", started.uri, entities, facts)
        emptied(started)
        mine, megabytes = _apart("ours", started.uri, entities, facts)
        memory.append(megabytes)
        print(
            f"{entities} entities, {facts} facts: ours {mine:.1f} s "
            f"({megabytes:.0f} MB), bare {theirs:.1f} s, ratio {theirs / mine:.2f}",
            flush=True,
        )
    if len(memory) > 1:
        print(f"memory grew {memory[-1] / memory[0]:.2f} times")
    started.kill()


if __name__ == "__main__":
    main()
