"""Articles in, readings out: the whole reader, in one process or several."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.tokens import Doc

from detente.graph.model import Article, Mentioned, Reading
from detente.loaders import facts, language
from detente.loaders.finding import entities

LIKELY = 0.65
"""The confidence from which a store keeps facts: most of them, nearly all right."""

_BATCH = 32  # articles parsed together, and handed to a process at a time
_AHEAD = 3  # batches for each process that may wait, so that memory stays flat


def read(articles: Iterable[Article], *, jobs: int = 1) -> Iterator[Reading]:
    """What each article says, in the order of ``articles``, as they come.

    A reading depends on its article alone: any order, and any number of ``jobs``
    (processes), gives the same. Only some dozens of articles are held at a time.
    """
    batches = _batches(articles)
    if jobs <= 1:
        for batch in batches:
            yield from _read(batch)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(jobs) as pool:
        waiting = deque(
            pool.apply_async(_read, (batch,))
            for batch in islice(batches, jobs * _AHEAD)
        )
        while waiting:
            readings = waiting.popleft().get()
            for batch in islice(batches, 1):
                waiting.append(pool.apply_async(_read, (batch,)))
            yield from readings


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
    return Reading(
        article,
        tuple(Mentioned(one.entity, len(one.mentions)) for one in found),
        tuple(facts.claim(doc, article, found)),
    )
