"""A language model's answer, held against the article: what is not there is dropped.

Every quote must stand in the text, letter by letter save for spaces and quotation
marks; every entity must be named in its quote, or be what our own coreference says
that a word of the quote means; details and years must stand in the text too. The
evidence kept is the whole sentence, so that words torn out of "he denied that ..." are
seen for what they are: what the model asserts is asserted only where our own reading of
the sentence finds no denial, rumour, plan or claim.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.graph.dates import PartialDate
from detente.graph.errors import BadDate, BadFact, BadVocabulary
from detente.graph.model import Article, Entity, Fact, Modality, entity_id, slug
from detente.graph.relations import Vocabulary
from detente.loaders.document import Found
from detente.loaders.finding.states import state_of
from detente.loaders.how.modality import told as told_how
from detente.loaders.tokens import Doc, Span

CONFIDENCE = 0.8
"""That of a fact whose quote and ends stand in the text: such readers are right about
four times in five."""

_ENDS = ("subject", "object")
_DETAILS = ("title", "award", "event", "topic", "source")
_LONGEST_DETAIL = 200  # characters
_LONGEST_QUOTE = 3  # sentences
_SHORTEST = 4  # letters of a last word that stands for a name
_SAME = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Checked:
    """The facts that stand in the text, and why others were dropped, counted."""

    facts: tuple[Fact, ...]
    dropped: Counter[str]


def check(
    rows: Sequence[object],
    article: Article,
    doc: Doc,
    found: Sequence[Found],
    words: Vocabulary,
) -> Checked:
    """The rows of an answer as facts, each once, in the order of the text."""
    facts: dict[Fact, None] = {}
    dropped: Counter[str] = Counter()
    for row in rows:
        told = _fact(row, article, doc, found, words)
        if isinstance(told, str):
            dropped[told] += 1
        else:
            facts[told] = None
            dropped.update(_unfounded(row, told))
    ordered = sorted(facts, key=lambda fact: (fact.start or 0, fact.end or 0))
    return Checked(tuple(ordered), dropped)


def _fact(
    row: object,
    article: Article,
    doc: Doc,
    found: Sequence[Found],
    words: Vocabulary,
) -> Fact | str:
    """The fact of a row, or why there is none."""
    if not isinstance(row, Mapping):
        return "no object"
    place = _place(article.text, row.get("quote"))
    if place is None:
        return "quote not in the text"
    span = doc.expanded(*place)
    if span is None or len({token.sent.start for token in span}) > _LONGEST_QUOTE:
        return "quote too long"
    ends = {e: _entity(row, e, article.text, place, found) for e in _ENDS}
    subject, object_ = ends.values()
    if subject is None or object_ is None:
        lacking = next(end for end, entity in ends.items() if entity is None)
        return f"{lacking} not in the quote"
    start, stop = _sentences(doc, span)
    try:
        negated, modality = _how(row, doc, span)
        date, date_end = _date(row.get("date")), _date(row.get("date_end"))
        if date is not None and not _is_told(date, article):
            date = None
        evidence = article.text[start:stop]
        return Fact(
            article_id=article.id,
            subject=subject,
            relation=words.relation(str(row.get("relation"))),
            object=object_,
            date=date,
            date_end=date_end if date else None,
            negated=negated,
            modality=modality,
            attrs=tuple(sorted(_details(row, evidence))),
            evidence=evidence,
            confidence=CONFIDENCE,
            start=start,
            end=stop,
        )
    except (BadFact, BadVocabulary):
        return "no such relation between these"
    except BadDate:
        return "no date"
    except ValueError as error:
        return str(error)


def _how(row: Mapping[str, Any], doc: Doc, span: Span) -> tuple[bool, Modality]:
    """Whether it is negated, and how it is told; ours, where the model asserts it.

    Raises:
        ValueError: the row says neither.
    """
    negated = row.get("negated", False)
    if not isinstance(negated, bool):
        message = "neither negated nor not"
        raise ValueError(message)  # noqa: TRY004 -- what a model wrote, not a type
    told = row.get("modality", "asserted")
    if told not in list(Modality):
        message = "no such modality"
        raise ValueError(message)
    modality = Modality(told)
    if modality is Modality.ASSERTED and not negated:
        seen = told_how(doc, span.root)
        return seen.negated, seen.modality
    return negated, modality


def _place(text: str, quote: object) -> tuple[int, int] | None:
    """Where a quote stands, whatever its spaces and quotation marks look like."""
    if not isinstance(quote, str) or not quote.strip():
        return None
    pattern = r"\s+".join(
        re.escape(word) for word in quote.translate(_SAME).strip(' "').split()
    )
    if not pattern:
        return None
    place = re.search(pattern, text.translate(_SAME))
    return place.span() if place else None


def _sentences(doc: Doc, span: Span) -> tuple[int, int]:
    """The whole sentences that a span lies in."""
    first, last = span[0].sent, span[-1].sent
    text = doc.text[first.start_char : last.end_char]
    start = first.start_char + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _entity(
    row: Mapping[str, Any],
    end: str,
    text: str,
    place: tuple[int, int],
    found: Sequence[Found],
) -> Entity | None:
    """The entity at an ``end`` of the fact, if the quote names or means it."""
    name, type_ = row.get(end), row.get(f"{end}_type")
    if not isinstance(name, str) or not isinstance(type_, str) or not name.strip():
        return None
    name = " ".join(name.split())
    known = state_of(name) if type_ == "State" else None
    ours = next((one for one in found if _is(one, name, type_, known)), None)
    start, stop = place
    meant = ours is not None and any(
        start <= mention.start and mention.end <= stop for mention in ours.mentions
    )
    quote = text[start:stop]
    if not (meant or _named(name, known, quote)):
        others = (
            mention.text
            for one in found
            if one is not ours and one.entity.type == type_
            for mention in one.mentions
            if start <= mention.start and mention.end <= stop
        )
        if type_ != "Person" or not _shortened(name, quote, others):
            return None
    if ours is not None:
        return ours.entity
    if known is not None:
        return known
    try:
        return Entity(entity_id(type_, name), type_, name)
    except BadFact:
        return None


def _is(one: Found, name: str, type_: str, known: Entity | None) -> bool:
    if known is not None:
        return one.entity.id == known.id
    if one.entity.type != type_:
        return False
    names = {one.entity.name, *one.entity.aliases}
    names |= {mention.text for mention in one.mentions if mention.kind == "name"}
    return slug(name) in {slug(other) for other in names}


def _named(name: str, known: Entity | None, quote: str) -> bool:
    """Whether the quote has the name, or the state's demonym."""
    tokens = _WORD.findall(quote)
    if known is not None and any(
        state is not None and state.id == known.id
        for size in (1, 2, 3)
        for at in range(len(tokens) - size + 1)
        for state in [state_of(" ".join(tokens[at : at + size]))]
    ):
        return True
    return f"-{slug(name)}-" in f"-{slug(quote)}-"


def _shortened(name: str, quote: str, others: Iterable[str]) -> bool:
    """Whether the quote has the name's last word, and means nobody else by it."""
    last = _WORD.findall(name)[-1:]
    if not last or len(last[0]) < _SHORTEST or last[0] not in _WORD.findall(quote):
        return False
    return not any(last[0] in other for other in others)


def _date(value: object) -> PartialDate | None:
    if value is None or value == "":
        return None
    return PartialDate.parse(str(value))


def _is_told(date: PartialDate, article: Article) -> bool:
    """Whether the text has the year, or it is that of the dateline or next to it."""
    day = article.published
    near = day is not None and abs(date.year - day.year) <= 1
    return near or re.search(rf"\b{date.year}\b", article.text) is not None


def _details(row: Mapping[str, Any], evidence: str) -> Iterator[tuple[str, str]]:
    for key in _DETAILS:
        value = row.get(key)
        if isinstance(value, str) and value.strip():
            text = " ".join(value.split())[:_LONGEST_DETAIL]
            if _stands_in(text, evidence):
                yield key, text


def _unfounded(row: object, fact: Fact) -> Iterator[str]:
    """What to count for each detail that the fact goes without, and its date."""
    if isinstance(row, Mapping):
        if row.get("date") and fact.date is None:
            yield "year not in the text (the fact is kept)"
        for key in _DETAILS:
            value = row.get(key)
            if isinstance(value, str) and value.strip() and fact.attr(key) is None:
                yield f"{key} not in the sentence (the fact is kept)"


def _stands_in(text: str, evidence: str) -> bool:
    """Whether each word of a detail, by its first letters, is one of the evidence."""
    told = {word[:_SHORTEST].casefold() for word in _WORD.findall(evidence)}
    return all(w[:_SHORTEST].casefold() in told for w in _WORD.findall(text))
