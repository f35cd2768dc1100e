"""Static ties, read from the shapes of phrases: who is what, where, of whom."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from detente.graph.model import Article
from detente.loaders.document import Found
from detente.loaders.marks import Marks
from detente.loaders.positions import positions
from detente.loaders.proposal import Proposal


def propose(doc: Doc, article: Article, found: Sequence[Found]) -> Iterator[Proposal]:
    """The lasting ties that ``article`` tells, several times where it repeats them."""
    marks = Marks(doc, found)
    yield from positions(article, found, marks)
