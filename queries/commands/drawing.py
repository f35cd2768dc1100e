"""The command that draws: map."""

from pathlib import Path
from typing import Annotated

import typer

from detente.graph.errors import BadInput
from detente.queries.commands.arguments import Parameters, tell_left_out
from detente.queries.commands.options import (
    DEFAULT_STORE,
    StoreUrl,
    opened,
    told_plainly,
)

About = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ENTITY]...",
        help="Ids, names or aliases; the whole graph if there are none.",
        show_default=False,
    ),
]
Query = Annotated[
    str | None,
    typer.Option(
        "--cypher",
        metavar="QUERY",
        help="Draw what this read-only query returns instead.",
        show_default=False,
    ),
]
Hops = Annotated[
    int, typer.Option(min=0, max=12, help="How many ties around the entities.")
]
Out = Annotated[
    Path, typer.Option("--out", "-o", metavar="FILE", help="The HTML file to write.")
]
Title = Annotated[
    str | None,
    typer.Option(help="The heading of the page.", show_default=False),
]
Open = Annotated[bool, typer.Option("--open", help="Show it in the browser at once.")]


def draw(
    about: About = None,
    cypher: Query = None,
    param: Parameters = None,
    hops: Hops = 2,
    out: Out = Path("map.html"),
    title: Title = None,
    show: Open = False,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Draw entities and what ties them as one HTML page that needs no network."""
    if cypher and about:
        message = "name entities or give --cypher, not both"
        raise typer.BadParameter(message)
    with told_plainly(), opened(store) as open_store:
        from detente.queries.cypher import parameters
        from detente.queries.maps import map_of, map_of_rows

        if cypher:
            rows = open_store.cypher(cypher, parameters(param or ()))
            drawn = map_of_rows(open_store, rows, title=title or cypher)
        else:
            drawn = map_of(open_store, about or (), hops, title=title)
        if drawn.empty:
            raise BadInput(open_store.url, "nothing to draw yet: load articles first")
        drawn.save(out)
    tell_left_out(drawn)
    typer.echo(out)
    if show:
        typer.launch(out.resolve().as_uri())
