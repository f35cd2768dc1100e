"""Names of persons: the model's, trimmed of titles and completed, and those it misses.

"President of Kazakhstan Kassym-Jomart Tokayev" is a name after a role; "Tokayev" later
on is he, whatever the model takes it for.
"""

from collections.abc import Iterator

from detente.graph.model import slug
from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.heads import heads
from detente.loaders.finding.leaders import led_by
from detente.loaders.finding.nameparts import (
    NO_NAMES,
    follows_role,
    is_given_here,
    is_malay_style,
    may_name,
    spaced,
    stands_within,
)
from detente.loaders.finding.orders import (
    consonants,
    is_spelling_of,
    is_surname_first,
    surnames,
)
from detente.loaders.finding.spans import (
    ARTICLES,
    HYPHENS,
    Name,
    is_capital_word,
)
from detente.loaders.finding.states import is_demonym, state_of
from detente.loaders.finding.whole_names import (
    SYLLABLES,
    completed,
)
from detente.loaders.language import is_english
from detente.loaders.tokens import Doc, Token

_PARTS = 5  # words and hyphens of a name that a family name or its syllables tell
_LETTERS = 3  # of a surname that stands alone
_ALSO_NAMES = frozenset({"Sen"})  # titles that are family names too
_CLOSING = frozenset({"'s", "\u2019s", "'", "\u2019", ",", "-"})


def persons(doc: Doc, taken: dict[int, Name]) -> Iterator[Name]:
    """Persons by the model or after a role; ``taken`` are tokens of other names."""
    seen: set[int] = set()
    for span in doc.ents:
        if span.label_ != "PERSON":
            continue
        end = max(span.end, _known_name_end(span[0], taken))
        found = _trimmed(doc, span.start, end, taken)
        if found is not None:
            seen.update(range(found.start, found.end))
            yield found
    for token in doc:
        if token.i in seen or token.i in taken:
            continue
        if token.ent_type_ in {"DATE", "CARDINAL"} or not may_name(token, taken):
            continue
        end = _known_name_end(token, taken)
        known = follows_role(token, taken) or _opens_full_name(token, taken)
        if not known and end == token.i:
            continue
        found = _trimmed(doc, token.i, max(end, token.i + 1), taken)
        if found is not None:
            seen.update(range(found.start, found.end))
            yield found


def _opens_full_name(token: Token, taken: dict[int, Name]) -> bool:
    """Whether a given name stands here with a surname behind it."""
    if token.pos_ != "PROPN" or token.i + 1 >= len(token.doc):
        return False
    following = token.nbor(1)
    if following.lower_ in heads().particles and token.i + 2 < len(token.doc):
        following = token.nbor(2)
    return (
        following.pos_ == "PROPN"
        and may_name(following, taken)
        and not following.is_sent_start
        and is_given_name(token.text)
    )


def _known_name_end(token: Token, taken: dict[int, Name]) -> int:
    """Where a full name ends that the parser may not see; where ``token`` is if none.

    It ends with a family name that leads or led a state, or is of three syllables in
    East Asian order: "Macky Sall", "Moon Jae-in", "Choe Son Hui".
    """
    doc, words = token.doc, [token.text]
    begin = token.i
    at = begin + 1
    while at < len(doc) and len(words) < _PARTS and _links(doc[at], taken):
        if is_given_name(doc[at].text) and not is_given_name(words[0]):
            return begin  # the name begins there: "Hemisphere Juan Gonzalez"
        words.append(doc[at].text)
        at += 1
        goes_on = at < len(doc) and doc[at].text in HYPHENS and not spaced(doc[at])
        whole = words[-1] not in HYPHENS and not goes_on
        if whole and led_by("".join(_last(words))):
            headline = at < len(doc) and _links(doc[at], taken)
            return begin if headline else at  # "Announces Key Nominees"
    syllables = tuple(word.lower() for word in words if word not in HYPHENS)
    if len(syllables) == SYLLABLES and is_surname_first(syllables):
        return at
    return begin


def _links(token: Token, taken: dict[int, Name]) -> bool:
    """Whether a word may stand in a full name, "-" and the "in" of "Jae-in" too."""
    if token.text in HYPHENS or token.nbor(-1).text in HYPHENS:
        return token.i not in taken and not spaced(token)
    return may_name(token, taken) and not token.is_sent_start


def _last(words: list[str]) -> list[str]:
    """The last word with what hyphens join to it."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in HYPHENS:
        start -= 2
    return words[start:]


def _trimmed(doc: Doc, start: int, end: int, taken: dict[int, Name]) -> Name | None:
    """A name without titles and completed to both sides; None if it is none."""
    table = heads()
    while start < end and _opens_no_name(doc, start, end, taken):
        start += 1
    while end > start and (doc[end - 1].text in _CLOSING or doc[end - 1].is_space):
        end -= 1
    for i in range(start, end):
        if i in taken or (i > start and not stands_within(doc[i])):
            end = i
            break
    start, end = completed(doc, start, end, taken)
    if start >= end or not is_capital_word(doc[start]):
        return None
    words = doc[start:end]
    head = doc[end - 1].text
    if head in table.capitalised and (head not in table.surnames or end - start == 1):
        return None
    if any(map(str.isdigit, words.text)) or _are_things(doc[start].text, head):
        return None
    named = head in _ALSO_NAMES and end - start > 1  # "Hun Sen"
    if head in table.titles and not named and not is_given_name(doc[start].text):
        return None
    if end - start == 1 and (state_of(words.text) or words.text in NO_NAMES):
        return None
    return Name(start, end, "Person")


def _are_things(first: str, last: str) -> bool:
    """Whether words of English name several of something: "Dynamic Relations"."""
    opening, plural = first.lower(), last.lower()
    return (
        first != last
        and not is_given_name(first)
        and plural.endswith("s")
        and all(map(is_english, (opening, plural, plural[:-1])))
    )


def _opens_no_name(doc: Doc, at: int, end: int, taken: dict[int, Name]) -> bool:
    token = doc[at]
    return (
        (token.text in heads().titles and not is_given_here(token))
        or token.lower_ in ARTICLES
        or at in taken
        or (is_demonym(token.text) and end - at > 1)
        or token.is_space
        or token.text in _CLOSING  # "Dato' Lim"
        or is_malay_style(token)
    )


def again(doc: Doc, taken: dict[int, Name]) -> Iterator[Name]:
    """Persons told elsewhere in full, by surname, where the model did not see them."""
    known = {
        word
        for name in set(taken.values())
        if name.type == "Person"
        for word in _surnames(doc, name)
    }
    spelled: dict[str, set[str]] = {}
    for word in known:
        spelled.setdefault(consonants(slug(word)), set()).add(slug(word))
    for token in doc:
        if token.i in taken or (token.pos_ == "VERB" and is_english(token.lower_)):
            continue
        if token.text not in known and not _is_spelled(token, spelled):
            continue
        following = token.nbor(1) if token.i + 1 < len(doc) else token
        other = following.i in taken and following.text not in known
        if not (other and is_capital_word(following)) and not state_of(token.text):
            yield Name(_relative_start(token, taken), token.i + 1, "Person")


def _relative_start(token: Token, taken: dict[int, Name]) -> int:
    """Where the name of a relative begins, whose surname ``token`` is too."""
    start = token.i
    if not start or token.is_sent_start:
        return start
    before = token.nbor(-1)
    named = before.pos_ == "PROPN" and before.dep_ == "compound"
    if named and before.head == token and may_name(before, taken):
        named = before.text not in heads().roles and before.is_alpha
        return start - 1 if named and before.is_title else start
    return start


def _is_spelled(token: Token, known: dict[str, set[str]]) -> bool:
    """Whether a word is one of the known surnames in another spelling."""
    if token.pos_ != "PROPN" or not is_capital_word(token):
        return False
    word = slug(token.text)
    return any(is_spelling_of(word, one) for one in known.get(consonants(word), ()))


def _surnames(doc: Doc, name: Name) -> list[str]:
    words = [token.text for token in doc[name.start : name.end] if token.is_alpha]
    alone = set(surnames(tuple(word.lower() for word in words)))
    return [
        word
        for word in words
        if word.lower() in alone and len(word) >= _LETTERS and word[0].isupper()
    ]
