"""Commands that set things side by side: between, common, conflicts, central."""

from pathlib import Path
from typing import Annotated

import typer

from detente.queries.central import Measure
from detente.queries.commands.arguments import (
    Claims,
    ClaimsToo,
    Over,
    Several,
    Since,
    Until,
    Without,
    write_found,
)
from detente.queries.commands.options import (
    DEFAULT_STORE,
    Form,
    Format,
    StoreUrl,
    chosen,
    opened,
    say,
    told_plainly,
)
from detente.queries.projection import Weight

Group = Annotated[
    str,
    typer.Argument(
        help="An entity, or several with a semicolon between them.", show_default=False
    ),
]


def between(
    one: Group,
    other: Group,
    claims: ClaimsToo = True,
    form: Format = None,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """List all that ties two entities or groups, in order of time.

    Edges between them, and those of both to a shared event, agreement or award. A
    table is headed by how many there are of each kind.

    Try:  detente between "Kim Jong Un; Ri Son Gwon" Russia
    """
    with told_plainly(), opened(store) as kept:
        from detente.queries.between import between as ties_between

        found = ties_between(kept, _group(one), _group(other), claims=claims)
        if found and chosen(form) is Form.TABLE:
            counted = ("relation", "told as", "how", "edges")
            write_found(form, counted, found.counted(), none="")
        none = f"nothing ties {one} and {other} directly or through a shared event"
        write_found(form, found.columns, found.records(), none=none)


def common(
    entities: Several,
    at_least: Annotated[
        int | None,
        typer.Option(
            min=2, help="Shared by so many of them (default: all).", show_default=False
        ),
    ] = None,
    claims: Claims = False,
    form: Format = None,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """List what several entities share: who or what each of them is joined to.

    What few others are joined to comes first.
    """
    with told_plainly(), opened(store) as kept:
        from detente.queries.common import common as shared_by

        found = shared_by(kept, entities, at_least=at_least, claims=claims)
        write_found(form, found.columns, found.records(), none="they share nothing")


def conflicts(
    entities: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ENTITY...]",
            help="Only what is told of these (default: of all).",
            show_default=False,
        ),
    ] = None,
    form: Format = None,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """List where articles contradict each other, side by side with their quotes.

    On the date of one event, on who did it, on where, and on whether it happened.
    """
    with told_plainly(), opened(store) as kept:
        from detente.queries.conflicts import conflicts as contradictions

        found = contradictions(kept, entities or ())
        write_found(form, found.columns, found.records(), none="no contradictions")


def central(
    by: Annotated[
        Measure, typer.Option(help="What makes an entity matter.")
    ] = Measure.DEGREE,
    relation: Over = None,
    type_: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="T", help="Only entities of this type."),
    ] = None,
    without: Without = None,
    since: Since = None,
    until: Until = None,
    claims: Claims = False,
    weight: Annotated[
        Weight, typer.Option(help="How strong a tie is, for PageRank.")
    ] = Weight.NONE,
    exact: Annotated[
        bool | None,
        typer.Option(
            "--exact/--sampled",
            help="Betweenness from all entities or a sample (default: by size).",
            show_default=False,
        ),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="So many entities.")] = 20,
    plot: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw them too: .png, .svg, .pdf."),
    ] = None,
    form: Format = None,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """List who matters: degree, PageRank, betweenness, community.

    Of the part of the graph that the options choose.
    """
    with told_plainly(), opened(store) as kept:
        from detente.queries.central import Projection
        from detente.queries.central import central as measured
        from detente.queries.central import plot as draw
        from detente.queries.paths import route_told

        route = route_told(
            kept,
            relations=relation or (),
            without=without or (),
            since=since,
            until=until,
            claims=claims,
        )
        projection = Projection(
            route=route, types=frozenset(type_ or ()), weight=weight
        )
        found = measured(kept, projection, by=by, exact=exact)
        for note in found.notes:
            say(note)
        rows = list(found.records())[:top]
        write_found(form, found.columns, rows, none="no edges to measure")
        if plot is not None:
            draw(found, plot, top=top)
            say(f"drawn: {plot}")


def _group(told: str) -> list[str]:
    return [name.strip() for name in told.split(";") if name.strip()]
