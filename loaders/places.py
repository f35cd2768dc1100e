"""Which entities a token of a sentence means."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from detente.loaders.document import Found, Mention
from detente.loaders.slots import owners

_INSIDE = frozenset({"amod", "compound", "nmod", "poss", "appos", "nummod"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention of ``found`` whose head is the token ``root``."""

    found: Found
    mention: Mention
    root: int
    start: int
    end: int


class Places:
    """The mentions of one text by the tokens that head them."""

    def __init__(self, doc: Doc, found: Iterable[Found]) -> None:
        self.placed: list[Placed] = []
        self._at: dict[int, list[Placed]] = {}
        for entity in found:
            for mention in entity.mentions:
                span = doc.char_span(
                    mention.start, mention.end, alignment_mode="expand"
                )
                if span is None or not len(span):
                    continue
                root = span.root
                here = Placed(entity, mention, root.i, span.start, span.end)
                self.placed.append(here)
                for token in span:
                    if token.i == root.i or token.dep_ not in _INSIDE:
                        self._at.setdefault(token.i, []).append(here)
        self.placed.sort(key=lambda here: (here.start, here.end, here.found.entity.id))

    def at(self, token: Token) -> list[Placed]:
        """Those whose mention ``token`` heads, several for "the two leaders"."""
        return self._at.get(token.i, [])

    def named(self, token: Token) -> list[Placed]:
        """Those that ``token`` means, by an apposition too: "its leader, Kim"."""
        here = self.at(token)
        if here:
            return here
        return [
            placed
            for child in token.children
            if child.dep_ == "appos"
            for placed in self.at(child)
        ]

    def actors(self, token: Token, actor_nouns: frozenset[str]) -> list[Placed]:
        """Those who act as ``token``: "Russian troops" act as Russia."""
        here = self.named(token)
        if here or token.lemma_.lower() not in actor_nouns:
            return here
        return self.owners(token)

    def owners(self, token: Token) -> list[Placed]:
        """Those whose ``token`` is: Russia for "Russia's war", "war of Russia"."""
        return [placed for owner in owners(token) for placed in self.named(owner)]
