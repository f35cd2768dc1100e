"""The constraints and indexes that a store on Neo4j has, and its version.

Cypher cannot take a relationship type as a parameter, so each type of the vocabulary
has a constraint of its own. The version stands in their names: a node that said it
would turn up in every answer about all nodes.
"""

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from detente.graph.relations import CLAIM, MENTIONS, Vocabulary

VERSION = 2
"""Of what is kept in nodes and edges, and how.

Each constraint and index is named for the version that it came with; the newest is
that of the store. With 2 came names that an index finds, and the stamps of articles.
"""

KEYS = "_keys"
"""Of an entity: a digest of each text that names it, folded (``keys_text``)."""

STAMP = "_stamp"
"""Of an article: ``stamps.stamp`` of what was read in it."""

HIDDEN = frozenset({KEYS, STAMP})
"""Properties of nodes that no answer shows."""

_NAME = re.compile(r"detente_(\d+)_")


def types(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The types of the edges between entities."""
    return (*vocabulary.relations, CLAIM)


def statements(vocabulary: Vocabulary) -> dict[str, str]:
    """What makes each constraint and index, by its name."""
    keys = {
        "entity_id": ("(n:Entity)", "n.id"),
        "article_id": ("(n:Article)", "n.id"),
        "decision_key": ("(n:Decision)", "n.key"),
    }
    for type_ in types(vocabulary):
        keys[f"{type_.lower()}_edge"] = (f"()-[n:{type_}]-()", "n.id")
    made = {
        _name(what): (
            f"CREATE CONSTRAINT {_name(what)} IF NOT EXISTS "
            f"FOR {pattern} REQUIRE {key} IS UNIQUE"
        )
        for what, (pattern, key) in keys.items()
    }
    name, keys_ = _name("entity_name"), _name("entity_keys", since=2)
    made[name] = f"CREATE INDEX {name} IF NOT EXISTS FOR (n:Entity) ON (n.name)"
    made[keys_] = (
        f"CREATE TEXT INDEX {keys_} IF NOT EXISTS FOR (n:Entity) ON (n.{KEYS})"
    )
    return made


def version_of(names: Iterable[str]) -> int | None:
    """The version of a store whose constraints have these names, if it is ours."""
    found = (_NAME.match(name) for name in names)
    return max((int(match[1]) for match in found if match), default=None)


def keys_text(keys: Iterable[str]) -> str:
    """``KEYS`` of an entity with these names: each between spaces, all the same long.

    An index of texts takes 32 kB of one, which is some 3,600 names.
    """
    return f" {' '.join(sorted(map(_digest, keys)))} "


def _digest(key: str) -> str:
    made = blake2b(key.encode(errors="replace"), digest_size=6).digest()
    return urlsafe_b64encode(made).decode()


def shown(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties of a node but those that are hidden."""
    return {key: value for key, value in properties.items() if key not in HIDDEN}


def _name(what: str, *, since: int = 1) -> str:
    return f"detente_{since}_{what}"


INDEXES = "SHOW INDEXES YIELD name RETURN name"
ANYTHING = "MATCH (n) RETURN true AS some LIMIT 1"
COUNTED = ("totals", "entities", "edges", "claims")


def counting(part: str, vocabulary: Vocabulary) -> str:
    """The query that counts one part of what stands in a store, by name."""
    match part:
        case "entities":
            found = ((word, f"MATCH (n:{word})") for word in vocabulary.types)
        case "edges":
            found = (
                (word, f"MATCH ()-[n:{word}]->()") for word in vocabulary.relations
            )
        case "claims":
            return (
                f"MATCH ()-[r:{CLAIM}]->() RETURN r.relation AS name, count(*) AS count"
            )
        case _:
            return f"""
            MATCH (a:Article) WHERE a.id IS NOT NULL
            RETURN 'articles' AS name, count(a) AS count
            UNION ALL MATCH ()-[r:{"|".join(types(vocabulary))}]->()
            RETURN 'facts' AS name, sum(size(r.sources)) AS count
            UNION ALL MATCH ()-[m:{MENTIONS}]->() WHERE m.within IS NOT NULL
            RETURN 'within' AS name, sum(size(m.within)) AS count
            """
    return " UNION ALL ".join(
        f"{matched} RETURN '{word}' AS name, count(n) AS count"
        for word, matched in found
    )
