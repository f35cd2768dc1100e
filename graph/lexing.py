"""The words of a Cypher query, as far as one can tell them apart without a grammar.

Enough to know what stands in a string or a comment and what does not: for the guard
against writes, for splitting a file into statements, and for pointing at mistakes.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from detente.graph.errors import BadQuery


class Kind(StrEnum):
    """What a word is."""

    NAME = "name"  # keyword, label, property, function: told apart by place only
    QUOTED = "quoted"  # `a name in backticks`
    STRING = "string"
    NUMBER = "number"
    PARAMETER = "parameter"
    SIGN = "sign"  # one character of punctuation


class Word(NamedTuple):
    """A piece of the query, at ``start:end`` of it; no comment, no space."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def keyword(self) -> str:
        """A name in capitals as an engine reads it, look-alikes folded; else empty.

        >>> Word(Kind.NAME, "\u017fet", 0, 3).keyword
        'SET'
        """
        if self.kind is not Kind.NAME:
            return ""
        return unicodedata.normalize("NFKC", self.text).upper()

    @property
    def name(self) -> str:
        """What a name or a quoted name names; else empty."""
        if self.kind is Kind.QUOTED:
            return self.text[1:-1].replace("``", "`")
        return self.text if self.kind is Kind.NAME else ""


_WORD = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>//[^\n\r]*|/\*.*?\*/)
  | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
  | (?P<quoted>`(?:[^`]|``)*`)
  | (?P<parameter>\$(?:`(?:[^`]|``)*`|\w+))
  | (?P<number>0[xX][0-9a-fA-F]+|0o[0-7]+
        |(?:\d+(?:\.(?!\.)\d+)?|(?<!\.)\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<name>[^\W\d]\w*)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPENS = {"'": "a string", '"': "a string", "`": "a name in backticks"}


def words(query: str) -> list[Word]:
    """The words of ``query`` in order.

    Raises:
        BadQuery: a string, a quoted name or a comment is never closed.
    """
    return list(_words(query))


def _words(query: str) -> Iterator[Word]:
    for found in _WORD.finditer(query):
        kind, text = found.lastgroup or "", found.group()
        if kind in ("space", "comment"):
            continue
        if kind == "sign":
            opened = _OPENS.get(text)
            if text == "/" and query.startswith("/*", found.start()):
                opened = "a comment"
            if opened is not None:
                where = place(query, found.start())
                message = f"{opened} is opened and never closed {where}"
                raise BadQuery(message)
        yield Word(Kind(kind), text, found.start(), found.end())


def place(query: str, offset: int) -> str:
    """``offset`` in words: ``(line 2, column 7)``, both counted from 1."""
    before = query[:offset]
    line = before.count("\n") + 1
    column = offset - (before.rfind("\n") + 1) + 1
    return f"(line {line}, column {column})"


def statements(query: str) -> list[str]:
    r"""The statements of a text, split where a semicolon stands outside of strings.

    Those of nothing but spaces and comments are left out.

    >>> statements("RETURN ';' AS a; // done;\nRETURN 2;")
    ["RETURN ';' AS a", '// done;\nRETURN 2']

    Raises:
        BadQuery: a string, a quoted name or a comment is never closed.
    """
    told = words(query)
    ends = [word.start for word in told if word.text == ";" and word.kind is Kind.SIGN]
    parts, start = [], 0
    for end in (*ends, len(query)):
        if any(start <= word.start < end for word in told):
            parts.append(query[start:end].strip())
        start = end + 1
    return parts
