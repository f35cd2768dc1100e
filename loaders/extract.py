"""Articles in, readings out: the whole reader, in one process or several."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from multiprocessing.pool import AsyncResult, Pool

from detente.graph.model import Article, Mentioned, Reading
from detente.loaders import facts, language
from detente.loaders.editions import of_their_years
from detente.loaders.finding import entities
from detente.loaders.tokens import Doc

_BATCH = 16  # articles parsed together, and handed to a process at a time
_AHEAD = 2  # batches that each other process has, or has next
_KEPT = 8  # batches for each process that may wait for their turn


def read(articles: Iterable[Article], *, jobs: int = 1) -> Iterator[Reading]:
    """What each article says, in the order of ``articles``, as they come.

    A reading depends on its article alone: any order, and any number of ``jobs``
    (processes, this one among them), gives the same. Only some dozens of articles
    are held at a time for each process.
    """
    batches = _batches(articles)
    if jobs <= 1:
        for batch in batches:
            yield from _read(batch)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(jobs - 1) as pool:
        yield from _shared(batches, pool, jobs)


def _shared(
    batches: Iterator[list[Article]], pool: Pool, jobs: int
) -> Iterator[Reading]:
    """Read by ``pool`` and, while its answers are awaited, by this process too."""
    waiting: deque[AsyncResult[list[Reading]] | list[Reading]] = deque()
    while True:
        busy = sum(not _is_ready(one) for one in waiting)
        for batch in islice(batches, max(0, (jobs - 1) * _AHEAD - busy)):
            waiting.append(pool.apply_async(_read, (batch,)))
        if not waiting:
            return
        if not _is_ready(waiting[0]) and len(waiting) < jobs * _KEPT:
            own = next(batches, None)
            if own is not None:
                waiting.append(_read(own))
                continue
        first = waiting.popleft()
        yield from first if isinstance(first, list) else first.get()


def _is_ready(one: "AsyncResult[list[Reading]] | list[Reading]") -> bool:
    return isinstance(one, list) or one.ready()


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    source = iter(articles)
    while batch := list(islice(source, _BATCH)):
        yield batch


def _read(batch: list[Article]) -> list[Reading]:
    docs = language.parse(article.text for article in batch)
    return [reading(article, doc) for article, doc in zip(batch, docs, strict=True)]


def reading(article: Article, doc: Doc) -> Reading:
    """What ``article``, parsed as ``doc``, says."""
    found = entities.find(doc, article)
    said = Reading(
        article,
        tuple(Mentioned(one.entity, len(one.mentions)) for one in found),
        tuple(facts.claim(doc, article, found)),
    )
    return of_their_years(likely(said))


def likely(reading: Reading, floor: float = 0.0) -> Reading:
    """A reading with those facts alone whose confidence is at least ``floor``.

    What has no name of its own ("the rally", "a law") is mentioned only where one of
    the facts tells of it: by itself it is nobody that another article could mean.
    """
    sure = tuple(fact for fact in reading.facts if fact.confidence >= floor)
    told = {end.id for fact in sure for end in (fact.subject, fact.object)}
    mentions = tuple(
        mention
        for mention in reading.mentions
        if mention.entity.id in told
        or not entities.is_of_article(mention.entity, reading.article)
    )
    return replace(reading, mentions=mentions, facts=sure)
