"""Whom of several persons of one surname it means where it stands alone."""

from collections.abc import Sequence

from detente.loaders.finding.given_names import gender_of
from detente.loaders.finding.heads import heads
from detente.loaders.finding.spans import Name
from detente.loaders.lexicon import words
from detente.loaders.tokens import Doc

_TITLES = {"Mr": "m", "Mr.": "m", "Mrs": "f", "Mrs.": "f", "Ms": "f", "Ms.": "f"}
_CLEARLY = 2  # times as often as the next

Names = Sequence[Name]


def bearer(doc: Doc, bearers: Sequence[Names], name: Name) -> int | None:
    """Which of ``bearers``, by the names that are settled, ``name`` means.

    Not a relative, "his father, Jo Moe"; the one whom alone the text has told of so
    far; the one of that title or office; the one whom the text has called so before;
    the one who is named in full clearly more often. ``None`` if nothing tells.
    """
    own = [i for i, names in enumerate(bearers) if not _is_relative(doc, names)]
    if len(own) == 1:
        return own[0]
    before = [
        i
        for i, names in enumerate(bearers)
        if any(one.start < name.start for one in names if not _is_alone(one))
    ]
    if len(before) == 1:
        return before[0]
    pool = before or list(range(len(bearers)))
    title = doc[name.start - 1].text if name.start else ""
    if title in _TITLES:
        pool = [i for i in pool if _gender(doc, bearers[i]) in {_TITLES[title], None}]
    elif title in heads().roles:
        pool = [i for i in pool if title in _roles(doc, bearers[i])] or pool
    called = [i for i in pool if any(map(_is_alone, bearers[i]))]
    for some in (pool, called):
        if len(some) == 1:
            return some[0]
    ranked = sorted(((_told(bearers[i]), i) for i in pool), reverse=True)
    if not ranked or ranked[0][0] < _CLEARLY * ranked[1][0]:
        return None
    return ranked[0][1]


def _is_relative(doc: Doc, names: Names) -> bool:
    """Whether somebody comes in as another's kin: "his grandfather, Jo Moe"."""
    at = names[0].start - 1 if names else 0
    at -= at > 0 and doc[at].text == ","
    if doc[max(0, at - 1) : at + 1].text.lower() == "first lady":
        return True
    kin = words("kinship", "words")
    return (
        at > 0
        and doc[at].lower_ in kin
        and any(word.tag_ in {"PRP$", "POS"} for word in doc[max(0, at - 3) : at])
    )


def _is_alone(name: Name) -> bool:
    return name.end - name.start == 1


def _told(names: Names) -> int:
    return sum(not _is_alone(one) for one in names)


def _roles(doc: Doc, names: Names) -> set[str]:
    return {doc[one.start - 1].text for one in names if one.start}


def _gender(doc: Doc, names: Names) -> str | None:
    words = (tuple(token.lower_ for token in doc[o.start : o.end]) for o in names)
    return next((gender for one in words if (gender := gender_of(one))), None)
