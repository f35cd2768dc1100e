"""Who is told to be an ally: "its ally Y", "X, an ally of Y", "X and Y are allies"."""

from collections.abc import Iterator
from itertools import product

from detente.loaders.document import Found
from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of
from detente.loaders.ties.kinship import is_partner_in_life
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.owning import (
    OWN,
    all_of,
    ours,
    pairs,
    possessor,
    subjects,
)
from detente.loaders.ties.phrases import NOMINALS, POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_ACTORS = ("State", "Organization", "Person")
_BODIES = ("State", "Organization")
_PAIR = 2
_NEAR = 8  # tokens before the noun in its phrase
_LIST = 20  # tokens between "our allies" and "including"
_WITH = frozenset({"with", "alongside", "by", "beside"})
_BEING = frozenset({"be", "become", "remain", "stay"})
_SEEING = frozenset({"see", "view", "regard", "consider", "count", "treat", "describe"})
_LEADS = (
    *((",", "including"), (",", "such", "as"), (",", "among", "them"), ("such", "as")),
    *((",", "like"), (",", "notably"), ("including",), ("like",), (",",), (":",)),
    *(("(",), ("-",), ("\u2013",), ("\u2014",)),
)


def allies(marks: Marks, speaker: Found | None) -> Iterator[Proposal]:
    """ALLIED_WITH by "ally" and "partner"; ``speaker`` is the state that says "our"."""
    for token in marks.doc:
        if token.lower_ not in words("alliances", "allies") or _is_of_trade(token):
            continue
        owners, end = _owners(marks, speaker, token)
        bloc = bool(owners) and _is_bloc(marks, owners[0], token)
        named = list(_named(marks, token, end)) if end == token.i + 1 else []
        friends = named or list(_said_to_be(marks, token))
        if bloc and all(one.type == "State" for one in friends):
            owners = []
        rule = "ally-name" if named else "is-ally"
        for one, owner in product(friends, owners):
            if one.type == owner.type == "Person" and is_partner_in_life(token):
                continue
            yield from tie(one, "ALLIED_WITH", owner, rule, token.i)
        if not owners and token.lower_.endswith("s") and len(friends) == _PAIR:
            for one, other in pairs(friends):
                yield from tie(one, "ALLIED_WITH", other, "each-other", token.i)


def _is_of_trade(noun: Token) -> bool:
    """Whether a partner is one in trade or love; such are no allies."""
    others = words("alliances", "other_partners")
    return noun.lower_.startswith("partner") and any(
        child.lower_ in others for child in noun.lefts
    )


def _is_bloc(marks: Marks, owner: Mark, noun: Token) -> bool:
    """Whether an owner is what both are in: "NATO allies", but not "NATO's ally"."""
    behind = marks.doc[owner.end : owner.end + 1].text
    return (
        owner.type == "Organization"
        and owner.end <= noun.i
        and behind not in POSSESSIVES
        and owner.named
    )


def _owners(marks: Marks, speaker: Found | None, noun: Token) -> tuple[list[Mark], int]:
    """Whose ally it is, and where the phrase that says so ends."""
    doc, place, end = marks.doc, noun.i, noun.i + 1
    while place > max(noun.sent.start, noun.i - _NEAR):
        mark = marks.ending(place, *_ACTORS)
        if mark is not None:
            return [mark], end
        before = doc[place - 1]
        if before.lower_ in OWN:
            mark = possessor(marks, before, *_ACTORS)
            return ([mark] if mark is not None else []), end
        if before.lower_ == "our":
            mark = ours(marks, speaker, before)
            return ([mark] if mark is not None else []), end
        joint = before.text in {*POSSESSIVES, "-"} or before.pos_ in ("ADV", "NUM")
        if not joint and before.pos_ not in NOMINALS and before.lower_ != "of":
            break
        place -= 1
    if doc[end : end + 1].text in ("of", "to"):
        owners = list(listed(marks, end + 1, *_ACTORS)) or [
            mark
            for link in noun.children
            if link.i == end
            for object_ in link.children
            for mark in all_of(marks, object_, *_ACTORS)
        ]
        return owners, owners[-1].end if owners else end + 1
    return _of_clause(marks, noun), end


def _of_clause(marks: Marks, noun: Token) -> list[Mark]:
    """Who sees somebody as an ally, is "joined by allies A and B"."""
    link = noun.head
    verb = link.head if noun.dep_ == "pobj" else None
    if verb is None or verb.pos_ != "VERB":
        return []
    seeing = link.lower_ == "as" and verb.lemma_ in _SEEING
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if seeing and not passive:
        return subjects(marks, verb, *_ACTORS)
    bare = all(child.dep_ not in ("det", "poss") for child in noun.lefts)
    if link.lower_ in _WITH and bare:
        return subjects(marks, verb, *_ACTORS)
    return []


def _named(marks: Marks, noun: Token, end: int) -> Iterator[Mark]:
    """The allies named right behind, or after "including" in the sentence."""
    doc = marks.doc
    ahead = tuple(token.lower_ for token in doc[end : end + 3])
    start = next(
        (end + len(lead) for lead in _LEADS if ahead[: len(lead)] == lead), end
    )
    if ahead[:1] in (("from",), ("in",)):
        named = list(listed(marks, end + 1, "Organization"))
    else:
        named = list(listed(marks, start, *_ACTORS))
    if not named and noun.lower_.endswith("s"):
        limit = min(end + _LIST, noun.sent.end)
        start = next(
            (at + 1 for at in range(end, limit) if doc[at].lower_ == "including"), limit
        )
        named = list(listed(marks, start, *_BODIES)) if start < limit else []
    yield from named


def _said_to_be(marks: Marks, noun: Token) -> Iterator[Mark]:
    """As in "X, an ally of Y", "X is one of its allies", "saw X as an ally"."""
    head = noun
    while (
        head.dep_ == "pobj"
        and head.head.lower_ in ("of", "among")
        and head.head.head.lower_ in ("one", "some", "two", "be", "is", "was", "are")
    ):
        head = head.head.head
    while head.dep_ == "conj" and head.head.pos_ in NOMINALS:
        head = head.head
    verb = head if head.pos_ == "AUX" else head.head
    if head.dep_ == "appos":
        yield from all_of(marks, verb, *_ACTORS)
    elif (head.dep_ == "attr" or head.pos_ == "AUX") and verb.lemma_ in _BEING:
        yield from subjects(marks, verb, *_ACTORS)
    elif head.dep_ == "pobj" and verb.lower_ in ("as", "among"):
        yield from _seen(marks, verb.head)
    elif head.dep_ in ("oprd", "xcomp", "ccomp", "attr"):
        yield from _seen(marks, verb)
    else:
        before = noun.left_edge.i
        while before and marks.doc[before - 1].lower_ in ("one", "of", "long", "once"):
            before -= 1
        mark = marks.ending(before - 1, *_ACTORS) if before > 1 else None
        if mark is not None and marks.doc[before - 1].text == ",":
            yield mark


def _seen(marks: Marks, verb: Token) -> Iterator[Mark]:
    """Whom somebody sees or counts as an ally."""
    if verb.lemma_ not in _SEEING | {"call", "name"}:
        return
    if any(child.dep_ == "auxpass" for child in verb.children):
        yield from subjects(marks, verb, *_ACTORS)
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubj", "ccomp") and child.i > verb.i:
            mark = mark_of(marks, child, *_ACTORS)
            if mark is not None:
                yield mark
                return
