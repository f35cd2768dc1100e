"""Of which state a title without one is, in a brief text of several: "President X".

Where nothing else tells, it is of the state whose offices the text tells, or of the
only state there is; of neither, where that is the state of somebody faced, or struck.
"""

from collections.abc import Iterable, Mapping, Sequence

from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.titles import Title
from detente.loaders.when.clauses import verb_of

_SAYING = frozenset(
    {"say", "tell", "announce", "add", "write", "declare", "state", "confirm"}
)
_MEETING = frozenset({"meet", "meeting", "talk", "talks", "receive", "welcome"})
# Those of one state do this to each other.
_AMONG_THEMSELVES = frozenset(
    {"appoint", "name", "dismiss", "fire", "sack", "strip", "relieve", "replace", "be"}
    | {"succeed", "remove", "promote", "swear", "recall", "send", "nominate", "follow"}
)


def owner_of(
    marks: Marks, holder: Holder, free: Sequence[str], bodies: Mapping[str, str]
) -> str | None:
    """The one of the states ``free`` whose offices a text tells: "Peru's envoy to".

    ``bodies`` are those of other people's offices, by person. Not where ``holder``
    faces one who has them: "President X of Kenya met".
    """
    owners = set(bodies.values()) & set(free)
    if len(owners) != 1 or _faces(marks, holder, bodies):
        return None
    return owners.pop()


def is_clear(
    marks: Marks, holder: Holder, free: Sequence[str], bodies: Mapping[str, str]
) -> bool:
    """Whether a text leaves one state alone, not told as another's.

    Neither "President X of Kenya", whom ``holder`` meets, nor "accused Kenya" tells
    whose minister it is that meets or accuses.
    """
    if len(free) != 1 or free[0] in bodies.values():
        return False
    sentence = marks.doc[holder.title.core].sent
    return not any(
        mark.entity_id == free[0] and _suffers(marks, holder, mark)
        for mark in marks.within(sentence.start, sentence.end, "State")
    )


def speaks_for(marks: Marks, holder: Holder) -> str | None:
    """The state whose deed ``holder`` tells: "Peru left the bloc, Minister X said"."""
    who = marks.doc[holder.person.start : holder.person.end].root
    if who.dep_ != "nsubj" or who.head.lemma_ not in _SAYING:
        return None
    doers = {
        mark.entity_id
        for clause in who.head.children
        if clause.dep_ == "ccomp" and clause.i < who.i
        for doer in clause.children
        if doer.dep_ in ("nsubj", "nsubjpass")
        and (mark := marks.over(doer.i, "State")) is not None
        and mark.named
    }
    return doers.pop() if len(doers) == 1 else None


def met_there(marks: Marks, title: Title, titles: Iterable[Title]) -> frozenset[str]:
    """The states of those whom somebody meets in the sentence of a title.

    "The Kenyan premier met Minister X": who meets another state's is rarely its own.
    """
    sentence = marks.doc[title.core].sent
    if not any(token.lemma_.lower() in _MEETING for token in sentence):
        return frozenset()
    return frozenset(
        body.entity_id
        for other in titles
        if other is not title and sentence.start <= other.core < sentence.end
        for body in other.before
        if body.type == "State"
    )


def _faces(marks: Marks, holder: Holder, others: Mapping[str, str]) -> bool:
    """Whether ``holder`` and one of ``others`` are the ends of one verb."""
    verb = verb_of(marks.doc[holder.person.start])
    if verb.lemma_ in _AMONG_THEMSELVES:
        return False
    return any(
        mark.entity_id in others and verb_of(marks.doc[mark.start]) is verb
        for mark in marks.within(verb.sent.start, verb.sent.end, "Person")
    )


def _suffers(marks: Marks, holder: Holder, mark: Mark) -> bool:
    """Whether ``holder`` does something to what is mentioned."""
    state = marks.doc[mark.start : mark.end].root
    who = marks.doc[holder.person.start : holder.person.end].root
    return state.dep_ == "dobj" and who.dep_ == "nsubj" and who.head == state.head
