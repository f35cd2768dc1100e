"""How much of what plain news English says is proposed, and told.

    python benchmarks/passages.py [a|b] [--list] [--file FILE]

Of ``data/passages.txt`` (or another such file), relation by relation: the facts, how
many of them the shipped reader tells, how many any rule proposes, and how many it tells
that the passages do not say. Half a may be read to write rules; half b is only counted.
``--list`` shows what is missed and what is told wrongly, of half a alone.
"""

import argparse
import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from sentences import Told, labelled
from training import OWN, SYMMETRIC, gold_article, scorer

from detente.graph.model import Article, Entity
from detente.loaders.facts import proposals, reason
from detente.loaders.finding.entities import find
from detente.loaders.language import parse
from detente.loaders.tokens import Doc
from detente.loaders.weighing.candidates import candidates
from detente.loaders.weighing.places import Places

_FILE = Path(__file__).parent / "data" / "passages.txt"
_BOTH_WAYS = SYMMETRIC | {"FAMILY_OF"}


@dataclass(slots=True)
class Count:
    """Of one relation."""

    facts: int = 0
    told: int = 0
    proposed: int = 0
    false: int = 0

    def __str__(self) -> str:
        shares = [n / max(1, self.facts) for n in (self.told, self.proposed)]
        return (
            f"{self.facts:5d} told {self.told:5d} ({shares[0]:.2f}) "
            f"proposed {self.proposed:5d} ({shares[1]:.2f}) false {self.false:5d}"
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, its facts, and the relations of which all are marked."""

    text: str
    facts: tuple[Told, ...]
    marked: frozenset[str]


def half_of(text: str) -> str:
    """Which half a passage is of, a or b."""
    return "ab"[int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2]


def passages(path: Path) -> Iterator[Passage]:
    marked: frozenset[str] = frozenset()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#="):
            marked = frozenset(line.removeprefix("#=").split())
        elif line and not line.startswith("#"):
            told, text = labelled(line)
            yield Passage(text, told, marked)


def says(relation: str, one: Entity, other: Entity, fact: Told) -> bool:
    """Whether a tie is the fact, ends by alias or head names."""
    if relation != fact.what:
        return False
    if _means(one, fact.subject) and _means(other, fact.object):
        return True
    turned = _means(other, fact.subject) and _means(one, fact.object)
    return relation in _BOTH_WAYS and turned


def _means(entity: Entity, name: str) -> bool:
    same = scorer().Names("head", None, countries=True).same
    return any(same(called, name) for called in (entity.name, *entity.aliases))


def asked_of(about: str | None, file: Path) -> argparse.Namespace:
    """The half, the file and whether to list what goes wrong, as the caller asks."""
    parser = argparse.ArgumentParser(description=(about or "").split("\n", 1)[0])
    parser.add_argument("half", nargs="?", choices=["a", "b"])
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--file", type=Path, default=file)
    asked = parser.parse_args()
    if asked.list and asked.half != "a":
        parser.error(f"only half a may be read: {parser.prog} a --list")
    return asked


def main() -> None:
    asked = asked_of(__doc__, _FILE)
    chosen = [
        one for one in passages(asked.file) if asked.half in (None, half_of(one.text))
    ]
    counts: dict[str, Count] = defaultdict(Count)
    lines: list[str] = []
    docs = parse(one.text for one in chosen)
    for number, (passage, doc) in enumerate(zip(chosen, docs, strict=True)):
        article = gold_article(passage.text, f"{OWN}-{number:04d}", None, None)
        lines += _count(passage, doc, article, counts)
    whole = Count()
    for relation, count in sorted(counts.items()):
        print(f"{relation:16s}{count}")
        whole.facts += count.facts
        whole.told += count.told
        whole.proposed += count.proposed
        whole.false += count.false
    print(f"{'all':16s}{whole}")
    if asked.list:
        print(*sorted(lines), sep="\n")


def _count(
    passage: Passage, doc: Doc, article: Article, counts: dict[str, Count]
) -> Iterator[str]:
    found = tuple(find(doc, article))
    said = proposals(doc, article, found)
    proposed = [
        (one.relation, one.subject.found.entity, one.object.found.entity)
        for one in candidates(doc, Places(doc, found), said)
    ]
    told = [
        (made.fact.relation.name, made.fact.subject, made.fact.object)
        for made in reason(doc, article, found)
    ]
    for fact in passage.facts:
        count = counts[fact.what]
        count.facts += 1
        count.told += has(told, fact)
        count.proposed += has(proposed, fact)
        if not has(proposed, fact):
            yield f"missed | {fact.subject} {fact.what} {fact.object} | {passage.text}"
    for tie in told:
        if tie[0] in passage.marked and not any(says(*tie, f) for f in passage.facts):
            counts[tie[0]].false += 1
            yield f"false | {tie[1].name} {tie[0]} {tie[2].name} | {passage.text}"


def has(ties: Collection[tuple[str, Entity, Entity]], fact: Told) -> bool:
    return any(says(*tie, fact) for tie in ties)


if __name__ == "__main__":
    main()
