"""What bodies belong to: PART_OF for a state's own and for parts of organizations.

"The Russian army" is a part of Russia, "the Russian bank Sberbank" is located there
(LOCATED_IN); the noun of the name, or the one beside it, decides.
"""

from collections.abc import Iterable, Iterator

from detente.loaders.brief import is_brief
from detente.loaders.finding.statebodies import is_common_body
from detente.loaders.finding.states import seat_of
from detente.loaders.lexicon import words
from detente.loaders.ties.before import before, behind_brackets
from detente.loaders.ties.bodies import body_behind_of
from detente.loaders.ties.employers import is_party
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.phrases import NOMINALS, POSSESSIVES
from detente.loaders.ties.towns import place_at
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_WHOLES = ("State", "Organization", "Place")
_JOINTS = frozenset({"-", "based", "the", ",", "and"})
_NO_JOINTS = frozenset({"-", "and"})
_HOMES = frozenset({"in", "from", "of"})
_BASED = frozenset({"based", "headquartered"})
_ASIDE = frozenset({",", "\u2013", "\u2014", "--"})
_LONGEST = 10  # tokens of what a body is said to be
_CHAMBERS = frozenset({"house", "chamber", "parliament", "legislature"})
_PUBLIC = frozenset({"ministry", "army", "police", "parliament", "court", "state"})
_SITTING = frozenset({"congress", "council", "assembly", "chamber", "senate"})
_JOINING = frozenset({"labor", "labour", "bar", "trades", "commerce"})


def wholes(marks: Marks) -> Iterator[Proposal]:
    """The states and organizations that bodies are part of or lie in."""
    for mark in marks:
        if mark.type == "Organization" and mark.named:
            yield from _of_chamber(marks, mark)
            yield from _inside(marks, mark)
            yield from _ahead(marks, mark)
            yield from _behind(marks, mark)
            yield from _of_only_state(marks, mark)


def _of_chamber(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "House Judiciary Committee", of the House that the text names."""
    first, last = marks.doc[mark.start].lower_, marks.doc[mark.end - 1].lower_
    chamber = {"house": "house of representatives", "senate": "senate"}.get(first)
    if chamber is None or last not in ("committee", "subcommittee"):
        return
    named = {
        other.entity_id: other
        for other in marks
        if other.type == "Organization"
        and other.found.entity.name.lower().endswith(chamber)
    }
    if len(named) == 1:
        [whole] = named.values()
        yield from tie(mark, "PART_OF", whole, "committee-of-chamber", mark.start)


def _inside(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """A state or body named inside a longer name: "Russian Foreign Ministry"."""
    for other in marks.within(mark.start, mark.end, *_WHOLES):
        if (other.start, other.end) == (mark.start, mark.end):
            continue
        before = marks.doc[other.start - 1].lower_ if other.start else ""
        if other.start == mark.start or before in ("of", "the", "royal", "imperial"):
            yield from _belongs(marks, mark, other, "inside", ())


def _ahead(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """What stands before the name: "US", "Iran's", "the French bank"."""
    yield from _named_last(marks, mark)
    ahead = before(marks, mark, _joins)
    if ahead is None or ahead.whole.type not in _WHOLES:
        return
    if ahead.whole.start < mark.start:
        yield from _by_words(marks, mark, ahead.whole, ahead.between)


def _named_last(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "the parliament of Kenya, the Bunge"."""
    doc = marks.doc
    comma = mark.start - 1 - (doc[mark.start - 1].lower_ == "the")
    if comma < 1 or doc[comma].text != ",":
        return
    whole = marks.ending(comma, "State")
    noun = whole.start - 2 if whole is not None else -1
    body = marks.ending(comma, "Organization")
    if body is not None and doc[body.end - 1].is_lower:  # "Kenya's parliament, the X"
        told = [token.lower_ for token in doc[body.start : body.end]]
        for owner in marks.within(body.start, body.end, "State"):
            yield from _belongs(marks, mark, owner, "state-comma-body", told)
    if whole is not None and noun >= 0 and doc[noun + 1].lower_ == "of":
        told = [doc[noun].lower_]
        if set(told) & words("bodies", "of_state"):
            yield from _belongs(marks, mark, whole, "state-comma-body", told)


def _of_only_state(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """As in "the Senate", "the Leader's Office in Tehran", of the state told of."""
    name = marks.doc[mark.start : mark.end]
    nouns = words("bodies", "of_state") - words("bodies", "abroad")
    if name[-1].lower_ not in nouns or marks.within(mark.start, mark.end, "State"):
        return
    states = {one.entity_id: one for one in marks if one.type == "State"}
    place = marks.starting(mark.end + 1, "Place")
    if place is not None and marks.doc[mark.end].lower_ == "in":
        seat = seat_of(place.mention.text)
        if seat is not None and seat.id in states:
            yield from tie(
                mark, "PART_OF", states[seat.id], "body-in-capital", mark.end
            )
    elif len(states) == 1 and is_brief(marks.doc) and is_common_body(name.text):
        [state] = states.values()
        yield from tie(mark, "PART_OF", state, "body-of-only-state", mark.start)


def _joins(token: Token) -> bool:
    return token.text in POSSESSIVES or token.lower_ in _JOINTS


def _by_words(
    marks: Marks, mark: Mark, whole: Mark, between: tuple[str, ...]
) -> Iterator[Proposal]:
    if "based" in between:
        yield from tie(mark, "LOCATED_IN", whole, "based", mark.start)
    elif set(between) & {",", "the"} or set(between[:1] + between[-1:]) & _NO_JOINTS:
        return
    elif not between:
        if whole.type == "State":
            yield from _belongs(marks, mark, whole, "state-body", ())
    elif between[-1] in POSSESSIVES:
        yield from _belongs(marks, mark, whole, "states-body", between[:-1])
    else:
        yield from _belongs(marks, mark, whole, "state-noun-body", between)


def _behind(marks: Marks, mark: Mark) -> Iterator[Proposal]:
    """What stands behind: "of Austria", ", the EU's border agency", "in the Bureau"."""
    doc, place = marks.doc, behind_brackets(marks.doc, mark.end)
    if place + 1 >= len(doc):
        return
    link = doc[place].lower_
    start = place + 1 + (doc[place + 1].lower_ in ("the", "a", "an"))
    if link == "of":
        whole = marks.starting(start, "State")
        if whole is not None:
            yield from _belongs(marks, mark, whole, "body-of-state", ())
    elif link in ("in", "at", "within"):
        whole = marks.starting(start, "Organization") or marks.starting(
            place + 1, "Organization"
        )
        if whole is not None:
            yield from tie(mark, "PART_OF", whole, "body-in-body", place)
    elif link in _ASIDE:
        yield from _aside(marks, mark, place + 1, start)


def _aside(marks: Marks, mark: Mark, place: int, start: int) -> Iterator[Proposal]:
    """As in ", the EU's border agency"; ``start`` is ``place`` past an article."""
    doc, owned = marks.doc, start == place and _owns(marks, start)
    if start == place and not owned:
        return
    if marks.starting(place, "State") is not None:
        start = place  # "the country", which is a mention
    while doc[start].pos_ == "ADJ" and marks.starting(start) is None:
        start += 1
    whole = marks.starting(start, "State") or marks.starting(start, *_WHOLES)
    if whole is None:
        yield from _said_to_be_in(marks, mark, start)
        return
    nouns = list(_nouns(marks, whole.end))
    bodies = words("bodies", "of_state") | words("bodies", "private")
    if nouns and (not owned or nouns[-1] in bodies):
        yield from _belongs(marks, mark, whole, "body-comma-states", nouns)


def _owns(marks: Marks, start: int) -> bool:
    """Whether "Kenya's" stands there."""
    owner = marks.starting(start, "State")
    return (
        owner is not None and marks.doc[owner.end : owner.end + 1].text in POSSESSIVES
    )


def _said_to_be_in(marks: Marks, mark: Mark, place: int) -> Iterator[Proposal]:
    """As in "Emek, a trade union in Turkey", "Tala, an airline based in Oslo"."""
    doc = marks.doc
    nouns: list[str] = []
    for at in range(place, min(place + _LONGEST, len(doc) - 1)):
        token = doc[at]
        if token.lower_ in _HOMES and nouns:
            where = place_at(marks, at + 1)
            owner = body_behind_of(marks, at + 1)
            state = marks.within(owner.start, owner.end, "State") if owner else []
            if state and nouns[-1] in _CHAMBERS:  # "the upper house of Kenya's"
                yield from tie(mark, "PART_OF", state[0], "chamber-of-state", at)
            elif owner is not None and nouns[-1] in words("bodies", "parts"):
                yield from tie(mark, "PART_OF", owner, "body-comma-part-of", at)
            elif where is not None:
                if token.lower_ == "of":
                    yield from _belongs(marks, mark, where, "body-comma-of", nouns)
                elif nouns[-1] in _BASED or set(nouns) & words("bodies", "private"):
                    rule = "body-comma-in"
                    yield from tie(mark, "LOCATED_IN", where, rule, at)
            return
        if token.pos_ not in NOMINALS and token.lower_ not in _BASED | {"-", "and"}:
            return
        nouns.append(token.lower_)


def _nouns(marks: Marks, place: int) -> Iterator[str]:
    doc = marks.doc
    while place < len(doc) and (
        doc[place].pos_ in NOMINALS
        or doc[place].text in POSSESSIVES
        or doc[place].text == "-"
    ):
        if marks.starting(place, "Person") is not None:
            return
        yield doc[place].lower_
        place += 1


def _is_public(told: set[str]) -> bool:
    central = "bank" in told and not told.isdisjoint({"central", "reserve"})
    return central or not told.isdisjoint(_PUBLIC)


def _is_private(name: str, told: set[str]) -> bool:
    """Whether people joined to make a body: "Miners' Congress", "Labor Council"."""
    joined = "s' " in name.replace("\u2019", "'") or not told.isdisjoint(_JOINING)
    if joined and not told.isdisjoint(_SITTING):
        return True
    return bool(told & words("bodies", "private")) and not _is_public(told)


def _belongs(
    marks: Marks, mark: Mark, whole: Mark, rule: str, nouns: Iterable[str]
) -> Iterator[Proposal]:
    name = {token.lower_ for token in marks.doc[mark.start : mark.end]}
    name |= set(mark.found.entity.name.lower().split())
    told = name | set(nouns)
    if whole.type == "Organization":
        organ = (
            rule == "inside"
            and whole.start == mark.start
            and (marks.doc[mark.end - 1].lower_ in words("bodies", "organs"))
        )
        owned = rule == "states-body" and marks.doc[whole.end].text not in (
            "'",
            "\u2019",
        )
        if (organ or owned) and not is_party(whole.found.entity):
            yield from tie(mark, "PART_OF", whole, f"{rule}:part", mark.start)
    elif _is_private(mark.found.entity.name.lower(), told):
        if rule == "inside" and told & words("bodies", "political"):
            return
        yield from tie(mark, "LOCATED_IN", whole, f"{rule}:private", mark.start)
    elif told & words("bodies", "of_state") or _is_public(told):
        relation = "PART_OF" if whole.type == "State" else "LOCATED_IN"
        yield from tie(mark, relation, whole, f"{rule}:public", mark.start)
    elif nouns or rule == "body-of-state":
        yield from tie(mark, "LOCATED_IN", whole, f"{rule}:other", mark.start)
