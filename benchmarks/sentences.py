"""The sentences written for the project, read and labelled to train on.

``data/sentences.txt`` says who does what to whom in each, by PLOVER's event classes
or by relations; ends are matched as PLOVER's are, by head names, or by their words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training import OWN, SYMMETRIC, Example, Read, gold_article, scorer, words

from detente.graph.relations import vocabulary
from detente.loaders.events.eventclass import event_class
from detente.loaders.facts import proposals
from detente.loaders.finding.entities import find
from detente.loaders.how.modality import told
from detente.loaders.language import parse
from detente.loaders.weighing.candidates import Candidate, candidates
from detente.loaders.weighing.decision import names_of
from detente.loaders.weighing.features import Sentences
from detente.loaders.weighing.places import Placed, Places

FILE = Path(__file__).parent / "data" / "sentences.txt"

# Who attends, hosts or signs what is not marked in the sentences, right or wrong.
_UNMARKED = frozenset({"Event", "Agreement", "Award"})


@dataclass(frozen=True, slots=True)
class Told:
    """Who does ``what``, a class or a relation, to whom."""

    subject: str
    what: str
    object: str


def sentences(path: Path = FILE) -> Iterator[tuple[tuple[Told, ...], str]]:
    """The facts and the words of each sentence."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield labelled(line)


def labelled(line: str) -> tuple[tuple[Told, ...], str]:
    """The facts and the words of a line, of a passage too."""
    facts, _, text = line.partition("::")
    rows = (fact.split(">") for fact in facts.split(";") if fact.strip())
    told = tuple(Told(*(part.strip() for part in row)) for row in rows)
    return told, text.strip()


def own_examples() -> list[Example]:
    """The candidates of the sentences that tell an event, with their labels."""
    known = list(sentences())
    articles = [
        gold_article(text, f"{OWN}-{n:03d}", None, None)
        for n, (_, text) in enumerate(known)
    ]
    docs = parse(article.text for article in articles)
    made: list[Example] = []
    for (facts, _), article, doc in zip(known, articles, docs, strict=True):
        text = Read(article, doc, tuple(find(doc, article)))
        made += _examples(text, facts)
    return made


def _examples(text: Read, facts: tuple[Told, ...]) -> Iterator[Example]:
    places = Places(text.doc, text.found)
    seen = Sentences(text.doc, places)
    said = proposals(text.doc, text.article, text.found)
    for candidate in candidates(text.doc, places, said):
        kind = class_of(text, candidate)
        if kind is None:
            continue
        right = any(_says(candidate, kind, fact) for fact in facts)
        if not right and candidate.object.found.entity.type in _UNMARKED:
            continue
        names = tuple(names_of(seen, candidate))
        yield Example(text.article.id, OWN, candidate, names, right, optional=False)


def class_of(text: Read, candidate: Candidate) -> str | None:
    """The event class that a candidate would be told with."""
    base = candidate.kind or vocabulary().relation(candidate.relation).plover
    kind = event_class(base, told(text.doc, text.doc[candidate.trigger]))
    merged: str | None = scorer().YIELD.get(kind, kind)
    return merged


def _says(candidate: Candidate, kind: str, fact: Told) -> bool:
    if fact.what not in {kind, candidate.relation}:
        return False
    one, other = candidate.subject, candidate.object
    if _means(one, fact.subject) and _means(other, fact.object):
        return True
    both_ways = {candidate.relation, fact.what} & SYMMETRIC
    return bool(both_ways) and _means(other, fact.subject) and _means(one, fact.object)


def _means(end: Placed, name: str) -> bool:
    """Whether ``end`` is called so, in the text or otherwise: "Kyiv" for Ukraine."""
    same = scorer().Names("head", None, countries=True).same
    return any(same(called, name) for called in (end.found.entity.name, words(end)))
