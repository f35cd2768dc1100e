"""From articles to facts. ``read`` is the reader; the parser loads at its first use."""

from detente.loaders.articles import read as read_articles
from detente.loaders.extract import LIKELY, read
from detente.loaders.texts import Unread

__all__ = ["LIKELY", "Unread", "read", "read_articles"]
