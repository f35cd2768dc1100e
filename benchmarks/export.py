"""How long the exports take, beside NetworkX's own GraphML writer on the same graph.

    python benchmarks/export.py [ENTITIES EDGES]      (default 50000 500000)

The graph is made up and held in memory, edges as a store gives them; NetworkX gets it
with its lists as JSON text, since it writes none. Both write the same file, read back
and counted. Processor seconds stand beside the clock's, for a busy machine.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import networkx as nx

from detente.graph.formats.flat import flat
from detente.graph.formats.graphml import write_graph
from detente.graph.redraw import Kept

_QUOTE = "Person {} met the envoy of <Bosk> & others on Thursday, the ministry said."


def graph(entities: int, edges: int) -> tuple[list[tuple[str, Any]], list[Kept]]:
    chance = random.Random(7)
    nodes = []
    for number in range(entities):
        id_ = f"person:p-{number}"
        told = {"type": "Person", "id": id_, "name": f"P {number}", "aliases": ["P"]}
        nodes.append((id_, told))
    weights = [1 / (rank + 10) ** 0.8 for rank in range(entities)]
    ends = chance.choices(range(entities), weights, k=2 * edges)
    drawn = []
    for number in range(edges):
        date = f"20{10 + number % 16}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        properties = {
            "id": f"e-{number:016x}",
            "date": date,
            "plover": "CONSULT",
            "confidence": 0.75,
            "topic": "trade",
            "sources": [f"a-{number // 20}"],
            "quotes": [_QUOTE.format(number)],
            "dates": [date],
            "confidences": [0.75],
            "details": ['{"attrs":{"topic":"trade"},"start":120,"end":190}'],
        }
        subject, object_ = (
            f"person:p-{end}" for end in ends[2 * number : 2 * number + 2]
        )
        drawn.append(Kept("MET", subject, object_, properties))
    return nodes, drawn


def as_networkx(
    nodes: list[tuple[str, Any]], drawn: list[Kept]
) -> "nx.MultiDiGraph[str]":
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id_, told in nodes:
        made.add_node(id_, **{k: flat(v) for k, v in told.items() if k != "id"})
    for kept in drawn:
        told = {k: flat(v) for k, v in kept.properties.items() if k != "id"}
        made.add_edge(kept.subject, kept.object, key=kept.id, type=kept.type, **told)
    return made


def timed(name: str, write: Callable[[BinaryIO], None], path: Path) -> float:
    wall, busy = time.perf_counter(), time.process_time()
    with path.open("wb") as stream:
        write(stream)
    wall, busy = time.perf_counter() - wall, time.process_time() - busy
    size = path.stat().st_size / 1e6
    print(f"{name}: {wall:.1f} s, {busy:.1f} s of the processor, {size:.0f} MB")
    return busy


def _edges_in(path: Path) -> int:
    with path.open("rb") as file:
        return sum(line.count(b"<edge ") for line in file)


def main() -> None:
    entities, edges = map(int, sys.argv[1:3] or ("50000", "500000"))
    print(f"{entities} entities, {edges} edges")
    nodes, drawn = graph(entities, edges)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.graphml"
        ours = timed("ours", lambda out: write_graph(nodes, drawn, out), path)
        assert _edges_in(path) == edges
        theirs = as_networkx(nodes, drawn)
        nxs = timed("NetworkX", lambda out: nx.write_graphml_xml(theirs, out), path)
        assert _edges_in(path) == edges
    print(f"ratio {nxs / ours:.1f} (processor seconds)")


if __name__ == "__main__":
    main()
