"""Why each fact of an article was found, and why others were dropped."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.graph.model import Article, Fact, Modality
from detente.loaders import language
from detente.loaders.document import Found, MentionKind
from detente.loaders.facts import proposals, reason
from detente.loaders.finding.entities import find
from detente.loaders.once import Reasoned
from detente.loaders.tokens import Doc
from detente.loaders.weighing.choosing import LEAST, decided
from detente.loaders.weighing.decision import Weighed, names_of, shipped, weigh
from detente.loaders.weighing.features import Sentences
from detente.loaders.weighing.places import Placed, Places
from detente.loaders.weighing.wording import reasons, rule_words

_UNNAMED = frozenset({MentionKind.PRONOUN, MentionKind.NOMINAL, MentionKind.GROUP})
_REASONS = 5  # of the decision, the strongest
_Identity = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons of one fact, or of one that was dropped.

    ``dropped`` says why it is not told, ``None`` where it is. ``rules`` are the rules
    that read it, ``reasons`` what weighed most in the trained decision (above 0 speaks
    for it), ``how`` the words that make it denied, planned or another's, ``meant`` how
    its ends are understood where they are not named, ``date`` the date's reasoning.
    """

    fact: Fact
    dropped: str | None
    rules: tuple[str, ...]
    trigger: str
    reasons: tuple[tuple[str, float], ...]
    how: str
    meant: tuple[str, ...]
    date: str

    def lines(self) -> Iterator[str]:
        """The reasons for the person at the keyboard."""
        fact = self.fact
        told = "" if fact.happened else f" ({_how(fact)})"
        yield (
            f"{fact.subject.name} {fact.relation.name} {fact.object.name}{told}"
            f"  confidence {fact.confidence:.2f}"
        )
        if self.dropped is not None:
            yield f"    dropped: {self.dropped}"
        yield f"    sentence: {' '.join(fact.evidence.split())}"
        yield f"    said by: {self.trigger!r}, read from {'; '.join(self.rules)}"
        for words, weight in self.reasons:
            yield f"    {weight:+.2f}  {words}"
        if not fact.happened:
            yield f"    told as {_how(fact)}: {self.how}"
        yield from (f"    meant: {meant}" for meant in self.meant)
        yield f"    date: {fact.date or 'none'}: {self.date}"


def explain(article: Article, *, fact: int | None = None) -> Iterator[str]:
    """Lines that say why each fact of ``article`` was found, the dropped ones last.

    With ``fact``, counted from 1 as ``read`` gives the facts, only that one's.
    Nothing comes where there is no such fact.
    """
    kept, dropped = reasons_of(article)
    if fact is not None:
        chosen = kept[fact - 1 : fact] if fact > 0 else []
        for why in chosen:
            yield from why.lines()
        return
    for number, why in enumerate(kept, 1):
        first, *rest = why.lines()
        yield f"{number}. {first}"
        yield from rest
    for why in dropped:
        yield from why.lines()


def reasons_of(article: Article) -> tuple[list[Why], list[Why]]:
    """The reasons of all facts of ``article``, and of those that were dropped."""
    doc = next(language.parse([article.text]))
    found = find(doc, article)
    places = Places(doc, found)
    seen = Sentences(doc, places)
    kept = reason(doc, article, found)
    held = {_identity(made.weighed) for made in kept}
    every = reason(doc, article, found, least=0.0)
    read = weigh(doc, places, proposals(doc, article, found))
    rivals = {
        _identity(one): rival
        for one, rival in decided(doc, places, read)
        if rival is not None
    }
    return (
        [_why(doc, seen, made, None) for made in kept],
        [
            _why(doc, seen, made, _dropped(made, rivals))
            for made in every
            if _identity(made.weighed) not in held
        ],
    )


def _identity(weighed: Weighed) -> _Identity:
    one = weighed.candidate
    ends = (one.subject.found.entity.id, one.object.found.entity.id)
    return (one.relation, *ends, one.trigger)


def _dropped(made: Reasoned, rivals: Mapping[_Identity, Weighed]) -> str:
    """Why it is not told, in words."""
    if made.fact.confidence < LEAST:
        return f"less likely than {LEAST:.2f}"
    rival = rivals.get(_identity(made.weighed))
    if rival is None:
        return "too vague for how likely it is, or told better by another fact"
    one = rival.candidate
    told = f"{one.subject.found.entity.name} {one.relation}"
    return (
        f"either, or: the same words also read as {told} "
        f"{one.object.found.entity.name}, which is likelier ({rival.confidence:.2f})"
    )


def _why(doc: Doc, seen: Sentences, made: Reasoned, dropped: str | None) -> Why:
    candidate = made.weighed.candidate
    weights = shipped()
    names = names_of(seen, candidate)
    weighed = ((name, weights.of[name]) for name in names if name in weights.of)
    return Why(
        made.fact,
        dropped,
        tuple(dict.fromkeys(rule_words(one.rule) for one in candidate.proposals)),
        doc[candidate.trigger].text,
        tuple(reasons(weighed, _REASONS)),
        _told_by(doc, made),
        tuple(_meant((candidate.subject, candidate.object))),
        made.when.why,
    )


def _told_by(doc: Doc, made: Reasoned) -> str:
    """The words that make it denied, planned, another's word or called off."""
    turned = made.fact.negated != made.told.negated
    own = f"\u201c{doc[made.weighed.candidate.trigger].text}\u201d" if turned else ""
    return " ".join(word for word in (own, made.told.why) if word)


def _meant(ends: Iterable[Placed]) -> Iterator[str]:
    for end in ends:
        if end.mention.kind in _UNNAMED:
            yield f"{end.mention.text!r} is {_chain(end.found)}"


def _chain(found: Found) -> str:
    """The entity and the first few ways in which the text calls it."""
    ways = dict.fromkeys(mention.text for mention in found.mentions)
    return f"{found.entity.name}, called {', '.join(repr(w) for w in list(ways)[:6])}"


def _how(fact: Fact) -> str:
    if not fact.negated:
        return fact.modality.value
    if fact.modality is Modality.ASSERTED:
        return "not so"
    return f"not so, {fact.modality.value}"
