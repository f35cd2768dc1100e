"""Who did the same: "and Denmark did so in May", "as did Peru", "so is Chile".

What the clause before tells of its subject is told of another, with the same object.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.loaders.document import Found
from detente.loaders.events.slots import subjects
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.places import Placed, Places
from detente.loaders.weighing.proposal import Proposal

_SCORE = 0.8  # of that of the proposal that is echoed
_ONE = "one"  # "Spain has been one since 1994"
_AUXILIARIES = frozenset({"do", "be", "have"})
_KINDS = frozenset({"RECOGNIZED", "MEMBER_OF", "ALLIED_WITH"})


def echoes(
    doc: Doc, found: Sequence[Found], told: Sequence[Proposal]
) -> Iterator[Proposal]:
    """The proposals of ``told`` again for those who are said to have done the same."""
    places = Places(doc, found)
    made = [one for one in told if one.relation in _KINDS]
    if not made:
        return
    for token in doc:
        doers = _doers(doc, token, places)
        before = _before(doc, token, made, {one.found.entity.type for one in doers})
        for doer in doers:
            for one in before:
                ends = {one.subject.entity.id, one.object.entity.id}
                if doer.found.entity.id in ends:
                    continue
                yield replace(
                    one,
                    subject=doer.found,
                    subject_mention=doer.mention,
                    trigger=token.i,
                    rule=f"echo:{one.rule}",
                    score=one.score * _SCORE,
                )


def _doers(doc: Doc, token: Token, places: Places) -> list[Placed]:
    """Who is said to do the same by ``token``, the verb that stands for another."""
    behind = doc[token.i + 1 : token.i + 3].text.lower()
    if token.lemma_ == "do" and (behind.startswith("so") or behind == "the same"):
        return [one for doer in subjects(token) for one in places.named(doer)]
    if token.lemma_ == "follow" and behind.startswith("suit"):
        return [one for doer in subjects(token) for one in places.named(doer)]
    if token.lower_ == _ONE and token.dep_ == "attr":
        return [one for doer in subjects(token.head) for one in places.named(doer)]
    before = doc[token.i - 1].lower_ if token.i else ""
    if token.lemma_ in _AUXILIARIES and before in ("as", "so"):
        return _behind(doc, token, places)
    return []


def _behind(doc: Doc, token: Token, places: Places) -> list[Placed]:
    """The names right behind: "as did Peru and Chile"."""
    place = token.i + 1 + (doc[token.i + 1 : token.i + 2].text.lower() == "the")
    here = places.over(place) if place < len(doc) else None
    return [] if here is None or here.start != place else list(places.listed(here))


def _before(
    doc: Doc, token: Token, made: Sequence[Proposal], types: set[str]
) -> list[Proposal]:
    """What was told last of one like the doers, in this sentence or the one before."""
    start = token.sent.start
    start = doc[start - 1].sent.start if start else start
    near = [
        one
        for one in made
        if start <= one.trigger < token.i and one.subject.entity.type in types
    ]
    if not near:
        return []
    last = max(near, key=lambda one: one.trigger)
    return [
        one
        for one in near
        if one.trigger == last.trigger
        and one.relation == last.relation
        and one.subject.entity.id == last.subject.entity.id
    ]
