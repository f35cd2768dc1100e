"""Who is related to whom: FAMILY_OF, the subject being the kin of the object."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of, mark_of_subject
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.people import person_from, role_holder
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.ties.whose import GENDERS, whose
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_SINGLE = {"parents": "parent", "children": "child", "wives": "wife"}
_NEAR = 5  # tokens between an owner and the word: "the Trumps' 14-year-old son"
_OPENING = 3  # tokens from the start of a sentence: "The eldest daughter of X, she"
_HAVING = frozenset({"have", "leave", "father", "raise", "adopt", "lose", "survive"})
_DASHES = frozenset({",", "(", "\u2013", "\u2014", "-"})
_VERBS = frozenset({"VERB", "AUX"})
_APART = frozenset({"and", "in", "at", "for", "to", "from", "with", "on", "of"})


def kinships(marks: Marks, held: Sequence[Holder] = ()) -> Iterator[Proposal]:
    """Family ties between persons."""
    single, several = words("kinship", "words"), words("kinship", "plurals")
    for token in marks.doc:
        word = token.lower_
        if word in single or word in several or is_partner_in_life(token):
            yield from _of_word(marks, token, held)


def is_partner_in_life(token: Token) -> bool:
    """As in "her long-term partner X"; others are partners in trade or allies."""
    if token.lower_ != "partner":
        return False
    before = token.doc[max(0, token.i - _NEAR) : token.i].text.lower().split()
    return bool(before) and before[-1] in words("kinship", "partners")


def _of_word(marks: Marks, token: Token, held: Sequence[Holder]) -> Iterator[Proposal]:
    doc = marks.doc
    end = token.i + 1
    if doc[end : end + 4].text.lower() == "-in-law":
        end += 4
    kinship = doc[token.i : end].text.lower()
    several = kinship in words("kinship", "plurals")
    if several:
        kinship = _SINGLE.get(kinship, kinship.removesuffix("s"))
    tied = False
    for kin, owner, rule in companions(marks, token, end, held, several=several):
        tied = True
        yield from tie(kin, "FAMILY_OF", owner, rule, token.i, kinship=kinship)
    if several and not tied and kinship in words("kinship", "mutual"):
        for one, other in _each_other(marks, token, end):
            yield from tie(
                *(one, "FAMILY_OF", other, "his-sons-names:mutual", token.i),
                kinship=kinship,
            )


def companions(
    marks: Marks,
    token: Token,
    end: int,
    held: Sequence[Holder] = (),
    *,
    several: bool = False,
) -> Iterator[tuple[Mark, Mark, str]]:
    """Who is called the wife, son or partner of whom, and by which shape.

    The word is ``token`` to ``end``; ``several`` says that it is a plural. As in
    "X, wife of Y", "Y's wife X", "X, Y's wife", "his sons, X and Z".
    """
    doc = marks.doc
    owners = _owners_before(marks, token, held)
    if not owners and end < len(doc) and doc[end].lower_ in ("of", "to"):
        yield from _of_whom(marks, token, end)
        return
    pronoun = _pronoun_before(token)
    owners = owners or _having(marks, token)
    if several:
        place = end + 1 if doc[end : end + 1].text in (",", ":") else end
        named = list(listed(marks, place, "Person"))
        if pronoun is not None and named:
            owners = _meant(marks, pronoun, named[0])
        for owner in owners:
            yield from ((one, owner, "his-sons-names") for one in named)
        return
    starts = [owner.start for owner in owners]
    for start in starts if pronoun is None else [pronoun.i]:
        kin, rule = _named_behind(marks, end), "his-wife-name"
        if kin is None:
            kin, rule = _said_to_be(marks, token, start), "name-his-wife"
        if kin is None:
            continue
        told = [owner for owner in owners if owner.start == start]
        for one in told if pronoun is None else _meant(marks, pronoun, kin):
            yield kin, one, rule


def _of_whom(marks: Marks, token: Token, end: int) -> Iterator[tuple[Mark, Mark, str]]:
    """As in "X, wife of Y", "The daughter of Y, she"."""
    owner = _owner_behind(marks, end + 1)
    kin = _said_to_be(marks, token, token.i)
    if owner is not None:
        kin = kin or _opened(marks, token, owner)
    if owner is not None and kin is not None:
        yield kin, owner, "kin-of"


def _pronoun_before(token: Token) -> Token | None:
    """The "his" or "her" of "his late elder brother"."""
    own = (child for child in token.children if child.dep_ == "poss")
    return next((word for word in own if word.lower_ in GENDERS), None)


def _meant(marks: Marks, pronoun: Token, kin: Mark) -> list[Mark]:
    owner = whose(marks, pronoun, kin)
    return [owner] if owner is not None else []


def _owners_before(
    marks: Marks, token: Token, held: Sequence[Holder]
) -> Sequence[Mark]:
    """The persons of "his", "their", "Mendez's", "whose" before the word."""
    doc = marks.doc
    for place in range(token.i - 1, max(token.i - _NEAR, token.sent.start - 1), -1):
        word = doc[place]
        if word.lower_ == "whose":
            return _antecedent(marks, word)
        if word.dep_ == "poss" or word.lower_ in ("his", "her", "their", "my"):
            if word.lower_ == "their":
                both = marks.within(place, place + 1, "Person")
                if both:
                    return both
            owner = marks.over(place, "Person")
            if owner is not None:
                return [owner]
        if word.text in POSSESSIVES:
            owner = marks.ending(place, "Person")
            if owner is None and place and doc[place - 1].pos_ == "NOUN":
                owner = role_holder(doc[place - 1], held)
            return [owner] if owner is not None else []
        if word.pos_ not in ("ADJ", "NOUN", "PUNCT", "NUM", "ADV", "PART"):
            return []
    return []


def _antecedent(marks: Marks, whose: Token) -> Sequence[Mark]:
    """Who is meant in "X, whose father", both in "the twins X and Y, whose father"."""
    doc = marks.doc
    at = whose.i - 1 if whose.i and doc[whose.i - 1].text == "," else whose.i
    last = marks.ending(at, "Person")
    if last is None:
        return []
    if last.start > 1 and doc[last.start - 1].text == "and":
        first = marks.ending(last.start - 1, "Person")
        before = doc[first.start - 1].lower_ if first and first.start else ""
        if first is not None and before in words("kinship", "plurals"):
            return [first, last]
    return [last]


def _having(marks: Marks, token: Token) -> Sequence[Mark]:
    """Who has or leaves "a daughter, X"."""
    first = token.left_edge
    if first.lower_ not in ("a", "an", "one", "two", "three", "four"):
        return []
    verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() not in _HAVING:
        return []
    owner = mark_of_subject(marks, verb, "Person")
    return [owner] if owner is not None else []


def _owner_behind(marks: Marks, place: int) -> Mark | None:
    """The person of "son of the late founder Osama bin Laden"."""
    doc = marks.doc
    limit = min(place + _NEAR + 3, len(doc))
    for start in range(place, limit):
        owner = marks.starting(start, "Person")
        if owner is not None:
            return owner
        if doc[start].text in (",", ".") or not (
            doc[start].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT")
            or doc[start].dep_ == "amod"
        ):
            break
    if doc[place : place + 1].text.lower() == "the" or any(
        token.text in POSSESSIVES for token in doc[place : place + _NEAR]
    ):
        return person_from(marks, place)  # "of Peru's minister of trade, X"
    return None


def _opened(marks: Marks, token: Token, owner: Mark) -> Mark | None:
    """Who the main clause is about, in "The daughter of X, she is a lawyer"."""
    if token.i > token.sent.start + _OPENING:
        return None
    doc = marks.doc
    kin: Mark | None
    for kin in marks.within(owner.end + 1, token.sent.end - 1, "Person"):
        acts = doc[kin.end].text == "," or doc[kin.end].pos_ in _VERBS
        if doc[kin.start - 1].text == "," and acts:
            break
    else:
        subjects = (t for t in token.sent.root.children if t.dep_ == "nsubj")
        subject = next((t for t in subjects if t.i > owner.start), None)
        kin = mark_of(marks, subject, "Person") if subject is not None else None
    return kin if kin is not None and kin.entity_id != owner.entity_id else None


def _named_behind(marks: Marks, place: int) -> Mark | None:
    """The name of "his wife, the painter X", "whose father is Y"."""
    doc = marks.doc
    if place >= len(doc):
        return None
    set_off = doc[place].text in (",", "\u2013", "\u2014", "-")
    if set_off or (doc[place].lower_ in ("is", "was") and doc[place].pos_ == "AUX"):
        place += 1
    person = person_from(marks, place)
    if person is None or not person.named:
        return None
    between = doc[place : person.start]
    if set_off:
        return None if any(token.text == "," for token in between) else person
    if doc[place - 1].lower_ in ("is", "was"):
        return person
    plain = all(
        token.lower_ not in _APART and token.text != "," and token.pos_ != "PART"
        for token in between
    )
    return person if plain else None


def _said_to_be(marks: Marks, token: Token, place: int) -> Mark | None:
    """The name of "Susan Bro, Heather Heyer's mother", "she is the wife of X"."""
    doc = marks.doc
    if token.dep_ == "attr":
        return mark_of_subject(marks, token.head, "Person")
    while place > token.sent.start and (
        doc[place - 1].pos_ in ("ADJ", "DET", "ADV")
        or doc[place - 1].lower_ in ("half", "the", "late", "second", "twin", "eldest")
    ):
        place -= 1
    if place > 0 and doc[place - 1].text in _DASHES:
        return marks.ending(place - 1, "Person")
    if place > 0 and doc[place - 1].lower_ == "and":
        return _also(marks, place - 1)
    if token.dep_ == "appos":
        return mark_of(marks, token.head, "Person")
    return None


def _also(marks: Marks, place: int) -> Mark | None:
    """The name of "X, head of the bank and widow of Y", "and" being at ``place``."""
    doc = marks.doc
    for at in range(place - 1, doc[place].sent.start, -1):
        if doc[at].pos_ in _VERBS:
            return None
        if doc[at].text == ",":
            return marks.ending(at, "Person")
    return None


def _each_other(marks: Marks, token: Token, end: int) -> Iterator[tuple[Mark, Mark]]:
    """Who are kin of each other: "the brothers X and Y", "X and Y are cousins"."""
    people = list(listed(marks, end, "Person"))
    if token.dep_ == "attr" and not people:
        subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        if subject is not None and not any(
            child.dep_ == "neg" for child in token.head.children
        ):
            people = list(listed(marks, subject.left_edge.i, "Person"))
    yield from combinations(people, 2)
