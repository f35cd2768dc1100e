"""How well names and coreference are read, over the gold articles beside the checkout.

    python benchmarks/names.py [--parsed FILE] [--misses TYPE] [--false TYPE]
        [--ends] [--wrong]

Three tables. Entities: a gold entity is found if one of ours has its type and shares
a name with it by the alias rule of the gold's own scorer; ours is right if it is
among the gold's, which lists only what stands in some fact. Ends: the core facts
whose two ends are found under a name the scorer accepts. Coreference: pronouns and
descriptions that name the end of a fact, as the gold's readers noted them.
``--parsed`` keeps the parsed texts in a file between runs.
"""

import argparse
import importlib.util
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import DocBin

from detente.graph import model
from detente.loaders.document import Found, MentionKind
from detente.loaders.finding.entities import find
from detente.loaders.language import model as english
from detente.loaders.language import spacy_docs
from detente.loaders.tokens import Doc

_GOLD = Path(__file__).parents[2] / "shared" / "gold"
_TYPES = ("Person", "State", "Organization", "Place", "Event", "Agreement", "Award")


@dataclass(frozen=True, slots=True)
class Text:
    """A gold text with what its readers noted and what was found in it."""

    source: str
    article: model.Article
    doc: Doc
    entities: list[dict[str, Any]]
    facts: list[dict[str, Any]]
    found: list[Found]


def scorer() -> Any:  # noqa: ANN401
    """The gold's own ``score.py``, as a module."""
    spec = importlib.util.spec_from_file_location("score", _GOLD / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def articles(folder: Path) -> Iterator[tuple[str, model.Article]]:
    """Source and article of each text; the title stands first, as it is read."""
    for meta in rows(folder / "meta.jsonl"):
        text = (folder / "texts" / f"{meta['doc']}.txt").read_text("utf-8").strip()
        title = meta["title"]
        if title and title not in text:
            text = f"{title}\n\n{text}"
        yield meta["source"], model.Article(meta["doc"], title=title, text=text)


def parsed(texts: list[str], cache: Path | None) -> list[Doc]:
    if cache and cache.exists():
        docs = list(DocBin().from_disk(cache).get_docs(english().vocab))
        if [len(doc.text) for doc in docs] == [len(text) for text in texts]:
            return list(map(Doc, docs))
    start = time.perf_counter()
    docs = list(spacy_docs(texts))
    print(f"parsed in {time.perf_counter() - start:.1f} s")
    if cache:
        DocBin(docs=docs, store_user_data=False).to_disk(cache)
    return list(map(Doc, docs))


def read(folder: Path, cache: Path | None) -> list[Text]:
    entities, facts = defaultdict(list), defaultdict(list)
    for row in rows(folder / "entities.jsonl"):
        entities[row["doc"]].append(row)
    for row in rows(folder / "facts.jsonl"):
        facts[row["doc"]].append(row)
    found = list(articles(folder))
    docs = parsed([article.text for _, article in found], cache)
    find(docs[0], found[0][1])  # tables are loaded once
    start = time.perf_counter()
    texts = [
        Text(source, art, doc, entities[art.id], facts[art.id], find(doc, art))
        for (source, art), doc in zip(found, docs, strict=True)
    ]
    print(f"found in {time.perf_counter() - start:.1f} s")
    return texts


def names_of(found: Found) -> set[str]:
    """What an entity is called, its mentions by name among it."""
    told = {MentionKind.NAME, MentionKind.DEMONYM}
    return {found.entity.name, *(m.text for m in found.mentions if m.kind in told)}


def named(found: Found, row: dict[str, Any], same: Any) -> bool:  # noqa: ANN401
    return any(same(name, row["name"], row["mentions"]) for name in names_of(found))


def entity_table(texts: list[Text], same: Any, args: argparse.Namespace) -> None:  # noqa: ANN401
    recall: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    precision: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for text in texts:
        for row in text.entities:
            alike = [one for one in text.found if named(one, row, same)]
            hit = any(one.entity.type == row["type"] for one in alike)
            for source in (text.source, "all"):
                recall[row["type"], source][0] += hit
                recall[row["type"], source][1] += 1
            if not hit and row["type"] == args.misses:
                near = [f"{one.entity.type}:{one.entity.name}" for one in alike]
                print(
                    "missed", text.article.id[:30], row["name"], row["mentions"], near
                )
        for one in text.found:
            right = any(
                one.entity.type == row["type"] and named(one, row, same)
                for row in text.entities
            )
            for source in (text.source, "all"):
                precision[one.entity.type, source][0] += right
                precision[one.entity.type, source][1] += 1
            if not right and one.entity.type == args.false:
                print("not gold", text.article.id[:30], one.entity.name, names_of(one))
    sources = [*sorted({text.source for text in texts}), "all"]
    print("entities, P R " + "".join(f"{source[:14]:>18s}" for source in sources))
    for type_ in _TYPES:
        cells = []
        for source in sources:
            hits, ours = precision[type_, source]
            found, gold = recall[type_, source]
            cells.append(
                f"{hits / max(ours, 1):.2f} {found / max(gold, 1):.2f} ({gold})"
            )
        print(f"{type_:14s}" + "".join(f"{cell:>18s}" for cell in cells))


def is_told_in(one: Found, evidence: str, text: Text) -> bool:
    """Whether an entity is mentioned in the words that the gold quotes for a fact."""
    start = text.article.text.find(evidence)
    end = start + len(evidence)
    return any(start <= m.start and m.end <= end for m in one.mentions)


def ends_table(texts: list[Text], same: Any, *, show: bool) -> None:  # noqa: ANN401
    ends: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    lost: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        core = [fact for fact in text.facts if not fact["attrs"].get("optional")]
        for fact in core:
            alike = [ends_of(text, fact, end, same) for end in ("subject", "object")]
            there = [bool(found) for found in alike]
            quoted = all(
                any(is_told_in(one, fact["evidence"], text) for one in found)
                for found in alike
            )
            for source in (text.source, "all"):
                row = (*there, all(there), quoted, 1)
                ends[source] = [
                    old + new for old, new in zip(ends[source], row, strict=True)
                ]
            lost.update(
                (
                    fact[f"{end}_type"],
                    fact[end],
                    fact[f"{end}_mention"],
                    text.article.id,
                )
                for hit, end in zip(there, ("subject", "object"), strict=True)
                if not hit
            )
    print(f"{'ends found':20s} subject  object    both  quoted   facts")
    for source, (*shares, count) in sorted(ends.items()):
        cells = "".join(f" {share / count:7.3f}" for share in shares)
        print(f"{source:19s}{cells} {count:7d}")
    if show:
        for key, count in lost.most_common():
            print("end not found", count, *key, sep=" | ")


def ends_of(text: Text, fact: dict[str, Any], end: str, same: Any) -> list[Found]:  # noqa: ANN401
    """The entities that are an end of a fact to the scorer: by type and name."""
    mentions: list[str] = next(
        (row["mentions"] for row in text.entities if row["name"] == fact[end]), []
    )
    return [
        one
        for one in text.found
        if one.entity.type == fact[f"{end}_type"]
        and same(one.entity.name, fact[end], mentions)
    ]


_PRONOUNS = frozenset(
    [
        *("he", "him", "his", "she", "her", "i", "me", "my", "we", "us", "our", "you"),
        *("they", "them", "their", "it", "its", "who", "there"),
    ]
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words at ``start`` of a text that the gold takes for the entity ``name``."""

    start: int
    text: str
    name: str


def noted(text: Text) -> Iterator[Words]:
    """The words that name the ends of a text's facts, each once."""
    seen = set()
    for fact in text.facts:
        at = text.article.text.find(fact["evidence"])
        for end in ("subject", "object"):
            words = fact[f"{end}_mention"] or ""
            place = re.search(rf"\b{re.escape(words)}\b", fact["evidence"])
            if words and place and at >= 0:
                seen.add(Words(at + place.start(), words, fact[end]))
    yield from sorted(seen, key=lambda words: (words.start, words.name))


def coreference_table(texts: list[Text], same: Any, *, show: bool) -> None:  # noqa: ANN401
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        aliases = {row["name"]: row["mentions"] for row in text.entities}
        for words in noted(text):
            kind = described(words.text, words.name, same)
            if kind is None:
                continue
            outcome, names = resolved(text, words, aliases, same)
            counts[kind][outcome] += 1
            if show and outcome != "right":
                before = text.article.text[max(0, words.start - 70) : words.start]
                after = text.article.text[words.start :][:60]
                print(
                    *(outcome, kind, text.article.id[:25], words.name, names),
                    f"{before}[]{after}".replace("\n", " "),
                    sep=" | ",
                )
    print(f"{'coreference':14s}   right   wrong  abstained")
    for kind, told in sorted(counts.items()):
        all_ = sum(told.values())
        print(
            f"{kind:14s} {told['right'] / all_:7.3f} {told['wrong'] / all_:7.3f} "
            f"{told['abstained'] / all_:10.3f}  of {all_}"
        )


def described(words: str, name: str, same: Any) -> str | None:  # noqa: ANN401
    """Whether the words are a pronoun or a description; None if they are a name."""
    if words.lower() in _PRONOUNS:
        return "pronoun"
    if same(words, name, []):
        return None
    first = words.split(maxsplit=1)[0].lower()
    if first in {"the", "his", "her", "their", "this", "that", "both", "its"}:
        return "description"
    return None


def resolved(
    text: Text,
    words: Words,
    aliases: dict[str, list[str]],
    same: Any,  # noqa: ANN401
) -> tuple[str, list[str]]:
    """Whether a mention that ends with the words means the entity, and who it is."""
    end = words.start + len(words.text)
    inside = [
        (one.entity.name, m)
        for one in text.found
        for m in one.mentions
        if words.start <= m.start and m.end <= end
    ]
    by_words = {MentionKind.NOMINAL, MentionKind.PRONOUN, MentionKind.GROUP}
    names = [name for name, m in inside if m.kind in by_words] or [
        name
        for name, m in inside
        if m.end >= end - 2 and m.kind is not MentionKind.DEMONYM
    ]
    if not names:
        return "abstained", []
    if any(same(name, words.name, aliases.get(words.name, [])) for name in names):
        return "right", names
    return "wrong", names


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--parsed", type=Path, help="keep the parsed texts here")
    parser.add_argument("--misses", metavar="TYPE", help="list what is not found")
    parser.add_argument("--false", metavar="TYPE", help="list what is not in the gold")
    parser.add_argument("--ends", action="store_true", help="list ends not found")
    parser.add_argument("--wrong", action="store_true", help="list unresolved words")
    args = parser.parse_args()
    if not (_GOLD / "train").is_dir():
        sys.exit(f"no gold articles at {_GOLD}: nothing to measure")
    texts = read(_GOLD / "train", args.parsed)
    same = scorer().Names("alias").any
    entity_table(texts, same, args)
    ends_table(texts, same, show=args.ends)
    coreference_table(texts, same, show=args.wrong)


if __name__ == "__main__":
    main()
