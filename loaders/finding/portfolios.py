"""Names of bodies that are but what a minister is for: "Employment and Labour"."""

from detente.loaders.finding.heads import heads
from detente.loaders.lexicon import lists
from detente.loaders.tokens import Doc, Span, Token

_JOINTS = frozenset({"and", "&", ",", "/"})
_LINKS = frozenset({"of", "for"})
_OFFICES = frozenset(
    {"minister", "ministers", "ministry", "ministries", "secretary", "department"}
    | {"commissioner", "directorate", "portfolio", "portfolios"}
)


def is_portfolio_word(token: Token) -> bool:
    """Whether a portfolio's word stands beside another, or behind "minister of".

    "Labour" is no party in "Ministry of Labour", "Youth and Labour" and "Labour
    Relations", though it is one in "Conservatives and Labour".
    """
    doc, at = token.doc, token.i
    if token.lower_ not in lists("titles")["portfolios"]["words"]:
        return False
    if _word(doc, at + 1) in _OFFICES or _is_portfolio(doc, at + 1):
        return True
    if _word(doc, at - 1) in _LINKS and _word(doc, at - 2) in _OFFICES:
        return True
    before, behind = (_word(doc, at + step) in _JOINTS for step in (-1, 1))
    return (before and _is_portfolio(doc, at - 2)) or (
        behind and _is_portfolio(doc, at + 2)
    )


def is_portfolio(words: Span) -> bool:
    """Whether a supposed body is what a minister is for: "of Foreign Affairs"."""
    doc, at = words.doc, words.start - 1
    behind = _word(doc, at) in _LINKS and at > 0 and doc[at - 1].text in heads().roles
    known = lists("titles")["portfolios"]["words"]
    return behind and all(token.lower_ in known for token in words)


def _word(doc: Doc, at: int) -> str:
    return doc[at].lower_ if 0 <= at < len(doc) else ""


def _is_portfolio(doc: Doc, at: int) -> bool:
    word = _word(doc, at)
    known = lists("titles")["portfolios"]["words"]
    return len(word) > 1 and word in known and doc[at].is_title and word not in _SMALL


_SMALL = frozenset({"and", "the", "of", "for", "north", "south", "west", "east"})
