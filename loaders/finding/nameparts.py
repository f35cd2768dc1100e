"""What may stand in a person's name, and where one may begin."""

from detente.loaders.finding.heads import heads
from detente.loaders.finding.orders import CHILD_OF
from detente.loaders.finding.spans import HYPHENS, Name, is_capital_word
from detente.loaders.tokens import Token

_BEHIND_VERBS = frozenset({"the", "a", "an", "with", "his", "her", "to"})
NO_NAMES = frozenset(
    {"The", "A", "In", "On", "At", "He", "She", "It", "They", "We", "I", "And", "But"}
)
_MALAY = frozenset({"Tan", "Puan", "Toh", "Datuk", "Dato", "Datin", "\u2019", "'"})
_SRI = frozenset({"Sri", "Seri"})
WITHIN = frozenset({"'", "\u2019", '"', "."}) | HYPHENS


def may_name(token: Token, taken: dict[int, Name]) -> bool:
    """Whether a word may be part of a person's name; ``taken`` are of other names."""
    return (
        is_capital_word(token)
        and token.i not in taken
        and (token.text not in heads().titles or is_given_here(token))
        and token.text not in heads().capitalised
        and token.text not in NO_NAMES
        and token.pos_ in {"PROPN", "NOUN", "ADJ", "X", "VERB"}
        and not any(letter.isdigit() for letter in token.text)
        and not _is_a_headlines_verb(token)
    )


def is_malay_style(token: Token) -> bool:
    """Whether it is of "Tan Sri", "Datuk Seri"."""
    at, doc = token.i, token.doc
    opens = token.text in _MALAY and doc[at + 1 : at + 2].text in _SRI
    return opens or (token.text in _SRI and at > 0 and doc[at - 1].text in _MALAY)


def is_given_here(token: Token) -> bool:
    """Whether a title is a given name here: "Sultan bin Saif"."""
    at = token.i + 1
    return at < len(token.doc) and token.doc[at].lower_ in CHILD_OF


def _is_a_headlines_verb(token: Token) -> bool:
    """As in "The President Meets the King"."""
    doc, at = token.doc, token.i + 1
    follows = at < len(doc) and doc[at].lower_ in _BEHIND_VERBS
    return token.tag_ == "VBZ" and follows


def follows_role(token: Token, taken: dict[int, Name]) -> bool:
    """Whether a role stands right before a word: "President", "President of Kenya"."""
    if token.i == 0 or token.is_sent_start:
        return False
    roles = heads().roles
    before = token.nbor(-1)
    if before.text == "," and token.i > 1 and _is_full_name_in_commas(token, taken):
        before = token.nbor(-2)  # "the minister, Mia Holt,"
        roles |= {role.lower() for role in roles}
    if before.text in {"'", "\u2019"} and token.i > 1:
        before = token.nbor(-2)  # "Dato' Lim"
    if before.text in roles:
        return True
    name = taken.get(before.i)
    if name is None or name.type not in {"State", "Organization", "Place"}:
        return False
    at = name.start - 1
    if at >= 0 and token.doc[at].lower_ == "the":
        at -= 1
    if at < 1 or token.doc[at].lower_ not in {"of", "to"}:
        return False
    return any(word.text in roles for word in token.doc[max(0, at - 4) : at])


def _is_full_name_in_commas(token: Token, taken: dict[int, Name]) -> bool:
    """Whether a name of two words or more stands here: "its minister, Mia Holt,"."""
    doc, at = token.doc, token.i
    while at < len(doc) and may_name(doc[at], taken) and doc[at].pos_ == "PROPN":
        at += 1
    return at - token.i > 1 and at < len(doc) and doc[at].text in {",", ")"}


def stands_within(token: Token) -> bool:
    """Whether a word may stand within a name: "bin", "de", a hyphen."""
    return (
        is_capital_word(token)
        or token.lower_ in heads().particles
        or token.text in WITHIN
    )


def spaced(token: Token) -> bool:
    return bool(token.whitespace_ or token.nbor(-1).whitespace_)
