"""Mistakes in a query shown where they stand, with the nearest name that is known.

A label, relation or property that nothing has is no error in Cypher: the answer is
just empty. Here it is a warning.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise

from detente.graph.cypher_text import Kind, Token, tokens
from detente.graph.properties import OWN_KEYS
from detente.graph.relations import CLAIM, MENTIONS, Vocabulary

KEYWORDS = (
    *("MATCH", "OPTIONAL", "WHERE", "RETURN", "WITH", "UNWIND", "ORDER", "BY", "ASC"),
    *("DESC", "SKIP", "LIMIT", "DISTINCT", "AS", "AND", "OR", "XOR", "NOT", "IN", "IS"),
    *("NULL", "TRUE", "FALSE", "STARTS", "ENDS", "CONTAINS", "CASE", "WHEN", "THEN"),
    *("ELSE", "END", "UNION", "ALL", "ANY", "NONE", "SINGLE", "EXISTS", "COUNT"),
    *("CALL", "YIELD", "CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "ON"),
    *("EXPLAIN", "PROFILE", "COLLECT", "FOREACH"),
)
FUNCTIONS = (
    *("count", "collect", "min", "max", "sum", "avg", "size", "head", "last", "type"),
    *("labels", "nodes", "relationships", "length", "coalesce", "toLower", "toUpper"),
    *("startNode", "endNode", "keys", "properties", "range", "split", "substring"),
    *("left", "right", "trim", "shortestPath", "date", "duration", "exists"),
)
_NODE_KEYS = ("id", "name", "aliases", "wikidata")
_ARTICLE_KEYS = ("title", "url", "publisher", "published", "digest", "count", "entity")
DETAIL_KEYS = (
    *("title", "status", "start", "end", "award", "note", "topic", "event", "source"),
    *("destination", "accredited_to", "on_behalf_of", "reason", "role", "kinship"),
    *(
        "place",
        "amount",
        "goods",
        "kind",
        "measure",
        "means",
        "event_date",
        "event_class",
        "date_alt",
    ),
    *("class", "grade", "posthumous", "constituency", "announced", "accepted"),
)
PROPERTIES = tuple(sorted({*_NODE_KEYS, *_ARTICLE_KEYS, *OWN_KEYS, *DETAIL_KEYS}))
_PLACE = re.compile(
    r"(?i)line\s+(?P<line>\d+)(?::|,\s*column\s+)(?P<column>\d+)"
    r"(?:\s*\(offset:\s*(?P<offset>\d+)\))?"
)
_NAMED = re.compile(r"['`\"](\w+)['`\"]")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with the characters ``start:end`` of a query."""

    message: str
    start: int
    end: int


def warnings(query: str, vocabulary: Vocabulary) -> list[Mistake]:
    """Labels, relations and properties in ``query`` that the graph does not know.

    Properties are looked at where a variable of a pattern has them.
    """
    told = tokens(query)
    found = list(_in_patterns(told, vocabulary))
    bound = _bound(told)
    for number, (before, dot) in enumerate(pairwise(told)):
        if dot.text == "." and _name(before) in bound:
            key, *after = told[number + 2 : number + 4] or [dot]
            if _name(key) and not (after and after[0].text == "("):  # a function
                found += _unknown_key(key)
    return sorted(found, key=lambda mistake: mistake.start)


def _in_patterns(told: list[Token], vocabulary: Vocabulary) -> Iterator[Mistake]:
    labels = (*vocabulary.types, "Entity", "Article")
    types = (*vocabulary.relations, CLAIM, MENTIONS)
    open_: list[str] = []  # what each bracket is: n(ode), e(dge), m(ap) or other
    for number, word in enumerate(told):
        before = told[number - 1] if number else None
        if word.text in "([{" and word.kind is Kind.MARK:
            open_.append(_bracket(word, before, open_))
        elif word.text in ")]}" and word.kind is Kind.MARK:
            if open_:
                open_.pop()
        elif _name(word) and before is not None and before.text in (":", "|", "!", "&"):
            where = open_[-1] if open_ else ""
            if where == "e":
                yield from _unknown("relation", word, types)
            elif where == "n":
                yield from _unknown("label", word, labels)
            elif where == "" and before.text == ":":
                yield from _unknown("label or relation", word, (*labels, *types))
        elif _name(word) and open_[-1:] == ["m"] and _is_key(told, number):
            yield from _unknown_key(word)


def _bracket(word: Token, before: Token | None, open_: list[str]) -> str:
    """``n`` of a node, ``e`` of an edge, ``m`` of the map in either, else the sign."""
    if word.text == "[" and before is not None and before.text == "-":
        return "e"
    if word.text == "(" and (
        before is None
        or before.kind is Kind.MARK
        or before.upper in ("MATCH", "CREATE", "MERGE", "WHERE", "AND", "OR", "NOT")
    ):
        return "n"
    if word.text == "{" and open_[-1:] in (["n"], ["e"]):
        return "m"
    return word.text


def _is_key(told: list[Token], number: int) -> bool:
    after = told[number + 1] if number + 1 < len(told) else None
    return told[number - 1].text in "{," and after is not None and after.text == ":"


def _bound(told: list[Token]) -> set[str]:
    """Variables that a pattern binds: behind a bracket, before a colon or its end."""
    return {
        _name(word)
        for before, word, after in zip(told, told[1:], told[2:], strict=False)
        if before.text in ("(", "[")
        and _name(word)
        and after.text in (":", ")", "]", "{")
    }


def _name(token: Token) -> str:
    """What a word or a name in backticks names; empty where it is neither."""
    if token.kind is Kind.NAME:
        return token.text.strip("`").replace("``", "`")
    return token.text if token.kind is Kind.WORD else ""


def _unknown(what: str, word: Token, known: Iterable[str]) -> Iterator[Mistake]:
    names = list(known)
    if _name(word) not in names:
        yield Mistake(
            f"no {what} {_name(word)}{_hint(_name(word), names)}", word.start, word.end
        )


def _unknown_key(word: Token) -> Iterator[Mistake]:
    if _name(word) not in PROPERTIES:
        hint = _hint(_name(word), PROPERTIES)
        yield Mistake(f"no property {_name(word)} is usual{hint}", word.start, word.end)


def _hint(name: str, known: Iterable[str]) -> str:
    by_fold = {one.casefold(): one for one in known}
    near = get_close_matches(name.casefold(), sorted(by_fold), 1, _NEAR)
    return f"; did you mean {by_fold[near[0]]}?" if near else ""


def misread(query: str, message: str) -> Mistake | None:
    """Where the engine that says ``message`` stopped: at a place or a name it tells.

    Where it tells neither, a bracket that is never closed. A word before the place
    which looks like a keyword is named.
    """
    placed = _PLACE.search(message)
    of_a_name = re.search("variable|function", message, re.IGNORECASE)
    named = _quoted(query, message) if of_a_name or placed is None else None
    if named is not None or placed is None:
        return named or _unclosed(query)
    line, column = int(placed["line"]), int(placed["column"])
    if placed["offset"] is not None:  # Neo4j, which counts columns from 1
        return _at(query, int(placed["offset"]))
    lines = query.split("\n")
    before = sum(len(one) + 1 for one in lines[: line - 1])
    return _at(query, before + column)  # ANTLR, from 0


def _at(query: str, offset: int) -> Mistake:
    """A misspelt keyword about the place, else a bracket left open, else the place."""
    found = misspelt(query, min(offset, len(query)))
    return found or _unclosed(query) or _here(query, offset)


def _quoted(query: str, message: str) -> Mistake | None:
    """The last word of the query that the message puts in quotes."""
    named = _NAMED.findall(message)
    for token in reversed(tokens(query)):
        if _name(token) and _name(token) in named:
            others = _bound(tokens(query)) - {token.text}
            known = others if "variable" in message.casefold() else FUNCTIONS
            hint = _hint(token.text, known) or "; not known here"
            return Mistake(f"{token.text}{hint}", token.start, token.end)
    return None


def _unclosed(query: str) -> Mistake | None:
    """The innermost bracket that is opened and never closed, or closed unopened."""
    opened: list[Token] = []
    for token in tokens(query):
        if token.kind is not Kind.MARK:
            continue
        if token.text in _CLOSING.values():
            opened.append(token)
        elif token.text in _CLOSING:
            if not opened or opened[-1].text != _CLOSING[token.text]:
                return Mistake("closes nothing", token.start, token.end)
            opened.pop()
    if not opened:
        return None
    return Mistake("is never closed", opened[-1].start, opened[-1].end)


def misspelt(query: str, offset: int) -> Mistake | None:
    """The word at ``offset``, or one of the two before it, that is almost a keyword."""
    told = tokens(query)
    at = next((n for n, word in enumerate(told) if word.end > offset), len(told))
    for word in told[at : at + 1] + told[max(at - 2, 0) : at][::-1]:
        near = get_close_matches(word.upper, KEYWORDS, 1, 0.75) if word.upper else []
        if near and word.upper not in KEYWORDS:
            message = f"{word.text}: did you mean {near[0]}?"
            return Mistake(message, word.start, word.end)
    return None


def _here(query: str, offset: int) -> Mistake:
    for word in tokens(query):
        if word.end > offset:
            return Mistake("not understood here", word.start, word.end)
    return Mistake("something is missing here", len(query), len(query) + 1)


def shown(query: str, mistake: Mistake) -> list[str]:
    """The line of the query, and carets under the mistake."""
    start = query.rfind("\n", 0, mistake.start) + 1
    end = query.find("\n", mistake.start)
    line = query[start : len(query) if end < 0 else end]
    width = max(1, min(mistake.end, start + len(line)) - mistake.start)
    margin = "".join(
        "\t" if letter == "\t" else " " for letter in line[: mistake.start - start]
    )
    return [f"  {line}", f"  {margin}{'^' * width}"]
