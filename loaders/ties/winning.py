"""Who is told to have won an award: named for it, its winner, the best of a kind."""

from detente.loaders.events.slots import is_passive, patients, prepositional, subjects
from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_told_of
from detente.loaders.ties.honoured import (
    ACTORS,
    TO,
    Honour,
    actors,
    doers,
    first_prize,
    owned,
    through,
)
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.prizes import SPANS, Prize
from detente.loaders.tokens import Token

_KNIGHTS = frozenset({"knight", "knights", "dame", "companion", "chevalier"})
_BEST = frozenset({"best", "top", "outstanding"})


def named(marks: Marks, verb: Token) -> Honour | None:
    """As in "named her winner of the prize", "made him a Knight of the Order"."""
    if verb.lemma_.lower() == "knight":
        title = Prize(verb.i, "knighthood", "order", named=True)
        givers = doers(marks, verb, passive=is_passive(verb))
        takers = actors(marks, patients(verb), None)
        return Honour(verb.i, "named", title, givers, takers)
    ranks = words("awards", "winners") | words("awards", "ranks")
    into = first_prize(marks, through(verb, "to", "into"), strict=True)
    if into is not None and into.noun == "order" and is_passive(verb):
        givers = doers(marks, verb, passive=True)
        takers = actors(marks, patients(verb), into)
        return Honour(verb.i, "named", into, givers, takers)
    for token in verb.subtree:
        if token.i <= verb.i:
            continue
        prize = of_the_year(marks, token)
        if prize is None and token.lemma_.lower() in ranks:
            prize = first_prize(marks, prepositional(token, "of", "to"), strict=False)
            rank = token.lemma_.lower() in words("awards", "ranks")
            knight = token.lemma_.lower() in _KNIGHTS
            if prize is not None and rank and not knight and prize.noun != "order":
                prize = None
        if prize is None:
            continue
        passive = is_passive(verb)
        between = marks.within(verb.i + 1, token.i, *ACTORS)
        takers = tuple(
            one for one in between if one.type == "Person" or len(between) == 1
        )
        if passive or not takers:
            takers = actors(marks, patients(verb), prize)
        givers = doers(marks, verb, passive=passive)
        return Honour(verb.i, "named", prize, givers, takers)
    return None


def of_the_year(marks: Marks, token: Token) -> Prize | None:
    """An honour such as "Journalist of the Year"."""
    doc = token.doc
    title = doc[token.i : token.i + 4]
    if len(title) < 4 or title[1].lower_ != "of" or title[2].lower_ != "the":  # noqa: PLR2004
        return None
    if title[3].text not in SPANS or not token.text[0].isupper():
        return None
    start = token.i
    while start > 0 and doc[start - 1].head == token and doc[start - 1].text.istitle():
        if marks.over(start - 1, *ACTORS) is not None:
            break
        start -= 1
    own = (child for child in token.children if child.dep_ == "poss")
    owners = actors(marks, own, None)
    name = str(doc[start : token.i + 4].text)
    return Prize(token.i, name, "award", named=True, owners=owners)


def gone(marks: Marks, verb: Token) -> Honour | None:
    """As in "the prize went to X", "best actor was X"."""
    own = subjects(verb)
    best = any(t.lower_ in _BEST for one in own for t in one.subtree)
    if verb.lemma_.lower() == "go":
        prize = first_prize(marks, own, strict=True) or owned(marks, own)
        takers = actors(marks, prepositional(verb, "to"), prize)
    else:
        prize = None
        takers = actors(marks, patients(verb), None)
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
    said = doers(marks, above, passive=False)
    return tuple(one for one in said if one.type == "Organization")


def noun_told(marks: Marks, noun: Token) -> Honour | None:
    """As in "the presentation of the medal to X by Y"."""
    prize = first_prize(marks, prepositional(noun, "of"), strict=True)
    if prize is None:
        prize = first_prize(marks, prepositional(noun, "with"), strict=True)
        if prize is None:
            return None
        takers = actors(marks, prepositional(noun, "of"), prize)
    else:
        takers = actors(marks, through(noun, *TO), prize)
    own = [child for child in noun.children if child.dep_ == "poss"]
    by = [*prepositional(noun, "by"), *prepositional(marks.doc[prize.at], "by")]
    givers = actors(marks, [*own, *by], prize)
    hands = noun.lemma_.lower() in words("awards", "presenting_nouns")
    return Honour(noun.i, "noun", prize, givers, takers, hands)


def winner(marks: Marks, noun: Token) -> Honour | None:
    """As in "X, winner of the Guild's prize", "X is a laureate of the Order"."""
    prize = of_the_year(marks, noun)
    if prize is not None and not (prize.owners and noun.dep_ in {"attr", "appos"}):
        return None
    lemma = noun.lemma_.lower()
    ranked = lemma in words("awards", "ranks")
    if prize is None and not ranked and lemma not in words("awards", "winners"):
        return None
    prize = prize or first_prize(marks, prepositional(noun, "of"), strict=ranked)
    if ranked and (prize is None or prize.noun != "order"):
        return None
    beside = [c for c in noun.children if c.dep_ in {"compound", "nmod"}]
    if prize is None:
        prize = first_prize(marks, beside, strict=True)
    taker = mark_told_of(marks, noun, "Person", "Organization")
    if taker is None and noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        taker = next(iter(actors(marks, patients(noun.head), prize)), None)
    if taker is None:
        taker = marks.starting(noun.i + 1, "Person")
    if taker is None or prize is None:
        return None
    givers = _announcing(marks, noun.head) if noun.head.pos_ == "AUX" else ()
    return Honour(noun.i, "winner", prize, givers, (taker,))
