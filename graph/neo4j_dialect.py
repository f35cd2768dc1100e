"""What the Neo4j store keeps among a user's nodes, kept out of a query's sight.

Its decisions about identity are nodes, and some properties are its own; on the other
stores nobody sees either. A question that would tell of them is refused, or asked so
that it does not.
"""

from collections.abc import Collection, Sequence

from detente.graph.cypher_text import (
    NOTHING,
    Kind,
    Token,
    closing,
    columns,
    shortened,
    tokens,
)
from detente.graph.errors import BadQuery
from detente.graph.guard import spellings

_OWN_LABEL = "Decision"
_COMPARING = frozenset({"=", "<", ">"})


def refuse_lone_nodes(query: str) -> None:
    """Make sure that no node is asked for by nothing at all, as in ``MATCH (n)``.

    Raises:
        BadQuery: one is; a store that keeps its decisions as nodes would count them.
    """
    found = [NOTHING, *tokens(query), NOTHING]
    for at, token in enumerate(found):
        if token.text != "(" or not _in_pattern(found[at - 1]):
            continue
        end = at + 1
        if found[end].kind in {Kind.WORD, Kind.NAME}:
            end += 1
        if found[end].text == ")" and found[end + 1].text not in {"-", "<"}:
            message = (
                "on Neo4j decisions about identity are nodes too: write "
                "(n:Entity) or (n:Article) instead of a node of any kind"
            )
            raise BadQuery(message)


def refuse_own_label(query: str) -> None:
    """Make sure that nobody asks for the nodes that are a store's decisions.

    Raises:
        BadQuery: their label is named, or may be: one that is worked out.
    """
    for text in spellings(query):
        _refuse_own_label([NOTHING, *tokens(text), NOTHING])


def _refuse_own_label(found: Sequence[Token]) -> None:
    for at, token in enumerate(found[:-1]):
        if token.text not in {":", "&", "|", "!"}:
            continue
        after = found[at + 1]
        if after.unquoted == _OWN_LABEL:
            message = f"on Neo4j the label {_OWN_LABEL} is detente's own"
            raise BadQuery(message)
        if after.text == "$" and found[at + 2].text in {"(", "any", "all"}:
            message = "write a label as it is: one that is worked out is refused"
            raise BadQuery(message)


def without_keys(query: str, keys: Collection[str]) -> str:
    """``query`` as an engine is asked that keeps properties of its own, ``keys``.

    What is returned as a list of keys or a map of properties goes without them later.

    Raises:
        BadQuery: a column would change its name for it, or maps are compared.
    """
    ours = ", ".join(f"'{key}'" for key in sorted(keys))
    found = [NOTHING, *tokens(query), *[NOTHING] * 4]
    unnamed = [
        range(column.end - len(column.expression), column.end)
        for branch in columns(query)
        for column in branch
        if column.name == column.expression
    ]
    for at in reversed(range(1, len(found) - 4)):
        name = found[at].upper
        if name not in {"KEYS", "PROPERTIES"} or found[at + 1].text != "(":
            continue
        if found[at - 1].text in {".", ":", "$"}:
            continue
        end = closing(found, at + 1)
        if name == "PROPERTIES":
            if {found[at - 1].text, found[end + 1].text} & _COMPARING:
                message = "compare properties one by one: on Neo4j there are more"
                raise BadQuery(message)
            continue
        span = query[found[at].start : found[end].end]
        around = [part for part in unnamed if found[at].start in part]
        if any(len(part) == len(span) for part in around):
            continue
        if around:
            column = query[around[0].start : around[0].stop]
            message = f"name what is returned: {shortened(column)} AS ..."
            raise BadQuery(message)
        told = f"[one IN {span} WHERE NOT one IN [{ours}]]"
        query = query[: found[at].start] + told + query[found[end].end :]
    return query


def _in_pattern(before: Token) -> bool:
    return before.upper == "MATCH" or (before.depth == 0 and before.text in {",", "="})
