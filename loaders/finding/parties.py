"""Parties called so in lower case: "the Law and Justice party", "Peru's Fjord party".

And what of a party's name is no name of its own: "Democratic Party" in "Social
Democratic Party".
"""

from collections.abc import Iterator

from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.heads import heads
from detente.loaders.finding.spans import HYPHENS, Name, is_capital_word
from detente.loaders.finding.states import state_of
from detente.loaders.tokens import Doc

_JOINTS = frozenset({"and", "of", "for", "&"}) | HYPHENS
_LONGEST = 6  # tokens before "party"


def parties(doc: Doc, names: dict[int, Name]) -> Iterator[Name]:
    """Names in capitals before "party"; ``names`` are known, by token."""
    for token in doc:
        if token.text != "party" or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        start = _start(doc, token.i, names)
        if start < token.i:
            words = doc[start : token.i]
            text = words.text if len(words) > 1 else f"{words.text} Party"
            yield Name(start, token.i + 1, "Organization", text=text)


def bracketed(doc: Doc, names: dict[int, Name]) -> Iterator[Name]:
    """Names in brackets behind a person's: "Mia Holt (Fjord Choice)"."""
    table = heads()
    for token in doc:
        person = names.get(token.i - 1)
        if token.text != "(" or person is None or person.type != "Person":
            continue
        end = token.i + 1
        while end < len(doc) and (
            is_capital_word(doc[end]) or doc[end].text in _JOINTS
        ):
            end += 1
        words = doc[token.i + 1 : end]
        if doc[end : end + 1].text != ")" or not 1 < len(words) <= _LONGEST:
            continue
        plain = all(
            word.text not in table.titles
            and word.text not in table.roles
            and word.ent_type_ not in {"PERSON", "GPE", "LOC", "DATE"}
            for word in words
        )
        if plain and not is_given_name(words[0].text) and not state_of(words.text):
            yield Name(words.start, words.end, "Organization")


def _start(doc: Doc, end: int, names: dict[int, Name]) -> int:
    """Where the capitals that end before ``end`` begin; ``end`` if there are none."""
    start = at = end
    while at > max(0, end - _LONGEST) and not doc[at].is_sent_start:
        at -= 1
        known = names.get(at)
        if known is not None and known.type != "Organization":
            break
        if is_capital_word(doc[at]) and not doc[at].is_stop:
            start = at
        elif doc[at].text not in _JOINTS or start != at + 1:
            break
    return start


def is_of_a_party(doc: Doc, name: Name, outer: Name) -> bool:
    """Whether a body named in ``outer``, a party, is only part of that name."""
    return name.type == "Organization" and doc[outer.end - 1].lower_ == "party"
