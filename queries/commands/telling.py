"""Commands that tell: path, show, timeline, stats."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.graph.model import Entity
from detente.graph.store import Store, find
from detente.queries.commands.arguments import (
    Claims,
    ClaimsToo,
    MapFile,
    Over,
    Several,
    Since,
    Until,
    Who,
    Without,
    day,
    write_found,
    write_map,
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
from detente.queries.routes import Route
from detente.queries.tables import as_json, json_line, printable, write_rows
from detente.queries.weights import Prefer, Weights


class PathForm(StrEnum):
    """How paths are written."""

    WORDS = "words"
    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MERMAID = "mermaid"


def path(
    start: Annotated[str, typer.Argument(metavar="A", show_default=False)],
    end: Annotated[str, typer.Argument(metavar="B", show_default=False)],
    k: Annotated[int, typer.Option("--k", "-k", min=1, help="So many best paths.")] = 3,
    max_hops: Annotated[int, typer.Option(min=1, help="No longer ones.")] = 4,
    prefer: Annotated[
        Prefer, typer.Option(help="What makes a path better than another.")
    ] = Prefer.TELLING,
    weights: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A TOML file with costs of your own for --prefer.",
            show_default=False,
        ),
    ] = None,
    relation: Over = None,
    without: Without = None,
    since: Since = None,
    until: Until = None,
    in_order: Annotated[
        bool,
        typer.Option(
            "--in-order",
            help="No hop earlier than the one before; what no article dates is no way.",
        ),
    ] = False,
    claims: Claims = False,
    via: Annotated[
        str | None, typer.Option(metavar="ENTITY", help="Only past this entity.")
    ] = None,
    directed: Annotated[
        bool, typer.Option("--directed", help="Only from who did it to whom.")
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Show what each step costs, and why.")
    ] = False,
    map_: MapFile = None,
    form: Annotated[PathForm, typer.Option("--format")] = PathForm.WORDS,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Tell how A is connected to B: a sentence a hop, with date, quote and source.

    Telling paths come first: rare and well-sourced relations before common ones,
    people before states and parties, events before memberships. Where there is no
    path, says which option to loosen, and exits 1.

    Try:

      detente path "Kim Jong Un" "Alexander Matsegora" --why

      detente path "Kim Jong Un" "Ri Son Gwon" --without State --from 2019
    """
    with told_plainly(), opened(store) as kept:
        from detente.queries import narration
        from detente.queries.paths import along, route_told
        from detente.queries.weights import weights as weights_of
        from detente.queries.whole import whole_paths

        ends = find(kept, start), find(kept, end)
        route = route_told(
            kept,
            relations=relation or (),
            without=without or (),
            since=since,
            until=until,
            in_order=in_order,
            claims=claims,
            max_hops=max_hops,
            via=via,
            directed=directed,
        )
        costs = weights_of(prefer, file=weights, words=kept.vocabulary)
        found = along(kept, ends, route, k=k, prefer=costs)
        if not found:
            _say_what_to_loosen(kept, ends, route, costs)
            raise typer.Exit(1)
        if map_ is not None:
            from detente.queries.maps import map_of_paths

            write_map(map_of_paths(kept, found), map_)
        match form:
            case PathForm.WORDS:
                _print(narration.told(kept, found, why=why))
            case PathForm.MERMAID:
                sys.stdout.write(narration.as_mermaid(found))
            case PathForm.JSON:
                sys.stdout.write(as_json(whole_paths(kept, found)))
            case PathForm.JSONL:
                for row in whole_paths(kept, found):
                    sys.stdout.write(json_line(row))
            case _:
                write_rows(form.value, found.columns, found.records())


def show(
    entity: Who,
    moments: Annotated[int, typer.Option(min=1, help="So much of what happened.")] = 40,
    neighbours: Annotated[int, typer.Option(min=1, help="So many neighbours.")] = 12,
    form: Format = None,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Tell who an entity is: positions, a timeline with quotes, closest neighbours.

    Words, unless --format asks for more: json and jsonl have all of it, with every
    quote; table and csv are the rows of the timeline.
    """
    with told_plainly(), opened(store) as kept:
        from detente.queries.dossier import dossier, lines
        from detente.queries.whole import whole_dossier

        found = dossier(kept, find(kept, entity))
        match form:
            case None:
                _print(lines(found, moments=moments, neighbours=neighbours))
            case Form.JSON:
                sys.stdout.write(as_json(whole_dossier(found)))
            case Form.JSONL:
                sys.stdout.write(json_line(whole_dossier(found)))
            case _:
                write_rows(form, found.columns, found.records())


def timeline(
    entities: Several,
    since: Since = None,
    until: Until = None,
    claims: ClaimsToo = True,
    form: Format = None,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """List what happened in order of time; several entities side by side, in lanes."""
    with told_plainly(), opened(store) as kept:
        from detente.queries.timeline import timeline as laid_out

        found = laid_out(
            kept, entities, since=day(since), until=day(until), claims=claims
        )
        write_found(form, found.columns, found.records(), none="nothing happened")


def stats(form: Format = None, store: StoreUrl = DEFAULT_STORE) -> None:
    """Count what the store holds: articles, facts, entities, edges, claims."""
    with told_plainly(), opened(store) as kept:
        counts = kept.counts()
        rows: list[dict[str, object]] = [
            {"what": "articles", "of": "", "count": counts.articles},
            {"what": "facts", "of": "", "count": counts.facts},
        ]
        for what, numbers in (
            ("entities", counts.entities),
            ("edges", counts.edges),
            ("claims", counts.claims),
        ):
            rows.append({"what": what, "of": "all", "count": sum(numbers.values())})
            rows += [
                {"what": what, "of": name, "count": number}
                for name, number in sorted(numbers.items(), key=lambda one: -one[1])
            ]
        write_rows(chosen(form), ("what", "of", "count"), rows)


def _say_what_to_loosen(
    kept: Store, ends: tuple[Entity, Entity], route: Route, costs: Weights
) -> None:
    from detente.queries.loosening import nearest

    names = f"{ends[0].name} to {ends[1].name}"
    hops = "one hop" if route.max_hops == 1 else f"at most {route.max_hops} hops"
    say(f"no path from {names} of {hops}")
    found = nearest(kept, ends, route, costs)
    if found is not None:
        way = " - ".join(entity.name for entity in found.path.entities)
        say(f"{found.change} there is one: {way}")


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{printable(line)}\n")
