"""The entities of an article, each with all its mentions."""

from dataclasses import replace

from detente.graph.model import Article, Entity, entity_id, slug
from detente.loaders.document import Found, Mention, MentionKind
from detente.loaders.finding.coreference import resolve
from detente.loaders.finding.heads import heads
from detente.loaders.finding.linking import link
from detente.loaders.finding.names import names
from detente.loaders.finding.statebodies import is_common_body
from detente.loaders.tokens import Doc


def find(doc: Doc, article: Article) -> list[Found]:
    """The entities of ``article``, whose text ``doc`` is the parse of.

    They come in the order of their first mention. No mention overlaps another, save a
    name within a longer one, "Russian" in "Russian Foreign Ministry", and a state in
    a description, "Serbian" in "the Serbian leader". "They" is a mention of each.
    """

    def mention(start: int, end: int, kind: MentionKind) -> Mention:
        span = doc[start:end]
        text = article.text[span.start_char : span.end_char]
        return Mention(span.start_char, span.end_char, text, kind)

    clusters = link(doc, names(doc))
    mentions = {
        id(cluster): [mention(one.start, one.end, one.kind) for one in cluster.names]
        for cluster in clusters
    }
    for reference in resolve(doc, clusters):
        for cluster in reference.clusters:
            mentions[id(cluster)].append(
                mention(reference.start, reference.end, reference.kind)
            )
    return [
        Found(
            _of_article(cluster.entity(), article),
            tuple(sorted(mentions[id(cluster)], key=lambda one: (one.start, -one.end))),
        )
        for cluster in clusters
    ]


def is_of_article(entity: Entity, article: Article) -> bool:
    """Whether an entity has no name of its own, and an id of that article alone."""
    return entity.id.endswith(f"-{slug(article.id)}")


def _of_article(entity: Entity, article: Article) -> Entity:
    """An entity without a name of its own as this article's: every day has a rally."""
    if entity.type in {"Event", "Agreement", "Award"}:
        bare = entity.name.islower() or entity.name in heads().capitalised
        nameless = bare and entity.id == entity_id(entity.type, entity.name)
    else:
        nameless = entity.type == "Organization" and (
            entity.name in heads().capitalised or entity.id == _untitled(entity.name)
        )
    if not nameless:
        return entity
    return replace(entity, id=f"{entity.id}-{slug(article.id)}")


def _untitled(name: str) -> str | None:
    """The id of a body that its name does not tell from other states'."""
    return entity_id("Organization", name) if is_common_body(name) else None
