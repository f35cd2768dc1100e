"""Names in brief texts that nothing else sees: "was suing Ostara", "the Zando militia".

The small model misses many names that no text of its training had. In a text of a
sentence or two whatever stands in capitals where somebody acts or suffers is a name; in
articles, where capitals mean much else, too few of those would be.
"""

from collections.abc import Iterator

from detente.loaders.brief import is_brief
from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.heads import heads
from detente.loaders.finding.personlike import is_told_of
from detente.loaders.finding.spans import HYPHENS, Name, is_capital_word, is_title_case
from detente.loaders.tokens import Doc, Token

_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "LANGUAGE"})
_ENDS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "appos", "conj"}
)
_BEFORE_A_NOUN = frozenset({"compound", "amod", "nmod"})
_WHERE = frozenset({"in", "near", "at", "around", "outside", "off", "across"})
_LINKS = frozenset({"of", "for", "in", "without", "against"})
_OF_TITLES = frozenset({"High", "Affairs"})  # "High Commissioner", "of Foreign Affairs"
_ARTICLES = frozenset({"the", "a"})
_LETTERS = 3


def overlooked(doc: Doc, taken: dict[int, Name]) -> Iterator[Name]:
    """Capitals that are the end of a deed; ``taken`` are tokens of other names."""
    if not is_brief(doc):
        return
    at = 0
    while at < len(doc):
        end = _run(doc, at, taken)
        name = _name(doc, at, end) if end > at else None
        if name is not None:
            yield name
        at = max(end, at + 1)


def _run(doc: Doc, at: int, taken: dict[int, Name]) -> int:
    """Where the capitals that begin at ``at`` end, with "of the World" behind them."""
    end = at
    while end < len(doc) and (
        _is_free(doc[end], taken) or (end > at and _joins(doc, end, taken))
    ):
        end += 1
    if end == at or not _is_plural(doc[end - 1]):
        return end
    behind = end
    if behind < len(doc) and doc[behind].lower_ in _LINKS:
        behind += 1
        if behind < len(doc) and doc[behind].lower_ in _ARTICLES:
            behind += 1
        if behind < len(doc) and _is_free(doc[behind], taken):
            return behind + 1
    return end


def _is_free(token: Token, taken: dict[int, Name]) -> bool:
    return (
        token.i not in taken
        and is_capital_word(token)
        and not token.text.endswith("-")
        and token.ent_type_ not in _TIMES
        and (token.pos_ == "PROPN" or (token.pos_ == "NOUN" and _is_plural(token)))
        and {
            token.text,
            token.lemma_.capitalize(),
            token.text.removesuffix("s"),
        }.isdisjoint(heads().titles)
        and token.text not in heads().common
        and token.text not in _OF_TITLES
    )


def _joins(doc: Doc, at: int, taken: dict[int, Name]) -> bool:
    joint = doc[at].text in HYPHENS
    return joint and at + 1 < len(doc) and _is_free(doc[at + 1], taken)


def _is_plural(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"}


def _name(doc: Doc, start: int, end: int) -> Name | None:
    words = doc[start:end]
    head = words.root
    if len(words.text) < _LETTERS or is_title_case(words.sent):
        return None
    if all(token.pos_ == "NOUN" for token in words) and words[0].is_sent_start:
        return None  # "Crowds in Lima"
    if head.dep_ not in _ENDS and not (
        head.dep_ in _BEFORE_A_NOUN and head.head.i >= end
    ):
        return None
    if len(words) > 1 and (is_given_name(words[0].text) or is_told_of(words)):
        return Name(start, end, "Person")
    inside = head.dep_ == "pobj" and head.head.lower_ in _WHERE
    return Name(start, end, "Place" if inside else "Organization")
