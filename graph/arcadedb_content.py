"""The whole graph of an embedded store as rows of JSON, and such rows written in it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.graph.arcadedb_engine import Engine, select, transaction
from detente.graph.arcadedb_records import Records
from detente.graph.arcadedb_schema import labels_of
from detente.graph.errors import BadQuery
from detente.graph.written import Content, Row, Written, key_of

_ENGINES_OWN = frozenset({"@rid", "@type", "@cat", "@out", "@in"})
_TIMES = {
    "DATE": "date",
    "LOCAL DATETIME": "localdatetime",
    "ZONED DATETIME": "datetime",
    "LOCAL TIME": "localtime",
    "ZONED TIME": "time",
    "DURATION": "duration",
}
_NODES, _EDGES = "(n)", "()-[n]->()"
_PLAIN = " OR ".join(
    f"valueType({{0}}) STARTS WITH '{name}'"
    for name in ("STRING", "INTEGER", "FLOAT", "BOOLEAN")
)
# What is no plain value, nor a list of such; the engine gives durations as texts.
_ODD = (
    "MATCH {} UNWIND keys(n) AS key WITH n, key, valueType(n[key]) AS type "
    f"WHERE NOT ({_PLAIN.format('n[key]')}) AND NOT (type STARTS WITH 'LIST' "
    f"AND all(one IN n[key] WHERE {_PLAIN.format('one')})) "
    "RETURN elementId(n) AS at, key, type, "
    "CASE WHEN type STARTS WITH 'LIST' THEN null ELSE toString(n[key]) END AS text"
)
_TYPES = "SELECT name, type, parentTypes, properties, indexes FROM schema:types"
_CREATE_NODES = (
    "UNWIND $rows AS row CREATE (n{labels}) SET n = row.properties "
    "RETURN row.node AS node, elementId(n) AS at"
)
_CHANGE_NODES = (
    "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row.at {change} "
    "RETURN row.node AS node, elementId(n) AS at"
)
_CREATE_EDGES = (
    "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.start "
    "MATCH (b) WHERE elementId(b) = row.end "
    "CREATE (a)-[n:{type}]->(b) SET n = row.properties "
    "RETURN row.number AS number, elementId(n) AS at"
)
_VERBS = ("SET", "SET", "REMOVE")
_SET_TIMES = (
    "UNWIND $rows AS row MATCH {pattern} WHERE elementId(n) = row.at "
    "SET n.{key} = {made}(row.text)"
)


@dataclass(slots=True)
class _Records:
    """The rows of a graph by the ids of their records, and where each node stands."""

    nodes: dict[str, Row] = field(default_factory=dict)
    edges: dict[str, Row] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)


def content(engine: Engine, names: Mapping[str, str]) -> Content:
    """All that stands in the graph.

    ``names`` are those of nodes without an id of ours, by the ids of their records.

    Raises:
        BadQuery: a property is of a kind that rows cannot hold.
    """
    found = _found(engine, names)
    rules = frozenset(
        f"{row['name']}: {row['properties']} {row['indexes']}"
        for row in select(engine, _TYPES)
        if row["properties"] or row["indexes"]
    )
    whole = Content(rules=rules)
    for row in found.nodes.values():
        whole.add_node(row["node"], row["type"], row["properties"])
    for row in found.edges.values():
        whole.add_edge(row["edge"], row["start"], row["end"], row["properties"])
    return whole


def write_over(engine: Engine, written: Written) -> dict[str, str]:
    """Make of the graph that articles ask for what was written over it, in steps.

    Gives the names of all nodes by the ids of their records.
    """
    found = _found(engine, {})
    places = found.places
    gone = set(map(_key, written.gone_edges))
    lost = [rid for rid, row in found.edges.items() if _key(key_of(row)) in gone]
    dropped = [places[name] for name in written.gone_nodes if name in places]
    with transaction(engine):
        Records(engine).delete({"@rid": rid} for rid in (*lost, *dropped))
    stood = {
        row["node"]: found.nodes[places[row["node"]]]["type"]
        for row in written.nodes
        if row["node"] in places
    }
    _write_nodes(engine, written.nodes, stood, places)
    with transaction(engine):
        times = ((places[row["node"]], row) for row in written.nodes)
        _set_times(engine, _NODES, times)
        _create_edges(engine, written.edges, places)
    return {at: name for name, at in places.items()}


def _write_nodes(
    engine: Engine,
    rows: Iterable[Row],
    stood: Mapping[str, str],
    places: dict[str, str],
) -> None:
    """Create nodes, or change those that ``stood`` there, by name, with their types.

    A node has another record, and ``places`` another id, once its labels are changed.
    The engine can change those of a node once in a transaction.
    """
    steps: list[dict[str, list[Row]]] = [defaultdict(list) for _ in range(3)]
    for row in rows:
        name, type_ = row["node"], row["type"]
        if name not in stood:
            steps[0][_CREATE_NODES.format(labels=_labels(labels_of(type_)))].append(row)
            continue
        old, new = labels_of(stood[name]), labels_of(type_)
        come = _labels(label for label in new if label not in old)
        gone = _labels(label for label in old if label not in new)
        changes = ("n = row.properties", come and f"n{come}", gone and f"n{gone}")
        for step, verb, change in zip(steps, _VERBS, changes, strict=True):
            if change:
                text = _CHANGE_NODES.format(change=f"{verb} {change}")
                step[text].append(row)
    for step in steps:
        with transaction(engine):
            for text, some in step.items():
                given = [{**_plain(row), "at": places.get(row["node"])} for row in some]
                made = engine.command("opencypher", text, {"rows": given}).to_list()
                places.update((one["node"], one["at"]) for one in made)


def _create_edges(
    engine: Engine, edges: Iterable[Row], places: Mapping[str, str]
) -> None:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in edges:
        groups[row["edge"]].append(row)
    for type_, rows in groups.items():
        ends = [
            {"start": places[row["start"]], "end": places[row["end"]]} for row in rows
        ]
        given = [
            {**_plain(row), **ends[number], "number": number}
            for number, row in enumerate(rows)
        ]
        text = _CREATE_EDGES.format(type=_quoted(type_))
        made = engine.command("opencypher", text, {"rows": given}).to_list()
        _set_times(engine, _EDGES, ((one["at"], rows[one["number"]]) for one in made))


def _found(engine: Engine, names: Mapping[str, str]) -> _Records:
    odd = {
        (row["at"], row["key"]): _time_row(row)
        for pattern in (_NODES, _EDGES)
        for row in engine.query("opencypher", _ODD.format(pattern)).to_list()
    }
    found = _Records()
    for told in engine.query("opencypher", "MATCH (n) RETURN n").to_list():
        record = told["n"]
        at = str(record["@rid"])
        properties = _properties(record, at, odd)
        name = _name(record["@type"], properties)
        name = name or names.get(at) or f"#{len(found.nodes)}"
        found.nodes[at] = {
            "node": name,
            "type": record["@type"],
            "properties": properties,
        }
        found.places[name] = at
    for record in _edge_records(engine):
        at = str(record["@rid"])
        start, end = (found.nodes[str(record[key])] for key in ("@out", "@in"))
        found.edges[at] = {
            "edge": record["@type"],
            "start": start["node"],
            "end": end["node"],
            "properties": _properties(record, at, odd),
        }
    return found


def _edge_records(engine: Engine) -> Iterator[Row]:
    for told in select(engine, _TYPES):
        if told["type"] == "edge" and not told["parentTypes"]:
            name = told["name"].replace("`", "\\`")
            yield from select(engine, f"SELECT *, @rid, @type, @out, @in FROM `{name}`")  # noqa: S608


def _name(type_: str, properties: Mapping[str, Any]) -> str | None:
    """How rows name the node: by its id, where no other can have it."""
    for label in ("Entity", "Article"):
        if label in labels_of(type_) and "id" in properties:
            return f"{label} {properties['id']}"
    return None


def _properties(record: Row, at: str, odd: Mapping[tuple[str, str], Row]) -> Row:
    told = {key: value for key, value in record.items() if key not in _ENGINES_OWN}
    for key, value in told.items():
        if (at, key) in odd:
            told[key] = odd[at, key]
        elif any(isinstance(x, float) and not math.isfinite(x) for x in _each(value)):
            raise _unkept(key, "a number that is none")
    return told


def _each(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else (value,)


def _time_row(told: Row) -> Row:
    kind = told["type"].removesuffix(" NOT NULL")
    if kind not in _TIMES:
        listed = kind.startswith("LIST")
        what = "a list of dates, times or lists" if listed else f"a {kind}"
        raise _unkept(told["key"], what)
    return {"as": _TIMES[kind], "text": told["text"]}


def _unkept(key: str, what: str) -> BadQuery:
    message = (
        f"a networkx store cannot keep {what} ({key}): nothing was changed; keep text, "
        "numbers, true or false, a date or time, or a list of texts or numbers"
    )
    return BadQuery(message)


def _plain(row: Row) -> Row:
    """``row`` without the dates and times, which are set later."""
    told = row["properties"].items()
    plain = {key: value for key, value in told if not isinstance(value, dict)}
    return {**row, "properties": plain}


def _set_times(engine: Engine, pattern: str, rows: Iterable[tuple[str, Row]]) -> None:
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for at, row in rows:
        for key, value in row["properties"].items():
            if isinstance(value, dict):
                told = {"at": at, "text": value["text"]}
                groups[key, value["as"]].append(told)
    for (key, made), given in groups.items():
        text = _SET_TIMES.format(pattern=pattern, key=_quoted(key), made=made)
        engine.command("opencypher", text, {"rows": given}).close()


def _labels(names: Iterable[str]) -> str:
    return "".join(f":{_quoted(name)}" for name in names)


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["edge"], row["start"], row["end"], row["id"]
