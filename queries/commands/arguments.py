"""Arguments that the telling commands share, and how they write what was found."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.graph.dates import PartialDate
from detente.graph.plain import readable
from detente.queries.commands.options import Form, chosen, say
from detente.queries.tables import write_rows

if TYPE_CHECKING:
    from detente.queries.maps.drawing import Map

_CELL = 160

Who = Annotated[
    str,
    typer.Argument(metavar="ENTITY", help="Its id, name or alias.", show_default=False),
]
Several = Annotated[
    list[str],
    typer.Argument(
        metavar="ENTITY...", help="Ids, names or aliases.", show_default=False
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="DAY", help="Nothing before: 2019, 2019-04, 2019-04-25."
    ),
]
Until = Annotated[
    str | None, typer.Option("--to", metavar="DAY", help="Nothing after.")
]
Claims = Annotated[
    bool,
    typer.Option(
        "--claims", help="Also what is denied, rumoured or planned, marked as such."
    ),
]

ClaimsToo = Annotated[
    bool, typer.Option(help="Also what is denied, rumoured or planned, marked.")
]
Over = Annotated[
    list[str] | None,
    typer.Option(
        "--relation", metavar="R", help="Only over such edges (may be given again)."
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(metavar="X", help="Not over this entity, type or relation."),
]
Parameters = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        "-p",
        metavar="K=V",
        help="A parameter of the query: V as JSON, else as text (may be given again).",
    ),
]
Write = Annotated[
    bool, typer.Option("--write", help="Allow queries to change the store.")
]

MapFile = Annotated[
    Path | None,
    typer.Option(
        "--map",
        metavar="FILE",
        help="Draw it too, as a page that opens in any browser.",
        show_default=False,
    ),
]


def day(told: str | None) -> PartialDate | None:
    """The day that an option names.

    Raises:
        BadDate: it is no date as we write them.
    """
    return PartialDate.parse(told) if told else None


def write_found(
    form: Form | None,
    columns: Sequence[str],
    records: Iterable[Mapping[str, object]],
    *,
    none: str,
) -> None:
    """Write the rows; where there are none, ``none`` on stderr and exit code 1.

    A table is for the eye: long quotes are cut there, and nowhere else.
    """
    rows = list(records)
    if not rows:
        say(none)
        raise typer.Exit(1)
    written = chosen(form)
    if written is Form.TABLE:
        rows = [{key: _cut(value) for key, value in row.items()} for row in rows]
    write_rows(written, columns, rows)


def write_map(drawn: "Map", file: Path) -> None:
    """Write the page of a map; say where, and what is not on it.

    Raises:
        BadInput: the file cannot be written.
    """
    drawn.save(file)
    say(f"drawn: {file}")
    tell_left_out(drawn)


def tell_left_out(drawn: "Map") -> None:
    """Say what the graph had beyond what the map shows."""
    left = drawn.left_out
    if left is not None and not left.edges:
        say(
            f"left out {left.entities:,} of {left.all_entities:,} "
            "entities, which no tie joins to others"
        )
    elif left is not None:
        say(
            f"left out {left.entities:,} of {left.all_entities:,} "
            f"entities and {left.edges:,} of {left.all_edges:,} ties; "
            "ask for fewer to see others"
        )


def _cut(value: object) -> str:
    text = readable(value)
    return text if len(text) <= _CELL else f"{text[: _CELL - 3]}..."
