"""Whether names from all over the world are read whole, with and without a title.

    python benchmarks/politicians.py [--show]

Politicians by name (``data/politicians.txt``, written from memory), each beside the
next one in four made-up sentences of one article each. Prints in how many sentences
both are found whole, and in how many of those with a deed it is told of both; with
``--show`` also what was missed.
"""

import argparse
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from detente.graph.model import Article
from detente.loaders import read
from detente.loaders.inputs.articles import read_text

_NAMES = Path(__file__).parent / "data" / "politicians.txt"
_TITLES = ("President", "Foreign Minister", "Prime Minister", "Defence Minister")
_SENTENCES = (
    ("{title} {one} met {other_title} {other} in Geneva on Tuesday.", "MET"),
    ("{one} condemned {other} on Friday.", "CRITICIZED"),
    ("On Monday, {one} telephoned {other}.", "CALLED"),
    ("\u201cWe are ready,\u201d {one} told {other}.", None),
)


def sentences() -> Iterator[tuple[Article, set[str], str | None]]:
    """Articles of one sentence, the two names in each, the relation that it tells."""
    names = _NAMES.read_text("utf-8").splitlines()
    titles = cycle(_TITLES)
    for number, pair in enumerate(zip(names, names[1:] + names[:1], strict=True)):
        one, other = pair
        title, other_title = next(titles), next(titles)
        for form, (text, relation) in enumerate(_SENTENCES):
            told = text.format(
                one=one, other=other, title=title, other_title=other_title
            )
            name = f"{number}-{form}"
            article = read_text(
                f"---\npublished: 2024-05-08\n---\n{told}\n", name, name
            )
            yield article, set(pair), relation


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--show", action="store_true", help="what was missed")
    show = parser.parse_args().show
    made = list(sentences())
    whole = deeds = told = 0
    for reading, (article, pair, relation) in zip(
        read(article for article, _, _ in made), made, strict=True
    ):
        found = {
            name
            for mention in reading.mentions
            if mention.entity.type == "Person"
            for name in (mention.entity.name, *mention.entity.aliases)
        }
        whole += pair <= found
        deeds += relation is not None
        told += any(
            fact.relation.name == relation
            and {fact.subject.name, fact.object.name} == pair
            for fact in reading.facts
        )
        if show and not pair <= found:
            print(f"{article.text.strip()}  found: {', '.join(sorted(found))}")
    print(f"both names whole: {whole} of {len(made)} sentences")
    print(f"the deed told of both: {told} of {deeds}")


if __name__ == "__main__":
    main()
