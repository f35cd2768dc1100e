"""What a text has told so far: its names in order, with their part in the sentence."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from detente.loaders.document import MentionKind
from detente.loaders.finding.clusters import Cluster, chief_state
from detente.loaders.finding.spans import Name
from detente.loaders.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A name where it stands: the token of its head, sentence and part in it."""

    token: int
    sentence: int
    cluster: Cluster
    name: Name
    is_subject: bool
    is_inside: bool  # of another name: "Russian" in "Russian Foreign Ministry"


@dataclass(frozen=True, slots=True)
class Reference:
    """Tokens ``start:end`` that are no name and mean the entity of each cluster."""

    start: int
    end: int
    kind: MentionKind
    clusters: tuple[Cluster, ...]


class Told:
    """The names of a text, as those look back who would know what "he" means."""

    def __init__(
        self, doc: Doc, clusters: list[Cluster], references: Iterable[Reference] = ()
    ) -> None:
        """``references`` are understood already and count as told."""
        self.doc = doc
        self.clusters = clusters
        self._references = tuple(references)
        self.sentence_of: list[int] = []
        self.quoted: list[bool] = []
        for number, sentence in enumerate(doc.sents):
            self.sentence_of.extend([number] * len(sentence))
        quoted = False
        for token in doc:
            if token.text in {'"', "\u201c", "\u201d", "``", "''"}:
                quoted = token.text != "\u201d" and not quoted
            elif token.is_space and "\n\n" in token.text:
                quoted = False
            self.quoted.append(quoted)
        self.tellings = sorted(self._tellings(), key=lambda telling: telling.token)
        self._at = [telling.token for telling in self.tellings]

    def _tellings(self) -> Iterator[Telling]:
        inside = self._inside()
        for cluster in self.clusters:
            for name in cluster.names:
                root = self.doc[name.start : name.end].root
                yield Telling(
                    root.i,
                    self.sentence_of[root.i],
                    cluster,
                    name,
                    is_subject(root),
                    name in inside,
                )

        for one in self._references:
            root = self.doc[one.end - 1]
            for cluster in one.clusters:
                yield Telling(
                    root.i,
                    self.sentence_of[root.i],
                    cluster,
                    Name(one.start, one.end, cluster.type, one.kind),
                    is_subject(root),
                    is_inside=False,
                )

    def _inside(self) -> set[Name]:
        """The names that stand within another."""
        names = sorted(
            (name for cluster in self.clusters for name in cluster.names),
            key=lambda name: (name.start, -name.end),
        )
        inside, end = set(), -1
        for name in names:
            if name.end <= end:
                inside.add(name)
            end = max(end, name.end)
        return inside

    def before(self, token: int, type_: str, *, sentences: int) -> list[Telling]:
        """Names of a type before a token, the latest first, in its last sentences."""
        oldest = self.sentence_of[token] - sentences
        found = []
        for i in range(bisect_left(self._at, token) - 1, -1, -1):
            telling = self.tellings[i]
            if telling.sentence < oldest:
                break
            if telling.cluster.type == type_:
                found.append(telling)
        return found

    @cached_property
    def named(self) -> set[int]:
        """All tokens within names and what is understood."""
        return {
            i
            for telling in self.tellings
            for i in range(telling.name.start, telling.name.end)
        }

    @cached_property
    def state_at(self) -> dict[int, Telling]:
        """Names of states by their last token."""
        return {
            telling.name.end - 1: telling
            for telling in self.tellings
            if telling.cluster.type == "State"
        }

    @cached_property
    def state_from(self) -> dict[int, Telling]:
        """Names of states by their first token."""
        return {one.name.start: one for one in self.state_at.values()}

    @cached_property
    def state_tokens(self) -> set[int]:
        return self._tokens("State")

    @cached_property
    def person_tokens(self) -> set[int]:
        return self._tokens("Person")

    def _tokens(self, type_: str) -> set[int]:
        return {
            i
            for telling in self.tellings
            if telling.cluster.type == type_
            for i in range(telling.name.start, telling.name.end)
        }

    @cached_property
    def chief_state(self) -> Cluster | None:
        """The state that a text names clearly more often than any other."""
        return chief_state(self.clusters)


def is_subject(token: Token) -> bool:
    """Whether a token is the subject of a clause, or joined to one."""
    while token.dep_ in {"conj", "appos", "compound"}:
        token = token.head
    return token.dep_ in SUBJECTS
