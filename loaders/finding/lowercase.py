"""Names in lower case that their head noun gives away.

After a state's name ("the Russian army") or with a name beside it ("a rally in Minsk").
"""

from collections.abc import Iterator

from detente.loaders.document import MentionKind
from detente.loaders.finding.heads import heads
from detente.loaders.finding.spans import (
    ARTICLES,
    HYPHENS,
    POSSESSIVE,
    Name,
    is_capital_word,
)
from detente.loaders.tokens import Doc, Token

_BEFORE_PLACE = frozenset({"of", "in", "on", "at", "with", "between"})
_QUOTES = frozenset({'"', "\u201c", "\u201d", "'", "\u2018", "\u2019", "``", "''"})
_CALLED = frozenset({"known", "called", "named", "titled", "entitled", "dubbed", "as"})
_LONGEST_TITLE = 16  # tokens in quotes
_BODY = 5  # and of a body of state in lower case


def common(doc: Doc, names: dict[int, Name]) -> Iterator[Name]:
    """Events and agreements told in lower case; ``names`` are known, by token."""
    table = heads()
    for token in doc:
        type_ = table.common.get(token.text)
        if type_ is None or token.pos_ != "NOUN" or token.dep_ == "compound":
            continue
        start = _with_modifiers(token, names)
        stop = _with_place(token, names)
        text = _title_given(token) or doc[start:stop].text
        named = any(i in names for i in range(start, stop))
        bare = not named and stop - start == 1 and text == token.text
        if token.text in table.weak and bare:
            continue
        yield Name(start, token.i + 1, type_, text=text)


def _title_given(token: Token) -> str | None:
    """The title in quotes of 'the medal, known as "Victory"'; None if none is given."""
    doc, at = token.doc, token.i + 1
    if at < len(doc) and doc[at].text == ",":
        at += 1
    while at < len(doc) and doc[at].lower_ in _CALLED:
        at += 1
    called = any(word.lower_ != "as" for word in doc[token.i + 1 : at])
    if not called or at >= len(doc) or doc[at].text not in _QUOTES:
        return None
    for end in range(at + 2, min(len(doc), at + _LONGEST_TITLE)):
        if doc[end].text in _QUOTES:
            return doc[at + 1 : end].text
    return None


def _with_modifiers(token: Token, names: dict[int, Name]) -> int:
    """The start of "commemorative Victory medal"; whom it is for is no part of it."""
    start = token.i
    while start > 0:
        before = token.doc[start - 1]
        if (
            before.head.i not in range(start, token.i + 1)
            and before.text not in HYPHENS
        ):
            break
        if before.dep_ not in {"compound", "amod", "nummod", "nmod", "punct"}:
            break
        if before.is_space or before.text in {",", '"', "(", ")", "'"}:
            break
        name = names.get(start - 1)
        if (
            name is not None
            and name.type == "Person"
            and token.doc[start].pos_ == "ADJ"
        ):
            break
        start -= 1
    passing = heads().passing
    while start < token.i and (
        token.doc[start].lower_ in passing
        or token.doc[start].text in HYPHENS
        or token.doc[start].ent_type_ in {"CARDINAL", "TIME"}
        or (token.doc[start].ent_type_ == "DATE" and token.doc[start].is_lower)
    ):
        start += 1
    return start


def _with_place(token: Token, names: dict[int, Name]) -> int:
    """The end of "rally in Minsk", "funeral of Shimon Peres": a name right behind."""
    doc = token.doc
    stop = token.i + 1
    if stop + 1 >= len(doc) or doc[stop].text not in _BEFORE_PLACE:
        return stop
    at = stop + 1
    while at < len(doc) and doc[at].lower_ in ARTICLES:
        at += 1
    name = names.get(at)
    if name is not None and name.start == at and name.kind is not MentionKind.DEMONYM:
        return name.end
    return _with_object(token, stop)


def _with_object(token: Token, stop: int) -> int:
    """The end of "conference on future mobility": a short phrase right behind."""
    preposition = token.doc[stop]
    if preposition.text not in {"of", "on"} or preposition.head != token:
        return stop
    end = max((child.i + 1 for child in preposition.children), default=stop)
    phrase = token.doc[stop + 1 : end]
    plain = all(
        word.pos_ in {"NOUN", "ADJ", "DET"} and not word.ent_type_ for word in phrase
    )
    return end if plain and 0 < len(phrase) < _BODY else stop


def bodies(doc: Doc, names: dict[int, Name]) -> Iterator[Name]:
    """Bodies of a state in lower case, after its name: "the Russian army"."""
    table = heads()
    for state in dict.fromkeys(names.values()):
        if state.state is None:
            continue
        at = state.end
        if at < len(doc) and doc[at].text in POSSESSIVE:
            at += 1
        for end in range(min(len(doc), at + _BODY), at, -1):
            words = tuple(token.lower_ for token in doc[at:end])
            if words in table.bodies:
                yield Name(state.start, end, table.bodies[words])
                break
            if words in table.governments and _ends_phrase(doc, end):
                yield Name(state.start, end, "State", state=state.state)
                break


def embassies(doc: Doc, names: dict[int, Name]) -> Iterator[Name]:
    """Embassies of whoever is named before them: "Ruritania's embassy"."""
    for token in doc:
        if token.lower_ not in {"embassy", "consulate"} or token.i < 2:  # noqa: PLR2004
            continue
        owner = token.i - 2
        if doc[owner + 1].text in POSSESSIVE and is_capital_word(doc[owner]):
            start = names[owner].start if owner in names else owner
            yield Name(start, token.i + 1, "Organization")


def _ends_phrase(doc: Doc, end: int) -> bool:
    """Whether no noun follows: "the Russian army officer" is no army."""
    last = doc[end - 1]
    return bool(last.dep_ != "compound" or last.head.i < end)


def sites(doc: Doc, names: dict[int, Name]) -> Iterator[Name]:
    """Places by a name in capitals and what they are: "the Chelyabinsk region"."""
    table = heads()
    lasts = {phrase[-1] for phrase in table.sites}
    for token in doc:
        if token.text not in lasts or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        for length in range(_BODY - 2, 0, -1):
            at = token.i + 1 - length
            if at > 0 and tuple(t.text for t in doc[at : token.i + 1]) in table.sites:
                start = _name_before(doc, at, names)
                if start < at:
                    yield Name(start, token.i + 1, "Place")
                break


def _name_before(doc: Doc, at: int, names: dict[int, Name]) -> int:
    """Where a name in capitals that ends before ``at`` begins; ``at`` if none does."""
    start = at
    while start > 0:
        before = doc[start - 1]
        known = names.get(before.i)
        if known is not None and known.type != "Place":
            break
        if before.is_sent_start and before.is_stop:
            break
        if not is_capital_word(before) and before.text not in HYPHENS:
            break
        start -= 1
    while start < at and doc[start].text in HYPHENS:
        start += 1
    return start
