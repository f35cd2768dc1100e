"""The exchange form: JSON Lines, a fact a line, as ``detente extract`` prints them.

A line is one of three: a fact; an article with its mentions, before its facts; a
decision about identity. Lines with facts alone are enough. What is exported here loads
into any other store as the same graph. The file of a store says first which version
of these lines it has, and last what Cypher wrote.
"""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import orjson

from detente.graph.decisions import Decision
from detente.graph.errors import BadDate, BadFact, BadInput, BadVocabulary
from detente.graph.formats.exchange import (
    article_from_row,
    article_to_row,
    decision_from_row,
    decision_to_row,
    fact_from_row,
    fact_to_row,
    mention_from_row,
    mention_to_row,
)
from detente.graph.model import Article, Fact, Mentioned, Reading
from detente.graph.properties import settled
from detente.graph.relations import Vocabulary
from detente.graph.store import Store

__all__ = [
    "OtherVersion",
    "fact_from_row",
    "fact_to_row",
    "lines",
    "read",
    "version_line",
    "write",
    "written_lines",
]

VERSION = 1
"""Of the lines in the file of a store; it is one too where no line says so."""

_MARK = "detente store"

_LONGEST = 10_000_000  # bytes of a line; a longer one is no row of ours


class OtherVersion(BadInput):
    """The file of a store that a detente of another version wrote."""

    def __init__(self, where: str, version: object) -> None:
        why = (
            f"a store of version {version}, this detente knows version {VERSION}: "
            "export it with the detente that wrote it and load that"
        )
        super().__init__(where, why)


def _of_no_article(_: object) -> None:
    message = "Cypher wrote this, no article tells it: it is left out"
    raise BadFact(message)


def lines(
    readings: Iterable[Reading], decisions: Iterable[Decision]
) -> Iterator[bytes]:
    """The lines of an export; those of decisions come last."""
    for reading in readings:
        yield _line(
            {
                "article": article_to_row(reading.article),
                "mentions": [mention_to_row(mention) for mention in reading.mentions],
            }
        )
        for fact in reading.facts:
            yield _line(fact_to_row(fact))
    for decision in sorted(decisions, key=lambda decision: decision.key):
        yield _line({"decision": decision_to_row(decision)})


def version_line() -> bytes:
    """The line before an export that makes it the file of a store."""
    return _line({_MARK: VERSION})


def written_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Lines behind an export that say what Cypher wrote over the graph."""
    return (_line({"written": row}) for row in rows)


def write(store: Store, stream: BinaryIO) -> None:
    """Write all that a store took in, and the decisions in force.

    A merge that was taken back leaves no trace in it.
    """
    in_force = [decision for decision in store.decisions() if decision.in_force]
    stream.writelines(lines(store.readings(), in_force))


def read(
    file: BinaryIO,
    name: str,
    vocabulary: Vocabulary,
    skipped: Callable[[BadInput], None],
    *,
    written: Callable[[Any], None] = _of_no_article,
) -> Iterator[Reading | Decision]:
    """The articles of a file, each once all its lines are read, and its decisions.

    ``file`` is read twice, so it must be one that can seek. A line that cannot be
    used is told to ``skipped`` (``name:line: why``) and left out. Memory grows with
    the articles whose lines are not all together, not with the file. ``written`` is
    called with what Cypher wrote, line by line (``written_lines``). Nothing more is
    read of a store of another version (``OtherVersion``).
    """
    expected: Counter[str] = Counter()
    for _, row in _rows_known(file, name, lambda _: None):
        expected[_owner(row)] += 1
    file.seek(0)
    gathered: dict[str, _Gathered] = {}
    for number, row in _rows_known(file, name, skipped):
        owner = _owner(row)
        so_far = gathered.setdefault(owner, _Gathered())
        try:
            if "written" in row:
                written(row["written"])
            elif "decision" in row:
                yield decision_from_row(row["decision"])
            else:
                so_far.take(row, vocabulary)
        except (BadFact, BadVocabulary, BadDate) as error:
            skipped(BadInput(f"{name}:{number}", str(error)))
        expected[owner] -= 1
        if not expected[owner]:
            del gathered[owner], expected[owner]
            if so_far.article is None and not so_far.facts:
                continue
            try:
                yield so_far.reading(owner)
            except BadFact as error:  # its mentions and its facts contradict
                skipped(BadInput(f"{name}: article {owner}", str(error)))


@dataclass(slots=True)
class _Gathered:
    """What the lines read so far say of one article."""

    article: Article | None = None
    mentions: list[Mentioned] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def take(self, row: Mapping[str, Any], vocabulary: Vocabulary) -> None:
        if "article" in row:
            self.article = article_from_row(row["article"])
            told = row.get("mentions") or ()
            self.mentions.extend(mention_from_row(one, vocabulary) for one in told)
        else:
            self.facts.append(fact_from_row(row, vocabulary))

    def reading(self, article_id: str) -> Reading:
        article = self.article or Article(article_id)
        return settled(Reading(article, tuple(self.mentions), tuple(self.facts)))


def _rows_known(
    file: BinaryIO, name: str, skipped: Callable[[BadInput], None]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows but the one with the version; none behind a version not known."""
    for number, row in _rows(file, name, skipped):
        if _MARK not in row:
            yield number, row
        elif row[_MARK] != VERSION:
            skipped(OtherVersion(name, row[_MARK]))
            return


def _rows(
    file: BinaryIO, name: str, skipped: Callable[[BadInput], None]
) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 0
    while line := file.readline(_LONGEST):
        number += 1
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            while len(line) == _LONGEST and not line.endswith(b"\n"):
                line = file.readline(_LONGEST)
            skipped(BadInput(f"{name}:{number}", "a line of more than 10 MB"))
            continue
        if number == 1:
            line = line.removeprefix(BOM_UTF8)
        if not line.strip():
            continue
        try:
            row = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            skipped(BadInput(f"{name}:{number}", f"no JSON: {error}"))
            continue
        if not isinstance(row, dict):
            skipped(BadInput(f"{name}:{number}", "no JSON object"))
            continue
        yield number, row


def _owner(row: Mapping[str, Any]) -> str:
    """The id of the article that a line is about, "" where there is none."""
    article = row.get("article")
    if isinstance(article, dict):
        return str(article.get("id", ""))
    return str(row.get("doc", ""))


def _line(row: Mapping[str, Any]) -> bytes:
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
