"""The store in memory: a NetworkX graph, saved as JSON Lines after each change.

Good for a notebook, a test, a few thousand articles. Cypher on it is answered by the
embedded engine, to which the graph is handed over: no Cypher library for NetworkX
answers rightly.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from detente.graph import told
from detente.graph.batches import Batches
from detente.graph.decisions import Canon, Decision
from detente.graph.edges import Edge, draw
from detente.graph.errors import (
    BadInput,
    NotAStore,
    StoreError,
    UnknownArticle,
    UnknownEntity,
    WriteRefused,
)
from detente.graph.every_store import EveryStore
from detente.graph.files import locked, replaced, version
from detente.graph.formats.jsonl import lines, read
from detente.graph.guard import refuse_writes
from detente.graph.handover import Handover
from detente.graph.model import Article, Entity, Reading
from detente.graph.moments import spelled_out
from detente.graph.properties import (
    edge_properties,
    entity_properties,
    link_of,
    settled,
)
from detente.graph.relations import Vocabulary
from detente.graph.rows import Rows
from detente.graph.store import Counts, Link, Tally
from detente.graph.told import Told

if TYPE_CHECKING:
    import networkx as nx

_MOST = 20_000  # mentions and facts taken in before the file is written anew


class NetworkxStore(EveryStore):
    """Fits ``Store`` in memory, with or without a file; threads take turns.

    The file is an export (``formats.jsonl``). Each change first reads what other
    programs wrote into it meanwhile, then replaces it whole.
    """

    def __init__(
        self, file: Path | None, vocabulary: Vocabulary, *, create: bool = False
    ) -> None:
        """The store saved in ``file``, in memory alone without one.

        Raises:
            NotAStore: there is no such file, or it is none of ours.
        """
        self.url = f"networkx:{file or ''}"
        self.vocabulary = vocabulary
        self._file = file
        self._turn = RLock()
        self._read: tuple[int, int, int] | None = None  # what the file was when read
        self._engine: Handover | None = None
        self._closed = False
        self._forget_all()
        if file is None:
            return
        if not file.exists():
            if not create:
                message = f"no store at {file}: load something first (detente load ...)"
                raise NotAStore(message)
            with self._writing():
                pass
        self._refresh()

    def add(
        self,
        readings: Iterable[Reading],
        *,
        acknowledge: Callable[[str], None] | None = None,
    ) -> Tally:
        tally = Tally()
        batches = Batches(map(settled, readings), self.vocabulary, _MOST)
        while batch := batches.take():
            with self._writing():
                for article_id, reading in batch.items():
                    tally += self._take(article_id, reading)
            for article_id in batch:
                if acknowledge is not None:
                    acknowledge(article_id)
        batches.check()
        return tally

    def forget(self, article_id: str) -> None:
        with self._writing():
            if article_id not in self._readings:
                raise UnknownArticle(article_id)
            self._put(article_id, None)

    def decisions(self) -> list[Decision]:
        with self._reading():
            return sorted(self._decisions.values(), key=lambda one: one.key)

    def decide(self, decisions: Iterable[Decision]) -> None:
        with self._writing():
            self._decisions.update((one.key, one) for one in decisions)
            self._redraw_all()

    def articles(self, article_ids: Collection[str] | None = None) -> Iterator[Article]:
        return (reading.article for reading in self._some(article_ids))

    def readings(self) -> Iterator[Reading]:
        return iter(self._some(None))

    def entities(self, entity_ids: Collection[str] | None = None) -> Iterator[Entity]:
        with self._reading():
            ids = self._graph if entity_ids is None else set(entity_ids)
            known = [self._graph.nodes[i]["entity"] for i in ids if i in self._graph]
        return iter(sorted(known, key=lambda entity: entity.id))

    def entity(self, entity_id: str) -> Entity:
        for entity in self.entities([entity_id]):
            return entity
        raise UnknownEntity(entity_id)

    def named(self, name: str) -> list[Entity]:
        with self._reading():
            if not self._names:
                for root, node in self._graph.nodes.items():
                    for key in told.keys(node["entity"], self._canon.group(root)):
                        self._names[key].add(root)
            return list(self.entities(self._names.get(name.casefold(), ())))

    def links(self, entity_ids: Collection[str]) -> Iterator[Link]:
        return (link_of(edge) for edge in self._touching(entity_ids).values())

    def links_between(self, pairs: Collection[tuple[str, str]]) -> Iterator[Link]:
        with self._reading():
            graph = self._graph
            ways = {ends for pair in pairs for ends in (pair, pair[::-1])}
            there = (ends for ends in ways if graph.has_edge(*ends))
            keys = [key for one, other in there for key in graph[one][other]]
            return (link_of(self._edges[key]) for key in keys)

    def degrees(self, entity_ids: Collection[str]) -> Mapping[str, int]:
        with self._reading():
            graph = self._graph
            return {one: graph.degree(one) if one in graph else 0 for one in entity_ids}

    def edges(self, edge_ids: Collection[str]) -> list[Edge]:
        with self._reading():
            return [self._edges[i] for i in sorted(set(edge_ids)) if i in self._edges]

    def edges_of(self, entity_ids: Collection[str]) -> Iterator[Edge]:
        return iter(sorted(self._touching(entity_ids).values(), key=_by_id))

    def all_edges(self) -> Iterator[Edge]:
        with self._reading():
            return iter(sorted(self._edges.values(), key=_by_id))

    def cypher(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        timeout_s: float | None = None,
    ) -> Rows:
        if write:
            message = (
                "a networkx store holds what articles say and takes no Cypher that "
                "writes: use the embedded store or Neo4j"
            )
            raise WriteRefused(message)
        refuse_writes(query)
        with self._reading():
            if self._engine is None:
                engine = Handover(self.vocabulary)
                engine.store.decide(self._decisions.values())
                engine.store.add(self._readings.values())
                self._engine = engine
            text, given = spelled_out(query, parameters or {})
            return self._engine.store.cypher(text, given, timeout_s=timeout_s)

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

    def indexes(self) -> Mapping[str, bool]:
        return {}

    def counts(self) -> Counts:
        entities = Counter(entity.type for entity in self.entities())
        edges, claims = Counter[str](), Counter[str]()
        for edge in self.all_edges():
            (edges if edge.happened else claims)[edge.relation.name] += 1
        facts = [len(reading.facts) for reading in self._some(None)]
        counted = (dict(sorted(each.items())) for each in (entities, edges, claims))
        return Counts(len(facts), sum(facts), *counted)

    def close(self) -> None:
        with self._turn:
            self._closed = True
            self._drop_engine()

    def _some(self, ids: Collection[str] | None) -> list[Reading]:
        with self._reading():
            wanted = self._readings if ids is None else set(ids)
            return [self._readings[i] for i in sorted(wanted) if i in self._readings]

    def _touching(self, entity_ids: Collection[str]) -> dict[str, Edge]:
        with self._reading():
            known = [i for i in set(entity_ids) if i in self._graph]
            ends = chain(
                self._graph.out_edges(known, keys=True),
                self._graph.in_edges(known, keys=True),
            )
            return {key: self._edges[key] for _, _, key in ends}

    def _take(self, article_id: str, reading: Reading) -> Tally:
        known = self._readings.get(article_id)
        facts = len(reading.facts)
        if known == reading:
            return Tally(unchanged=1, facts=facts)
        self._put(article_id, reading)
        return Tally(added=known is None, replaced=known is not None, facts=facts)

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

    def _forget_all(self) -> None:
        import networkx as nx

        self._readings: dict[str, Reading] = {}
        self._decisions: dict[tuple[str, ...], Decision] = {}
        self._canon = Canon()
        self._clear_graph(nx.MultiDiGraph())

    def _clear_graph(self, graph: "nx.MultiDiGraph[str]") -> None:
        self._graph = graph
        self._edges: dict[str, Edge] = {}
        self._facts: dict[tuple[str, str], list[Any]] = defaultdict(list)
        self._told: dict[str, Told] = defaultdict(Told)
        self._names: dict[str, set[str]] = defaultdict(set)

    def _redraw_all(self) -> None:
        import networkx as nx

        self._canon = Canon(self._decisions.values())
        self._clear_graph(nx.MultiDiGraph())
        readings, self._readings = self._readings, {}
        for article_id, reading in readings.items():
            self._put(article_id, reading)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._turn:
            self._check_open()
            self._refresh()
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A change: what is in the file is read first, and written anew after.

        Where it fails, the store is again what the file says.
        """
        with self._turn:
            self._check_open()
            if self._file is None:
                self._drop_engine()
                yield
                return
            with locked(self._file):
                self._refresh()
                self._drop_engine()
                try:
                    yield
                    self._save(self._file)
                except BaseException:
                    self._read = None  # so that the file is read again
                    raise

    def _check_open(self) -> None:
        if self._closed:
            message = f"{self.url}: the store was closed"
            raise StoreError(message)

    def _refresh(self) -> None:
        """Read the file where somebody wrote it since."""
        if self._file is None:
            return
        try:
            now = version(self._file)
            if now == self._read:
                return
            self._drop_engine()
            self._forget_all()
            with self._file.open("rb") as file:
                name = str(self._file)
                for item in read(file, name, self.vocabulary, _refuse):
                    if isinstance(item, Decision):
                        self._decisions[item.key] = item
                    else:
                        self._readings[item.article.id] = item
        except OSError as error:
            message = f"{self._file}: {error.strerror}"
            raise StoreError(message) from error
        self._redraw_all()
        self._read = now

    def _save(self, path: Path) -> None:
        readings = (self._readings[key] for key in sorted(self._readings))
        with replaced(path) as file:
            file.writelines(lines(readings, self._decisions.values()))
        self._read = version(path)

    def _drop_engine(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()


def _refuse(bad: BadInput) -> None:
    message = f"{bad}: this is no store of detente's"
    raise NotAStore(message)


def _by_id(edge: Edge) -> str:
    return edge.id
