"""Paths on a large store, beside NetworkX's own search on the same graph in memory.

    .venv/bin/python benchmarks/paths.py --entities 50000 --edges 500000
    .venv/bin/python benchmarks/paths.py --entities 200000 --edges 2000000 --bulk

Makes a store of made-up articles (kept in --folder, made once; with --bulk by the
engine's bulk path, which leaves out what only further loads would read), asks for paths
between random pairs and between pairs that the largest hub joins, and prints medians,
95th percentiles and ratios of one and the same run.
"""

import argparse
import gc
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

import networkx as nx

from detente.graph import (
    Article,
    Entity,
    Fact,
    PartialDate,
    Reading,
    Store,
    draw,
    open_store,
    vocabulary,
)
from detente.graph.arcadedb_engine import Row
from detente.graph.arcadedb_reading import sign
from detente.graph.arcadedb_records import Records, chunks
from detente.graph.arcadedb_schema import labels
from detente.graph.opening import FILLING_MB
from detente.graph.properties import (
    article_properties,
    edge_properties,
    entity_properties,
    mention_properties,
    settled,
)
from detente.graph.told import keys
from detente.queries.paths import along
from detente.queries.routes import Route
from detente.queries.weights import Prefer

RELATIONS = ("MET", "AWARDED", "CRITICIZED", "SUPPORTED", "CALLED", "OPPOSED")
FACTS = 20


def person(number: int) -> Entity:
    return Entity(f"person:p{number}", "Person", f"Person {number}")


def made_up(entities: int, edges: int) -> Iterator[Reading]:
    """Articles of twenty facts; the lower a person's number, the more of a hub."""
    dice = Random(1)
    weights = [1 / (n + 1) ** 0.7 for n in range(entities)]
    told = [vocabulary().relation(name) for name in RELATIONS]
    hubs = iter(dice.choices(range(entities), weights, k=2 * edges))
    for number in range(edges // FACTS):
        facts: list[Fact] = []
        while len(facts) < FACTS:
            one, other = next(hubs), dice.randrange(entities)
            if one == other:
                continue
            day = f"{dice.randrange(2000, 2025)}-{dice.randrange(1, 13):02}-05"
            facts.append(
                Fact(
                    f"a{number}",
                    person(one),
                    dice.choice(told),
                    person(other),
                    PartialDate.parse(day),
                    evidence=f"Sentence {len(facts)} of article {number} says so.",
                )
            )
        yield Reading(Article(f"a{number}"), facts=tuple(facts))


def in_bulk(path: Path, entities: int, edges: int) -> None:
    """The same articles, written some thousands at a time without any loading."""
    from arcadedb import open_database

    with open_store(str(path), create=True):
        pass
    with open_database(str(path)) as engine, engine.graph_batch() as batch:
        people = [person(number) for number in range(entities)]
        rows = list(map(entity_properties, people))
        made = batch.create_vertices(labels("Person"), rows)
        rids = dict(zip((one.id for one in people), made, strict=True))
        readings = made_up(entities, edges)
        written: set[str] = set()
        while some := list(islice(readings, 5000)):
            articles = [article_properties(reading.article) for reading in some]
            made = batch.create_vertices("Article", articles)
            where = dict(zip((row["id"] for row in articles), made, strict=True))
            ties: dict[str, list[tuple[object, object, Row]]] = defaultdict(list)
            for reading in map(settled, some):
                start = where[reading.article.id]
                for mention in reading.mentions:
                    row = mention_properties(mention)
                    ties["MENTIONS"].append((start, rids[mention.entity.id], row))
            for edge in draw(fact for reading in some for fact in reading.facts):
                if edge.id not in written:
                    written.add(edge.id)
                    ends = rids[edge.subject], rids[edge.object]
                    ties[edge.type].append((*ends, edge_properties(edge)))
            for type_, told in ties.items():
                starts, stops, rows = map(list, zip(*told, strict=True))
                batch.new_edges(starts, type_, stops, rows)
    named(path, people)


def named(path: Path, people: Sequence[Entity]) -> None:
    """Let the entities be found by id and name, and the store know that it changed."""
    from arcadedb import open_database

    rows = [{"key": key, "id": one.id} for one in people for key in keys(one, [one.id])]
    with open_database(str(path)) as engine:
        for some in chunks(rows, 20_000):
            with engine.transaction():
                Records(engine).insert("_Name", some)
        with engine.transaction():
            sign(engine)


def in_memory(store: Store) -> "nx.Graph[str]":
    """The graph in NetworkX, as one would load it for its own searches."""
    return nx.Graph(store.to_networkx())


def p95(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


KINDS = {
    "shortest": (1, Prefer.SHORT),
    "5 shortest": (5, Prefer.SHORT),
    "telling": (1, Prefer.TELLING),
    "5 telling": (5, Prefer.TELLING),
}


Pairs = Sequence[tuple[str, str]]
Times = dict[str, list[float]]
"""Milliseconds of each pair, by what was asked."""
Work = dict[str, list[tuple[int, int]]]
"""Queries and links of each pair, by what was asked."""


def measured(store: Store, graph: "nx.Graph[str]", pairs: Pairs) -> tuple[Times, Work]:
    """One shortest path, five best ones, telling ones; and NetworkX's bidirectional."""
    route = Route(max_hops=6)
    times: Times = {name: [] for name in (*KINDS, "networkx")}
    work: Work = {name: [] for name in KINDS}
    for one, other in pairs:
        ends = store.entity(one), store.entity(other)
        start = time.perf_counter()
        shortest = nx.bidirectional_shortest_path(graph, one, other)
        times["networkx"].append(1000 * (time.perf_counter() - start))
        for name, (k, prefer) in KINDS.items():
            start = time.perf_counter()
            found = along(store, ends, route, k=k, prefer=prefer)
            times[name].append(1000 * (time.perf_counter() - start))
            work[name].append((found.queries, found.touched))
            if name == "shortest":
                assert [len(path.hops) for path in found] == [len(shortest) - 1]
    return times, work


def tell(times: Times, work: Work, title: str) -> None:
    own = times["networkx"]
    print(f"\n{title}: {len(own)} pairs")
    print(f"  {'networkx':10} median {median(own):7.2f} ms  p95 {p95(own):7.2f} ms")
    for name, done in work.items():
        spent, one_path = times[name], times[name.removeprefix("5 ")]
        print(
            f"  {name:10} median {median(spent):7.2f} ms  p95 {p95(spent):7.2f} ms"
            f"  p95 / networkx {p95(spent) / p95(own):5.1f}"
            f"  median / one {median(spent) / median(one_path):4.1f}"
            f"  queries {median(queries for queries, _ in done):.0f}"
            f"  links read {median(links for _, links in done):.0f}"
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--entities", type=int, default=50_000)
    options.add_argument("--edges", type=int, default=500_000)
    options.add_argument("--pairs", type=int, default=200)
    options.add_argument("--bulk", action="store_true")
    options.add_argument("--folder", type=Path, default=Path("bench"))
    asked = options.parse_args()
    path = asked.folder / f"paths-{asked.entities}-{asked.edges}.db"
    if not path.exists():
        asked.folder.mkdir(parents=True, exist_ok=True)
        start = time.perf_counter()
        if asked.bulk:
            in_bulk(path, asked.entities, asked.edges)
        else:
            with open_store(str(path), create=True, memory_mb=FILLING_MB) as store:
                store.add(made_up(asked.entities, asked.edges))
        print(f"made {path} in {time.perf_counter() - start:.0f} s")
    dice = Random(2)
    with open_store(str(path)) as store:
        start = time.perf_counter()
        graph = in_memory(store)
        print(
            f"{graph.number_of_nodes()} entities, {graph.number_of_edges()} ties; "
            f"loading them into NetworkX took {time.perf_counter() - start:.1f} s"
        )
        gc.freeze()
        parts = sorted(nx.connected_components(graph), key=len)
        known = sorted(parts[-1])
        pairs = [tuple(dice.sample(known, 2)) for _ in range(asked.pairs)]
        random = measured(store, graph, pairs)  # type: ignore[arg-type]
        tell(*random, "random pairs")
        hub = max(graph, key=graph.degree)
        near = sorted(graph[hub])
        through: list[tuple[str, str]] = []
        while len(through) < asked.pairs // 4:
            one, other = dice.sample(near, 2)
            if other not in graph[one]:
                through.append((one, other))
        joined = measured(store, graph, through)
        tell(*joined, f"through the largest hub ({graph.degree[hub]} ties)")
        times = {name: spent + joined[0][name] for name, spent in random[0].items()}
        work = {name: done + joined[1][name] for name, done in random[1].items()}
        tell(times, work, "all of them")
    command = [str(Path(sys.executable).parent / "detente"), "path", *pairs[0]]
    whole = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(
            [*command, "--k", "1", "--max-hops", "6", "--store", str(path)],
            check=True,
            capture_output=True,
        )
        whole.append(1000 * (time.perf_counter() - start))
    print(f"\na whole command: median {median(whole):.0f} ms of 5")


if __name__ == "__main__":
    main()
