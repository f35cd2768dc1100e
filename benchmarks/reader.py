"""How well the reader reads: leave one source out, per source and relation.

    python benchmarks/reader.py [--cache FILE] [--threshold X]      by source left out
    python benchmarks/reader.py --shipped [--set dev|train]         the shipped weights
    python benchmarks/reader.py --plover                            PLOVER sentences
    python benchmarks/reader.py --rules                             no trained decision
    python benchmarks/reader.py --curve                             by training articles
    python benchmarks/reader.py --calibration                       confidence and truth
    python benchmarks/reader.py --plot FILE                         the same, drawn
    python benchmarks/reader.py --thresholds                        precision and recall

The gold set beside the checkout (../shared/gold) is scored with its own score.py:
strict, alias names; PLOVER by relation with head names. In the first form each source
is read with weights trained on the others alone.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles import article_examples
from sentences import own_examples
from training import (
    GOLD,
    OWN,
    SOURCES,
    SYMMETRIC,
    Example,
    Read,
    examples,
    fit,
    gold_facts,
    read_gold,
    scorer,
    words,
)

from detente.graph.model import Fact
from detente.loaders.facts import reason
from detente.loaders.weighing.choosing import LEAST
from detente.loaders.weighing.decision import Weights, shipped

_STEPS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)
_Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one slice: hits, false ones, missed ones; and what hits are worth."""

    hits: int
    false: int
    missed: int

    def __str__(self) -> str:
        p, r, f = scorer().prf(self.hits, self.false, self.missed)
        gold, told = self.hits + self.missed, self.hits + self.false
        return f"{gold:5d} {told:5d} {p:6.3f} {r:6.3f} {f:6.3f}"


def row(fact: Fact) -> dict[str, Any]:
    """A fact in the exchange form, as far as the scorer looks."""
    attrs = dict(fact.attrs)
    return {
        "doc": fact.article_id,
        "subject": fact.subject.name,
        "relation": fact.relation.name,
        "object": fact.object.name,
        "date": None if fact.date is None else str(fact.date),
        "negated": fact.negated,
        "modality": str(fact.modality),
        "attrs": attrs,
        "confidence": fact.confidence,
        "plover": attrs.get("event_class", fact.relation.plover),
    }


def told(
    texts: Iterable[Read], weights: Weights | None, least: float
) -> list[dict[str, Any]]:
    """The facts of ``texts`` whose confidence is at least ``least``."""
    return [
        row(made.fact)
        for text in texts
        for made in reason(text.doc, text.article, text.found, weights, least)
    ]


def by_source(
    texts: Sequence[Read], known: Sequence[Example], least: float
) -> list[dict[str, Any]]:
    """The facts of each source by weights that the others taught."""
    found = []
    for source in SOURCES:
        weights = fit([e for e in known if e.source != source])
        own = [text for text in texts if text.source == source]
        found += told(own, weights, least)
    return found


def counted(
    gold: _Rows,
    facts: Iterable[dict[str, Any]],
    *,
    names: str = "alias",
    mode: str = "strict",
) -> tuple[dict[str, list[int]], dict[str, list[int]], list[int], list[int]]:
    """score.py's counts: by article, by relation, of dates and of modality."""
    predicted: _Rows = defaultdict(list)
    for fact in facts:
        predicted[fact["doc"]].append(fact)
    rule = scorer().Names(names, None, countries=True)
    counts: tuple[Any, Any, Any, Any] = scorer().score(
        gold, predicted, rule, mode, set(SYMMETRIC)
    )
    return counts


def summed(counts: Iterable[Sequence[int]]) -> Score:
    hits, false, missed = scorer().total(list(counts))
    return Score(hits, false, missed)


def show(gold: _Rows, facts: Sequence[dict[str, Any]], least: float) -> None:
    """The tables: relations, sources, all, dates and modality."""
    kept = [fact for fact in facts if fact["confidence"] >= least]
    articles, relations, dates, modality = counted(gold, kept)
    print(f"{'':18s}{'gold':>5s} {'told':>5s} {'P':>6s} {'R':>6s} {'F1':>6s}")
    for name, count in sorted(relations.items(), key=lambda x: -(x[1][0] + x[1][2])):
        print(f"{name:18s}{Score(*count)}")
    groups = defaultdict(list)
    for article, count in articles.items():
        groups[article.partition("-")[0]].append(count)
    print()
    for source, counts in groups.items():
        print(f"{SOURCES.get(source, source):18s}{summed(counts)}")
    print(f"{'all, from ' + format(least, '.2f'):18s}{summed(articles.values())}")
    print(f"dates right: {dates[0]} of {dates[1]} ({dates[0] / max(1, dates[1]):.3f})")
    share = modality[0] / max(1, modality[1])
    print(f"modality right: {modality[0]} of {modality[1]} ({share:.3f})")


def show_thresholds(gold: _Rows, facts: Sequence[dict[str, Any]]) -> None:
    print(f"{'confidence from':18s}{'gold':>5s} {'told':>5s} {'P':>6s} {'R':>6s} F1")
    for least in _STEPS:
        kept = [fact for fact in facts if fact["confidence"] >= least]
        print(f"{least:<18.2f}{summed(counted(gold, kept)[0].values())}")


def show_calibration(gold: _Rows, facts: Sequence[dict[str, Any]]) -> None:
    """Of the facts of each confidence, the share that is right."""
    print("confidence   facts   mean   right")
    for low, high in zip(_STEPS, (*_STEPS[1:], 1.01), strict=True):
        kept = [f for f in facts if low <= f["confidence"] < high]
        if kept:
            score = summed(counted(gold, kept)[0].values())
            mean = sum(f["confidence"] for f in kept) / len(kept)
            share = score.hits / max(1, score.hits + score.false)
            span = f"{low:.2f}-{min(high, 1):.2f}"
            print(f"{span}  {len(kept):6d}  {mean:.3f}   {share:.3f}")


def draw_calibration(gold: _Rows, facts: Sequence[dict[str, Any]], path: Path) -> None:
    """A picture of ``show_calibration``; needs matplotlib."""
    from matplotlib import pyplot as plt

    means, shares, sizes = [], [], []
    for low in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = [f for f in facts if low <= f["confidence"] < low + 0.1]
        score = summed(counted(gold, kept)[0].values())
        if score.hits + score.false:
            means.append(sum(f["confidence"] for f in kept) / len(kept))
            shares.append(score.hits / (score.hits + score.false))
            sizes.append(len(kept))
    figure, axes = plt.subplots(figsize=(5, 4.5), dpi=100)
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    axes.scatter(means, shares, s=[20 + size / 4 for size in sizes], color="#2a6f97")
    axes.set(
        xlabel="confidence", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1)
    )
    axes.set_title("Confidence on sources left out", fontsize=10)
    figure.tight_layout()
    figure.savefig(path)


def show_curve(texts: Sequence[Read], known: Sequence[Example], gold: _Rows) -> None:
    """F1 on each source by the number of other articles that taught the weights."""
    for size in (25, 50, 100, 200):
        facts = []
        for source in SOURCES:
            others = sorted(
                {e.article_id for e in known if e.source not in {source, OWN}}
            )
            chosen = set(random.Random(0).sample(others, min(size, len(others))))
            weights = fit(
                [e for e in known if e.source == OWN or e.article_id in chosen]
            )
            own = [text for text in texts if text.source == source]
            facts += told(own, weights, LEAST)
        print(f"{size:<18d}{summed(counted(gold, facts)[0].values())}")


def show_plover(cache: Path | None) -> None:
    """Classes and all by the names of entities, and all by the words of the text.

    The gold's ends are words of the text ("the US military"); entities have one name
    in all texts ("United States"), which head names do not always meet.
    """
    texts = read_gold(GOLD / "plover", cache)
    gold = scorer().load(str(GOLD / "plover" / "facts.jsonl"))
    named, worded = [], []
    for text in texts:
        for made in reason(text.doc, text.article, text.found, shipped(), LEAST):
            fact = row(made.fact)
            if fact["plover"] is not None:
                kind = scorer().YIELD.get(fact["plover"], fact["plover"])
                named.append(fact | {"relation": kind})
                one = made.weighed.candidate
                ends = {"subject": words(one.subject), "object": words(one.object)}
                worded.append(named[-1] | ends)
    articles, classes, _, _ = counted(gold, named, names="head", mode="relation")
    for name, count in sorted(classes.items(), key=lambda x: -(x[1][0] + x[1][2])):
        print(f"{name:18s}{Score(*count)}")
    print(f"{'all':18s}{summed(articles.values())}")
    articles, _, _, _ = counted(gold, worded, names="head", mode="relation")
    print(f"{'all, by words':18s}{summed(articles.values())}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--cache", type=Path, help="file that keeps the parses")
    parser.add_argument("--threshold", type=float, default=LEAST)
    parser.add_argument("--set", default="train", choices=["train", "dev"])
    for name in ("shipped", "plover", "rules", "curve", "calibration", "thresholds"):
        parser.add_argument(f"--{name}", action="store_true")
    parser.add_argument("--plot", type=Path, help="picture of the calibration")
    args = parser.parse_args()
    if args.plover:
        show_plover(args.cache)
        return
    folder = GOLD / args.set
    texts, gold = read_gold(folder, args.cache), gold_facts(folder)
    if args.shipped:
        show(gold, told(texts, shipped(), args.threshold), args.threshold)
        return
    known = examples(texts, folder) + own_examples() + article_examples()
    if args.rules:
        prior = Weights(0.0, {}, (0.0,), (1.0,))
        show(gold, told(texts, prior, LEAST), 0.0)
        return
    if args.curve:
        show_curve(texts, known, gold)
        return
    facts = by_source(texts, known, _STEPS[0])
    if args.plot:
        draw_calibration(gold, facts, args.plot)
        return
    views: dict[str, Callable[[], None]] = {
        "calibration": lambda: show_calibration(gold, facts),
        "thresholds": lambda: show_thresholds(gold, facts),
    }
    chosen = [view for name, view in views.items() if getattr(args, name)]
    for view in chosen or [lambda: show(gold, facts, args.threshold)]:
        view()


if __name__ == "__main__":
    main()
