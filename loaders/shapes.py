"""Static ties, read from the shapes of phrases: who is what, where, of whom."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from detente.graph.model import Article
from detente.loaders.alliances import alliances
from detente.loaders.awards import awards
from detente.loaders.credentials import credentials
from detente.loaders.document import Found
from detente.loaders.holders import holders
from detente.loaders.kinship import kinships
from detente.loaders.leading import led_bodies
from detente.loaders.lives import lives
from detente.loaders.locations import locations
from detente.loaders.marks import Marks
from detente.loaders.membership import memberships
from detente.loaders.positions import positions
from detente.loaders.proposal import Proposal
from detente.loaders.successions import successions
from detente.loaders.titles import read_titles
from detente.loaders.wholes import wholes


def propose(doc: Doc, article: Article, found: Sequence[Found]) -> Iterator[Proposal]:
    """The lasting ties that ``article`` tells, several times where it repeats them."""
    marks = Marks(doc, found)
    titles = read_titles(marks)
    held = holders(marks, titles)
    yield from positions(article, found, marks, titles, held)
    yield from led_bodies(marks)
    yield from credentials(marks)
    yield from memberships(marks, titles)
    yield from wholes(marks)
    yield from locations(marks)
    yield from kinships(marks)
    yield from lives(marks)
    yield from successions(marks, titles, held)
    yield from alliances(marks)
    yield from awards(marks)
