"""The entities of an article, each with all its mentions."""

from spacy.tokens import Doc

from detente.graph.model import Article
from detente.loaders.coreference import resolve
from detente.loaders.document import Found, Mention, MentionKind
from detente.loaders.linking import link
from detente.loaders.names import names


def find(doc: Doc, article: Article) -> list[Found]:
    """The entities of ``article``, whose text ``doc`` is the parse of.

    They come in the order of their first mention. A mention overlaps no other, save a
    name within a longer one: "Russian" in "Russian Foreign Ministry".
    """
    clusters = link(doc, names(doc))
    mentions = {
        id(cluster): [
            _mention(doc, article, name.start, name.end, name.kind)
            for name in cluster.names
        ]
        for cluster in clusters
    }
    for token, cluster in resolve(doc, clusters).items():
        mentions[id(cluster)].append(
            _mention(doc, article, token, token + 1, MentionKind.PRONOUN)
        )
    return [
        Found(
            cluster.entity(),
            tuple(sorted(mentions[id(cluster)], key=lambda mention: mention.start)),
        )
        for cluster in clusters
    ]


def _mention(
    doc: Doc, article: Article, start: int, end: int, kind: MentionKind
) -> Mention:
    span = doc[start:end]
    text = article.text[span.start_char : span.end_char]
    return Mention(span.start_char, span.end_char, text, kind)
