"""Whom a text lists as taking part: "the leaders" of a call, "we" of a statement."""

from collections.abc import Iterator

from spacy.tokens import Token

from detente.loaders.document import MentionKind
from detente.loaders.finding.linking import Cluster
from detente.loaders.finding.telling import SUBJECTS, Reference, Told

ANYBODY = frozenset({"leaders", "participants", "attendees"})
"""Words for all who take part, whatever they are."""

_COMING = frozenset({"attend", "join"})
_WE = frozenset({"we", "us", "our"})
_LISTED = 3  # persons that make a list
_TOGETHER = 2  # states or bodies that speak as one


def participants(told: Told) -> tuple[Cluster, ...]:
    """Whom the one list of a text names, and who the text begins with.

    "Participants in the call included A, B, and C", "It was attended by A, B, and C".
    """
    lists = [listed for listed in _lists(told) if len(listed) >= _LISTED]
    if len(lists) != 1:
        return ()
    first = [one.cluster for one in told.tellings if _opens(told, one.token)]
    members = {id(one): one for one in (*first[:1], *lists[0])}
    return tuple(members.values())


def _lists(told: Told) -> Iterator[list[Cluster]]:
    for token in told.doc:
        comes = token.lower_ in ANYBODY and token.dep_ in SUBJECTS
        if comes and token.head.lemma_ not in {"include", "be"}:
            continue
        if not comes and not _is_coming(token):
            continue
        sentence = told.sentence_of[token.i]
        yield [
            one.cluster
            for one in told.tellings
            if one.cluster.type == "Person"
            and one.sentence == sentence
            and one.token > token.i
            and not one.is_inside
        ]


def _is_coming(token: Token) -> bool:
    """Whether it says who came: "was attended by", "was joined by"."""
    return token.lemma_ in _COMING and any(c.dep_ == "agent" for c in token.children)


def _opens(told: Told, token: int) -> bool:
    """Whether a person is the subject of one of the first two sentences."""
    one = told.doc[token]
    return (
        told.sentence_of[token] <= 1
        and one.dep_ in SUBJECTS
        and token in told.person_tokens
    )


def speaking_together(told: Told) -> Iterator[Reference]:
    """Each "we" of a joint statement: "We, the foreign ministers of A and B, urge"."""
    authors: tuple[Cluster, ...] = ()
    for token in told.doc:
        if token.lower_ not in _WE or told.quoted[token.i]:
            continue
        authors = _authors(told, token) or authors
        if authors:
            yield Reference(token.i, token.i + 1, MentionKind.GROUP, authors)


def _authors(told: Told, we: Token) -> tuple[Cluster, ...]:
    """The states and bodies between "We," and what they do."""
    if we.dep_ not in SUBJECTS or we.i + 1 == len(we.doc) or we.nbor().text != ",":
        return ()
    named = {
        id(one.cluster): one.cluster
        for one in told.tellings
        if one.cluster.type in {"State", "Organization"}
        and we.i < one.token < we.head.i
        and not one.is_inside
    }
    return tuple(named.values()) if len(named) >= _TOGETHER else ()
