"""Who stands with whom: ALLIED_WITH from "alliance", "partnership", "allied with"."""

from collections.abc import Iterator, Mapping
from itertools import product

from detente.loaders.document import Found, Mention, MentionKind
from detente.loaders.finding.states import state_of
from detente.loaders.lexicon import words
from detente.loaders.ties.allies import allies
from detente.loaders.ties.clauses import mark_of, verb_above
from detente.loaders.ties.kinship import companions
from detente.loaders.ties.listing import listed
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.owning import OWN, all_of, ours, possessor, subjects
from detente.loaders.ties.phrases import NOMINALS, POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_ACTORS = ("State", "Organization", "Person")
_BODIES = ("State", "Organization")
_PAIR = 2
_NEAR = 6  # tokens between the noun and "between" or "with"


def alliances(
    marks: Marks, states: Mapping[str, Found], speaker: Found | None
) -> Iterator[Proposal]:
    """Alliances and partnerships of states, bodies and persons.

    ``states`` are those of the text by id; ``speaker`` is the one that gives it out
    and says "our".
    """
    for token in marks.doc:
        word = token.lower_
        if word in words("alliances", "nouns"):
            yield from _of_alliance(marks, states, speaker, token)
        elif word in words("alliances", "verbs"):
            yield from _of_verb(marks, token)
        elif word == "mate" and marks.doc[token.i - 1].lower_ == "running":
            for mate, owner, rule in companions(marks, token, token.i + 1):
                yield from tie(mate, "ALLIED_WITH", owner, f"mate:{rule}", token.i)
    yield from allies(marks, speaker)


def _of_alliance(
    marks: Marks, states: Mapping[str, Found], speaker: Found | None, token: Token
) -> Iterator[Proposal]:
    doc, place = marks.doc, token.i + 1
    before = _owners(marks, token) or _hyphenated(marks, states, token)
    if len(before) == _PAIR:
        yield from tie(before[1], "ALLIED_WITH", before[0], "a-b-alliance", token.i)
        return
    while place < min(token.i + _NEAR, len(doc)) and doc[place].lower_ not in (
        "between",
        "with",
    ):
        if doc[place].pos_ not in NOMINALS and doc[place].lower_ not in ("and", ","):
            return
        place += 1
    if place >= len(doc):
        return
    if doc[place].lower_ == "between":
        ends = list(listed(marks, place + 1, *_BODIES))
        if len(ends) == _PAIR:
            yield from tie(ends[0], "ALLIED_WITH", ends[1], "alliance-between", token.i)
    elif doc[place].lower_ == "with":
        owner = before[0] if before else _ours(marks, speaker, token)
        owners = [owner] if owner is not None else _makers(marks, token)
        others = list(listed(marks, place + 1, *_BODIES))
        for one, other in product(owners, others):
            yield from tie(one, "ALLIED_WITH", other, "alliance-with", token.i)


def _owners(marks: Marks, token: Token) -> list[Mark]:
    """The states before the noun, the nearest first: "the Russia-Armenia alliance"."""
    doc, place = marks.doc, token.i
    owners: list[Mark] = []
    while place > token.sent.start and len(owners) < _PAIR:
        mark = marks.ending(place, *_BODIES)
        if mark is not None:
            owners.append(mark)
            place = mark.start
            continue
        before = doc[place - 1]
        joint = before.text in {*POSSESSIVES, "-", "\u2012", "\u2013"}
        if not joint and (owners or before.pos_ not in {*NOMINALS, "ADV"}):
            break
        place -= 1
    return owners


def _hyphenated(marks: Marks, states: Mapping[str, Found], token: Token) -> list[Mark]:
    """The two states of "the U.S.-Israel partnership", where that is one token."""
    place = token.i - 1
    while place > token.sent.start and marks.doc[place].pos_ == "ADJ":
        place -= 1
    word = marks.doc[place]
    parts = word.text.split("-")
    found = [states.get(state.id) for part in parts if (state := state_of(part))]
    if len(parts) != _PAIR or len(found) != _PAIR:
        return []
    mention = Mention(word.idx, word.idx + len(word), word.text, MentionKind.NAME)
    return [Mark(state, mention, place, place + 1) for state in found[::-1] if state]


def _ours(marks: Marks, speaker: Found | None, token: Token) -> Mark | None:
    """The state that gives the text out, in "our close partnership"."""
    for place in range(token.i - 1, max(token.i - _NEAR, token.sent.start - 1), -1):
        word = marks.doc[place]
        if word.lower_ == "our":
            return ours(marks, speaker, word)
        if word.lower_ in OWN:
            return possessor(marks, word, *_ACTORS)
        if word.pos_ not in NOMINALS and word.lower_ not in ("and", ","):
            return None
    return None


def _makers(marks: Marks, noun: Token) -> list[Mark]:
    """Who "formed an alliance", "governs in coalition"."""
    verb = verb_above(noun)
    if verb is None or noun.dep_ not in ("dobj", "pobj"):
        return []
    joint = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "into")
    making = noun.dep_ == "dobj" and verb.lemma_ in words("alliances", "making")
    return subjects(marks, verb, *_ACTORS) if joint or making else []


def _of_verb(marks: Marks, word: Token) -> Iterator[Proposal]:
    """As in "X is allied with Y", "Iran-allied Y", "X and allied fighters from Y"."""
    links = [c for c in word.children if c.lower_ in ("with", "to")]
    for link in links:
        others = [m for c in link.children for m in all_of(marks, c, *_ACTORS)]
        for one, other in product(_allied(marks, word), others):
            yield from tie(one, "ALLIED_WITH", other, "allied-with", word.i)
    if links or word.dep_ not in ("amod", "acl", "compound"):
        return
    noun = word.head
    friends = _behind(marks, word, noun)
    before = word.i
    doc = marks.doc
    if before > 1 and doc[before - 1].text == "-":
        owner = marks.ending(before - 1, *_ACTORS)
        aside = mark_of(marks, noun.head, *_ACTORS) if noun.dep_ == "appos" else None
        friends = friends or ([aside] if aside is not None else [])
    elif before > 1 and doc[before - 1].lower_ == "and":
        owner = marks.ending(before - 1, *_ACTORS)
    else:
        return
    if owner is not None:
        for one in friends:
            yield from tie(one, "ALLIED_WITH", owner, "allied-name", word.i)


def _allied(marks: Marks, word: Token) -> list[Mark]:
    """Who is allied: the subject, what it is told of, or what it stands beside."""
    if word.dep_ in ("acl", "amod", "relcl"):
        return all_of(marks, word.head, *_ACTORS)
    found = subjects(marks, word, *_ACTORS)
    if found or word.dep_ not in ("acomp", "conj", "attr"):
        return found
    above = word.head
    if above.dep_ in ("acl", "amod"):
        return all_of(marks, above.head, *_ACTORS)
    return subjects(marks, above, *_ACTORS)


def _behind(marks: Marks, word: Token, noun: Token) -> list[Mark]:
    """Those named by or behind the noun that "allied" belongs to."""
    place = word.i + 1
    while place < noun.i and marks.starting(place, *_ACTORS) is None:
        place += 1
    found = list(listed(marks, place, *_ACTORS))
    behind = noun.i + 1
    if not found and marks.doc[behind : behind + 1].text in ("from", "of", "in", ","):
        behind += 1
    return found or list(listed(marks, behind, *_BODIES))
