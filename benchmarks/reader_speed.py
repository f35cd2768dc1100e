"""How fast the reader is beside its parser, and how much memory it holds.

    python benchmarks/reader_speed.py [--articles N] [--jobs N] [--memory]

Words per second of spaCy's ``nlp.pipe`` alone and of the whole reader over the same
texts (the gold articles beside the checkout, repeated), the best of three rounds that
take turns, by the processor time of this process and by the clock. With ``--jobs``
also the reader in so many processes, by the clock and by the processor time of all of
them: on a busy machine the second tells what their start costs. With ``--memory`` the
largest resident set after a tenth of the articles and after all.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice

from detente.graph.model import Article
from detente.loaders import read
from detente.loaders.language import spacy_docs

_ROUNDS = 3


def articles(count: int) -> Iterator[Article]:
    # Only here: each other process imports this file, and a user's has no scikit-learn.
    from training import GOLD, gold_articles

    source = cycle(gold_articles(GOLD / "train"))
    for number, article in enumerate(islice(source, count)):
        yield replace(article, id=f"{number}-{article.id}")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of processor and of clock that ``work`` takes."""
    busy, clock = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - busy, time.perf_counter() - clock


def exhaust(things: Iterator[object]) -> None:
    for _ in things:
        pass


def speed(texts: Sequence[Article], jobs: int) -> None:
    words = sum(len(article.text.split()) for article in texts)
    exhaust(iter(read(texts[:10])))  # models and tables are loaded once
    parsing, reading = [], []
    for _ in range(_ROUNDS):
        parsing.append(timed(lambda: exhaust(spacy_docs(a.text for a in texts))))
        reading.append(timed(lambda: exhaust(read(texts))))
    print(f"{len(texts)} articles, {words} words")
    for name, part in (("processor", 0), ("clock", 1)):
        alone = min(times[part] for times in parsing)
        whole = min(times[part] for times in reading)
        print(
            f"{name:10s} parser {words / alone:8.0f} words/s"
            f"  reader {words / whole:8.0f} words/s  ratio {alone / whole:.2f}"
        )
    if jobs > 1:
        one = min(clock for _, clock in reading)
        busy = min(busy for busy, _ in reading)
        many, whole = min(_in_processes(texts, jobs) for _ in range(2))
        print(
            f"{jobs} processes: {words / many:8.0f} words/s  {one / many:.2f} times one"
            f"; processor {busy:.1f} s alone, {whole:.1f} s in all"
        )


def _in_processes(texts: Sequence[Article], jobs: int) -> tuple[float, float]:
    """Seconds of clock, and of processor in this process and the others together."""
    before = _processor()
    _, clock = timed(lambda: exhaust(read(texts, jobs=jobs)))
    return clock, _processor() - before


def _processor() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def memory(count: int) -> None:
    for number, _ in enumerate(read(articles(count)), 1):
        if number in {count // 10, count}:
            held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"after {number:6d} articles: {held:.0f} MiB at most")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=260)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--memory", action="store_true")
    args = parser.parse_args()
    if args.memory:
        memory(args.articles)
    else:
        speed(list(articles(args.articles)), args.jobs)


if __name__ == "__main__":
    main()
