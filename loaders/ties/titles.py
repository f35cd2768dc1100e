"""Title phrases: "the former US deputy secretary of state for Africa".

A title is read around its core ("minister", "secretary of state"): to the left the
words that qualify it and the bodies that it is an office of, to the right the phrases
with "of", "for", "at". Token tags are used, the parse is not: it is wrong too often in
the long names and lists that titles stand in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.loaders.finding.orders import CHILD_OF
from detente.loaders.ties.cores import body_ending, core_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import OfficeKind, is_style, offices
from detente.loaders.ties.phrases import (
    BODIES,
    NOMINALS,
    POSSESSIVES,
)
from detente.loaders.ties.rightward import Rightward
from detente.loaders.tokens import Doc, Token

_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})
_JOINTS = frozenset({"-", "and", ",", "&"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_COMMISSIONER = ("high", "commissioner")  # an envoy "to" somewhere, or of a state
_STYLES = frozenset({"lord", "lady", "dame", "sir"})
_LONGEST = 12  # tokens that a title may reach to the left
_TAILS = (
    ("pro", "tem"),
    ("pro", "tempore"),
    ("extraordinary", "and", "plenipotentiary"),
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase on the tokens ``start`` to ``end``; ``core`` is its head noun.

    ``before`` are the bodies named before the core, the nearest first, ``after`` those
    that its prepositions lead to, each with the preposition. ``article`` is "the", "a"
    or a possessive.
    """

    start: int
    core: int
    end: int
    words: tuple[str, ...]
    text: str
    kind: OfficeKind
    status: str | None
    before: tuple[Mark, ...]
    after: tuple[tuple[str, Mark], ...]
    plural: bool
    article: str | None


def read_titles(marks: Marks) -> list[Title]:
    """The titles of a text, in its order; no two have the same core."""
    return list(_titles(marks))


def _titles(marks: Marks) -> Iterator[Title]:
    doc = marks.doc
    place = 0
    while place < len(doc):
        end = core_at(doc, place)
        if end is None:
            place += 1
            continue
        free = None
        while (longer := core_at(doc, end)) is not None:
            if _is_of_name(marks, place, end, longer):
                free = longer
                break
            place, end = end, longer
        name = marks.over(place, *BODIES)
        if name is not None and place < name.end < end:
            rest = core_at(doc, name.end)
            place, end = (name.end, rest) if rest is not None else (place, end)
        if _is_no_title(marks, place, end) or _is_deputy_of(doc, place):
            place = end
            continue
        title = _around(marks, place, end)
        yield title
        inner = place
        while inner < title.end and doc[inner].lower_ != "to":
            inner += 1
        place = free or (title.end if inner < title.end else end)


def _is_of_name(marks: Marks, core: int, end: int, longer: int) -> bool:
    """Whether a second title is but a style: "Prime Minister Lord X", "Prince X"."""
    doc = marks.doc
    if longer == end + 1 and doc[end].lower_ in _STYLES:
        return marks.starting(longer, "Person") is not None
    of = offices().cores
    first, second = (
        of[tuple(token.lower_ for token in doc[one:two])]
        for one, two in ((core, end), (end, longer))
    )
    if doc[end:longer].text in _NOBLES:
        return first in (OfficeKind.GOVERNMENT, OfficeKind.OFFICE)
    return first is OfficeKind.GOVERNMENT and second is OfficeKind.RANK


def _is_deputy_of(doc: Doc, core: int) -> bool:
    """Whether a deputy is one of the office behind it: "Deputy Foreign Minister"."""
    if doc[core].text != "Deputy":
        return False
    for at in range(core + 1, min(core + _NEAR, len(doc))):
        if not doc[at].is_title or doc[at].pos_ not in NOMINALS:
            return False
        if core_at(doc, at) is not None:
            return at > core + 1
    return False


_NEAR = 5  # tokens from "Deputy" to "Minister"
_NOBLES = frozenset({"King", "Queen", "Prince", "Princess", "Sultan", "Emir"})
_ROYALS = frozenset({"king", "queen", "prince", "princess", "sultan", "emir"})


def _is_no_title(marks: Marks, core: int, end: int) -> bool:
    """Whether the words are a verb, or part of "head-to-head" or of a longer name."""
    doc = marks.doc
    if end - core == 1 and doc[core].pos_ in ("VERB", "AUX"):
        return True
    if doc[end : end + 2].text.lower() in ("-to", "-on"):
        return True
    if doc[end : end + 1].text in CHILD_OF:
        return True  # "Sultan bin Saif"
    over = marks.over(core)
    if over is None or not over.named or marks.ending(core, *BODIES) is not None:
        return False
    return over.end <= end if over.type == "Person" else over.end >= end


def _around(marks: Marks, core: int, core_end: int) -> Title:
    doc = marks.doc
    words = tuple(token.lower_ for token in doc[core:core_end])
    left = _Leftward(marks, core)
    left.read()
    end, elect = _tail(doc, core_end)
    right = Rightward(marks, offices().cores[words], end)
    right.read()
    several = offices().plurals.get(words)
    name = " ".join(several) if several else _text(doc, list(range(core, core_end)))
    name = offices().abbreviations.get(name.lower(), name)
    kind = offices().cores[words]
    sent = any(link == "to" for link, _ in right.bodies)
    if words == _COMMISSIONER:
        links = [body for link, body in right.bodies if link == "of"]
        sent = sent or any(body.type == "State" for body in left.bodies + links)
    if sent and words in (_COMMISSIONER, ("representative",)):
        kind = OfficeKind.ENVOY
    parts = (_text(doc, left.words[::-1]), name, _text(doc, right.words))
    return Title(
        start=left.start,
        core=core,
        end=right.end,
        words=words,
        text=" ".join(part for part in parts if part).replace(" - ", "-"),
        kind=kind,
        status="elect" if elect else left.status,
        before=tuple(left.bodies),
        after=tuple(right.bodies),
        plural=words in offices().plurals,
        article=left.article,
    )


@dataclass(slots=True)
class _Leftward:
    """What stands before a core, gathered from right to left."""

    marks: Marks
    core: int
    start: int = field(init=False)
    words: list[int] = field(default_factory=list)
    bodies: list[Mark] = field(default_factory=list)
    status: str | None = None
    article: str | None = None

    def read(self) -> None:
        """Gather until something stands there that belongs to no title."""
        doc = self.marks.doc
        self.start = self.core
        place = self.core - 1
        floor = max(doc[self.core].sent.start, self.core - _LONGEST)
        while place >= floor and place not in self.marks.filed:
            body = body_ending(self.marks, place + 1)
            if body is not None:
                self.bodies.append(body)
                self.start = body.start
                place = body.start - 1
                if not body.named:
                    self.article = body.mention.text
                    break
                continue
            if not self._takes(doc[place]):
                break
            self.start = place
            place -= 1
        while self.words and doc[self.words[-1]].lower_ in _JOINTS:
            self.words.pop()

    def _takes(self, token: Token) -> bool:
        known = offices()
        word = token.lower_
        if word in _ARTICLES:
            self.article = word
            return False
        person = self.marks.over(token.i, "Person")
        if person is not None and person.named:
            return False
        if word in known.statuses:
            self.status = self.status or known.statuses[word]
            return True
        if _ORDINAL.fullmatch(word):
            return True
        if word in known.kept:
            self.words.append(token.i)
            return True
        return word in known.dropped or self._links(token) or self._qualifies(token)

    def _links(self, token: Token) -> bool:
        """Whether a possessive, or the hyphen of "ex-president", stands here."""
        doc = self.marks.doc
        if token.lower_ in POSSESSIVES:
            return body_ending(self.marks, token.i) is not None
        if token.text != "-" or token.i == 0:
            return False
        before = doc[token.i - 1].lower_
        return before in offices().statuses or before in offices().kept

    def _qualifies(self, token: Token) -> bool:
        """Whether a word of the office, such as "finance", stands here.

        None does before a king, whatever office is told before his name.
        """
        if is_style(token):
            return False
        if self.marks.doc[self.core].lower_ in _ROYALS and token.is_title:
            return body_ending(self.marks, token.i) is not None
        if token.pos_ not in NOMINALS or token.ent_type_ in ("DATE", "TIME"):
            if token.dep_ == "amod" and body_ending(self.marks, token.i) is not None:
                return True
            if not self._joins(token):
                return False
        elif self.marks.doc[self.core].is_title and not token.text[0].isupper():
            return False
        if not self.bodies:
            self.words.append(token.i)
        return True

    def _joins(self, token: Token) -> bool:
        """Whether "and" or a hyphen stands within a portfolio: "Trade and Industry"."""
        doc = self.marks.doc
        if not self.words or self.words[-1] != token.i + 1 or token.i == 0:
            return False
        left, right = doc[token.i - 1], doc[token.i + 1]
        if left.pos_ not in NOMINALS or self.marks.over(left.i) is not None:
            return False
        if token.text == "-":
            return True
        return (
            token.lower_ in ("and", "&")
            and left.is_title
            and right.is_title
            and core_at(doc, left.i) is None
            and not left.is_sent_start
        )


def _tail(doc: Doc, place: int) -> tuple[int, bool]:
    """The end of "-elect", "pro tem" at token ``place``; whether it was "-elect"."""
    at = place + 1 if place < len(doc) and doc[place].text == "-" else place
    if at < len(doc) and doc[at].lower_ in ("elect", "designate"):
        return at + 1, True
    for tail in _TAILS:
        if tuple(token.lower_ for token in doc[place : place + len(tail)]) == tail:
            return place + len(tail), False
    return place, False


def _text(doc: Doc, places: list[int]) -> str:
    """The words in lower case, acronyms as they stand, joined as in the text."""
    text = ""
    for place in places:
        token = doc[place]
        gap = not text or (place - 1 in places and not doc[place - 1].whitespace_)
        text += "" if gap else " "
        text += token.text if _is_acronym(token) else token.lower_
    return text


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper()
