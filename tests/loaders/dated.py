"""When what a word of a text tells happened."""

from detente.graph.dates import PartialDate
from detente.graph.model import Article
from detente.loaders.language import parse
from detente.loaders.when.dates import When, date_of

PUBLISHED = "2020-05-05"  # a Tuesday
THURSDAY = "2024-05-16"


def when(
    text: str, word: str, published: str | None = PUBLISHED, *, story: bool = True
) -> When:
    """When the event at the last ``word`` of ``text`` happened."""
    (doc,) = parse([text])
    token = [token for token in doc if token.text == word][-1]
    day = PartialDate.parse(published) if published else None
    return date_of(doc, token, Article("a", published=day, text=text), story=story)


def day(text: str, word: str, published: str | None = PUBLISHED) -> str | None:
    date = when(text, word, published).date
    return str(date) if date else None
