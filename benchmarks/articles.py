"""How much of whole articles is read, and dated and hedged as they say.

    python benchmarks/articles.py [a|b] [--list] [--file FILE]

Of ``data/articles.txt`` (or another such file, as ``data/read_articles.txt``, which was
read to write rules): how many of the facts marked there are told, and kept (from
``load``'s own confidence), how many others are told besides; of those told, how many
have the day, month or year that the article gives, how many of those without one are
given one, and how many are told as they are: done, denied or open. Half a may be read
to write rules; half b is only counted. ``--list`` shows what goes wrong, of half a.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dated import fact_at
from passages import asked_of, half_of, says
from sentences import Told
from training import OWN, Example, gold_article

from detente.graph.model import Article, Fact, Modality
from detente.loaders.document import Found
from detente.loaders.facts import proposals, reason
from detente.loaders.finding.entities import find
from detente.loaders.language import parse
from detente.loaders.tokens import Doc
from detente.loaders.weighing.candidates import candidates
from detente.loaders.weighing.choosing import LIKELY
from detente.loaders.weighing.decision import names_of
from detente.loaders.weighing.features import Sentences
from detente.loaders.weighing.places import Places

_FILE = Path(__file__).parent / "data" / "articles.txt"
_READ = _FILE.with_name("read_articles.txt")
# Where places lie, whose ministries are, who took part: not all of it is marked.
_UNMARKED = frozenset(
    {"PART_OF", "LOCATED_IN", "RELATED_TO", "STATED", "ATTENDED", "CONFIRMED"}
    | {"AGREED_WITH", "ALLIED_WITH"}
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A fact as an article tells it; ``how`` is "", "!" (denied) or "?" (open)."""

    tie: Told
    date: str | None
    how: str


def articles(path: Path) -> Iterator[tuple[str, str, tuple[Marked, ...]]]:
    """The day of publication, the text and the facts of each article."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            head, _, text = line.partition("::")
            published, _, facts = head.partition("|")
            marked = tuple(_marked(words.strip()) for words in facts.split(";"))
            yield published.strip(), text.strip().replace(" \u00b6 ", "\n\n"), marked


def _marked(words: str) -> Marked:
    how = words[0] if words[0] in "!?" else ""
    return Marked(*fact_at(words.removeprefix(how)), how)


def _read(
    chosen: Sequence[tuple[str, str, tuple[Marked, ...]]],
) -> Iterator[tuple[tuple[Marked, ...], tuple[Article, Doc, tuple[Found, ...]]]]:
    """The facts of each article, with it parsed and its entities found."""
    docs = parse(text for _, text, _ in chosen)
    for number, ((published, text, marked), doc) in enumerate(
        zip(chosen, docs, strict=True)
    ):
        article = gold_article(text, f"{OWN}-article-{number:02d}", None, published)
        yield marked, (article, doc, tuple(find(doc, article)))


def article_examples() -> list[Example]:
    """The candidates of the articles that may be read, with their labels."""
    own = [one for one in articles(_FILE) if half_of(one[1]) == "a"]
    chosen = [*articles(_READ), *own]
    made: list[Example] = []
    for marked, (article, doc, found) in _read(chosen):
        places = Places(doc, found)
        seen = Sentences(doc, places)
        for one in candidates(doc, places, proposals(doc, article, found)):
            ends = one.subject.found.entity, one.object.found.entity
            right = any(says(one.relation, *ends, fact.tie) for fact in marked)
            if right or one.relation not in _UNMARKED:
                names = tuple(names_of(seen, one))
                made.append(Example(article.id, OWN, one, names, right, optional=False))
    return made


def how_told(fact: Fact) -> str:
    if fact.negated:
        return "!"
    return "" if fact.modality is Modality.ASSERTED else "?"


def main() -> None:
    asked = asked_of(__doc__, _FILE)
    chosen = [
        one for one in articles(asked.file) if asked.half in (None, half_of(one[1]))
    ]
    counts: Counter[str] = Counter()
    for marked, (article, doc, found) in _read(chosen):
        told = [one.fact for one in reason(doc, article, found)]
        lines = list(_count(marked, told, counts))
        if asked.list:
            print(
                f"[{article.published}] {article.text[:60]}",
                *sorted(lines),
                sep="\n    ",
            )
    _show(len(chosen), counts)


def _count(
    marked: Sequence[Marked], told: Sequence[Fact], counts: Counter[str]
) -> Iterator[str]:
    known: set[int] = set()
    for fact in marked:
        counts["facts"] += 1
        same = [n for n, one in enumerate(told) if _says(one, fact)]
        known.update(same)
        if not same:
            yield f"missed: {_words(fact)}"
            continue
        best = max((told[n] for n in same), key=lambda one: one.confidence)
        counts["told"] += 1
        counts["kept"] += best.confidence >= LIKELY
        days = [str(told[n].date or "") for n in same]
        right = any(d.startswith(fact.date) if fact.date else not d for d in days)
        counts["dated" if fact.date else "undated"] += 1
        counts["dated right" if fact.date else "undated right"] += right
        if not right:
            yield f"dated {days}: {_words(fact)}"
        hedged = any(how_told(told[n]) == fact.how for n in same)
        counts["hedged right"] += hedged
        if not hedged:
            yield f"told otherwise: {_words(fact)}"
    for n, one in enumerate(told):
        if n not in known:
            counts["besides"] += 1
            counts["kept besides"] += one.confidence >= LIKELY
            ends = f"{one.subject.name} {one.relation.name} {one.object.name}"
            yield f"besides ({one.confidence:.2f}): {ends}"


def _says(fact: Fact, marked: Marked) -> bool:
    return says(fact.relation.name, fact.subject, fact.object, marked.tie)


def _words(fact: Marked) -> str:
    return (
        f"{fact.how}{fact.tie.subject} {fact.tie.what} {fact.tie.object} @ {fact.date}"
    )


def _show(number: int, counts: Counter[str]) -> None:
    facts, told = counts["facts"], max(1, counts["told"])
    print(
        f"{number} articles, {facts} facts: told {counts['told']} "
        f"({counts['told'] / facts:.3f}) and {counts['besides']} besides, kept "
        f"{counts['kept']} ({counts['kept'] / facts:.3f}) and "
        f"{counts['kept besides']} besides"
    )
    dated = max(1, counts["dated"])
    print(
        f"with a date {counts['dated']}, right {counts['dated right']} "
        f"({counts['dated right'] / dated:.3f}); without {counts['undated']}, left so "
        f"{counts['undated right']}; told as they are {counts['hedged right']} "
        f"({counts['hedged right'] / told:.3f})"
    )


if __name__ == "__main__":
    main()
