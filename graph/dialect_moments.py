"""Where a query makes a text of a moment in time, which each engine writes its own way.

A moment is followed through the names that it is given: ``WITH datetime() AS now``.
What a property holds, a query does not show.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from detente.graph.cypher_text import Token

_MAKING = frozenset({"DATETIME", "LOCALDATETIME", "TIME", "LOCALTIME"})
_TEXTS = frozenset({"TOSTRING", "TOSTRINGORNULL", "TOSTRINGLIST"})
_OTHER_VALUES = frozenset({"DATE", "DURATION", "COUNT", "SIZE", "VALUETYPE"})
_BEFORE_ITEMS = frozenset({"WITH", "RETURN", "UNWIND", "DISTINCT"})
_TESTS = frozenset({"=", "<", ">", "IS", "IN", "AND", "OR", "NOT"})


def writes_moments(found: list[Token]) -> bool:
    """Whether a text is made of a moment, as far as the query shows it."""
    names: set[str] = set()
    while more := {*_named(found, names)} - names:
        names |= more
    return any(
        _is_moment(_after(found, at + 1), names)
        for at, token in enumerate(found)
        if token.upper in _TEXTS and found[at + 1].text == "("
    )


def _named(found: list[Token], names: AbstractSet[str]) -> Iterator[str]:
    """The names of moments, and of lists of them, given those that are known."""
    for at, token in enumerate(found):
        if token.upper == "AS" and _is_moment(_before(found, at), names):
            yield found[at + 1].unquoted
        each = token.upper == "IN" and found[at - 2].text in {"[", "(", ","}
        if each and _is_moment(_after(found, at), names):
            yield found[at - 1].unquoted


def _is_moment(expression: list[Token], names: AbstractSet[str]) -> bool:
    """Whether an expression is a moment, or a list that has one."""
    if not expression or _is_another(expression):
        return False
    padded = [expression[0], *expression, expression[-1]]
    for before, token, after in zip(padded, expression, padded[2:], strict=False):
        if before.text in {".", ":", "$"} or after.text == ":":
            continue
        if token.upper in _MAKING and after.text in {"(", "."}:
            return True
        if token.unquoted in names and after.text not in {"(", "."}:
            return True
    return False


def _is_another(expression: list[Token]) -> bool:
    """Whether it is a number, a test or the like, whatever it is made of."""
    first, last = expression[0], expression[-1]
    if first.upper in _OTHER_VALUES:
        return True
    around = [token for token in expression if token.depth == first.depth]
    tests = any(token.upper in _TESTS or token.text in _TESTS for token in around)
    return (tests and first.upper != "CASE") or (
        last in around and [token.text for token in around[-2:-1]] == ["."]
    )


def _before(found: list[Token], at: int) -> list[Token]:
    """The expression that ends before ``at``."""
    start = at
    while start and not _begins_item(found[start - 1], found[at].depth):
        start -= 1
    return found[start:at]


def _begins_item(token: Token, depth: int) -> bool:
    listed = token.text == "," or token.upper in _BEFORE_ITEMS
    return token.depth < depth or (listed and token.depth == depth)


def _after(found: list[Token], at: int) -> list[Token]:
    """The expression behind ``at``: a bracket, or IN."""
    depth = found[at].depth + (found[at].text == "(")
    end = at + 1
    while end < len(found) and not _ends_item(found[end], depth):
        end += 1
    return found[at + 1 : end]


def _ends_item(token: Token, depth: int) -> bool:
    return token.depth < depth or (
        token.depth == depth and (token.text == "|" or token.upper == "WHERE")
    )
