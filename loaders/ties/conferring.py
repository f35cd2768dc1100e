"""Clauses that tell of an honour: who gives which award to whom, as the words say it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from detente.loaders.events.slots import (
    agents,
    antecedent,
    datives,
    expand,
    is_passive,
    patients,
    prepositional,
    speakers,
    subjects,
)
from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of, mark_of_subject, mark_told_of
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.prizes import Prize, prize_of
from detente.loaders.tokens import Token

ACTORS = ("Person", "State", "Organization")
_VERBS = frozenset({"VERB", "AUX"})
_TO = ("to", "on", "upon")
_THINGS = frozenset({"dobj", "attr", "oprd", "npadvmod", "appos", "dative", "pobj"})
_UNTAKEN = frozenset(
    {"decline", "refuse", "reject", "nominate", "shortlist", "fail", "miss", "propose"}
)
_GERUND = frozenset({"xcomp", "pcomp", "prep", "ccomp", "advcl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_TIMES = frozenset({"DATE", "TIME"})
_SPANS = frozenset({"Year", "Decade", "Century", "Month", "Season", "Tournament"})
_BY_WHICH = frozenset({"decree", "order", "edict"})
_BEST = frozenset({"best", "top", "outstanding", "most"})


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


def honours(marks: Marks) -> Iterator[Honour]:
    """All that the words of a text tell of honours, in its order."""
    giving = words("awards", "recipient_object") | words("awards", "award_object")
    for token in marks.doc:
        lemma = token.lemma_.lower()
        told: Honour | None = None
        if token.pos_ in _VERBS and not _is_untaken(token):
            if lemma in giving:
                told = _given(marks, token)
            elif lemma in words("awards", "receiving"):
                told = _received(marks, token)
            elif lemma in words("awards", "naming"):
                told = _named(marks, token)
            elif lemma in {"go", "be"}:
                told = _gone(marks, token)
        elif token.pos_ == "NOUN" and lemma in words("awards", "deeds"):
            told = _noun(marks, token)
        elif token.pos_ in {"NOUN", "PROPN"} and lemma in words("awards", "winners"):
            told = _winner(marks, token)
        if told is not None:
            yield told


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
    behind = [*datives(verb), *_through(verb)]
    beside = [c for t in behind for c in t.children if c.dep_ == "appos"]
    things = [*_things(verb), *patients(verb), *beside]
    if lemma in words("awards", "recipient_object"):
        things = [*prepositional(verb, "with"), *things]
    prize = _first_prize(marks, things, strict=lemma not in words("awards", "honouring"))
    whose = [t for t in patients(verb) if _is_owned_alone(t)]
    if prize is None and whose:  # "Holt's was handed to her"
        prize = Prize(whose[0].i, "", "award", named=False, back=True)
    gift = None if prize else _gift(marks, verb, things)
    prize = prize or gift
    if prize is None:
        return None
    taking = [*patients(verb), *behind]
    takers = _actors(marks, taking, prize)
    givers = _doers(marks, verb, passive=passive)
    if passive and not givers:
        givers = _actors(marks, prepositional(marks.doc[prize.at], "by"), prize)
    hands = gift is not None or lemma in words("awards", "presenting")
    if prize.owners and lemma not in words("awards", "honouring"):
        hands = True
    if whose and not takers:
        takers = _actors(marks, whose, None)
    rule = "passive" if passive else "active"
    behalf = tuple(_behalf(marks, verb))
    hands = hands or bool(behalf)
    others = len(
        {
            token.i
            for token in taking
            if token.i != prize.at
            and token.pos_ in _NOMINAL
            and token.ent_type_ not in _TIMES
        }
    )
    return Honour(verb.i, rule, prize, givers, takers, hands, behalf, (), others)


def _received(marks: Marks, verb: Token) -> Honour | None:
    """As in "X received the medal from Y", "X has won the Guild's prize"."""
    if is_passive(verb):
        return _given(marks, verb) if verb.lemma_.lower() == "accept" else None
    prize = _first_prize(marks, [*patients(verb), *_things(verb)], strict=True)
    if prize is None:
        called = (prize_of(marks, token, strict=False) for token in patients(verb))
        prize = next((one for one in called if one and one.owners), None)
    if prize is None:
        return None
    ends = [*prepositional(verb, "from"), *_from(marks, prize)]
    givers, hands = _hands(marks, ends)
    takers = _doers(marks, verb, passive=False)
    behalf = tuple(_behalf(marks, verb))
    won = verb.lemma_.lower() in words("awards", "winning")
    if won and prize.noun in words("awards", "games"):
        prize = replace(prize, states=())
    if behalf:
        return Honour(verb.i, "received", prize, givers, behalf, hands, (), takers)
    return Honour(verb.i, "received", prize, givers, takers, hands)


def _hands(marks: Marks, ends: Iterable[Token]) -> tuple[tuple[Mark, ...], bool]:
    """Who gives it, and whether one only hands it over: "from the hands of"."""
    givers: list[Mark] = []
    for end in ends:
        held = end.lemma_.lower() == "hand"
        for token in prepositional(end, "of") if held else [end]:
            givers += _meant(marks, token)
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


def _from(marks: Marks, prize: Prize) -> Iterator[Token]:
    yield from prepositional(marks.doc[prize.at], "from")


def _named(marks: Marks, verb: Token) -> Honour | None:
    """As in "named her winner of the prize", "made him a Knight of the Order"."""
    if verb.lemma_.lower() == "knight":
        prize = Prize(verb.i, "knighthood", "order", named=True)
        givers = _doers(marks, verb, passive=is_passive(verb))
        return Honour(verb.i, "named", prize, givers, _actors(marks, patients(verb), None))
    ranks = words("awards", "winners") | words("awards", "ranks")
    for token in verb.subtree:
        if token.i <= verb.i:
            continue
        prize = _of_the_year(token)
        if prize is None and token.lemma_.lower() in ranks:
            prize = _first_prize(marks, prepositional(token, "of", "to"), strict=False)
            rank = token.lemma_.lower() in words("awards", "ranks")
            if prize is not None and rank and prize.noun != "order":
                prize = None
        if prize is None:
            continue
        passive = is_passive(verb)
        between = marks.within(verb.i + 1, token.i, *ACTORS)
        takers = tuple(one for one in between if one.type == "Person" or len(between) == 1)
        if passive or not takers:
            takers = _actors(marks, patients(verb), prize)
        givers = _doers(marks, verb, passive=passive)
        return Honour(verb.i, "named", prize, givers, takers)
    return None


def _of_the_year(token: Token) -> Prize | None:
    """ "Journalist of the Year", which is an honour by itself."""
    doc = token.doc
    title = doc[token.i : token.i + 4]
    if len(title) < 4 or title[1].lower_ != "of" or title[2].lower_ != "the":  # noqa: PLR2004
        return None
    if title[3].text not in _SPANS or not token.text[0].isupper():
        return None
    start = token.i
    while start > 0 and doc[start - 1].head == token and doc[start - 1].text.istitle():
        start -= 1
    return Prize(token.i, str(doc[start : token.i + 4].text), "award", named=True)


def _gone(marks: Marks, verb: Token) -> Honour | None:
    """As in "the prize went to X", "best actor was X"."""
    own = subjects(verb)
    best = any(t.lower_ in _BEST for one in own for t in one.subtree)
    if verb.lemma_.lower() == "go":
        prize = _first_prize(marks, own, strict=True)
        takers = _actors(marks, prepositional(verb, "to"), prize)
    else:
        prize = None
        takers = _actors(marks, patients(verb), None)
    if prize is None and best and own and marks.over(own[0].i, *ACTORS) is None:
        what = " ".join(t.text for t in own[0].subtree if t.dep_ != "det")
        prize = Prize(own[0].i, what, "award", named=True)
        return Honour(verb.i, "category", prize, _announcing(marks, verb), takers)
    if prize is None:
        return None
    return Honour(verb.i, "gone", prize, _announcing(marks, verb), takers)


def _announcing(marks: Marks, verb: Token) -> tuple[Mark, ...]:
    """The body that announces who won."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_ != "announce":
        return ()
    said = _doers(marks, above, passive=False)
    return tuple(one for one in said if one.type == "Organization")


def _noun(marks: Marks, noun: Token) -> Honour | None:
    """As in "the presentation of the medal to X by Y"."""
    prize = _first_prize(marks, prepositional(noun, "of"), strict=True)
    if prize is None:
        prize = _first_prize(marks, prepositional(noun, "with"), strict=True)
        if prize is None:
            return None
        takers = _actors(marks, prepositional(noun, "of"), prize)
    else:
        takers = _actors(marks, _through(noun), prize)
    own = [child for child in noun.children if child.dep_ == "poss"]
    by = [*prepositional(noun, "by"), *prepositional(marks.doc[prize.at], "by")]
    givers = _actors(marks, [*own, *by], prize)
    hands = noun.lemma_.lower() in words("awards", "presenting_nouns")
    return Honour(noun.i, "noun", prize, givers, takers, hands)


def _winner(marks: Marks, noun: Token) -> Honour | None:
    """As in "X, winner of the Guild's prize", "X is a laureate of the Order"."""
    prize = _first_prize(marks, prepositional(noun, "of"), strict=False)
    beside = [c for c in noun.children if c.dep_ in {"compound", "nmod"}]
    if prize is None:
        prize = _first_prize(marks, beside, strict=True)
    taker = mark_told_of(marks, noun, *ACTORS)
    if taker is None:
        taker = marks.starting(noun.i + 1, "Person")
    if taker is None or prize is None:
        return None
    return Honour(noun.i, "winner", prize, (), (taker,))


def _things(verb: Token) -> list[Token]:
    """What is given, wherever the parse has it."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in _THINGS:
            found += expand(child)
            found += (c for c in child.children if c.dep_ == "appos")
    return found


def _first_prize(
    marks: Marks, tokens: Iterable[Token], *, strict: bool
) -> Prize | None:
    for sure in (True, False) if not strict else (True,):
        for token in (tokens := list(tokens)):
            prize = prize_of(marks, token, strict=sure)
            if prize is not None:
                return prize
    return None


def _is_owned_alone(token: Token) -> bool:
    return any(child.dep_ == "case" for child in token.children)


def _gift(marks: Marks, verb: Token, things: Iterable[Token]) -> Prize | None:
    """What is no award but handed over: "presented him with a sword"."""
    if verb.lemma_.lower() != "present":
        return None
    for token in things:
        noun = token.lemma_.lower()
        if noun in words("awards", "gifts") and marks.over(token.i) is None:
            text = " ".join(
                t.text for t in [*token.lefts, token] if t.dep_ not in {"det", "poss"}
            )
            return Prize(token.i, text, noun, named=True)
    return None


def _through(verb: Token) -> Iterator[Token]:
    """Those behind "to" or "on", wherever in the clause the parse hangs it."""
    for token in verb.subtree:
        if token.i <= verb.i or token.lower_ not in _TO:
            continue
        above = token.head
        while above != verb and above.pos_ not in _VERBS and above.dep_ != "ROOT":
            above = above.head
        if above == verb:
            yield from (o for c in token.children if c.dep_ == "pobj" for o in expand(c))


def _actors(
    marks: Marks, tokens: Iterable[Token], prize: Prize | None
) -> tuple[Mark, ...]:
    found: dict[str, Mark] = {}
    for token in tokens:
        if prize is not None and token.i == prize.at:
            continue
        for mark in _meant(marks, token):
            found.setdefault(mark.entity_id, mark)
    return tuple(found.values())


def _meant(marks: Marks, token: Token) -> list[Mark]:
    """Those that the phrase of ``token`` names, or who it stands for: "whom"."""
    mark = mark_of(marks, token, *ACTORS)
    if mark is None and token.dep_ == "appos":
        mark = mark_of(marks, token.head, *ACTORS)  # "X, a poet whom they honoured"
    if mark is None and token.pos_ == "NOUN":
        mark = marks.starting(token.i + 1, "Person")
    return [] if mark is None else marks.alike(mark)


def _doers(marks: Marks, verb: Token, *, passive: bool) -> tuple[Mark, ...]:
    own = [antecedent(token) for token in agents(verb)]
    decrees = (token for token in own if token.lemma_.lower() in _BY_WHICH)
    own += [end for token in decrees for end in prepositional(token, "of")]
    found = _actors(marks, own, None)
    if found or passive:
        return found
    said = [s for token in own for s in speakers(token, frozenset())]
    found = _actors(marks, said, None)
    if found:
        return found
    mark = mark_of_subject(marks, verb, *ACTORS)
    if mark is None and not own and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        mark = _right_before(marks, verb)
    return () if mark is None else (mark,)


def _right_before(marks: Marks, verb: Token) -> Mark | None:
    """Who stands before a verb that the parse leaves without a subject."""
    at, first = verb.i, verb.sent.start
    while at > first and verb.doc[at - 1].pos_ in {"ADV", "AUX", "PUNCT"}:
        at -= 1
    return marks.ending(at, *ACTORS)


def _behalf(marks: Marks, verb: Token) -> Iterator[Mark]:
    """In whose name it is done: "on behalf of X", "in the name of X"."""
    for token in verb.subtree:
        if token.lower_ in {"behalf", "name"} and token.head.lower_ in {"on", "in"}:
            for end in prepositional(token, "of"):
                yield from _meant(marks, end)
            own = (child for child in token.children if child.dep_ == "poss")
            for end in own:
                yield from _meant(marks, end)
