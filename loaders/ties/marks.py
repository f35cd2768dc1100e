"""Where an article's entities stand among its tokens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from detente.loaders.document import Found, Mention, MentionKind
from detente.loaders.finding.datelines import datelines
from detente.loaders.tokens import Doc


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention on the tokens ``start`` to ``end`` (the latter is not in)."""

    found: Found
    mention: Mention
    start: int
    end: int

    @property
    def type(self) -> str:
        """The entity's type: Person, State, ..."""
        return self.found.entity.type

    @property
    def entity_id(self) -> str:
        """The entity's id."""
        return self.found.entity.id

    @property
    def named(self) -> bool:
        """Whether it is called by a name or an adjective of it, not by a pronoun."""
        return self.mention.kind in (MentionKind.NAME, MentionKind.DEMONYM)


class Marks:
    """The mentions of one article by token; longer ones come before shorter ones.

    ``doc`` is the parsed article.
    """

    def __init__(self, doc: Doc, found: Iterable[Found]) -> None:
        """Lay every mention of ``found`` on the tokens of ``doc``."""
        marks = [
            Mark(entity, mention, span.start, span.end)
            for entity in found
            for mention in entity.mentions
            if (span := doc.expanded(mention.start, mention.end)) is not None
        ]
        self.doc = doc
        marks.sort(key=lambda mark: (mark.start, -mark.end, mark.entity_id))
        self._all = tuple(marks)
        self._starting: dict[int, list[Mark]] = {}
        self._ending: dict[int, list[Mark]] = {}
        self._over: dict[int, list[Mark]] = {}
        for mark in marks:
            self._starting.setdefault(mark.start, []).append(mark)
            self._ending.setdefault(mark.end, []).append(mark)
            for token in range(mark.start, mark.end):
                self._over.setdefault(token, []).append(mark)

    @cached_property
    def filed(self) -> frozenset[int]:
        """The tokens that stand in a dateline: "LIMA (Reuters) --"."""
        spans = datelines(self.doc.text)
        return frozenset(
            token.i
            for token in self.doc
            if any(start <= token.idx < end for start, end in spans)
        )

    def __iter__(self) -> Iterator[Mark]:
        """All marks, in the order of the text."""
        return iter(self._all)

    def starting(self, token: int, *types: str) -> Mark | None:
        """The longest mark of one of ``types`` (or any) that begins at ``token``."""
        return _first(self._starting.get(token, ()), types)

    def ending(self, token: int, *types: str) -> Mark | None:
        """The longest mark of one of ``types`` (or any) whose end is ``token``."""
        return _first(self._ending.get(token, ()), types)

    def over(self, token: int, *types: str) -> Mark | None:
        """The first mark of one of ``types`` (or any) that ``token`` is part of."""
        return _first(self._over.get(token, ()), types)

    def alike(self, mark: Mark) -> list[Mark]:
        """``mark`` and the others that its words mean: "they" are several."""
        return [
            one
            for one in self._starting[mark.start]
            if one.end == mark.end and one.mention.kind is mark.mention.kind
        ]

    def within(self, start: int, end: int, *types: str) -> list[Mark]:
        """The marks of one of ``types`` (or any) between two tokens, in text order."""
        return [
            mark
            for token in range(start, end)
            for mark in self._starting.get(token, ())
            if mark.end <= end and (not types or mark.type in types)
        ]


def _first(marks: Iterable[Mark], types: tuple[str, ...]) -> Mark | None:
    return next((mark for mark in marks if not types or mark.type in types), None)
