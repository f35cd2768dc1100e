"""Who spoke at an event: the speakers of a transcript whose title names the event."""

from collections.abc import Iterator, Mapping

from detente.graph.model import Article
from detente.loaders.finding.clusters import words_of
from detente.loaders.finding.heads import heads
from detente.loaders.tokens import Doc
from detente.loaders.weighing.places import Placed, Places, said_of
from detente.loaders.weighing.proposal import Proposal

_SCORE = 0.75


def transcripts(doc: Doc, article: Article, places: Places) -> Iterator[Proposal]:
    """That each "Luis Mora:" of a transcript attended what it is the transcript of."""
    event = occasion_of_title(doc, article, places)
    if event is None:
        return
    heard: set[str] = set()
    ends: Mapping[int, Placed] = {one.end: one for one in places.placed}
    for token in doc:
        one = ends.get(token.i) if token.text == ":" else None
        if one is None or one.found.entity.type != "Person":
            continue
        if one.found.entity.id not in heard:
            heard.add(one.found.entity.id)
            rule = "transcript:speaker"
            yield said_of(one, "ATTENDED", event, one.root, rule, _SCORE)


def occasion_of_title(doc: Doc, article: Article, places: Places) -> Placed | None:
    """The event in the title that one may attend: a summit, no war."""
    return next(filter(is_occasion, places.between(0, title_end(doc, article))), None)


def title_end(doc: Doc, article: Article) -> int:
    """The token behind the title; 0 where the text has none."""
    title = doc.expanded(0, len(article.title or ""))
    return 0 if title is None else title.end


def is_occasion(one: Placed) -> bool:
    """Whether it is an event that one may attend."""
    words = words_of(one.found.entity.name)
    return one.found.entity.type == "Event" and not heads().occasions.isdisjoint(words)
