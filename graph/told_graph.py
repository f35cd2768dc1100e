"""The graph that articles and decisions ask for, in memory: a NetworkX graph."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from detente.graph import told
from detente.graph.decisions import Canon, Decision
from detente.graph.edges import Edge, draw
from detente.graph.errors import UnknownArticle
from detente.graph.model import Article, Entity, Fact, Reading
from detente.graph.properties import (
    edge_properties,
    entity_properties,
    link_of,
)
from detente.graph.stamps import stamp
from detente.graph.store import Counts, Link, Tally
from detente.graph.told import Told

if TYPE_CHECKING:
    import networkx as nx


class ToldGraph:
    """Answers as a ``Store`` does; readings come settled, and in words it knows."""

    def __init__(
        self,
        readings: Iterable[Reading] = (),
        decisions: Iterable[Decision] = (),
    ) -> None:
        self._readings: dict[str, Reading] = {}
        self._decisions: dict[tuple[str, ...], Decision] = {}
        self._draw(readings, decisions)

    def add(self, readings: Iterable[Reading]) -> Tally:
        tally = Tally()
        for reading in readings:
            known = self._readings.get(reading.article.id)
            facts = len(reading.facts)
            if known == reading:
                tally += Tally(unchanged=1, facts=facts)
                continue
            self._put(reading.article.id, reading)
            tally += Tally(added=not known, replaced=bool(known), facts=facts)
        return tally

    def forget(self, article_id: str) -> None:
        if article_id not in self._readings:
            raise UnknownArticle(article_id)
        self._put(article_id, None)

    def decisions(self) -> list[Decision]:
        return sorted(self._decisions.values(), key=lambda one: one.key)

    def decide(self, decisions: Iterable[Decision]) -> None:
        self._draw(self._readings.values(), decisions)

    def articles(self, article_ids: Collection[str] | None = None) -> Iterator[Article]:
        return (reading.article for reading in self._some(article_ids))

    def readings(self) -> Iterator[Reading]:
        return iter(self._some(None))

    def stamps(self) -> Mapping[str, str]:
        return {id_: stamp(reading) for id_, reading in self._readings.items()}

    def entities(self, entity_ids: Collection[str] | None = None) -> Iterator[Entity]:
        ids = self._graph if entity_ids is None else set(entity_ids)
        known = [self._graph.nodes[i]["entity"] for i in ids if i in self._graph]
        return iter(sorted(known, key=lambda entity: entity.id))

    def named(self, name: str) -> list[Entity]:
        if not self._names:
            for root, node in self._graph.nodes.items():
                for key in told.keys(node["entity"], self._canon.group(root)):
                    self._names[key].add(root)
        return list(self.entities(self._names.get(name.casefold(), ())))

    def links(self, entity_ids: Collection[str]) -> Iterator[Link]:
        return (link_of(edge) for edge in self._touching(entity_ids).values())

    def links_between(self, pairs: Collection[tuple[str, str]]) -> Iterator[Link]:
        graph = self._graph
        ways = {ends for pair in pairs for ends in (pair, pair[::-1])}
        there = (ends for ends in ways if graph.has_edge(*ends))
        return (
            link_of(self._edges[key])
            for one, other in there
            for key in graph[one][other]
        )

    def degrees(self, entity_ids: Collection[str]) -> Mapping[str, int]:
        graph = self._graph
        return {one: graph.degree(one) if one in graph else 0 for one in entity_ids}

    def edges(
        self, edge_ids: Collection[str], types: Collection[str] = ()
    ) -> list[Edge]:
        found = (self._edges[i] for i in sorted(set(edge_ids)) if i in self._edges)
        return [edge for edge in found if not types or edge.type in types]

    def edges_of(self, entity_ids: Collection[str]) -> Iterator[Edge]:
        return iter(sorted(self._touching(entity_ids).values(), key=_by_id))

    def all_edges(self) -> Iterator[Edge]:
        return iter(sorted(self._edges.values(), key=_by_id))

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for entity in self.entities():
            graph.add_node(entity.id)
            graph.nodes[entity.id].update(entity_properties(entity), type=entity.type)
        for edge in self.all_edges():
            graph.add_edge(edge.subject, edge.object, key=edge.id)
            attributes = graph.edges[edge.subject, edge.object, edge.id]
            attributes.update(edge_properties(edge), type=edge.type)
        return graph

    def counts(self) -> Counts:
        entities = Counter(entity.type for entity in self.entities())
        edges, claims = Counter[str](), Counter[str]()
        for edge in self._edges.values():
            (edges if edge.happened else claims)[edge.relation.name] += 1
        facts = [len(reading.facts) for reading in self._readings.values()]
        counted = (dict(sorted(each.items())) for each in (entities, edges, claims))
        return Counts(len(facts), sum(facts), *counted)

    def canonical(self, entity_id: str) -> str:
        """The id under which an entity stands, where several were merged."""
        return self._canon(entity_id)

    def _some(self, ids: Collection[str] | None) -> list[Reading]:
        wanted = self._readings if ids is None else set(ids)
        return [self._readings[i] for i in sorted(wanted) if i in self._readings]

    def _touching(self, entity_ids: Collection[str]) -> dict[str, Edge]:
        known = [i for i in set(entity_ids) if i in self._graph]
        ends = chain(
            self._graph.out_edges(known, keys=True),
            self._graph.in_edges(known, keys=True),
        )
        return {key: self._edges[key] for _, _, key in ends}

    def _put(self, article_id: str, reading: Reading | None) -> None:
        """Let one article say what ``reading`` says, or nothing."""
        old = self._readings.pop(article_id, None)
        touched: set[tuple[str, str]] = set()
        concerned: set[str] = set()
        for fact in old.facts if old else ():
            pair = self._pair(fact.subject.id, fact.object.id)
            self._facts[pair].remove(fact)
            touched.add(pair)
        for mention in old.mentions if old else ():
            self._told[mention.entity.id].take(Told.of(mention.entity))
            concerned.add(mention.entity.id)
        if reading is not None:
            self._readings[article_id] = reading
            for fact in reading.facts:
                pair = self._pair(fact.subject.id, fact.object.id)
                self._facts[pair].append(fact)
                touched.add(pair)
            for mention in reading.mentions:
                self._told[mention.entity.id].add(Told.of(mention.entity))
                concerned.add(mention.entity.id)
        for first, second in touched:
            self._redraw(first, second)
        for root in {self._canon(entity_id) for entity_id in concerned}:
            self._tell(root)
        self._names.clear()

    def _pair(self, first: str, second: str) -> tuple[str, str]:
        ends = self._canon(first), self._canon(second)
        return min(ends), max(ends)

    def _redraw(self, first: str, second: str) -> None:
        for start, end in ((first, second), (second, first)):
            if self._graph.has_edge(start, end):
                for key in list(self._graph[start][end]):
                    self._graph.remove_edge(start, end, key)
                    del self._edges[key]
        for edge in draw(self._facts[first, second], self._canon):
            self._graph.add_edge(edge.subject, edge.object, key=edge.id)
            self._edges[edge.id] = edge
        if not self._facts[first, second]:
            del self._facts[first, second]

    def _tell(self, root: str) -> None:
        group = [(i, self._told[i]) for i in self._canon.group(root) if i in self._told]
        entity = told.entity_of(root, group)
        if entity is not None:
            self._graph.add_node(root, entity=entity)
        elif root in self._graph:
            self._graph.remove_node(root)

    def _draw(self, readings: Iterable[Reading], decisions: Iterable[Decision]) -> None:
        """Draw all of it anew, with these decisions beside those taken before."""
        import networkx as nx

        self._decisions.update((one.key, one) for one in decisions)
        self._canon = Canon(self._decisions.values())
        self._graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self._edges: dict[str, Edge] = {}
        self._facts: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self._told: dict[str, Told] = defaultdict(Told)
        self._names: dict[str, set[str]] = defaultdict(set)
        self._readings, standing = {}, list(readings)
        for reading in standing:
            self._put(reading.article.id, reading)


def _by_id(edge: Edge) -> str:
    return edge.id
