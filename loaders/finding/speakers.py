"""Who says "I": whom a text quotes, who speaks in a transcript, an author."""

from collections.abc import Iterator, Mapping

from detente.loaders.document import MentionKind
from detente.loaders.finding.clusters import Cluster
from detente.loaders.finding.heads import heads
from detente.loaders.finding.telling import SUBJECTS, Reference, Told
from detente.loaders.tokens import Token

_I = frozenset({"i", "me", "my", "myself"})
_SAYING = frozenset(
    [
        "say",
        "tell",
        "add",
        "state",
        "note",
        "explain",
        "argue",
        "claim",
        "declare",
        "announce",
        "write",
        "tweet",
        "comment",
        "remark",
        "stress",
        "emphasize",
        "emphasise",
        "insist",
        "continue",
        "conclude",
        "reply",
        "respond",
        "answer",
        "warn",
        "admit",
        "acknowledge",
        "believe",
    ]
)
_HEADLINE = 3  # sentences in which an author is named
_BYLINE = 12  # words of a line that only names its author


def speaking(told: Told, pronouns: Mapping[int, Cluster]) -> Iterator[Reference]:
    """Each "I" that is understood; ``pronouns`` are the "he" and "she" that are."""
    author = _author(told)
    quoted_by = _speakers(told, pronouns)
    speaker: Cluster | None = None
    for token in told.doc:
        speaker = _announced(told, token) or speaker
        if token.lower_ not in _I or token.text == "i" or token.i in told.named:
            continue
        if told.quoted[token.i]:
            meant = quoted_by.get(told.sentence_of[token.i])
        else:
            meant = speaker or author
        if meant is not None:
            yield Reference(token.i, token.i + 1, MentionKind.PRONOUN, (meant,))


def _author(told: Told) -> Cluster | None:
    """Of "Statement by President Joe Biden", or a first line that is a name."""
    for one in told.tellings:
        if one.sentence >= _HEADLINE:
            return None
        if one.cluster.type != "Person":
            continue
        sentence = told.doc[one.token].sent
        words = {
            token.lower_
            for token in sentence[: max(1, one.name.start - sentence.start)]
        }
        if words & {"statement", "remarks", "address"} and words & {"by", "from", "of"}:
            return one.cluster
        if (
            len(sentence) <= _BYLINE
            and not any(token.pos_ == "VERB" for token in sentence)
            and one.name.start - sentence.start <= 1
        ):
            return one.cluster
    return None


def _announced(told: Told, token: Token) -> Cluster | None:
    """Who speaks from here on in a transcript: "Vladimir Putin: Colleagues, ..."."""
    if token.text != ":" or token.i == 0:
        return None
    for one in told.before(token.i, "Person", sentences=0):
        if one.name.end == token.i and _opens_line(told, one.name.start):
            return one.cluster
    return None


def _opens_line(told: Told, start: int) -> bool:
    """Whether only a role stands before a name: "President of Peru Luis Mora"."""
    titles = heads().titles
    at = start - 1
    while at >= 0 and (
        told.doc[at].text in titles
        or at in told.state_tokens
        or told.doc[at].lower_ in {"of", "the", "and"}
    ):
        at -= 1
    return at < 0 or told.doc[at].is_space or not told.doc[at].is_alpha


def _speakers(told: Told, pronouns: Mapping[int, Cluster]) -> dict[int, Cluster]:
    """By sentence, the one person who is told to say what is quoted in it or after."""
    person_at = {
        one.token: one.cluster for one in told.tellings if one.cluster.type == "Person"
    } | dict(pronouns)
    found: dict[int, Cluster] = {}
    for token in told.doc:
        if token.lemma_ not in _SAYING or told.quoted[token.i]:
            continue
        for child in token.children:
            if child.dep_ in SUBJECTS and child.i in person_at:
                found.setdefault(told.sentence_of[token.i], person_at[child.i])
    number = -1
    for token in told.doc:
        if told.sentence_of[token.i] == number:
            continue
        number = told.sentence_of[token.i]
        if number not in found and number - 1 in found and told.quoted[token.i]:
            found[number] = found[number - 1]
    for number in sorted(found):
        if number - 1 not in found:
            found[number - 1] = found[number]
    return found
