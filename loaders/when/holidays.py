"""Days that have a name: "on Christmas", "on Ukraine's Independence Day".

Only those with a fixed day have a date here (``data/feasts.toml``), and of those that
each state keeps on its own day only where the text tells whose it is.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from detente.graph.model import Entity
from detente.loaders.finding.states import seat_of, state_of
from detente.loaders.lexicon import lists
from detente.loaders.tokens import Span, Token

_Day = tuple[int, int]  # month and day

_AT = frozenset({"on", "at", "over", "during"})
_SINCE = frozenset({"since", "until", "till", "before", "after", "by"})
_BETWEEN = frozenset({"the", "this", "his", "her", "its", "their", "our"})
_WISHING = frozenset({"congratulate", "congratulation", "greet", "greeting", "commend"})
# What is held on such a day: "the Victory Day parade".
_HELD = frozenset(
    {"parade", "attack", "bombing", "raid", "strike", "shooting", "massacre", "march"}
    | {"celebration", "ceremony", "rally", "speech", "address", "reception", "mass"}
)
_LONGEST_STATE = 3  # tokens


def moving() -> Sequence[str]:
    """Feasts whose day is another each year or elsewhere: none is told for them."""
    names: Sequence[str] = lists("feasts")["moving"]["names"]
    return names


@cache
def _everywhere() -> Mapping[str, _Day]:
    return {name: _day(told) for name, told in lists("feasts")["everywhere"].items()}


@cache
def _of_states() -> Mapping[str, Mapping[str, _Day]]:
    """By feast and state, as ISO 3166-1 alpha-3 code."""
    return {
        name: {
            code: _day(told) for told, codes in days.items() for code in codes.split()
        }
        for name, days in lists("feasts")["of_states"].items()
    }


def _day(told: str) -> _Day:
    month, day = told.split("-")
    return int(month), int(day)


def is_kept(words: Span, feast: str) -> bool:
    """Whether something is told of that day: "on Easter", no "Easter eggs".

    Nor is one congratulated on that day alone.
    """
    doc, at = words.doc, words.start - 1
    after = doc[words.end] if words.end < len(doc) else None
    if after is not None and after.pos_ == "NOUN" and after.is_lower:
        return after.lemma_ in _HELD and day_of(words, feast) is not None
    while at >= 0 and doc[at].lower_ in _BETWEEN:
        at -= 1
    if at < 0 or doc[at].lower_ not in _AT | _SINCE:
        return False
    return doc[at].head.lemma_.lower() not in _WISHING


def fixed(feast: str) -> _Day | None:
    """Month and day of a feast that is the same day for all."""
    known = _everywhere()
    return next((known[name] for name in _ends(feast) if name in known), None)


def day_of(words: Span, feast: str) -> _Day | None:
    """Month and day of a feast, ``None`` where they are open."""
    known = _of_states()
    name = next((one for one in _ends(feast) if one in known), None)
    return _of_state(words, known[name]) if name else fixed(feast)


def _ends(feast: str) -> list[str]:
    """A feast as the tables may have it, with and without what stands before."""
    parts = _plain(feast).split()
    return [" ".join(parts[start:]) for start in range(len(parts))]


def _of_state(words: Span, days: Mapping[str, _Day]) -> _Day | None:
    """The day in the state told beside it, or in all of the text that have one."""
    doc = words.doc
    end = words.end + (doc[words.end : words.end + 1].text.lower() in {"of", "in"})
    beside = [*_states(words)]
    if end > words.end:
        beside += _states(doc[end : end + _LONGEST_STATE])[:1]
    told = [one.id.removeprefix("state:") for one in beside or _states(doc[:])]
    known = {days[state] for state in told if state in days}
    return known.pop() if len(known) == 1 else None


def _states(words: Span) -> list[Entity]:
    """The states that stretches of capitals name, in order."""
    found = []
    for token in words:
        if not token.text[0].isupper():
            continue
        state = _state_at(token, words.end)
        if state is not None:
            found.append(state)
    return found


def _state_at(token: Token, end: int) -> Entity | None:
    """A state by its name, adjective or seat of government."""
    for stop in range(min(token.i + _LONGEST_STATE, end), token.i, -1):
        text = token.doc[token.i : stop].text
        state = state_of(text) or seat_of(text)
        if state is not None:
            return state
    return None


def _plain(name: str) -> str:
    """A feast as the tables have it."""
    text = " ".join(name.lower().replace("\u2019", "'").replace(".", "").split())
    return text.replace("saint ", "st ").replace("veterans' ", "veterans ")
