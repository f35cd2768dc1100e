"""What may come next in a query being typed: keywords, labels, relations, names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from detente.graph.relations import CLAIM, MENTIONS
from detente.graph.store import Store
from detente.queries.mistakes import FUNCTIONS, KEYWORDS, PROPERTIES

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.document import Document

_MOST_NAMES = 20_000


@dataclass(frozen=True, slots=True)
class Words:
    """All that completion can offer for one store."""

    labels: tuple[str, ...]
    types: tuple[str, ...]
    names: tuple[str, ...]
    commands: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, store: Store, commands: Iterable[str] = ()) -> "Words":
        """The words of the store; of its entities at most twenty thousand names."""
        some = islice(store.entities(), _MOST_NAMES)
        return cls(
            ("Entity", "Article", *store.vocabulary.types),
            (*sorted(store.vocabulary.relations), CLAIM, MENTIONS),
            tuple(sorted({entity.name for entity in some})),
            tuple(commands),
        )

    def offers(self, before: str) -> Iterator[tuple[str, int]]:
        """What fits behind ``before``, and how many letters of it that replaces.

        In a string, names; behind a dot, properties; behind a colon, relations in
        square brackets and labels in round ones; else keywords and functions.
        """
        quote = _open_quote(before)
        if quote is not None:
            begun = before[quote + 1 :]
            yield from _fitting(self.names, begun)
            return
        if before.startswith(":"):
            yield from _fitting(self.commands, before)
            return
        begun = _word_before(before)
        sign = before[: len(before) - len(begun)].rstrip()[-1:]
        if sign == ".":
            yield from _fitting(PROPERTIES, begun)
        elif sign in (":", "|", "&", "!"):
            inside = _innermost(before)
            known = self.types if inside == "[" else self.labels
            yield from _fitting(known if inside else self.labels + self.types, begun)
        elif begun:
            yield from _fitting((*KEYWORDS, *FUNCTIONS), begun)


def _fitting(known: Iterable[str], begun: str) -> Iterator[tuple[str, int]]:
    wanted = begun.casefold()
    for word in known:
        if word.casefold().startswith(wanted) and word != begun:
            yield word, len(begun)


def _word_before(text: str) -> str:
    end = len(text)
    while end and (text[end - 1].isalnum() or text[end - 1] == "_"):
        end -= 1
    return text[end:]


def _open_quote(text: str) -> int | None:
    """Where the string begins in which ``text`` ends, ``None`` outside of strings."""
    opened: int | None = None
    skip = False
    for number, letter in enumerate(text):
        if skip:
            skip = False
        elif opened is not None and letter == "\\":
            skip = True
        elif opened is None and letter in "'\"":
            opened = number
        elif opened is not None and letter == text[opened]:
            opened = None
    return opened


def _innermost(text: str) -> str:
    """The last bracket that is open at the end of ``text``."""
    opened: list[str] = []
    for letter in text:
        if letter in "([{":
            opened.append(letter)
        elif letter in ")]}" and opened:
            opened.pop()
    return opened[-1] if opened else ""


def completer(words: Words) -> "Completer":
    """The words as prompt_toolkit asks for them."""
    from prompt_toolkit.completion import Completer, Completion

    class _FromWords(Completer):
        def get_completions(
            self, document: "Document", _event: object
        ) -> Iterator[Completion]:
            for word, letters in words.offers(document.text_before_cursor):
                yield Completion(word, start_position=-letters)

    return _FromWords()
