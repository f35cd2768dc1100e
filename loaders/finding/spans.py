"""What the steps of name finding share: a name, and what looks like one."""

from dataclasses import dataclass

from detente.graph.model import Entity
from detente.loaders.document import MentionKind
from detente.loaders.tokens import Span, Token

HYPHENS = frozenset({"-", "\u2013", "\u2011"})
ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVE = frozenset({"'s", "\u2019s"})

MARKS = frozenset("<>[]{}|")
"""What stands in no name: brackets of a quotation, and what markup left behind."""

_TITLE_CASE = 0.7  # of its longer words: a headline, where capitals mean nothing
_LONGER = 4
_LONG = 12  # tokens
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``start:end`` of a text that name something of ``type``.

    ``state`` is the state itself where the name is one of a state's, ``title`` how the
    world titles the entity where that is known. ``text`` tells more than the name:
    "rally in Minsk" of "rally".
    """

    start: int
    end: int
    type: str
    kind: MentionKind = MentionKind.NAME
    state: Entity | None = None
    title: str | None = None
    text: str | None = None


def is_capital_word(token: Token) -> bool:
    """Whether a word is written with a capital: "Summit", "U.S.", "al-Qaeda" not.

    Nor is "T]he", a quotation's "[T]he", or what markup left behind.
    """
    text = token.text
    return text[0].isupper() and not MARKS.intersection(text)


def is_title_case(sentence: Span) -> bool:
    """Whether a sentence is a headline with a capital on nearly every word.

    No long one is whose verb is in lower case, many names though it may have.
    """
    told = any(t.pos_ == "VERB" and t.is_lower and t.tag_ in _FINITE for t in sentence)
    if told and len(sentence) >= _LONG:
        return False
    longer = [token for token in sentence if token.is_alpha and len(token) >= _LONGER]
    capitals = sum(token.text[0].isupper() for token in longer)
    return len(longer) >= _LONGER and capitals >= _TITLE_CASE * len(longer)


def is_of_a_headline_alone(span: Span) -> bool:
    """Whether words have their capitals from a headline, and nowhere else.

    "Stricter Rules" in "Lima Announces Stricter Rules" is no name; "Lima" may be, since
    the text has it again. Where all is headlines, nothing can be told.
    """
    if not is_title_case(span.sent):
        return False
    plain = [sent for sent in span.doc.sents if not is_title_case(sent)]
    told = {token.text for sent in plain for token in sent}
    return bool(plain) and told.isdisjoint(
        token.text for token in span if is_capital_word(token)
    )
