"""Names that the model sees and no rule: trimmed, and typed by better evidence."""

import re
from collections.abc import Iterator
from dataclasses import replace

from detente.loaders.document import MentionKind
from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.heads import heads
from detente.loaders.finding.personlike import is_told_of
from detente.loaders.finding.portfolios import is_portfolio
from detente.loaders.finding.spans import (
    ARTICLES,
    MARKS,
    POSSESSIVE,
    Name,
    is_capital_word,
    is_of_a_headline_alone,
)
from detente.loaders.finding.states import may_be_state
from detente.loaders.tokens import Doc, Span

_TYPE_OF_LABEL = {
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "EVENT": "Event",
    "LAW": "Agreement",
    "PRODUCT": "Organization",
    "WORK_OF_ART": "Organization",
}
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{0,6}[A-Z0-9]|[A-Z]+[a-z]+[A-Z]\w*")
_ROMAN = re.compile(r"[IVXLC]+")
_NO_NAMES = frozenset(
    [
        "I",
        "A",
        "AM",
        "PM",
        "TV",
        "Republic",
        "Kingdom",
        "Sultanate",
        "Tan Sri",
        "Puan Sri",
        "Datuk Seri",
        "Emirate",
        "Head of State",
        "Heads of State",
        "OK",
        "GMT",
        "UTC",
        "BST",
        "EST",
        "EDT",
        "CEO",
        "CFO",
        "PM",
        "MP",
        "MPS",
        "MEP",
        "GDP",
        "DNA",
        "HIV",
        "AIDS",
        "SARS",
        "COVID",
        "PhD",
        "NGO",
        "NGOs",
        "VIP",
        "II",
        "III",
        "IV",
        "VI",
        "VII",
        "VIII",
        "IX",
        "XI",
        "XII",
        "XIV",
        "XVI",
        "LGBT",
        "LGBTQ",
        "CO2",
        "Q&A",
        "FACT",
        "SHEET",
        "UPDATE",
        "BREAKING",
        "READ",
        "MORE",
        "NOTE",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Jr",
        "Sr",
        "No",
        "PDF",
        "HTML",
        "URL",
        "AP",
        "IT",
        "PR",
        "HR",
        "AI",
    ]
)
_MEASURES = frozenset(
    {"TIME", "DATE", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"}
)
_DANGLING = frozenset({"CCONJ", "ADP", "DET", "SCONJ", "PART"})  # end no name
_SINGLE = 2  # letters at least of a name of one word


def seen_by_model(doc: Doc, taken: dict[int, Name]) -> Iterator[Name]:
    """What spaCy's names add to those ``taken``, and acronyms that it overlooks."""
    seen: set[int] = set()
    told = frozenset(span.text for span in doc.ents if is_told_of(span))
    for span in doc.ents:
        name = _typed(span, taken, told)
        if name is not None:
            seen.update(range(name.start, name.end))
            yield name
    for token in doc:
        if token.i in seen or token.i in taken or token.pos_ not in {"PROPN", "NOUN"}:
            continue
        if token.ent_type_ in _MEASURES:
            continue  # "10 a.m. AEDT"
        if token.text in _NO_NAMES or token.text in heads().roles:
            continue
        if _ACRONYM.fullmatch(token.text):
            yield Name(token.i, token.i + 1, "Organization")


def _typed(span: Span, taken: dict[int, Name], told: frozenset[str]) -> Name | None:
    start, end = _trimmed(span, taken)
    if start >= end:
        return None
    words = span.doc[start:end]
    if span.label_ == "NORP":
        state = may_be_state(words.text)
        if state is None:
            return None
        return Name(start, end, "State", MentionKind.DEMONYM, state)
    if span.label_ not in _TYPE_OF_LABEL or not _may_be_name(words):
        return None
    name = Name(start, end, _TYPE_OF_LABEL[span.label_])
    head = heads().capitalised.get(words[-1].text)
    if head is not None:
        return replace(name, type=head)
    if is_portfolio(words) or (span.label_ == "LAW" and _is_numbered(words)):
        return None
    if span.label_ in {"PRODUCT", "WORK_OF_ART"}:
        return None
    if (
        _is_person(words)
        or words.text in told
        or (len(words) != len(span) and is_told_of(words))
    ):
        return replace(name, type="Person")
    if span.label_ == "GPE" and (state := may_be_state(words.text)):
        return replace(name, type="State", state=state)
    return name


def _may_be_name(words: Span) -> bool:
    """Whether a span has a capital that means something and is no mere title."""
    return (
        len(words.text) >= _SINGLE
        and any(is_capital_word(token) and token.pos_ != "ADV" for token in words)
        and words[-1].text not in heads().titles
        and words.text not in _NO_NAMES
        and not MARKS.intersection(words.text)
        and (words[-1].ent_type_ == "GPE" or not is_of_a_headline_alone(words))
    )


def _is_numbered(words: Span) -> bool:
    """Whether a number is all that names it: "Article 5", which many laws have."""
    return len(words) > 1 and all(
        token.like_num or _ROMAN.fullmatch(token.text) for token in words[1:]
    )


def _is_person(words: Span) -> bool:
    """Whether a name that the model takes for a body or place opens as a person's."""
    return (
        len(words) > 1
        and is_given_name(words[0].text)
        and all(is_capital_word(word) or word.text in {"-", "."} for word in words)
    )


def _trimmed(span: Span, taken: dict[int, Name]) -> tuple[int, int]:
    """The span's tokens without articles, what is taken, and a trailing 's."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (
        start in taken
        or doc[start].lower_ in ARTICLES
        or doc[start].is_space
        or doc[start].is_punct
        or doc[start].lower_ in POSSESSIVE
        or (doc[start].is_lower and span.label_ != "EVENT")
        or doc[start].text in heads().roles
    ):
        start += 1
    for i in range(start, end):
        if i in taken or doc[i].text in {"(", "["}:
            end = i
            break
    while end > start and (
        doc[end - 1].lower_ in {"'s", "\u2019s", "'", "\u2019"}
        or doc[end - 1].is_space
        or doc[end - 1].is_punct
        or (doc[end - 1].is_lower and doc[end - 1].pos_ in _DANGLING)
    ):
        end -= 1
    return start, end
