"""What a title's prepositions lead to: "of Peru", "for Youth and Local Works"."""

from dataclasses import dataclass, field

from detente.loaders.finding.gazetteer import title_of
from detente.loaders.finding.heads import heads
from detente.loaders.ties.cores import core_at, is_portfolio
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import OfficeKind, is_style, offices
from detente.loaders.ties.phrases import POSSESSIVES, Phrase, noun_phrase
from detente.loaders.tokens import Doc
from detente.loaders.when.clauses import FOR_PAST

_LINKS = frozenset({"of", "for", "in", "at", "from", "to", "on", "with"})
_PORTFOLIO_LINKS = frozenset({"of", "for", "to", "from"})
_AIDS = frozenset(
    {"assistant", "adviser", "advisor", "aide", "secretary", "deputy", "counsel"}
    | {"counselor", "counsellor", "envoy", "staff", "successor", "heir", "spokesman"}
)
_ANY_STATE = frozenset({"republic", "nation", "country", "kingdom"})
_MINISTERS = frozenset({"minister", "ministers", "secretary"})


@dataclass(slots=True)
class Rightward:
    """What a core's prepositions lead to, gathered from left to right."""

    marks: Marks
    kind: OfficeKind
    end: int
    core: int = field(init=False)  # the title's last word
    words: list[int] = field(default_factory=list)
    bodies: list[tuple[str, Mark]] = field(default_factory=list)

    def read(self) -> None:
        """Gather until something stands there that belongs to no title."""
        self.core = self.end - 1
        while self._takes_phrase():
            pass
        body = None if self.bodies else _behind_comma(self.marks, self.end)
        if body is not None:
            self.bodies.append((",", body))
            self.end = body.end

    def _takes_phrase(self) -> bool:
        doc = self.marks.doc
        at = _past_years(doc, self.end)
        link = doc[at].lower_ if at < len(doc) else ""
        towards = self.kind is OfficeKind.ENVOY and link in ("to", "in", "for")
        if link not in _LINKS or (self.bodies and not towards):
            return False
        inner = _title_end(doc, at + 1)
        if inner is not None and link in ("for", "to"):
            aids = link == "to" and doc[self.end - 1].lower_ in _AIDS
            if aids:  # "assistant to the vice president"
                self.words.extend(range(self.end, inner))
                self.end = inner
            return aids  # "nominee for mayor", "from minister to mayor" are two titles
        if link == "for" and doc[self.end].head.lemma_ in FOR_PAST:
            return False  # "thanked the premier for the aid"
        phrase = noun_phrase(self.marks, at + 1, _stops)
        if phrase is not None and link == "for" and _is_owned(self.marks, phrase):
            return False  # "thanked the premier for Peru's aid"
        if phrase is None or (phrase.body is None and link not in _PORTFOLIO_LINKS):
            return False
        if phrase.body is not None and not self._is_about(link, phrase, phrase.body):
            self.bodies.append((link, phrase.body))
        elif not (self.bodies or _is_any_state(doc, phrase)):
            self.words.extend(range(self.end, phrase.end))
        self.end = phrase.end
        if phrase.body is not None:
            self.end = _acronym_end(doc, phrase.end)
        return True

    def _is_about(self, link: str, phrase: Phrase, body: Mark) -> bool:
        """Whether it is what the office is about: "Minister of Local Works"."""
        if is_portfolio(self.marks, body):
            return True
        words = self.marks.doc[body.start : body.end]
        return (
            link in _PORTFOLIO_LINKS
            and (body.type == "Organization" or self._lists(phrase, body))
            and self.marks.doc[self.core].lower_ in _MINISTERS
            and title_of(words.text) is None
            and not any(word.is_upper for word in words)
            and words[-1].text not in heads().capitalised
        )

    def _lists(self, phrase: Phrase, body: Mark) -> bool:
        """Whether a portfolio goes on: "of Health, Youth and Peruvians Abroad"."""
        first = self.marks.doc[phrase.start].lower_
        return (
            body.type == "Place"
            and phrase.start < body.start
            and first in offices().portfolios
        )


def _is_any_state(doc: Doc, phrase: Phrase) -> bool:
    """Whether it does not say of which state: "President of the Republic"."""
    return all(token.lower_ in _ANY_STATE for token in doc[phrase.start : phrase.end])


def _is_owned(marks: Marks, phrase: Phrase) -> bool:
    """Whether a state or person owns what a phrase names; "women's affairs" are not."""
    return any(
        marks.doc[place].text in POSSESSIVES
        and marks.ending(place, "State", "Person") is not None
        for place in range(phrase.start, phrase.end)
    )


def _title_end(doc: Doc, place: int) -> int | None:
    """Where the title core at token ``place`` ends, an article before it skipped."""
    return core_at(doc, place + (doc[place : place + 1].text.lower() == "the"))


def _past_years(doc: Doc, place: int) -> int:
    """The end of "(1959-1961)" at token ``place``, or ``place``."""
    if doc[place : place + 1].text != "(":
        return place
    for at in range(place + 1, min(place + 6, len(doc))):
        if doc[at].text == ")":
            return at + 1
        if not (doc[at].text[0].isdigit() or doc[at].is_punct):
            return place
    return place


def _acronym_end(doc: Doc, place: int) -> int:
    """The end of "(ECB)" at token ``place``, or ``place``."""
    if doc[place : place + 1].text == "(" and doc[place + 2 : place + 3].text == ")":
        return place + 3
    return place


def _behind_comma(marks: Marks, place: int) -> Mark | None:
    """The body of "Inspector General, Department of State,"."""
    doc = marks.doc
    if place + 1 >= len(doc) or doc[place].text != ",":
        return None
    body = marks.starting(place + 1, "Organization")
    if body is None or is_portfolio(marks, body):
        return None
    if body.end < len(doc) and doc[body.end].pos_ not in ("PUNCT", "SPACE", "SYM"):
        return None
    return body


def _stops(doc: Doc, place: int, phrase: Phrase) -> bool:
    """Whether another title, or a name's style, begins inside a title's phrase."""
    begins = is_style(doc[place]) or core_at(doc, place) is not None
    return place > phrase.start and begins
