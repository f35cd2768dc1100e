"""Commands that ask in Cypher."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.graph.errors import BadInput
from detente.queries.commands.options import (
    DEFAULT_STORE,
    Format,
    StoreUrl,
    chosen,
    opened,
    told_plainly,
)
from detente.queries.tables import write_rows


def cypher(
    query: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY|-", help="An openCypher statement, or - for stdin."
        ),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("-f", "--file", help="A file with the statement.")
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", "-p", metavar="K=V", help="A parameter; V as JSON, else text."
        ),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Allow the query to change the store.")
    ] = False,
    form: Format = None,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Ask the graph in openCypher; read-only unless --write.

    Try:

      detente cypher 'MATCH (a)-[r:AWARDED]->(b) RETURN a.name, r.award, b.name'

      detente cypher 'MATCH (p {name: $who})-[c:CLAIM]->(e) RETURN c, e' -p who="Kim Jong Un"
    """  # noqa: E501 - a command is one line
    with told_plainly():
        from detente.queries.cypher import parameters

        text = _read(query, file)
        values = parameters(param or ())
        with opened(store) as kept:
            answer = kept.cypher(text, values, write=write)
        write_rows(chosen(form), answer.columns, answer)


def _read(query: str | None, file: Path | None) -> str:
    if (query is None) == (file is None):
        message = "give a query, - or -f FILE"
        raise typer.BadParameter(message)
    if file is not None:
        try:
            return file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(str(file), str(error)) from error
    return sys.stdin.read() if query == "-" else query or ""
