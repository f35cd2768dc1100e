"""Honours: AWARDED from who confers them, PRESENTED_TO from who hands them over."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of, mark_of_subject
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_ACTORS = ("Person", "State", "Organization")
_NOUNS = frozenset(
    {
        "award",
        "medal",
        "prize",
        "order",
        "honor",
        "honour",
        "title",
        "decoration",
        "star",
        "cross",
        "stipend",
        "grant",
        "diploma",
        "insignia",
    }
)


def awards(marks: Marks) -> Iterator[Proposal]:
    """Awards conferred, presented, received.

    What is handed to somebody else than it was conferred on has ``on_behalf_of``.
    """
    found = list(_awards(marks))
    found += _by_others(marks, found)
    winners = {
        proposal.attrs: proposal.object.entity
        for proposal in found
        if proposal.relation == "AWARDED"
    }
    for proposal in found:
        winner = winners.get(proposal.attrs)
        if (
            proposal.relation == "PRESENTED_TO"
            and winner is not None
            and winner.id != proposal.object.entity.id
        ):
            attrs = dict(proposal.attrs) | {"on_behalf_of": winner.name}
            yield replace(proposal, attrs=tuple(sorted(attrs.items())))
        else:
            yield proposal


def _awards(marks: Marks) -> Iterator[Proposal]:
    giving = words("awards", "recipient_object") | words("awards", "award_object")
    for token in marks.doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        lemma = token.lemma_.lower()
        if lemma in giving:
            yield from _of_giving(marks, token)
        elif lemma in words("awards", "receiving"):
            yield from _of_receiving(marks, token)


def _by_others(marks: Marks, found: Iterable[Proposal]) -> Iterator[Proposal]:
    """Who conferred it, told apart from whom: "the medal was conferred by Putin"."""
    won = {dict(p.attrs)["award"]: p for p in found if p.relation == "AWARDED"}
    for token in marks.doc:
        if token.lemma_.lower() not in words("awards", "award_object"):
            continue
        award = _award(marks, token)
        giver = _by(marks, token)
        if award not in won or giver is None or _to(marks, token) is not None:
            continue
        subjects = [c for c in token.children if c.dep_ == "nsubjpass"]
        if any(c.lemma_.lower() in _NOUNS for c in subjects):
            yield replace(
                won[award],
                subject=giver.found,
                subject_mention=giver.mention,
                trigger=token.i,
                rule="awarded:passive",
            )


def _of_giving(marks: Marks, verb: Token) -> Iterator[Proposal]:
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    award = _award(marks, verb)
    if award is None:
        return
    giver = _by(marks, verb) if passive else mark_of_subject(marks, verb, *_ACTORS)
    taker = _to(marks, verb)
    if passive and taker is None:
        taker = mark_of_subject(marks, verb, *_ACTORS)
    if not passive and taker is None:
        taker = _object(marks, verb)
    if giver is None or taker is None:
        return
    relation = "AWARDED"
    if verb.lemma_.lower() in words("awards", "presenting") and giver.type == "Person":
        relation = "PRESENTED_TO"
    rule = f"{relation.lower()}:{'passive' if passive else 'active'}"
    yield from tie(giver, relation, taker, rule, verb.i, award=award)


def _award(marks: Marks, verb: Token) -> str | None:
    """The name of the award that hangs on the verb, of the one told last or alone."""
    nouns = False
    for token in verb.subtree:
        mark = marks.over(token.i, "Award")
        if mark is not None:
            return mark.found.entity.name
        nouns = nouns or (token.lemma_.lower() in _NOUNS and token.pos_ != "VERB")
    if not nouns:
        return None
    named = [mark for mark in marks if mark.type == "Award"]
    told = [mark.found.entity.name for mark in named if mark.start < verb.i]
    alone = {mark.found.entity.name for mark in named}
    return told[-1] if told else next(iter(alone)) if len(alone) == 1 else None


def _by(marks: Marks, verb: Token) -> Mark | None:
    return _through(marks, verb, "by")


def _to(marks: Marks, verb: Token) -> Mark | None:
    return _through(marks, verb, "to", "on", "upon")


def _through(marks: Marks, verb: Token, *links: str) -> Mark | None:
    objects = [child for child in verb.children if child.dep_ in ("dobj", "prep")]
    for holder in (verb, *objects):
        for link in (holder, *holder.children):
            if link.lower_ not in links:
                continue
            for object_ in link.children:
                if object_.dep_ == "pobj":
                    mark = mark_of(marks, object_, *_ACTORS)
                    if mark is not None:
                        return mark
    return None


def _object(marks: Marks, verb: Token) -> Mark | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "iobj"):
            mark = mark_of(marks, child, *_ACTORS)
            if mark is not None:
                return mark
    return None


def _of_receiving(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "X received the medal from Y"."""
    taker = mark_of_subject(marks, verb, *_ACTORS)
    award = _award(marks, verb)
    giver = _through(marks, verb, "from")
    if taker is not None and award is not None and giver is not None:
        yield from tie(giver, "AWARDED", taker, "awarded:received", verb.i, award=award)
