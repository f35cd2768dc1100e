"""One Cypher statement asked with care: a limit, a time, and what was overlooked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from detente.graph.cypher_text import Token, tokens
from detente.graph.errors import BadQuery
from detente.graph.rows import Rows
from detente.graph.store import Store
from detente.queries.mistakes import misread, shown, warnings

LIMIT = 1000
TIMEOUT_S = 60.0
_PLAN = "executionPlanAsString"
_ENDS = frozenset({"LIMIT", "UNION", "CALL", "CREATE", "MERGE", "SET", "DELETE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How far a query may go: rows, seconds (``None``: no bound), and writing."""

    limit: int | None = LIMIT
    timeout_s: float | None = TIMEOUT_S
    write: bool = False


def ask(
    store: Store,
    statement: str,
    values: Mapping[str, Any] | None = None,
    *,
    bounds: Bounds | None = None,
) -> Rows:
    """The answer to one statement, by default of at most 1000 rows in a minute.

    Raises:
        BadQuery, WriteRefused, QueryTimeout: as ``Store.cypher`` does.
    """
    within = bounds or Bounds()
    most = within.limit
    # Of a query that writes, a LIMIT could change what it writes.
    free = most is None or within.write
    asked = statement if most is None or free else limited(statement, most + 1)
    run = partial(
        store.cypher,
        parameters=values,
        write=within.write,
        timeout_s=within.timeout_s,
    )
    try:
        rows = _plan(run(asked))
    except BadQuery:
        if asked == statement:
            raise
        # The error is to speak of what was asked, not of our LIMIT.
        rows = _plan(run(statement))
    if most is None or len(rows) <= most:
        return rows
    return Rows(rows.columns, rows.rows[:most], cut=True)


def _plan(rows: Rows) -> Rows:
    """What EXPLAIN gives, a line a row, where the engine gives it as one text."""
    if _PLAN not in rows.columns:
        return rows
    place = rows.columns.index(_PLAN)
    lines = [line for row in rows.rows for line in str(row[place]).splitlines()]
    return Rows(("plan",), tuple((line,) for line in lines if line.strip(" =")))


def ask_and_point_out(
    store: Store,
    statement: str,
    values: Mapping[str, Any],
    *,
    bounds: Bounds,
    say: Callable[[str], None],
) -> Rows:
    """``ask``, with what looks like a mistake told line by line to ``say``.

    Raises:
        BadQuery, WriteRefused, QueryTimeout: as ``Store.cypher`` does.
    """
    for mistake in warnings(statement, store.vocabulary):
        for line in (*shown(statement, mistake), f"warning: {mistake.message}"):
            say(line)
    try:
        return ask(store, statement, values, bounds=bounds)
    except BadQuery as error:
        place = misread(statement, str(error))
        if place is not None:
            for line in (*shown(statement, place), f"  {place.message}"):
                say(line)
        raise


def limited(statement: str, most: int) -> str:
    r"""``statement`` with ``LIMIT most`` where it ends in a RETURN without one.

    A statement that one cannot be sure of stays as it is.

    >>> limited("MATCH (n) RETURN n;", 11)
    'MATCH (n) RETURN n\nLIMIT 11'
    """
    told = tokens(statement)
    while told and told[-1].text == ";":
        told.pop()
    last = _last_return(told)
    if last is None or any(word.upper in _ENDS for word in told[last:]):
        return statement
    if any(word.upper == "UNION" for word in told):
        return statement
    return f"{statement[: told[-1].end]}\nLIMIT {most}"


def _last_return(told: list[Token]) -> int | None:
    """Where the RETURN of the whole statement stands, outside of all brackets."""
    found = [
        n for n, word in enumerate(told) if not word.depth and word.upper == "RETURN"
    ]
    return found[-1] if found else None
