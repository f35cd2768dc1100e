"""How often each rule of the static ties is right, over the gold articles beside us.

    python benchmarks/shapes.py [--relation R] [--source KEY] [--false] [--missed]
        [--write]

One line a rule: proposals that a gold fact bears out, that none does, and that only an
optional one does, by the gold's own matching, a tie told twice counted once. Then one
line a relation. ``--write`` puts how often each rule and each family of rules (the part
before a colon) was right into ``loaders/data/priors.toml``: (right + 2 x its family
share) / (all + 2), families starting from one half; from the texts whose licence lets
weights be made of them, all but Deutsche Welle's.
"""

import argparse
import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente.graph import model
from detente.graph.dates import PartialDate
from detente.loaders.finding.entities import find
from detente.loaders.language import parse
from detente.loaders.ties.shapes import propose

_GOLD = Path(__file__).parents[2] / "shared" / "gold"
_PRIORS = Path(__file__).parents[1] / "loaders" / "data" / "priors.toml"
_NO_WEIGHTS = "dw"  # its texts are for measuring only
_SYMMETRIC = frozenset({"ALLIED_WITH", "FAMILY_OF"})
_RELATIONS = (
    *("HOLDS_POSITION", "REPRESENTS", "MEMBER_OF", "PART_OF", "LOCATED_IN"),
    *("FAMILY_OF", "BORN_IN", "DIED_IN", "SUCCEEDED", "APPOINTED", "DISMISSED"),
    *("ALLIED_WITH", "AWARDED", "PRESENTED_TO"),
)
_HEADER = """\
# How often a rule of the static ties, or its family, was right on the gold's training
# texts without Deutsche Welle's: (right + 2 x its family's) / (all + 2), from one half
# on; made by benchmarks/shapes.py --write.

[priors]
"""


@dataclass(slots=True)
class Count:
    """Proposals right, wrong, and borne out by an optional fact; core facts missed."""

    right: int = 0
    wrong: int = 0
    optional: int = 0
    missed: int = 0


@dataclass(slots=True)
class Tally:
    """Counts by rule and by relation, and what to show of them."""

    rules: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    relations: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    shown: list[str] = field(default_factory=list)


def main() -> None:
    """Read the gold, match, print; write the priors where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relation", choices=_RELATIONS)
    parser.add_argument("--source", default="", help="first letters of the texts' ids")
    parser.add_argument("--false", action="store_true", help="show wrong proposals")
    parser.add_argument("--missed", action="store_true", help="show missed facts")
    parser.add_argument("--write", action="store_true", help="write the priors")
    given = parser.parse_args()
    if not _GOLD.is_dir():
        parser.exit(1, f"no gold at {_GOLD}\n")
    relations = frozenset({given.relation} if given.relation else _RELATIONS)
    scorer = _scorer()
    names = scorer.Names("alias")
    gold = scorer.load_gold(str(_GOLD / "train"))
    tally = Tally()
    for article, facts in _proposed(given.source, relations):
        if given.write and article.id.startswith(_NO_WEIGHTS):
            continue
        wanted = [fact for fact in gold[article.id] if fact["relation"] in relations]
        _match(scorer, names, facts, wanted, tally)
    shows = {"wrong": given.false, "missed": given.missed}
    for line in tally.shown:
        if shows[line.split(maxsplit=1)[0]]:
            print(line)
    _print("rule", tally.rules)
    _print("relation", tally.relations)
    if given.write:
        _write(tally)


def _scorer() -> Any:  # noqa: ANN401
    spec = importlib.util.spec_from_file_location("score", _GOLD / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _articles(source: str) -> Iterator[model.Article]:
    for line in (_GOLD / "train" / "meta.jsonl").read_text("utf-8").splitlines():
        meta = json.loads(line)
        if not meta["doc"].startswith(source):
            continue
        path = _GOLD / "train" / "texts" / f"{meta['doc']}.txt"
        text, title = path.read_text("utf-8").strip() + "\n", meta.get("title")
        if title and title.rstrip(".") not in text[: len(title) + 40]:
            text = f"{title}\n\n{text}"
        day = PartialDate.parse(meta["date"]) if meta.get("date") else None
        yield model.Article(meta["doc"], title=title, published=day, text=text)


def _proposed(
    source: str, relations: frozenset[str]
) -> Iterator[tuple[model.Article, list[dict[str, Any]]]]:
    articles = list(_articles(source))
    for article, doc in zip(
        articles, parse(article.text for article in articles), strict=True
    ):
        facts = [
            {
                "subject": proposal.subject.entity.name,
                "relation": proposal.relation,
                "object": proposal.object.entity.name,
                "negated": proposal.negated,
                "attrs": dict(proposal.attrs),
                "rule": proposal.rule,
                "sentence": " ".join(doc[proposal.trigger].sent.text.split()),
            }
            for proposal in propose(doc, article, find(doc, article))
            if proposal.relation in relations
        ]
        yield article, facts


def _match(
    scorer: Any,  # noqa: ANN401
    names: Any,  # noqa: ANN401
    facts: list[dict[str, Any]],
    wanted: list[dict[str, Any]],
    tally: Tally,
) -> None:
    facts = scorer.dedupe(facts, names, "strict", _SYMMETRIC)
    order = sorted(range(len(wanted)), key=lambda place: wanted[place]["optional"])
    fits = [
        [
            place
            for place in order
            if scorer.matches(
                fact, wanted[place], names, "strict", _SYMMETRIC, ignore_neg=False
            )
        ]
        for fact in facts
    ]
    pairs = scorer.bipartite(fits, len(wanted))
    for number, fact in enumerate(facts):
        counts = tally.rules[fact["rule"]], tally.relations[fact["relation"]]
        if number in pairs and not wanted[pairs[number]]["optional"]:
            kind = "right"
        elif number in pairs or any(
            wanted[place]["optional"] for place in fits[number]
        ):
            kind = "optional"
        else:
            kind = "wrong"
            tally.shown.append(
                f"wrong {fact['rule']}: {fact['subject']} {fact['relation']} "
                f"{fact['object']} {fact['attrs']} | {fact['sentence'][:200]}"
            )
        for count in counts:
            setattr(count, kind, getattr(count, kind) + 1)
    for place in set(range(len(wanted))) - set(pairs.values()):
        fact = wanted[place]
        if not fact["optional"]:
            tally.relations[fact["relation"]].missed += 1
            tally.shown.append(
                f"missed {fact['subject']} {fact['relation']} {fact['object']} "
                f"{fact['attrs']} | {' '.join(fact['evidence'].split())[:200]}"
            )


def _print(what: str, counts: dict[str, Count]) -> None:
    print(f"{what:45s} right wrong  opt missed     P     R")
    for name, count in sorted(counts.items(), key=lambda item: -item[1].right):
        precision = count.right / max(1, count.right + count.wrong)
        recall = count.right / max(1, count.right + count.missed)
        told = f"{recall:6.3f}" if what == "relation" else ""
        print(
            f"{name:45s} {count.right:5d} {count.wrong:5d} {count.optional:4d} "
            f"{count.missed:6d} {precision:6.3f} {told}"
        )


def _write(tally: Tally) -> None:
    counts: dict[str, Count] = defaultdict(Count)
    for rule, count in tally.rules.items():
        parts = rule.split(":")
        for size in range(1, len(parts) + 1):
            family = counts[":".join(parts[:size])]
            family.right += count.right
            family.wrong += count.wrong
    priors: dict[str, float] = {}
    for rule in sorted(counts):  # a family comes before its rules
        right, all_ = counts[rule].right, counts[rule].right + counts[rule].wrong
        prior = priors.get(rule.rpartition(":")[0], 0.5)
        priors[rule] = (right + 2 * prior) / (all_ + 2)
    lines = [f'"{rule}" = {prior:.2f}\n' for rule, prior in priors.items()]
    _PRIORS.write_text(_HEADER + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
