"""Who belongs to which body, told by verbs: "joined", "plays for", "was elected to"."""

from collections.abc import Iterator

from detente.loaders.lexicon import words
from detente.loaders.ties.bodies import body_behind_of
from detente.loaders.ties.clauses import mark_of, mark_of_subject, verb_above
from detente.loaders.ties.deciding import is_passive
from detente.loaders.ties.employers import is_party
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.owning import OWN, possessor, subjects
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_MEMBERS = ("Person", "State", "Organization")
_RELATIVES = frozenset({"which", "that", "whom"})
_LINKS = ("to", "in", "for", "with", "on", "at")
_PAIR = 2


def belongings(marks: Marks) -> Iterator[Proposal]:
    """MEMBER_OF by what somebody does in, for or with a body, or it with them."""
    for token in marks.doc:
        if token.pos_ in ("VERB", "AUX"):
            yield from _comprising(marks, token)
            yield from _joining(marks, token)
            yield from _leaving(marks, token)
            yield from _serving(marks, token)
        elif token.lower_ in words("membership", "careers"):
            yield from _of_career(marks, token)
        elif token.lower_ in words("membership", "seats"):
            yield from _of_seat(marks, token)
        elif token.lower_ == "part" and token.dep_ == "attr":
            yield from _of_part(marks, token)


def _comprising(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "the bloc comprises A and B", "is made up of", "admitted C"."""
    made_of = _made_of(verb)
    if verb.lemma_.lower() in words("membership", "comprising") or made_of is not None:
        whole = mark_of_subject(marks, verb, "Organization")
        if whole is not None:
            start = made_of or verb.i + 1
            types = _MEMBERS if verb.lemma_ == "admit" else _MEMBERS[1:]
            for part in listed(marks, start, *types):
                yield from tie(part, "MEMBER_OF", whole, "comprises", verb.i)


def _joining(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "A and B joined NATO", "which it had joined", "A, B and C formed it"."""
    lemma = verb.lemma_.lower()
    founding = lemma in words("membership", "founding")
    if not founding and lemma not in words("membership", "joining"):
        return
    members = subjects(marks, verb, *_MEMBERS)
    if founding and (len(members) < _PAIR or members[0].type == "Person"):
        return
    body = _object(marks, verb) or _governed(marks, verb, "to")
    rule = "founds" if founding else "joins"
    if body is not None:
        for member in members:
            yield from tie(member, "MEMBER_OF", body, rule, verb.i)


def _leaving(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "left the Greens", "A withdrew from the bloc", "the party expelled X".

    A person leaves a party; of other bodies it may be the house.
    """
    lemma = verb.lemma_.lower()
    if lemma in words("membership", "expelling"):
        yield from _expelling(marks, verb)
    if lemma in words("membership", "changing"):
        body = _governed(marks, verb, "to")
        if body is not None and is_party(body.found.entity):
            for member in subjects(marks, verb, "Person"):
                yield from tie(member, "MEMBER_OF", body, "joins:changes", verb.i)
    if lemma not in words("membership", "leaving"):
        return
    body = _object(marks, verb) or _governed(marks, verb, "from")
    if body is None:
        return
    types = ("State", "Person") if is_party(body.found.entity) else ("State",)
    for member in subjects(marks, verb, *types):
        yield from tie(member, "MEMBER_OF", body, "leaves", verb.i, status="former")


def _expelling(marks: Marks, verb: Token) -> Iterator[Proposal]:
    if is_passive(verb):
        members = subjects(marks, verb, "Person", "State")
        body = _governed(marks, verb, "from") or _governed(marks, verb, "by")
        out = next((link for link in verb.children if link.lower_ == "out"), None)
        if body is None and out is not None:
            body = _governed(marks, out, "of") or _governed(marks, verb, "of")
    else:
        body = mark_of_subject(marks, verb, "Organization")
        members = list(listed(marks, verb.i + 1, "Person", "State"))
    if body is None:
        return
    party = is_party(body.found.entity)
    for member in members:
        if party or member.type == "State":
            yield from tie(member, "MEMBER_OF", body, "expels", verb.i, status="former")


def _serving(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "plays for the club", "was elected to the Senate for the Party"."""
    lemma = verb.lemma_.lower()
    for link in _LINKS:
        if lemma not in words("serving", link):
            continue
        body = _governed(marks, verb, link)
        if body is None or (lemma == "sign" and not _is_club(marks, body)):
            continue
        types = _MEMBERS if lemma in words("serving", "states_too") else ("Person",)
        for member in subjects(marks, verb, *types):
            yield from tie(member, "MEMBER_OF", body, f"serves-{link}", verb.i)
    if lemma == "be":
        yield from _being(marks, verb)
    party = _governed(marks, verb, "for")
    if party is None or not is_party(party.found.entity):
        return
    if lemma in words("membership", "running"):
        for member in subjects(marks, verb, "Person"):
            yield from tie(member, "MEMBER_OF", party, "runs-for", verb.i)


def _being(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "has been in the Greens since May", "is active in it"."""
    active = next(
        (c for c in verb.children if c.lower_ in ("active", "enrolled")), None
    )
    if active is not None:
        body = _governed(marks, active, "in") or _governed(marks, verb, "in")
        if body is not None:
            for member in subjects(marks, verb, "Person"):
                yield from tie(member, "MEMBER_OF", body, "is-in:active", verb.i)
    if not any(child.lower_ in ("since", "for") for child in verb.rights):
        return
    body = _governed(marks, verb, "in") or _governed(marks, verb, "with")
    if body is not None:
        for member in subjects(marks, verb, "Person", "State"):
            yield from tie(member, "MEMBER_OF", body, "is-in", verb.i)


def _is_club(marks: Marks, body: Mark) -> bool:
    """Whether a body plays: "the club X", "X Rovers"."""
    called = {word.lower() for word in body.found.entity.name.split()}
    called.add(marks.doc[body.start - 1].lower_ if body.start else "")
    return not called.isdisjoint(words("membership", "clubs"))


def _of_career(marks: Marks, noun: Token) -> Iterator[Proposal]:
    """As in "spent her whole career at the city's Racing Club"."""
    word = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    link = noun.i + 1
    if word is None or marks.doc[link : link + 1].text not in ("at", "with", "in"):
        return
    owned = word.lower_ in OWN
    member = (
        possessor(marks, word, "Person") if owned else mark_of(marks, word, "Person")
    )
    body = body_behind_of(marks, link + 1)
    if member is not None and body is not None:
        yield from tie(member, "MEMBER_OF", body, "career-at", noun.i)


def _of_seat(marks: Marks, noun: Token) -> Iterator[Proposal]:
    """As in "won a seat in the Senate", "ran on the Greens' list", "its seat on it"."""
    verb = verb_above(noun)
    if verb is None or noun.dep_ not in ("dobj", "pobj", "nsubjpass"):
        return
    if noun.lower_ in ("seat", "seats"):
        if noun.dep_ == "pobj" or verb.lemma_ not in words("membership", "seating"):
            return
        body = next(
            (
                found
                for link in (*noun.rights, *verb.rights)
                if link.lower_ in ("in", "on", "at")
                and (found := body_behind_of(marks, link.i + 1)) is not None
            ),
            None,
        )
    else:
        before = noun.i - (marks.doc[noun.i - 1].text in POSSESSIVES)
        body = marks.ending(before, "Organization")
        if body is None and marks.doc[noun.i + 1 : noun.i + 2].text == "of":
            body = body_behind_of(marks, noun.i + 2)
    if body is not None:
        for member in subjects(marks, verb, *_MEMBERS):
            yield from tie(member, "MEMBER_OF", body, f"{noun.lower_}-in", noun.i)


def _of_part(marks: Marks, noun: Token) -> Iterator[Proposal]:
    """As in "Peru is part of the bloc": states and persons are members."""
    link = noun.i + 1
    if marks.doc[link : link + 1].text != "of":
        return
    body = body_behind_of(marks, link + 1)
    if body is not None:
        for member in subjects(marks, noun.head, "State", "Person"):
            yield from tie(member, "MEMBER_OF", body, "is-part", noun.i)


def _made_of(verb: Token) -> int | None:
    """The token behind "of" in "is made up of", "consists of", "composed of"."""
    if verb.lemma_ not in ("make", "consist", "compose"):
        return None
    if verb.lemma_ == "make" and verb.doc[verb.i + 1 : verb.i + 2].text != "up":
        return None
    return next((link.i + 1 for link in verb.children if link.lower_ == "of"), None)


def _object(marks: Marks, verb: Token) -> Mark | None:
    """What is joined, a body: "joined it", "the bloc that it joined"."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    for child in objects:
        if child.lower_ in _RELATIVES:
            return _antecedent(marks, verb)
        body = marks.over(child.i, "Organization")
        if body is not None:
            return body
    own = any(child.dep_ == "nsubj" for child in verb.children)
    bare = not objects and own and verb.dep_ == "relcl"
    governs = any(child.dep_ == "prep" for child in verb.children)
    return _antecedent(marks, verb) if bare and not governs else None


def _governed(marks: Marks, verb: Token, link: str) -> Mark | None:
    """The body behind a preposition, or what "in which" and "where" stand for."""
    for child in verb.children:
        if child.lower_ == "where" and link in ("in", "at", "for"):
            return _antecedent(marks, verb)
        if child.lower_ != link:
            continue
        for object_ in child.children:
            if object_.lower_ in _RELATIVES:
                return _antecedent(marks, verb)
            body = marks.over(object_.i, "Organization")
            if body is not None:
                return body
        body = body_behind_of(marks, child.i + 1)
        if body is not None:
            return body
    return None


def _antecedent(marks: Marks, verb: Token) -> Mark | None:
    """The body that a relative clause is about."""
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return _antecedent(marks, verb.head)
    if verb.dep_ not in ("relcl", "acl", "advcl"):
        return None
    return mark_of(marks, verb.head, "Organization")
