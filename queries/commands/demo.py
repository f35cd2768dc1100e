"""``detente demo``: the main job once, on a sample article, command by command."""

import shlex
import sys
from importlib.resources import files
from pathlib import Path
from shutil import which
from typing import Annotated

import typer

from detente.queries.commands.options import say

_STORE = "detente.db"
_WHO = ("Kim Jong Un", "Alexander Matsegora")
_QUERY = (
    "MATCH (giver)-[r:AWARDED|PRESENTED_TO]->(receiver) "
    "RETURN giver.name AS giver, type(r) AS relation, receiver.name AS receiver, "
    "r.date AS date, r.award AS award ORDER BY relation, giver"
)
_NEXT = """\
What to try next:
  open {folder}/map.html in a browser: click an edge to read the sentence behind it
  export DETENTE_STORE={folder}/detente.db
  {detente} show "Kim Jong Un"
  {detente} cypher 'MATCH (p)-[c:CLAIM]->(e) RETURN p.name, c.relation, c.negated, c.modality, e.name'
  {detente} load YOUR-ARTICLE.txt --published 2026-05-05
  {detente} --help"""  # noqa: E501 - a command is one line


def demo(
    folder: Annotated[
        Path, typer.Option(help="Where the sample, its store and its map are put.")
    ] = Path("demo"),
) -> None:
    """Read a sample article, ask its graph, draw it, and say what to try next."""
    folder.mkdir(parents=True, exist_ok=True)
    article, store, page = folder / "sample.txt", folder / _STORE, folder / "map.html"
    sample = files("detente.queries").joinpath("data/sample.txt")
    article.write_text(sample.read_text("utf-8"), "utf-8")
    for heading, *arguments in (
        ("The facts it tells", "extract", article, "--format", "table"),
        ("Keep them", "load", article, "--store", store),
        ("How are they connected?", "path", *_WHO, "--store", store),
        ("Ask in Cypher", "cypher", _QUERY, "--store", store, "--format", "table"),
        ("Draw it", "map", "--store", store, "-o", page),
    ):
        _run(heading, [str(argument) for argument in arguments])
    say("")
    program = "detente" if which("detente") else sys.argv[0]
    typer.echo(_NEXT.format(folder=folder, detente=program))


def _run(heading: str, arguments: list[str]) -> None:
    """Show a command as one would type it, and its answer."""
    from detente.queries.cli import app

    typer.secho(f"\n{heading}", bold=True)
    typer.echo(f"$ {shlex.join(['detente', *arguments])}\n")
    app(arguments, standalone_mode=False)
