"""What the reader's trained decision learns from: gold articles, proposals, labels.

Shared by ``reader.py``, which measures, and ``train_reader.py``, which ships.
Needs the gold set beside the checkout (../shared/gold) and scikit-learn.
"""

import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from spacy.tokens import DocBin

from detente.graph import BadInput
from detente.graph.model import Article
from detente.loaders.document import Found, MentionKind
from detente.loaders.facts import proposals
from detente.loaders.finding.entities import find
from detente.loaders.inputs.articles import read_text
from detente.loaders.language import model, spacy_docs
from detente.loaders.tokens import Doc
from detente.loaders.weighing.candidates import Candidate, candidates
from detente.loaders.weighing.decision import Weights, names_of
from detente.loaders.weighing.features import Sentences
from detente.loaders.weighing.places import Placed, Places

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
SYMMETRIC = frozenset(
    {
        *("MET", "CALLED", "AGREED_WITH", "ALLIED_WITH", "TRADED_WITH", "FAMILY_OF"),
        *("AGREE", "CONSULT"),
    }
)
SOURCES = {
    "wn": "Wikinews",
    "wh": "White House",
    "kr": "Kremlin",
    "st": "State Department",
    "dw": "Deutsche Welle",
}
SHIPPED = ("wn", "wh", "kr", "st")  # licences that let weights be shipped
OWN = "own"  # the source of the sentences written for the project
RARE = 2  # a feature has to stand in as many articles
STEPS = 25  # outcomes whose chance is measured; between them lie lines
STRENGTH = 0.05  # scikit-learn's C: the smaller, the less single features count


@dataclass(frozen=True, slots=True)
class Read:
    """A gold article, parsed, with the entities found in it."""

    article: Article
    doc: Doc
    found: tuple[Found, ...]

    @property
    def source(self) -> str:
        """The key of ``SOURCES``."""
        return self.article.id.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate, its features, and whether the gold says the same."""

    article_id: str
    source: str
    candidate: Candidate
    names: tuple[str, ...]
    right: bool
    optional: bool

    @property
    def tie(self) -> tuple[str, str, str, str]:
        """What a fact is told once for, in an article."""
        candidate = self.candidate
        ends = (candidate.subject.found.entity.id, candidate.object.found.entity.id)
        if candidate.relation in SYMMETRIC:
            ends = (min(ends), max(ends))
        return (self.article_id, candidate.relation, *ends)


@cache
def scorer() -> ModuleType:
    """The gold set's own score.py."""
    where = GOLD / "score.py"
    spec = importlib.util.spec_from_file_location("score", where)
    if spec is None or spec.loader is None or not where.exists():
        message = f"no gold set at {GOLD}"
        raise SystemExit(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words(end: Placed) -> str:
    """The words of the text that name ``end``; its name, where they only point."""
    named = end.mention.kind in {MentionKind.NAME, MentionKind.DEMONYM}
    return end.mention.text if named else end.found.entity.name


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def gold_article(text: str, doc: str, title: str | None, date: str | None) -> Article:
    front = [f"title: {json.dumps(title, ensure_ascii=False)}"] if title else []
    front += [f"published: {date}"] if date else []
    head = "---\n" + "\n".join(front) + "\n---\n" if front else ""
    return read_text(head + text.strip() + "\n", doc, doc)


def gold_articles(folder: Path) -> list[Article]:
    """The texts of a gold folder with titles and datelines, as run.py gives them."""
    if (folder / "texts.jsonl").exists():
        found = []
        for row in _rows(folder / "texts.jsonl"):
            try:
                found.append(gold_article(row["text"], row["doc"], None, None))
            except BadInput as error:
                print(f"left out: {error}")
        return found
    return [
        gold_article(
            (folder / "texts" / f"{row['doc']}.txt").read_text("utf-8"),
            row["doc"],
            row.get("title"),
            row.get("date"),
        )
        for row in _rows(folder / "meta.jsonl")
    ]


def read_gold(folder: Path, cache_file: Path | None = None) -> list[Read]:
    """The articles of a gold folder, parsed; ``cache_file`` keeps the parses."""
    articles = gold_articles(folder)
    if cache_file is not None and cache_file.exists():
        docs = list(DocBin().from_disk(cache_file).get_docs(model().vocab))
    else:
        docs = list(spacy_docs(article.text for article in articles))
        if cache_file is not None:
            DocBin(docs=docs).to_disk(cache_file)
    return [
        Read(article, doc, tuple(find(doc, article)))
        for article, doc in zip(articles, map(Doc, docs), strict=True)
    ]


def gold_facts(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The facts of a gold folder by article, with the aliases of their ends."""
    facts: dict[str, list[dict[str, Any]]] = scorer().load_gold(str(folder))
    return facts


def examples(texts: Iterable[Read], folder: Path) -> list[Example]:
    """All candidates of ``texts`` with their labels."""
    gold = gold_facts(folder)
    same = _SameNames()
    made = []
    for text in texts:
        places = Places(text.doc, text.found)
        seen = Sentences(text.doc, places)
        said = proposals(text.doc, text.article, text.found)
        for candidate in candidates(text.doc, places, said):
            label = same.label(candidate, gold.get(text.article.id, ()))
            made.append(
                Example(
                    text.article.id,
                    text.source,
                    candidate,
                    tuple(names_of(seen, candidate)),
                    label is not None,
                    bool(label and label.get("optional")),
                )
            )
    return made


class _SameNames:
    """The scorer's alias rule, with its answers kept."""

    def __init__(self) -> None:
        self._names = scorer().Names("alias", None, countries=True)
        self._known: dict[tuple[str, str, str], bool] = {}

    def label(
        self, candidate: Candidate, facts: Iterable[dict[str, Any]]
    ) -> dict[str, Any] | None:
        """The gold fact that says the same, one that counts before an optional one."""
        one = candidate.subject.found.entity.name
        other = candidate.object.found.entity.name
        both_ways = candidate.relation in SYMMETRIC
        fits = [
            fact
            for fact in facts
            if fact["relation"] == candidate.relation
            and (
                (self._is(one, fact, "subject") and self._is(other, fact, "object"))
                or (
                    both_ways
                    and self._is(other, fact, "subject")
                    and self._is(one, fact, "object")
                )
            )
        ]
        return min(fits, key=lambda fact: bool(fact.get("optional")), default=None)

    def _is(self, name: str, fact: dict[str, Any], end: str) -> bool:
        key = (name, fact["doc"], fact[end])
        if key not in self._known:
            aliases = fact.get(f"{end}_aliases")
            self._known[key] = self._names.any(name, fact[end], aliases)
        return self._known[key]


def fit(training: Sequence[Example]) -> Weights:
    """Weights learnt from ``training``; chances by leaving out one source of it.

    A chance is that of a fact as it is told, once in an article, by its likeliest
    candidate, and of articles alone: of own sentences, all are of one kind.
    """
    bias, weights = _fit(training)
    raw = Weights(bias, weights, (0.0,), (0.5,))
    told: dict[tuple[str, ...], tuple[float, Example]] = {}
    for source in sorted({example.source for example in training} - {OWN}):
        rest = [e for e in training if e.source != source]
        if not any(e.right for e in rest):
            continue
        other = Weights(*_fit(rest), (0.0,), (0.5,))
        for example in training:
            if example.source == source and not (example.right and example.optional):
                outcome = other.outcome(example.names)
                if example.tie not in told or told[example.tie][0] < outcome:
                    told[example.tie] = (outcome, example)
    outcomes, chances = _steps(
        [outcome for outcome, _ in told.values()],
        [example.right for _, example in told.values()],
    )
    return Weights(raw.bias, raw.of, outcomes, chances)


def _steps(
    outcomes: Sequence[float], right: Sequence[bool]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Chances by outcome: isotonic regression, and lines between its even shares."""
    table = IsotonicRegression(y_min=0.02, y_max=0.98, out_of_bounds="clip")
    chances = table.fit_transform(outcomes, right)
    order = np.argsort(outcomes, kind="stable")
    shares = np.array_split(order, STEPS)
    means = [np.mean(chances[share]) for share in shares]
    return (
        tuple(float(np.mean(np.array(outcomes)[share])) for share in shares),
        # Means of equal chances may differ in the last digit.
        tuple(np.maximum.accumulate(means).tolist()),
    )


def _fit(training: Sequence[Example]) -> tuple[float, dict[str, float]]:
    articles: dict[str, set[str]] = defaultdict(set)
    for example in training:
        for name in example.names:
            articles[name].add(example.article_id)
    names = sorted(name for name, where in articles.items() if len(where) >= RARE)
    column = {name: n for n, name in enumerate(names)}
    rows, columns = [], []
    for row, example in enumerate(training):
        for name in example.names:
            n = column.get(name)
            if n is not None:
                rows.append(row)
                columns.append(n)
    matrix = sparse.csr_matrix(
        (np.ones(len(rows)), (rows, columns)), shape=(len(training), len(names))
    )
    right = np.array([example.right for example in training])
    weight = np.array([0.5 if example.optional else 1.0 for example in training])
    learner = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-4)
    learner.fit(matrix, right, sample_weight=weight)
    return float(learner.intercept_[0]), {
        name: float(value)
        for name, value in zip(names, learner.coef_[0], strict=True)
        if abs(value) > 1e-4
    }
