"""Faults put to the stores, and what was left afterwards.

    python benchmarks/reliability.py [--rounds 50] [--store KIND]... [--fault WORDS]

Prints a table for ``docs/reliability.md``; exits 1 where anything was lost or half.
KIND is arcadedb, networkx or neo4j; the server of the last is that of the tests
(``tests/servers``), one that this script may stop and kill.
"""

import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from detente.graph import (
    Article,
    Decision,
    DetenteError,
    Entity,
    Fact,
    Mentioned,
    PartialDate,
    Reading,
    Store,
    Verdict,
    open_store,
    vocabulary,
)
from detente.graph.checking import faults
from detente.graph.properties import settled

if TYPE_CHECKING:
    from tests.servers.neo4j_server import FromMaven

_DAY = PartialDate.of(date(2026, 11, 24))
_PEOPLE = 12


def article(number: int, version: int = 0) -> Reading:
    """A made-up article: the same number tells the same."""
    chance = random.Random(number * 1000 + version)
    cast = [
        Entity(f"person:p{i}", "Person", f"Person {i}")
        for i in chance.sample(range(_PEOPLE), 5)
    ]
    known = vocabulary()
    facts = tuple(
        Fact(
            article_id=f"a-{number:05}",
            subject=subject,
            relation=known.relation(chance.choice(("MET", "CRITICIZED", "PRAISED"))),
            object=object_,
            date=PartialDate(2019, chance.randint(1, 12)),
            evidence=f"Sentence {number}.",
            start=index,
        )
        for index in range(8)
        for subject, object_ in [chance.sample(cast, 2)]
    )
    mentions = tuple(Mentioned(entity, 1) for entity in cast)
    told = Article(f"a-{number:05}", f"Title {number}", digest=str(version))
    return settled(Reading(told, mentions, facts))


@lru_cache(maxsize=1)
def own() -> "FromMaven":
    """The Neo4j server of all rounds."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from tests.servers.neo4j_server import own_server

    started = own_server()
    os.environ["NEO4J_USERNAME"] = started.username
    os.environ["NEO4J_PASSWORD"] = started.password
    return started


def address(kind: str, folder: Path) -> str:
    """Where a round has its store, which is empty yet."""
    if kind == "neo4j":
        server = own()
        from tests.servers.neo4j_server import emptied

        emptied(server)
        return server.uri
    return (
        str(folder / "s.db") if kind == "arcadedb" else f"networkx:{folder / 's.jsonl'}"
    )


def wrong(url: str, acknowledged: dict[str, Reading]) -> list[str]:
    """What is not as it must be after a fault: acknowledged articles, and wholeness."""
    with open_store(url) as store:
        kept = {reading.article.id: reading for reading in store.readings()}
        found = [
            f"lost: {id_}"
            for id_, told in acknowledged.items()
            if kept.get(id_) != told
        ]
        found += [
            f"half: {id_}"
            for id_, told in kept.items()
            if told not in (article(int(id_[2:])), article(int(id_[2:]), 1))
        ]
        counted = store.cypher("MATCH (a:Article) RETURN count(a) AS n").rows
        if counted != ((len(kept),),):
            found.append(f"Cypher counts {counted} articles of {len(kept)}")
        return found + list(faults(store))


# What the processes do that are killed, or run beside others.


def loading(url: str, first: int, many: int, version: int = 0) -> None:
    """Load articles one at a time, and say which are safe."""
    with open_store(url, create=True) as store:
        for number in range(first, first + many):
            store.add([article(number, version)], acknowledge=_said)


def batching(url: str, first: int, many: int) -> None:
    """Load articles in one go."""
    with open_store(url, create=True) as store:
        store.add((article(n) for n in range(first, first + many)), acknowledge=_said)


def merging(url: str) -> None:
    """Merge and part the same entities without end."""
    with open_store(url) as store:
        _said("ready")
        for turn in range(100_000):
            first, second = random.sample(range(_PEOPLE), 2)
            ends = f"person:p{first}", f"person:p{second}"
            store.decide(
                [Decision(Verdict.SAME, *ends, _DAY, undone=_DAY if turn % 2 else None)]
            )


def writing(url: str) -> None:
    """Write in Cypher on every person without end, and say which turn is done."""
    with open_store(url) as store:
        _said("ready")
        for turn in range(100_000):
            given = {"turn": turn}
            store.cypher("MATCH (n:Person) SET n.turn = $turn", given, write=True)
            _said(str(turn))


def filling(url: str, limit: int) -> None:
    """Load until no file may grow any more; exit code 3 where that is told plainly."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        batching(url, 0, 5000)
    except DetenteError as error:
        if len(str(error).splitlines()) == 1:
            sys.exit(3)
        raise


def _said(what: str) -> None:
    print(what, flush=True)


@contextmanager
def _child(*words: object) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, __file__, "child", *map(str, words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process


def _kill_at_work(process: "subprocess.Popen[str]", within_s: float) -> None:
    """Kill a child somewhere in the seconds after the first thing that it tells."""
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(random.uniform(0, within_s))
    process.kill()


def _lines(process: "subprocess.Popen[str]") -> list[str]:
    assert process.stdout is not None
    return process.stdout.read().split()


# The faults. Each gives what went wrong in one round.


def killed_in_a_load(kind: str, folder: Path) -> list[str]:
    url = address(kind, folder)
    # A NetworkX store acknowledges a batch of this size as a whole, once it is saved.
    how = "loading" if kind == "networkx" else random.choice(["loading", "batching"])
    with _child(how, url, 0, 400) as process:
        _kill_at_work(process, 1.5)
        safe = ["a-00000", *_lines(process)]
    again = {id_: article(int(id_[2:])) for id_ in safe}
    found = wrong(url, again)
    with open_store(url) as store:  # the load goes on where it was
        store.add(article(number) for number in range(30))
    return found + wrong(url, {f"a-{n:05}": article(n) for n in range(30)})


def killed_in_a_replacement(kind: str, folder: Path) -> list[str]:
    url = address(kind, folder)
    with open_store(url, create=True) as store:
        store.add(article(number) for number in range(60))
    with _child("loading", url, 0, 60, 1) as process:
        _kill_at_work(process, 1)
        safe = ["a-00000", *_lines(process)]
    return wrong(url, {id_: article(int(id_[2:]), 1) for id_ in safe})


def killed_in_merges(kind: str, folder: Path) -> list[str]:
    url = address(kind, folder)
    told = {f"a-{number:05}": article(number) for number in range(40)}
    with open_store(url, create=True) as store:
        store.add(told.values())
    with _child("merging", url) as process:
        _kill_at_work(process, 1)
    return wrong(url, told)


def killed_in_writes(kind: str, folder: Path) -> list[str]:
    url = address(kind, folder)
    told = {f"a-{number:05}": article(number) for number in range(20)}
    with open_store(url, create=True) as store:
        store.add(told.values())
    with _child("writing", url) as process:
        _kill_at_work(process, 6 if kind == "networkx" else 1)
        done = max(map(int, _lines(process)), default=-1)
    with open_store(url) as store:
        asked = "MATCH (n:Person) RETURN DISTINCT coalesce(n.turn, -1) AS turn"
        turns = {row["turn"] for row in store.cypher(asked)}
    half = [] if turns in ({done}, {done + 1}) else [f"turn {done} left {turns}"]
    return half + wrong(url, told)


def full_disk(kind: str, folder: Path) -> list[str]:
    url = address(kind, folder)
    with open_store(url, create=True) as store:
        store.add([article(0)])
    limit = random.randrange(270_000, 900_000) if kind == "arcadedb" else 60_000
    with _child("filling", url, limit) as process:
        safe = _lines(process)
    found = [] if process.returncode == 3 else [f"exit code {process.returncode}"]
    found += wrong(url, {id_: article(int(id_[2:])) for id_ in safe})
    with open_store(url) as store:  # and with room again it goes on
        store.add([article(4999)])
    return found + wrong(url, {"a-04999": article(4999)})


def two_writers(kind: str, folder: Path) -> list[str]:
    url = address(kind, folder)
    open_store(url, create=True).close()
    with _child("loading", url, 0, 40) as one, _child("loading", url, 20, 40) as two:
        safe = [*_lines(one), *_lines(two)]
    codes = [f"exit code {code}" for code in (one.returncode, two.returncode) if code]
    told = {f"a-{number:05}": article(number) for number in range(60)}
    missing = [f"lost: {id_}" for id_ in told if id_ not in safe]
    return codes + missing + wrong(url, told)


def readers_beside_a_writer(kind: str, folder: Path) -> list[str]:
    url = address(kind, folder)
    with open_store(url, create=True) as store:
        store.add([article(0)])
        found = []
        seen = 0
        with _child("batching", url, 0, 300) as process:
            while process.poll() is None:
                counts = store.counts()
                # Neo4j counts articles first, and facts that came since then too.
                more = counts.facts - 8 * counts.articles
                if more < 0 or (more and kind != "neo4j") or counts.articles < seen:
                    found.append(f"a reader saw {counts}")
                seen = counts.articles
                rows = store.cypher("MATCH (a:Article) RETURN count(a) AS n").rows
                if rows[0][0] < seen:
                    found.append(f"a reader saw {rows[0][0]} articles after {seen}")
            _lines(process)
        if process.returncode:
            found.append(f"the writer ended with {process.returncode}")
    return found + wrong(url, {f"a-{n:05}": article(n) for n in range(300)})


def threads_at_once(kind: str, folder: Path) -> list[str]:
    url = address(kind, folder)
    failed: list[str] = []

    def work(store: Store, number: int) -> None:
        try:
            for turn in range(6):
                store.add([article(8 * turn + number)])
                ends = "person:p0", f"person:p{1 + (number + turn) % 4}"
                store.decide([Decision(Verdict.SAME, *ends, _DAY)])
        except DetenteError as error:
            failed.append(str(error))

    with open_store(url, create=True) as store:
        threads = [threading.Thread(target=work, args=(store, n)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        ids = [entity.id for entity in store.entities()]
        merged = {f"person:p{number}" for number in range(1, 5)}
        failed += [f"{id_} is there twice or should not be" for id_ in merged & {*ids}]
    return failed + wrong(url, {f"a-{n:05}": article(n) for n in range(48)})


def server_gone(_: str, folder: Path) -> list[str]:
    """The server is stopped or killed in the middle of a load, and started again."""
    url = address("neo4j", folder)
    server = own()
    how = random.choice([server.stop, server.kill])
    with _child("batching", url, 0, 400) as process:
        assert process.stdout is not None
        first = process.stdout.readline().strip()
        time.sleep(random.uniform(0, 1))
        how()
        server.start()
        safe = [first, *_lines(process)]
    codes = [f"exit code {process.returncode}"] if process.returncode else []
    told = {id_: article(int(id_[2:])) for id_ in safe}
    missing = [] if len(told) == 400 else [f"the load ended after {len(told)}"]
    return codes + missing + wrong(url, told)


FAULTS: dict[str, Callable[[str, Path], list[str]]] = {
    "kill -9 in the middle of a load": killed_in_a_load,
    "kill -9 in the middle of a replacement": killed_in_a_replacement,
    "kill -9 in the middle of merges": killed_in_merges,
    "kill -9 in the middle of writes by Cypher": killed_in_writes,
    "no room on the disk": full_disk,
    "two processes writing the same articles": two_writers,
    "a reader beside a writer": readers_beside_a_writer,
    "8 threads loading and merging the same entities": threads_at_once,
    "the server stopped or killed in the middle of a load, started again": server_gone,
}
_KINDS = ("arcadedb", "networkx", "neo4j")


def applies(fault: Callable[[str, Path], list[str]], kind: str) -> bool:
    """Whether the fault can come over such a store from here."""
    if kind == "neo4j":
        return fault is not full_disk  # its files are the server's
    return fault is not server_gone


def main() -> None:
    if sys.argv[1:2] == ["child"]:
        name, url, *rest = sys.argv[2:]
        {
            "loading": loading,
            "batching": batching,
            "merging": merging,
            "writing": writing,
            "filling": filling,
        }[name](url, *map(int, rest))  # type: ignore[operator]
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--store", action="append", choices=_KINDS)
    parser.add_argument("--fault", default="", help="only faults with this word")
    given = parser.parse_args()
    faults = {name: fault for name, fault in FAULTS.items() if given.fault in name}
    if not faults:
        parser.error(f"no fault with {given.fault!r}: there are {', '.join(FAULTS)}")
    failed = 0
    print("| fault | store | rounds | rounds with a loss |")
    print("| --- | --- | --- | --- |")
    for name, fault in faults.items():
        for kind in given.store or _KINDS:
            if not applies(fault, kind):
                continue
            bad = 0
            for _ in range(given.rounds):
                with tempfile.TemporaryDirectory() as folder:
                    found = fault(kind, Path(folder))
                for line in found[:5]:
                    print(f"{name}, {kind}: {line}", file=sys.stderr)
                bad += bool(found)
            failed += bad
            print(f"| {name} | {kind} | {given.rounds} | {bad} |", flush=True)
    if own.cache_info().currsize:
        own().kill()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
