"""Who comes into an office and who goes, as a text tells it one after the other."""

from collections.abc import Iterator, Sequence

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of_subject
from detente.loaders.ties.deciding import appointed_by
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.people import person_from
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.titles import Title
from detente.loaders.tokens import Token

_SENTENCES = 2  # before that of the word
_NEW = frozenset({"new", "newly", "next", "incoming"})
_LEADING = frozenset({"direct", "oversee", "manage", "represent"})
_TERMS = frozenset({"term", "tenure", "mandate"})
_PUTTING = frozenset({"put", "hire"})
_TAKING = frozenset({"take", "win", "assume", "hand", "ascend", "accede", "succeed"})
_INTO = frozenset({"be", "lead", "head", "run", "chair", "govern", "command", "direct"})
GOING = frozenset({"die", "resign", "retire", "quit", "step", "leave", "depart"})


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

    def goes(self, person: Mark, token: Token) -> bool:
        """Whether ``person`` is told before ``token`` to leave an office."""
        return any(
            mark.entity_id == person.entity_id and mark.start < token.i
            for mark in self._gone
        )

    def within(self, clause: Token, other: Mark) -> Mark | None:
        """Who comes into an office in the sentence of ``clause``, save ``other``."""
        sent = clause.sent
        return next(
            (
                mark
                for mark in self._coming
                if sent.start <= mark.start < sent.end
                and mark.entity_id != other.entity_id
            ),
            None,
        )

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
                start = int(self._marks.doc[start - 1].sent.start)
        return start


def _coming(
    marks: Marks, titles: Sequence[Title], held: Sequence[Holder]
) -> Iterator[Mark]:
    """Who is put into an office, or is the new or next holder of one."""
    cores = {title.core for title in titles}
    for token in marks.doc:
        yield from _by_verb(marks, token, held)
        yield from _by_noun(marks, token)
        if token.lemma_ in _INTO and _is_since(token):
            yield from _subject(marks, token)
        if token.dep_ != "attr" or cores.isdisjoint((token.i, token.i - 1)):
            continue
        verb = token.head
        if verb.lemma_ == "become" or (verb.lemma_ == "be" and _is_ahead(verb)):
            yield from _subject(marks, verb)
    for holder in held:
        title = holder.title
        start = max(0, title.start - 2)
        before = {word.lower_ for word in marks.doc[start : title.core]}
        later = holder.verb is not None and _is_ahead(marks.doc[holder.verb])
        if holder.status == "elect" or before & _NEW or later:
            yield holder.person


def _by_verb(marks: Marks, verb: Token, held: Sequence[Holder]) -> Iterator[Mark]:
    """Who is appointed, put there, takes office or will head a body."""
    if verb.pos_ != "VERB":
        return
    lemma = verb.lemma_.lower()
    if offices().verbs.get(lemma) == "appointing" or lemma in _PUTTING:
        yield from appointed_by(marks, verb, held)[1][:1]
    elif lemma in _TAKING or _is_to_lead(verb):
        yield from _subject(marks, verb)


def _by_noun(marks: Marks, noun: Token) -> Iterator[Mark]:
    """As in "the appointment of X", "X's nomination"."""
    if noun.lower_ not in words("appointing", "nouns"):
        return
    person = None
    if marks.doc[noun.i + 1 : noun.i + 2].text == "of":
        person = person_from(marks, noun.i + 2)
    elif noun.i and marks.doc[noun.i - 1].text in POSSESSIVES:
        person = marks.ending(noun.i - 1, "Person")
    if person is not None:
        yield person


def _is_since(verb: Token) -> bool:
    """Whether it has been so since somebody or something."""
    return any(
        token.lower_ == "since" for token in verb.sent[verb.i - verb.sent.start :]
    )


def _subject(marks: Marks, verb: Token) -> Iterator[Mark]:
    person = mark_of_subject(marks, verb, "Person")
    if person is not None:
        yield person


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
    dismissing = words("dismissing", "verbs") | {"relieve"}
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in dismissing:
            yield from appointed_by(marks, token, held)[1][:1]
        elif token.pos_ == "VERB" and lemma in GOING:
            yield from _subject(marks, token)
        elif lemma in _TERMS and token.i and marks.doc[token.i - 1].text in POSSESSIVES:
            person = marks.ending(token.i - 1, "Person")
            if person is not None:
                yield person
        elif lemma in words("successions", "leaving") and token.pos_ == "NOUN":
            of = marks.doc[token.i + 1 : token.i + 2].text == "of"
            person = person_from(marks, token.i + 2) if of else None
            if person is not None:
                yield person
    for holder in held:
        if holder.status in ("outgoing", "former") and holder.title in titles:
            yield holder.person
