"""An honour that a clause tells of, and who stands where around its word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.loaders.events.slots import (
    agents,
    antecedent,
    expand,
    prepositional,
    speakers,
)
from detente.loaders.ties.clauses import mark_of, mark_of_subject
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.prizes import Prize, prize_of
from detente.loaders.tokens import Token

ACTORS = ("Person", "State", "Organization")
TO = ("to", "on", "upon", "around", "round")
_VERBS = frozenset({"VERB", "AUX"})
_THINGS = frozenset({"dobj", "attr", "oprd", "npadvmod", "appos", "dative", "pobj"})
_FOR = frozenset({"jury", "government", "panel", "board", "member", "judge", "court"})
_BODY = frozenset({"chest", "neck", "breast", "lapel", "uniform", "shoulder", "jacket"})
_SENT = frozenset({"ambassador", "envoy", "representative", "commissioner", "consul"})
_BY_WHICH = frozenset({"decree", "order", "edict"})


@dataclass(frozen=True, slots=True)
class Honour:
    """What one word tells: ``givers`` give ``takers`` the ``prize``, by ``rule``.

    ``hands`` says that they hand it over, which others may have conferred: those in
    whose name it is done, ``behalf``. ``proxy`` takes it for ``takers``.
    """

    word: int
    rule: str
    prize: Prize
    givers: tuple[Mark, ...]
    takers: tuple[Mark, ...]
    hands: bool = False
    behalf: tuple[Mark, ...] = ()
    proxy: tuple[Mark, ...] = ()
    others: int = 0


def things(verb: Token) -> list[Token]:
    """What is given, wherever the parse has it."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in _THINGS:
            found += expand(child)
            found += (c for c in child.children if c.dep_ == "appos")
    # "The Guild of Bakers' Fjord Medal", taken for a guild of the medal
    for token in tuple(found):
        found += prepositional(token, "of") if token.text[0].isupper() else ()
    return found


def first_prize(marks: Marks, tokens: Iterable[Token], *, strict: bool) -> Prize | None:
    for sure in (True, False) if not strict else (True,):
        for token in (tokens := list(tokens)):
            prize = prize_of(marks, token, strict=sure)
            if prize is not None:
                return prize
    return None


def owned(
    marks: Marks, tokens: Iterable[Token], *, known: bool = False
) -> Prize | None:
    """Capitals that are an award since it is said whose: "the Guild's Golden Rose"."""
    called = (prize_of(marks, token, strict=False) for token in tokens)
    return next(
        (
            one
            for one in called
            if one and (one.owners or (known and one.named and not one.back))
        ),
        None,
    )


def through(verb: Token, *links: str) -> Iterator[Token]:
    """Those behind "to" or "on", wherever in the clause the parse hangs them."""
    for token in verb.subtree:
        if token.i <= verb.i or token.lower_ not in links:
            continue
        above = token.head
        while above != verb and above.pos_ not in _VERBS and above.dep_ != "ROOT":
            above = above.head
        if above == verb:
            yield from (
                o for c in token.children if c.dep_ == "pobj" for o in expand(c)
            )


def is_sent_to(verb: Token, end: Token) -> bool:
    """Whether an envoy is there: "awarded Peru's ambassador to Kenya the prize"."""
    doc, at = verb.doc, end.head.i - 1
    if end.head.lower_ != "to":
        return False
    while at > verb.i and doc[at].pos_ in {"ADP", "DET", "PROPN", "NOUN", "ADJ"}:
        if doc[at].lemma_.lower() in _SENT:
            return True
        at -= 1
    return False


def actors(
    marks: Marks, tokens: Iterable[Token], prize: Prize | None
) -> tuple[Mark, ...]:
    found: dict[str, Mark] = {}
    for token in tokens:
        if prize is not None and token.i == prize.at:
            continue
        for mark in meant(marks, token):
            found.setdefault(mark.entity_id, mark)
    return tuple(found.values())


def meant(marks: Marks, token: Token) -> list[Mark]:
    """Those that the phrase of ``token`` names, or who it stands for: "whom"."""
    mark = mark_of(marks, token, *ACTORS)
    if mark is None and token.dep_ == "appos":
        mark = mark_of(marks, token.head, *ACTORS)  # "X, a poet whom they honoured"
    if mark is None and token.pos_ == "NOUN":
        mark = marks.starting(token.i + 1, "Person")
    if mark is None and token.lemma_ in _BODY:
        return [one for end in _whose(token) for one in meant(marks, end)]
    return [] if mark is None else marks.alike(mark)


def doers(marks: Marks, verb: Token, *, passive: bool) -> tuple[Mark, ...]:
    nearest = None if passive else _nearest(marks, verb)
    if nearest is not None:
        return (nearest,)
    own = [antecedent(token) for token in agents(verb)]
    decrees = (token for token in own if token.lemma_.lower() in _BY_WHICH)
    own += [end for token in decrees for end in prepositional(token, "of")]
    own += [end for token in own if token.lemma_ in _FOR for end in _whose(token)]
    found = actors(marks, own, None)
    if found or passive:
        return found
    said = [s for token in own for s in speakers(token, frozenset())]
    found = actors(marks, said, None)
    if found:
        return found
    mark = mark_of_subject(marks, verb, *ACTORS)
    if mark is None and not own and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        mark = _right_before(marks, verb)
    return () if mark is None else (mark,)


def _nearest(marks: Marks, verb: Token) -> Mark | None:
    """Which a relative means in "X, head of Y, which awards it": the nearest."""
    for child in verb.children:
        which = child.dep_ == "nsubj" and child.lower_ == "which"
        if which and child.i > 1 and child.nbor(-1).text == ",":
            return marks.ending(child.i - 1, "State", "Organization")
    return None


def _whose(noun: Token) -> list[Token]:
    """Whose jury or chest it is."""
    own = [child for child in noun.children if child.dep_ == "poss"]
    return [*own, *prepositional(noun, "of")]


def _right_before(marks: Marks, verb: Token) -> Mark | None:
    """Who stands before a verb that the parse leaves without a subject."""
    at, first = verb.i, verb.sent.start
    while at > first and verb.doc[at - 1].pos_ in {"ADV", "AUX", "PUNCT"}:
        at -= 1
    return marks.ending(at, *ACTORS)


def behalf(marks: Marks, verb: Token) -> Iterator[Mark]:
    """In whose name it is done: "on behalf of X", "in the name of X"."""
    for token in verb.subtree:
        if token.lower_ in {"behalf", "name"} and token.head.lower_ in {"on", "in"}:
            for end in prepositional(token, "of"):
                yield from meant(marks, end)
            own = (child for child in token.children if child.dep_ == "poss")
            for end in own:
                yield from meant(marks, end)
