"""Which words of a parsed text are names, and of what type of entity.

What is surest goes first: states, then names that the world knows and names with a
telling head noun, then persons, then what the model sees besides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.loaders.document import MentionKind
from detente.loaders.finding.callings import origins, retyped
from detente.loaders.finding.capitals import acts, is_located
from detente.loaders.finding.datelines import datelines
from detente.loaders.finding.gazetteer import known_names
from detente.loaders.finding.given_names import is_given_name
from detente.loaders.finding.headed import capitalised
from detente.loaders.finding.headlines import leaders_in_headlines
from detente.loaders.finding.heads import heads
from detente.loaders.finding.local_bodies import local_bodies
from detente.loaders.finding.lowercase import bodies, common, embassies, sites
from detente.loaders.finding.namesakes import told_apart
from detente.loaders.finding.overlooked import overlooked
from detente.loaders.finding.parties import bracketed, is_of_a_party, parties
from detente.loaders.finding.persons import again, persons
from detente.loaders.finding.portfolios import is_portfolio_word
from detente.loaders.finding.seen import seen_by_model
from detente.loaders.finding.spans import HYPHENS, Name, is_capital_word
from detente.loaders.finding.statebodies import is_common_body
from detente.loaders.finding.states import is_capital, is_demonym, seat_of, state_of
from detente.loaders.tokens import Doc, Span, Token

_ADJECTIVES = frozenset({"Democratic Party"})  # not meant by "Social Democratic Union"
_DE = frozenset({"d'", "d\u2019"})  # "Cote d'Ivoire"
_LONGEST_STATE = 8  # tokens: "Democratic Socialist Republic of Sri Lanka"
_STEPS = (
    origins,
    persons,
    again,
    bracketed,
    leaders_in_headlines,
    seen_by_model,
    again,
    overlooked,
)


def names(doc: Doc) -> list[Name]:
    """The names of a text in its order.

    None overlaps another, save that a name within a longer name is a name of its own:
    "Russian" in "Russian Foreign Ministry", "Minsk" in "the Minsk rally".
    """
    inner = [*_states(doc), *_known(doc)]
    chosen = _longest([*inner, *capitalised(doc)])
    for step in (parties, bodies, embassies, sites):
        chosen = _longest([*chosen, *step(doc, _by_token(chosen))])
    for further in _STEPS:
        chosen = retyped(doc, _added(chosen, further(doc, _by_token(chosen))))
    inner += (name for name in chosen if name.type == "Place")
    inner += _places_inside(doc, chosen)
    chosen = _longest([*chosen, *local_bodies(doc, _by_token(chosen))])
    events = _longest(common(doc, _by_token(chosen)))
    around = _by_token(events)
    inner += [name for name in chosen if _is_within(doc, name, around)]
    chosen = _longest([*chosen, *events])
    inner = [name for name in inner if doc[name.start : name.end].text != "Democratic"]
    chosen = [
        _titled(doc, name, inner)
        for name in chosen
        if not _is_of_a_caption(doc[name.start : name.end])
    ]
    nested: dict[tuple[int, int], Name] = {}
    around = _by_token(chosen)
    for name in inner:
        if (
            _is_within(doc, name, around)
            and (name.title is None or name.title != around[name.start].title)
            and name.title not in _ADJECTIVES
            and not is_of_a_party(doc, name, around[name.start])
        ):
            nested.setdefault((name.start, name.end), name)
    every = told_apart(doc, [*chosen, *nested.values()])
    return sorted(every, key=lambda name: (name.start, -name.end))


_SPOTS = frozenset({"Front", "Left", "Right", "Center", "Centre", "Rear", "Middle"})


def _is_of_a_caption(words: Span) -> bool:
    """Whether it says where somebody stands: "Ana Lind (Front) opens the fair"."""
    around = words.doc[max(0, words.start - 1) : words.end + 1].text
    return around.startswith("(") and around.endswith(")") and words.text in _SPOTS


def _titled(doc: Doc, name: Name, inner: Iterable[Name]) -> Name:
    """A body by the title that the world has for it without the state behind.

    "National People's Congress of China" is the National People's Congress.
    """
    for known in inner:
        if (
            (known.start, known.type) == (name.start, name.type)
            and known.title is not None
            and known.end < name.end - 1
            and doc[known.end].lower_ == "of"
            and state_of(doc[known.end + 1 : name.end].text) is not None
        ):
            return replace(name, title=known.title)
    return name


def _longest(names: Iterable[Name]) -> list[Name]:
    """The longest names that do not overlap, the earlier of equals."""
    return _added((), sorted(names, key=lambda name: name.start - name.end))


def _added(chosen: Iterable[Name], names: Iterable[Name]) -> list[Name]:
    """The chosen names and those of the others that overlap none before them."""
    taken = _by_token(chosen)
    for name in names:
        if not any(i in taken for i in range(name.start, name.end)):
            taken.update(dict.fromkeys(range(name.start, name.end), name))
    return list(dict.fromkeys(taken[i] for i in sorted(taken)))


def _by_token(names: Iterable[Name]) -> dict[int, Name]:
    return {i: name for name in names for i in range(name.start, name.end)}


def _is_within(doc: Doc, name: Name, longer: dict[int, Name]) -> bool:
    """Whether a name stands in one of ``longer``, known by token, that may have it."""
    outer = longer.get(name.start)
    return (
        outer is not None
        and name.end <= outer.end
        and (outer.start, outer.end) != (name.start, name.end)
        and not _is_second_part(doc, name, outer)
        and outer.type in {"Organization", "Event", "Agreement", "Award"}
    )


def _is_second_part(doc: Doc, name: Name, outer: Name) -> bool:
    """Whether it is but the end of a name: of "Peace and Security Council"."""
    ends = name.type == outer.type == "Organization" and name.end == outer.end
    return ends and name.start > outer.start and doc[name.start - 1].text == "and"


def _states(doc: Doc) -> Iterator[Name]:
    """States by name, adjective or capital."""
    free = 0
    for token in doc:
        if token.i < free or not is_capital_word(token):
            continue
        if token.lower_ == "the" and doc[token.i : token.i + 2].text != "The Hague":
            continue
        if _is_of_a_person(doc, token.i):
            continue
        if _is_behind_particle(doc, token.i) or _is_behind_given_name(token):
            continue
        for end in range(min(len(doc), token.i + _LONGEST_STATE), token.i, -1):
            last = doc[end - 1].text
            if not (
                is_capital_word(doc[end - 1]) or last[0].isdigit() or last[:2] in _DE
            ):
                continue
            name = _state(doc, token.i, end)
            if name is not None:
                free = end
                yield name
                break


def _state(doc: Doc, start: int, end: int) -> Name | None:
    text = doc[start:end].text
    state = state_of(text)
    if state is not None:
        demonym = is_demonym(text)
        kind = MentionKind.DEMONYM if demonym else MentionKind.NAME
        return Name(start, end, "State", kind, state)
    seat = seat_of(text)
    if seat is None:
        return None
    if _is_filed(doc, start):
        return Name(start, end, "Place")
    if acts(doc, start, end) or (
        not is_capital(text) and not is_located(doc, start, end)
    ):
        return Name(start, end, "State", state=seat)
    return Name(start, end, "Place")


def _is_filed(doc: Doc, at: int) -> bool:
    """Whether a word stands in a dateline: "DHAKA, Bangladesh --"."""
    place = doc[at].idx
    return any(start <= place < end for start, end in datelines(doc.text))


def _places_inside(doc: Doc, chosen: list[Name]) -> Iterator[Name]:
    """Places of the text named again in a body: "the Port Authority of Lima"."""
    places = {
        doc[one.start : one.end].text: one.end - one.start
        for one in chosen
        if one.type == "Place"
    }
    for name in chosen:
        if name.type != "Organization":
            continue
        for start in range(name.start, name.end):
            behind = start == name.start or doc[start - 1].lower_ == "of"
            for text, length in places.items():
                if behind and doc[start : start + length].text == text:
                    yield Name(start, start + length, "Place")


def _is_behind_particle(doc: Doc, at: int) -> bool:
    """Whether a word is the rest of a surname: "van Holland", "al-Sudani"."""
    if at > 1 and doc[at - 1].text in HYPHENS and not doc[at - 1].whitespace_:
        at -= 1
    return at > 0 and doc[at - 1].text in heads().particles


def _is_behind_given_name(token: Token) -> bool:
    """Whether a word is a surname behind a given name: "Luis Montenegro"."""
    if token.i == 0 or token.is_sent_start or is_demonym(token.text):
        return False
    before = token.nbor(-1)
    return (
        before.whitespace_ == " "
        and is_capital_word(before)
        and before.ent_type_ in {"", "PERSON"}
        and is_given_name(before.text)
        and not state_of(before.text)
    )


def _ends_persons_name(doc: Doc, at: int) -> bool:
    """Whether the model sees a person's name of which a word is the end."""
    token = doc[at]
    return (
        token.ent_type_ == "PERSON"
        and token.ent_iob_ == "I"
        and is_given_name(token.doc[_first_of(doc, at)].text)
    )


def _is_part_of_a_person(doc: Doc, at: int) -> bool:
    """Whether a people's or body's name is a person's: "Sami Nasser", "Ali Sami"."""
    opens = (
        doc[at].ent_type_ == "PERSON"
        and doc[at].ent_iob_ == "B"
        and at + 1 < len(doc)
        and doc[at + 1].ent_iob_ == "I"
        and is_capital_word(doc[at + 1])
        and doc[at + 1].text not in heads().roles
    )
    return opens or _ends_persons_name(doc, at)


def _first_of(doc: Doc, at: int) -> int:
    """The first token of the model's name that a token stands in."""
    while at and doc[at].ent_iob_ == "I":
        at -= 1
    return at


def _is_in_persons_name(doc: Doc, at: int) -> bool:
    """Whether a state's name stands inside a person's: "Michael Jordan"."""
    token = doc[at]
    if is_demonym(token.text) or (at and doc[at - 1].lower_ == "of"):
        return False
    before = at > 0 and doc[at - 1].ent_type_ == "PERSON" and token.ent_iob_ == "I"
    after = at + 1 < len(doc) and doc[at + 1].ent_iob_ == "I"
    return before or (after and _may_be_given(token.text))


def _is_of_a_person(doc: Doc, at: int) -> bool:
    if doc[at].ent_type_ == "PERSON" and _is_in_persons_name(doc, at):
        return True
    return _may_be_given(doc[at].text) and _is_given_to(doc, at)


def _may_be_given(word: str) -> bool:
    return word in _GIVEN or (is_given_name(word) and not is_demonym(word))


def _is_given_to(doc: Doc, at: int) -> bool:
    """Whether a person is called so: "Minister Israel Katz", "Georgia Holt"."""
    table = heads()
    if at + 1 >= len(doc) or doc[at].whitespace_ != " ":
        return False
    following = doc[at + 1]
    surname = (
        is_capital_word(following)
        and following.pos_ == "PROPN"
        and not following.is_sent_start
        and following.text not in table.titles
        and following.text not in table.roles
        and following.text not in table.capitalised
        and state_of(following.text) is None
    )
    after_role = at > 0 and doc[at - 1].text in table.roles
    return surname and (after_role or following.ent_type_ == "PERSON")


def _is_named(doc: Doc, at: int) -> bool:
    """Whether more of a name stands before: "Miners' Congress", "Oslo Congress"."""
    joined = doc[at - 1].text in {"'", "\u2019"} and at > 1
    return is_capital_word(doc[at - 2 if joined else at - 1])


_GIVEN = frozenset({"Jordan", "Israel", "Chad", "Georgia", "India", "Kenya", "China"})


def _known(doc: Doc) -> Iterator[Name]:
    for start, end, known in known_names(doc):
        alone = end == start + 1
        if alone and is_portfolio_word(doc[start]):
            continue
        if known.type == "Place" and alone and _is_of_a_person(doc, start):
            continue
        if alone and doc[start].is_title and _is_part_of_a_person(doc, start):
            continue
        if start and doc[start - 1].text in HYPHENS and _is_behind_particle(doc, start):
            continue
        name = Name(start, end, known.type, title=known.title)
        if known.title == "White House" and is_located(doc, start, end):
            name = replace(name, type="Place")
        if is_common_body(known.title):
            if start and not doc[start].is_sent_start and _is_named(doc, start):
                continue
            name = replace(name, title=None)
        yield name
