"""Headlines: a line without a full stop, where "Modi in Delhi" is a leader in a town.

Their names stand alone, in few words and among capitals, so the small model takes them
for verbs, towns and bodies. Family names that lead or led a state are persons there.
"""

from collections.abc import Iterator

from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.leaders import led_by
from detente.loaders.finding.spans import Name, is_capital_word, is_title_case
from detente.loaders.finding.states import is_demonym, seat_of, state_of
from detente.loaders.language import is_english
from detente.loaders.tokens import Doc, Span, Token

_ENDS = frozenset({".", "?", "!", "\u2026", "..."})
_CLOSING = frozenset({'"', "'", "\u201d", "\u2019", ")"})
_NO_NAMES = frozenset({"VERB", "AUX", "ADP", "ADV", "CCONJ", "PART"})
_LONGEST = 20  # tokens


def is_headline(sentence: Span) -> bool:
    """Whether a sentence is short, is a line of its own and no mark ends it."""
    words = [token for token in sentence if not token.is_space]
    while words and words[-1].text in _CLOSING:
        words.pop()
    if not words or len(words) > _LONGEST or words[-1].text in _ENDS:
        return False
    doc = sentence.doc
    after = doc.text[words[-1].idx + len(words[-1]) :].lstrip(" \"'\u201d\u2019)")
    before = doc.text[: words[0].idx].rstrip(" \"'\u201c\u2018(")
    return (not after or after[0] == "\n") and (not before or before[-1] == "\n")


def leaders_in_headlines(doc: Doc, taken: dict[int, Name]) -> Iterator[Name]:
    """Persons by a leader's family name alone, in headlines."""
    for sentence in doc.sents:
        if not is_headline(sentence):
            continue
        for token in sentence:
            if token.i not in taken and _names_a_leader(doc, token.i):
                yield Name(token.i, token.i + 1, "Person")


def _names_a_leader(doc: Doc, at: int) -> bool:
    word = doc[at]
    return (
        is_capital_word(word)
        and bool(led_by(word.text))
        and not is_english(word.lower_)
        and not is_given_name(word.text)
        and not is_demonym(word.text)
        and state_of(word.text) is None
        and seat_of(word.text) is None
        and not _is_beside_a_name(doc, at)
    )


def _is_beside_a_name(doc: Doc, at: int) -> bool:
    """Whether a longer name goes on: "Ngozi Obasanjo", "Modi Stadium"."""
    before = doc[at - 1] if at else None
    after = doc[at + 1] if at + 1 < len(doc) else None
    return (
        before is not None
        and not doc[at].is_sent_start
        and is_capital_word(before)
        and is_given_name(before.text)
    ) or (after is not None and _goes_on(after))


def _goes_on(word: Token) -> bool:
    if word.is_sent_start or not is_capital_word(word):
        return False
    return not (is_title_case(word.sent) and word.pos_ in _NO_NAMES)
