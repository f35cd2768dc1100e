"""The constraints and indexes that are a store's own, which no query may touch.

On Neo4j their names begin with ``detente_``, and say what version the store has; on the
embedded store they are named for what they index.
"""

import re
from collections.abc import Iterator

from detente.graph.cypher_text import Kind, Token

_OURS = re.compile(r"detente_|_|(?:Entity|Article)(?:\[id\]|_\d)|.*%7E")
_RULES = frozenset({"INDEX", "CONSTRAINT"})
_CHANGES = frozenset({"CREATE", "DROP"})
_ALL_RULES = "apoc.schema.assert"


def our_rules(found: list[Token]) -> Iterator[str]:
    """Why a statement may not be: it makes or drops a rule of ours, or might."""
    for at, token in enumerate(found[:-1]):
        if token.upper in _RULES and _is_changed(found[:at]):
            name = found[at + 1]
            if name.text == "$":
                yield f"write the name of the {token.text.lower()} as it is"
            elif _OURS.match(name.unquoted):
                yield (
                    f"the {token.text.lower()} {name.unquoted} is detente's own: "
                    "give yours another name"
                )
        if "".join(part.text for part in found[at : at + 5]).lower() == _ALL_RULES:
            yield f"{_ALL_RULES} would drop detente's own constraints and indexes"


def _is_changed(before: list[Token]) -> bool:
    """Whether CREATE or DROP stands there, and then but words: ``CREATE TEXT``."""
    for token in reversed(before):
        if token.upper in _CHANGES:
            return True
        if token.kind is not Kind.WORD:
            return False
    return False
