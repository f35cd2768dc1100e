"""The quotes behind an edge and the articles that they stand in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.graph.edges import Edge
from detente.graph.model import Article, Fact
from detente.graph.store import Store
from detente.queries.words import date_words


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles that tell some edges, by id."""

    articles: Mapping[str, Article]

    @classmethod
    def of(cls, store: Store, edges: Iterable[Edge]) -> "Sources":
        ids = {source for edge in edges for source in edge.sources}
        found = store.articles(ids) if ids else ()
        return cls({article.id: article for article in found})

    def told_by(self, fact: Fact) -> str:
        """Who tells the fact: publisher or title, its day, and where to read it.

        The id of the article where it says nothing of itself.
        """
        article = self.articles.get(fact.article_id)
        if article is None:
            return fact.article_id
        parts = [article.publisher or article.title or article.id]
        if article.published is not None:
            parts.append(date_words(article.published))
        if article.url:
            parts.append(article.url)
        return ", ".join(parts)

    def particulars(self, fact: Fact) -> dict[str, str | None]:
        """The article that tells the fact: all ``None`` where it says nothing of it."""
        article = self.articles.get(fact.article_id) or Article(fact.article_id)
        return {
            "publisher": article.publisher,
            "title": article.title,
            "url": article.url,
            "published": str(article.published) if article.published else None,
        }

    def lines(self, edge: Edge, *, most: int = 3) -> Iterator[str]:
        """At most so many quotes of the edge with their sources, one an article first.

        Then how many more there are, and the dates that disagree.
        """
        ordered = _one_an_article_first(edge.facts)
        for fact in ordered[:most]:
            quote = " ".join(fact.evidence.split())
            source = f"({self.told_by(fact)})"
            yield f"“{quote}” {source}" if quote else source
        if len(ordered) > most:
            yield f"and {len(ordered) - most} more"
        if edge.conflicts:
            days = " and ".join(date_words(day) for day in edge.conflicts)
            yield f"also dated {days}"


def _one_an_article_first(facts: Iterable[Fact]) -> list[Fact]:
    told: set[str] = set()
    firsts: list[Fact] = []
    others: list[Fact] = []
    for fact in facts:
        (others if fact.article_id in told else firsts).append(fact)
        told.add(fact.article_id)
    return firsts + others
