"""The texts written for the project, read and labelled to train on.

``data/sentences.txt`` says who does what to whom in each, by PLOVER's event classes
or by relations; ``data/passages.txt`` says, of the relations that it names, lasting
ties too, which ones its passages tell. Ends are matched as PLOVER's are, by head names,
or by their words.
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

_DATA = Path(__file__).parent / "data"
SENTENCES = _DATA / "sentences.txt"
PASSAGES = _DATA / "passages.txt"

# Who attends, hosts or signs what is not marked in the sentences, right or wrong.
_UNMARKED = frozenset({"Event", "Agreement", "Award"})


@dataclass(frozen=True, slots=True)
class Told:
    """Who does ``what``, a class or a relation, to whom."""

    subject: str
    what: str
    object: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and the facts that it tells: of the relations ``of``, all of them."""

    text: str
    facts: tuple[Told, ...]
    of: frozenset[str] = frozenset()  # none: of event classes


def labelled(path: Path) -> Iterator[Labelled]:
    """The lines of ``path``; "#= MET VISITED" says what those below it mark."""
    of: frozenset[str] = frozenset()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#="):
            of = frozenset(line.removeprefix("#=").split())
        elif line and not line.startswith("#"):
            facts, _, text = line.partition("::")
            rows = (fact.split(">") for fact in facts.split(";") if fact.strip())
            told = tuple(Told(*(part.strip() for part in row)) for row in rows)
            yield Labelled(text.strip(), told, of)


def own_examples() -> list[Example]:
    """The candidates of our own texts for what is marked there, with their labels."""
    known = [*labelled(SENTENCES), *labelled(PASSAGES)]
    articles = [
        gold_article(one.text, f"{OWN}-{n:03d}", None, None)
        for n, one in enumerate(known)
    ]
    docs = parse(article.text for article in articles)
    made: list[Example] = []
    for one, article, doc in zip(known, articles, docs, strict=True):
        made += _examples(Read(article, doc, tuple(find(doc, article))), one)
    return made


def _examples(text: Read, label: Labelled) -> Iterator[Example]:
    places = Places(text.doc, text.found)
    seen = Sentences(text.doc, places)
    said = proposals(text.doc, text.article, text.found)
    for candidate in candidates(text.doc, places, said):
        kind = class_of(text, candidate)
        if label.of and candidate.relation not in label.of:
            continue
        if not label.of and kind is None:
            continue
        right = any(_says(candidate, kind, fact) for fact in label.facts)
        unmarked = not label.of and candidate.object.found.entity.type in _UNMARKED
        if unmarked and not right:
            continue
        names = tuple(names_of(seen, candidate))
        yield Example(text.article.id, OWN, candidate, names, right, optional=False)


def class_of(text: Read, candidate: Candidate) -> str | None:
    """The event class that a candidate would be told with."""
    base = candidate.kind or vocabulary().relation(candidate.relation).plover
    kind = event_class(base, told(text.doc, text.doc[candidate.trigger]))
    merged: str | None = scorer().YIELD.get(kind, kind)
    return merged


def _says(candidate: Candidate, kind: str | None, fact: Told) -> bool:
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
