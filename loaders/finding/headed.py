"""Names in capitals that their head noun gives away: the Ninth Summit of the Fjords.

Those in lower case ("a rally in Minsk") are ``lowercase``'s.
"""

import re
from collections.abc import Iterator

from detente.loaders.finding.datelines import datelines
from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.heads import heads
from detente.loaders.finding.spans import (
    ARTICLES,
    HYPHENS,
    POSSESSIVE,
    Name,
    is_capital_word,
    is_title_case,
)
from detente.loaders.tokens import Doc, Token

_OWNING = frozenset(
    {"People", "Workers", "Children", "Women", "Men", "Farmers", "Lord", "Citizen"}
)
_PLURAL_POSSESSIVE = frozenset({"'", "\u2019"})
_LINKS = frozenset({"of", "for", "on", "against"})
_OWN = frozenset({"its", "their", "his", "her", "'s", "\u2019s"})
_ARMED = frozenset({"Army", "Navy", "Force", "Forces", "Corps"})
_FUNCTION = frozenset(
    ["DET", "ADP", "CCONJ", "PRON", "ADV", "AUX", "SCONJ", "VERB", "INTJ"]
)
_LASTING = frozenset({"Union", "Community", "League", "Organization", "Organisation"})
_DECREED = frozenset({"Executive", "Administrative", "Emergency", "Presidential"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|(?:1[89]|20)\d\d")
_LONGEST = 9  # tokens of a name in capitals
_FIRST_PART = 2  # tokens at least before the second part of "A and B Commission"


def capitalised(doc: Doc) -> Iterator[Name]:
    """Names in capitals with a head noun that tells their type."""
    free = 0
    for start, end in _runs(doc):
        if start < free:
            continue
        name = _headed(doc, start, end)
        if name is not None:
            free = name.end
            yield name


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Stretches of words in capitals, joined by hyphens, "&" and "People's"."""
    start = None
    filed = {end for _, end in datelines(doc.text)}  # "LIMA - European Commission"
    for token in doc:
        if start is not None and token.idx in filed:
            yield start, token.i
            start = None
        if _belongs(token, start):
            start = token.i if start is None else start
            continue
        if start is not None:
            yield start, token.i
        start = None
    if start is not None:
        yield start, len(doc)


def _belongs(token: Token, start: int | None) -> bool:
    if token.is_sent_start and start is not None:
        return False
    if is_capital_word(token):
        return start is not None or not (token.pos_ in _FUNCTION and token.is_stop)
    if start is None:
        return _ORDINAL.fullmatch(token.text) is not None
    before = token.nbor(-1)
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.text in HYPHENS or token.text == "&":
        return (
            is_capital_word(after)
            and not is_given_name(after.text)
            and after.lower_ not in ARTICLES  # "State House - The Oslo Pact"
        )
    if token.text in POSSESSIVE:
        return before.text in _OWNING
    if token.text in _PLURAL_POSSESSIVE and before.tag_ in {"NNPS", "NNS"}:
        return _names_a_body(token)
    return token.is_digit and before.text in heads().capitalised


def _names_a_body(mark: Token) -> bool:
    """Whether the noun of a name follows in capitals: "the Bakers' Union"."""
    doc, at = mark.doc, mark.i + 1
    while at < len(doc) and is_capital_word(doc[at]):
        if doc[at].text in heads().capitalised:
            return True
        at += 1
    return False


def _headed(doc: Doc, start: int, end: int) -> Name | None:
    table = heads()
    types = table.capitalised
    at = next((i for i in range(end - 1, start - 1, -1) if doc[i].text in types), None)
    if at is None or doc[at : at + 2].text == "District Judge":
        return None
    roles = [
        i
        for i in range(start, at)
        if doc[i].text in table.roles
        and not (doc[i].text == "General" and i > start and _is_plain(doc[i - 1]))
    ]
    start = roles[-1] + 1 if roles else start
    while start < at and _opens_no_name(doc[start]):
        start += 1
    start = _with_first_part(doc, start, at)
    type_ = _retyped(doc, start, at)
    if type_ == "Organization" and _is_of_a_sitting(doc, start, at):
        start += 1
    if type_ == "Award":
        start = _with_symbol(doc, start)
    stop = _end(doc, at, end, type_)
    if not 1 < stop - start <= _LONGEST:
        return None
    if doc[at].text == "Order" and type_ == "Agreement" and not doc[stop - 1].is_digit:
        return None  # an executive order, one of many
    leads = doc[at].text in table.leading
    ambiguous = doc[at].text in table.surnames and not (
        type_ == "Award" and start and doc[start - 1].lower_ == "the"
    )
    if doc[at].ent_type_ == "PERSON" and ambiguous and not leads:
        return None
    if _is_of_a_headline(doc, start, at):
        return None
    return Name(start, stop, type_)


def _is_plain(token: Token) -> bool:
    """Whether a word before "General" is no title: "Nassau General Trust"."""
    return token.text not in heads().titles


def _is_of_a_sitting(doc: Doc, start: int, at: int) -> bool:
    """Whether a number counts meetings: "the 31st African Union summit".

    Units of an army are numbered too, and parliaments: "the 9th Corps".
    """
    counted = re.fullmatch(r"\d+(?:st|nd|rd|th)", doc[start].text) is not None
    return counted and at - start > 1 and doc[at].text in _LASTING


def _end(doc: Doc, at: int, end: int, type_: str) -> int:
    """Where a name ends whose head stands ``at`` in a stretch up to ``end``."""
    leads = doc[at].text in heads().leading
    stop = at + 1
    if leads and stop < end:
        stop = end
    elif stop < end and doc[stop].is_digit and type_ == "Agreement":
        stop += 1
    if stop == end or leads:
        links = _LINKS if type_ != "Award" else _LINKS - {"on"}
        if doc[at].text in _ARMED:
            links -= {"for"}  # "the Army for Installations": whose secretary
        behind = _with_complements(doc, stop, links)
        given = type_ == "Award" or doc[at].text in {"Cup", "Shield"}
        if not (given and _is_whose(doc, at, behind)):
            stop = behind
    return stop


def _is_whose(doc: Doc, at: int, end: int) -> bool:
    """Whether a body stands behind an award's name: "the Holt Prize of the Guild"."""
    if doc[at].text in {"Order", "Cross"} or not at or not is_capital_word(doc[at - 1]):
        return False
    kinds = (heads().capitalised.get(token.text) for token in doc[at + 1 : end])
    return "Organization" in kinds


def _with_symbol(doc: Doc, start: int) -> int:
    """Where "Tree of Life Award", "Artist of the Year Award" begins."""
    at = start - 1
    if at > 0 and doc[at].lower_ == "the":
        at -= 1
    if at < 1 or doc[at].lower_ != "of" or not is_capital_word(doc[at - 1]):
        return start
    first = at - 1
    while (
        first > 0 and is_capital_word(doc[first - 1]) and not doc[first].is_sent_start
    ):
        first -= 1
    table = heads()
    words = doc[first:at]
    known = any(t.text in table.capitalised or t.text in table.roles for t in words)
    opens = first > 0 and doc[first - 1].lower_ in ARTICLES | _OWN
    return first if opens and not known else start


def _is_of_a_headline(doc: Doc, start: int, at: int) -> bool:
    """Whether words may have their capitals from a headline alone.

    What ends in a full stop is none: "Mia Holt (Fjord Renewal Party) voted against."
    """
    return (
        is_title_case(doc[start].sent)
        and not doc[start].sent.text.rstrip().endswith(".")
        and not doc[at].ent_type_
        and (start != at or not doc[start].is_sent_start)
        and (not start or doc[start - 1].lower_ != "the")
    )


def _with_first_part(doc: Doc, start: int, head: int) -> int:
    """Where "Securities and Exchange Commission" begins, a name with an "and" in it.

    The parser's model takes both for one name, or nobody takes the first for any:
    "the House Oversight and Reform Committee". Of two bodies the noun is a plural.
    """
    table = heads()
    if start < _FIRST_PART or doc[start - 1].text != "and":
        return start
    if doc[head].text.removesuffix("s") in table.capitalised.keys() - {doc[head].text}:
        return start
    if _is_inside(doc[start]) and doc[start - 1].ent_type_ == "ORG":
        first = start - 1
        while _is_inside(doc[first]) and doc[first - 1].text not in POSSESSIVE:
            first -= 1
    else:
        first = start - 1
        while (
            first > 0 and is_capital_word(doc[first - 1]) and not doc[first].ent_type_
        ):
            first -= 1
        if doc[first - 1].lower_ != "the" or any(t.ent_type_ for t in doc[first:start]):
            return start
    while first < start and _opens_no_name(doc[first]):
        first += 1
    part = doc[first : start - 1]
    plain = all(is_capital_word(t) or t.text in {",", "of", "and"} for t in part)
    ended = any(t.text in table.capitalised or t.text in table.roles for t in part)
    return first if len(part) and plain and not ended else start


def _is_inside(token: Token) -> bool:
    """Whether the model's name that a word stands in began before it."""
    return token.ent_iob_ == "I"


def _opens_no_name(token: Token) -> bool:
    if token.is_sent_start and token.pos_ in _FUNCTION:
        return True
    return token.lower_ in ARTICLES


def _with_complements(doc: Doc, stop: int, links: frozenset[str]) -> int:
    """The end of a name with its "of the Americas", "for Migration"."""
    while stop + 1 < len(doc) and doc[stop].text in links:
        at = stop + 1
        if doc[at].lower_ in ARTICLES:
            at += 1
        end = at
        while end < len(doc) and _continues(doc, at, end):
            end += 1
        owns = doc[end - 1].text in _OWNING and doc[end : end + 1].text in POSSESSIVE
        if end == at or owns:
            break
        stop = end
    return stop


def _continues(doc: Doc, at: int, end: int) -> bool:
    token = doc[end]
    if token.is_sent_start or token.ent_type_ == "DATE":
        return False
    if token.ent_type_ == "PERSON" and not _is_inside(token):
        return False
    if is_capital_word(token):
        return end == at or _is_inside(token) or token.text not in heads().roles
    if end == at or end + 1 >= len(doc) or not is_capital_word(doc[end + 1]):
        return False
    if token.text in HYPHENS or token.text == "&":
        return not is_given_name(doc[end + 1].text)
    if token.text in {"and", ","} and _is_inside(token) and _is_inside(doc[end + 1]):
        return True  # "for Reconstruction and Development"
    return token.text == "and" and not doc[end + 1].ent_type_


def _retyped(doc: Doc, start: int, at: int) -> str:
    """A party's convention is an event, the Geneva Convention an agreement.

    An executive order is one too, the Order of Friendship an award.
    """
    if doc[at].text == "Order" and doc[at - 1].text in _DECREED and start < at:
        return "Agreement"
    if doc[at].text == "Cross" and doc[at - 1].text == "Red" and start < at:
        return "Organization"
    if doc[at].text == "Convention" and any(
        doc[i].text in {"National", "Democratic", "Republican", "Party"}
        for i in range(start, at)
    ):
        return "Event"
    return heads().capitalised[doc[at].text]
