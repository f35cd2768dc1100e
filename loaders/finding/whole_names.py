"""Names of persons with what the model cut off to the left and right."""

from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.heads import heads
from detente.loaders.finding.nameparts import (
    WITHIN,
    follows_role,
    is_malay_style,
    may_name,
    spaced,
)
from detente.loaders.finding.orders import is_surname_first
from detente.loaders.finding.spans import (
    HYPHENS,
    Name,
    is_capital_word,
    is_title_case,
)
from detente.loaders.language import is_english
from detente.loaders.tokens import Doc, Token

_LONGEST = 7  # tokens of a person's name, hyphens among them
SYLLABLES = 3
# What an order makes of somebody: "made Mia Holt Commander of the Order of ..."
_RANKS = frozenset(
    {"Companion", "Companions", "Officer", "Officers", "Knight", "Knights", "Dame"}
    | {"Commander", "Commanders", "Chevalier", "Member", "Members", "Fellow", "Fellows"}
)
_NUMERALS = frozenset(["Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV", "XVI", "XIV"])
_OF_PEOPLE = frozenset(
    {"appointment", "nomination", "election", "arrest", "death", "murder", "killing"}
    | {"visit", "arrival", "resignation", "dismissal", "designation", "presence"}
    | {"detention", "release", "succession", "selection", "confirmation", "promotion"}
)
_ADDRESSES = frozenset(
    {"Excellency", "Highness", "Majesty", "Honour", "Eminence", "Sheikh", "Sheikha"}
    | {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Prof", "Prof."}
)


def _is_of(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].lower_ == "of"


def completed(
    doc: Doc, start: int, end: int, taken: dict[int, Name]
) -> tuple[int, int]:
    """A name's tokens with what the model cut off to the right and left."""
    while end < len(doc) and _goes_on(doc, end, taken) and end - start < _LONGEST:
        end += 1
    while start > 1 and doc[start - 1].text in HYPHENS and not spaced(doc[start - 1]):
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
    while end > start and doc[end - 1].text in WITHIN:
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
    if is_malay_style(token):
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


def _is_addressed(token: Token, taken: dict[int, Name]) -> bool:
    """Whether it is a name by the style or role before: "Excellency Tavares Lobo"."""
    if not (token.is_title and token.is_alpha) or not token.i:
        return False
    if token.nbor(-1).text in _ADDRESSES:
        return True
    plain = is_english(token.lower_) or token.text in heads().capitalised
    return not plain and follows_role(token, taken)


def _is_family_name(doc: Doc, at: int, end: int, taken: dict[int, Name]) -> bool:
    """Whether a name of two syllables goes on from there: "Choe" of "Choe Son Hui"."""
    words = tuple(token.lower_ for token in doc[at:end])
    free = at not in taken and not doc[at + 1].is_sent_start
    whole = len(words) == SYLLABLES and is_surname_first(words)
    return free and whole and is_capital_word(doc[at])


def _goes_on(doc: Doc, at: int, taken: dict[int, Name]) -> bool:
    """Whether the word at ``at`` still belongs to the name before it."""
    token = doc[at]
    if token.is_sent_start or at in taken:
        return False
    following = doc[at + 1] if at + 1 < len(doc) else None
    if token.text in HYPHENS:
        return bool(not spaced(token) and following is not None and following.is_alpha)
    if token.nbor(-1).text in HYPHENS and not spaced(token.nbor(-1)):
        return token.is_alpha
    if token.lower_ in heads().particles and not token.is_title:
        return _leads_on(doc, at, taken)
    if token.text in _NUMERALS:
        return True
    if token.text == "In" and token.pos_ == "PROPN":  # "Moon Jae In"
        name = (doc[at - 2].lower_, doc[at - 1].lower_, "in") if at > 1 else ()
        return len(name) == SYLLABLES and is_surname_first(name)
    if not may_name(token, taken) or token.pos_ != "PROPN":
        return False
    if not token.ent_type_ and _is_deed(token):
        return False
    led = token.nbor(-1).lower_ in heads().particles  # "von der Leyen", seen as a place
    if led or token.ent_type_ in {"", "PERSON"} or token.ent_iob_ == "I":
        return True
    # "Moros" of "Nicolas Maduro Moros met", seen as a body; "Ruiz" of "Carla Ruiz".
    alone = following is None or not (
        following.ent_iob_ == "I" or may_name(following, {})
    )
    head = token.text in heads().capitalised
    return alone and not head and not is_title_case(token.sent)


def _leads_on(doc: Doc, at: int, taken: dict[int, Name]) -> bool:
    """Whether a particle has a name behind it: "van Holt", "el-Sissi", "von der"."""
    at += 2 if doc[at + 1 : at + 2].text in HYPHENS else 1
    return at < len(doc) and (
        may_name(doc[at], taken) or doc[at].lower_ in heads().particles
    )


def _is_deed(token: Token) -> bool:
    """Whether a headline in capitals says what one does: "Kim Jong Un Hosts Dinner"."""
    word = token.lower_
    verb = word.endswith("s") and is_english(word) and is_english(word[:-1])
    return verb and is_title_case(token.sent)
