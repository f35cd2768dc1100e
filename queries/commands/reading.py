"""Which reader reads, and what could not be read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from detente.graph.dates import PartialDate
from detente.graph.errors import BadInput
from detente.graph.model import Article, Reading
from detente.queries.commands.options import say, words


class Extractor(StrEnum):
    """Who turns articles into facts."""

    LOCAL = "local"
    LLM = "llm"


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
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=COLUMN",
        help="Where a table of articles keeps id, title, text, url, publisher or "
        "published: text=body (may be given again).",
        show_default=False,
    ),
]
Jobs = Annotated[
    int, typer.Option(min=1, help="Processes that read; the result is the same.")
]
ReadBy = Annotated[
    Extractor,
    typer.Option(
        "--extractor",
        help="local: detente's own reader. llm: the language model that "
        "DETENTE_LLM_URL and DETENTE_LLM_MODEL name (DETENTE_LLM_KEY, if it needs "
        "one); texts are sent there.",
    ),
]
MaxTokens = Annotated[
    int | None,
    typer.Option(
        "--max-tokens-total",
        min=1,
        help="With --extractor llm: stop before it takes more tokens.",
        show_default=False,
    ),
]


@dataclass
class Skipped:
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


_TELL_EVERY = 25  # articles that a language model reads
_FIELDS = ("id", "title", "text", "url", "publisher", "published")


def columns_told(columns: Iterable[str] | None) -> dict[str, str]:
    """Which column of a table is which field of an article.

    Raises:
        BadParameter: one is not of the form field=column.
    """
    told = dict(column.partition("=")[::2] for column in columns or ())
    for field, column in told.items():
        if field not in _FIELDS or not column:
            message = (
                f"{field}={column}: write one of {', '.join(_FIELDS)}, =, a column"
            )
            raise typer.BadParameter(message, param_hint="--column")
    return told


def articles_of(
    sources: Iterable[str],
    skipped: Skipped,
    *,
    published: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Article]:
    """The articles of all sources, in order.

    Raises:
        BadDate: ``published`` is no day.
    """
    from detente.loaders import Unread, read_articles

    dateline = PartialDate.parse(published) if published else None
    for source in sources:
        try:
            for article in read_articles(source, published=dateline, columns=columns):
                if isinstance(article, Unread):
                    skipped.note(BadInput(article.where, article.why))
                else:
                    yield article
        except BadInput as error:
            skipped.note(error)


def readings_of(
    articles: Iterable[Article],
    skipped: Skipped,
    *,
    extractor: Extractor,
    jobs: int,
    max_tokens_total: int | None,
) -> Iterator[Reading]:
    """What each article says, by the reader asked for.

    Raises:
        BadInput: no language model is named.
        BudgetSpent, NoAnswer: the language model may not, or does not, go on.
    """
    if extractor is Extractor.LOCAL:
        from detente.loaders import read

        yield from read(articles, jobs=jobs)
        return
    from detente.loaders import Unread
    from detente.loaders.llm.chat import Endpoint
    from detente.loaders.llm.reader import LlmReader, cache_folder

    endpoint = Endpoint.from_environment()
    reader = LlmReader(
        endpoint,
        cache=cache_folder(),
        max_tokens_total=max_tokens_total,
        words=words(),
    )
    count = 0
    try:
        for reading in reader.read(articles):
            count += 1
            if count % _TELL_EVERY == 0:
                say(f"{count} articles: {reader.spent.told(endpoint)}")
            if isinstance(reading, Unread):
                skipped.note(BadInput(reading.where, reading.why))
            else:
                yield reading
    finally:
        say(f"{count} articles: {reader.spent.told(endpoint)}")
