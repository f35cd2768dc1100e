"""Ends in the clauses around a word: "threatened to leave them", "the host is X"."""

from collections.abc import Iterator

from detente.loaders.events.slots import (
    RELATIVES,
    datives,
    expand,
    is_passive,
    patients,
)
from detente.loaders.tokens import Token

_COMPLETING = frozenset({"xcomp", "ccomp", "advcl"})
_CONDITIONS = frozenset({"if", "unless", "until"})
_TELLING = frozenset(
    {"tell", "inform", "assure", "warn", "promise", "notify", "remind"}
)
# Of occasions and agreements: who is told of by them takes part.
_THERE = frozenset(
    {"host", "organizer", "organiser", "guest", "speaker", "delegate", "participant"}
    | {"attendee", "panelist", "panellist", "signatory", "party", "chair"}
)
_INNER = 3  # clauses down from a verb to who is to do what it wants


def completing(verb: Token, what: str) -> list[Token]:
    """Who stands in the clause that completes ``verb``: "threatened to leave them".

    ``what`` is the place there: "subject" (of "demanded that they leave"), "dative",
    "patient", or "any" for what a preposition governs.
    """
    return [
        end
        for clause in _clauses_of(verb)
        if what == "subject" or not _is_aside(clause)
        for end in _of_clause(clause, what)
    ]


def _clauses_of(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        completes = child.dep_ in _COMPLETING or (
            child.dep_ == "acl" and verb.pos_ == "NOUN"
        )
        if completes and child.pos_ in {"VERB", "AUX"}:
            yield child


def _is_aside(clause: Token) -> bool:
    """Whether a clause tells of something else: "hours after a missile hit them"."""
    return clause.dep_ == "advcl" and any(
        child.dep_ in {"mark", "advmod"} and child.tag_ in {"IN", "WRB"}
        for child in clause.children
    )


def _of_clause(clause: Token, what: str, depth: int = 0) -> list[Token]:
    if what == "subject":
        if _is_aside(clause) and not _is_condition(clause):
            return []
        own = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}]
        found = [other for one in own for other in expand(one)]
        if depth < _INNER:  # "marched to demand that they resign"
            for inner in _clauses_of(clause):
                found += _of_clause(inner, what, depth + 1)
        return found
    if what == "dative":
        return datives(clause)
    if what == "patient":
        return [] if is_passive(clause) else patients(clause)
    ends = [
        other
        for child in clause.children
        if child.dep_ == "prep"
        for end in child.children
        if end.dep_ == "pobj" and end.ent_type_ not in {"DATE", "TIME"}
        for other in expand(end)
    ]
    return ends + completing(clause, "patient") + completing(clause, "any")


def _is_condition(clause: Token) -> bool:
    return any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in _CONDITIONS
        for child in clause.children
    )


def addressees(verb: Token) -> list[Token]:
    """Who is told what the clause of ``verb`` says: "told them that it would"."""
    for _ in range(_INNER):
        head = verb.head
        if verb.dep_ not in {"ccomp", "xcomp", "acomp", "conj"}:
            return []
        if head.lemma_.lower() in _TELLING:
            return [*patients(head), *datives(head)]
        verb = head
    return []


def users(noun: Token) -> list[Token]:
    """Who has to do with a thing by its clause: "the channel that they share"."""
    return [
        other
        for clause in noun.children
        if clause.dep_ == "relcl" and not is_passive(clause)
        for child in clause.children
        if child.dep_ == "nsubj" and child.lower_ not in RELATIVES
        for other in expand(child)
    ]


def described_by(noun: Token) -> list[Token]:
    """Whom a noun tells of: "Peru, the host of it", "the host is Peru"."""
    if noun.lemma_.lower() not in _THERE:
        return []
    if noun.dep_ == "appos":
        return [noun.head]
    beside = [child for child in noun.children if child.dep_ == "appos"]
    if beside:
        return beside
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        return patients(noun.head)
    return []
