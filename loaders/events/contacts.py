"""One contact is told once: who talked by phone did not meet, who met did not phone.

"They spoke by phone. The two leaders discussed trade" tells of no meeting, and "They
met in Lima. They spoke for an hour" of no call.
"""

from collections.abc import Iterator, Sequence

from detente.loaders.tokens import Doc
from detente.loaders.weighing.proposal import Proposal

_PHONES = frozenset(
    {"phone", "telephone", "phoned", "telephoned", "videoconference", "teleconference"}
    | {"video", "call", "calls", "called", "rang"}
)
_MEETING = frozenset(
    {"meet", "meeting", "visit", "receive", "host", "welcome", "summit", "greet"}
    | {"pay", "dine", "dinner", "lunch", "reception", "audience", "sit", "huddle"}
)


def one_contact(doc: Doc, deeds: Sequence[Proposal]) -> Iterator[Proposal]:
    """``deeds`` without meetings that are a call, and calls that are a meeting."""
    met = {_pair(one) for one in deeds if _is_surely_met(doc, one)}
    called = {_pair(one) for one in deeds if _is_surely_called(doc, one)}
    sure = {"MET": (met, called), "CALLED": (called, met)}
    for one in deeds:
        own, other = sure.get(one.relation, ((), ()))
        if _pair(one) in own or _pair(one) not in other:
            yield one


def _pair(deed: Proposal) -> frozenset[str]:
    return frozenset((deed.subject.entity.id, deed.object.entity.id))


def _is_surely_met(doc: Doc, deed: Proposal) -> bool:
    return deed.relation == "MET" and doc[deed.trigger].lemma_ in _MEETING


def _is_surely_called(doc: Doc, deed: Proposal) -> bool:
    return deed.relation == "CALLED" and any(
        token.lower_ in _PHONES for token in doc[deed.trigger].sent
    )
