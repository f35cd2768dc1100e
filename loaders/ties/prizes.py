"""The award that a phrase means, and whose it is: "the Guild's Lifetime Award"."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.loaders.events.slots import expand, prepositional
from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.tokens import Token

_OWNERS = ("Organization", "Person")
SPANS = frozenset({"Year", "Decade", "Century", "Month", "Season", "Tournament"})
_HONORARY = frozenset({"degree", "citizenship", "professorship", "membership"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "it", "them"})
_ITS = frozenset({"its", "his", "her", "their"})
_NO_AWARDS = frozenset({"Person", "State", "Agreement", "Event"})
_OTHER = {"prize": ("order", "medal"), "order": ("prize", "medal")}
_NAMED_BY_OWNER = frozenset({"won", "by", "from"})


@dataclass(frozen=True, slots=True)
class Prize:
    """An award as a phrase names it.

    ``name`` is what the phrase itself calls it. ``back`` says that it may be one told
    of before, as "the medal" is; ``thing``, that only that can make it one: "passed her
    the bowl". ``owners`` are those whose it is, ``states`` the
    states that only its name tells: "the Order of Peru".
    """

    at: int
    name: str
    noun: str
    named: bool
    back: bool = False
    thing: bool = False
    owners: tuple[Mark, ...] = ()
    states: tuple[Mark, ...] = ()

    def may_be(self, other: str) -> bool:
        """Whether this, told by its noun alone, may be the award called ``other``."""
        told = other.lower().split()
        unlike = _OTHER.get(self.noun, ())
        return self.noun in told or not any(noun in told for noun in unlike)


def prize_of(marks: Marks, token: Token, *, strict: bool = True) -> Prize | None:
    """The award that ``token`` heads the phrase of.

    Where that is not ``strict``, capitals that nobody is called by may be one too:
    "bestowed the Golden Rose".
    """
    noun = token.lemma_.lower()
    mark = marks.over(token.i, "Award")
    better = _titled(marks, token)
    if mark is not None:
        name = mark.found.entity.name
        if better is None and name.islower() and _is_bare(token):
            return _bare(token, noun)
        return _whole(marks, token, noun, better or name, mark)
    if _is_award(token):
        if better is None and _is_bare(token):
            return _bare(token, noun)
        return _whole(marks, token, noun, better or _words(marks, token), None)
    if token.lower_ in {"it", "them"}:
        return Prize(token.i, "", "award", named=False, back=True)
    if strict or not _is_called(marks, token):
        return None
    return _whole(marks, token, noun, _words(marks, token), None)


def _is_award(token: Token) -> bool:
    """Whether a noun means an award: "medal", "honorary degree"."""
    noun = token.lemma_.lower()
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    honorary = any(child.lower_ == "honorary" for child in token.children)
    return noun in words("awards", "nouns") or (honorary and noun in _HONORARY)


def _bare(token: Token, noun: str) -> Prize:
    """What "a medal" or "the prize" means; its name stands elsewhere, if anywhere."""
    definite = any(child.lower_ in _DEFINITE for child in token.children)
    plural = token.tag_ in {"NNS", "NNPS"}
    return Prize(token.i, noun, noun, named=False, back=definite or plural)


def _is_definite(token: Token) -> bool:
    """Whether it is "the medal" in lower case, whatever it is called."""
    return token.text.islower() and any(
        child.lower_ in _DEFINITE for child in token.children
    )


def _is_bare(token: Token) -> bool:
    """Whether a noun has nothing beside it that tells which award it is."""
    return token.text.islower() and not any(
        child.dep_ in {"compound", "amod", "nmod", "poss", "prep", "appos", "relcl"}
        and child.lower_ not in _ITS
        and child.lower_ not in {"same", "prestigious", "coveted", "on", "in", "at"}
        for child in token.children
        if child.dep_ != "relcl"
    )


def _titled(marks: Marks, token: Token) -> str | None:
    """The title behind a noun: "its top prize, the Golden Rose, to"."""
    if not token.text.islower():
        return None
    doc, at = token.doc, token.i + 1
    if at >= len(doc) or doc[at].text not in {",", "\u2014", "\u2013"}:
        return None
    start = at + 1
    if start < len(doc) and doc[start].lower_ in {"the", "a"}:
        start += 1
    mark = marks.starting(start, "Award")
    if mark is not None:
        return mark.found.entity.name
    end = start
    while end < len(doc) and (doc[end].text[0].isupper() or "'" in doc[end].text):
        end += 1
    other = marks.starting(start, *_NO_AWARDS)
    closed = end < len(doc) and doc[end].text in {",", "\u2014", "\u2013", "."}
    if end == start or not closed or other is not None or start == at + 1:
        return None
    return str(doc[start:end].text)


def _whole(
    marks: Marks, token: Token, noun: str, name: str, mark: Mark | None
) -> Prize:
    owners, states = _owning(marks, token, mark)
    back = mark is not None and (not mark.named or _is_definite(token))
    return Prize(
        token.i,
        name,
        noun,
        named=True,
        back=back,
        owners=tuple(owners),
        states=tuple(states),
    )


def _owning(
    marks: Marks, token: Token, mark: Mark | None
) -> tuple[list[Mark], list[Mark]]:
    """The bodies whose award it is, and the states that its name has."""
    owners: list[Mark] = []
    states: list[Mark] = []
    if mark is not None and token.doc[mark.start - 1].text in POSSESSIVES:
        before = marks.ending(mark.start - 1, *_OWNERS)
        owners += [] if before is None else [before]
    for end in _owner_tokens(token):
        if end.text in SPANS:
            continue  # "the Gardener of the Year award"
        found = mark_of(marks, end, *_OWNERS) or mark_of(marks, end, "State")
        if found is not None and found.start <= token.i < found.end:
            continue  # the whole name, taken for somebody's
        if found is not None and found.type == "State" and end.dep_ != "poss":
            states.append(found)
        elif found is not None and (found.type != "Person" or end.dep_ == "poss"):
            owners.append(found)
    if mark is not None:
        inside = marks.within(mark.start, mark.end, "Organization")
        owners += (one for one in inside if one.mention.text not in SPANS)
        states += (
            one
            for one in marks.within(mark.start, mark.end, "State")
            if token.doc[one.start - 1].lower_ == "of" and one.end == mark.end
        )
    named = (token,) if mark is None else marks.doc[mark.start : mark.end]
    for child in (child for part in named for child in part.children):
        # "The Justice Cup, an award of the Council"
        if child.dep_ == "appos" and child.lemma_.lower() in words("awards", "nouns"):
            more, others = _owning(marks, child, marks.over(child.i, "Award"))
            owners += more
            states += others
    return owners, states


def _owner_tokens(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "poss" and child.lower_ not in _ITS:
            yield from expand(child)
        elif child.dep_ in {"amod", "compound", "nmod"} and child.i < token.i:
            yield child
        elif child.dep_ in {"acl", "relcl"} and child.lemma_ in {"give", "award"}:
            yield from prepositional(child, "by")
    links = ("by",) if token.lemma_ in {"title", "rank"} else ("of", "by")
    yield from prepositional(token, *links)


def _is_called(marks: Marks, token: Token) -> bool:
    """Whether a phrase has the capitals of a name that is nobody's."""
    if token.pos_ != "PROPN" or not token.text[0].isupper():
        return False
    if token.lemma_.lower() in words("awards", "papers"):
        return False
    over = [one for one in (marks.over(token.i, kind) for kind in _NO_AWARDS) if one]
    return not over or token.lemma_.lower() in {"cup", "star"}


def _words(marks: Marks, token: Token) -> str:
    """The words of a phrase without its article and its owner."""
    start = token.i
    for child in token.lefts:
        if child.dep_ in {"compound", "amod", "nmod", "nummod"}:
            start = min(start, child.left_edge.i)
    own = [c for c in token.lefts if c.dep_ in {"poss", "det", "predet"}]
    start = max([start, *(c.right_edge.i + 1 for c in own if c.right_edge.i < token.i)])
    end = token.i + 1
    for child in token.rights:
        if child.lower_ == "of" and child.i == end and token.text[0].isupper():
            if any(
                one.type != "Place" for one in marks.within(end, child.right_edge.i + 1)
            ):
                break
            end = child.right_edge.i + 1
            break
    return str(token.doc[start:end].text)
