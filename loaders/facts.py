"""From mentions to facts: what is proposed, weighed, dated and told how."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.graph.model import Article, Fact, Modality
from detente.graph.relations import Kind, vocabulary
from detente.loaders.brief import is_brief
from detente.loaders.document import Found
from detente.loaders.events import triggers
from detente.loaders.events.contacts import one_contact
from detente.loaders.events.echoes import echoes
from detente.loaders.events.eventclass import event_class
from detente.loaders.events.own_state import without_own_state
from detente.loaders.how.calling_off import called_off
from detente.loaders.how.modality import Told, told
from detente.loaders.how.retelling import retold
from detente.loaders.once import Reasoned, doubted, once
from detente.loaders.ties import shapes
from detente.loaders.tokens import Doc, Span
from detente.loaders.weighing.candidates import Candidate
from detente.loaders.weighing.choosing import LEAST, chosen
from detente.loaders.weighing.decision import Weighed, Weights, weigh
from detente.loaders.weighing.places import Places
from detente.loaders.weighing.proposal import Proposal
from detente.loaders.when.beginnings import beginning_of, ending_of
from detente.loaders.when.dates import (
    When,
    also_at,
    date_in_clause,
    date_of,
    follows,
    is_in_passing,
)
from detente.loaders.when.offices import HELD, core_of

_VAGUE = frozenset({"RELATED_TO", "STATED"})
_LEAST_VAGUE = 0.5  # relations that say little have to be likelier


def claim(doc: Doc, article: Article, found: Sequence[Found]) -> Iterator[Fact]:
    """The facts that ``article`` tells, in the order of its sentences, each once."""
    yield from (made.fact for made in reason(doc, article, found))


def proposals(doc: Doc, article: Article, found: Sequence[Found]) -> Iterator[Proposal]:
    """All ties that a rule reads in ``article``, the unlikely ones too."""
    ties = list(shapes.propose(doc, article, found))
    told = list(triggers.propose(doc, article, found))
    deeds = list(without_own_state(one_contact(doc, told), ties))
    yield from (*ties, *deeds, *echoes(doc, found, (*ties, *deeds)))


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
    made = once(
        each
        for one in (chosen(doc, places, weighed) if least else weighed)
        if one.confidence >= _floor(one.candidate, least, brief=is_brief(doc))
        for each in _each_time(doc, article, _reasoned(doc, article, one, off))
    )
    return _with_other_readings(made)


def _floor(candidate: Candidate, least: float, *, brief: bool) -> float:
    vague = candidate.relation in _VAGUE and not (candidate.kind and brief)
    return max(least, _LEAST_VAGUE) if least and vague else least


def _reasoned(
    doc: Doc, article: Article, weighed: Weighed, off: frozenset[str]
) -> Reasoned:
    proposal = retold(doc, weighed.candidate.proposals[0])
    token = doc[proposal.trigger]
    relation = vocabulary().relation(proposal.relation)
    when = when_of(doc, article, proposal)
    how = how_of(doc, proposal)
    if how.modality is Modality.PLANNED and not off.isdisjoint(
        (proposal.subject.entity.id, proposal.object.entity.id)
    ):
        how = replace(how, modality=Modality.CANCELLED, why="the event is called off")
    attrs = dict(proposal.attrs)
    kind = event_class(attrs.pop("event_class", relation.plover), how)
    if kind is not None and kind != relation.plover:
        attrs["event_class"] = kind
    attrs = _ending(doc, article, proposal, when) | attrs
    if when.alternatives:
        attrs["date_alt"] = str(when.alternatives[0])
    if how.source is not None and how.modality is Modality.CLAIMED:
        attrs["source"] = how.source
    own_date = when.at is None or _sentence(doc, when.at) == token.sent
    start, end = _evidence(doc, proposal, when)
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
        negated=how.negated != proposal.negated,
        modality=how.modality,
        attrs=tuple(sorted(attrs.items())),
        evidence=article.text[start:end],
        confidence=round(weighed.confidence, 3),
        start=start,
        end=end,
    )
    return Reasoned(fact, weighed, when, how, own_date)


def _each_time(doc: Doc, article: Article, made: Reasoned) -> Iterator[Reasoned]:
    """The fact, and the same of further times: "in May 2019 and again in June 2021"."""
    yield made
    if made.fact.relation.kind is Kind.EVENT:
        for when in also_at(doc, article, made.when):
            fact = replace(made.fact, date=when.date, date_end=when.date_end)
            yield replace(made, fact=fact, when=when)


def _lasts(proposal: Proposal) -> bool:
    """Whether it is a tie that holds for a while, with no event at its end."""
    ends = {proposal.subject.entity.type, proposal.object.entity.type}
    lasting = vocabulary().relation(proposal.relation).kind is Kind.STATE
    return lasting and "Event" not in ends


def _ending(
    doc: Doc, article: Article, proposal: Proposal, when: When
) -> dict[str, str]:
    """The details that tell the end of what held: "was mayor until 2014"."""
    if not _lasts(proposal):
        return {}
    end = when.date_end or ending_of(doc, article, proposal)
    if end is None:
        return {}
    told = {} if when.date_end else {"end": str(end)}
    over = article.published is None or end.last < article.published.first
    if over and proposal.relation == "HOLDS_POSITION":
        told["status"] = "former"
    return told


def _sentence(doc: Doc, at: int) -> Span | None:
    """The sentence of the word at that character."""
    words = doc.expanded(at, at + 1)
    return words.sent if words is not None else None


def _evidence(doc: Doc, proposal: Proposal, when: When) -> tuple[int, int]:
    """The sentence that tells ``proposal``, of a lasting tie with that of its date.

    Of two that are far apart it is the one with the date, if it names office or body.
    The day that a text is telling of when it names a deed is no beginning.
    """
    told = doc[proposal.trigger].sent
    dated = told
    begins = _lasts(proposal) and proposal.relation != "RELATED_TO"
    if begins and when.at is not None:
        dated = _sentence(doc, when.at) or told
    first, last = sorted((told, dated), key=lambda sentence: sentence.start)
    between = doc[first.end : last.start] if first.end < last.start else None
    if between is None and "\n\n" not in doc[first.start : last.end].text.strip():
        return first.start_char, last.end_char
    title = dict(proposal.attrs).get("title", "")
    named = title and core_of(title) in dated.text.lower()
    body = any(
        dated.start_char <= mention.start < dated.end_char
        for mention in proposal.object.mentions
    )
    kept = dated if named or body else told
    return kept.start_char, kept.end_char


def how_of(doc: Doc, proposal: Proposal) -> Told:
    """How what ``proposal`` tells is told; who states something does state it."""
    how = told(doc, doc[proposal.trigger])
    if proposal.relation == "STATED" and how.modality is Modality.CLAIMED:
        return replace(how, modality=Modality.ASSERTED, source=None, why="")
    return how


def when_of(doc: Doc, article: Article, proposal: Proposal) -> When:
    """When what ``proposal`` tells happened, or since when it holds."""
    if _lasts(proposal):
        return beginning_of(doc, article, proposal)
    if proposal.relation == "BORN_IN":
        return date_in_clause(doc, doc[proposal.trigger], article)
    end = doc.expanded(proposal.object_mention.start, proposal.object_mention.end)
    about = end.start if end is not None else None
    token = doc[proposal.trigger]
    if proposal.relation == "SUCCEEDED":
        if is_in_passing(token) or token.lemma_ in HELD:
            return When(why="it is told in passing, and no time is named")
        token = follows(token)
    return date_of(doc, token, article, about=about)


def _with_other_readings(made: list[Reasoned]) -> list[Reasoned]:
    """Who gives an award and who hands it over share the doubt about its day."""
    doubts = {
        (award, one.fact.date): other
        for one in made
        if (award := one.fact.attr("award")) and (other := one.fact.attr("date_alt"))
    }
    return [
        replace(one, fact=doubted(one.fact, doubts[key]))
        if (key := (one.fact.attr("award"), one.fact.date)) in doubts
        else one
        for one in made
    ]
