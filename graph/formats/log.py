"""The log of decisions about identity, those taken back too, as ``load`` reads it.

An export of the graph has those in force alone, so that a merge that was taken back
leaves no trace in it. This is the rest of the story.
"""

from typing import BinaryIO

from detente.graph.formats.jsonl import lines
from detente.graph.store import Store


def write(store: Store, stream: BinaryIO) -> None:
    stream.writelines(lines((), store.decisions()))
