"""Which words of a parsed text are names, and of what type of entity."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from detente.graph.model import Entity
from detente.loaders.document import MentionKind
from detente.loaders.states import state_of

_TYPE_OF_LABEL = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Organization",
    "EVENT": "Event",
    "LAW": "Agreement",
}


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``start:end`` of a text that name something of ``type``.

    ``state`` is the state itself where the name is one of a state's.
    """

    start: int
    end: int
    type: str
    kind: MentionKind = MentionKind.NAME
    state: Entity | None = None


def names(doc: Doc) -> list[Name]:
    """The names of a text in its order; none overlaps another."""
    return sorted(_names(doc), key=lambda name: name.start)


def _names(doc: Doc) -> Iterator[Name]:
    for span in doc.ents:
        start, end = _trimmed(span)
        if start >= end or span.label_ not in _TYPE_OF_LABEL:
            continue
        state = state_of(doc[start:end].text)
        if state is not None:
            kind = MentionKind.DEMONYM if span.label_ == "NORP" else MentionKind.NAME
            yield Name(start, end, "State", kind, state)
        elif span.label_ != "NORP":
            yield Name(start, end, _TYPE_OF_LABEL[span.label_])


def _trimmed(span: Span) -> tuple[int, int]:
    """The span's tokens without a leading article and a trailing 's."""
    start, end = span.start, span.end
    while start < end and span.doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    while end > start and span.doc[end - 1].lower_ in {"'s", "\u2019s", "'", "\u2019"}:
        end -= 1
    return start, end
