"""Whether two names of persons may be one person's: the world's orders of names.

Names come as their words in lower case, without marks.
"""

import itertools
import re
from difflib import SequenceMatcher
from functools import cache

from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.heads import heads

_JUNIOR = frozenset({"jr", "sr", "junior", "senior"})
_ALIKE = 0.75  # of the letters of two spellings of one name
_LONG = 6  # letters, from which spellings are compared
_PATRONYMIC = ("ovich", "evich", "ovna", "evna", "ich")


def is_same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one person's.

    Middle names, initials and patronymics may be missing, spellings differ a little
    (Zhomart, Jomart); a "Jr." must stand in both.

    >>> is_same_person(("vladimir", "vladimirovich", "putin"), ("vladimir", "putin"))
    True
    >>> is_same_person(("kim", "jong", "un"), ("kim", "jong", "il"))
    False
    """
    if (set(one) & _JUNIOR) != (set(other) & _JUNIOR):
        return False
    one, other = _bare(one), _bare(other)
    if len(one) < 2 or len(other) < 2:  # noqa: PLR2004
        return False
    if _is_of_father(one, other) or _is_of_father(other, one):
        return False
    if sorted(one) == sorted(other):
        return True
    if _initials_differ(one, other):
        return False
    if is_surname_first(one) or is_surname_first(other):
        return "".join(one) == "".join(other)
    if len(one) == len(other):
        return all(map(_alike, one, other))
    short, full = sorted((one, other), key=len)
    return (
        (
            _alike(short[0], full[0])
            and _alike(short[-1], full[-1])
            and _is_within(short[1:-1], full[1:-1])
        )
        or full[: len(short)] == short
        or _is_within(short, full)
    )


def _is_of_father(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name is the father's in a child's: Hamdan bin Rashid Al Nuaimi's."""
    sons = itertools.pairwise(full)
    named_for = [name for son, name in sons if son in CHILD_OF]
    return not _alike(short[0], full[0]) and any(
        _alike(short[0], name) for name in named_for
    )


CHILD_OF = frozenset({"bin", "ibn", "bint"})
"""Behind these a name is the father's."""


def _initials_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether first middle names differ, one an initial: George W. and H. W. Bush."""
    if len(one) <= _FIRST_AND_LAST or len(other) <= _FIRST_AND_LAST:
        return False
    short, long = sorted((one[1], other[1]), key=len)
    return len(short) == 1 and not long.startswith(short)


_FIRST_AND_LAST = 2


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a surname, or a ruler's given name, stands for a full name.

    >>> is_short_for(("kim",), ("kim", "jong", "un"))
    True
    >>> is_short_for(("sanchez",), ("pedro", "sanchez", "perez", "castejon"))
    True
    >>> is_short_for(("trump", "jr"), ("donald", "trump", "jr"))
    True
    >>> is_short_for(("donald", "trump"), ("donald", "trump", "jr"))
    False
    """
    if len(short) >= len(full) or set(short) & _JUNIOR > set(full) & _JUNIOR:
        return False
    whole, short = _bare(full), _bare(short)
    if len(short) > 1:
        if _is_of_father(short, whole):
            return False
        ends = short in {whole[-len(short) :], whole[: len(short)]}
        return ends and not set(full) & _JUNIOR
    word = short[0]
    if whole[-1] == word or whole[0] == word:
        return True
    return word in whole[1:] and not word.endswith(_PATRONYMIC)


def surnames(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a full name that may stand for it alone.

    >>> surnames(("pedro", "sanchez", "perez"))
    ('sanchez', 'perez')
    >>> surnames(("kim", "jong", "un"))
    ('kim',)
    """
    whole = _bare(words)
    if len(whole) < 2:  # noqa: PLR2004
        return ()
    if is_surname_first(whole):
        return whole[:1]
    middle = tuple(word for word in whole[1:-1] if not word.endswith(_PATRONYMIC))
    return (*middle, whole[-1])


def is_junior(words: tuple[str, ...]) -> bool:
    """Whether a name is told apart from a parent's: "Donald Trump Jr."."""
    return not _JUNIOR.isdisjoint(words)


def is_surname_first(words: tuple[str, ...]) -> bool:
    """Whether a name is in East Asian order, as Korean and Chinese names are told.

    >>> is_surname_first(("kim", "jong", "un"))
    True
    >>> is_surname_first(("kim", "kardashian"))
    False
    """
    if words[0].capitalize() not in heads().surnames_first:
        return False
    given = words[1:]
    short = all(len(word) <= _SYLLABLE for word in given)
    least = min(map(len, words))
    alone = least <= _SURNAME or not is_given_name(words[0])
    return short and (len(given) > 1 or alone)


_SYLLABLE = 6  # letters at most of a part of a given name
_SURNAME = 3  # and of one of two words, where both are given names: "Zhang Yi"


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without "Jr." and the article of Arabic surnames."""
    return (
        tuple(word for word in words if word not in _JUNIOR | {"al", "el", "abu"})
        or words
    )


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    if len(short) < _LONG or _of_man_and_woman(one, other):
        return False
    if is_spelling_of(one, other):
        return True
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def is_spelling_of(one: str, other: str) -> bool:
    """Whether two words are one name from another alphabet: Lukashenko, Lukashenka.

    >>> is_spelling_of("gaddafi", "kadhafi"), is_spelling_of("ivanov", "ivanova")
    (True, False)
    """
    if min(len(one), len(other)) < _LONG or consonants(one) != consonants(other):
        return False
    likeness = SequenceMatcher(None, one, other).ratio()
    wanted = _SPELLED if len(consonants(one)) < _MANY else _SPELLED_LONG
    return likeness >= wanted and not _of_man_and_woman(one, other)


@cache
def consonants(word: str) -> str:
    """What of a name all spellings of it share.

    >>> consonants("zelensky") == consonants("zelenskiy") == consonants("zelenskyy")
    True
    """
    for letters, plain in _SPELLINGS:
        word = letters.sub(plain, word)
    return word


_SPELLINGS = tuple(
    (re.compile(letters), plain)
    for letters, plain in (
        (r"(.)\1", r"\1"),
        ("kh|gh|ck|[cqg]", "k"),
        ("dh", "d"),
        ("ph", "f"),
        ("x", "ks"),
        ("w", "v"),
        ("[aeiouy-]", ""),
    )
)
_SPELLED = 0.7  # of the letters of two words of the same consonants
_SPELLED_LONG = 0.6  # where these are many
_MANY = 5


def _of_man_and_woman(one: str, other: str) -> bool:
    """Whether only an ending of women tells them apart: Ivanov and Ivanova."""
    short, long = sorted((one, other), key=len)
    if long.endswith("skaya") and short.endswith(("sky", "skiy", "skyy", "skii")):
        return True
    return long == short + "a" or (long[-1] == "a" and short[-1] in _NO_VOWELS)


_NO_VOWELS = frozenset("bcdfghjklmnpqrstvwxz")


def _is_within(some: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the words stand among others in this order."""
    rest = iter(words)
    return all(any(word == other for other in rest) for word in some)
