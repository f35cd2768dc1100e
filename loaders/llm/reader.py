"""A language model as the reader of articles, beside the reader of our own.

The same relations, the same facts; every quote is looked up in the text. Answers are
kept on disk, so that reading an article again costs nothing. The article's text goes
to the endpoint that the environment names, and nowhere else.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from detente.graph.errors import BudgetSpent, NoAnswer
from detente.graph.model import Article, Fact, Mentioned, Reading
from detente.graph.relations import Vocabulary, vocabulary
from detente.loaders import language
from detente.loaders.document import Found
from detente.loaders.editions import of_their_years
from detente.loaders.finding.entities import find
from detente.loaders.inputs.texts import Unread
from detente.loaders.llm import asking
from detente.loaders.llm.chat import Answer, Chat, Endpoint
from detente.loaders.llm.checking import check

_LONGEST_ANSWER = 8_000  # tokens
_ASKED_AGAIN = 3  # times, where an answer is no JSON


@dataclass(slots=True)
class Spent:
    """What reading has cost so far, and what was dropped of the answers, by reason."""

    questions: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    dropped: Counter[str] = field(default_factory=Counter)

    def cost(self, endpoint: Endpoint) -> float | None:
        """US dollars, ``None`` where the endpoint's prices are not known."""
        if endpoint.price_in is None or endpoint.price_out is None:
            return None
        paid = self.tokens_in * endpoint.price_in + self.tokens_out * endpoint.price_out
        return paid / 1_000_000

    def told(self, endpoint: Endpoint) -> str:
        """A line for the person who waits."""
        line = (
            f"{self.questions} questions, {self.cached} answers from the cache, "
            f"{self.tokens_in:,} tokens in, {self.tokens_out:,} out"
        )
        cost = self.cost(endpoint)
        if cost is not None:
            line += f", {cost:.4f} USD"
        if self.dropped:
            reasons = ", ".join(
                f"{count} {why}" for why, count in sorted(self.dropped.items())
            )
            line += f"; dropped: {reasons}"
        return line


def cache_folder() -> Path:
    """Where answers are kept: ``detente/llm`` in the user's cache folder."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "detente" / "llm"


class LlmReader:
    """Reads articles by asking a model; ``spent`` counts what that costs.

    ``max_tokens_total`` bounds all tokens, in and out; cached answers are free.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        cache: Path,
        max_tokens_total: int | None = None,
        words: Vocabulary | None = None,
    ) -> None:
        self.spent = Spent()
        self._endpoint = endpoint
        self._cache = cache
        self._budget = max_tokens_total
        self._words = words or vocabulary()
        self._schema = asking.schema(self._words)

    def read(self, articles: Iterable[Article]) -> Iterator[Reading | Unread]:
        """What each article says, in order; ``Unread`` where no answer was of use.

        Raises:
            BudgetSpent: before a question that might take too much.
            NoAnswer: the endpoint refuses, as it does a wrong key.
        """
        with Chat(self._endpoint) as chat:
            for article in articles:
                try:
                    yield self._reading(article, chat)
                except NoAnswer as error:
                    if error.lasting:
                        raise
                    yield Unread(article.id, str(error))

    def _reading(self, article: Article, chat: Chat) -> Reading:
        (doc,) = language.parse([article.text])
        found = find(doc, article)
        rows: list[object] = []
        for part in asking.parts(article.text):
            rows += self._rows(asking.messages(article, part, self._words), chat)
        checked = check(rows, article, doc, found, self._words)
        self.spent.dropped.update(checked.dropped)
        mentioned = _mentioned(found, checked.facts)
        return of_their_years(Reading(article, mentioned, checked.facts))

    def _rows(self, messages: list[dict[str, str]], chat: Chat) -> list[object]:
        key = json.dumps(
            [asking.VERSION, self._endpoint.url, self._endpoint.model, messages]
        )
        path = self._cache / f"{hashlib.sha256(key.encode()).hexdigest()}.json"
        kept = _kept(path)
        if kept is not None:
            self.spent.cached += 1
            return kept
        for _ in range(_ASKED_AGAIN):
            self._check_budget(messages)
            answer = chat.ask(messages, self._schema, max_tokens=_LONGEST_ANSWER)
            self.spent.questions += 1
            self.spent.tokens_in += answer.tokens_in
            self.spent.tokens_out += answer.tokens_out
            rows = _rows_of(answer)
            if rows is not None:
                _keep(path, rows)
                return rows
        why = f"{_ASKED_AGAIN} answers in a row were no JSON of the form asked for"
        raise NoAnswer(self._endpoint.url, why)

    def _check_budget(self, messages: list[dict[str, str]]) -> None:
        if self._budget is None:
            return
        spent = self.spent.tokens_in + self.spent.tokens_out
        asked = sum(len(message["content"]) for message in messages) // 3
        if spent + asked + _LONGEST_ANSWER > self._budget:
            raise BudgetSpent(spent, self._budget)


def _rows_of(answer: Answer) -> list[object] | None:
    """The facts of an answer, whatever stands around its JSON; ``None`` for no JSON."""
    text = answer.content
    start = text.find("{")
    while start >= 0:
        try:
            told, _ = json.JSONDecoder().raw_decode(text, start)
        except RecursionError:  # brackets without end
            return None
        except ValueError:  # a brace in what the model thinks aloud
            told = {}
        rows = told.get("facts")
        if isinstance(rows, list):
            return rows
        start = text.find("{", start + 1)
    return None


def _kept(path: Path) -> list[object] | None:
    try:
        rows = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):  # not there, or cut short: ask again
        return None
    return rows if isinstance(rows, list) else None


def _keep(path: Path, rows: list[object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}")
    half.write_text(json.dumps(rows), "utf-8")
    half.replace(path)


def _mentioned(found: Iterable[Found], facts: Iterable[Fact]) -> tuple[Mentioned, ...]:
    """What our own reader finds mentioned, and the ends of the facts besides."""
    counts = {one.entity: len(one.mentions) for one in found}
    for fact in facts:
        for entity in (fact.subject, fact.object):
            counts.setdefault(entity, 1)
    return tuple(Mentioned(entity, count) for entity, count in counts.items())
