"""Which of the weighed candidates are told, where several stand for one deed."""

from collections.abc import Iterable, Iterator

from detente.graph.relations import vocabulary
from detente.loaders.brief import is_brief
from detente.loaders.events.slots import deed_of, first_of
from detente.loaders.how.attitudes import CLAIMING
from detente.loaders.tokens import Doc
from detente.loaders.weighing.candidates import Candidate
from detente.loaders.weighing.decision import Weighed
from detente.loaders.weighing.places import Placed, Places, is_thing

# Of an event or agreement with a name of its own, told beside what else happened there.
_BESIDE = frozenset({"ATTENDED", "SIGNED", "HOSTED", "DECLINED"})
# Told of one deed: who confers an award, and who hands it over.
_HONOURS = frozenset({"AWARDED", "PRESENTED_TO"})
_SMALL = 3  # letters of "of", "for", "and"
LEAST = 0.3  # facts less likely are not told
LIKELY = 0.6
"""The confidence from which a store keeps facts: most of them, nearly all right."""

_Deed = tuple[int, frozenset[str]]  # its word, and the ids of the two


def chosen(doc: Doc, places: Places, weighed: Iterable[Weighed]) -> list[Weighed]:
    """The likeliest reading of each deed."""
    return [one for one, rival in decided(doc, places, weighed) if rival is None]


def decided(
    doc: Doc, places: Places, weighed: Iterable[Weighed]
) -> Iterator[tuple[Weighed, Weighed | None]]:
    """Each reading with the likelier one that is told in its place, if there is one.

    One deed says one thing of two, save meetings and visits. Of a single brief sentence
    the likeliest event alone is told, one between two who act before one about a thing,
    with all members of the lists that its ends stand in. Lasting ties are all told, and
    who was at an occasion or signed something, and what one claims that another did.
    """
    said: dict[_Deed, Weighed] = {}
    first: dict[int, Weighed] = {}
    single = is_brief(doc) and sum(1 for _ in doc.sents) == 1
    for one in sorted(weighed, key=_rank if single else _outcome):
        candidate = one.candidate
        kind = event_class_of(candidate)
        if kind is not None and single and not _stands_beside(candidate):
            likeliest = first.setdefault(candidate.start, one)
            told = likeliest.candidate
            if not (
                _tell_one_event(told, candidate, places)
                or _are_coordinated(doc, told, candidate)
                or _is_what_is_claimed(doc, told, candidate)
            ):
                yield one, likeliest
                continue
        if kind not in {None, "CONSULT"}:
            rival = said.setdefault(_deed(doc, candidate), one)
            if _what(rival.candidate) != _what(candidate):
                yield one, rival
                continue
        yield one, None


def _what(candidate: Candidate) -> tuple[str, str]:
    return candidate.relation, candidate.kind


def _outcome(one: Weighed) -> float:
    return -one.outcome


def _rank(one: Weighed) -> tuple[bool, bool, float]:
    thing = is_thing(one.candidate.object)
    return one.confidence < LEAST, thing, -one.outcome


def event_class_of(candidate: Candidate) -> str | None:
    """The class of the event as the words alone say; ``None`` for lasting ties."""
    return candidate.kind or vocabulary().relation(candidate.relation).plover


def _deed(doc: Doc, candidate: Candidate) -> _Deed:
    ends = (candidate.subject.found.entity.id, candidate.object.found.entity.id)
    return deed_of(doc[candidate.trigger]).i, frozenset(ends)


def _stands_beside(candidate: Candidate) -> bool:
    """Whether it is true beside any other event: "met him and attended the summit"."""
    return (
        candidate.relation in _BESIDE
        and is_thing(candidate.object)
        and _is_title(candidate.object.found.entity.name)
    )


def _is_title(name: str) -> bool:
    """Whether a name has capitals throughout: no "NATO summit in Brussels"."""
    words = [word for word in name.split() if len(word) > _SMALL]
    return bool(words) and all(word[0].isupper() for word in words)


def _tell_one_event(one: Candidate, other: Candidate, places: Places) -> bool:
    if one.trigger != other.trigger:
        return False
    if event_class_of(one) == event_class_of(other) == "CONSULT":
        return True
    if {one.relation, other.relation} == _HONOURS:
        return True
    return (one.relation, one.kind) == (other.relation, other.kind) and all(
        _stand_in_a_list(mine, yours, places)
        for mine, yours in (
            (one.subject, other.subject),
            (one.object, other.object),
        )
    )


def _are_coordinated(doc: Doc, one: Candidate, other: Candidate) -> bool:
    """Whether two deeds are told side by side: "condemned them and left"."""
    mine, yours = deed_of(doc[one.trigger]), deed_of(doc[other.trigger])
    return bool(mine != yours and first_of(mine) == first_of(yours))


def _is_what_is_claimed(doc: Doc, one: Candidate, other: Candidate) -> bool:
    """Whether ``one`` accuses somebody of the ``other``: "claimed that they hit it"."""
    claim, clause = doc[one.trigger], deed_of(doc[other.trigger])
    return (
        claim.lemma_ in CLAIMING
        and clause != claim
        and clause.dep_ in {"ccomp", "pcomp"}
        and claim in {clause.head, clause.head.head}
    )


def _stand_in_a_list(one: Placed, other: Placed, places: Places) -> bool:
    ids = {member.found.entity.id for member in places.listed(one)}
    return other.found.entity.id in {one.found.entity.id, *ids}
