"""Names that the world knows, found word for word: ``data/gazetteer.toml``."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.loaders.tokens import Doc

_FIRST = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Known:
    """A name as it is written, and the entity that it means."""

    written: str
    type: str
    title: str


@cache
def _known() -> dict[str, list[Known]]:
    """By first word, the longest first."""
    text = files("detente.loaders").joinpath("data/gazetteer.toml").read_text("utf-8")
    by_word: dict[str, list[Known]] = defaultdict(list)
    for type_, titles in tomllib.loads(text).items():
        for title, others in titles.items():
            for written in dict.fromkeys((title, *others)):
                first = _FIRST.search(written)
                if first:
                    by_word[first[0]].append(Known(written, type_, title))
    for names in by_word.values():
        names.sort(key=lambda known: -len(known.written))
    return dict(by_word)


@cache
def _titles() -> dict[str, str]:
    return {
        known.written.lower(): known.title
        for names in _known().values()
        for known in names
        if known.type == "Organization"
    }


def title_of(name: str) -> str | None:
    """How the world titles the body that is called ``name``, in whatever case."""
    return _titles().get(name.lower())


def known_names(doc: Doc) -> Iterator[tuple[int, int, Known]]:
    """Each known name in a text, as tokens ``start:end``; longest first, apart."""
    table = _known()
    text = doc.text.replace("\u2019", "'")
    end_at = {token.idx + len(token): token.i + 1 for token in doc}
    free = 0
    for token in doc:
        if token.i < free:
            continue
        first = _FIRST.match(token.text)
        for known in table.get(first[0], ()) if first else ():
            end = end_at.get(token.idx + len(known.written))
            if end and text.startswith(known.written, token.idx):
                free = end
                yield token.i, end, known
                break
