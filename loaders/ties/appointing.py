"""Who puts whom into an office and who removes whom: APPOINTED, DISMISSED."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import offices
from detente.loaders.ties.people import (
    ACTORS,
    doer,
    people_from,
    person_from,
    person_through,
)
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.titles import Title
from detente.loaders.ties.tying import tie
from detente.loaders.weighing.proposal import Proposal

_NEAR = 10  # tokens behind a person that the office may stand
_LIST = 4  # persons that one verb may put into offices
_BARE = frozenset({"appoint", "nominate", "reappoint"})
_PAPERS = frozenset({"decree", "order", "decision", "edict", "ordinance", "warrant"})
_NOT_DONE = frozenset({"want", "urge", "ask", "demand", "press", "beg", "pressure"})


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` says what is done to its subject."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def appointments(
    marks: Marks, titles: Sequence[Title], held: Sequence[Holder]
) -> Iterator[Proposal]:
    """Who put whom into an office, and who removed whom."""
    cores = {title.core: title for title in titles}
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            if offices().verbs.get(lemma) == "appointing":
                yield from _of_appointing(marks, token, cores, held)
            elif lemma in words("appointing", "with_title"):
                yield from _of_appointing(marks, token, cores, held, titled=True)
            if lemma in words("dismissing", "verbs") or _is_dismissal(token):
                yield from _of_dismissing(marks, token, held)
        elif token.pos_ == "NOUN":
            if lemma in words("appointing", "nouns"):
                yield from _of_noun(marks, token, held, "APPOINTED", "appoints:noun")
            elif lemma in words("dismissing", "nouns"):
                yield from _of_noun(marks, token, held, "DISMISSED", "dismisses:noun")


def appointed_by(
    marks: Marks, verb: Token, held: Sequence[Holder]
) -> tuple[Mark | None, list[Mark]]:
    """Who acts and on which persons, active or passive."""
    if is_passive(verb):
        person = doer(marks, verb, held, "Person")
        actor = person_through(marks, verb, "by", *ACTORS) or _signer(marks, verb)
        return actor, [person] if person is not None else []
    whom = next((t for t in verb.lefts if t.lower_ in ("whom", "who")), None)
    if verb.dep_ == "relcl" and whom is not None and whom.lower_ == "whom":
        person = mark_of(marks, verb.head, "Person")
        return _own_subject(marks, verb, held), [person] if person is not None else []
    actor = doer(marks, verb, held, *ACTORS) or _by_paper(marks, verb, held)
    return actor, list(people_from(marks, verb.i + 1 + _particle(verb)))


def _particle(verb: Token) -> int:
    """1 where a particle follows: "swore in", "threw out"."""
    return int(
        verb.i + 1 < len(verb.doc)
        and verb.nbor(1).lower_ in ("in", "out", "up", "back", "down")
    )


def _own_subject(marks: Marks, verb: Token, held: Sequence[Holder]) -> Mark | None:
    for child in verb.children:
        if child.dep_ == "nsubj" and child.lower_ != "whom":
            return mark_of(marks, child, *ACTORS)
    return doer(marks, verb, held, *ACTORS)


def _by_paper(marks: Marks, verb: Token, held: Sequence[Holder]) -> Mark | None:
    """Who signed the paper that does it: "signed a decree appointing X"."""
    paper = verb.head
    if verb.dep_ not in ("acl", "relcl") or paper.lemma_.lower() not in _PAPERS:
        return None
    above = paper.head
    return doer(marks, above, held, *ACTORS) if above.pos_ == "VERB" else None


def _signer(marks: Marks, verb: Token) -> Mark | None:
    """Who signed the paper that a passive names: "By decree, X has been appointed"."""
    if not any(token.lemma_.lower() in _PAPERS for token in verb.sent):
        return None
    for token in marks.doc[verb.sent.start :]:
        if token.lemma_ == "sign" and is_passive(token):
            return person_through(marks, token, "by", *ACTORS)
    return None


def _is_wish(verb: Token) -> bool:
    """Whether it is only wanted: "wants the president to fire X"."""
    above = verb.head
    return bool(
        verb.dep_ in ("ccomp", "xcomp", "advcl")
        and verb.tag_ == "VB"
        and above.lemma_.lower() in _NOT_DONE
    ) or any(
        word.lower_ == "on" and word.head.lemma_ in ("call", "prevail")
        for word in above.children
    )


def _of_appointing(
    marks: Marks,
    verb: Token,
    cores: Mapping[int, Title],
    held: Sequence[Holder],
    *,
    titled: bool = False,
) -> Iterator[Proposal]:
    if _is_wish(verb):
        return
    actor, people = appointed_by(marks, verb, held)
    if actor is None or not people:
        return
    told = False
    for person in [*people[:1], *_further(marks, people, cores)]:
        last = person.end if person.start > verb.i else verb.i + 1
        title = _title_near(marks, last, cores, actor)
        if title is not None and not (titled and not _is_given(marks, title, last)):
            told = True
            yield from tie(
                actor, "APPOINTED", person, "appoints", verb.i, title=title.text
            )
        elif _in_place(marks, last) or (
            not titled
            and (told or verb.lemma_.lower() in _BARE or _to_lead(marks, last))
        ):
            yield from tie(actor, "APPOINTED", person, "appoints-untitled", verb.i)


def _further(
    marks: Marks, people: Sequence[Mark], cores: Mapping[int, Title]
) -> Iterator[Mark]:
    """The others of "named X as minister and Y as envoy", "X and Y as judges"."""
    yield from people[1:]
    last, doc = people[-1], marks.doc
    for _ in range(_LIST):
        title = _title_near(marks, last.end, cores, None)
        if title is None:
            return
        at = title.end
        if doc[at : at + 1].text in (",", ";"):
            at += 1
        if doc[at : at + 1].text == "and":
            at += 1
        if at == title.end:
            return
        person = person_from(marks, at)
        if person is None or doc[person.end : person.end + 1].text != "as":
            return
        yield person
        last = person


def _title_near(
    marks: Marks, last: int, cores: Mapping[int, Title], actor: Mark | None
) -> Title | None:
    """The office told within some tokens from ``last``, not before another name."""
    for core in range(last, min(last + _NEAR, len(marks.doc))):
        title = cores.get(core)
        if title is None:
            if marks.starting(core, "Person") is not None and core > last:
                return None
            continue
        if actor is None or not title.end <= actor.start <= title.end + 1:
            return title
    return None


def _is_given(marks: Marks, title: Title, last: int) -> bool:
    """Whether the title is what a verb like "make" or "send" gives the person."""
    before = {token.lower_ for token in marks.doc[last : title.core]}
    return title.start <= last + 1 or "as" in before


def _in_place(marks: Marks, last: int) -> bool:
    """Whether "in his place", "in charge of", "at the helm" follows the name."""
    words_behind = marks.doc[last : last + 3].text.lower()
    return words_behind.startswith(("in charge of", "at the helm", "at the head")) or (
        words_behind.startswith("in ") and words_behind.endswith((" place", " stead"))
    )


def _to_lead(marks: Marks, last: int) -> bool:
    """Whether "to head the bank" or "to the court" follows the name."""
    doc = marks.doc
    if doc[last : last + 1].text.lower() != "to":
        return False
    following = doc[last + 1 : last + 2].text.lower()
    leading = {"serve", "act", "represent", "replace", "succeed", "direct", "oversee"}
    if offices().verbs.get(following) == "leading" or following in leading:
        return True
    return any(
        token.lower_ in words("successions", "offices")
        for token in doc[last + 1 : last + 5]
    )


def _is_dismissal(verb: Token) -> bool:
    """Whether the verb and its words say it: "strip of", "throw out", "show the door"."""
    idioms = words("dismissing", "phrases")
    lemma = verb.lemma_.lower()
    near = {t.lower_ for t in verb.sent if verb.i < t.i <= verb.i + _NEAR + _NEAR}
    return any(
        first == lemma and set(rest) <= near
        for first, *rest in (idiom.split() for idiom in idioms)
    )


def _of_dismissing(
    marks: Marks, verb: Token, held: Sequence[Holder]
) -> Iterator[Proposal]:
    if _is_wish(verb):
        return
    actor, people = appointed_by(marks, verb, held)
    if not people and not is_passive(verb):
        own = _own_aide(marks, verb)
        people = [own] if own is not None else []
    if not people:
        people = list(_career_of(marks, verb))
    if actor is None:
        return
    for person in people:
        yield from tie(actor, "DISMISSED", person, "dismisses", verb.i)


def _career_of(marks: Marks, verb: Token) -> Iterator[Mark]:
    """As in "ended the career of X", "terminated X's contract"."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.lower_ in words("dismissing", "ended"):
            for link in child.children:
                place = link.i + 1 if link.lower_ == "of" else link.left_edge.i
                if link.lower_ == "of" or link.dep_ == "poss":
                    person = person_from(marks, place) or mark_of(marks, link, "Person")
                    if person is not None:
                        yield person


def _own_aide(marks: Marks, verb: Token) -> Mark | None:
    """Whom the next sentence names: "threw out her treasurer. X, who kept the ..."."""
    doc = marks.doc
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if not objects or not any(c.dep_ == "poss" for c in objects[0].children):
        return None
    end = verb.sent.end
    if objects[0].right_edge.i + 2 < end or end >= len(doc):
        return None
    person = marks.starting(end, "Person")
    if person is None or doc[person.end : person.end + 1].text != ",":
        return None
    return person


def _of_noun(
    marks: Marks, noun: Token, held: Sequence[Holder], relation: str, rule: str
) -> Iterator[Proposal]:
    """As in "announced the appointment of X as envoy", "X's dismissal by Y"."""
    doc = marks.doc
    if doc[noun.i + 1 : noun.i + 2].text == "of":
        people = list(people_from(marks, noun.i + 2))[:1]
        owner = _owner(marks, noun)
    else:
        person = _owner(marks, noun)
        people = [person] if person is not None and person.type == "Person" else []
        owner = None
    if not people:
        return
    last = max(noun.i, people[0].end - 1)
    actor = person_through(marks, doc[last], "by", *ACTORS) or owner
    verb = noun.head
    if actor is None and noun.dep_ == "dobj":
        if verb.lemma_.lower() in words("appointing", "announcing"):
            actor = doer(marks, verb, held, *ACTORS)
    if actor is not None:
        for person in people:
            yield from tie(actor, relation, person, rule, noun.i)


def _owner(marks: Marks, noun: Token) -> Mark | None:
    """Whose it is: "the president's", "Peru's", "his"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return mark_of(marks, child, *ACTORS)
    before = marks.doc[noun.i - 1] if noun.i else None
    if before is not None and before.text in POSSESSIVES:
        return marks.ending(before.i, *ACTORS)
    return None
