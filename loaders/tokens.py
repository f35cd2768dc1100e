"""A parsed text as plain Python: what every rule reads.

The names are those of ``spacy.tokens`` and mean the same. spaCy makes an object anew
each time that a token is asked for, and looks each attribute up in a table of strings;
rules ask some hundred times for each token, so one copy is made before the first asks.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import overload

from spacy import tokens as spacy_tokens
from spacy.lang.en.lex_attrs import like_num
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.lang.lex_attrs import is_punct, is_quote


class Token:
    """A word, a mark or a space of a text.

    ``i`` is its place among the tokens and ``idx`` that of its first character;
    ``head`` is the token it depends on, or itself, and ``children`` are those that
    depend on it, in the order of the text; ``sent`` is its sentence.
    """

    __slots__ = (
        *("i", "idx", "text", "lower_", "whitespace_", "is_sent_start"),
        *("lemma_", "pos_", "tag_", "dep_", "ent_iob_", "ent_type_"),
        *("doc", "sent", "head", "children"),
    )
    head: "Token"
    sent: "Span"

    def __init__(self, doc: "Doc", token: spacy_tokens.Token) -> None:
        """Copy what stands in ``token`` alone; its neighbours are set by ``doc``."""
        self.doc = doc
        self.children: list[Token] = []
        self.i: int = token.i
        self.idx: int = token.idx
        self.text: str = token.text
        self.lower_: str = token.lower_
        self.whitespace_: str = token.whitespace_
        self.is_sent_start = bool(token.is_sent_start)
        self.lemma_: str = token.lemma_
        self.pos_: str = token.pos_
        self.tag_: str = token.tag_
        self.dep_: str = token.dep_
        self.ent_iob_: str = token.ent_iob_
        self.ent_type_: str = token.ent_type_

    def __len__(self) -> int:
        """How many characters it has."""
        return len(self.text)

    def __repr__(self) -> str:
        """Its text."""
        return self.text

    def nbor(self, offset: int = 1) -> "Token":
        """The token ``offset`` places after it.

        Raises:
            IndexError: the text has no such place.
        """
        place = self.i + offset
        if place < 0:
            raise IndexError(place)
        return self.doc.tokens[place]

    @property
    def lefts(self) -> list["Token"]:
        """The children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list["Token"]:
        """The children after it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def ancestors(self) -> Iterator["Token"]:
        """Its head, the head of that, and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: "Token") -> bool:
        """Whether ``other`` depends on it, at whatever remove."""
        return any(token is self for token in other.ancestors)

    @property
    def subtree(self) -> list["Token"]:
        """It and all that depends on it, in the order of the text."""
        if not self.children:
            return [self]
        found = [self]
        for token in found:  # grows meanwhile
            found += token.children
        found.sort(key=_place)
        return found

    @property
    def left_edge(self) -> "Token":
        """The first token of ``subtree``."""
        return self.subtree[0]

    @property
    def right_edge(self) -> "Token":
        """The last token of ``subtree``."""
        return self.subtree[-1]

    @property
    def is_alpha(self) -> bool:
        """Whether it is of letters alone."""
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        """Whether it is of digits alone."""
        return self.text.isdigit()

    @property
    def is_lower(self) -> bool:
        """Whether it has small letters and no capital."""
        return self.text.islower()

    @property
    def is_upper(self) -> bool:
        """Whether it has capitals and no small letter."""
        return self.text.isupper()

    @property
    def is_title(self) -> bool:
        """Whether a capital begins it, and is the only one."""
        return self.text.istitle()

    @property
    def is_space(self) -> bool:
        """Whether it is of white space alone."""
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        """Whether it is of punctuation alone."""
        return bool(is_punct(self.text))

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return bool(is_quote(self.text))

    @property
    def is_stop(self) -> bool:
        """Whether it is one of the commonest words of English."""
        return self.lower_ in STOP_WORDS

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or in words."""
        return bool(like_num(self.text))


class Span:
    """The tokens ``start`` to ``end`` (the latter is not in) of a text.

    ``label_`` is the type of a name that the model saw, else empty.
    """

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        """The tokens from ``start`` on of ``doc``."""
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        """How many tokens it has."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """Its tokens, in order."""
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> "Span": ...
    def __getitem__(self, key: int | slice) -> "Token | Span":
        """A token by its place in the span, from the end if negative; some of them."""
        if isinstance(key, slice):
            start, end, _ = key.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        place = self.start + key if key >= 0 else self.end + key
        if not self.start <= place < self.end:
            raise IndexError(key)
        return self.doc.tokens[place]

    def __repr__(self) -> str:
        """Its text."""
        return self.text

    @property
    def start_char(self) -> int:
        """The place of its first character."""
        tokens = self.doc.tokens
        return (
            tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)
        )

    @property
    def end_char(self) -> int:
        """The place after its last character."""
        if self.start == self.end:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its words as they stand in the text."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def lemma_(self) -> str:
        """Its words' plain forms."""
        return "".join(token.lemma_ + token.whitespace_ for token in self).strip()

    @property
    def sent(self) -> "Span":
        """The sentence that it begins in."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """Its token nearest to the root of the sentence; the first of several.

        A mark or a space is it only where nothing else is.

        Raises:
            IndexError: it has no token.
        """
        start, end = self.start, self.end
        tokens = self.doc.tokens[start:end]
        for token in tokens:
            if token.head is token:
                return token
        tops = [one for one in tokens if not start <= one.head.i < end]
        return min(tops, key=_depth) if len(tops) > 1 else tops[0]


class Doc:
    """A text, parsed: ``tokens`` in order, sentences, names that the model saw."""

    def __init__(self, doc: spacy_tokens.Doc) -> None:
        """Copy what spaCy found."""
        self.text: str = doc.text
        self.tokens = [Token(self, token) for token in doc]
        for token, parsed in zip(self.tokens, doc, strict=True):
            token.head = self.tokens[parsed.head.i]
            if token.head is not token:
                token.head.children.append(token)
        starts = [token.i for token in self.tokens if token.is_sent_start]
        ends = [*starts[1:], len(self.tokens)]
        self.sents = tuple(map(Span, [self] * len(starts), starts, ends))
        for sent in self.sents:
            for token in sent:
                token.sent = sent
        self.ents = tuple(Span(self, e.start, e.end, e.label_) for e in doc.ents)

    def __len__(self) -> int:
        """How many tokens it has."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Its tokens, in order."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> Span: ...
    def __getitem__(self, key: int | slice) -> Token | Span:
        """A token by its place, from the end if negative; some of them."""
        if isinstance(key, int):
            return self.tokens[key]
        start, end, _ = key.indices(len(self.tokens))
        return Span(self, start, max(start, end))

    def expanded(self, start: int, end: int) -> Span | None:
        """The tokens that have any of the characters ``start`` to ``end``.

        None where there are no such characters.
        """
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        past = first.idx + len(first.text) == start  # the space after it
        return Span(self, first.i + past, last.i + 1)

    def _at(self, place: int) -> Token | None:
        at = bisect_right(self.tokens, place, key=_first_character) - 1
        if at < 0 or place >= len(self.text):
            return None
        return self.tokens[at]


def _depth(token: Token) -> tuple[bool, int]:
    small = not token.children and (token.is_space or token.is_punct)
    return small, sum(1 for _ in token.ancestors)


def _place(token: Token) -> int:
    return token.i


def _first_character(token: Token) -> int:
    return token.idx
