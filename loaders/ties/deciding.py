"""Who acts on whom where an office is given or taken."""

from collections.abc import Sequence

from detente.loaders.ties.clauses import mark_of
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.people import (
    ACTORS,
    doer,
    people_from,
    person_from,
    person_through,
)
from detente.loaders.tokens import Token

_FULL = frozenset({"aux", "nsubj", "dobj", "mark"})
_PAPERS = frozenset({"decree", "order", "decision", "edict", "ordinance", "warrant"})
_ANNOUNCING = frozenset({"announce", "say", "confirm"})
_NOT_DONE = frozenset({"want", "urge", "ask", "demand", "press", "beg", "pressure"})


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` says what is done to its subject."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def is_done_to(verb: Token) -> bool:
    """As ``is_passive``, or "replaced by X" behind a name."""
    return is_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "acl")


def _is_participle(marks: Marks, verb: Token) -> bool:
    """Whether it is one without "been": "X, named minister by Y", "fired by Y, X"."""
    if verb.tag_ not in ("VBN", "VBD") or person_from(marks, verb.i + 1) is not None:
        return False
    set_off = verb.i > 1 and marks.doc[verb.i - 1].text == ","
    if set_off and marks.ending(verb.i - 1, "Person") is not None:
        bare = verb.tag_ == "VBN" and verb.dep_ == "acl"
        return bare or person_through(marks, verb, "by", *ACTORS) is not None
    alone = {child.dep_ for child in verb.children}.isdisjoint(_FULL)
    return alone and verb.dep_ in ("acl", "advcl", "relcl")


def appointed_by(
    marks: Marks, verb: Token, held: Sequence[Holder]
) -> tuple[Mark | None, list[Mark]]:
    """Who acts and on which persons, active or passive."""
    if is_passive(verb) or _is_participle(marks, verb):
        person = doer(marks, verb, held, "Person")
        actor = person_through(marks, verb, "by", *ACTORS) or _signer(marks, verb)
        above = verb.head
        if actor is None and verb.dep_ == "ccomp" and above.lemma_ in _ANNOUNCING:
            types = ACTORS if above.lemma_ == "announce" else ("Organization",)
            actor = doer(marks, above, held, *types)
        return actor, [person] if person is not None else []
    whom = next((t for t in verb.lefts if t.lower_ in ("whom", "who")), None)
    if verb.dep_ == "relcl" and whom is not None and whom.lower_ == "whom":
        person = mark_of(marks, verb.head, "Person")
        return _own_subject(marks, verb, held), [person] if person is not None else []
    actor = doer(marks, verb, held, *ACTORS) or _by_paper(marks, verb, held)
    start = verb.i + 1 + _particle(verb)
    if marks.doc[start : start + 1].text in ("at", "on", "upon", "into", "from"):
        return actor, []  # "fired at him"
    return actor, list(people_from(marks, start))


def _particle(verb: Token) -> int:
    """1 where a particle follows: "swore in", "threw out"."""
    return int(
        verb.i + 1 < len(verb.doc)
        and verb.nbor(1).lower_ in ("in", "out", "up", "back", "down")
    )


def _own_subject(marks: Marks, verb: Token, held: Sequence[Holder]) -> Mark | None:
    for child in verb.children:
        if child.dep_ == "nsubj" and child.lower_ != "whom":
            return mark_of(marks, child, *ACTORS)
    return doer(marks, verb, held, *ACTORS)


def _by_paper(marks: Marks, verb: Token, held: Sequence[Holder]) -> Mark | None:
    """Who signed the paper that does it: "signed a decree appointing X"."""
    paper = verb.head
    if verb.dep_ not in ("acl", "relcl") or paper.lemma_.lower() not in _PAPERS:
        return None
    above = paper.head
    return doer(marks, above, held, *ACTORS) if above.pos_ == "VERB" else None


def _signer(marks: Marks, verb: Token) -> Mark | None:
    """Who signed the paper that a passive names: "By decree, X has been appointed"."""
    if not any(token.lemma_.lower() in _PAPERS for token in verb.sent):
        return None
    for token in marks.doc[verb.sent.start :]:
        if token.lemma_ == "sign" and is_passive(token):
            return person_through(marks, token, "by", *ACTORS)
    return None


def is_wish(verb: Token) -> bool:
    """Whether it is only wanted: "wants the president to fire X"."""
    above = verb.head
    return bool(
        verb.dep_ in ("ccomp", "xcomp", "advcl")
        and verb.tag_ == "VB"
        and above.lemma_.lower() in _NOT_DONE
    ) or any(
        word.lower_ == "on" and word.head.lemma_ in ("call", "prevail")
        for word in above.children
    )
