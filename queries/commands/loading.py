"""Commands that read: load, extract, and the words that facts are made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Annotated, BinaryIO, TypeVar

import typer

from detente.graph.dates import PartialDate
from detente.graph.decisions import Decision
from detente.graph.errors import BadInput
from detente.graph.formats import jsonl
from detente.graph.model import Article, Reading
from detente.graph.store import Tally
from detente.queries.commands.options import (
    DEFAULT_STORE,
    Form,
    Format,
    StoreUrl,
    chosen,
    opened,
    say,
    told_plainly,
    words,
)
from detente.queries.commands.sources import binary, holds_facts
from detente.queries.tables import write_rows

_CHUNK = 32  # readings a time: the store is open, and locked, only while it writes

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|URL|-...",
        help="Texts, HTML, PDF, JSON Lines, CSV, folders of them, addresses, or -.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        help="The dateline of texts that do not give their own: 2020-05-05.",
        show_default=False,
    ),
]
Jobs = Annotated[
    int, typer.Option(min=1, help="Processes that read; the result is the same.")
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        min=0,
        max=1,
        help="Only facts at least so likely to be right.",
        show_default=False,
    ),
]


@dataclass
class _Skipped:
    """Names on stderr what could not be read, and counts it; the rest goes on."""

    count: int = 0

    def note(self, error: BadInput) -> None:
        self.count += 1
        say(f"detente: skipped {' '.join(str(error).split())}")

    def end(self) -> None:
        """Exit code 1 where anything was skipped."""
        if self.count:
            say(f"{self.count} skipped; all the rest was read")
            raise typer.Exit(1)


def _articles(
    sources: Iterable[str], published: str | None, skipped: _Skipped
) -> Iterator[Article]:
    from detente.loaders import Unread, read_articles

    dateline = PartialDate.parse(published) if published else None
    for source in sources:
        try:
            for article in read_articles(source, published=dateline):
                if isinstance(article, Unread):
                    skipped.note(BadInput(article.where, article.why))
                else:
                    yield article
        except BadInput as error:
            skipped.note(error)


def _likely(reading: Reading, floor: float) -> Reading:
    facts = tuple(fact for fact in reading.facts if fact.confidence >= floor)
    return replace(reading, facts=facts)


_Thing = TypeVar("_Thing")


def _counted(things: Iterable[_Thing]) -> Iterator[_Thing]:
    """``things`` as they come, with a count on stderr for a person who waits."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description} {task.completed}"),
        TimeElapsedColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("articles read", total=None)
        for thing in things:
            bar.advance(task)
            yield thing


def load(
    sources: Sources,
    published: Published = None,
    min_confidence: MinConfidence = None,
    jobs: Jobs = 1,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read again articles that are there.")
    ] = False,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Read articles, or facts, into the store.

    An article that is there already is passed over, so a load that was stopped goes
    on where it was when it is given again. A broken file is named and skipped, the
    rest is loaded, and the exit code is 1. Of articles only facts that are likely
    right are kept, unless --min-confidence says otherwise; files of facts are taken
    whole.

    Try:

      detente load article.txt --published 2020-05-05

      detente load articles/ --jobs 2

      detente load facts.jsonl --store networkx:graph.jsonl
    """
    with told_plainly():
        from detente.loaders import LIKELY, read

        skipped = _Skipped()
        with opened(store, create=True):
            pass  # a store that cannot be had is said before anything is read
        told = [source for source in sources if holds_facts(source)]
        articles = _articles(
            [source for source in sources if source not in told], published, skipped
        )
        fresh = articles if reread else _not_there(store, articles)
        floor = LIKELY if min_confidence is None else min_confidence
        tally = _keep(store, (_likely(r, floor) for r in read(fresh, jobs=jobs)))
        for source in told:
            with binary(source) as file:
                tally += _keep(store, _told(file, source, min_confidence, skipped))
        say(
            f"{store}: {tally.added} articles added, {tally.replaced} replaced, "
            f"{tally.unchanged} unchanged; {tally.facts} facts"
        )
        skipped.end()


def _not_there(url: str, articles: Iterator[Article]) -> Iterator[Article]:
    """The articles that the store does not have as they are now."""
    while chunk := list(islice(articles, _CHUNK)):
        with opened(url) as kept:
            there = kept.articles([article.id for article in chunk])
            digests = {article.id: article.digest for article in there}
        yield from (a for a in chunk if digests.get(a.id) != a.digest)


def _told(
    file: BinaryIO, name: str, floor: float | None, skipped: _Skipped
) -> Iterator[Reading | Decision]:
    for read_ in jsonl.read(file, name, words(), skipped.note):
        yield read_ if isinstance(read_, Decision) else _likely(read_, floor or 0)


def _keep(url: str, told: Iterator[Reading | Decision]) -> Tally:
    """Put readings and decisions into the store, some at a time."""
    tally = Tally()
    counted = _counted(told)
    while chunk := list(islice(counted, _CHUNK)):
        with opened(url) as kept:
            tally += kept.add(one for one in chunk if isinstance(one, Reading))
            kept.decide(one for one in chunk if isinstance(one, Decision))
    return tally


def extract(
    sources: Sources,
    published: Published = None,
    min_confidence: MinConfidence = None,
    jobs: Jobs = 1,
    form: Format = None,
) -> None:
    """Print the facts that articles tell; no store is touched.

    As JSON Lines, doc is the file's stem, start and end are where the evidence
    stands in the text.

    Try:  detente extract article.txt --published 2020-05-05 --format table
    """
    with told_plainly():
        from detente.loaders import read

        skipped = _Skipped()
        readings = _counted(read(_articles(sources, published, skipped), jobs=jobs))
        rows = (
            jsonl.fact_to_row(fact)
            for reading in readings
            for fact in _likely(reading, min_confidence or 0).facts
        )
        written = chosen(form)
        if written is Form.TABLE:
            write_rows(written, _FACT_COLUMNS, map(_fact_words, rows))
        else:
            write_rows(written, _FACT_KEYS, rows)
        skipped.end()


_FACT_KEYS = (
    *("doc", "subject", "subject_type", "relation", "object", "object_type", "date"),
    *("date_end", "negated", "modality", "attrs", "evidence", "confidence", "plover"),
    *("start", "end", "subject_id", "object_id"),
)
_FACT_COLUMNS = ("subject", "relation", "object", "date", "told", "details", "sure")


def _fact_words(row: dict[str, object]) -> dict[str, object]:
    told = [str(row["modality"])] if row["modality"] != "asserted" else []
    return row | {
        "told": ", ".join((["not"] if row["negated"] else []) + told),
        "details": row["attrs"],
        "sure": f"{row['confidence']:.2f}",
    }


def relations(form: Format = None) -> None:
    """List the relations: what they mean, what they join, their PLOVER class."""
    with told_plainly():
        columns = ("relation", "meaning", "from", "to", "plover", "wikidata")
        rows = (
            {
                "relation": relation.name,
                "meaning": relation.meaning,
                "from": sorted(relation.domain),
                "to": sorted(relation.range),
                "plover": relation.plover,
                "wikidata": relation.wikidata,
            }
            for relation in words().relations.values()
        )
        write_rows(chosen(form), columns, rows)
