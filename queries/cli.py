"""``detente``: the one place that knows loaders, graph and queries.

It only puts the commands together; what they do stands in ``queries/commands``.
"""

import os
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from detente.queries.commands import (
    asking,
    comparing,
    demo,
    drawing,
    keeping,
    loading,
    telling,
)
from detente.queries.commands.options import RELATIONS_VARIABLE

app = typer.Typer(
    name="detente",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"detente {version('detente')}")
        raise typer.Exit


@app.callback()
def _main(
    relations: Annotated[
        Path | None,
        typer.Option(
            envvar=RELATIONS_VARIABLE,
            metavar="FILE",
            help="A TOML file that adds relations and entity types of your own.",
            show_default=False,
        ),
    ] = None,
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say which."),
    ] = False,
) -> None:
    """A graph of people and states, read from news: the sentence behind every edge.

    Try it:  detente demo
    """
    if relations is not None:
        os.environ[RELATIONS_VARIABLE] = str(relations)


for command in (
    loading.load,
    loading.extract,
    loading.explain,
    loading.relations,
    demo.demo,
    telling.path,
    telling.show,
    telling.timeline,
    telling.stats,
    comparing.between,
    comparing.common,
    comparing.conflicts,
    comparing.central,
    asking.cypher,
    asking.shell,
    keeping.forget,
    keeping.export,
    keeping.copy,
    keeping.check,
    keeping.merge,
    keeping.split,
    keeping.different,
    keeping.candidates,
    keeping.decisions,
):
    app.command()(command)
app.command("map")(drawing.draw)
# The options of a named query are its own, and so is its --help.
app.command(
    context_settings={
        "allow_extra_args": True,
        "ignore_unknown_options": True,
        "help_option_names": [],
    }
)(asking.ask)


def main() -> None:
    """Run the command line; exit codes: 0 done, 1 nothing found or refused, 2 usage."""
    app()
