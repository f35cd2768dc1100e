"""Every format is read back by the program, or the library, that it is written for."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import networkx as nx
import pytest
import rdflib
from followthemoney import model
from neo4j import GraphDatabase

from detente.graph import Store, open_store
from detente.graph.checking import faults
from detente.graph.dates import PartialDate
from detente.graph.decisions import Decision, Verdict
from detente.graph.edges import Edge
from detente.graph.errors import BadInput
from detente.graph.formats import FORMATS, write
from detente.graph.model import Article, Entity, Fact, Mentioned, Modality, Reading
from detente.graph.properties import edge_properties, entity_properties
from detente.graph.relations import vocabulary
from tests.graph.articles import ALL
from tests.servers.neo4j_server import Server, emptied, new_server
from tests.servers.wanted import wanted

HOSTILE = (
    '\'); DROP <x a="b"> & ]]> \\\' \\u0027}) DETACH DELETE n // " . <urn:x> '
    "\\\\\n\r\t\x1f;|`${x}` %s {0} 김정은 😀 e\u0301"
)
ODD = Entity(
    f"person:{HOSTILE.split(maxsplit=1)[0]}é%20<>", "Person", HOSTILE, (HOSTILE[::-1],)
)
PLAIN = Entity("state:ARU", "State", "Aruna", ("the Republic of Aruna",), "Q42")
GOOD = Entity("person:good", "Person", "Good \x00\ufffe Name", (), 'Q1"> .')


def _fact(relation: str, evidence: str = "", **more: object) -> Fact:
    return Fact(
        f"a/{HOSTILE}",
        ODD,
        vocabulary().relation(relation),
        PLAIN,
        evidence=evidence,
        attrs=tuple((key, HOSTILE) for key in ("id", "key", "source", "target")),
        **more,  # type: ignore[arg-type]
    )


HOSTILE_READING = Reading(
    Article(f"a/{HOSTILE}", HOSTILE, HOSTILE, HOSTILE, PartialDate.parse("2019")),
    (Mentioned(ODD, 2), Mentioned(PLAIN, 1), Mentioned(GOOD, 1)),
    (
        _fact("VISITED", HOSTILE, date=PartialDate.parse("2019-04")),
        _fact("CRITICIZED"),
        _fact("VISITED", "He will come.", modality=Modality.PLANNED),
    ),
)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store("networkx:") as opened:
        opened.add([*ALL, HOSTILE_READING])
        day = PartialDate.parse("2026-01-02")
        opened.decide(
            [
                Decision(
                    Verdict.SAME, "person:anna-bell", "person:김정은", day, HOSTILE
                ),
                Decision(Verdict.DIFFERENT, "state:ARL", "state:BSK", day),
            ]
        )
        yield opened


def written(store: Store, format_: str) -> bytes:
    stream = io.BytesIO()
    write(format_, store, stream)
    return stream.getvalue()


def shown(value: object) -> object:
    """What XML can hold of a property."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    value = text if isinstance(value, list) else value
    if not isinstance(value, str):
        return value
    return "".join("\ufffd" if c in "\x00\x1f\ufffe" else c for c in value)


def drawn(edge: Edge) -> dict[str, object]:
    told = {"type": edge.type, **edge_properties(edge)}
    return {key: shown(value) for key, value in told.items() if key != "id"}


def test_a_format_that_is_none_is_refused_with_those_there_are(store: Store) -> None:
    with pytest.raises(BadInput, match=r"^exel: is no format: name one of json"):
        write("exel", store, io.BytesIO())


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_store_is_written_too(format_: str) -> None:
    with open_store("networkx:") as empty:
        written(empty, format_)


@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "neo4j-csv"])
def test_the_same_store_is_written_the_same(store: Store, format_: str) -> None:
    assert written(store, format_) == written(store, format_)


def test_graphml_is_read_by_networkx_with_every_property(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "g.graphml"
    path.write_bytes(written(store, "graphml"))
    graph: Any = nx.read_graphml(path, force_multigraph=True)
    for entity in store.entities():
        told = {"type": entity.type, **entity_properties(entity)}
        del told["id"]
        assert dict(graph.nodes[shown(entity.id)]) == {
            key: shown(value) for key, value in told.items()
        }
    edges = list(store.all_edges())
    assert graph.number_of_edges() == len(edges)
    for edge in edges:
        ends = (shown(edge.subject), shown(edge.object), edge.id)
        got = {k: v for k, v in graph.edges[ends].items() if k != "id"}
        assert got == drawn(edge)


def test_gexf_is_read_by_networkx_with_the_days_of_its_edges(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "g.gexf"
    path.write_bytes(written(store, "gexf"))
    graph = nx.read_gexf(path)
    assert {node: told["label"] for node, told in graph.nodes(data=True)} == {
        shown(entity.id): shown(entity.name) for entity in store.entities()
    }
    days = {
        told["id"]: (told.get("start"), told.get("end"))
        for _, _, told in graph.edges(data=True)
    }
    for edge in store.all_edges():
        start, end = days[edge.id]
        assert start == (edge.date.first.isoformat() if edge.date else None)
        if edge.relation.name == "VISITED" and edge.happened and edge.date:
            assert end == edge.date.last.isoformat()


def test_node_link_is_read_by_networkx_with_lists_as_lists(store: Store) -> None:
    told_all = json.loads(written(store, "node-link"))
    graph: Any = nx.node_link_graph(told_all, edges="edges")
    expected = store.to_networkx()
    assert set(graph.edges(keys=True)) == set(expected.edges(keys=True))
    for ends in expected.edges(keys=True):
        told = {
            f"detail_{key}" if key in {"source", "target", "key"} else key: value
            for key, value in expected.edges[ends].items()
        }
        assert graph.edges[ends] == told


def test_jsonl_is_loaded_into_an_equal_store(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    path.write_bytes(written(store, "jsonl"))
    with open_store(f"networkx:{path}") as again:
        assert list(again.readings()) == list(store.readings())
        assert list(again.all_edges()) == list(store.all_edges())


def test_followthemoney_understands_every_entity_and_every_value(
    store: Store,
) -> None:
    rows = [json.loads(line) for line in written(store, "ftm").splitlines()]
    proxies = [model.get_proxy(row, cleaned=False) for row in rows]
    for row, proxy in zip(rows, proxies, strict=True):
        proxy.schema.validate(row)
        counts = {name: len(values) for name, values in row["properties"].items()}
        kept = {name: len(proxy.get(name)) for name in counts}
        assert kept == counts
    ids = {proxy.id for proxy in proxies}
    assert len(ids) == len(proxies)
    for proxy in proxies:
        assert {v for p, v in proxy.itervalues() if p.type.name == "entity"} <= ids
    links = [proxy for proxy in proxies if proxy.schema.name == "UnknownLink"]
    roles = {role for link in links for role in link.get("role")}
    assert {"visited", "planned: visited", "did not attend"} <= roles


def test_turtle_is_read_by_rdflib_and_claims_are_no_plain_triples(store: Store) -> None:
    graph = rdflib.Graph().parse(data=written(store, "turtle"), format="turtle")
    d = rdflib.Namespace("urn:detente:")
    wdt = rdflib.Namespace("http://www.wikidata.org/prop/direct/")
    labels = {str(name) for name in graph.objects(predicate=rdflib.RDFS.label)}
    assert labels == {
        entity.name.replace("\0", "\ufffd") for entity in store.entities()
    }
    edges = list(store.all_edges())
    assert len(list(graph.subjects(rdflib.RDF.type, d.Edge))) == sum(
        edge.happened for edge in edges
    )
    assert len(list(graph.subjects(rdflib.RDF.type, d.Claim))) == sum(
        not edge.happened for edge in edges
    )
    assert {str(quote) for quote in graph.objects(predicate=d.quote)} == {
        fact.evidence for edge in edges for fact in edge.facts if fact.evidence
    }
    assert not list(graph.triples((None, wdt.P1344, None)))  # he did not attend
    same = {
        str(iri).rsplit("/", 1)[1] for iri in graph.objects(None, rdflib.OWL.sameAs)
    }
    assert same == {"Q42", "Q111"}


def test_a_cypher_script_fills_a_database_that_detente_knows(
    store: Store, neo4j_server: Server
) -> None:
    emptied(neo4j_server)
    auth = (neo4j_server.username, neo4j_server.password)
    script = written(store, "cypher").decode()
    with (
        GraphDatabase.driver(neo4j_server.uri, auth=auth) as driver,
        driver.session() as session,
    ):
        for statement in script.removesuffix(";\n").split(";\n"):
            session.run(statement).consume()
    same_as(store, neo4j_server)


def test_neo4j_admin_imports_the_csv_whole(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with wanted():
        server = new_server()
    with ZipFile(io.BytesIO(written(store, "neo4j-csv"))) as archive:
        archive.extractall(tmp_path)
    told = (tmp_path / "import.sh").read_text().replace("\\\n", " ").split()
    options = [word for word in told if word.startswith("--")]
    monkeypatch.chdir(tmp_path)
    server.admin("database", "import", "full", "neo4j", *options)
    server.start()
    monkeypatch.setenv("NEO4J_USERNAME", server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    auth = (server.username, server.password)
    with (
        GraphDatabase.driver(server.uri, auth=auth) as driver,
        driver.session() as session,
    ):
        for statement in (tmp_path / "after.cypher").read_text().split(";\n"):
            if statement:
                session.run(statement).consume()
    same_as(store, server)
    server.kill()


def same_as(store: Store, server: Server) -> None:
    with open_store(server.uri) as filled:
        assert list(filled.readings()) == list(store.readings())
        assert list(filled.all_edges()) == list(store.all_edges())
        assert list(filled.entities()) == list(store.entities())
        assert filled.decisions() == store.decisions()
        assert filled.counts() == store.counts()
        assert list(faults(filled)) == []
        assert [e.id for e in filled.named("BELL")] == ["person:anna-bell"]
        assert [e.id for e in filled.named("person:김정은")] == ["person:anna-bell"]
