"""Who comes into an office and who goes, as a text tells it one after the other."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from detente.loaders.lexicon import words
from detente.loaders.ties.appointing import appointed_by
from detente.loaders.ties.clauses import mark_of_subject
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.people import person_from
from detente.loaders.ties.titles import Title

_SENTENCES = 2  # before that of the word
_NEW = frozenset({"new", "newly", "next", "incoming"})
_LEADING = frozenset({"direct", "oversee", "manage", "represent"})
_GOING = frozenset({"die", "resign", "retire", "quit", "step", "leave", "depart"})


class Newcomers:
    """The persons of a text who come into an office, and those who leave one."""

    def __init__(
        self, marks: Marks, titles: Sequence[Title], held: Sequence[Holder]
    ) -> None:
        """Read who comes and goes from ``marks`` and who ``held`` what."""
        self._marks = marks
        self._coming = sorted(_coming(marks, titles, held), key=lambda mark: mark.start)
        self._gone = sorted(_going(marks, titles, held), key=lambda mark: mark.start)

    def before(self, token: Token, other: Mark | None) -> Mark | None:
        """The last before ``token`` to come into an office, ``other`` left aside."""
        return self._last(self._coming, token, other)

    def gone(self, token: Token, other: Mark | None) -> Mark | None:
        """The last before ``token`` to leave an office, ``other`` left aside."""
        return self._last(self._gone, token, other)

    def other(self, token: Token, one: Mark) -> Mark | None:
        """The last person named before ``token`` who is not ``one``."""
        named = [mark for mark in self._marks if mark.named and mark.type == "Person"]
        return self._last(named, token, one)

    def _last(
        self, people: Sequence[Mark], token: Token, other: Mark | None
    ) -> Mark | None:
        start = self._since(token)
        return next(
            (
                mark
                for mark in reversed(people)
                if start <= mark.start < token.i
                and (other is None or mark.entity_id != other.entity_id)
            ),
            None,
        )

    def _since(self, token: Token) -> int:
        start = token.sent.start
        for _ in range(_SENTENCES):
            if start:
                start = self._marks.doc[start - 1].sent.start
        return start


def _coming(
    marks: Marks, titles: Sequence[Title], held: Sequence[Holder]
) -> Iterator[Mark]:
    """Who is put into an office, or is the new or next holder of one."""
    doc = marks.doc
    for token in doc:
        if token.pos_ == "VERB":
            lemma = token.lemma_.lower()
            if offices().verbs.get(lemma) == "appointing":
                yield from appointed_by(marks, token, held)[1][:1]
            elif _is_to_lead(token) or lemma in ("put", "hire", "take", "win", "assume", "hand"):
                person = mark_of_subject(marks, token, "Person")
                if person is not None:
                    yield person
    cores = {title.core for title in titles}
    for token in doc:
        verb = token.head
        if token.dep_ == "attr" and not cores.isdisjoint((token.i, token.i - 1)):
            if verb.lemma_ in ("be", "become") and _is_ahead(verb):
                person = mark_of_subject(marks, verb, "Person")
                if person is not None:
                    yield person
    for holder in held:
        title = holder.title
        before = {word.lower_ for word in doc[max(0, title.start - 2) : title.core]}
        later = any(
            child.lower_ in ("will", "to")
            for at in (holder.verb,)
            if at is not None
            for child in doc[at].children
            if child.dep_ == "aux"
        )
        if holder.status == "elect" or before & _NEW or later:
            yield holder.person


def _is_to_lead(verb: Token) -> bool:
    """As in "is to direct the programme", "will head the bank"."""
    if offices().verbs.get(verb.lemma_.lower()) not in ("leading", "serving"):
        return verb.lemma_ in _LEADING and _is_ahead(verb)
    return _is_ahead(verb)


def _is_ahead(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("to", "will") for c in verb.children)


def _going(
    marks: Marks, titles: Sequence[Title], held: Sequence[Holder]
) -> Iterator[Mark]:
    """Who is dismissed, resigns, dies, or is the outgoing or late holder."""
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in words("dismissing", "verbs") | {"relieve"}:
            yield from appointed_by(marks, token, held)[1][:1]
        elif token.pos_ == "VERB" and lemma in _GOING:
            person = mark_of_subject(marks, token, "Person")
            if person is not None:
                yield person
        elif lemma in words("successions", "leaving") and token.pos_ == "NOUN":
            if marks.doc[token.i + 1 : token.i + 2].text == "of":
                person = person_from(marks, token.i + 2)
                if person is not None:
                    yield person
    for holder in held:
        if holder.status in ("outgoing", "former") and holder.title in titles:
            yield holder.person
