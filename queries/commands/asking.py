"""Commands that ask in Cypher: cypher, ask and shell."""

import os
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.graph.errors import BadInput
from detente.queries.commands.arguments import MapFile, Parameters, Write, write_map
from detente.queries.commands.options import (
    DEFAULT_STORE,
    StoreUrl,
    chosen,
    opened,
    say,
    told_plainly,
)
from detente.queries.tables import write_rows

FOLDERS_VARIABLE = "DETENTE_QUERIES"


class AnswerForm(StrEnum):
    """How an answer is written; parquet needs --out."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"
    PARQUET = "parquet"


Query = Annotated[
    str | None,
    typer.Argument(
        metavar="QUERY|-",
        help="An openCypher statement, or - for stdin.",
        show_default=False,
    ),
]
FormOption = Annotated[
    AnswerForm | None,
    typer.Option(
        "--format",
        help="How to write the answer (default: table at a terminal, else jsonl).",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Write there: .csv .json .jsonl .md .parquet .txt.",
        show_default=False,
    ),
]
Limit = Annotated[
    int, typer.Option(min=0, help="At most so many rows; 0 for all there are.")
]
Timeout = Annotated[
    float, typer.Option(min=0, help="Seconds until a query is stopped; 0 for never.")
]


def cypher(
    query: Query = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "-f",
            "--file",
            help="A file with statements, a semicolon after each.",
            show_default=False,
        ),
    ] = None,
    param: Parameters = None,
    write: Write = False,
    limit: Limit = 1000,
    timeout: Timeout = 60,
    form: FormOption = None,
    out: Out = None,
    map_: MapFile = None,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Ask the graph in openCypher; read-only unless --write.

    Labels, relations and properties that the graph does not know are pointed at.

    Try:

      detente cypher 'MATCH (a)-[r:AWARDED]->(b) RETURN a.name, r.award, b.name'

      detente cypher 'MATCH (p {name: $who})-[c:CLAIM]->(e) RETURN c, e' -p who="Kim Jong Un"

      detente cypher -f questions.cypher --format markdown
    """  # noqa: E501 - a command is one line
    with told_plainly():
        from detente.queries.answers import Bounds, ask_and_point_out
        from detente.queries.cypher import parameters
        from detente.queries.statements import statements

        told = statements(_read(query, file))
        if not told:
            message = "there is no statement to run"
            raise typer.BadParameter(message)
        for one_file in (out, map_):
            if one_file is not None and len(told) > 1:
                message = f"{one_file} is one file: ask one statement for it"
                raise typer.BadParameter(message)
        values = parameters(param or ())
        bounds = Bounds(limit=limit or None, timeout_s=timeout or None, write=write)
        with opened(store) as kept:
            for statement in told:
                answer = ask_and_point_out(
                    kept, statement, values, bounds=bounds, say=say
                )
                _write(answer.columns, answer.records(), form, out)
                if answer.cut:
                    say(f"the first {limit} rows; --limit 0 gives all")
                if map_ is not None:
                    from detente.queries.maps import map_of_rows

                    write_map(map_of_rows(kept, answer), map_)


def _write(
    columns: tuple[str, ...],
    records: Iterable[Mapping[str, object]],
    form: AnswerForm | None,
    out: Path | None,
) -> None:
    from detente.queries.writing import form_of, markdown, write_file

    if out is not None:
        write_file(out, columns, records, form.value if form else form_of(out))
        typer.echo(out)
    elif form is AnswerForm.PARQUET:
        raise BadInput(where="parquet", why="is no text: name a file with --out")
    elif form is AnswerForm.MARKDOWN:
        sys.stdout.write(markdown(columns, records))
    else:
        write_rows(form.value if form else chosen(None), columns, records)


def _read(query: str | None, file: Path | None) -> str:
    if (query is None) == (file is None):
        message = "give a query, - or -f FILE"
        raise typer.BadParameter(message)
    try:
        if file is not None:
            return file.read_text("utf-8")
        return sys.stdin.read() if query == "-" else query or ""
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(str(file or "stdin"), str(error)) from error


def ask(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(help="A named query; without one, all are listed."),
    ] = None,
    limit: Limit = 1000,
    timeout: Timeout = 60,
    form: FormOption = None,
    out: Out = None,
    store: StoreUrl = DEFAULT_STORE,
    help_: Annotated[
        bool,
        typer.Option(
            "--help", "-h", help="Show this, or the options of the query that is named."
        ),
    ] = False,
) -> None:
    """Ask a question that has a name; its own options follow it.

    Files NAME.cypher in the folders of DETENTE_QUERIES (a colon between them) are
    named queries too.

    Try:

      detente ask

      detente ask awards --by Russia --since 2019

      detente ask awards --help
    """
    if help_ and name is None:
        typer.echo(context.get_help())
        return
    with told_plainly():
        from detente.queries.answers import Bounds
        from detente.queries.answers import ask as asked
        from detente.queries.named import library, named

        folders = _folders()
        if name is None:
            rows = [
                {
                    "name": query.name,
                    "tells": query.description,
                    "options": " ".join(
                        f"[--{one.name}]" if one.optional else f"--{one.name}"
                        for one in query.parameters
                    ),
                }
                for query in library(folders).values()
            ]
            _write(("name", "tells", "options"), rows, form, out)
            return
        query = named(name, folders)
        if help_:
            typer.echo("\n".join(query.usage()))
            return
        told = _options_told(context.args)
        with opened(store) as kept:
            values = query.values(kept, told)
            bounds = Bounds(limit=limit or None, timeout_s=timeout or None)
            answer = asked(kept, query.text, values, bounds=bounds)
        _write(answer.columns, answer.records(), form, out)
        if answer.cut:
            say(f"the first {limit} rows; --limit 0 gives all")
        if not answer:
            say(f"nothing: {query.description}")
            raise typer.Exit(1)


def _folders() -> list[Path]:
    told = os.environ.get(FOLDERS_VARIABLE, "")
    return [Path(folder) for folder in told.split(os.pathsep) if folder]


def _options_told(arguments: Iterable[str]) -> dict[str, str]:
    """``--by Russia --since=2019`` as a mapping."""
    told: dict[str, str] = {}
    waiting = iter(arguments)
    for argument in waiting:
        name, given, value = argument.partition("=")
        if not name.startswith("--"):
            message = f"{argument!r} follows no option"
            raise typer.BadParameter(message)
        if not given:
            value = next(waiting, "")
            if not value:
                message = f"{name} needs a value"
                raise typer.BadParameter(message)
        told[name[2:]] = value
    return told


def shell(
    store: StoreUrl = DEFAULT_STORE,
    write: Write = False,
) -> None:
    """Ask in Cypher line by line, with history and completion; :help says how."""
    with told_plainly():
        from detente.queries.shell import run

        with opened(store) as kept:
            run(kept, write=write)
