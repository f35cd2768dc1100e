"""A quote cut at the words that matter: who, whom, and what happened."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache

from detente.graph.model import Entity
from detente.graph.relations import Relation

_SHORTEST = 4  # letters of a stem that is worth looking for
_ENDINGS = re.compile(r"(?:ations?|ments?|ings?|ised|ized|ed|es|s|e)$")
# Words of the vocabulary that point at nothing in a sentence.
_COMMON = """
about after also attrs award been being body both came come does done else event false
from gave give good have held hold holds into made make more neither none other others
over person place said says some something state states such take than that their them
then there these they this time took true upon using were what when where which whom
with words would
"""


class Mark(StrEnum):
    """What a piece of a quote is."""

    PLAIN = ""
    SUBJECT = "subject"
    OBJECT = "object"
    TRIGGER = "trigger"


def marked(
    quote: str, subject: Entity, object_: Entity, relation: Relation
) -> list[tuple[str, Mark]]:
    """``quote`` in pieces that together are the quote, each with what it is."""
    found = [
        *((span, Mark.SUBJECT) for span in _named(quote, subject)),
        *((span, Mark.OBJECT) for span in _named(quote, object_)),
        *((span, Mark.TRIGGER) for span in _told(quote, relation)),
    ]
    # Longer finds win, and of equal ones the name.
    found.sort(key=lambda one: one[0][0] - one[0][1])
    taken: list[tuple[tuple[int, int], Mark]] = []
    for (start, end), mark in found:
        if all(end <= other[0] or other[1] <= start for other, _ in taken):
            taken.append(((start, end), mark))
    pieces: list[tuple[str, Mark]] = []
    done = 0
    for (start, end), mark in sorted(taken):
        pieces += [(quote[done:start], Mark.PLAIN), (quote[start:end], mark)]
        done = end
    pieces.append((quote[done:], Mark.PLAIN))
    return [(text, mark) for text, mark in pieces if text]


def _named(quote: str, entity: Entity) -> Iterator[tuple[int, int]]:
    for match in _names_of(entity).finditer(quote):
        yield match.span()


@lru_cache(maxsize=4096)
def _names_of(entity: Entity) -> re.Pattern[str]:
    names = {entity.name, *entity.aliases}
    if entity.type == "Person":
        # Later in an article one name is enough: surnames come first or last.
        parts = [name.split() for name in names]
        names |= {one for part in parts for one in (*part[:1], *part[-1:])}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    escaped = [re.escape(name) for name in ordered if len(name) > 1]
    # Scripts that write particles onto names ask for no boundary.
    joined = [re.escape(name) for name in ordered if not name.isascii()]
    whole = rf"(?<!\w)(?:{'|'.join(escaped) or '(?!)'})(?!\w)"
    return re.compile("|".join([whole, *joined]))


def _told(quote: str, relation: Relation) -> Iterator[tuple[int, int]]:
    stems = _stems(relation)
    for match in re.finditer(r"\w{3,}", quote):
        if match.group().casefold().startswith(stems):
            yield match.span()


@cache
def _stems(relation: Relation) -> tuple[str, ...]:
    """Beginnings of the words that the vocabulary tells the relation with."""
    text = f"{relation.phrase} {relation.passive} {relation.meaning} {relation.name}"
    words = set(re.findall(r"[^\W_]+", text.casefold())) - set(_COMMON.split())
    stems = {_ENDINGS.sub("", word) for word in words if len(word) >= _SHORTEST}
    told = {stem for stem in stems if len(stem) >= _SHORTEST}
    # A short verb is told by its whole phrase: "met".
    return tuple(
        sorted(told | ({relation.phrase} if " " not in relation.phrase else set()))
    )
