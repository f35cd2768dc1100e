"""Whether a text is English, and which language it seems to be if not.

The alphabet first; for Latin letters, which language's commonest small words make up
the larger share of what stands in lower case: names tell nothing. What seems foreign by
that is asked once more: where most words are in the dictionary of the English model, it
is English, full of names or of one verb.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

from detente.loaders.finding.heads import heads

_ENOUGH_WORDS = 20  # fewer may be names and numbers only
_ENOUGH_PLAIN = 8  # of them in lower case
_KNOWN = 0.7  # of the longer words are in the dictionary: English
_LONGER = 3  # letters
_SAMPLE = 20_000  # characters: a text changes its language seldom
_ENDINGS = frozenset({"s", "t", "d", "m"})  # of "Peru's", "don't"
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "CYRILLIC": "Russian or another language in Cyrillic letters",
    "ARABIC": "Arabic or another language in Arabic letters",
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "GREEK": "Greek",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "Hindi or another language in Devanagari letters",
    "BENGALI": "Bengali",
    "THAI": "Thai",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "TAMIL": "Tamil",
    "ETHIOPIC": "Amharic or another language in Ethiopic letters",
}


@cache
def _small_words() -> dict[str, frozenset[str]]:
    text = (
        files("detente.loaders").joinpath("data/function_words.toml").read_text("utf-8")
    )
    return {name: frozenset(row.split()) for name, row in tomllib.loads(text).items()}


def foreign_language(text: str) -> str | None:
    """The language that ``text`` seems to be in, ``None`` for English.

    ``None`` too where there is too little to tell: fewer than twenty words.
    """
    sample = text[:_SAMPLE]
    letters = [letter for letter in sample if letter.isalpha()]
    if not letters:
        return None
    scripts = Counter(
        unicodedata.name(letter, "?").split()[0] for letter in letters[::7] or letters
    )
    script, count = scripts.most_common(1)[0]
    if script in _SCRIPTS and 2 * count > scripts.total():
        if script == "CJK" and scripts["HIRAGANA"] + scripts["KATAKANA"]:
            return "Japanese"
        return _SCRIPTS[script]
    words = _WORD.findall(sample)
    plain = _plain(words)
    if len(words) < _ENOUGH_WORDS or len(plain) < _ENOUGH_PLAIN:
        return None
    seems = _by_small_words(plain, enough=len(words) >= 2 * _ENOUGH_WORDS)
    return None if seems is None or _is_of_the_dictionary(plain) else seems


def _plain(words: list[str]) -> list[str]:
    """The words that are no names, in lower case: those in small letters or capitals.

    What joins a name, the "von der" of "Ursula von der Leyen", is part of it.
    """
    particles = heads().particles
    plain: list[str] = []
    in_name = False
    for word in reversed(words):
        in_name = word.istitle() or (in_name and word in particles)
        if not in_name:
            plain.append(word.lower())
    return plain


def _by_small_words(words: list[str], *, enough: bool) -> str | None:
    small = dict(_small_words())
    own = small.pop("English")
    english = sum(word in own for word in words) / len(words)
    # What English has too ("a", "to", the "s" of "Peru's") tells of no other language.
    shares = {
        language: sum(word in theirs - own - _ENDINGS for word in words) / len(words)
        for language, theirs in small.items()
    }
    other = max(shares, key=lambda language: shares[language])
    if shares[other] > 1.2 * english and shares[other] > 0.1:  # noqa: PLR2004
        return other
    # Of 260 English articles, lists of names among them, the least had 0.19.
    if english < 0.08 and enough:  # noqa: PLR2004
        return "a language other than English"
    return None


def _is_of_the_dictionary(words: list[str]) -> bool:
    """Whether most words but the shortest, which all languages share, are English."""
    from detente.loaders.language import is_english

    longer = [word for word in words if len(word) >= _LONGER]
    return sum(map(is_english, longer)) >= _KNOWN * len(longer)
