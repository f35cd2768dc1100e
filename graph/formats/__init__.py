"""Ways to write a whole store into one file, each named as ``detente export`` does."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import BinaryIO, Protocol, cast

from detente.graph.errors import BadInput
from detente.graph.store import Store

__all__ = ["FORMATS", "Format", "Writer", "write"]


class Writer(Protocol):
    """Writes all of ``store`` into ``stream``, a little at a time."""

    def __call__(self, store: Store, stream: BinaryIO) -> None: ...


@dataclass(frozen=True, slots=True)
class Format:
    """``suffix`` is that of its files, ``module`` the one of this package."""

    suffix: str
    meaning: str
    module: str

    @property
    def write(self) -> Writer:
        """The function that writes it."""
        module = import_module(f"detente.graph.formats.{self.module}")
        return cast("Writer", module.write)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "jsonl": Format(".jsonl", "JSON Lines that load reads back, whole", "jsonl"),
        "decisions": Format(
            ".jsonl", "the log of decisions about identity, whole, for load", "log"
        ),
        "graphml": Format(".graphml", "GraphML, for Gephi, yEd, Cytoscape", "graphml"),
        "gexf": Format(".gexf", "GEXF, for Gephi and its timeline", "gexf"),
        "node-link": Format(".json", "JSON for NetworkX and D3", "node_link"),
        "cypher": Format(".cypher", "a script for cypher-shell, whole", "cypher"),
        "neo4j-csv": Format(
            ".zip", "CSV for neo4j-admin database import full, whole", "neo4j_csv"
        ),
        "ftm": Format(".ftm.json", "FollowTheMoney entities, for Aleph", "ftm"),
        "turtle": Format(".ttl", "RDF, with Wikidata's properties", "turtle"),
    }
)


def write(format_: str, store: Store, stream: BinaryIO) -> None:
    """Write all of ``store`` into ``stream`` in the format of that name.

    Raises:
        BadInput: there is no such format.
    """
    if format_ not in FORMATS:
        raise BadInput(format_, f"is no format: name one of {', '.join(FORMATS)}")
    FORMATS[format_].write(store, stream)
