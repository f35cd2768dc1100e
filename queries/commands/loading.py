"""Commands that read: load, extract, and the words that facts are made of."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Annotated, BinaryIO, TypeVar

import typer

from detente.graph.decisions import Decision, taken_anew
from detente.graph.formats import jsonl
from detente.graph.model import Article, Reading
from detente.graph.store import Store, Tally
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
from detente.queries.commands.reading import (
    Columns,
    Extractor,
    Jobs,
    MaxTokens,
    Published,
    ReadBy,
    Skipped,
    Sources,
    articles_of,
    columns_told,
    readings_of,
)
from detente.queries.commands.sources import binary, holds_facts
from detente.queries.tables import printable, write_rows

_CHUNK = 32  # articles at once, which take a second or two to read
_TOLD = 400  # the same of files that tell their facts

MinConfidence = Annotated[
    float | None,
    typer.Option(
        min=0,
        max=1,
        help="Only facts at least so likely to be right.",
        show_default=False,
    ),
]


def _from(floor: float, reading: Reading) -> Reading:
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
    column: Columns = None,
    min_confidence: MinConfidence = None,
    jobs: Jobs = 1,
    extractor: ReadBy = Extractor.LOCAL,
    max_tokens_total: MaxTokens = None,
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
        from detente.loaders import LIKELY, likely

        skipped = Skipped()
        told = [source for source in sources if holds_facts(source)]
        articles = articles_of(
            [source for source in sources if source not in told],
            skipped,
            published=published,
            columns=columns_told(column),
        )
        floor = LIKELY if min_confidence is None else min_confidence
        passed_over: list[str] = []
        with opened(store, create=True) as kept:
            readings = readings_of(
                articles if reread else _not_there(kept, articles, passed_over),
                skipped,
                extractor=extractor,
                jobs=jobs,
                max_tokens_total=max_tokens_total,
            )
            tally = _keep(kept, (likely(reading, floor) for reading in readings))
            for source in told:
                with binary(source) as file:
                    rows = _told(file, source, min_confidence, skipped)
                    tally += _keep(kept, rows, _TOLD)
        say(
            f"{store}: {tally.added} articles added, {tally.replaced} replaced, "
            f"{tally.unchanged + len(passed_over)} unchanged; {tally.facts} facts read"
        )
        skipped.end()


def _not_there(
    store: Store, articles: Iterator[Article], passed_over: list[str]
) -> Iterator[Article]:
    """The articles that the store does not have as they are now."""
    while chunk := list(islice(articles, _CHUNK)):
        there = store.articles([article.id for article in chunk])
        digests = {article.id: article.digest for article in there}
        for article in chunk:
            if digests.get(article.id) == article.digest:
                passed_over.append(article.id)
            else:
                yield article


def _told(
    file: BinaryIO, name: str, floor: float | None, skipped: Skipped
) -> Iterator[Reading | Decision]:
    for read_ in jsonl.read(file, name, words(), skipped.note):
        yield read_ if isinstance(read_, Decision) else _from(floor or 0, read_)


def _keep(
    store: Store, told: Iterator[Reading | Decision], at_once: int = _CHUNK
) -> Tally:
    """Put readings and decisions into the store, some at a time.

    They are read before they are given to it: it is locked only while it writes.
    """
    tally = Tally()
    counted = _counted(told)
    while chunk := list(islice(counted, at_once)):
        tally += store.add(one for one in chunk if isinstance(one, Reading))
        decisions = [one for one in chunk if isinstance(one, Decision)]
        if decisions:
            store.decide(taken_anew(store.decisions(), decisions))
    return tally


def extract(
    sources: Sources,
    published: Published = None,
    column: Columns = None,
    min_confidence: MinConfidence = None,
    jobs: Jobs = 1,
    extractor: ReadBy = Extractor.LOCAL,
    max_tokens_total: MaxTokens = None,
    form: Format = None,
) -> None:
    """Print the facts that articles tell; no store is touched.

    As JSON Lines, doc is the file's stem, start and end are where the evidence
    stands in the text.

    Try:  detente extract article.txt --published 2020-05-05 --format table
    """
    with told_plainly():
        skipped = Skipped()
        readings = _counted(
            readings_of(
                articles_of(
                    sources,
                    skipped,
                    published=published,
                    columns=columns_told(column),
                ),
                skipped,
                extractor=extractor,
                jobs=jobs,
                max_tokens_total=max_tokens_total,
            )
        )
        rows = (
            jsonl.fact_to_row(fact)
            for reading in readings
            for fact in _from(min_confidence or 0, reading).facts
        )
        written = chosen(form)
        if written is Form.TABLE:
            write_rows(written, _FACT_COLUMNS, map(_fact_words, rows))
        else:
            write_rows(written, _FACT_KEYS, rows)
        skipped.end()


def explain(
    article: Annotated[
        str,
        typer.Argument(
            metavar="PATH|URL|-", show_default=False, help="A text, or several."
        ),
    ],
    fact: Annotated[
        int | None,
        typer.Option(
            min=1, help="Only this fact, as extract counts them.", show_default=False
        ),
    ] = None,
    published: Published = None,
    column: Columns = None,
) -> None:
    """Say why each fact was found, and why candidates were dropped.

    For each: the sentence, the word that says it, the strongest reasons of the
    trained decision, which words make it planned, denied or reported, whom pronouns
    and roles mean, and how the date came out; of what was dropped also what the same
    words tell instead.

    Try:  detente explain article.txt --fact 3
    """
    with told_plainly():
        from detente.loaders import explain as reasons

        skipped = Skipped()
        shown = 0
        articles = articles_of(
            [article], skipped, published=published, columns=columns_told(column)
        )
        first = list(islice(articles, 2))
        for read_ in chain(first, articles):
            if len(first) > 1:
                typer.echo(printable(f"article {read_.id}"))
            for line in reasons(read_, fact=fact):
                typer.echo(printable(line))
                shown += 1
        skipped.end()
        if not shown:
            say(f"no fact {fact} in {article}" if fact else f"no fact in {article}")
            raise typer.Exit(1)


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
