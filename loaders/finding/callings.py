"""What the words beside a name say that it is: "the port of X", "X, a unit of".

The small model takes many towns for persons or bodies, and bodies for persons. A noun
beside the name knows better; so does the place where a report was filed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.loaders.finding.datelines import datelines
from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.heads import heads
from detente.loaders.finding.leaders import led_by
from detente.loaders.finding.spans import HYPHENS, POSSESSIVE, Name, is_capital_word
from detente.loaders.finding.states import is_demonym, state_of
from detente.loaders.lexicon import words
from detente.loaders.tokens import Doc, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "NUM", "DET", "PART"})
_LONGEST = 8  # tokens of what a name is said to be
_CLOSED = frozenset({",", ".", ";", ")", ":"})
_GOVERNING = frozenset({"mayor", "mayoress", "prefect", "burgomaster", "mayors"})
_LIVED = frozenset({"born", "died", "buried", "away"})
_FROM = frozenset({"born", "based", "headquartered"})
_FAR = 2
_AGES = range(8, 111)
_LONGEST_TOWN = 3  # words before "-born"


def retyped(doc: Doc, names: Iterable[Name]) -> list[Name]:
    """``names`` with the type that the words beside them tell.

    A name that is a place once is one wherever it is written the same.
    """
    told = [_retyped(doc, name) for name in names]
    places = {
        _text(doc, now)
        for now in told
        if now.type == "Place" and now.end - now.start <= _LONGEST_TOWN
    }
    return [
        replace(name, type="Place")
        if _may_change(doc, name) and _text(doc, name) in places
        else name
        for name in told
    ]


def origins(doc: Doc, taken: dict[int, Name]) -> Iterator[Name]:
    """The places of "Galway-born", "born in Galway" that are no names so far."""
    yield from _born_in(doc, taken)
    for token in doc[2:]:
        if token.lower_ not in _FROM or doc[token.i - 1].text not in HYPHENS:
            continue
        start = token.i - 1
        while (
            start > max(0, token.i - 1 - _LONGEST_TOWN)
            and is_capital_word(doc[start - 1])
            and doc[start - 1].pos_ == "PROPN"
            and start - 1 not in taken
        ):
            start -= 1
        if start < token.i - 1:
            yield Name(start, token.i - 1, "Place")


def _born_in(doc: Doc, taken: dict[int, Name]) -> Iterator[Name]:
    for token in doc[2:]:
        if token.lower_ not in {"in", "at"} or doc[token.i - 1].lower_ not in _LIVED:
            continue
        end = start = token.i + 1
        while (
            end < len(doc)
            and is_capital_word(doc[end])
            and doc[end].pos_ == "PROPN"
            and doc[end].ent_type_ not in {"DATE", "TIME"}
            and end not in taken
        ):
            end += 1
        headed = heads().capitalised.keys() & {doc[max(start, end - 1)].text}
        if start < end <= start + _LONGEST_TOWN and not headed:
            yield Name(start, end, "Place")


def _retyped(doc: Doc, name: Name) -> Name:
    if name.type == "Place" and _said_to_be(doc, name.end, frozenset({"club"})):
        return replace(name, type="Organization")
    if not _may_change(doc, name):
        return name
    if name.type != "Place" and _is_place(doc, name):
        return replace(name, type="Place")
    if name.type != "Organization" and _is_body(doc, name):
        return replace(name, type="Organization")
    if name.type != "Person" and _is_person(doc, name):
        return replace(name, type="Person")
    return name


def _may_change(doc: Doc, name: Name) -> bool:
    """Whether only the model says what a name is, and no given name speaks for it."""
    if name.type not in {"Person", "Place", "Organization"}:
        return False
    if name.state is not None or name.title is not None or name.text is not None:
        return False
    first, last = doc[name.start], doc[name.end - 1]
    if {first.text, last.text} & heads().capitalised.keys():
        return False
    if state_of(_text(doc, name)) is not None or led_by(last.text):
        return False
    return name.type != "Person" or not (
        is_given_name(first.text) and name.end - name.start > 1
    )


def _text(doc: Doc, name: Name) -> str:
    return doc[name.start : name.end].text


def _is_place(doc: Doc, name: Name) -> bool:
    return (
        _is_settled_before(doc, name.start, name.end)
        or _said_to_be(doc, name.end, words("settlements", "words"))
        or _is_settled_behind(doc, name)
        or _is_lived_in(doc, name)
        or _lies(doc, name.end)
        or _is_filed_from(doc, name)
    )


def _is_settled_before(doc: Doc, start: int, end: int) -> bool:
    """As in "the port of X", "the Kenyan capital X", "Serbia's second city, X"."""
    if start < 2:  # noqa: PLR2004
        return False
    link, noun = doc[start - 1], doc[start - 2]
    if link.lower_ == "of":
        if noun.lower_ in _GOVERNING:
            return True
        owned = is_demonym(doc[start - 3].text) if start > _FAR else False
        vague = noun.lower_ in words("settlements", "vague")
        return _is_settlement(noun) and (owned or not vague)
    if _is_settlement(link):
        return link.lower_ not in words("settlements", "vague")
    closed = end < len(doc) and doc[end].text in _CLOSED
    if link.text != "," or not closed or not _is_settlement(noun):
        return False
    ahead = doc[max(0, start - _LONGEST) : start - 2]
    return noun.lower_ == "capital" or any(
        token.text in POSSESSIVE or is_demonym(token.text) for token in ahead
    )


def _is_settled_behind(doc: Doc, name: Name) -> bool:
    """As in "in Oromia region", "the country's Amazonas state"."""
    if name.end >= len(doc) or not _is_settlement(doc[name.end]):
        return False
    noun, before = doc[name.end], doc[name.start - 1] if name.start else None
    if name.end + 1 < len(doc) and doc[name.end + 1].pos_ in _NOUNS:
        return False
    if noun.lower_ in words("settlements", "vague") or name.type == "Person":
        placed = before is not None and before.lower_ in {"in", "across"} | POSSESSIVE
        return placed or (before is not None and is_demonym(before.text))
    return True


def _is_lived_in(doc: Doc, name: Name) -> bool:
    """As in "born in X", "in X, Kenya"; a person is in nothing."""
    if not name.start:
        return False
    link = doc[name.start - 1]
    if link.pos_ == "ADP" and _lies_in_quarter(doc, name.end):
        return True
    if link.lower_ not in {"in", "near", "at"} or link.pos_ not in {"ADP", "SCONJ"}:
        return False
    if link.lower_ != "at" and _lies_in_state(doc, name.end):
        return True
    above = link.head.lemma_.lower()
    if above in words("lives", "living"):
        return True
    return (
        name.type == "Person"
        and link.lower_ != "at"
        and above not in words("lives", "trusting")
        and doc[name.end - 1].head == link
    )


def _lies_in_state(doc: Doc, end: int) -> bool:
    """Whether ", Kenya" or ", in northern Kenya" stands behind."""
    if end + 1 >= len(doc) or doc[end].text != ",":
        return False
    at = end + 1 + (doc[end + 1].lower_ == "in")
    while at < len(doc) and doc[at].lower_ in words("settlements", "quarters"):
        at += 1
    return any(
        state_of(doc[at:stop].text) is not None and not is_demonym(doc[at:stop].text)
        for stop in range(at + 1, min(at + 4, len(doc)) + 1)
    )


def _lies_in_quarter(doc: Doc, end: int) -> bool:
    """Whether "in the north of", "in western" stands behind."""
    if end + 2 >= len(doc) or doc[end].lower_ != "in":
        return False
    at = end + 1 + (doc[end + 1].lower_ == "the")
    quarters = words("settlements", "quarters") | words("settlements", "sides")
    return doc[at].is_lower and doc[at].lower_ in quarters


def _lies(doc: Doc, end: int) -> bool:
    """As in "X lies in", "X, which lies on"."""
    at = end + 2 if doc[end : end + 2].text == ", which" else end
    verb, link = doc[at : at + 1], doc[at + 1 : at + 2]
    return verb.lemma_ == "lie" and link.text in {"in", "on", "near", "at", "about"}


def _is_filed_from(doc: Doc, name: Name) -> bool:
    """Whether a dateline opens with the name."""
    if name.start and not doc[name.start - 1].is_space:
        return False  # within a line
    at = doc[name.start].idx
    return any(start == at for start, _ in datelines(doc.text))


def _is_person(doc: Doc, name: Name) -> bool:
    """As in "X, 58,", "X (Labour), born in", "X, who"; of two words at least."""
    end = name.end
    span = doc[name.start : end]
    if len(span) == 1 or not all(token.pos_ == "PROPN" for token in span):
        return False
    if doc[end : end + 1].text == "(":
        closing = [t.i for t in doc[end : end + _LONGEST] if t.text == ")"]
        end = closing[0] + 1 if closing else end
    if doc[end : end + 1].text != "," or end + 2 >= len(doc):
        return False
    told, after = doc[end + 1], doc[end + 2]
    aged = told.like_num and told.text.isdigit() and after.text == ","
    return (
        (aged and int(told.text) in _AGES)
        or told.lower_ in {"who", "born"}
        or (
            any(
                token.lower_ in {"who", "whose"} and token.head.dep_ != "ROOT"
                for token in doc[end + 3 : end + 5]
            )
            and told.lower_ in {"the", "a", "an"}
            and told.head.head.i in range(name.start, name.end)
        )
    )


def _is_body(doc: Doc, name: Name) -> bool:
    """As in "the steelmaker X", "X, a subsidiary of", "joined X in 1990"."""
    if _is_joined(doc, name):
        return True
    nouns = words("bodies", "private") - words("bodies", "grounds")
    before = doc[name.start - 1] if name.start else None
    if before is not None and before.pos_ == "NOUN" and before.lower_ in nouns:
        return True
    said = nouns | words("bodies", "parts") - {"part"}
    return _said_to_be(doc, name.end, said)


def _is_joined(doc: Doc, name: Name) -> bool:
    """As in "joined X in 1990", "plays for X", "a member of X"."""
    head = doc[name.start : name.end].root
    link, after = head.head, doc[name.end : name.end + 2]
    if head.dep_ == "dobj" and link.lemma_ in {"join", "rejoin", "quit"}:
        dated = len(after) > 1 and after[1].like_num
        return bool(after) and (
            after[0].lower_ in {"as", "since"} or (after[0].lower_ == "in" and dated)
        )
    playing = link.lower_ == "for" and link.head.lemma_ in {"play", "score", "sign"}
    of_members = link.lower_ == "of" and link.head.lower_ in {"member", "members"}
    return head.dep_ == "pobj" and (playing or of_members)


def _said_to_be(doc: Doc, end: int, nouns: frozenset[str]) -> bool:
    """Whether ", a port on", ", Kenya's third city," stands at ``end``."""
    if end + 2 >= len(doc) or doc[end].text != ",":
        return False
    opened = doc[end + 1].lower_ in {"a", "an", "the"}
    for at in range(end + 1, min(end + 1 + _LONGEST, len(doc) - 1)):
        token, after = doc[at], doc[at + 1]
        if token.text in POSSESSIVE or token.lower_ == "capital":
            opened = True
        elif token.pos_ not in _INSIDE and token.text not in HYPHENS:
            return False
        if token.pos_ == "NOUN" and after.pos_ not in _NOUNS | {"PART"}:
            head = token.lower_ in nouns and after.text not in HYPHENS
            if head or after.text not in HYPHENS:
                return head and opened
    return False


def _is_settlement(token: Token) -> bool:
    return token.is_lower and token.lower_ in words("settlements", "words")
