"""Idioms: verbs that say something else with certain words behind them.

"Put them on notice", "threw its weight behind them", "took them to court": the verb
alone says nothing of what is done.
"""

from collections.abc import Iterator
from functools import cache

from detente.loaders.tokens import Token

_WINDOW = 12  # tokens behind the verb where its phrase may begin
_GAP = 3  # words between those of a phrase: "its full weight behind"
_PASSING = frozenset({"DET", "ADJ", "PRON", "NUM", "ADV", "PART", "PROPN"})

Phrase = tuple[str, ...]


def idiom(verb: Token, phrases: frozenset[Phrase]) -> tuple[Token, ...]:
    """The words behind ``verb`` that make one of ``phrases``, none if none does."""
    if not phrases:
        return ()
    opening = _by_first_word(phrases)
    doc, end = verb.doc, verb.sent.end
    for at in range(verb.i + 1, min(end, verb.i + 1 + _WINDOW)):
        token = doc[at]
        if token.pos_ == "VERB" and token.dep_ == "conj":
            return ()
        word, lemma = token.lower_, token.lemma_.lower()
        begun = opening.get(word, ())
        if lemma != word:
            begun += opening.get(lemma, ())
        if begun and verb.is_ancestor(token):
            for phrase in begun:
                words = tuple(_matched(token, phrase[1:]))
                if len(words) == len(phrase):
                    return words
        if token.text in {";", ":"} or (
            token.pos_ == "VERB" and token.dep_ in {"advcl", "ccomp"}
        ):
            return ()
    return ()


@cache
def _by_first_word(phrases: frozenset[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """The longest first, and in one order in every process."""
    found: dict[str, tuple[Phrase, ...]] = {}
    for phrase in sorted(phrases, key=lambda one: (-len(one), one)):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _matched(first: Token, rest: Phrase) -> Iterator[Token]:
    yield first
    doc, end, at = first.doc, first.sent.end, first.i + 1
    for word in rest:
        stop = min(end, at + _GAP)
        while at < stop and not _is(doc[at], word) and doc[at].pos_ in _PASSING:
            at += 1
        if at >= stop or not _is(doc[at], word):
            return
        yield doc[at]
        at += 1


def _is(token: Token, word: str) -> bool:
    return bool(word in {token.lower_, token.lemma_.lower()})
