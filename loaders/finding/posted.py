"""Persons known by what is said of them: "X, who", "named X as", "X, the mayor of".

The model takes many foreign names for bodies or places, or misses them; but only a
person is the daughter of somebody, is named as something, or is a mayor.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from detente.loaders.finding.heads import heads
from detente.loaders.finding.spans import Name, is_capital_word
from detente.loaders.finding.states import state_of
from detente.loaders.lexicon import words
from detente.loaders.ties.offices import offices

_PARTS = range(2, 5)  # words of such a name
_REGION = frozenset({"mayor", "governor", "prefect", "mayoress", "burgomaster"})
_LEAST = 3  # words before a name that a title and a comma take
_NEAR = 7  # tokens from a comma to the office
_BE = frozenset({"is", "was", "has", "had", "will", "remains", "became", "becomes"})
_CHOSEN = frozenset({"appointed", "named", "elected", "sworn", "reappointed", "sacked"})
_DONE = frozenset(
    {"appoint", "name", "nominate", "elect", "sack", "fire", "dismiss", "promote"}
)


def posted(doc: Doc, taken: dict[int, Name]) -> Iterator[Name]:
    """Names in capitals of which something is said that only persons are or do."""
    at = 0
    while at < len(doc):
        end = at
        while end < len(doc) and _may_be_part(doc[end], taken, first=end == at):
            end += 1
        if end - at in _PARTS and _is_person(doc, at, end):
            yield Name(at, end, "Person")
        at = max(end, at + 1)


def _may_be_part(token: Token, taken: dict[int, Name], *, first: bool) -> bool:
    table = heads()
    return (
        token.i not in taken
        and is_capital_word(token)
        and token.is_alpha
        and not token.text.isupper()
        and token.pos_ in {"PROPN", "NOUN", "ADJ", "VERB", "X"}
        and not (token.is_sent_start and not first)
        and not (token.is_stop and first)
        and token.text not in table.titles
        and token.text not in table.capitalised
        and state_of(token.text) is None
    )


def _is_person(doc: Doc, start: int, end: int) -> bool:
    return (
        _is_kin(doc, start)
        or _is_done_to(doc, start, end)
        or _is_office(doc, end)
        or _is_holder(doc, end)
        or _is_titled(doc, start, end)
    )


def _is_kin(doc: Doc, start: int) -> bool:
    """As in "the daughter of X", "her husband X"."""
    kin = words("kinship", "words")
    if start > 1 and doc[start - 1].lower_ == "of":
        return doc[start - 2].lower_ in kin
    return start > 0 and doc[start - 1].lower_ in kin


def _is_done_to(doc: Doc, start: int, end: int) -> bool:
    """As in "appointed X as", "named X chief justice"."""
    if not start or doc[start - 1].lemma_.lower() not in _DONE:
        return False
    behind = doc[end : end + 1].text.lower()
    return behind in {"as", "its", "to"} or _core_at(doc, end)


def _is_office(doc: Doc, end: int) -> bool:
    """As in "X, who", "X, the mayor of", with no name behind the office."""
    if doc[end : end + 1].text != "," or end + 2 >= len(doc):
        return False
    if doc[end + 1].lower_ == "who":
        return True
    for at in range(end + 1, min(end + _NEAR, len(doc))):
        token = doc[at]
        if _core_at(doc, at):
            after = doc[at + 1 : at + 2]
            return not (len(after) and is_capital_word(after[0]))
        if token.pos_ in {"VERB", "AUX", "PUNCT", "CCONJ", "ADP", "PRON"} and (
            token.tag_ != "PRP$"
        ):
            return False
    return False


def _is_holder(doc: Doc, end: int) -> bool:
    """As in "X is the mayor of", "X was elected", "X has been Peru's envoy"."""
    if doc[end : end + 1].text not in _BE:
        return False
    at = end + 1
    while at < min(end + _NEAR, len(doc)):
        token = doc[at]
        if token.lower_ in _CHOSEN or _core_at(doc, at):
            return True
        if token.pos_ in {"VERB", "PUNCT", "CCONJ", "ADP"}:
            return False
        at += 1
    return False


def _is_titled(doc: Doc, start: int, end: int) -> bool:
    """As in "the outgoing minister, X,", "the commander of the Peru Guard, X,"."""
    if start < _LEAST or doc[start - 1].text != "," or not len(doc[end : end + 1]):
        return False
    if doc[end].text not in {",", "."} and doc[end].pos_ not in {"VERB", "AUX"}:
        return False
    at = start - 2
    while at > 0 and (is_capital_word(doc[at]) or doc[at].lower_ in {"of", "the"}):
        at -= 1
    return any(_core_at(doc, place) for place in range(max(at, start - 8), start - 1))


def governed(doc: Doc, taken: dict[int, Name]) -> Iterator[Name]:
    """Places of which there is a mayor: "the mayor of X" is no person X."""
    for token in doc:
        if token.lower_ not in _REGION or doc[token.i + 1 : token.i + 2].text != "of":
            continue
        start = end = token.i + 2
        while end < len(doc) and _may_be_part(doc[end], taken, first=end == start):
            end += 1
        if end > start:
            yield Name(start, end, "Place")


def _core_at(doc: Doc, place: int) -> bool:
    """Whether the words of an office begin at token ``place``."""
    if place >= len(doc):
        return False
    known = offices()
    return any(
        tuple(token.lower_ for token in doc[place : place + size]) in known.cores
        for size in known.first.get(doc[place].lower_, ())
    )
