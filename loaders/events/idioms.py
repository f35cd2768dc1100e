"""Idioms: verbs that say something else with certain words behind them.

"Put them on notice", "threw its weight behind them", "took them to court": the verb
alone says nothing of what is done.
"""

from collections.abc import Iterator

from spacy.tokens import Token

_WINDOW = 12  # tokens behind the verb where its phrase may begin
_GAP = 3  # words between those of a phrase: "its full weight behind"
_PASSING = frozenset({"DET", "ADJ", "PRON", "NUM", "ADV", "PART", "PROPN"})

Phrase = tuple[str, ...]


def idiom(verb: Token, phrases: frozenset[Phrase]) -> tuple[Token, ...]:
    """The words behind ``verb`` that make one of ``phrases``, none if none does."""
    doc, end = verb.doc, verb.sent.end
    for start in range(verb.i + 1, min(end, verb.i + 1 + _WINDOW)):
        token = doc[start]
        for phrase in phrases:
            if _is(token, phrase[0]) and verb.is_ancestor(token):
                words = tuple(_matched(token, phrase[1:]))
                if len(words) == len(phrase):
                    return words
        if token.text in {";", ":"} or (
            token.pos_ == "VERB" and token.dep_ in {"conj", "advcl", "ccomp"}
        ):
            return ()
    return ()


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
