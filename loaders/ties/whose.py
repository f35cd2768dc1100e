"""Whose kin is meant by "his" and "her" where several may be.

"Met X and his brother" is the brother of X, whoever met them; a family name that kin
and one of them share tells it too. Where nothing does, nobody's kin is told.
"""

from detente.loaders.finding.clusters import words_of
from detente.loaders.finding.given_names import gender_of, is_given_name
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.tokens import Token

GENDERS = {"his": "m", "her": "f"}
_JOINTS = frozenset({"and", ",", "or", "&"})


def whose(marks: Marks, pronoun: Token, kin: Mark) -> Mark | None:
    """The person of "his", "her" before the word for ``kin``."""
    others = _candidates(marks, pronoun, kin)
    if not others:
        return marks.over(pronoun.i, "Person")
    beside = _beside(marks, pronoun)
    if beside is not None and beside.entity_id in {one.entity_id for one in others}:
        return beside
    if len({one.entity_id for one in others}) == 1:
        return marks.over(pronoun.i, "Person") or others[-1]
    namesakes = {one.entity_id: one for one in others if _share_a_name(one, kin)}
    if len(namesakes) == 1:
        return next(iter(namesakes.values()))
    meant = marks.over(pronoun.i, "Person")
    nearest = others[-1]
    here = nearest.start >= pronoun.sent.start
    return meant if here and meant and meant.entity_id == nearest.entity_id else None


def _candidates(marks: Marks, pronoun: Token, kin: Mark) -> list[Mark]:
    """Who may be meant: the persons before it in the sentence, else in the last one."""
    gender = GENDERS[pronoun.lower_]
    start = pronoun.sent.start
    before = marks.doc[start - 1].sent.start if start else start
    for first, end in ((start, pronoun.i), (before, start)):
        found = [
            mark
            for mark in marks.within(first, end, "Person")
            if mark.named
            and mark.entity_id != kin.entity_id
            and gender_of(words_of(mark.found.entity.name)) in {None, gender}
        ]
        if found:
            return found
    return []


def _beside(marks: Marks, pronoun: Token) -> Mark | None:
    """The person of "X and his brother", "X, her husband Y"."""
    joint = pronoun.i - 1
    if joint < 1 or marks.doc[joint].text not in _JOINTS:
        return None
    return marks.ending(joint, "Person") or marks.ending(
        joint - (marks.doc[joint - 1].text == ","), "Person"
    )


def _share_a_name(one: Mark, kin: Mark) -> bool:
    """Whether two have a family name in common."""
    mine, theirs = (words_of(each.found.entity.name) for each in (one, kin))
    common = set(mine) & set(theirs)
    return any(not is_given_name(word.capitalize()) for word in common)
