"""What is found in a text written for a test, in a form that is easy to compare."""

from detente.graph.model import Article, Entity
from detente.loaders.document import Found, MentionKind
from detente.loaders.facts import proposals
from detente.loaders.finding.entities import find
from detente.loaders.language import parse
from detente.loaders.weighing.proposal import Proposal


def found(text: str) -> list[Found]:
    return find(next(parse([text])), Article("article", text=text))


def proposed(text: str) -> list[Proposal]:
    """What all rules propose."""
    doc = next(iter(parse([text])))
    article = Article("told", title=None, text=text)
    return list(proposals(doc, article, find(doc, article)))


def entities(text: str) -> set[tuple[str, str]]:
    """Type and name of all that is found."""
    return {(one.entity.type, one.entity.name) for one in found(text)}


def entity(text: str, name: str) -> Entity:
    return next(one.entity for one in found(text) if one.entity.name == name)


def mentions(text: str, name: str, *kinds: MentionKind) -> list[str]:
    """The words that mean the entity of that name, of some kinds or of any."""
    return [
        mention.text
        for one in found(text)
        if one.entity.name == name
        for mention in one.mentions
        if not kinds or mention.kind in kinds
    ]
