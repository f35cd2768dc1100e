"""The plain copy of a parsed text says what spaCy says."""

from itertools import product
from operator import attrgetter

import pytest
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Span as SpacySpan

from detente.loaders.language import spacy_docs
from detente.loaders.tokens import Doc, Span

TEXT = (
    'Kim Jong Un\'s envoy  said "no" in 2019.\n\n'
    "The three ministers, who had met in Minsk, weren't asked; U.S. officials were. "
)
ALONE = (
    *("i", "idx", "text", "lower_", "whitespace_", "is_sent_start", "lemma_", "pos_"),
    *("tag_", "dep_", "ent_iob_", "ent_type_", "is_alpha", "is_digit", "is_lower"),
    *("is_upper", "is_title", "is_space", "is_punct", "is_quote", "is_stop"),
    "like_num",
)


@pytest.fixture(scope="module")
def parsed() -> SpacyDoc:
    return next(spacy_docs([TEXT]))


@pytest.fixture(scope="module")
def doc(parsed: SpacyDoc) -> Doc:
    return Doc(parsed)


def places(span: Span | SpacySpan) -> tuple[int, int, int, int, str, str, str]:
    around = (span.start, span.end, span.start_char, span.end_char)
    return (*around, span.text, span.lemma_, span.label_)


@pytest.mark.parametrize("name", ALONE)
def test_what_stands_in_a_token(parsed: SpacyDoc, doc: Doc, name: str) -> None:
    assert [getattr(one, name) for one in doc] == [getattr(one, name) for one in parsed]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge", "sent.root"])
def test_the_token_that_a_token_leads_to(parsed: SpacyDoc, doc: Doc, name: str) -> None:
    to = attrgetter(f"{name}.i")
    assert [to(copy) for copy in doc] == [to(token) for token in parsed]


@pytest.mark.parametrize(
    "name", ["children", "lefts", "rights", "ancestors", "subtree", "sent"]
)
def test_the_tokens_that_a_token_leads_to(
    parsed: SpacyDoc, doc: Doc, name: str
) -> None:
    for copy, token in zip(doc, parsed, strict=True):
        told = [other.i for other in getattr(token, name)]
        assert [other.i for other in getattr(copy, name)] == told


def test_which_depends_on_which(parsed: SpacyDoc, doc: Doc) -> None:
    for (one, other), (copy, of) in zip(
        product(parsed, repeat=2), product(doc, repeat=2), strict=True
    ):
        assert copy.is_ancestor(of) is one.is_ancestor(other)


def test_neighbours(doc: Doc) -> None:
    assert doc[1].nbor() is doc[2]
    assert doc[1].nbor(-1) is doc[0]
    for token, offset in ((doc[0], -1), (doc[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(offset)


def test_sentences_and_names(parsed: SpacyDoc, doc: Doc) -> None:
    assert list(map(places, doc.sents)) == list(map(places, parsed.sents))
    assert list(map(places, doc.ents)) == list(map(places, parsed.ents))


@pytest.mark.parametrize(
    ("start", "end"), [*product((0, 3, 9, -4, None), (0, 2, 12, -2, 999, None))]
)
def test_some_of_the_tokens(
    parsed: SpacyDoc, doc: Doc, start: int | None, end: int | None
) -> None:
    some, same = parsed[start:end], doc[start:end]
    assert places(same) == places(some)
    assert len(same) == len(some)
    if len(some):
        assert same.root.i == some.root.i
        assert same.sent.start == some.sent.start
        assert (same[0].i, same[-1].i) == (some[0].i, some[-1].i)
        assert places(same[1:3]) == places(some[1:3])
    for place in (len(some), -len(some) - 1):
        with pytest.raises(IndexError):
            same[place]


@pytest.mark.parametrize("start", range(len(TEXT)))
def test_the_tokens_of_characters(parsed: SpacyDoc, doc: Doc, start: int) -> None:
    for end in (start + 1, start + 5, start + 30):
        some = parsed.char_span(start, end, alignment_mode="expand")
        same = doc.expanded(start, end)
        assert (same is None) is (some is None)
        if same is not None:
            assert (same.start, same.end) == (some.start, some.end)


def test_a_text_without_a_word() -> None:
    empty = Doc(next(spacy_docs([""])))
    assert (list(empty), empty.sents, empty.expanded(0, 1)) == ([], (), None)
