"""How often dates, modality and negation are right, given the facts.

    python benchmarks/dates_modality.py [FOLDER] [--errors KIND]

For each core fact of FOLDER (default ../shared/gold/train) the trigger is the word at
which the reader proposes it, else the word of the evidence that joins the mentions of
its two ends. It is dated as the reader dates what it proposes. Dates are compared as
score.py compares them: at the gold's precision or finer. Of facts without a date it is
told how many are left open; those that get one are no error to score.py. ``--half``
keeps the articles of one half, by the hash of their names.
"""

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.graph.model import Article, Entity, entity_id
from detente.graph.relations import Kind, vocabulary
from detente.loaders.document import Found, Mention, MentionKind
from detente.loaders.facts import how_of, proposals, when_of
from detente.loaders.finding.entities import find
from detente.loaders.how.modality import Told
from detente.loaders.inputs.articles import read_text
from detente.loaders.language import parse
from detente.loaders.tokens import Doc, Span, Token
from detente.loaders.weighing.proposal import Proposal
from detente.loaders.when.dates import When

VAGUE = "RELATED_TO"
SYMMETRIC = frozenset({"MET", "CALLED", "AGREED_WITH", "ALLIED_WITH", "TRADED_WITH"})
GOLD = Path(__file__).resolve().parent.parent.parent / "shared" / "gold" / "train"


@dataclass(frozen=True, slots=True)
class Compared:
    """A gold fact, the trigger, and what is read there."""

    fact: dict[str, Any]
    source: str
    trigger: Token
    when: When
    told: Told

    @property
    def date_right(self) -> bool:
        """As dated as the gold is, or left open where the gold is."""
        ours = str(self.when.date or "")
        if not self.fact["date"]:
            return not ours
        readings = (self.fact["date"], self.fact["attrs"].get("date_alt"))
        return any(reading and ours.startswith(reading) for reading in readings)

    @property
    def lasting(self) -> bool:
        """Whether it is a tie that holds for a while."""
        return lasts(self.fact)

    def error(self) -> str:
        """The fact, gold and reading in a line."""
        gold = [self.fact[key] for key in ("date", "modality", "negated")]
        ours = [str(self.when.date), self.told.modality.value, self.told.negated]
        return (
            f"{self.fact['doc'][:24]} {self.fact['relation']} [{self.trigger.text}] "
            f"gold {gold} ours {ours}: {self.when.why}\n    {self.fact['evidence']}"
        )


def lasts(fact: dict[str, Any]) -> bool:
    """Whether its relation holds for a while; the vague one mostly tells of deeds."""
    relation = fact["relation"]
    return vocabulary().relation(relation).kind is Kind.STATE and relation != VAGUE


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def article_of(folder: Path, meta: dict[str, Any]) -> Article:
    """The article as it is read in life, title and dateline as front matter."""
    text = (folder / "texts" / f"{meta['doc']}.txt").read_text("utf-8").strip()
    head = [f"title: {json.dumps(meta['title'])}"] if meta.get("title") else []
    head += [f"published: {meta['date']}"] if meta.get("date") else []
    front = "\n".join(("---", *head, "---", ""))
    return read_text(front + text, meta["doc"], meta["doc"])


def trigger(doc: Doc, fact: dict[str, Any], read: Iterable[Proposal]) -> Token | None:
    """The word that tells ``fact``, ``None`` where the evidence is not in the text."""
    start = doc.text.find(fact["evidence"])
    end = start + len(fact["evidence"])
    span = doc.expanded(start, end) if start >= 0 else None
    if span is None:
        return None
    for proposal in read:
        if span.start <= proposal.trigger < span.end and _says(proposal, fact):
            return doc[proposal.trigger]
    subject = _mention(span, fact.get("subject_mention"))
    object_ = _mention(span, fact.get("object_mention"))
    if subject is None or object_ is None or subject.sent is not object_.sent:
        one = subject or object_ or span.root
        return next((word for word in one.ancestors if word.pos_ == "VERB"), one)
    paths = [(end, *end.ancestors) for end in (subject, object_)]
    first = {token.i for token in paths[0]}
    joint = next((token for token in paths[1] if token.i in first), span.root)
    if lasts(fact) and joint.pos_ == "VERB":
        return subject  # a tie told in passing, by a noun phrase
    if joint.pos_ == "VERB":
        return joint
    # One end modifies the other: "Biden, who met Putin"; the verb between them.
    below = [token for path in paths for token in path if joint in token.ancestors]
    verbs = [token for token in below if token.pos_ == "VERB"]
    return verbs[-1] if verbs else joint


def _says(proposal: Proposal, fact: dict[str, Any]) -> bool:
    """Whether the reader proposes the tie of ``fact`` between the same words."""
    words = [fact.get(f"{end}_mention") or fact[end] for end in ("subject", "object")]
    ends = [proposal.subject_mention.text, proposal.object_mention.text]
    if proposal.relation != fact["relation"]:
        return False
    ways = [words, words[::-1]] if fact["relation"] in SYMMETRIC else [words]
    return any(
        all(one in other or other in one for one, other in zip(way, ends, strict=True))
        for way in ways
    )


def _mention(span: Span, text: str | None) -> Token | None:
    at = span.text.find(text) if text else -1
    if at < 0 or not text:
        return None
    start = span.start_char + at
    part = span.doc.expanded(start, start + len(text))
    return part.root if part is not None else None


def proposed(
    doc: Doc,
    token: Token,
    fact: dict[str, Any],
    known: dict[tuple[str, str], list[str]],
) -> Proposal:
    """``fact`` as a rule would propose it at ``token``."""
    ends = []
    for end in ("subject", "object"):
        type_, name = fact[f"{end}_type"], fact[end]
        words = [fact.get(f"{end}_mention") or name, *known[fact["doc"], name]]
        found = {
            (match.start(), match.end())
            for word in words
            for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", doc.text)
        }
        mentions = [
            Mention(start, stop, doc.text[start:stop], MentionKind.NAME)
            for start, stop in sorted(found)
        ]
        entity = Entity(entity_id(type_, name), type_, name)
        ends.append(Found(entity, tuple(mentions)))
    start = doc.text.find(fact["evidence"])
    nowhere = Mention(start, start + 1, "", MentionKind.NAME)
    first = [
        next((one for one in found.mentions if one.start >= start), nowhere)
        for found in ends
    ]
    title = fact["attrs"].get("title")
    return Proposal(
        ends[0],
        first[0],
        fact["relation"],
        ends[1],
        first[1],
        token.i,
        "given",
        (("title", title),) if title else (),
    )


def compared(folder: Path, half: str = "") -> Iterator[Compared]:
    """Each core fact whose evidence is found, with what is read at its trigger."""
    metas = [
        meta
        for meta in rows(folder / "meta.jsonl")
        if half in ("", half_of(meta["doc"]))
    ]
    articles = [article_of(folder, meta) for meta in metas]
    facts = defaultdict(list)
    for fact in rows(folder / "facts.jsonl"):
        if not fact["attrs"].get("optional"):
            facts[fact["doc"]].append(fact)
    known = {
        (row["doc"], row["name"]): row["mentions"]
        for row in rows(folder / "entities.jsonl")
    }
    docs = parse(article.text for article in articles)
    for article, meta, doc in zip(articles, metas, docs, strict=True):
        read = list(proposals(doc, article, find(doc, article)))
        for fact in facts[article.id]:
            token = trigger(doc, fact, read)
            if token is not None:
                given = proposed(doc, token, fact, known)
                when = when_of(doc, article, given)
                source = meta.get("source", folder.name)
                yield Compared(fact, source, token, when, how_of(doc, given))


def half_of(article_id: str) -> str:
    """``a`` or ``b``, by the hash of the article's name."""
    return "ab"[hashlib.sha256(article_id.encode()).digest()[0] % 2]


def share(right: int, of: int) -> str:
    """A share with its counts."""
    return f"{right / of if of else 0:.3f} ({right}/{of})"


def tell_dates(all_: list[Compared]) -> None:
    """Dates by source and relation."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for one in all_:
        kind = "lasting ties" if one.lasting else "events"
        dated = "dated" if one.fact["date"] else "undated"
        for key in ("all", kind, one.source, one.fact["relation"]):
            table[key][dated] += 1
            table[key][f"{dated} right"] += one.date_right
    print(f"{'':18} {'date right':>22} {'undated left open':>22}")
    for key, row in sorted(table.items(), key=lambda item: -item[1]["dated"]):
        print(
            f"{key:18} {share(row['dated right'], row['dated']):>22} "
            f"{share(row['undated right'], row['undated']):>22}"
        )


def tell_modality(all_: list[Compared]) -> None:
    """Modality and negation, and what is taken for what."""
    pairs = Counter((one.fact["modality"], one.told.modality.value) for one in all_)
    right = sum(count for (gold, ours), count in pairs.items() if gold == ours)
    print(f"modality right: {share(right, len(all_))}")
    for (gold, ours), count in pairs.most_common():
        print(f"  {gold:10} read as {ours:10} {count}")
    signs = Counter((one.fact["negated"], one.told.negated) for one in all_)
    right = signs[True, True] + signs[False, False]
    print(f"negation right: {share(right, len(all_))}")
    print(
        f"  denied and read so {signs[True, True]}, missed {signs[True, False]}, "
        f"read without cause {signs[False, True]}"
    )


def main() -> None:
    """Print the figures, or the errors of one kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--errors", choices=["dates", "undated", "modality", "negated"])
    parser.add_argument("--half", choices=["a", "b"], default="")
    given = parser.parse_args()
    if not given.folder.exists():
        parser.exit(1, f"{given.folder}: no gold facts there\n")
    all_ = list(compared(given.folder, given.half))
    wrong = {
        "dates": [one for one in all_ if one.fact["date"] and not one.date_right],
        "undated": [one for one in all_ if not one.fact["date"] and not one.date_right],
        "modality": [one for one in all_ if one.fact["modality"] != one.told.modality],
        "negated": [one for one in all_ if one.fact["negated"] != one.told.negated],
    }
    if given.errors:
        for one in wrong[given.errors]:
            print(one.error())
        return
    tell_dates(all_)
    tell_modality(all_)


if __name__ == "__main__":
    main()
