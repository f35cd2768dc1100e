"""How an event is told: as done, planned, rumoured, claimed, cancelled or denied."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from detente.graph.model import Modality

_UNDONE = frozenset({"fail", "decline", "refuse", "neglect", "forget"})
_PLANNING = frozenset(
    {
        *("plan", "intend", "expect", "schedule", "set", "due", "aim", "hope", "want"),
        *(
            "prepare",
            "seek",
            "agree",
            "vow",
            "pledge",
            "promise",
            "propose",
            "consider",
        ),
        *("threaten", "urge", "ask", "invite", "try", "going", "ready", "slate"),
    }
)
_RUMOUR = frozenset({"reportedly", "allegedly", "supposedly", "rumored", "rumoured"})
_CALLED_OFF = frozenset({"cancel", "postpone", "scrap", "abandon", "delay"})
_MODALS = frozenset({"will", "shall", "'ll", "would", "could", "may", "might", "can"})


@dataclass(frozen=True, slots=True)
class Told:
    """``source`` is who claims it, for ``Modality.CLAIMED``."""

    modality: Modality = Modality.ASSERTED
    negated: bool = False
    source: str | None = None


def told(doc: Doc, token: Token) -> Told:
    """How the event at the trigger ``token`` of ``doc`` is told."""
    del doc
    chain = [token]
    while chain[-1].dep_ in ("xcomp", "aux", "dobj", "pobj", "prep", "conj"):
        chain.append(chain[-1].head)
    negated = any(
        child.dep_ == "neg" for word in chain for child in word.children
    ) or any(word.lemma_ in _UNDONE for word in chain[1:])
    if any(word.lemma_ in _CALLED_OFF for word in chain):
        return Told(Modality.CANCELLED, negated)
    if any(child.lower_ in _RUMOUR for word in chain for child in word.children):
        return Told(Modality.REPORTED, negated)
    if any(child.lower_ in _MODALS for word in chain for child in word.children) or any(
        word.lemma_ in _PLANNING for word in chain[1:]
    ):
        return Told(Modality.PLANNED, negated)
    return Told(Modality.ASSERTED, negated)
