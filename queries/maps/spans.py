"""When the tie that an edge draws held, as days that a timeline can compare."""

from collections.abc import Mapping

from detente.graph.dates import PartialDate
from detente.graph.edges import Edge
from detente.graph.model import Article
from detente.graph.relations import Kind
from detente.queries.positions import begins, ends


def span(
    edge: Edge, articles: Mapping[str, Article]
) -> tuple[PartialDate, PartialDate] | None:
    """The first and last date, both in, at which ``edge`` held; ``None`` if unknown.

    A tie that lasts holds from its start (else from when it was first told) until its
    end (else until it was last told, if that is later).
    """
    begun, ended = begins(edge), ends(edge)
    if edge.relation.kind is not Kind.STATE:
        return (begun, ended or begun) if begun else None
    told = sorted(
        article.published
        for source in edge.sources
        if (article := articles.get(source)) and article.published
    )
    known = [*told] if ended is None else [ended]
    first = begun or (told[0] if told and (not ended or told[0] < ended) else ended)
    if first is None:
        return None
    return first, max([first, *known], key=lambda date: date.last)
