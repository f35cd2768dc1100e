"""Positions told by verbs: "she heads the Liberal Party", "a firm that he owns"."""

from collections.abc import Iterator

from detente.loaders.ties.clauses import mark_of, mark_of_subject
from detente.loaders.ties.holding import is_passive, person_to
from detente.loaders.ties.listing import mark_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.people import person_through
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.ties.unheld import kin_at
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_BODIES = ("Organization", "State", "Place")
_TITLES = {
    "head": "head",
    "lead": "leader",
    "chair": "chair",
    "run": "head",
    "command": "commander",
    "rule": "ruler",
    "govern": "governor",
    "direct": "director",
    "manage": "manager",
    "captain": "captain",
    "own": "owner",
    "found": "founder",
    "launch": "founder",
    "establish": "founder",
}
_RULING = frozenset({"rule", "govern"})
_OF_FIRMS = frozenset({"launch", "own", "run", "manage", "captain", "direct"})
_PARTS = frozenset(
    {"programme", "program", "department", "division", "office", "operation", "unit"}
    | {"operations", "arm", "branch", "meeting", "meetings", "session", "sessions"}
    | {"board", "mission", "team", "campaign", "affairs", "work", "section", "desk"}
)


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
            ruling = lemma in _RULING
            if ruling is (body.type == "Organization"):
                continue
            if body.type == "Place" and not ruling:
                continue
            if lemma in _OF_FIRMS and body.type == "State":
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
                title="ruler" if body.type == "State" and ruling else _TITLES[lemma],
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
            return person, mark_of(marks, verb.head, *_BODIES) or _apposed(
                marks, verb.head
            )
        return person, mark_of_subject(marks, verb, *_BODIES)
    body = next(
        (
            mark
            for child in verb.children
            if child.dep_ == "dobj" and (mark := _led(marks, child)) is not None
        ),
        None,
    )
    if body is None and verb.dep_ == "relcl":
        body = mark_of(marks, verb.head, *_BODIES)
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        return person_to(marks, verb), body
    return mark_of_subject(marks, verb, "Person"), body


def _apposed(marks: Marks, noun: Token) -> Mark | None:
    """The body of "the Dawn Front, a rebel group led by him"."""
    if noun.dep_ != "appos":
        return None
    return mark_of(marks, noun.head, *_BODIES)


def _led(marks: Marks, noun: Token) -> Mark | None:
    """The body of "heads it", "the bank's board", "the programme of the bank"."""
    mark = marks.over(noun.i, *_BODIES)
    if mark is not None or noun.lower_ not in _PARTS:
        return mark
    for child in noun.children:
        if child.dep_ == "poss":
            return marks.over(child.i, *_BODIES)
        if child.lower_ == "of":
            return mark_at(marks, child.i + 1, *_BODIES)
    return None


def posts(marks: Marks) -> Iterator[Proposal]:
    """HOLDS_POSITION of "won the governorship of X", "took the helm at X from Y"."""
    known = offices()
    for token in marks.doc:
        title = known.posts.get(token.lower_) or _top(token)
        if title is None or token.dep_ not in ("dobj", "pobj", "nsubjpass"):
            continue
        verb = token.head if token.dep_ != "pobj" else token.head.head
        group = known.post_verbs.get(verb.lemma_.lower())
        body = _body_of_post(marks, token)
        person = mark_of_subject(marks, verb, "Person")
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        group = "taking" if passive or _is_at(token) else group
        if group is None or body is None or token.dep_ == "nsubjpass":
            continue
        if person is not None:
            yield from tie(
                person,
                "HOLDS_POSITION",
                body,
                f"post:{group}",
                token.i,
                **_attrs(title, former=group == "leaving"),
            )
        link = "to" if group == "leaving" else "from"
        at = max(body.end, token.i + 1)
        linked = marks.doc[at : at + 1].text == link
        other = kin_at(marks, at + 1) if linked else _through(marks, verb, link)
        if other is not None:
            yield from tie(
                other,
                "HOLDS_POSITION",
                body,
                f"post:{link}",
                token.i,
                **_attrs(title, former=link == "from"),
            )


def _attrs(title: str, *, former: bool) -> dict[str, str]:
    return {"title": title} | ({"status": "former"} if former else {})


def _top(token: Token) -> str | None:
    """The title of who has "the top job", stands "at the head", "in charge"."""
    top = token.lower_ in ("job", "post") and token.i and token.nbor(-1).lower_ == "top"
    return "head" if top or _is_at(token) else None


def _is_at(token: Token) -> bool:
    """Whether one stands "at the helm", "at the head", "in charge"."""
    if token.lower_ not in ("charge", "helm", "head"):
        return False
    before = token.doc[max(token.i - 2, 0) : token.i].text.lower()
    if token.lower_ == "charge":
        return bool(before.endswith("in"))
    return before in ("at the", "at its")


def _body_of_post(marks: Marks, token: Token) -> Mark | None:
    """The body before or behind: "its presidency", "the helm of the bank"."""
    doc = marks.doc
    if doc[token.i + 1 : token.i + 2].text in ("of", "at"):
        place = token.i + 2
        place += doc[place : place + 1].text.lower() == "the"
        owner = marks.starting(place, "State")
        if owner is not None and doc[owner.end : owner.end + 1].text in POSSESSIVES:
            place = owner.end + 1
        return mark_at(marks, place, *_BODIES)
    for child in token.children:
        if child.dep_ in ("poss", "compound", "amod", "nmod"):
            mark = marks.over(child.i, *_BODIES)
            if mark is not None:
                return mark
    return None


def _through(marks: Marks, verb: Token, link: str) -> Mark | None:
    """The person that the verb's "to" or "from" leads to."""
    for child in verb.children:
        if child.lower_ == link:
            return kin_at(marks, child.i + 1)
    return None


def represented(marks: Marks) -> Iterator[Proposal]:
    """REPRESENTS of "she represents Peru in Lima", "at the United Nations"."""
    for verb in marks.doc:
        if verb.lemma_.lower() != "represent" or verb.pos_ != "VERB":
            continue
        where = any(
            child.lower_ in ("in", "at", "as")
            for above in (verb, *(c for c in verb.children if c.dep_ == "dobj"))
            for child in above.children
        )
        state = next(
            (
                mark
                for child in verb.children
                if child.dep_ == "dobj"
                and (mark := marks.over(child.i, "State")) is not None
            ),
            None,
        )
        person = mark_of_subject(marks, verb, "Person")
        if verb.dep_ in ("xcomp", "advcl") and any(
            child.lower_ == "to" for child in verb.lefts
        ):
            person = person_to(marks, verb) or person
        if is_passive(verb):
            state = mark_of_subject(marks, verb, "State")
            person = person_through(marks, verb, "by", "Person")
            where = state is not None
        if where and state is not None and person is not None:
            yield from tie(person, "REPRESENTS", state, "represents", verb.i)
