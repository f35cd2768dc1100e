"""Options that several commands share, and how a command opens its store and fails."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.graph.errors import DetenteError
from detente.graph.opening import FILLING_MB, open_store
from detente.graph.relations import Vocabulary, vocabulary
from detente.graph.store import Store


class Form(StrEnum):
    """How results are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


StoreUrl = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="DETENTE_STORE",
        metavar="URL",
        help="The store: a folder, networkx:FILE, neo4j://host or neo4j+s://host.",
    ),
]
DEFAULT_STORE = "detente.db"

Format = Annotated[
    Form | None,
    typer.Option(
        "--format",
        help="How to write the result (default: table at a terminal, else jsonl).",
        show_default=False,
    ),
]

RELATIONS_VARIABLE = "DETENTE_RELATIONS"


def chosen(form: Form | None) -> Form:
    """The form asked for: a table where a person looks on, else JSON Lines."""
    if form is not None:
        return form
    return Form.TABLE if sys.stdout.isatty() else Form.JSONL


def words() -> Vocabulary:
    """The vocabulary, with the user's own words where ``--relations`` names a file.

    Raises:
        BadVocabulary: the file cannot be used.
    """
    file = os.environ.get(RELATIONS_VARIABLE)
    return vocabulary().with_file(Path(file)) if file else vocabulary()


@contextmanager
def opened(url: str, *, create: bool = False) -> Iterator[Store]:
    """The store at ``url``, open for a block; ``create``: made first, to be filled."""
    memory = FILLING_MB if create else None
    with open_store(url, create=create, vocabulary=words(), memory_mb=memory) as store:
        yield store


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn an error of ours into its one line on stderr and exit code 1.

    A reader of our output that has gone away (``detente ... | head``) ends us quietly.
    """
    try:
        yield
    except DetenteError as error:
        typer.echo(f"detente: {' '.join(str(error).split())}", err=True)
        raise typer.Exit(1) from error
    except BrokenPipeError:
        # Python flushes stdout once more at exit: give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None


def say(message: str) -> None:
    """Talk to the person, on stderr, away from results."""
    typer.echo(message, err=True)
