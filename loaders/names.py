"""Which words of a parsed text are names, and of what type of entity.

What is surest goes first: states, then names that the world knows and names with a
telling head noun, then persons, then what the model sees besides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span

from detente.loaders.document import MentionKind
from detente.loaders.gazetteer import known_names
from detente.loaders.headed import bodies, capitalised, common
from detente.loaders.heads import heads
from detente.loaders.persons import again, persons
from detente.loaders.spans import Name, is_capital_word
from detente.loaders.states import (
    is_demonym,
    may_be_state,
    state_of,
)

_TYPE_OF_LABEL = {
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "EVENT": "Event",
    "LAW": "Agreement",
    "PRODUCT": "Organization",
    "WORK_OF_ART": "Organization",
}
_LONGEST_STATE = 8  # tokens: "Democratic Socialist Republic of Sri Lanka"


def names(doc: Doc) -> list[Name]:
    """The names of a text in its order.

    None overlaps another, save that a state or body named within a longer name is a
    name of its own: "Russian" in "Russian Foreign Ministry".
    """
    inner = [*_states(doc), *_known(doc)]
    chosen = _apart(inner)
    chosen = _apart([*chosen, *capitalised(doc)])
    chosen = _apart([*chosen, *bodies(doc, _by_token(chosen))])
    people = list(persons(doc, _by_token(chosen)))
    chosen = _apart([*chosen, *people, *_seen_by_model(doc)])
    taken = set(_by_token(chosen))
    chosen = _apart([*chosen, *again(doc, chosen, taken)])
    chosen = _apart([*chosen, *common(doc, _by_token(chosen))])
    nested = [name for name in inner if _is_within(name, chosen)]
    return sorted([*chosen, *nested], key=lambda name: (name.start, -name.end))


def _apart(names: Iterable[Name]) -> list[Name]:
    """The longest names that do not overlap, the earlier of equals."""
    chosen: dict[int, Name] = {}
    for name in sorted(names, key=lambda name: name.start - name.end):
        if not any(i in chosen for i in range(name.start, name.end)):
            chosen.update(dict.fromkeys(range(name.start, name.end), name))
    return sorted(set(chosen.values()), key=lambda name: name.start)


def _by_token(names: Iterable[Name]) -> dict[int, Name]:
    return {i: name for name in names for i in range(name.start, name.end)}


def _is_within(name: Name, chosen: list[Name]) -> bool:
    if name.type not in {"State", "Organization"}:
        return False
    return any(
        outer.start <= name.start
        and name.end <= outer.end
        and (outer.start, outer.end) != (name.start, name.end)
        and outer.type in {"Organization", "Event", "Agreement"}
        for outer in chosen
    )


def _states(doc: Doc) -> Iterator[Name]:
    """States by name and adjective."""
    free = 0
    for token in doc:
        if token.i < free or not is_capital_word(token):
            continue
        if token.ent_type_ == "PERSON" and _is_given_name(doc, token.i):
            continue
        for end in range(min(len(doc), token.i + _LONGEST_STATE), token.i, -1):
            if not (is_capital_word(doc[end - 1]) or doc[end - 1].text[0].isdigit()):
                continue
            text = doc[token.i : end].text
            state = state_of(text)
            if state is not None:
                free = end
                kind = MentionKind.NAME
                if is_demonym(text):
                    kind = MentionKind.DEMONYM
                yield Name(token.i, end, "State", kind, state)
                break


def _is_given_name(doc: Doc, at: int) -> bool:
    """Whether a state's name stands inside a person's: "Michael Jordan"."""
    token = doc[at]
    if is_demonym(token.text):
        return False
    before = at > 0 and doc[at - 1].ent_type_ == "PERSON" and token.ent_iob_ == "I"
    after = at + 1 < len(doc) and doc[at + 1].ent_iob_ == "I"
    return before or (after and token.text in _GIVEN)


_GIVEN = frozenset({"Jordan", "Israel", "Chad", "Georgia", "India", "Kenya", "China"})


def _known(doc: Doc) -> Iterator[Name]:
    for start, end, known in known_names(doc):
        yield Name(start, end, known.type, title=known.title)


def _seen_by_model(doc: Doc) -> Iterator[Name]:
    types = heads().capitalised
    for span in doc.ents:
        if span.label_ == "NORP":
            state = may_be_state(span.text)
            if state is not None:
                yield Name(span.start, span.end, "State", MentionKind.DEMONYM, state)
            continue
        if span.label_ not in _TYPE_OF_LABEL:
            continue
        start, end = trimmed(span)
        if start >= end or not any(is_capital_word(token) for token in doc[start:end]):
            continue
        name = Name(start, end, _TYPE_OF_LABEL[span.label_])
        if doc[end - 1].text in types:
            name = replace(name, type=types[doc[end - 1].text])
        elif span.label_ in {"PRODUCT", "WORK_OF_ART"}:
            continue
        elif span.label_ == "GPE" and (state := may_be_state(doc[start:end].text)):
            name = replace(name, type="State", state=state)
        yield name


def trimmed(span: Span) -> tuple[int, int]:
    """The span's tokens without a leading article and a trailing 's."""
    start, end = span.start, span.end
    while start < end and (
        span.doc[start].lower_ in {"the", "a", "an"} or span.doc[start].is_space
    ):
        start += 1
    while end > start and (
        span.doc[end - 1].lower_ in {"'s", "\u2019s", "'", "\u2019"}
        or span.doc[end - 1].is_space
    ):
        end -= 1
    return start, end
