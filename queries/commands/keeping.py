"""Commands that keep a store in order: forget, export, copy, check, and who is who."""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from detente.graph.decisions import Decision
from detente.graph.files import replaced
from detente.graph.formats import FORMATS
from detente.graph.formats import write as write_format
from detente.graph.store import find
from detente.queries.commands.arguments import Who
from detente.queries.commands.options import (
    DEFAULT_STORE,
    Format,
    StoreUrl,
    chosen,
    opened,
    say,
    told_plainly,
)
from detente.queries.tables import write_rows

Reason = Annotated[
    str, typer.Option("--reason", metavar="WORDS", help="Why, for the log.")
]


def forget(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id.")],
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Take back just what one article said.

    What other articles tell as well stays, with them as its sources.

    Try:  detente forget courier-2020-05-05
    """
    with told_plainly(), opened(store) as kept:
        kept.forget(article)
        say(f"forgotten: {article}")


def _known_format(told: str) -> str:
    if told not in FORMATS:
        message = f"{told!r} is no format: name one of {', '.join(FORMATS)}"
        raise typer.BadParameter(message)
    return told


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help=f"One of {', '.join(FORMATS)}.",
            callback=_known_format,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="Default: stdout."),
    ] = None,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Write all that the store holds in a format that others read.

    A file appears whole or not at all. What jsonl writes, load reads back: the same
    graph in any other store.

    Try:  detente export jsonl -o everything.jsonl
    """
    with told_plainly(), opened(store) as kept:
        if out is None:
            write_format(form, kept, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        with replaced(out) as file:
            write_format(form, kept, file)
        say(f"written: {out}")


def copy(
    source: Annotated[str, typer.Argument(metavar="STORE", help="Copy from here.")],
    target: Annotated[str, typer.Argument(metavar="STORE", help="Copy to here.")],
) -> None:
    """Take all articles and decisions of one store into another.

    The other may be there already and hold more; it is made where it is not.

    Try:  detente copy detente.db neo4j://localhost
    """
    from detente.graph.copying import copy as copied

    with (
        told_plainly(),
        opened(source) as one,
        opened(target, create=True) as other,
    ):
        tally = copied(one, other)
        say(
            f"{tally.added} articles added, {tally.replaced} replaced, "
            f"{tally.unchanged} unchanged; {tally.facts} facts"
        )


def check(store: StoreUrl = DEFAULT_STORE) -> None:
    """See whether the store holds together: its graph follows from its articles.

    Reads everything and draws it anew. Each fault is a line, and the exit code is 1.
    """
    from detente.graph.checking import faults

    with told_plainly(), opened(store) as kept:
        found = 0
        for fault in faults(kept):
            found += 1
            typer.echo(fault)
        if found:
            say(f"{found} faults in {kept.url}")
            raise typer.Exit(1)
        if there := kept.indexes():
            say(f"{len(there)} constraints and indexes, all there")
        counts = kept.counts()
        say(
            f"{kept.url} is whole: {counts.articles} articles, {counts.facts} facts, "
            f"{sum(counts.entities.values())} entities, "
            f"{sum(counts.edges.values())} edges, {sum(counts.claims.values())} claims"
        )


def merge(
    first: Who,
    second: Who,
    reason: Reason = "",
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Decide that two entities are one; the first one's id and name stay.

    What articles said is not touched: split takes it back.

    Try:  detente merge "Kim Jong Un" "Kim Jong-un" --reason "spelling"
    """
    from detente.graph.identity import merge as merged

    with told_plainly(), opened(store) as kept:
        made = merged(
            kept, find(kept, first), find(kept, second), day=_today(), reason=reason
        )
        say(f"{made.second} is now {made.first}")


def split(
    entity: Annotated[
        str,
        typer.Argument(
            metavar="ENTITY",
            help="The id that was merged, or the entity that it was merged into.",
        ),
    ],
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Take a merge back: each of the two is again what articles say of it.

    An id that was merged into another is parted from it; an entity that others were
    merged into is parted from all of them.

    Try:  detente split person:kim-jong-un
    """
    from detente.graph.identity import split as parted

    with told_plainly(), opened(store) as kept:
        merged = {one.second for one in kept.decisions() if one.in_force}
        chosen = entity if entity in merged else find(kept, entity).id
        for undone in parted(kept, chosen, day=_today()):
            say(f"{undone.second} is no longer {undone.first}")


def different(
    first: Who,
    second: Who,
    reason: Reason = "",
    undo: Annotated[
        bool, typer.Option("--undo", help="Take that decision back.")
    ] = False,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Decide that two entities are not the same: they are not offered again.

    Try:  detente different "Kim Jong Un" "Kim Jong Il"
    """
    from detente.graph import identity

    with told_plainly(), opened(store) as kept:
        one, other = find(kept, first), find(kept, second)
        if undo:
            identity.undo(kept, one.id, other.id, day=_today())
            say(f"{one.id} and {other.id} may be the same")
            return
        identity.different(kept, one, other, day=_today(), reason=reason)
        say(f"{one.id} and {other.id} are not the same")


def candidates(
    most: Annotated[int, typer.Option("--most", min=1, help="At most so many.")] = 50,
    form: Format = None,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """List entities that may be one and the same, the likeliest first, with reasons.

    merge makes them one, different takes them off this list. Exits 1 where there are
    none.
    """
    from detente.graph.candidates import candidates as likely

    with told_plainly(), opened(store) as kept:
        found = likely(kept)[:most]
        if not found:
            say("no two entities look alike")
            raise typer.Exit(1)
        rows = (
            {
                "score": one.score,
                "first": one.first.id,
                "first_name": one.first.name,
                "second": one.second.id,
                "second_name": one.second.name,
                "reasons": list(one.reasons),
            }
            for one in found
        )
        columns = ("score", "first", "first_name", "second", "second_name", "reasons")
        write_rows(chosen(form).value, columns, rows)


def decisions(form: Format = None, store: StoreUrl = DEFAULT_STORE) -> None:
    """List what was decided about identity, when and why, and what was taken back."""
    with told_plainly(), opened(store) as kept:
        columns = ("day", "verdict", "first", "second", "reason", "undone")
        write_rows(chosen(form).value, columns, _log(kept.decisions()))


def _log(taken: Iterable[Decision]) -> Iterator[dict[str, object]]:
    for one in sorted(taken, key=lambda decision: (decision.day, decision.key)):
        yield {
            "day": str(one.day),
            "verdict": one.verdict.value,
            "first": one.first,
            "second": one.second,
            "reason": one.reason,
            "undone": str(one.undone) if one.undone else None,
        }


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
