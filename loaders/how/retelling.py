"""Deeds told as what they undo: who calls off talks with another does not meet them.

The words alone make calling off a sanction or a refusal (it keeps that class); what is
told of the two is the meeting, visit or call that there will not be.
"""

from collections.abc import Iterator
from dataclasses import replace

from detente.graph.model import Modality
from detente.graph.relations import Relation, vocabulary
from detente.loaders.events.trigger_table import lexicon
from detente.loaders.how.calling_off import calls_off, things_called_off
from detente.loaders.how.modality import told
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.proposal import Proposal

_CONTACTS = frozenset({"MET", "VISITED", "CALLED"})


def retold(doc: Doc, proposal: Proposal) -> Proposal:
    """What ``proposal`` is told as; itself, where it calls off no contact."""
    verb = doc[proposal.trigger]
    if not calls_off(verb) or proposal.relation in _CONTACTS:
        return proposal
    for thing in things_called_off(verb):
        contact = _contact(thing)
        how = told(doc, thing)
        if contact and how.modality is Modality.CANCELLED and not how.negated:
            return _as(contact, thing, proposal)
    return proposal


def _contact(noun: Token) -> Relation | None:
    """The relation of who meet, visit or call by what ``noun`` names."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    rows = lexicon().rows.get(("noun", noun.lemma_.lower()), ())
    found = (row.relation for row in rows if row.relation.name in _CONTACTS)
    return next(found, None)


def _as(contact: Relation, thing: Token, proposal: Proposal) -> Proposal:
    """``proposal`` as a contact at ``thing``, of the class that calling off has."""
    was = vocabulary().relation(proposal.relation).plover
    kind = dict(proposal.attrs).get("event_class", was)
    attrs = (("event_class", kind),) if kind is not None else ()
    made = replace(proposal, trigger=thing.i, attrs=attrs)
    for relation, one in _ways(contact, made):
        if relation.joins(one.subject.entity.type, one.object.entity.type):
            return replace(one, relation=relation.name)
    note = (("note", "called off contact"),)
    return replace(made, relation="RELATED_TO", attrs=(*attrs, *note))


def _ways(contact: Relation, made: Proposal) -> Iterator[tuple[Relation, Proposal]]:
    """The relations that may fit the ends; a guest's visit is told of the guest."""
    yield contact, made
    yield (
        contact,
        replace(
            made,
            subject=made.object,
            subject_mention=made.object_mention,
            object=made.subject,
            object_mention=made.subject_mention,
        ),
    )
    yield vocabulary().relation("ATTENDED"), made
