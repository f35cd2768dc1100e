"""How often dates and modality are right, given the facts: gold against reading.

    python benchmarks/dates_modality.py [FOLDER] [--errors dates|false|modality|negated]

For each gold fact of FOLDER (default ../shared/gold/train) the trigger is taken to be
the lowest word of the evidence under which both ends' mentions stand, or the root of
the evidence. Dates are compared as score.py does: at the gold's precision or finer.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span, Token

from detente.graph.dates import PartialDate
from detente.graph.model import Article
from detente.loaders.dates import When, date_of
from detente.loaders.language import parse
from detente.loaders.modality import Told, told

GOLD = Path(__file__).resolve().parent.parent.parent / "shared" / "gold" / "train"
LASTING = frozenset(
    [
        "HOLDS_POSITION",
        "REPRESENTS",
        "MEMBER_OF",
        "PART_OF",
        "LOCATED_IN",
        "FAMILY_OF",
        "BORN_IN",
        "ALLIED_WITH",
        "SUCCEEDED",
    ]
)


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def article_of(folder: Path, meta: dict[str, Any]) -> Article:
    """The article as it is read in life: title line, blank line, text."""
    text = (folder / "texts" / f"{meta['doc']}.txt").read_text("utf-8").strip()
    title = meta.get("title")
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    published = PartialDate.parse(meta["date"]) if meta.get("date") else None
    return Article(
        meta["doc"], title, publisher=meta["source"], published=published, text=text
    )


def trigger(doc: Doc, fact: dict[str, Any]) -> Token | None:
    """The word that tells ``fact``, ``None`` where the evidence is not in the text."""
    start = doc.text.find(fact["evidence"])
    if start < 0:
        return None
    span = doc.char_span(start, start + len(fact["evidence"]), alignment_mode="expand")
    if span is None:
        return None
    ends = [_mention(span, fact.get(f"{end}_mention")) for end in ("subject", "object")]
    if ends[0] is None or ends[1] is None or ends[0].sent != ends[1].sent:
        one = ends[0] or ends[1]
        return _verb(one) if one is not None else span.root
    first = {ends[0].i, *(token.i for token in ends[0].ancestors)}
    for token in (ends[1], *ends[1].ancestors):
        if token.i in first:
            return token
    return span.root


def _verb(token: Token) -> Token:
    for ancestor in token.ancestors:
        if ancestor.pos_ == "VERB":
            return ancestor
    return token


def _mention(span: Span, text: str | None) -> Token | None:
    at = span.text.find(text) if text else -1
    if at < 0 or not text:
        return None
    part = span.char_span(at, at + len(text), alignment_mode="expand")
    return part.root if part is not None else None


def readings(
    folder: Path,
) -> Iterator[tuple[dict[str, Any], Article, Token, When, Told]]:
    """Each core fact whose evidence is found, with what we read at its trigger."""
    metas = rows(folder / "meta.jsonl")
    articles = [article_of(folder, meta) for meta in metas]
    facts = defaultdict(list)
    for fact in rows(folder / "facts.jsonl"):
        facts[fact["doc"]].append(fact)
    docs = parse(article.text for article in articles)
    for article, doc in zip(articles, docs, strict=True):
        for fact in facts[article.id]:
            token = trigger(doc, fact)
            if token is None:
                continue
            story = fact["relation"] not in LASTING
            yield (
                fact,
                article,
                token,
                date_of(doc, token, article, story=story),
                told(doc, token),
            )


def share(right: int, of: int) -> str:
    """A share with its counts."""
    return f"{right / of if of else 0:.3f} ({right}/{of})"


def main() -> None:
    """Print the figures, by source and by relation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--errors", choices=["dates", "false", "modality", "negated"])
    parser.add_argument("--optional", action="store_true", help="count these as well")
    given = parser.parse_args()
    if not given.folder.exists():
        parser.exit(1, f"{given.folder}: no gold facts there\n")
    dates: dict[str, Counter[str]] = defaultdict(Counter)
    modality: Counter[tuple[str, str]] = Counter()
    negated: Counter[tuple[bool, bool]] = Counter()
    for fact, article, token, when, how in readings(given.folder):
        if fact["attrs"].get("optional") and not given.optional:
            continue
        gold, ours = fact["date"], str(when.date) if when.date else None
        alternative = fact["attrs"].get("date_alt")
        keys = ("all", article.publisher or "", fact["relation"])
        if gold:
            right = bool(ours) and any(
                str(ours).startswith(reading)
                for reading in (gold, alternative)
                if reading
            )
            for key in keys:
                dates[key]["dated"] += 1
                dates[key]["right"] += right
        else:
            right = ours is None
            for key in keys:
                dates[key]["undated"] += 1
                dates[key]["left open"] += right
        wanted = "dates" if gold else "false"
        if given.errors == wanted and not right:
            print(
                f"{article.id[:24]} {article.published} gold {gold} ours {ours} "
                f"{fact['relation']} [{token.text}] {when.why}\n    {fact['evidence'][:300]}"
            )
        pair = (fact["modality"], how.modality.value)
        modality[pair] += 1
        if given.errors == "modality" and pair[0] != pair[1]:
            print(
                f"{pair} {fact['relation']} [{token.text}] {article.id[:20]} {fact['evidence'][:300]}"
            )
        signs = (fact["negated"], how.negated)
        negated[signs] += 1
        if given.errors == "negated" and signs[0] != signs[1]:
            print(
                f"{signs} {fact['relation']} [{token.text}] {article.id[:20]} {fact['evidence'][:300]}"
            )
    print(f"{'':18} {'date right':>22} {'undated left open':>22}")
    for key, row in sorted(dates.items(), key=lambda item: -item[1]["dated"]):
        print(
            f"{key:18} {share(row['right'], row['dated']):>22} "
            f"{share(row['left open'], row['undated']):>22}"
        )
    total = sum(modality.values())
    right = sum(count for (gold, ours), count in modality.items() if gold == ours)
    print(f"modality right: {share(right, total)}")
    for (gold, ours), count in modality.most_common():
        print(f"  {gold:10} read as {ours:10} {count}")
    right = sum(count for (gold, ours), count in negated.items() if gold == ours)
    print(f"negation right: {share(right, total)} {dict(negated)}")


if __name__ == "__main__":
    main()
