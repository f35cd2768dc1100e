"""Names of persons: the model's, trimmed of titles and completed, and those it misses.

"President of Kazakhstan Kassym-Jomart Tokayev" is a name after a role; "Tokayev" later
on is he, whatever the model takes it for.
"""

from collections.abc import Iterator

from detente.graph.model import slug
from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.heads import heads
from detente.loaders.finding.leaders import led_by
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
    is_title_case,
)
from detente.loaders.finding.states import is_demonym, state_of
from detente.loaders.language import is_english
from detente.loaders.tokens import Doc, Token

_LONGEST = 7  # tokens of a person's name, hyphens among them
_BEHIND_VERBS = frozenset({"the", "a", "an", "with", "his", "her", "to"})
_PARTS = 5  # words and hyphens of a name that a family name or its syllables tell
_SYLLABLES = 3
_LETTERS = 3  # of a surname that stands alone
_NO_NAMES = frozenset(
    {"The", "A", "In", "On", "At", "He", "She", "It", "They", "We", "I", "And", "But"}
)


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
        if token.ent_type_ in {"DATE", "CARDINAL"} or not _may_name(token, taken):
            continue
        end = _known_name_end(token, taken)
        known = _follows_role(token, taken) or _opens_full_name(token, taken)
        if not known and end == token.i:
            continue
        found = _trimmed(doc, token.i, max(end, token.i + 1), taken)
        if found is not None:
            seen.update(range(found.start, found.end))
            yield found


def _may_name(token: Token, taken: dict[int, Name]) -> bool:
    return (
        is_capital_word(token)
        and token.i not in taken
        and (token.text not in heads().titles or _is_given(token))
        and token.text not in heads().capitalised
        and token.text not in _NO_NAMES
        and token.pos_ in {"PROPN", "NOUN", "ADJ", "X", "VERB"}
        and not any(letter.isdigit() for letter in token.text)
        and not _is_a_headlines_verb(token)
    )


def _is_malay_style(token: Token) -> bool:
    """Whether it is of "Tan Sri", "Datuk Seri"."""
    at, doc = token.i, token.doc
    opens = token.text in _MALAY and doc[at + 1 : at + 2].text in _SRI
    return opens or (token.text in _SRI and at > 0 and doc[at - 1].text in _MALAY)


_MALAY = frozenset({"Tan", "Puan", "Toh", "Datuk", "Dato", "Datin", "\u2019", "'"})
_SRI = frozenset({"Sri", "Seri"})


def _is_given(token: Token) -> bool:
    """Whether a title is a given name here: "Sultan bin Saif"."""
    at = token.i + 1
    return at < len(token.doc) and token.doc[at].lower_ in _CHILD_OF


def _is_a_headlines_verb(token: Token) -> bool:
    """As in "The President Meets the King"."""
    doc, at = token.doc, token.i + 1
    follows = at < len(doc) and doc[at].lower_ in _BEHIND_VERBS
    return token.tag_ == "VBZ" and follows


def _opens_full_name(token: Token, taken: dict[int, Name]) -> bool:
    """Whether a given name stands here with a surname behind it."""
    if token.pos_ != "PROPN" or token.i + 1 >= len(token.doc):
        return False
    following = token.nbor(1)
    if following.lower_ in heads().particles and token.i + 2 < len(token.doc):
        following = token.nbor(2)
    return (
        following.pos_ == "PROPN"
        and _may_name(following, taken)
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
        goes_on = at < len(doc) and doc[at].text in HYPHENS and not _spaced(doc[at])
        whole = words[-1] not in HYPHENS and not goes_on
        if whole and led_by("".join(_last(words))):
            headline = at < len(doc) and _links(doc[at], taken)
            return begin if headline else at  # "Announces Key Nominees"
    syllables = tuple(word.lower() for word in words if word not in HYPHENS)
    if len(syllables) == _SYLLABLES and is_surname_first(syllables):
        return at
    return begin


def _links(token: Token, taken: dict[int, Name]) -> bool:
    """Whether a word may stand in a full name, "-" and the "in" of "Jae-in" too."""
    if token.text in HYPHENS or token.nbor(-1).text in HYPHENS:
        return token.i not in taken and not _spaced(token)
    return _may_name(token, taken) and not token.is_sent_start


def _last(words: list[str]) -> list[str]:
    """The last word with what hyphens join to it."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in HYPHENS:
        start -= 2
    return words[start:]


def _follows_role(token: Token, taken: dict[int, Name]) -> bool:
    """Whether a role stands right before a word: "President", "President of Kenya"."""
    if token.i == 0 or token.is_sent_start:
        return False
    roles = heads().roles
    before = token.nbor(-1)
    if before.text == "," and token.i > 1 and _is_full_name_in_commas(token, taken):
        before = token.nbor(-2)  # "the minister, Mia Holt,"
        roles |= {role.lower() for role in roles}
    if before.text in {"'", "\u2019"} and token.i > 1:
        before = token.nbor(-2)  # "Dato' Lim"
    if before.text in roles:
        return True
    name = taken.get(before.i)
    if name is None or name.type not in {"State", "Organization", "Place"}:
        return False
    at = name.start - 1
    if at >= 0 and token.doc[at].lower_ == "the":
        at -= 1
    if at < 1 or token.doc[at].lower_ not in {"of", "to"}:
        return False
    return any(word.text in roles for word in token.doc[max(0, at - 4) : at])


def _is_full_name_in_commas(token: Token, taken: dict[int, Name]) -> bool:
    """Whether a name of two words or more stands here: "its minister, Mia Holt,"."""
    doc, at = token.doc, token.i
    while at < len(doc) and _may_name(doc[at], taken) and doc[at].pos_ == "PROPN":
        at += 1
    return at - token.i > 1 and at < len(doc) and doc[at].text in {",", ")"}


def _trimmed(doc: Doc, start: int, end: int, taken: dict[int, Name]) -> Name | None:
    """A name without titles and completed to both sides; None if it is none."""
    table = heads()
    while start < end and _opens_no_name(doc, start, end, taken):
        start += 1
    while end > start and (doc[end - 1].text in _CLOSING or doc[end - 1].is_space):
        end -= 1
    for i in range(start, end):
        if i in taken or (i > start and not _stands_within(doc[i])):
            end = i
            break
    start, end = _completed(doc, start, end, taken)
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
    if end - start == 1 and (state_of(words.text) or words.text in _NO_NAMES):
        return None
    return Name(start, end, "Person")


_CHILD_OF = frozenset({"bin", "ibn", "bint"})
_ALSO_NAMES = frozenset({"Sen"})  # titles that are family names too
# What an order makes of somebody: "made Mia Holt Commander of the Order of ..."
_RANKS = frozenset(
    {"Companion", "Companions", "Officer", "Officers", "Knight", "Knights", "Dame"}
    | {"Commander", "Commanders", "Chevalier", "Member", "Members", "Fellow", "Fellows"}
)
_CLOSING = frozenset({"'s", "\u2019s", "'", "\u2019", ",", "-"})
_WITHIN = frozenset({"'", "\u2019", '"', "."}) | HYPHENS
_NUMERALS = frozenset(["Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV", "XVI", "XIV"])


def _are_things(first: str, last: str) -> bool:
    """Whether words of English name several of something: "Dynamic Relations"."""
    opening, plural = first.lower(), last.lower()
    return (
        first != last
        and not is_given_name(first)
        and plural.endswith("s")
        and all(map(is_english, (opening, plural, plural[:-1])))
    )


def _is_of(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].lower_ == "of"


def _opens_no_name(doc: Doc, at: int, end: int, taken: dict[int, Name]) -> bool:
    token = doc[at]
    return (
        (token.text in heads().titles and not _is_given(token))
        or token.lower_ in ARTICLES
        or at in taken
        or (is_demonym(token.text) and end - at > 1)
        or token.is_space
        or token.text in _CLOSING  # "Dato' Lim"
        or _is_malay_style(token)
    )


def _completed(
    doc: Doc, start: int, end: int, taken: dict[int, Name]
) -> tuple[int, int]:
    """A name's tokens with what the model cut off to the right and left."""
    while end < len(doc) and _goes_on(doc, end, taken) and end - start < _LONGEST:
        end += 1
    while start > 1 and doc[start - 1].text in HYPHENS and not _spaced(doc[start - 1]):
        if not is_capital_word(doc[start - 2]) or start - 2 in taken:
            break
        start -= 2
    while start > 1 and doc[start - 1].text in heads().particles:
        if not is_capital_word(doc[start - 2]) or start - 2 in taken:
            break
        start -= 2
    while start and _begins_name(doc, start - 1, taken):
        start -= 1
    if start and _is_family_name(doc, start - 1, end, taken):
        start -= 1
    while end > start and doc[end - 1].text in _WITHIN:
        end -= 1
    while end - start > 1 and doc[end - 1].text in _RANKS and _is_of(doc, end):
        end -= 1
    return start, end


def _begins_name(doc: Doc, at: int, taken: dict[int, Name]) -> bool:
    """Whether a given name stands there that the model does not take for one.

    "Sydney" is a place for it; and behind a title any rare word is a name.
    """
    token = doc[at]
    if at in taken or token.pos_ != "PROPN" or token.ent_type_ == "DATE":
        return False
    if token.nbor(1).is_sent_start or token.text in heads().titles:
        return False
    if _is_malay_style(token):
        return False
    known = is_given_name(token.text) or _is_addressed(token, taken)
    return known or _is_first_of_three(token)


def _is_first_of_three(token: Token) -> bool:
    """Whether a rare word opens what the model cut: "of Elinor Jane Britt"."""
    doc, at = token.doc, token.i
    return (
        at > 1
        and doc[at - 1].lower_ == "of"
        and doc[at - 2].lower_ in _OF_PEOPLE
        and token.dep_ == "compound"
        and token.head.i > token.i + 1
        and not token.ent_type_
        and token.nbor(1).ent_type_ == "PERSON"
        and token.is_title
        and not is_english(token.lower_)
        and token.text not in heads().capitalised
    )


_OF_PEOPLE = frozenset(
    {"appointment", "nomination", "election", "arrest", "death", "murder", "killing"}
    | {"visit", "arrival", "resignation", "dismissal", "designation", "presence"}
    | {"detention", "release", "succession", "selection", "confirmation", "promotion"}
)


def _is_addressed(token: Token, taken: dict[int, Name]) -> bool:
    """Whether it is a name by the style or role before: "Excellency Tavares Lobo"."""
    if not (token.is_title and token.is_alpha) or not token.i:
        return False
    if token.nbor(-1).text in _ADDRESSES:
        return True
    plain = is_english(token.lower_) or token.text in heads().capitalised
    return not plain and _follows_role(token, taken)


_ADDRESSES = frozenset(
    {"Excellency", "Highness", "Majesty", "Honour", "Eminence", "Sheikh", "Sheikha"}
    | {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Prof", "Prof."}
)


def _is_family_name(doc: Doc, at: int, end: int, taken: dict[int, Name]) -> bool:
    """Whether a name of two syllables goes on from there: "Choe" of "Choe Son Hui"."""
    words = tuple(token.lower_ for token in doc[at:end])
    free = at not in taken and not doc[at + 1].is_sent_start
    whole = len(words) == _SYLLABLES and is_surname_first(words)
    return free and whole and is_capital_word(doc[at])


def _stands_within(token: Token) -> bool:
    """Whether a word may stand within a name: "bin", "de", a hyphen."""
    return (
        is_capital_word(token)
        or token.lower_ in heads().particles
        or token.text in _WITHIN
    )


def _spaced(token: Token) -> bool:
    return bool(token.whitespace_ or token.nbor(-1).whitespace_)


def _goes_on(doc: Doc, at: int, taken: dict[int, Name]) -> bool:
    """Whether the word at ``at`` still belongs to the name before it."""
    token = doc[at]
    if token.is_sent_start or at in taken:
        return False
    following = doc[at + 1] if at + 1 < len(doc) else None
    if token.text in HYPHENS:
        return bool(not _spaced(token) and following is not None and following.is_alpha)
    if token.nbor(-1).text in HYPHENS and not _spaced(token.nbor(-1)):
        return token.is_alpha
    if token.lower_ in heads().particles and not token.is_title:
        return _leads_on(doc, at, taken)
    if token.text in _NUMERALS:
        return True
    if token.text == "In" and token.pos_ == "PROPN":  # "Moon Jae In"
        name = (doc[at - 2].lower_, doc[at - 1].lower_, "in") if at > 1 else ()
        return len(name) == _SYLLABLES and is_surname_first(name)
    if not _may_name(token, taken) or token.pos_ != "PROPN":
        return False
    if not token.ent_type_ and _is_deed(token):
        return False
    led = token.nbor(-1).lower_ in heads().particles  # "von der Leyen", seen as a place
    if led or token.ent_type_ in {"", "PERSON"} or token.ent_iob_ == "I":
        return True
    # "Moros" of "Nicolas Maduro Moros met", seen as a body; "Ruiz" of "Carla Ruiz".
    alone = following is None or not (
        following.ent_iob_ == "I" or _may_name(following, {})
    )
    head = token.text in heads().capitalised
    return alone and not head and not is_title_case(token.sent)


def _leads_on(doc: Doc, at: int, taken: dict[int, Name]) -> bool:
    """Whether a particle has a name behind it: "van Holt", "el-Sissi", "von der"."""
    at += 2 if doc[at + 1 : at + 2].text in HYPHENS else 1
    return at < len(doc) and (
        _may_name(doc[at], taken) or doc[at].lower_ in heads().particles
    )


def _is_deed(token: Token) -> bool:
    """Whether a headline in capitals says what one does: "Kim Jong Un Hosts Dinner"."""
    word = token.lower_
    verb = word.endswith("s") and is_english(word) and is_english(word[:-1])
    return verb and is_title_case(token.sent)


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
    if named and before.head == token and _may_name(before, taken):
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
