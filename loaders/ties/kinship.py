"""Who is related to whom: FAMILY_OF, the subject being the kin of the object."""

from collections.abc import Iterator

from spacy.tokens import Token

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of, mark_of_subject
from detente.loaders.ties.listing import listed, mark_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.weighing.proposal import Proposal

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
    several = kinship in words("kinship", "plurals")
    if several:
        kinship = _SINGLE.get(kinship, kinship.removesuffix("s"))
    for kin, owner, rule in companions(marks, token, end, several=several):
        yield from tie(kin, "FAMILY_OF", owner, rule, token.i, kinship=kinship)


def companions(
    marks: Marks, token: Token, end: int, *, several: bool = False
) -> Iterator[tuple[Mark, Mark, str]]:
    """Who is called the wife, son or partner of whom, and by which shape.

    The word is ``token`` to ``end``; ``several`` says that it is a plural. As in
    "X, wife of Y", "Y's wife X", "X, Y's wife", "his sons, X and Z".
    """
    doc = marks.doc
    owner = _owner_before(marks, token)
    if owner is None and end < len(doc) and doc[end].lower_ in ("of", "to"):
        owner = _owner_behind(marks, end + 1)
        kin = _said_to_be(marks, token, token.i)
        if owner is not None and kin is not None:
            yield kin, owner, "kin-of"
        return
    if owner is None:
        return
    if several:
        place = end + 1 if doc[end : end + 1].text == "," else end
        for one in listed(marks, place, "Person"):
            yield one, owner, "his-sons-names"
        return
    kin, rule = _named_behind(marks, end), "his-wife-name"
    if kin is None:
        kin, rule = _said_to_be(marks, token, owner.start), "name-his-wife"
    if kin is not None:
        yield kin, owner, rule


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
