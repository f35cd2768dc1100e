"""From mentions to facts: what is proposed, weighed, dated and told how."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from detente.graph.model import Article, Fact, Modality
from detente.graph.relations import Kind, vocabulary
from detente.loaders.brief import is_brief
from detente.loaders.document import Found
from detente.loaders.events import triggers
from detente.loaders.events.eventclass import event_class
from detente.loaders.events.own_state import without_own_state
from detente.loaders.how.cancelling import called_off
from detente.loaders.how.modality import Told, told
from detente.loaders.ties import shapes
from detente.loaders.weighing.candidates import Candidate
from detente.loaders.weighing.choosing import LEAST, chosen
from detente.loaders.weighing.decision import Weighed, Weights, weigh
from detente.loaders.weighing.places import Places
from detente.loaders.weighing.proposal import Proposal
from detente.loaders.when.beginnings import beginning_of
from detente.loaders.when.dates import When, date_of

_VAGUE = frozenset({"RELATED_TO", "STATED"})
_LEAST_VAGUE = 0.5  # relations that say little have to be likelier


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A fact and what it was made from."""

    fact: Fact
    weighed: Weighed
    when: When
    told: Told


def claim(doc: Doc, article: Article, found: Sequence[Found]) -> Iterator[Fact]:
    """The facts that ``article`` tells, in the order of its sentences, each once."""
    yield from (made.fact for made in reason(doc, article, found))


def proposals(doc: Doc, article: Article, found: Sequence[Found]) -> Iterator[Proposal]:
    """All ties that a rule reads in ``article``, the unlikely ones too."""
    ties = list(shapes.propose(doc, article, found))
    yield from ties
    yield from without_own_state(triggers.propose(doc, article, found), ties)


def reason(
    doc: Doc,
    article: Article,
    found: Sequence[Found],
    weights: Weights | None = None,
    least: float = LEAST,
) -> list[Reasoned]:
    """The facts of ``claim``, with their reasons.

    ``weights`` are the shipped ones unless others are given. Facts whose confidence
    is below ``least`` are left out, and vague ones below a half. With 0 nothing is, not
    even what a likelier reading of the same deed outdoes.
    """
    places = Places(doc, found)
    off = called_off(doc, places)
    weighed = weigh(doc, places, proposals(doc, article, found), weights)
    made = _once(
        _reasoned(doc, article, one, off)
        for one in (chosen(doc, places, weighed) if least else weighed)
        if one.confidence >= _floor(one.candidate, least, brief=is_brief(doc))
    )
    return _with_other_readings(made)


def _floor(candidate: Candidate, least: float, *, brief: bool) -> float:
    vague = candidate.relation in _VAGUE and not (candidate.kind and brief)
    return max(least, _LEAST_VAGUE) if least and vague else least


def _reasoned(
    doc: Doc, article: Article, weighed: Weighed, off: frozenset[str]
) -> Reasoned:
    proposal = weighed.candidate.proposals[0]
    token = doc[proposal.trigger]
    relation = vocabulary().relation(proposal.relation)
    when = when_of(doc, article, proposal)
    how = told(doc, token)
    if how.modality is Modality.PLANNED and not off.isdisjoint(
        (proposal.subject.entity.id, proposal.object.entity.id)
    ):
        how = replace(how, modality=Modality.CANCELLED)
    attrs = dict(proposal.attrs)
    kind = event_class(attrs.pop("event_class", relation.plover), how)
    if kind is not None and kind != relation.plover:
        attrs["event_class"] = kind
    if when.alternatives:
        attrs["date_alt"] = str(when.alternatives[0])
    if how.source is not None and how.modality is Modality.CLAIMED:
        attrs["source"] = how.source
    sentence = token.sent
    start, end = sentence.start_char, sentence.end_char
    text = article.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    fact = Fact(
        article_id=article.id,
        subject=proposal.subject.entity,
        relation=relation,
        object=proposal.object.entity,
        date=when.date,
        date_end=when.date_end,
        negated=how.negated or proposal.negated,
        modality=how.modality,
        attrs=tuple(sorted(attrs.items())),
        evidence=article.text[start:end],
        confidence=round(weighed.confidence, 3),
        start=start,
        end=end,
    )
    return Reasoned(fact, weighed, when, how)


def when_of(doc: Doc, article: Article, proposal: Proposal) -> When:
    """When what ``proposal`` tells happened, or since when it holds."""
    lasting = vocabulary().relation(proposal.relation).kind is Kind.STATE
    event = "Event" in {proposal.subject.entity.type, proposal.object.entity.type}
    if lasting and not event:
        return beginning_of(doc, article, proposal)
    end = doc.char_span(
        proposal.object_mention.start,
        proposal.object_mention.end,
        alignment_mode="expand",
    )
    about = end.start if end is not None else None
    return date_of(doc, doc[proposal.trigger], article, about=about)


def _with_other_readings(made: list[Reasoned]) -> list[Reasoned]:
    """Who gives an award and who hands it over share the doubt about its day."""
    doubts = {
        (award, one.fact.date): other
        for one in made
        if (award := one.fact.attr("award")) and (other := one.fact.attr("date_alt"))
    }
    return [
        replace(one, fact=_doubted(one.fact, doubts[key]))
        if (key := (one.fact.attr("award"), one.fact.date)) in doubts
        else one
        for one in made
    ]


def _doubted(fact: Fact, other: str) -> Fact:
    attrs = dict(fact.attrs) | {"date_alt": other}
    return replace(fact, attrs=tuple(sorted(attrs.items())))


def _once(made: Iterable[Reasoned]) -> list[Reasoned]:
    """Of facts that say the same, the likeliest, dated ones first.

    It gets the date of another that agrees with its own and is more precise.
    """
    best: dict[tuple[object, ...], Reasoned] = {}
    ranked = sorted(
        made,
        key=lambda one: (
            one.fact.date is None,
            -one.fact.confidence,
            one.fact.start or 0,
            one.weighed.candidate.trigger,
        ),
    )
    for one in ranked:
        key = next((key for key in _keys(one.fact) if key in best), None)
        if key is None:
            best[_keys(one.fact)[0]] = one
        elif _is_finer(one.fact, best[key].fact):
            fact = replace(best[key].fact, date=one.fact.date, date_end=None)
            best[key] = replace(best[key], fact=fact, when=one.when)
    return sorted(
        best.values(),
        key=lambda one: (
            one.fact.start or 0,
            one.weighed.candidate.trigger,
            one.fact.relation.name,
            one.fact.subject.id,
            one.fact.object.id,
        ),
    )


def _is_finer(one: Fact, other: Fact) -> bool:
    if one.date is None or other.date is None or other.date_end is not None:
        return False
    return one.date.precision > other.date.precision and one.date in other.date


def _keys(fact: Fact) -> list[tuple[object, ...]]:
    """What tells a fact from others; a symmetric one may stand either way round."""
    details = tuple(fact.attr(key) for key in fact.relation.distinct_by)
    rest = (fact.relation.name, fact.negated, fact.modality, details)
    ends = (fact.subject.id, fact.object.id)
    keys: list[tuple[object, ...]] = [(*ends, *rest)]
    if fact.relation.symmetric:
        keys.append((*reversed(ends), *rest))
    return keys
