"""Whether a title is yet to be taken up: "nominee for", "to be", "President-elect"."""

from detente.loaders.how import attitudes as words
from detente.loaders.tokens import Token

_NEAR = 6  # words
_NEXT = 3  # words: "president", "-", "elect"


def is_nominated(title: Token) -> bool:
    """Close before it: "to be Ambassador", "nominee for Assistant Secretary"."""
    before: list[str] = []
    for word in reversed(title.doc[title.sent.start : title.i]):
        if word.is_punct or len(before) == _NEAR:
            break
        before.insert(0, word.lower_)
    phrase = " ".join(before)
    after = title.doc[title.i + 1 : title.i + 1 + _NEXT]
    if any(word.lower_ in words.ELECT for word in after) or "-elect" in title.lower_:
        return True  # "President-elect Smith"
    return "to be" in phrase or any(
        f"{nominee} {link}" in phrase
        for nominee in words.NOMINEES
        for link in ("for", "to")
    )


def is_to_be(word: Token) -> bool:
    """As in "Mary Smith, of Ohio, to be Ambassador to Chile"."""
    return bool(word.lemma_ == "be") and any(
        child.lower_ == "to" for child in word.children
    )
