"""Positions told by verbs: "she heads the Liberal Party", "a firm that he owns"."""

from collections.abc import Iterator

from spacy.tokens import Token

from detente.loaders.ties.clauses import mark_of, mark_of_subject
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.tying import tie
from detente.loaders.weighing.proposal import Proposal

_BODIES = ("Organization", "State")
_TITLES = {
    "head": "head",
    "lead": "leader",
    "chair": "chair",
    "run": "head",
    "command": "commander",
    "rule": "ruler",
    "govern": "governor",
    "own": "owner",
    "found": "founder",
    "launch": "founder",
    "establish": "founder",
}


def led_bodies(marks: Marks) -> Iterator[Proposal]:
    """HOLDS_POSITION of those who head, chair, own or founded a body."""
    known = offices().verbs
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if token.pos_ != "VERB" or lemma not in _TITLES:
            continue
        if known.get(lemma) not in ("leading", "owning", "founding"):
            continue
        person, body = _ends(marks, token)
        if person is not None and body is not None:
            if lemma in ("rule", "govern") and body.type != "State":
                continue
            if lemma in ("launch", "own", "run") and body.type == "State":
                continue
            if marks.doc[token.i - 2 : token.i].text.lower() == "co-":
                yield from tie(person, "MEMBER_OF", body, "co-founded", token.i)
                continue
            yield from tie(
                person,
                "HOLDS_POSITION",
                body,
                f"verb:{known[lemma]}",
                token.i,
                title=_TITLES[lemma],
            )


def _ends(marks: Marks, verb: Token) -> tuple[Mark | None, Mark | None]:
    """The person and the body, active ("heads it") or passive ("led by him")."""
    by = next((link for link in verb.children if link.lower_ == "by"), None)
    if by is not None and verb.tag_ == "VBN":
        person = next(
            (
                mark
                for object_ in by.children
                if (mark := mark_of(marks, object_, "Person")) is not None
            ),
            None,
        )
        if verb.dep_ == "acl":
            return person, mark_of(marks, verb.head, *_BODIES)
        return person, mark_of_subject(marks, verb, *_BODIES)
    body = next(
        (
            mark
            for child in verb.children
            if child.dep_ == "dobj"
            and (mark := marks.over(child.i, *_BODIES)) is not None
        ),
        None,
    )
    if body is None and verb.dep_ == "relcl":
        body = mark_of(marks, verb.head, *_BODIES)
    return mark_of_subject(marks, verb, "Person"), body
