"""Clauses that tell of an honour: who gives which award to whom."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.loaders.events.slots import datives, is_passive, patients, prepositional
from detente.loaders.lexicon import words
from detente.loaders.ties.honoured import (
    TO,
    Honour,
    actors,
    behalf,
    doers,
    first_prize,
    is_sent_to,
    meant,
    owned,
    things,
    through,
)
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.prizes import Prize
from detente.loaders.ties.winning import gone, named, noun_told, winner
from detente.loaders.tokens import Token

_VERBS = frozenset({"VERB", "AUX"})
_UNTAKEN = frozenset(
    {"decline", "refuse", "reject", "nominate", "shortlist", "fail", "miss", "propose"}
)
_GERUND = frozenset({"xcomp", "pcomp", "prep", "ccomp", "advcl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_TIMES = frozenset({"DATE", "TIME"})


def honours(marks: Marks) -> Iterator[Honour]:
    """All that the words of a text tell of honours, in its order."""
    for token in marks.doc:
        lemma = token.lemma_.lower()
        told: Honour | None = None
        if token.pos_ in _VERBS:
            told = _of_verb(marks, token)
        elif token.pos_ == "NOUN" and lemma in words("awards", "deeds"):
            told = noun_told(marks, token)
        elif token.pos_ in {"NOUN", "PROPN"} and (
            lemma in words("awards", "winners") or token.dep_ in {"attr", "appos"}
        ):
            told = winner(marks, token)
        if told is not None:
            yield told


def _of_verb(marks: Marks, verb: Token) -> Honour | None:
    if _refuses(verb):
        return _refused(marks, verb)
    if _is_untaken(verb):
        return None
    lemma = verb.lemma_.lower()
    if lemma in words("awards", "recipient_object") | words("awards", "award_object"):
        return _given(marks, verb)
    if lemma in words("awards", "receiving"):
        return _received(marks, verb)
    if lemma in words("awards", "naming"):
        return named(marks, verb)
    return gone(marks, verb) if lemma in {"go", "be"} else None


def _refuses(verb: Token) -> bool:
    if verb.lemma_ == "turn":
        return any(child.lower_ == "down" for child in verb.children)
    return verb.lemma_ in {"refuse", "decline", "reject", "spurn"}


def _refused(marks: Marks, verb: Token) -> Honour | None:
    """As in "he turned the award down"."""
    prize = first_prize(marks, patients(verb), strict=True)
    takers = doers(marks, verb, passive=False)
    if prize is None or is_passive(verb):
        return None
    return Honour(verb.i, "refused", prize, (), takers)


def _is_untaken(verb: Token) -> bool:
    """Whether it is not taken, or only may be: "declined to accept", "did not take"."""
    lemma = verb.lemma_.lower()
    if lemma in {"accept", "take"} and any(c.dep_ == "neg" for c in verb.children):
        return True
    above = verb
    for _ in range(2):
        if above.dep_ not in _GERUND:
            return False
        above = above.head
        if above.lemma_.lower() in _UNTAKEN:
            return True
    return False


def _given(marks: Marks, verb: Token) -> Honour | None:
    passive = is_passive(verb)
    lemma = verb.lemma_.lower()
    behind = [*datives(verb), *through(verb, *TO)]
    behind = [end for end in behind if not is_sent_to(verb, end)]
    beside = [c for t in behind for c in t.children if c.dep_ == "appos"]
    given = [*things(verb), *patients(verb), *beside]
    if lemma in words("awards", "recipient_object"):
        given = [*prepositional(verb, "with"), *given]
    prize = first_prize(marks, given, strict=lemma not in words("awards", "honouring"))
    prize = prize or owned(marks, given)
    whose = [t for t in patients(verb) if _is_owned_alone(t)]
    if prize is None and whose:  # "Holt's was handed to her"
        prize = Prize(whose[0].i, "", "award", named=False, back=True)
    gift = None if prize else _gift(marks, verb, given)
    prize = prize or gift or _thing(marks, verb) or _unnamed(verb)
    if prize is None:
        return None
    taking = [*patients(verb), *behind]
    takers = actors(marks, taking, prize)
    givers = doers(marks, verb, passive=passive)
    if passive and not givers:
        by = [*prepositional(marks.doc[prize.at], "by"), *through(verb, "by")]
        givers = actors(marks, by, prize)
    hands = bool(gift) or prize.thing or lemma in words("awards", "presenting")
    if prize.owners and lemma not in words("awards", "honouring"):
        hands = True
    if whose and not takers:
        takers = actors(marks, whose, None)
    rule = "passive" if passive else "active"
    name_of = tuple(behalf(marks, verb))
    hands = hands or bool(name_of)
    others = {t.i for t in taking if t.pos_ in _NOMINAL and t.ent_type_ not in _TIMES}
    return Honour(
        verb.i,
        rule,
        prize,
        givers,
        takers,
        hands=hands,
        behalf=name_of,
        others=len(others - {prize.at}),
    )


def _received(marks: Marks, verb: Token) -> Honour | None:
    """As in "X received the medal from Y", "X has won the Guild's prize"."""
    if is_passive(verb):
        return _given(marks, verb) if verb.lemma_.lower() == "accept" else None
    prize = first_prize(marks, [*patients(verb), *things(verb)], strict=True)
    givers, hands = _hands(marks, through(verb, "from"))
    prize = prize or owned(marks, patients(verb), known=hands)
    if prize is None:
        return None
    takers = doers(marks, verb, passive=False)
    name_of = tuple(behalf(marks, verb))
    won = verb.lemma_.lower() in words("awards", "winning")
    if won and prize.noun in words("awards", "games"):
        bodies = (one for one in prize.owners if one.type != "State")
        prize = replace(prize, states=(), owners=tuple(bodies))
    if name_of:
        return Honour(verb.i, "received", prize, givers, name_of, hands, (), takers)
    return Honour(verb.i, "received", prize, givers, takers, hands)


def _hands(marks: Marks, ends: Iterable[Token]) -> tuple[tuple[Mark, ...], bool]:
    """Who gives it, and whether one only hands it over: "from the hands of"."""
    givers: list[Mark] = []
    for end in ends:
        held = end.lemma_.lower() == "hand"
        for token in prepositional(end, "of") if held else [end]:
            givers += meant(marks, token)
        if held:
            return tuple(givers), True
    doc = marks.doc
    reigns = words("awards", "reigning")
    plain = [
        one
        for one in givers
        if one.type == "Person"
        and not any(
            t.lemma_.lower() in reigns
            for t in doc[max(0, one.start - 4) : min(len(doc), one.end + 6)]
        )
    ]
    return tuple(givers), bool(plain)


def _thing(marks: Marks, verb: Token) -> Prize | None:
    """What is handed over and may stand for an award: "passed her the golden bowl"."""
    if verb.lemma_.lower() not in words("awards", "giving"):
        return None
    where = "nsubjpass" if is_passive(verb) else "dobj"
    ends = [child for child in verb.children if child.dep_ == where]
    ends += [c for end in ends for c in end.children if c.dep_ == "appos"]
    for end in ends:
        free = end.pos_ == "NOUN" and end.text.islower() and marks.over(end.i) is None
        if free and end.lemma_ not in words("awards", "no_things"):
            return Prize(end.i, "", "award", named=False, back=True, thing=True)
    return None


def _unnamed(verb: Token) -> Prize | None:
    """As in "was decorated by Norway", which says not with what."""
    if verb.lemma_ != "decorate" or not any(
        one.ent_type_ == "PERSON" or one.pos_ in {"PRON", "PROPN"}
        for one in patients(verb)
    ):
        return None
    return Prize(verb.i, "decoration", "decoration", named=False)


def _is_owned_alone(token: Token) -> bool:
    return any(child.dep_ == "case" for child in token.children)


def _gift(marks: Marks, verb: Token, things: Iterable[Token]) -> Prize | None:
    """What is no award but handed over: "presented him with a sword"."""
    if verb.lemma_.lower() not in words("awards", "giving"):
        return None
    for token in things:
        noun = token.lemma_.lower()
        if noun in words("awards", "gifts") and marks.over(token.i) is None:
            text = " ".join(
                t.text for t in [*token.lefts, token] if t.dep_ not in {"det", "poss"}
            )
            return Prize(token.i, text, noun, named=True)
    return None
