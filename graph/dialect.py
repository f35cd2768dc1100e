"""What the engines answer differently, refused on all of them with what to write.

Each of them speaks openCypher, and leaves some things to itself: numbers of records,
the order of labels, how durations compare. A question about those would get another
answer on another store, so none gives one. ``docs/stores.md`` lists them.
"""

from collections.abc import Iterator
from itertools import pairwise

from detente.graph.cypher_text import (
    NOTHING,
    Kind,
    Token,
    closing,
    columns,
    shortened,
    tokens,
)
from detente.graph.dialect_moments import writes_moments
from detente.graph.errors import BadQuery
from detente.graph.guard import is_in_batches, spellings
from detente.graph.our_rules import our_rules
from detente.graph.rows import Rows

_RECORD_NUMBERS = frozenset({"ID", "ELEMENTID"})
_IN_ORDER = frozenset({"HEAD", "LAST", "TAIL", "REVERSE"})
_CATALOGUE = frozenset({"SHOW", "PROFILE"})  # EXPLAIN is meant to tell of an engine
_AGGREGATES = frozenset(
    {
        *("COUNT", "COLLECT", "SUM", "AVG", "MIN", "MAX", "STDEV", "STDEVP"),
        *("PERCENTILECONT", "PERCENTILEDISC"),
    }
)
_TESTS = frozenset({"IS", "STARTS", "ENDS", "CONTAINS", "NOT", "AND", "OR", "XOR"})
_CLAUSES = frozenset(
    {
        *("RETURN", "WITH", "MATCH", "WHERE", "ORDER", "SKIP", "LIMIT", "OFFSET"),
        *("UNWIND", "CALL", "UNION", "CREATE", "MERGE", "SET", "DELETE", "REMOVE"),
        *("OPTIONAL", "DETACH", "FOREACH"),
    }
)
_OWN_TYPES = frozenset({"_Tie", "_Reading", "_Told", "_Name", "_Loose", "_Decision"})
_OWN_KEYS = frozenset({"_keys", "_stamp"})


def refuse_differences(query: str) -> None:
    """Make sure that every store gives the same answer to ``query``.

    Raises:
        BadQuery: they would not; the message says what to write instead.
    """
    for text in spellings(query):
        found = [NOTHING, *tokens(text), NOTHING, NOTHING, NOTHING]
        for reason in (*our_rules(found), *_differences(found)):
            raise BadQuery(reason)
    for branch in columns(query):
        for column in branch:
            if column.name == column.expression and _is_projection(column.name):
                message = f"name what is returned: {shortened(column.name)} AS ..."
                raise BadQuery(message)


def refuse_wrapped_aggregates(query: str) -> None:
    """Make sure that the embedded engine sees each aggregate for what it is.

    It does not within a condition or before a property, and then answers row by row.

    Raises:
        BadQuery: an aggregate stands in such a place.
    """
    found = tokens(query)
    for item in _items(found):
        places = [at for at, token in enumerate(item) if _is_aggregate(item, at)]
        if places and any(_hides(item, at, places) for at in range(len(item))):
            message = (
                "the embedded store cannot test an aggregate or take a part of it: "
                "name it first, as in WITH collect(n) AS told RETURN told[0].name"
            )
            raise BadQuery(message)


def in_order(query: str, rows: Rows) -> Rows:
    """``rows`` with the columns of ``RETURN *`` in the order of their names."""
    found = tokens(query)
    if not any(
        token.upper == "RETURN" and after.text == "*" and token.depth == 0
        for token, after in pairwise(found)
    ):
        return rows
    order = sorted(range(len(rows.columns)), key=rows.columns.__getitem__)
    return Rows(
        tuple(rows.columns[at] for at in order),
        tuple(tuple(row[at] for at in order) for row in rows.rows),
    )


def _differences(found: list[Token]) -> Iterator[str]:
    if found[1].upper in _CATALOGUE:
        yield f"{found[1].upper} tells of an engine, and of each another thing"
    if writes_moments(found):
        yield "engines write moments in time differently: return it as it is"
    for at, token in enumerate(found[1:-3], start=1):
        before, after = found[at - 1], found[at + 1]
        if is_in_batches(found, at):
            yield (
                "IN TRANSACTIONS could stop half-way: leave it out, a statement is "
                "done whole or not at all"
            )
        yield from _what_is_ours(before, token)
        if not token.upper or before.text in {".", ":", "$"}:
            continue
        if after.text == "(" and token.upper in _RECORD_NUMBERS:
            yield (
                f"{token.text}() is a number that each engine gives its records: "
                "use the property id, as in n.id"
            )
        elif after.text == "(" and token.upper == "POINT":
            yield "points are not the same on every store: keep two numbers"
        elif token.upper == "LABELS" and after.text == "(":
            yield from _order_of_labels(found, at)
        elif token.upper == "DURATION" and after.text in {"(", "."}:
            yield from _order_of_durations(found, at)


def _what_is_ours(before: Token, token: Token) -> Iterator[str]:
    name = token.unquoted
    if before.text in {":", "|"} and name in _OWN_TYPES:
        yield f"{name} is the embedded store's own"
    elif before.text in {".", "["} and name in _OWN_KEYS:
        yield f"{name} is detente's own, and not on every store"


def _order_of_labels(found: list[Token], at: int) -> Iterator[str]:
    end = closing(found, at + 1)
    within = found[at - 1].text == "(" and found[at - 2].upper in _IN_ORDER
    if found[end + 1].text == "[" or within:
        yield (
            "labels have no order: ask whether n:Person, or take the other one as in "
            "[l IN labels(n) WHERE l <> 'Entity'][0]"
        )


def _order_of_durations(found: list[Token], at: int) -> Iterator[str]:
    start = at + 1
    while start < len(found) - 3 and found[start].text != "(":
        start += 1
    end = closing(found, start)
    compared = {found[at - 1].text, found[end + 1].text} & {"<", ">"}
    if found[at - 1].text in {"+", "-"}:  # added to a date: the sum is compared
        compared = set()
    compared -= {"<"} if found[end + 1].text == "<" == found[end + 2].text else set()
    equals = found[at - 1].text == "=" and found[at - 2].text in {"<", ">"}
    if compared or equals:
        yield (
            "durations have no order (is a month longer than 30 days?): compare "
            "numbers, as in duration.inDays(a, b).days > 30"
        )


def _items(found: list[Token]) -> Iterator[list[Token]]:
    """The items of each RETURN and WITH, those of subqueries too."""
    item: list[Token] | None = None
    depth = 0
    for at, token in enumerate(found):
        before = found[at - 1] if at else NOTHING
        tests = token.upper == "WITH" and before.upper in {"STARTS", "ENDS"}
        if token.upper in _CLAUSES and before.text != "." and not tests:
            if item is not None and token.depth <= depth:
                yield item
                item = None
            if item is None and token.upper in {"RETURN", "WITH"}:
                item, depth = [], token.depth
        elif item is not None and token.depth < depth:
            yield item
            item = None
        elif item is not None and token.text == "," and token.depth == depth:
            yield item
            item = []
        elif item is not None:
            item.append(token)
    if item is not None:
        yield item


def _is_aggregate(item: list[Token], at: int) -> bool:
    return (
        item[at].upper in _AGGREGATES
        and at + 1 < len(item)
        and item[at + 1].text == "("
    )


def _hides(item: list[Token], at: int, places: list[int]) -> bool:
    """Whether what stands ``at`` makes more of an aggregate at one of the places."""
    token = item[at]
    if token.text == "." and at and item[at - 1].text in {")", "]"}:
        return any(_opening(item, at - 1) - 2 < place < at for place in places)
    following = item[at + 1].text if at + 1 < len(item) else ""
    tests = token.upper in _TESTS or (token.text == "=" and following == "~")
    if token.upper == "IN":
        listed = at > 1 and item[at - 2].text in {"[", "("}  # [x IN collect(n) | x]
        tests = not listed
    return tests and any(token.depth <= item[place].depth for place in places)


def _opening(item: list[Token], closing: int) -> int:
    """Where what ends at ``closing`` begins: ``collect(n)[0]`` is one thing."""
    at = closing
    while at >= 0 and item[at].text in {")", "]"}:
        depth = item[at].depth
        while at >= 0 and not (item[at].depth == depth and item[at].text in {"(", "["}):
            at -= 1
        at -= 1
    return at + 1


def _is_projection(expression: str) -> bool:
    """Whether it is ``n {.id, ...}``, which engines name differently."""
    found = tokens(expression)
    return (
        len(found) > 2  # noqa: PLR2004 -- a name, and two braces
        and found[0].kind in {Kind.WORD, Kind.NAME}
        and not {"EXISTS", "COUNT", "COLLECT"} & {found[0].upper}
        and found[1].text == "{"
        and found[-1].text == "}"
        and found[-1].depth == found[1].depth
    )
