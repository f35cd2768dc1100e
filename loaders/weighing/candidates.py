"""Ties that rules propose, gathered: one candidate for each tie of a sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.graph.relations import vocabulary
from detente.loaders.tokens import Doc
from detente.loaders.weighing.places import Placed, Places
from detente.loaders.weighing.proposal import Proposal

_Ends = tuple[int, str, str]
_Says = tuple[str, str, str]  # relation, event class and the title of an office


@dataclass(frozen=True, slots=True)
class Candidate:
    """``subject`` in ``relation`` to ``object``, as tokens ``start:end`` say.

    ``kind`` is the event class that the rules give it, empty where it is the relation's
    own. ``proposals`` are the rules that say so, the surest first. ``rivals`` are other
    relations that rules read between the two, ``back`` those read from object to
    subject.
    """

    relation: str
    subject: Placed
    object: Placed
    start: int
    end: int
    proposals: tuple[Proposal, ...]
    kind: str = ""
    rivals: tuple[str, ...] = ()
    back: tuple[str, ...] = ()

    @property
    def trigger(self) -> int:
        """The token that says it."""
        return self.proposals[0].trigger


def candidates(
    doc: Doc, places: Places, proposals: Iterable[Proposal]
) -> Iterator[Candidate]:
    """What ``proposals`` say, each tie of a sentence once, in the order of the text.

    Two offices of one state are two ties.
    """
    read: dict[_Ends, dict[_Says, list[Proposal]]] = defaultdict(dict)
    for proposal in proposals:
        sentence = doc[proposal.trigger].sent.start
        ends = (sentence, proposal.subject.entity.id, proposal.object.entity.id)
        swapped = (sentence, ends[2], ends[1])
        told = dict(proposal.attrs)
        office = told.get("title", "") if proposal.relation == "HOLDS_POSITION" else ""
        says = (proposal.relation, told.get("event_class", ""), office)
        if vocabulary().relation(proposal.relation).symmetric:
            turned = read.get(swapped, {}).get(says)
            if turned is not None:
                turned.append(proposal)
                continue
        read[ends].setdefault(says, []).append(proposal)
    for ends in sorted(read):
        start, one, other = ends
        relations = {relation for relation, *_ in read[ends]}
        back = {relation for relation, *_ in read.get((start, other, one), ())}
        for (relation, kind, _), found in sorted(read[ends].items()):
            first = min(found, key=lambda p: (-p.score, p.trigger, p.rule))
            subject = places.of(first.subject, first.subject_mention)
            object_ = places.of(first.object, first.object_mention)
            if subject is None or object_ is None:
                continue
            yield Candidate(
                relation,
                subject,
                object_,
                start,
                doc[start].sent.end,
                (first, *(p for p in found if p is not first)),
                kind,
                tuple(sorted(relations - {relation})),
                tuple(sorted(back)),
            )
