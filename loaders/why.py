"""Why each fact of an article was found, and why others were dropped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.graph.model import Article, Fact
from detente.loaders import language
from detente.loaders.document import Found, MentionKind
from detente.loaders.facts import Reasoned, reason
from detente.loaders.finding.entities import find
from detente.loaders.tokens import Doc
from detente.loaders.weighing.choosing import LEAST
from detente.loaders.weighing.decision import Weighed, names_of, shipped, strongest
from detente.loaders.weighing.features import Sentences
from detente.loaders.weighing.places import Placed, Places

_UNNAMED = frozenset({MentionKind.PRONOUN, MentionKind.NOMINAL, MentionKind.GROUP})


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons of one fact, or of one that was dropped.

    ``rules`` are the rules that read it, ``reasons`` the strongest features of the
    trained decision with their weights (above 0 speaks for it), ``meant`` how its
    ends are understood where they are not named, ``date`` the date's reasoning.
    """

    fact: Fact
    kept: bool
    rules: tuple[str, ...]
    trigger: str
    reasons: tuple[tuple[str, float], ...]
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
        if not self.kept:
            below = f"less likely than {LEAST:.2f}"
            vague = "too vague for how likely it is, or told better by another fact"
            yield f"    dropped: {below if fact.confidence < LEAST else vague}"
        yield f"    sentence: {' '.join(fact.evidence.split())}"
        yield f"    said by: {self.trigger!r}, read by {', '.join(self.rules)}"
        for name, weight in self.reasons:
            yield f"    {weight:+.2f}  {name}"
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
    seen = Sentences(doc, Places(doc, found))
    kept = reason(doc, article, found)
    held = {_identity(made.weighed) for made in kept}
    every = reason(doc, article, found, least=0.0)
    dropped = [made for made in every if _identity(made.weighed) not in held]
    return (
        [_why(doc, seen, made, kept=True) for made in kept],
        [_why(doc, seen, made, kept=False) for made in dropped],
    )


def _identity(weighed: Weighed) -> tuple[object, ...]:
    one = weighed.candidate
    ends = (one.subject.found.entity.id, one.object.found.entity.id)
    return (one.relation, *ends, one.trigger)


def _why(doc: Doc, seen: Sentences, made: Reasoned, *, kept: bool) -> Why:
    candidate = made.weighed.candidate
    return Why(
        made.fact,
        kept,
        tuple(sorted({proposal.rule for proposal in candidate.proposals})),
        doc[candidate.trigger].text,
        tuple(strongest(shipped(), names_of(seen, candidate))),
        tuple(_meant((candidate.subject, candidate.object))),
        made.when.why,
    )


def _meant(ends: Iterable[Placed]) -> Iterator[str]:
    for end in ends:
        if end.mention.kind in _UNNAMED:
            yield f"{end.mention.text!r} is {_chain(end.found)}"


def _chain(found: Found) -> str:
    """The entity and the first few ways in which the text calls it."""
    ways = dict.fromkeys(mention.text for mention in found.mentions)
    return f"{found.entity.name}, called {', '.join(repr(w) for w in list(ways)[:6])}"


def _how(fact: Fact) -> str:
    denied = ["not"] if fact.negated else []
    return ", ".join([*denied, fact.modality.value])
