"""One proposal from two marks, where the vocabulary lets the relation join them."""

from collections.abc import Iterator

from detente.graph.relations import vocabulary
from detente.loaders.ties.marks import Mark
from detente.loaders.weighing.proposal import Proposal


def tie(
    subject: Mark,
    relation: str,
    object_: Mark,
    rule: str,
    trigger: int | None = None,
    **attrs: str,
) -> Iterator[Proposal]:
    """The proposal, or nothing where the types or the entities do not allow it.

    ``trigger`` is the first token of ``object_`` where it is not given.
    """
    same = subject.entity_id == object_.entity_id
    if same or not vocabulary().relation(relation).joins(subject.type, object_.type):
        return
    yield Proposal(
        subject=subject.found,
        subject_mention=subject.mention,
        relation=relation,
        object=object_.found,
        object_mention=object_.mention,
        trigger=object_.start if trigger is None else trigger,
        rule=rule,
        attrs=tuple(sorted(attrs.items())),
    )
