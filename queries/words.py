"""Edges told in words: who did what to whom, when, and how sure that is.

The wording comes from the vocabulary (``Relation.phrase``, ``passive``, ``denial``);
where an edge gives the detail that matters, a title or an award, it stands in the
sentence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from detente.graph.dates import PartialDate
from detente.graph.edges import Edge
from detente.graph.model import Modality
from detente.graph.relations import Kind
from detente.queries.positions import as_date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

Naming = Callable[[str], str]
"""From the id of an entity to the name it is called by."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How a relation is told where the edge gives the detail ``key``."""

    key: str
    active: str
    passive: str
    denial: str


# In the order of preference; {s} subject, {o} object, {x} the detail.
_FORMS: dict[str, tuple[_Form, ...]] = {
    "AWARDED": (
        _Form(
            "award",
            "{s} awarded {o} {x}",
            "{o} was awarded {x} by {s}",
            "{s} did not award {o} {x}",
        ),
    ),
    "PRESENTED_TO": (
        _Form(
            "award",
            "{s} presented {x} to {o}",
            "{o} was presented {x} by {s}",
            "{s} did not present {x} to {o}",
        ),
    ),
    "HOLDS_POSITION": (
        _Form(
            "title", "{s} is {x} of {o}", "{o} has {s} as {x}", "{s} is not {x} of {o}"
        ),
    ),
    "REPRESENTS": (
        _Form(
            "title",
            "{s} is {x} of {o}",
            "{o} is represented by {s} as {x}",
            "{s} is not {x} of {o}",
        ),
    ),
    "APPOINTED": (
        _Form(
            "title",
            "{s} appointed {o} {x}",
            "{o} was appointed {x} by {s}",
            "{s} did not appoint {o} {x}",
        ),
    ),
    "DISMISSED": (
        _Form(
            "title",
            "{s} dismissed {o} as {x}",
            "{o} was dismissed as {x} by {s}",
            "{s} did not dismiss {o} as {x}",
        ),
    ),
    "SUCCEEDED": (
        _Form(
            "title",
            "{s} succeeded {o} as {x}",
            "{o} was succeeded as {x} by {s}",
            "{s} did not succeed {o} as {x}",
        ),
    ),
    "FAMILY_OF": (
        _Form(
            "kinship",
            "{s} is {x} of {o}",
            "{o} has {s} as {x}",
            "{s} is not {x} of {o}",
        ),
    ),
    "RELATED_TO": (
        _Form(
            "note",
            "{s} is related to {o} ({x})",
            "{o} is related to {s} ({x})",
            "{s} is not related to {o} ({x})",
        ),
    ),
}

# Details that follow the verb phrase, in this order: key and words.
_TAILS = (
    ("accredited_to", "to {x}"),
    ("on_behalf_of", "on behalf of {x}"),
    ("event", "to {x}"),
    ("destination", "in {x}"),
    ("topic", "about {x}"),
    ("goods", "in {x}"),
    ("amount", "with {x}"),
    ("reason", "because of {x}"),
)
_TOPIC = {
    **dict.fromkeys(("CRITICIZED", "THREATENED", "SANCTIONED", "OPPOSED"), "over {x}"),
    **dict.fromkeys(("AGREED_WITH", "SUPPORTED"), "on {x}"),
    **dict.fromkeys(("PRAISED", "THANKED"), "for {x}"),
    **dict.fromkeys(("STATED", "CONFIRMED", "DENIED"), "(on {x})"),
}
_ORDINAL = re.compile(r"\d+(st|nd|rd|th)\b")
_AT_EVENT = frozenset({"MET", "CALLED", "AGREED_WITH", "SIGNED", "PRESENTED_TO"})


_ARTICLES = ("the", "a", "an")
_WITH_THE = re.compile(
    r"^(?:United|European|Kremlin|White House|Pentagon|Taliban)\b"
    r"|\b(?:Republic|Union|Kingdom|Emirates|Islands|Federation|Netherlands|Philippines"
    r"|Maldives|Bahamas|Gambia|Holy See|Ministry|Commission|Council|Committee"
    r"|Parliament|Senate|Assembly|Party|Treaty|Summit|Agreement|War|Court)\b"
)
"""Names with "the" before them, most for the common noun that heads them."""


def date_words(date: PartialDate) -> str:
    """``5 May 2020``, ``April 2019`` or ``2019``: as precise as the date.

    >>> date_words(PartialDate.parse("2019-04"))
    'April 2019'
    """
    parts = [str(date.year)]
    if date.month is not None:
        parts.insert(0, _MONTHS[date.month - 1])
    if date.day is not None:
        parts.insert(0, str(date.day))
    return " ".join(parts)


def time_words(edge: Edge) -> str:
    """When it happened or held: ``on 5 May 2020``, ``in April 2019``, ``since 2020``.

    Empty where no article says.
    """
    date, end = edge.date, edge.date_end
    if edge.relation.kind is Kind.STATE:
        start = edge.attr("start")
        if date is None and start is None and edge.attr("end"):
            return f"until {_told_date(edge.attr('end') or '')}"
        if end is None and start is not None:
            return f"since {_told_date(start)}"
        if end is None and date is not None:
            return f"as of {date_words(date)}"
    if date is None:
        return ""
    if end is not None and end != date:
        return f"from {date_words(date)} to {date_words(end)}"
    return f"{'in' if date.day is None else 'on'} {date_words(date)}"


def _told_date(text: str) -> str:
    """A detail that should be a date, in words where it is one."""
    day = as_date(text)
    return text if day is None else date_words(day)


def sentence(edge: Edge, name: Naming, *, told_from: str | None = None) -> str:
    """``edge`` as a sentence without its full stop.

    ``told_from`` is the entity to begin with: its object makes the sentence passive.
    What did not simply happen is marked: "reportedly", "according to", "(planned)",
    "(cancelled)", or told by the relation's denial.
    """
    passive = told_from == edge.object
    words = " ".join(
        part
        for part in (
            _clause(edge, name, passive=passive),
            _tail(edge),
            time_words(edge),
        )
        if part
    )
    source = edge.attr("source")
    match edge.modality:
        case Modality.REPORTED:
            return f"Reportedly, {words}"
        case Modality.CLAIMED if source:
            return f"According to {source}, {words}"
        case Modality.CLAIMED | Modality.PLANNED | Modality.CANCELLED:
            words = f"{words} ({edge.modality.value})"
    return "T" + words[1:] if words.startswith("the ") else words


def _clause(edge: Edge, name: Naming, *, passive: bool) -> str:
    subject, object_ = (in_text(name(end)) for end in (edge.subject, edge.object))
    for form in _FORMS.get(edge.relation.name, ()):
        detail = edge.attr(form.key)
        if detail:
            template = form.passive if passive else form.active
            if edge.negated:
                template = form.denial
            if edge.attr("status") == "former" or _is_over(edge):
                template = template.replace(" is ", " was ").replace(" has ", " had ")
            return template.format(s=subject, o=object_, x=_with_article(form, detail))
    relation = edge.relation
    if edge.negated:
        if relation.symmetric and passive:
            return f"{object_} {relation.denial} {subject}"
        return f"{subject} {relation.denial} {object_}"
    if passive:
        return f"{object_} {relation.passive} {subject}"
    return f"{subject} {relation.phrase} {object_}"


def _is_over(edge: Edge) -> bool:
    """Whether a lasting tie ended, as far as that is told, before today."""
    end = edge.date_end or as_date(edge.attr("end"))
    return end is not None and end.last < date.today()  # noqa: DTZ011 -- a day


def in_text(name: str) -> str:
    """A name as it stands in a sentence, some with "the"; a role may follow it.

    >>> [in_text(name) for name in ("ceremony", "United States", "Peru")]
    ['the ceremony', 'the United States', 'Peru']
    """
    first = name.split(maxsplit=1)[0]
    alone, _, _ = name.partition(",")
    if first.casefold() in _ARTICLES:
        return name
    return f"the {name}" if first.islower() or _WITH_THE.search(alone) else name


def _with_article(form: _Form, detail: str) -> str:
    """An award with "the" before it; titles and the rest as they are."""
    first = detail.split(maxsplit=1)[0].casefold()
    if form.key != "award" or first in _ARTICLES:
        return detail
    return f"the {detail}"


def _tail(edge: Edge) -> str:
    relation = edge.relation.name
    words = []
    for key, usual in _TAILS:
        detail = edge.attr(key)
        if not detail:
            continue
        template = usual
        if key == "topic":
            template = _TOPIC.get(relation, usual)
        elif key == "destination" and relation == "INVITED" and not edge.attr("event"):
            template = "to {x}"
        elif key == "event":
            template = "at {x}" if relation in _AT_EVENT else usual
            if _ORDINAL.match(detail):
                detail = f"the {detail}"
        words.append(template.format(x=detail))
    return " ".join(words)


def brief_words(
    edge: Edge, *, told_from: str | None = None, dated: bool = False
) -> str:
    """What ``edge`` says between its ends: ``met 2019``, ``did not award (claimed)``.

    Told from its object it is passive: ``was not awarded by``. ``dated`` adds the
    date; what is planned, reported, claimed or cancelled says so.
    """
    relation = edge.relation
    words = relation.denial if edge.negated else relation.phrase
    if told_from == edge.object and not relation.symmetric:
        words = _denied(relation.passive) if edge.negated else relation.passive
    if dated and edge.date:
        words = f"{words} {edge.date}"
    if edge.modality is Modality.ASSERTED:
        return words
    return f"{words} ({edge.modality.value})"


def _denied(passive: str) -> str:
    """``was not met by``; a user's relation may be worded in any way."""
    verb, _, rest = passive.partition(" ")
    return f"{verb} not {rest}" if verb in {"is", "was"} else f"not: {passive}"


def role_words(edge: Edge, name: Naming) -> str:
    """A position as it stands behind a name: ``ambassador of Russia to North Korea``.

    Empty where the edge is no position, or gives no title.
    """
    title = edge.attr("title")
    if edge.relation.name == "REPRESENTS":
        title = title or "representative"
    elif edge.relation.name != "HOLDS_POSITION":
        return ""
    if not title:
        return ""
    former = "former " if edge.attr("status") == "former" else ""
    to = edge.attr("accredited_to")
    body = in_text(name(edge.object))
    return f"{former}{title} of {body}" + (f" to {in_text(to)}" if to else "")
