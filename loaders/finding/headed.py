"""Names that their head noun gives away: the Ninth Summit of the Americas is an event.

Two ways of naming: in capitals, and in lower case after a state's name ("the Russian
army") or with a name beside it ("a rally in Minsk").
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from detente.loaders.document import MentionKind
from detente.loaders.finding.datelines import datelines
from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.heads import heads
from detente.loaders.finding.spans import (
    HYPHENS,
    Name,
    is_capital_word,
    is_title_case,
)

_BEFORE_PLACE = frozenset({"of", "in", "on", "at", "with", "between"})
_LINKS = frozenset({"of", "for", "on", "against"})
_ARMED = frozenset({"Army", "Navy", "Force", "Forces", "Corps"})
_ARTICLES = frozenset({"the", "a", "an"})
_FUNCTION = frozenset(
    ["DET", "ADP", "CCONJ", "PRON", "ADV", "AUX", "SCONJ", "VERB", "INTJ"]
)
_POSSESSIVE = frozenset({"'s", "\u2019s"})
_QUOTES = frozenset({'"', "\u201c", "\u201d", "'", "\u2018", "\u2019", "``", "''"})
_CALLED = frozenset({"known", "called", "named", "titled", "entitled", "dubbed", "as"})
_DECREED = frozenset({"Executive", "Administrative", "Emergency", "Presidential"})
_LONGEST_TITLE = 16  # tokens in quotes
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|(?:1[89]|20)\d\d")
_LONGEST = 9  # tokens of a name in capitals
_FIRST_PART = 2  # tokens at least before the second part of "A and B Commission"
_BODY = 5  # and of a body of state in lower case


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
    if token.text in HYPHENS or token.text == "&":
        after = token.nbor(1) if token.i + 1 < len(token.doc) else token
        return is_capital_word(after) and not is_given_name(after.text)
    if token.text in _POSSESSIVE:
        return before.text in {"People", "Workers", "Children", "Women", "Farmers"}
    return bool(token.is_digit) and before.text in heads().capitalised


def _headed(doc: Doc, start: int, end: int) -> Name | None:
    table = heads()
    types = table.capitalised
    at = next((i for i in range(end - 1, start - 1, -1) if doc[i].text in types), None)
    if at is None or doc[at : at + 2].text == "District Judge":
        return None
    roles = [i for i in range(start, at) if doc[i].text in table.roles]
    start = roles[-1] + 1 if roles else start
    while start < at and _opens_no_name(doc[start]):
        start += 1
    start = _with_first_part(doc, start, at)
    type_ = _retyped(doc, start, at)
    leads = doc[at].text in table.leading
    stop = at + 1
    if leads and stop < end:
        stop = end
    elif stop < end and doc[stop].is_digit and type_ == "Agreement":
        stop += 1
    elif doc[at].text == "Order" and type_ == "Agreement":
        return None  # an executive order, one of many
    if stop == end or leads:
        links = _LINKS if type_ != "Award" else _LINKS - {"on"}
        if doc[at].text in _ARMED:
            links -= {"for"}  # "the Army for Installations": whose secretary
        stop = _with_complements(doc, stop, links)
    if not 1 < stop - start <= _LONGEST:
        return None
    ambiguous = doc[at].text in table.surnames
    if doc[at].ent_type_ == "PERSON" and ambiguous and not leads:
        return None
    if (
        is_title_case(doc[start].sent)
        and not doc[at].ent_type_
        and (start != at or not doc[start].is_sent_start)
        and (not start or doc[start - 1].text != "the")
    ):
        return None
    return Name(start, stop, type_)


def _with_first_part(doc: Doc, start: int, head: int) -> int:
    """Where a name begins that has an "and" in it: "Securities and Exchange Commission".

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
        while _is_inside(doc[first]):
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
    return str(token.ent_iob_) == "I"


def _opens_no_name(token: Token) -> bool:
    if token.is_sent_start and token.pos_ in _FUNCTION:
        return True
    return token.lower_ in _ARTICLES


def _with_complements(doc: Doc, stop: int, links: frozenset[str]) -> int:
    """The end of a name with its "of the Americas", "for Migration"."""
    while stop + 1 < len(doc) and doc[stop].text in links:
        at = stop + 1
        if doc[at].lower_ in _ARTICLES:
            at += 1
        end = at
        while end < len(doc) and _continues(doc, at, end):
            end += 1
        if end == at:
            break
        stop = end
    return stop


def _continues(doc: Doc, at: int, end: int) -> bool:
    token = doc[end]
    if token.is_sent_start or token.ent_type_ in {"PERSON", "DATE"}:
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
    if doc[at].text == "Convention" and any(
        doc[i].text in {"National", "Democratic", "Republican", "Party"}
        for i in range(start, at)
    ):
        return "Event"
    return heads().capitalised[doc[at].text]


def common(doc: Doc, names: dict[int, Name]) -> Iterator[Name]:
    """Events and agreements told in lower case; ``names`` are known, by token."""
    table = heads()
    for token in doc:
        type_ = table.common.get(token.text)
        if type_ is None or token.pos_ != "NOUN" or token.dep_ == "compound":
            continue
        start = _with_modifiers(token, names)
        stop = _with_place(token, names)
        text = _title_given(token) or doc[start:stop].text
        named = any(i in names for i in range(start, stop))
        bare = not named and stop - start == 1 and text == token.text
        if token.text in table.weak and bare:
            continue
        yield Name(start, token.i + 1, type_, text=text)


def _title_given(token: Token) -> str | None:
    """The title in quotes of 'the medal, known as "Victory"'; None if none is given."""
    doc, at = token.doc, token.i + 1
    if at < len(doc) and doc[at].text == ",":
        at += 1
    while at < len(doc) and doc[at].lower_ in _CALLED:
        at += 1
    called = any(word.lower_ != "as" for word in doc[token.i + 1 : at])
    if not called or at >= len(doc) or doc[at].text not in _QUOTES:
        return None
    for end in range(at + 2, min(len(doc), at + _LONGEST_TITLE)):
        if doc[end].text in _QUOTES:
            return str(doc[at + 1 : end].text)
    return None


def _with_modifiers(token: Token, names: dict[int, Name]) -> int:
    """The start of "commemorative Victory medal"; whom it is for is no part of it."""
    start = int(token.i)
    while start > 0:
        before = token.doc[start - 1]
        if (
            before.head.i not in range(start, token.i + 1)
            and before.text not in HYPHENS
        ):
            break
        if before.dep_ not in {"compound", "amod", "nummod", "nmod", "punct"}:
            break
        if before.is_space or before.text in {",", '"', "(", ")", "'"}:
            break
        name = names.get(start - 1)
        if (
            name is not None
            and name.type == "Person"
            and token.doc[start].pos_ == "ADJ"
        ):
            break
        start -= 1
    passing = heads().passing
    while start < token.i and (
        token.doc[start].lower_ in passing
        or token.doc[start].text in HYPHENS
        or token.doc[start].ent_type_ in {"CARDINAL", "TIME"}
        or (token.doc[start].ent_type_ == "DATE" and token.doc[start].is_lower)
    ):
        start += 1
    return start


def _with_place(token: Token, names: dict[int, Name]) -> int:
    """The end of "rally in Minsk", "funeral of Shimon Peres": a name right behind."""
    doc = token.doc
    stop = int(token.i) + 1
    if stop + 1 >= len(doc) or doc[stop].text not in _BEFORE_PLACE:
        return stop
    at = stop + 1
    while at < len(doc) and doc[at].lower_ in _ARTICLES:
        at += 1
    name = names.get(at)
    if name is not None and name.start == at and name.kind is not MentionKind.DEMONYM:
        return name.end
    return _with_object(token, stop)


def _with_object(token: Token, stop: int) -> int:
    """The end of "conference on future mobility": a short phrase right behind."""
    preposition = token.doc[stop]
    if preposition.text not in {"of", "on"} or preposition.head != token:
        return stop
    end = max((child.i + 1 for child in preposition.children), default=stop)
    phrase = token.doc[stop + 1 : end]
    plain = all(
        word.pos_ in {"NOUN", "ADJ", "DET"} and not word.ent_type_ for word in phrase
    )
    return end if plain and 0 < len(phrase) < _BODY else stop


def bodies(doc: Doc, names: dict[int, Name]) -> Iterator[Name]:
    """Bodies of a state in lower case, after its name: "the Russian army"."""
    table = heads()
    for state in dict.fromkeys(names.values()):
        if state.state is None:
            continue
        at = state.end
        if at < len(doc) and doc[at].text in _POSSESSIVE:
            at += 1
        for end in range(min(len(doc), at + _BODY), at, -1):
            words = tuple(token.lower_ for token in doc[at:end])
            if words in table.bodies:
                yield Name(state.start, end, table.bodies[words])
                break
            if words in table.governments and _ends_phrase(doc, end):
                yield Name(state.start, end, "State", state=state.state)
                break


def embassies(doc: Doc, names: dict[int, Name]) -> Iterator[Name]:
    """Embassies of whoever is named before them: "Ruritania's embassy"."""
    for token in doc:
        if token.lower_ not in {"embassy", "consulate"} or token.i < 2:  # noqa: PLR2004
            continue
        owner = token.i - 2
        if doc[owner + 1].text in _POSSESSIVE and is_capital_word(doc[owner]):
            start = names[owner].start if owner in names else owner
            yield Name(start, token.i + 1, "Organization")


def _ends_phrase(doc: Doc, end: int) -> bool:
    """Whether no noun follows: "the Russian army officer" is no army."""
    last = doc[end - 1]
    return bool(last.dep_ != "compound" or last.head.i < end)


def sites(doc: Doc, names: dict[int, Name]) -> Iterator[Name]:
    """Places by a name in capitals and what they are: "the Chelyabinsk region"."""
    table = heads()
    lasts = {phrase[-1] for phrase in table.sites}
    for token in doc:
        if token.text not in lasts or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        for length in range(_BODY - 2, 0, -1):
            at = token.i + 1 - length
            if at > 0 and tuple(t.text for t in doc[at : token.i + 1]) in table.sites:
                start = _name_before(doc, at, names)
                if start < at:
                    yield Name(start, token.i + 1, "Place")
                break


def _name_before(doc: Doc, at: int, names: dict[int, Name]) -> int:
    """Where a name in capitals that ends before ``at`` begins; ``at`` if none does."""
    start = at
    while start > 0:
        before = doc[start - 1]
        known = names.get(before.i)
        if known is not None and known.type != "Place":
            break
        if before.is_sent_start and before.is_stop:
            break
        if not is_capital_word(before) and before.text not in HYPHENS:
            break
        start -= 1
    while start < at and doc[start].text in HYPHENS:
        start += 1
    return start
