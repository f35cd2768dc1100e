"""The person that a phrase names, and who does what a verb says, by word order too.

The parser often loses the name at the end of "the head of the port, engineer X".
"""

from collections.abc import Iterable, Iterator

from detente.loaders.document import MentionKind
from detente.loaders.ties.clauses import mark_of, mark_of_subject, verb_above
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.listing import mark_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.tokens import Token

ACTORS = ("Person", "State", "Organization")
_REACH = 16  # tokens that a phrase may have before the name
_FAR = 24  # tokens from a verb back to its subject
_AUXILIARIES = 4  # tokens before a verb that may be its auxiliaries
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_INSIDE_WORDS = frozenset(
    {"of", "for", "in", "at", "-", "and", "his", "her", "its", "their", "own", "long"}
)
_LINKED = frozenset(
    {"of", "for", "by", "with", "to", "from", "against", "in", "at", "on"}
)
_BOARDS = frozenset(
    {"board", "directors", "management", "shareholders", "owners", "leadership"}
    | {"delegates", "members", "trustees", "executive", "government"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BREAKS = frozenset({":", ";", '"', "\u201c", "\u201d", "("})


def person_from(marks: Marks, place: int) -> Mark | None:
    """The person named by the phrase at token ``place``.

    As in "him", "Health Minister X", "the director of the port, engineer X"; not the
    owner in "X's wife", nor who only speaks in "the director, X said".
    """
    doc = marks.doc
    if place >= len(doc):
        return None
    end = min(doc[place].sent.end, place + _REACH)
    commas, at = 0, place
    meant: Mark | None = None
    while at < end:
        person = marks.starting(at, "Person")
        if person is not None:
            if person.mention.kind is MentionKind.NOMINAL:
                meant = meant or person
                at += 1
                continue
            linked = at > place and doc[at - 1].lower_ in ("of", "for")
            if not (linked or _owns(marks, person)):
                return meant if commas and _acts(marks, person) else person
            at = person.end
            continue
        token = doc[at]
        if token.text == ",":
            commas += 1
            if commas > 1 or at == place:
                return meant
        elif not _is_inside(token):
            return meant
        at += 1
    return meant


def _is_inside(token: Token) -> bool:
    """Whether a word may stand in a phrase before the name at its end."""
    return bool(
        token.pos_ in _INSIDE
        or token.lower_ in _INSIDE_WORDS
        or (token.dep_ == "amod" and token.tag_ in ("VBG", "VBN"))
    )


def people_from(marks: Marks, place: int) -> Iterator[Mark]:
    """The persons listed from token ``place`` on, each with its title."""
    doc = marks.doc
    person = person_from(marks, place)
    while person is not None:
        yield person
        at = person.end
        if doc[at : at + 2].text.lower() == ", and":
            at += 2
        elif doc[at : at + 1].text.lower() in ("and", "&", ","):
            at += 1
        else:
            return
        person = person_from(marks, at)
        if person is not None and _acts(marks, person):
            return


def _owns(marks: Marks, person: Mark) -> bool:
    """Whether a mark is the owner of what follows: "his", "X's"."""
    behind = marks.doc[person.end : person.end + 1].text
    return behind in POSSESSIVES or marks.doc[person.end - 1].tag_ == "PRP$"


def _acts(marks: Marks, person: Mark) -> bool:
    """Whether a person begins a clause of his own: "and X took over"."""
    root = marks.doc[person.end - 1]
    return bool(root.dep_ in ("nsubj", "nsubjpass") and root.head.i > root.i)


def doer(marks: Marks, verb: Token, held: Iterable[Holder], *types: str) -> Mark | None:
    """Who does what ``verb`` says: by the parse, or the last one named before it.

    "The minister" is the last one in the text who was told to hold such an office.
    """
    beside = _beside(marks, verb, types)
    if beside is not None:
        return beside
    if not (verb.dep_ in ("acl", "relcl", "dep") and verb.tag_ in _FINITE) or any(
        child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i
        for child in verb.children
    ):
        mark = mark_of_subject(marks, verb, *types) or _governed(marks, verb, types)
        if mark is not None:
            return mark
    if verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.pos_ == "NOUN":
        owner = next((t for t in verb.head.children if t.dep_ == "poss"), None)
        return mark_of(marks, owner, *types) if owner is not None else None
    if verb.dep_ == "pcomp":
        above = verb_above(verb)
        return mark_of_subject(marks, above, *types) if above is not None else None
    if verb.dep_ == "ccomp" and any(
        child.dep_ == "nsubj" and child.lower_ in ("it", "they")
        for child in verb.children
    ):
        return mark_of_subject(marks, verb.head, *types)
    return _before(marks, verb, held, types)


def _beside(marks: Marks, verb: Token, types: tuple[str, ...]) -> Mark | None:
    """Who stands behind "and", right before a verb whose subject the parser missed."""
    if verb.dep_ != "conj" or any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.lefts):
        return None
    at = verb.i
    while at > 1 and marks.doc[at - 1].pos_ == "AUX":
        at -= 1
    mark = marks.ending(at, *types)
    joined = mark is not None and mark.start and marks.doc[mark.start - 1].text == "and"
    return mark if joined else None


def _governed(marks: Marks, verb: Token, types: tuple[str, ...]) -> Mark | None:
    """The body whose board does it: "the bank's directors"."""
    for child in verb.children:
        if child.dep_ == "nsubj" and (board := _board_of(marks, child, types)):
            return board
    return None


def _board_of(marks: Marks, noun: Token, types: tuple[str, ...]) -> Mark | None:
    if noun.lower_ in _BOARDS:
        for owner in noun.children:
            if owner.dep_ in ("poss", "compound", "nmod"):
                return mark_of(marks, owner, *types)
            if owner.lower_ == "of":
                return mark_at(marks, owner.i + 1, *types)
    return None


def _before(
    marks: Marks, verb: Token, held: Iterable[Holder], types: tuple[str, ...]
) -> Mark | None:
    doc = marks.doc
    at = verb.i - 1
    while at >= max(verb.sent.start, verb.i - _FAR):
        token = doc[at]
        mark = marks.over(at, *types)
        if mark is not None:
            linked = mark.start and doc[mark.start - 1].lower_ in _LINKED
            if not (linked or _owns(marks, mark)):
                return mark
            at = mark.start - 1
            continue
        if token.pos_ in ("VERB", "CCONJ", "SCONJ") or token.text in _BREAKS:
            return None
        if token.pos_ == "AUX" and at < verb.i - _AUXILIARIES:
            return None
        if token.pos_ == "NOUN" and at and doc[at - 1].lower_ == "the":
            holder = role_holder(token, held)
            if holder is not None and holder.type in types:
                return holder
        at -= 1
    return None


def role_holder(noun: Token, held: Iterable[Holder]) -> Mark | None:
    """The last person before ``noun`` who holds an office of that word."""
    word = noun.lower_
    last: Mark | None = None
    for holder in held:
        if holder.title.core <= noun.i and word in holder.title.words:
            if holder.person.start > noun.i + 1:
                continue
            last = holder.person
    return last


def person_through(marks: Marks, verb: Token, link: str, *types: str) -> Mark | None:
    """Who the preposition ``link`` behind ``verb`` leads to, in its clause."""
    doc = marks.doc
    for at in range(verb.i + 1, min(verb.sent.end, verb.i + _FAR)):
        token = doc[at]
        if token.lower_ == link:
            person = person_from(marks, at + 1)
            if person is not None and "Person" in types:
                return person
            for child in token.children:
                mark = mark_of(marks, child, *types) or _board_of(marks, child, types)
                if mark is not None:
                    return mark
        if token.text in _BREAKS or (token.pos_ == "SCONJ" and token.lower_ != "as"):
            return None
        if token.pos_ == "VERB" and token.tag_ in _FINITE:
            return None
    return None
