"""Offices that change hands: APPOINTED, DISMISSED, SUCCEEDED."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of, mark_of_subject, person_of
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.listing import mark_at
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.titles import Title
from detente.loaders.ties.tying import tie
from detente.loaders.weighing.proposal import Proposal

_ACTORS = ("Person", "State", "Organization")
_NEAR = 8  # tokens behind a verb that the office may stand


def successions(
    marks: Marks, titles: Iterable[Title], held: Iterable[Holder]
) -> Iterator[Proposal]:
    """Who put whom into an office, who removed whom, who came after whom."""
    yield from _of_nominees(marks, held)
    by_core = {title.core: title for title in titles}
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            group = offices().verbs.get(lemma)
            if group == "appointing":
                yield from _of_appointing(marks, token, by_core)
            elif group == "dismissing":
                yield from _of_dismissing(marks, token)
            if lemma in words("successions", "active"):
                yield from _of_succeeding(marks, token)
            elif (
                lemma == "take" and token.doc[token.i + 1 : token.i + 2].text == "over"
            ):
                yield from _of_taking_over(marks, token)
        elif token.lower_ == "vice":
            yield from _of_vice(marks, token)
        elif lemma in words("successions", "after"):
            yield from _of_noun(marks, token, earlier=False)
        elif lemma in words("successions", "before"):
            yield from _of_noun(marks, token, earlier=True)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def _agent(marks: Marks, verb: Token, *types: str) -> Mark | None:
    """Who did it, in "was appointed by the president"."""
    for link in verb.children:
        if link.dep_ == "agent" or link.lower_ == "by":
            for object_ in link.children:
                mark = mark_of(marks, object_, *types) or marks.starting(
                    object_.left_edge.i, *types
                )
                if mark is not None:
                    return mark
    return None


def _done_to(marks: Marks, verb: Token) -> tuple[Mark | None, Mark | None]:
    """Who acts and on which person, active or passive."""
    if _is_passive(verb):
        return _agent(marks, verb, *_ACTORS), mark_of_subject(marks, verb, "Person")
    actor = mark_of_subject(marks, verb, *_ACTORS)
    for child in verb.children:
        if child.dep_ in ("dobj", "obj", "ccomp", "nsubj") and child.i > verb.i:
            person = person_of(marks, child) or next(
                iter(_subjects(marks, child)), None
            )
            if person is not None:
                return actor, person
    person = mark_at(marks, verb.i + 1, "Person")
    if (
        person is not None
        and marks.doc[person.end : person.end + 1].text in POSSESSIVES
    ):
        person = None
    return actor, person


def _subjects(marks: Marks, token: Token) -> Iterator[Mark]:
    for child in token.children:
        if child.dep_ == "nsubj":
            person = person_of(marks, child)
            if person is not None:
                yield person


def _of_appointing(
    marks: Marks, verb: Token, by_core: dict[int, Title]
) -> Iterator[Proposal]:
    actor, person = _done_to(marks, verb)
    if actor is None or person is None:
        return
    last = max(verb.i, person.end if person.start > verb.i else verb.i)
    title = next(
        (
            by_core[core]
            for core in range(verb.i + 1, min(last + _NEAR, len(marks.doc)))
            if core in by_core
            and core >= last - 1
            and not by_core[core].end <= actor.start <= by_core[core].end + 1
        ),
        None,
    )
    if title is not None:
        yield from tie(actor, "APPOINTED", person, "appoints", verb.i, title=title.text)
    elif verb.lemma_.lower() in ("appoint", "nominate", "reappoint"):
        yield from tie(actor, "APPOINTED", person, "appoints-untitled", verb.i)


def _of_nominees(marks: Marks, held: Iterable[Holder]) -> Iterator[Proposal]:
    """The nominees of who announced "to nominate the following individuals"."""
    nominees = [holder for holder in held if holder.rule == "nominee"]
    if not nominees:
        return
    actor = next(
        (
            mark
            for token in marks.doc
            if token.lemma_.lower() in ("nominate", "appoint") and token.pos_ == "VERB"
            for above in (token, *token.ancestors)
            if above.pos_ == "VERB"
            and (mark := mark_of_subject(marks, above, *_ACTORS)) is not None
        ),
        None,
    )
    if actor is None:
        return
    for holder in nominees:
        yield from tie(
            actor,
            "APPOINTED",
            holder.person,
            "appoints-nominees",
            holder.title.core,
            title=holder.title.text,
        )


def _of_dismissing(marks: Marks, verb: Token) -> Iterator[Proposal]:
    if verb.lemma_.lower() in ("replace", "impeach", "suspend"):
        return
    actor, person = _done_to(marks, verb)
    if actor is not None and person is not None:
        yield from tie(actor, "DISMISSED", person, "dismisses", verb.i)


def _of_succeeding(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "X succeeded Y", "Y was replaced by X", "Z replaced Y with X"."""
    if _is_passive(verb):
        later = _through(marks, verb, "by")
        earlier = mark_of_subject(marks, verb, "Person")
    else:
        later = mark_of_subject(marks, verb, *_ACTORS)
        earlier = next(
            (
                mark
                for child in verb.children
                if child.dep_ == "dobj"
                and (mark := person_of(marks, child)) is not None
            ),
            None,
        )
        new = _through(marks, verb, "with") if verb.lemma_ == "replace" else None
        if new is not None and later is not None and earlier is not None:
            yield from tie(later, "DISMISSED", earlier, "replaces-with", verb.i)
            later = new
    if later is not None and earlier is not None:
        yield from tie(later, "SUCCEEDED", earlier, "succeeds", verb.i)


def _of_taking_over(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "X took over from Y"."""
    later, earlier = mark_of_subject(marks, verb, "Person"), None
    if marks.doc[verb.i + 2 : verb.i + 3].text == "from":
        earlier = mark_at(marks, verb.i + 3, "Person")
    if later is not None and earlier is not None:
        yield from tie(later, "SUCCEEDED", earlier, "takes-over", verb.i)


def _through(marks: Marks, verb: Token, link: str) -> Mark | None:
    """The person that a preposition of the verb leads to."""
    return next(
        (
            mark
            for child in verb.children
            if child.lower_ == link
            for object_ in child.children
            if (mark := mark_of(marks, object_, "Person")) is not None
        ),
        None,
    )


def _of_vice(marks: Marks, token: Token) -> Iterator[Proposal]:
    """As in nominations: "Jane Doe, of Ohio, to be Inspector General, vice X"."""
    if token.i == 0 or marks.doc[token.i - 1].text != ",":
        return
    earlier = marks.starting(token.i + 1, "Person")
    later = next(iter(marks.within(token.sent.start, token.i, "Person")), None)
    if earlier is not None and later is not None:
        yield from tie(later, "SUCCEEDED", earlier, "vice", token.i)


def _of_noun(marks: Marks, token: Token, *, earlier: bool) -> Iterator[Proposal]:
    """As in "his predecessor, X", "Y's successor X", "X, the successor of Y"."""
    doc = marks.doc
    owner = marks.over(token.i - 1, "Person") if token.i else None
    if owner is None and token.i and doc[token.i - 1].text in POSSESSIVES:
        owner = marks.ending(token.i - 1, "Person")
    if owner is None:
        return
    place = token.i + 1
    if doc[place : place + 1].text == ",":
        place += 1
    other = mark_at(marks, place, "Person")
    if other is None and owner.start and doc[owner.start - 1].text == ",":
        other = marks.ending(owner.start - 1, "Person")
    if other is None:
        return
    later, before = (owner, other) if earlier else (other, owner)
    yield from tie(later, "SUCCEEDED", before, "successor", token.i)
