"""What we believe in: entities, facts, edges drawn from them, and what keeps them."""

from detente.graph.dates import PartialDate
from detente.graph.decisions import Decision, Verdict
from detente.graph.edges import Edge, draw
from detente.graph.errors import (
    AmbiguousEntity,
    BadDate,
    BadFact,
    BadInput,
    BadQuery,
    BadVocabulary,
    DetenteError,
    NotAStore,
    QueryTimeout,
    StoreBusy,
    StoreError,
    UnknownArticle,
    UnknownEntity,
    WriteRefused,
)
from detente.graph.identity import named_entity
from detente.graph.model import (
    Article,
    Entity,
    Fact,
    Mentioned,
    Modality,
    Reading,
    entity_id,
)
from detente.graph.opening import open_store
from detente.graph.relations import Kind, Relation, Vocabulary, vocabulary
from detente.graph.rows import Rows
from detente.graph.store import Counts, Link, Store, Tally, find
from detente.graph.values import Duration, Node, Relationship, Walk

__all__ = [
    "AmbiguousEntity",
    "Article",
    "BadDate",
    "BadFact",
    "BadInput",
    "BadQuery",
    "BadVocabulary",
    "Counts",
    "Decision",
    "DetenteError",
    "Duration",
    "Edge",
    "Entity",
    "Fact",
    "Kind",
    "Link",
    "Mentioned",
    "Modality",
    "Node",
    "NotAStore",
    "PartialDate",
    "QueryTimeout",
    "Reading",
    "Relation",
    "Relationship",
    "Rows",
    "Store",
    "StoreBusy",
    "StoreError",
    "Tally",
    "UnknownArticle",
    "UnknownEntity",
    "Verdict",
    "Vocabulary",
    "Walk",
    "WriteRefused",
    "draw",
    "entity_id",
    "find",
    "named_entity",
    "open_store",
    "vocabulary",
]
