"""Envoys in a list: "letters of credence were presented by Jane Doe (Spain)"."""

from collections.abc import Iterator

from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.tying import tie
from detente.loaders.weighing.proposal import Proposal

_WORDS = frozenset({"credence", "credentials", "ambassadors", "envoys"})


def credentials(marks: Marks) -> Iterator[Proposal]:
    """REPRESENTS for each person with a state in brackets, where envoys are listed."""
    for mark in marks:
        if mark.type != "Person" or marks.doc[mark.end : mark.end + 1].text != "(":
            continue
        state = marks.starting(mark.end + 1, "State")
        if state is None or marks.doc[state.end : state.end + 1].text != ")":
            continue
        sentence = marks.doc[mark.start].sent
        if _WORDS.isdisjoint(token.lower_ for token in sentence):
            continue
        host = _host(marks, sentence.start, mark.start)
        attrs = {"title": "ambassador"}
        if host is not None and host.entity_id != state.entity_id:
            attrs["accredited_to"] = host.found.entity.name
        yield from tie(mark, "REPRESENTS", state, "envoy-(state)", mark.end, **attrs)


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
