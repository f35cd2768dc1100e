"""How fast the embedded store takes articles in, beside the engine's own bulk path.

    python benchmarks/load.py [ENTITIES FACTS]...     (default 50000 500000)

Both get the same graph: articles of 20 facts about a dozen entities, whose degrees
follow a power law. The bulk path (``graph_batch``) is given the rows ready made, in any
order it likes, with the same indexes, and neither keeps articles whole nor finds which
facts tell of one event; it runs without a log, as it does by itself, and with one. The
bulk path refuses to work within a transaction, so the same rows ready made are written
once more by statements in transactions, as large as ours: that no load which a crash
cannot leave half done is faster than. Each runs in a process of its own; its articles
are made up before the clock starts, and are out of the garbage collector's sight.
Prints seconds, their ratios, and the most memory of a process that is given the
articles one by one.
"""

import gc
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from detente.graph import (
    Article,
    Entity,
    Fact,
    Mentioned,
    PartialDate,
    Reading,
    draw,
    open_store,
    vocabulary,
)
from detente.graph.arcadedb_engine import Row, transaction
from detente.graph.arcadedb_records import Records, chunks
from detente.graph.arcadedb_schema import labels, statements
from detente.graph.opening import FILLING_MB
from detente.graph.properties import (
    article_properties,
    edge_properties,
    entity_properties,
    mention_properties,
    settled,
)
from detente.graph.relations import MENTIONS

_SIZES = [(50_000, 500_000)]
_FACTS = 20  # of an article
_TRANSACTION = 8000  # edges
_CAST = 12  # entities of an article
_RELATIONS = ("MET", "VISITED", "CRITICIZED", "PRAISED", "AIDED", "RELATED_TO")
_QUOTE = "The minister received the envoy on Thursday, the ministry said in a note."


def articles(entities: int, facts: int) -> Iterator[Reading]:
    """Made-up articles, the same at each call."""
    chance = random.Random(7)
    weights = list(accumulate(1 / (rank + 10) ** 0.8 for rank in range(entities)))
    ids = range(entities)
    known = vocabulary()
    days = [
        PartialDate.parse(f"20{y}-{m:02}") for y in range(10, 26) for m in range(1, 13)
    ]
    for number in range(facts // _FACTS):
        cast = [
            Entity(f"person:name-{i}", "Person", f"Name {i}")
            for i in dict.fromkeys(chance.choices(ids, cum_weights=weights, k=_CAST))
        ]
        told: set[Fact] = set()
        while len(told) < _FACTS:
            subject, object_ = chance.sample(cast, 2)
            told.add(
                Fact(
                    article_id=f"a-{number}",
                    subject=subject,
                    relation=known.relation(_known_relation(chance)),
                    object=object_,
                    date=chance.choice(days),
                    evidence=_QUOTE,
                    confidence=0.75,
                    start=chance.randrange(4000),
                )
            )
        mentions = tuple(Mentioned(entity, chance.randint(1, 9)) for entity in cast)
        yield settled(Reading(Article(f"a-{number}", "A note"), mentions, tuple(told)))


def _known_relation(chance: random.Random) -> str:
    while True:
        name = chance.choice(_RELATIONS)
        if vocabulary().relation(name).joins("Person", "Person"):
            return name


def ours(path: Path, entities: int, facts: int) -> dict[str, float]:
    made = list(articles(entities, facts))
    gc.freeze()
    with open_store(str(path), create=True) as store:
        before = time.perf_counter()
        store.add(made)
        took = time.perf_counter() - before
        edges = sum(store.counts().edges.values())
    return {"seconds": took, "edges": edges}


def lean(path: Path, entities: int, facts: int) -> dict[str, float]:
    """The same from articles that come one by one, for the memory that it takes."""
    with open_store(str(path), create=True, memory_mb=FILLING_MB) as store:
        store.add(articles(entities, facts))
    return {}


@dataclass(frozen=True)
class Rows:
    """What the engine is to write, ready made: rows of properties, edges by type."""

    entities: dict[str, Row]
    articles: dict[str, Row]
    edges: dict[str, list[tuple[str, str, Row]]]
    mentions: list[tuple[str, str, Row]]

    @classmethod
    def of(cls, entities: int, facts: int) -> "Rows":
        readings = list(articles(entities, facts))
        told = {m.entity.id: m.entity for r in readings for m in r.mentions}
        edges: dict[str, list[tuple[str, str, Row]]] = defaultdict(list)
        for edge in draw(fact for reading in readings for fact in reading.facts):
            row = edge_properties(edge)
            edges[edge.type].append((edge.subject, edge.object, row))
        return cls(
            {id_: entity_properties(entity) for id_, entity in told.items()},
            {r.article.id: article_properties(r.article) for r in readings},
            edges,
            [
                (reading.article.id, m.entity.id, mention_properties(m))
                for reading in readings
                for m in reading.mentions
            ],
        )

    def result(self, began: float) -> dict[str, float]:
        edges = sum(map(len, self.edges.values()))
        return {"seconds": time.perf_counter() - began, "edges": edges}


@contextmanager
def _database(path: Path) -> Iterator[Any]:
    from arcadedb import create_database

    with create_database(str(path)) as database:
        database.command("sqlscript", ";".join(statements(vocabulary()))).close()
        yield database


def bulk(
    path: Path, entities: int, facts: int, **options: str | bool
) -> dict[str, float]:
    rows = Rows.of(entities, facts)
    gc.freeze()
    with _database(path) as database:
        began = time.perf_counter()
        with database.graph_batch(**options) as batch:
            nodes = list(rows.entities.values())
            made = batch.create_vertices(labels("Person"), nodes)
            rids = dict(zip(rows.entities, made, strict=True))
            made = batch.create_vertices("Article", list(rows.articles.values()))
            where = dict(zip(rows.articles, made, strict=True))
            for type_, told in rows.edges.items():
                starts = [rids[subject] for subject, _, _ in told]
                ends = [rids[object_] for _, object_, _ in told]
                batch.new_edges(starts, type_, ends, [row for _, _, row in told])
            starts = [where[article] for article, _, _ in rows.mentions]
            ends = [rids[entity] for _, entity, _ in rows.mentions]
            batch.new_edges(
                starts, MENTIONS, ends, [row for _, _, row in rows.mentions]
            )
        return rows.result(began)


def one_by_one(path: Path, entities: int, facts: int) -> dict[str, float]:
    """The same rows by statements, some thousands in a transaction that is logged."""
    rows = Rows.of(entities, facts)
    gc.freeze()
    with _database(path) as database:
        records = Records(database)
        database.set_wal_flush("yes_nometadata")
        began = time.perf_counter()
        with transaction(database):
            made = records.insert(labels("Person"), list(rows.entities.values()))
            rids = dict(zip(rows.entities, made, strict=True))
            made = records.insert("Article", list(rows.articles.values()))
            where = dict(zip(rows.articles, made, strict=True))
        edges = [
            (type_, rids[subject], rids[object_], row)
            for type_, told in rows.edges.items()
            for subject, object_, row in told
        ]
        edges += [
            (MENTIONS, where[article], rids[entity], row)
            for article, entity, row in rows.mentions
        ]
        for some in chunks(edges, _TRANSACTION):
            with transaction(database):
                records.connect(some)
        return rows.result(began)


def _apart(which: str, entities: int, facts: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, which, folder, str(entities), str(facts)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def safe(path: Path, entities: int, facts: int) -> dict[str, float]:
    """The bulk path with a log that survives a crash, as ours has."""
    return bulk(path, entities, facts, use_wal=True, wal_flush="yes_nometadata")


_RUNS = {
    "ours": ours,
    "bulk": bulk,
    "safe": safe,
    "one_by_one": one_by_one,
    "lean": lean,
}


def main() -> None:
    if len(sys.argv) == 5 and sys.argv[1] in _RUNS:
        os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
        path = Path(sys.argv[2]) / "graph.db"
        result = _RUNS[sys.argv[1]](path, int(sys.argv[3]), int(sys.argv[4]))
        result["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(result))
        return
    numbers = [int(word) for word in sys.argv[1:]]
    sizes = list(zip(numbers[::2], numbers[1::2], strict=True)) or _SIZES
    for entities, facts in sizes:
        runs = []
        for which in _RUNS:
            runs.append(_apart(which, entities, facts))
            print(f"{which}: {runs[-1]['seconds']:.1f} s", file=sys.stderr)
        mine, theirs, logged, plain, fed = runs
        print(
            f"{entities} entities, {facts} facts, {mine['edges']:.0f} edges: "
            f"ours {mine['seconds']:.1f} s, bulk {theirs['seconds']:.1f} s, "
            f"ratio {theirs['seconds'] / mine['seconds']:.2f}, "
            f"with its log {logged['seconds']:.1f} s, "
            f"ratio {logged['seconds'] / mine['seconds']:.2f}, "
            f"rows in transactions {plain['seconds']:.1f} s, "
            f"ratio {plain['seconds'] / mine['seconds']:.2f}; "
            f"{fed['megabytes']:.0f} MB where articles come one by one"
        )


if __name__ == "__main__":
    main()
