"""Who is related to whom: FAMILY_OF, the subject being the kin of the object."""

from collections.abc import Iterator

from spacy.tokens import Token

from detente.loaders.clauses import mark_of, mark_of_subject
from detente.loaders.lexicon import words
from detente.loaders.listing import listed, mark_at
from detente.loaders.marks import Mark, Marks
from detente.loaders.phrases import POSSESSIVES
from detente.loaders.proposal import Proposal
from detente.loaders.tying import tie

_SINGLE = {"parents": "parent", "children": "child"}
_NEAR = 5  # tokens between an owner and the word: "the Trumps' 14-year-old son"


def kinships(marks: Marks) -> Iterator[Proposal]:
    """Family ties between persons."""
    single, several = words("kinship", "words"), words("kinship", "plurals")
    for token in marks.doc:
        word = token.lower_
        if word in single or word in several:
            yield from _of_word(marks, token)


def _of_word(marks: Marks, token: Token) -> Iterator[Proposal]:
    doc = marks.doc
    end = token.i + 1
    if doc[end : end + 4].text.lower() == "-in-law":
        end += 4
    kinship = doc[token.i : end].text.lower()
    owner = _owner_before(marks, token)
    if owner is None and end < len(doc) and doc[end].lower_ in ("of", "to"):
        owner = _owner_behind(marks, end + 1)
        kin = _said_to_be(marks, token, token.i)
        if owner is not None and kin is not None:
            yield from _tie(kin, owner, kinship, "kin-of", token)
        return
    if owner is None:
        return
    if kinship in words("kinship", "plurals"):
        single = _SINGLE.get(kinship, kinship.removesuffix("s"))
        place = end + 1 if doc[end : end + 1].text == "," else end
        for kin in listed(marks, place, "Person"):
            yield from _tie(kin, owner, single, "his-sons-names", token)
        return
    kin = _named_behind(marks, end)
    if kin is not None:
        yield from _tie(kin, owner, kinship, "his-wife-name", token)
        return
    kin = _said_to_be(marks, token, owner.start)
    if kin is not None:
        yield from _tie(kin, owner, kinship, "name-his-wife", token)


def _tie(
    kin: Mark, owner: Mark, kinship: str, rule: str, token: Token
) -> Iterator[Proposal]:
    yield from tie(kin, "FAMILY_OF", owner, rule, token.i, kinship=kinship)


def _owner_before(marks: Marks, token: Token) -> Mark | None:
    """The person of "his", "Mendez's" before the word."""
    doc = marks.doc
    for place in range(token.i - 1, max(token.i - _NEAR, token.sent.start - 1), -1):
        word = doc[place]
        if word.dep_ == "poss" or word.lower_ in ("his", "her", "their", "my"):
            owner = marks.over(place, "Person")
            if owner is not None:
                return owner
        if word.text in POSSESSIVES:
            return marks.ending(place, "Person")
        if word.pos_ not in ("ADJ", "NOUN", "PUNCT", "NUM", "ADV", "PART"):
            return None
    return None


def _owner_behind(marks: Marks, place: int) -> Mark | None:
    """The person of "son of the late founder Osama bin Laden"."""
    doc = marks.doc
    limit = min(place + _NEAR + 3, len(doc))
    for start in range(place, limit):
        owner = marks.starting(start, "Person")
        if owner is not None:
            return owner
        if doc[start].pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT"):
            return None
        if doc[start].text in (",", "."):
            return None
    return None


def _named_behind(marks: Marks, place: int) -> Mark | None:
    """The name of "his wife, First Lady Melania Trump"."""
    doc = marks.doc
    if place < len(doc) and doc[place].text in (",", "\u2013", "-"):
        place += 1
    for start in range(place, min(place + 3, len(doc))):
        mark = mark_at(marks, start, "Person")
        if mark is not None and mark.named:
            return mark
        if not doc[start].is_title:
            return None
    return None


def _said_to_be(marks: Marks, token: Token, place: int) -> Mark | None:
    """The name of "Susan Bro, Heather Heyer's mother", "she is the wife of X"."""
    doc = marks.doc
    if token.dep_ == "attr":
        return mark_of_subject(marks, token.head, "Person")
    while place > 0 and doc[place - 1].lower_ in (
        "the",
        "a",
        "an",
        "identical",
        "eldest",
        "youngest",
        "second",
        "late",
    ):
        place -= 1
    if place > 0 and doc[place - 1].text in (",", "(", "\u2013", "\u2014"):
        return marks.ending(place - 1, "Person")
    if token.dep_ == "appos":
        return mark_of(marks, token.head, "Person")
    return None
