"""Envoys in a list: "letters of credence were presented by Jane Doe (Spain)"."""

from collections.abc import Iterator

from detente.loaders.ties.cores import core_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.tying import tie
from detente.loaders.weighing.proposal import Proposal

_WORDS = frozenset({"credence", "credentials", "ambassadors", "envoys"})
_PLURALS = frozenset({"ambassadors", "envoys"})
_SEVERAL = 3  # of "Jane Doe of Spain" in one sentence, that they are listed


def credentials(marks: Marks) -> Iterator[Proposal]:
    """REPRESENTS for each person with a state behind the name, where envoys are listed.

    The state stands in brackets, or in a list of several behind "of".
    """
    listed: dict[int, list[tuple[Mark, Mark]]] = {}
    for mark in marks:
        if mark.type != "Person" or not mark.named:
            continue
        sentence = marks.doc[mark.start].sent
        said = {token.lower_ for token in marks.doc[sentence.start : mark.start]}
        if state := _bracketed(marks, mark):
            if not _WORDS.isdisjoint(token.lower_ for token in sentence):
                yield from _represents(marks, mark, state, "envoy-(state)", mark)
        elif not _PLURALS.isdisjoint(said) and (state := _of(marks, mark)):
            listed.setdefault(sentence.start, []).append((mark, state))
    for envoys in listed.values():
        if len(envoys) >= _SEVERAL:
            for mark, state in envoys:
                yield from _represents(
                    marks, mark, state, "envoy-of-state", envoys[0][0]
                )


def _bracketed(marks: Marks, person: Mark) -> Mark | None:
    """The state of "Jane Doe (Spain)"."""
    doc, at = marks.doc, person.end
    state = marks.starting(at + 1, "State") if doc[at : at + 1].text == "(" else None
    return state if state and doc[state.end : state.end + 1].text == ")" else None


def _of(marks: Marks, person: Mark) -> Mark | None:
    """The state of "Jane Doe of Spain", who has no other title before the name."""
    doc, at = marks.doc, person.end + 1
    if doc[person.end : at].text != "of":
        return None
    before = person.start - 1
    while before > 0 and doc[before].lower_ in offices().courtesy:
        before -= 1
    if before > 0 and any(core_at(doc, before - i) == before + 1 for i in (0, 1)):
        return None
    at += doc[at : at + 1].text == "the"
    return marks.starting(at, "State")


def _represents(
    marks: Marks, person: Mark, state: Mark, rule: str, first: Mark
) -> Iterator[Proposal]:
    """``person`` for ``state``; who receives them is told before the ``first``."""
    host = _host(marks, marks.doc[person.start].sent.start, first.start)
    attrs = {"title": "ambassador"}
    if host is not None and host.entity_id != state.entity_id:
        attrs["accredited_to"] = host.found.entity.name
    yield from tie(person, "REPRESENTS", state, rule, person.end, **attrs)


def _host(marks: Marks, start: int, end: int) -> Mark | None:
    """The first state of the sentence that is not in brackets: it receives them."""
    return next(
        (
            state
            for state in marks.within(start, end, "State")
            if marks.doc[state.start - 1 : state.start].text != "("
        ),
        None,
    )
