"""How much of what plain news English dates is dated so.

    python benchmarks/dated.py [a|b] [--list]

Of ``data/dated.txt``: of the facts read (from a confidence of 0.1) that have a date,
how many get it, at its precision or finer; of those without one, how many are given
one. Half a may be read to write rules; half b is only counted. ``--list`` shows what
goes wrong, of half a alone.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passages import half_of, says
from sentences import Told
from training import OWN, gold_article

from detente.loaders.facts import reason
from detente.loaders.finding.entities import find
from detente.loaders.language import parse

_FILE = Path(__file__).parent / "data" / "dated.txt"
_LEAST = 0.1


@dataclass(frozen=True, slots=True)
class Dated:
    """A text, the day it was published, and its facts with their dates."""

    published: str
    text: str
    facts: tuple[tuple[Told, str | None], ...]


def dated() -> Iterator[Dated]:
    for line in _FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            head, _, text = line.partition("::")
            published, _, facts = head.partition("|")
            told = tuple(map(fact_at, facts.split(";")))
            yield Dated(published.strip(), text.strip(), told)


def fact_at(words: str) -> tuple[Told, str | None]:
    """The tie and the date of "SUBJECT > RELATION > OBJECT @ DATE"."""
    tie, _, day = (part.strip() for part in words.rpartition("@"))
    return Told(*(part.strip() for part in tie.split(">"))), None if day == "-" else day


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("half", nargs="?", choices=["a", "b"])
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    if asked.list and asked.half != "a":
        parser.error("only half a may be read: dated.py a --list")
    chosen = [one for one in dated() if asked.half in (None, half_of(one.text))]
    right = with_date = without = given = 0
    for number, (one, doc) in enumerate(
        zip(chosen, parse(one.text for one in chosen), strict=True)
    ):
        name = f"{OWN}-{number:04d}"
        article = gold_article(one.text, name, None, one.published)
        found = tuple(find(doc, article))
        made = [told.fact for told in reason(doc, article, found, least=_LEAST)]
        for fact, day in one.facts:
            days = [
                str(tie.date or "")
                for tie in made
                if says(tie.relation.name, tie.subject, tie.object, fact)
            ]
            if not days:
                continue
            good = any(told.startswith(day) if day else not told for told in days)
            with_date += day is not None
            without += day is None
            right += good and day is not None
            given += not good and day is None
            if asked.list and not good:
                print(f"{fact.subject} {fact.what} {fact.object} @ {day}, told {days}")
                print(f"    [{one.published}] {one.text}")
    facts = sum(len(one.facts) for one in chosen)
    share = right / max(1, with_date)
    print(
        f"{facts} facts, {with_date + without} read; with a date {with_date}, "
        f"right {right} ({share:.3f}); without {without}, given one {given}"
    )


if __name__ == "__main__":
    main()
