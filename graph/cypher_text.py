"""The text of a Cypher statement, cut into words: enough to see what it would do.

Strings, comments and quoted names are recognised, so that no word in them is taken
for a clause (https://opencypher.org, openCypher 9; GQL's INSERT and NODETACH too).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n\r]*|/\*.*?(?:\*/|\Z))
    |(?P<string>'(?:\\.|[^'\\])*(?:'|\Z)|"(?:\\.|[^"\\])*(?:"|\Z))
    |(?P<name>`(?:``|[^`])*(?:`|\Z))
    |(?P<word>[^\W\d]\w*)
    |(?P<number>\d[\w.]*)
    |(?P<mark>\S)""",
    re.VERBOSE | re.DOTALL,
)
_OPENING = {"(": ")", "[": "]", "{": "}"}
_AFTER_ITEMS = frozenset({"ORDER", "SKIP", "LIMIT", "OFFSET", "UNION"})


class Kind(StrEnum):
    """What a token is."""

    STRING = "string"
    NAME = "name"  # between backticks
    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """The characters ``start:end`` of a statement; ``depth`` counts open brackets."""

    kind: Kind
    text: str
    start: int
    end: int
    depth: int

    @property
    def upper(self) -> str:
        """The word in capitals, "" where it is none."""
        return self.text.upper() if self.kind is Kind.WORD else ""

    @property
    def unquoted(self) -> str:
        """The word that it is, or has within its quotes."""
        return self.text.strip("`'\"")


NOTHING = Token(Kind.MARK, "", 0, 0, 0)
"""Stands before the first and after the last token, where that saves a question."""


@dataclass(frozen=True, slots=True)
class Column:
    """An item of a RETURN: its expression, its name, and where the item ends."""

    expression: str
    name: str
    end: int


def tokens(query: str) -> list[Token]:
    """The tokens of a statement, without its comments."""
    found = []
    depth = 0
    for match in _TOKEN.finditer(query):
        if match.lastgroup == "comment":
            continue
        text = match.group()
        if text in _OPENING.values():
            depth -= 1
        kind = Kind(match.lastgroup or Kind.MARK)
        found.append(Token(kind, text, match.start(), match.end(), depth))
        if text in _OPENING:
            depth += 1
    return found


def columns(query: str) -> list[list[Column]]:
    """The columns of each outermost RETURN (a UNION has several).

    Empty where it is ``RETURN *``: those follow from what was matched.
    """
    found = []
    items: list[Token] | None = None
    parts: list[list[Token]] = []
    for token in tokens(query):
        if items is None:
            if token.depth == 0 and token.upper == "RETURN":
                items = []
                parts = [items]
            continue
        if token.depth == 0 and (token.upper in _AFTER_ITEMS or token.text == ";"):
            found.append(_columns(query, parts))
            items = None
        elif token.depth == 0 and token.text == ",":
            items = []
            parts.append(items)
        elif items or token.upper != "DISTINCT":
            items.append(token)
    if items is not None:
        found.append(_columns(query, parts))
    return found


def _columns(query: str, parts: list[list[Token]]) -> list[Column]:
    made = []
    for part in parts:
        if not part or part[0].text == "*":
            return []
        expression = query[part[0].start : part[-1].end]
        name = expression
        for before, after in pairwise(part[-2:]):
            if before.upper == "AS" and len(part) > 2:  # noqa: PLR2004
                expression = query[part[0].start : part[-3].end]
                name = after.text
        if part[-1].kind is Kind.NAME and name == part[-1].text:
            name = name[1:-1].replace("``", "`")
        made.append(Column(expression, name, part[-1].end))
    return made


def closing(found: list[Token], opening: int) -> int:
    """Where the bracket at ``opening`` is closed; three ``NOTHING`` end ``found``."""
    depth = found[opening].depth
    for at in range(opening + 1, len(found) - 3):
        if found[at].depth == depth and found[at].text == ")":
            return at
    return len(found) - 3


def shortened(text: str) -> str:
    """An expression as an error names it."""
    return text if len(text) < 40 else text[:37] + "..."  # noqa: PLR2004
