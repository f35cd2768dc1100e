"""Texts as a parser wants them, letter for letter as long as they were.

Lines and sentences in capitals only, as agencies used to write, hide what is a name:
their common words go to lower case. Underscores and fixed spaces between words become
spaces.
"""

import re
from collections.abc import Callable, Iterator

from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.states import seat_of, state_of

_WORD = re.compile(r"(?:[A-Z]\.)+(?=\W|$)|[^\W\d_]+(?:['\u2019][^\W\d_]+)?\.?")
_FIXED = re.compile(r"(?<=\w)_(?=\w)|[\u00a0\u202f\u2007]")
_WORDS_OF_LINE = 4  # at least: less is a heading
_SMALL_WORDS = 2  # or verbs, of a sentence in capitals within a line
_CAPITALS = r"[A-Z][A-Z.'\u2019-]*"
_SHOUTED = re.compile(rf"\b{_CAPITALS}(?:[ ,:;]+{_CAPITALS})+(?![a-z])")
_ENDINGS = (
    *("tion", "sion", "ment", "ness", "ity", "ship", "ence", "ance", "ing", "ism"),
    *("ist", "ists", "ed", "ly", "ive", "ful", "ous", "ers", "ors", "ions", "ments"),
)
_BEFORE_NOUN = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "some",
    ]
)
_AFTER_NAME = frozenset(
    [
        "and",
        "said",
        "has",
        "had",
        "was",
        "is",
        "will",
        "also",
        "who",
        "met",
        "told",
        "to",
        "of",
        "in",
        "on",
    ]
)
_INITIALS = frozenset(
    [
        "US",
        "USA",
        "UK",
        "UN",
        "EU",
        "USSR",
        "NATO",
        "OAS",
        "PLO",
        "FMLN",
        "TV",
        "UAE",
        "DPRK",
        "ROK",
    ]
)


def readable(text: str, is_word: Callable[[str], bool]) -> str:
    """``text`` with capitals and spaces as in ordinary print, and of the same length.

    ``is_word`` tells whether a word in lower case is a verb, adjective or small word.
    """
    plain = _FIXED.sub(" ", text)
    if not _SHOUTED.search(plain):
        return plain
    return "\n".join(_line(line, is_word) for line in plain.split("\n"))


def _line(line: str, is_word: Callable[[str], bool]) -> str:
    if _is_in_capitals(line):
        return _recased(line, is_word)
    for start, end in reversed(list(_shouted(line, is_word))):
        line = line[:start] + _recased(line[start:end], is_word) + line[end:]
    return line


def _shouted(line: str, is_word: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where words in capitals within a line are a sentence, not names or initials.

    A small word or verb among them tells it: "RUSSIA IMPOSED SANCTIONS ON PERU".
    """
    for run in _SHOUTED.finditer(line):
        words = [word[0] for word in _WORD.finditer(run[0])]
        plain = [word.lower().rstrip(".") for word in words if word not in _INITIALS]
        small = sum(len(word) > 1 and is_word(word) for word in plain)
        if len(words) >= _WORDS_OF_LINE and small >= _SMALL_WORDS:
            yield run.start(), run.end()


def _is_in_capitals(line: str) -> bool:
    return line.isupper() and len(_WORD.findall(line)) >= _WORDS_OF_LINE


def _recased(line: str, is_word: Callable[[str], bool]) -> str:
    before = "."

    def cased(match: re.Match[str]) -> str:
        nonlocal before
        word = match[0]
        new = word.lower() if _is_common(word, before, is_word) else _titled(word)
        if (before.endswith((".", "?", "!")) and len(before) > 1) or match.start() == 0:
            new = new[0].upper() + new[1:]
        before = word.lower()
        return new if len(new) == len(word) else word

    return _WORD.sub(cased, line)


def _is_common(word: str, before: str, is_word: Callable[[str], bool]) -> bool:
    lower = word.lower().rstrip(".")
    if (
        "." in word[:-1]
        or word.rstrip(".") in _INITIALS
        or state_of(lower.capitalize())
        or seat_of(lower.capitalize())
    ):
        return False
    if lower not in _AFTER_NAME and any(
        one not in _AFTER_NAME and is_given_name(one) for one in (lower, before)
    ):
        return False  # "said" and "of" are names too, somewhere
    return (
        is_word(lower)
        or before in _BEFORE_NOUN
        or (len(lower) > len("nation") - 1 and lower.endswith(_ENDINGS))
    )


def _titled(word: str) -> str:
    """A name's word; initials stay in capitals."""
    bare = word.rstrip(".")
    if bare in _INITIALS or len(bare) == 1 or "." in bare:
        return word
    return word[0] + word[1:].lower()
