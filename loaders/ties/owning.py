"""Whose "its ally" is, and who does what a clause tells: one or several."""

from collections.abc import Sequence

from detente.loaders.document import Found, Mention, MentionKind
from detente.loaders.ties.clauses import SUBJECTS, mark_of, mark_of_subject, verb_above
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.tokens import Token

OWN = frozenset({"its", "their", "his", "her", "whose"})
_JOINTS = frozenset({"and", "or", "with", ",", "alongside"})


def possessor(marks: Marks, pronoun: Token, *types: str) -> Mark | None:
    """Whom "its" means: as understood, "X and its ally", or the clause's subject."""
    known = marks.over(pronoun.i, *types)
    if known is not None:
        return known
    if pronoun.i and marks.over(pronoun.i) is not None:
        return None
    place = pronoun.i
    while place and marks.doc[place - 1].lower_ in _JOINTS:
        place -= 1
    beside = marks.ending(place, *types) if place < pronoun.i else None
    if beside is not None:
        return beside
    verb = verb_above(pronoun)
    while verb is not None:
        mark = mark_of_subject(marks, verb, *types)
        if mark is not None and mark.end <= pronoun.i:
            return mark
        verb = verb_above(verb)
    return None


def subjects(marks: Marks, verb: Token, *types: str) -> list[Mark]:
    """All that are the subject of ``verb``: "X and Y", "both" of two."""
    first = mark_of_subject(marks, verb, *types)
    if first is None:
        return []
    group = marks.alike(first)
    if len(group) > 1 or verb.dep_ in ("relcl", "acl"):
        return group
    row = [one for one in listed(marks, first.start, *types) if one.end <= verb.i]
    return row if len(row) > 1 else group


def all_of(marks: Marks, head: Token, *types: str) -> list[Mark]:
    """The phrase headed by ``head`` and what is listed with it."""
    first = mark_of(marks, head, *types)
    if first is None:
        return []
    group = marks.alike(first)
    return group if len(group) > 1 else list(listed(marks, first.start, *types))


def pairs(ends: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Each two of some few."""
    return [(a, b) for at, a in enumerate(ends) for b in ends[at + 1 :]]


def ours(marks: Marks, speaker: Found | None, word: Token) -> Mark | None:
    """The state that says "our": who gives the text out, or that of who is quoted."""
    if speaker is not None:
        mention = Mention(
            word.idx, word.idx + len(word), word.text, MentionKind.PRONOUN
        )
        return Mark(speaker, mention, word.i, word.i + 1)
    clause = word
    for above in word.ancestors:
        if clause.dep_ == "ccomp":
            saying = [child for child in above.children if child.dep_ in SUBJECTS]
            for child in saying:
                start, end = child.left_edge.i, child.right_edge.i + 1
                states = marks.within(start, end, "State")
                if states:
                    return states[0]
        clause = above
    return None
