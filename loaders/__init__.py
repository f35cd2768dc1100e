"""From articles to facts. ``read`` is the reader; the parser loads at its first use."""

from detente.loaders.extract import likely, read
from detente.loaders.inputs.articles import read as read_articles
from detente.loaders.inputs.texts import Unread
from detente.loaders.weighing.choosing import LIKELY
from detente.loaders.why import explain

__all__ = ["LIKELY", "Unread", "explain", "likely", "read", "read_articles"]
