"""What stands in an embedded store, read back as what was taken in."""
# ruff: noqa: S608 -- what stands in the SQL is ours; what users give is a parameter

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any
from uuid import uuid4
from weakref import WeakKeyDictionary

import orjson

from detente.graph.arcadedb_change import ids_at, kept_of, place
from detente.graph.arcadedb_engine import Engine, Row, select
from detente.graph.arcadedb_schema import type_of
from detente.graph.arcadedb_ties import Ties
from detente.graph.decisions import Canon, Decision
from detente.graph.edges import Edge
from detente.graph.formats.exchange import decision_from_row, fact_from_row
from detente.graph.model import Entity, Fact, Mentioned, Reading
from detente.graph.properties import (
    article_from,
    damaged,
    edge_from,
    link_from,
    mention_from,
    settled,
)
from detente.graph.redraw import Kept
from detente.graph.relations import CLAIM, MENTIONS, Vocabulary
from detente.graph.store import Counts

PAGE = 500  # articles or edges read at once

EDGES = "SELECT *, @type, @out.id AS `@subject`, @in.id AS `@object` FROM "
_SAID = (
    "SELECT *, @out.id AS `@article` FROM "
    f"(SELECT expand(outE('{MENTIONS}')) FROM Article WHERE id IN :ids)"
)
_TIES = (
    "SELECT id, @type, relation, date, date_end, sources, confidence, "
    "@out.id AS `@subject`, @in.id AS `@object` FROM _Tie WHERE sources IS NOT NULL"
)


_OWN: "WeakKeyDictionary[Engine, dict[str, list[str]]]" = WeakKeyDictionary()
"""What ``_own_indexes`` found, while an engine is open."""


def stamp(engine: Engine) -> str:
    """What changes whenever an edge may have."""
    return str(select(engine, "SELECT stamp FROM _Drawn")[0]["stamp"])


def sign(engine: Engine) -> str:
    """Set a new stamp, and give it."""
    stamp = uuid4().hex
    engine.command("sql", "UPDATE _Drawn SET stamp = :new", {"new": stamp}).close()
    return stamp


def holds_times(engine: Engine) -> bool:
    """Whether Cypher may have kept a date, time or duration in a property."""
    return bool(select(engine, "SELECT times FROM _Drawn")[0]["times"])


def note_times(engine: Engine) -> None:
    engine.command("sql", "UPDATE _Drawn SET times = true").close()


def ties(engine: Engine) -> Iterator[Kept]:
    """Every edge, with those properties that a ``Link`` needs.

    One that somebody's Cypher damaged is left out; who asks for the edge is told.
    """
    return filter(_is_whole, map(kept_of, engine.query("sql", _TIES).iter_dicts()))


def _is_whole(kept: Kept) -> bool:
    try:
        link = link_from(kept.properties, kept.type, kept.subject, kept.object)
    except (KeyError, TypeError, ValueError):
        return False
    return all((link.id, link.subject, link.object, link.relation))


def counts(engine: Engine, vocabulary: Vocabulary) -> Counts:
    """How much the store holds."""
    articles, facts = 0, 0
    totals = "SELECT count(*) AS n, sum(facts) AS facts FROM _Reading"
    for row in select(engine, totals):
        articles, facts = row["n"], row["facts"] or 0
    entities: Counter[str] = Counter()
    for row in select(engine, _counting("Entity", "@type")):
        entities[type_of(row["name"], vocabulary)] += row["n"]
    edges, claims = (
        {row["name"]: row["n"] for row in select(engine, _counting(*what))}
        for what in (("_Tie", "@type"), (CLAIM, "relation"))
    )
    edges.pop(CLAIM, None)
    return Counts(articles, facts, *map(_sorted, (entities, edges, claims)))


def edges_of_types(
    engine: Engine, ids: Sequence[str], types: Collection[str]
) -> list[Row]:
    """The edges of these ids, of these types where any are named.

    The engine asks the indexes of all types, some forty, even for edges of one; asked
    by their names, those of a few types answer in a third of the time.
    """
    own = _own_indexes(engine) if types else {}
    if not types or not own.keys() >= set(types):
        rows = select(engine, f"{EDGES} _Tie WHERE id IN :ids", ids=ids)
        return [row for row in rows if not types or row["@type"] in types]
    asked = [index for type_ in sorted(set(types)) for index in own[type_]]
    each = ", ".join(
        f"$i{n} = (SELECT rid FROM index:`{index}` WHERE key IN :ids)"
        for n, index in enumerate(asked)
    )
    every = ", ".join(f"$i{n}.rid" for n in range(len(asked)))
    found = f"(SELECT expand(unionall({every})) LET {each})"
    return select(engine, f"{EDGES} {found}", ids=ids)


def _own_indexes(engine: Engine) -> Mapping[str, Sequence[str]]:
    """By type of edges, the indexes of ids that are its own: one for each bucket."""
    known = _OWN.get(engine)
    if known is None:
        known = _OWN[engine] = {}
        sql = "SELECT name FROM schema:indexes WHERE typeName = '_Tie'"
        for row in select(engine, sql):
            type_, _, bucket = row["name"].rpartition("_")[0].rpartition("_")
            if bucket.isdigit():
                known.setdefault(type_, []).append(row["name"])
    return known


def drawn(
    engine: Engine,
    rows: Iterable[Row],
    told: dict[str, dict[str, Entity]] | None,
    vocabulary: Vocabulary,
) -> list[Edge]:
    """The edges of rows, sorted by id.

    ``told`` has what articles said before, and learns what more of them do; without
    it, articles are asked only for what these edges need.
    """
    kept = [kept_of(row) for row in rows if "details" in row]
    sources = {source for one in kept for source in one.properties["sources"]}
    ends = None if told is not None else {id_ for one in kept for id_ in _named(one)}
    told = {} if told is None else told
    for article_id, mentions in said(engine, list(sources - told.keys()), ends).items():
        told[article_id] = {m.entity.id: m.entity for m in mentions}
    return sorted(
        (_edge(one, told, vocabulary) for one in kept), key=lambda edge: edge.id
    )


def _named(kept: Kept) -> Iterator[str]:
    """The ids that articles call the ends of an edge by."""
    yield from (kept.subject, kept.object)
    for text in kept.properties["details"]:
        with suppress(ValueError):  # what is damaged is told where the edge is made
            details = orjson.loads(text)
            yield from (details[end] for end in ("subject", "object") if end in details)


def _edge(
    kept: Kept, told: Mapping[str, Mapping[str, Entity]], vocabulary: Vocabulary
) -> Edge:
    return edge_from(
        kept.properties,
        kept.type,
        (kept.subject, kept.object),
        vocabulary,
        lambda article, entity: told[article][entity],
    )


def readings(
    engine: Engine, ties: Ties, ids: Sequence[str], vocabulary: Vocabulary
) -> list[Reading]:
    """What was read from the articles of these ids, sorted by id."""
    articles = {
        row["id"]: article_from(row)
        for row in select(engine, "SELECT FROM Article WHERE id IN :ids", ids=ids)
    }
    there = readings_kept(engine, ids)
    mentioned = said(engine, ids)
    told = {id_: {m.entity.id: m.entity for m in mentioned[id_]} for id_ in mentioned}
    canon = Canon(decisions(engine))
    places = {
        place(type_, canon(subject), canon(object_))
        for row in there.values()
        for type_, subject, object_ in orjson.loads(row["pairs"])
    }
    facts: dict[str, list[Fact]] = {id_: [] for id_ in ids}
    for some in pages(ids_at(ties, places)):
        for row in select(engine, f"{EDGES} _Tie WHERE id IN :ids", ids=some):
            if "details" in row:
                for fact in _facts_of(kept_of(row), told, vocabulary):
                    facts[fact.article_id].append(fact)
    loose = "SELECT FROM _Loose WHERE article IN :ids"
    for row in select(engine, loose, ids=ids):
        fact = fact_from_row(orjson.loads(row["fact"]), vocabulary)
        facts[fact.article_id].append(fact)
    return [
        settled(
            Reading(articles[id_], tuple(mentioned.get(id_, ())), tuple(facts[id_]))
        )
        for id_ in sorted(there)
    ]


def _facts_of(
    kept: Kept, told: Mapping[str, Mapping[str, Entity]], vocabulary: Vocabulary
) -> Sequence[Fact]:
    """The facts of an edge that articles in ``told`` tell."""
    lists = ("sources", "quotes", "dates", "confidences", "details")
    if len({len(kept.properties[key]) for key in lists}) > 1:
        raise damaged(kept.properties, kept.type, (kept.subject, kept.object))
    at = [i for i, s in enumerate(kept.properties["sources"]) if s in told]
    some = {key: [kept.properties[key][i] for i in at] for key in lists}
    properties = {**kept.properties, **some}
    some_of_it = Kept(kept.type, kept.subject, kept.object, properties)
    return _edge(some_of_it, told, vocabulary).facts


def readings_kept(engine: Engine, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    sql = "SELECT *, @rid FROM _Reading WHERE article IN :ids"
    return {row["article"]: row for row in select(engine, sql, ids=ids)}


def said(
    engine: Engine, ids: Sequence[str], of: Collection[str] | None = None
) -> dict[str, list[Mentioned]]:
    """Whom each of the articles mentions, and how; only those ``of`` the ids given."""
    only, given = ("", {}) if of is None else (" WHERE entity IN :of", {"of": [*of]})
    said: dict[str, list[Mentioned]] = {}
    for some in pages(ids):
        for row in select(engine, _SAID + only, ids=some, **given):
            said.setdefault(row["@article"], []).append(mention_from(row))
    return said


def decisions(engine: Engine) -> list[Decision]:
    rows = select(engine, "SELECT FROM _Decision")
    return sorted(map(decision_from_row, rows), key=lambda decision: decision.key)


def _counting(type_: str, by: str) -> str:
    return f"SELECT {by} AS name, count(*) AS n FROM {type_} GROUP BY {by}"


def _sorted(counted: Mapping[str, int]) -> dict[str, int]:
    return {name: n for name, n in sorted(counted.items()) if n}


def pages(rows: Sequence[Any], size: int = PAGE) -> Iterator[Any]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
