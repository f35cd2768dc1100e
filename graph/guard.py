"""What keeps a query that was asked as a read from writing, on every store.

It reads the statement's words and refuses those that could write, load a file or run
what it does not know. The stores' own read-only mode comes on top of it.
"""

import re
from collections.abc import Iterable

from detente.graph.cypher_text import Kind, Token, tokens
from detente.graph.errors import WriteRefused

_CLAUSES = frozenset(
    {
        *("CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE"),
        *("INSERT", "FOREACH", "DROP", "LOAD", "TERMINATE"),
    }
)
_COMMANDS = frozenset(  # what a statement of administration begins with
    {
        *("ALTER", "GRANT", "DENY", "REVOKE", "RENAME", "START", "STOP", "ENABLE"),
        *("DEALLOCATE", "REALLOCATE", "DRYRUN", "TRUNCATE", "UPDATE"),
    }
)
_READING = frozenset(
    {
        *("db.labels", "db.relationshiptypes", "db.propertykeys", "dbms.components"),
        *("db.schema.visualization", "db.schema.nodetypeproperties"),
        *("db.schema.reltypeproperties", "db.info", "db.ping"),
        *("db.index.fulltext.querynodes", "db.index.fulltext.queryrelationships"),
    }
)
# Before a word that names a thing; "*" is not among them: WITH * CREATE (n).
_BEFORE_NAMES = frozenset(".:$&!%,([=<>+-/^")
_WORDS_BEFORE_NAMES = frozenset(
    {
        *("RETURN", "WITH", "WHERE", "UNWIND", "YIELD", "AS", "BY", "DISTINCT", "IN"),
        *("AND", "OR", "XOR", "NOT", "CASE", "WHEN", "THEN", "ELSE", "SKIP", "LIMIT"),
        *("CONTAINS", "MATCH", "IS"),
    }
)
_AFTER_NAMES = frozenset({*")]},.:=+-*/%^<>|;", ""})
# Behind a name in an expression; two names side by side are none.
_WORDS_AFTER_NAMES = frozenset(
    {
        *("AS", "IN", "IS", "AND", "OR", "XOR", "CONTAINS", "STARTS", "ENDS", "ASC"),
        *("DESC", "ASCENDING", "DESCENDING", "ORDER", "SKIP", "LIMIT", "OFFSET"),
        *("WHERE", "WITH", "RETURN", "MATCH", "OPTIONAL", "UNWIND", "CALL", "UNION"),
        *("WHEN", "THEN", "ELSE", "END", "NULLS"),
    }
)
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
_ONE = "one statement at a time: ask the others on their own"
_BATCHES = "IN TRANSACTIONS"
_NOTHING = Token(Kind.MARK, "", 0, 0, 0)


def refuse_writes(query: str) -> None:
    """Make sure that a query only reads.

    Raises:
        WriteRefused: it would write, or might.
    """
    for text in spellings(query):
        _check(tokens(text))


def spellings(query: str) -> Iterable[str]:
    """The query, and as it is where an engine reads escapes before it reads words."""
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), query)
    return dict.fromkeys((query, plain))


def may_write(query: str) -> bool:
    """Whether ``refuse_writes`` refuses it."""
    try:
        refuse_writes(query)
    except WriteRefused:
        return True
    return False


def _check(found: list[Token]) -> None:
    if found and found[0].upper in _COMMANDS:
        raise _refusal(found[0].upper)
    padded = [_NOTHING, *found, _NOTHING, _NOTHING]
    for at, token in enumerate(found):
        before, after = padded[at], padded[at + 2]
        if token.text == ";" and after is not _NOTHING:
            raise WriteRefused(_ONE)
        if is_in_batches(found, at):
            raise _refusal(_BATCHES)
        if token.kind is not Kind.WORD or _is_name(
            token, before, padded[at + 2 : at + 4]
        ):
            continue
        if token.upper in _CLAUSES:
            raise _refusal(token.upper)
        if token.upper == "CALL" and after.text not in {"(", "{"}:
            # What a subquery in braces does, its own words show.
            _check_procedure(found[at + 1 :])


def _is_name(token: Token, before: Token, later: list[Token]) -> bool:
    """Whether a word between these stands for a thing, and begins no clause.

    The word before may be a name itself (``WITH n AS in DELETE n``), so what follows
    decides: a clause is followed by a name or a bracket.
    """
    after, then = later
    if before.kind is Kind.MARK and before.text in _BEFORE_NAMES:
        return True
    if after.text in _AFTER_NAMES:
        return True
    if after.text == "[" and token.upper != "DELETE":
        return True
    if before.upper not in _WORDS_BEFORE_NAMES or after.kind is not Kind.WORD:
        return False
    named_like_a_word = then.kind is Kind.MARK and then.text in ".:=+,)}"
    return after.upper in _WORDS_AFTER_NAMES and not (
        named_like_a_word or then is _NOTHING
    )


def is_in_batches(found: list[Token], at: int) -> bool:
    """Whether the word there ends ``CALL { ... } IN 3 CONCURRENT TRANSACTIONS``."""
    if found[at].upper != "TRANSACTIONS":
        return False
    rest = found[:at]
    while rest and (rest[-1].upper == "CONCURRENT" or rest[-1].kind is Kind.NUMBER):
        rest.pop()
    if len(rest) > 1 and rest[-2].text == "$":
        del rest[-2:]
    return len(rest) > 1 and rest[-1].upper == "IN" and rest[-2].text == "}"


def _check_procedure(after: list[Token]) -> None:
    parts: list[str] = []
    for token in after:
        named = token.kind in {Kind.WORD, Kind.NAME}
        if token.text != "." and (not named or parts[-1:] not in ([], ["."])):
            break
        parts.append(token.text.strip("`"))
    called = "".join(parts)
    if called.lower() not in _READING:
        message = f"CALL {called} might write: it runs only with --write"
        raise WriteRefused(message)


def _refusal(word: str) -> WriteRefused:
    return WriteRefused(f"{word} would write: a query only reads, unless --write is on")
