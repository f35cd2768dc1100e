"""From articles to facts. ``read`` is the reader; the parser loads at its first use."""

from detente.loaders.extract import read

__all__ = ["read"]
