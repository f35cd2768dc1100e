"""Honours: AWARDED from who confers them, PRESENTED_TO from who hands them over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from detente.loaders.ties.conferring import honours
from detente.loaders.ties.honoured import Honour
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.tying import tie
from detente.loaders.weighing.proposal import Proposal

_BACK = 90  # tokens back to an award that "the medal" may mean
_NEAR = 50  # tokens back to an honour of which a thing that is handed over may be part
_BESIDE = 5  # tokens between "medal" and its name


@dataclass(slots=True)
class _Told:
    """An award told of so far: who conferred it, and on whom."""

    name: str
    at: int
    givers: tuple[Mark, ...] = ()
    takers: tuple[Mark, ...] = ()
    proxies: tuple[Mark, ...] = ()
    winners: frozenset[str] = frozenset()
    prize: int = -1


def awards(marks: Marks) -> Iterator[Proposal]:
    """Awards conferred, presented, received.

    What is handed to somebody else than it was conferred on has ``on_behalf_of``.
    """
    told: list[_Told] = []
    called: dict[tuple[str, str], str] = {}
    open_: list[tuple[Proposal, bool]] = []
    for honour in honours(marks):
        known = _known(marks, honour, told)
        if known is None:
            continue
        if honour.rule == "refused":
            refused = list(_refused(honour, known))
            ends = {_ends(one)[::-1] for one in refused}
            open_ = [(one, new) for one, new in open_ if _ends(one) not in ends]
            open_ += ((one, False) for one in refused)
            continue
        made = list(_said(honour, known))
        unnamed = known.name == honour.prize.noun
        open_ += ((one, unnamed) for one in made)
        if not unnamed:
            called.update((_ends(one), known.name) for one in made)
        known.winners |= {
            one.object.entity.id for one in made if one.relation == "AWARDED"
        }
        if made or honour.takers:
            told.append(known)
    for one, unnamed in open_:
        if one.relation == "DECLINED":
            yield one
            continue
        name = called.get(_ends(one)) if unnamed else None
        attrs = dict(one.attrs) | ({"award": name} if name else {})
        yield replace(one, attrs=tuple(sorted(attrs.items())))


def _ends(proposal: Proposal) -> tuple[str, str]:
    return proposal.subject.entity.id, proposal.object.entity.id


def _refused(honour: Honour, known: _Told) -> Iterator[Proposal]:
    """Who turns down an award that was told of before, and whose."""
    meant = {taker.entity_id for taker in known.takers}
    for taker in honour.takers:
        if taker.entity_id in meant:
            for giver in known.givers:
                yield from tie(taker, "DECLINED", giver, "declining:award", honour.word)


def _known(marks: Marks, honour: Honour, told: Sequence[_Told]) -> _Told | None:
    """The award meant, with what was told of it before."""
    prize = honour.prize
    before = next(
        (
            one
            for one in reversed(told)
            if (one.name == prize.name and bool(one.name))
            or (prize.back and honour.word - one.at < _BACK and prize.may_be(one.name))
            or (honour.rule == "category" and honour.word - one.at < _BACK)
        ),
        None,
    )
    if prize.thing and not (before and _is_taken(honour, before)):
        return None
    name = prize.name
    if before is not None and not prize.named:
        name = before.name
    elif not prize.named:
        name = _elsewhere(marks, honour) or prize.name
    if not name:
        return None
    if before is None:
        return _Told(name, honour.word)
    return replace(before, name=name, at=honour.word)


def _is_taken(honour: Honour, before: _Told) -> bool:
    """Whether somebody takes a thing who was honoured just before."""
    known = {one.entity_id for one in (*before.takers, *before.proxies)}
    near = honour.word - before.at < _NEAR
    return near and any(one.entity_id in known for one in honour.takers)


def _elsewhere(marks: Marks, honour: Honour) -> str | None:
    """What "the medal" is called: told last before, or where it is called by name."""
    prize = honour.prize
    named = [
        mark
        for mark in marks
        if mark.type == "Award" and prize.may_be(mark.found.entity.name)
    ]
    before = [one for one in named if one.start < honour.word]
    if prize.back and before and honour.word - before[-1].start < _BACK:
        return before[-1].found.entity.name
    doc = marks.doc
    for one in named:
        near = doc[max(0, one.start - _BESIDE) : one.start]
        if any(token.lemma_.lower() == prize.noun for token in near):
            return one.found.entity.name  # "the medal, called Order of the Fjord"
    return None


def _said(honour: Honour, known: _Told) -> Iterator[Proposal]:
    """The ties that ``honour`` tells, ``known`` being brought up to date."""
    takers = honour.takers
    again = honour.prize.back or honour.prize.at == known.prize
    if not takers and again and honour.others < 2:  # noqa: PLR2004
        ids = {giver.entity_id for giver in honour.givers}
        before = tuple(t for t in known.takers if t.entity_id not in ids)
        takers = before if len(before) == 1 or not honour.others else ()
    givers = tuple(g for g in honour.givers if g not in takers)
    hands = [g for g in givers if honour.hands and g.type == "Person"]
    confers = [g for g in givers if g not in hands]
    rule = honour.rule
    for giver in confers:
        yield from _ties(honour, giver, "AWARDED", takers, f"awarded:{rule}", known)
    others = _conferring(honour, confers, known)
    ids = {taker.entity_id for taker in known.takers}
    for giver, how in others:
        new = [t for t in takers if how != "told" or t.entity_id not in ids]
        told = f"awarded:{rule}.{how}"
        yield from _ties(honour, giver, "AWARDED", new, told, known)
    to = honour.proxy or takers
    for giver in hands:
        rest = f"presented_to:{rule}"
        yield from _ties(honour, giver, "PRESENTED_TO", to, rest, known)
    known.proxies = honour.proxy or known.proxies
    known.prize = honour.prize.at
    known.givers = (*confers, *(one for one, _ in others)) or known.givers
    if not known.takers or confers or others:
        known.takers = takers or known.takers


def _conferring(
    honour: Honour, confers: Sequence[Mark], known: _Told
) -> list[tuple[Mark, str]]:
    """Who else confers it: in whose name, whose award it is, who was told to before."""
    if honour.behalf:
        return [(one, "behalf") for one in honour.behalf]
    ids = {one.entity_id for one in confers}
    owners = [one for one in honour.prize.owners if one.entity_id not in ids]
    if owners:
        return [(one, "owner") for one in owners]
    if confers or honour.hands:
        return []
    if known.givers:
        return [(one, "told") for one in known.givers]
    return [(one, "state") for one in honour.prize.states[:1]]


def _ties(  # noqa: PLR0913, PLR0917
    honour: Honour,
    giver: Mark,
    relation: str,
    takers: Iterable[Mark],
    rule: str,
    known: _Told,
) -> Iterator[Proposal]:
    for taker in takers:
        for one in tie(giver, relation, taker, rule, honour.word, award=known.name):
            winner = honour.takers[0] if honour.proxy and honour.takers else None
            if winner is None and known.winners.isdisjoint({taker.entity_id}):
                ids = known.winners
                winner = next((t for t in known.takers if t.entity_id in ids), None)
            if relation == "AWARDED" or winner is None:
                yield one
                continue
            attrs = dict(one.attrs) | {"on_behalf_of": winner.found.entity.name}
            yield replace(one, attrs=tuple(sorted(attrs.items())))
