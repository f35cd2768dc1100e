"""Articles in batches, as many as one transaction of a store takes."""

import time
from collections.abc import Iterable, Iterator

from detente.graph.errors import BadFact
from detente.graph.model import Reading
from detente.graph.relations import Vocabulary

_LONGEST_S = 0.5  # that an article waits for others to fill its batch
_SLOW_S = 0.05


class Batches:
    """Takes readings from where they come, some at a time.

    A reading with words that the vocabulary lacks ends them: it is refused by
    ``check``, once those before it are taken in.
    """

    def __init__(
        self, readings: Iterable[Reading], vocabulary: Vocabulary, most: int
    ) -> None:
        """``most`` mentions and facts make a batch, unless one article has more."""
        self.slow = False
        """Whether readings come so slowly that others should have the store between."""

        self._readings: Iterator[Reading] = iter(readings)
        self._vocabulary = vocabulary
        self._most = most
        self._ahead: Reading | None = None
        self._refused: BadFact | None = None

    def take(self) -> dict[str, Reading]:
        """The next batch by article id, empty at the end."""
        batch: dict[str, Reading] = {}
        told, began = 0, time.monotonic()
        self.slow = False
        while told < self._most and time.monotonic() - began < _LONGEST_S:
            reading = self._next()
            if reading is None:
                break
            if reading.article.id in batch:  # told again: a batch of its own
                self._ahead = reading
                break
            batch[reading.article.id] = reading
            told += len(reading.mentions) + len(reading.facts)
        return batch

    def check(self) -> None:
        """Raise what ended the batches before the readings ended.

        Raises:
            BadFact: a type or relation is not in the vocabulary.
        """
        if self._refused is not None:
            raise self._refused

    def _next(self) -> Reading | None:
        reading, self._ahead = self._ahead, None
        if reading is not None or self._refused is not None:
            return reading
        before = time.monotonic()
        reading = next(self._readings, None)
        self.slow = self.slow or time.monotonic() - before > _SLOW_S
        if reading is not None:
            try:
                check_words(reading, self._vocabulary)
            except BadFact as error:
                self._refused = error
                return None
        return reading


def check_words(reading: Reading, vocabulary: Vocabulary) -> None:
    """Make sure that all words of a reading are in the vocabulary.

    Raises:
        BadFact: a type or relation is not.
    """
    for mention in reading.mentions:
        if mention.entity.type not in vocabulary.types:
            message = (
                f"{mention.entity.type} ({mention.entity.name}) is no entity type of "
                "this vocabulary"
            )
            raise BadFact(message)
    for fact in reading.facts:
        if vocabulary.relations.get(fact.relation.name) != fact.relation:
            message = f"{fact.relation.name} is no relation of this vocabulary"
            raise BadFact(message)
