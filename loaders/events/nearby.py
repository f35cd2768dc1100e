"""Ends by word order, for sentences whose parse is broken.

The small model often hangs the last name of "met yesterday with President A of B to
discuss" from the next verb; the order of the words still says who met whom.
"""

from detente.loaders.finding.capitals import is_located
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.places import Placed, Places

_REACH = 12  # tokens from a trigger to the preposition that it governs
_NAME = 14  # tokens from there to the name, titles being long
_TITLES = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PART", "NUM"})
_TITLE_WORDS = frozenset({"of", "and", "for", "'s", "\u2019s", "the", "-", "\u2019"})
_PEERS = frozenset({"counterpart", "colleague", "opposite", "predecessor", "successor"})
_BEFORE = frozenset({"AUX", "ADV", "PART", "PUNCT", "SCONJ", "NUM"})
_BEFORE_WORDS = frozenset(
    {"today", "yesterday", "who", "also", "have", "then", ",", "of"}
)


def after_word(
    places: Places, doc: Doc, trigger: Token, word: str, stop: int | None = None
) -> Placed | None:
    """The first name behind the preposition ``word`` that follows ``trigger``.

    It is looked for up to token ``stop``, the end of the sentence if that is not given.
    """
    stop = trigger.sent.end if stop is None else stop
    end = min(stop, trigger.i + _REACH)
    for i in range(trigger.i + 1, end):
        token = doc[i]
        if token.lower_ == word:
            return _name_from(places, doc, i + 1, stop)
        if token.pos_ == "VERB" or token.text in {";", ":"}:
            return None
    return None


def right_after(places: Places, doc: Doc, trigger: Token) -> Placed | None:
    """The name that follows ``trigger`` with nothing but titles between."""
    return _name_from(places, doc, trigger.i + 1, trigger.sent.end)


def right_before(places: Places, doc: Doc, trigger: Token) -> Placed | None:
    """The name before ``trigger`` with no other verb or noun between."""
    described = _described(places, doc, trigger)
    if described is not None:
        return described
    for i in range(trigger.i - 1, max(trigger.sent.start, trigger.i - _REACH) - 1, -1):
        here = places.over(i)
        if here is not None:
            if here.found.entity.type == "State" and i and doc[i - 1].lower_ == "of":
                continue  # "President A of B met": go on to A
            return None if is_where(doc, here) else here
        token = doc[i]
        if token.pos_ not in _BEFORE and token.lower_ not in _BEFORE_WORDS:
            return None
    return None


def is_where(doc: Doc, end: Placed) -> bool:
    """Whether it only tells where something is: "who arrived in Peru"."""
    place = end.found.entity.type in {"State", "Place"}
    return place and is_located(doc, end.start, end.end)


def _described(places: Places, doc: Doc, trigger: Token) -> Placed | None:
    """The person before a title and ``trigger``: "Ana Soto, Premier of Peru, paid"."""
    at = trigger.i - 1
    while at > trigger.sent.start and doc[at].pos_ in {"AUX", "ADV"}:
        at -= 1
    if doc[at].text != ",":
        return None
    for i in range(at - 1, max(trigger.sent.start, at - _NAME), -1):
        if doc[i].text == ",":
            here = places.over(i - 1)
            person = here is not None and here.found.entity.type == "Person"
            return here if person else None
        if doc[i].pos_ not in _TITLES and doc[i].lower_ not in _TITLE_WORDS:
            return None
    return None


def _name_from(places: Places, doc: Doc, start: int, end: int) -> Placed | None:
    state: Placed | None = None
    for i in range(start, min(end, start + _NAME)):
        here = places.over(i)
        if here is not None:
            if here.found.entity.type != "State":
                return here
            state = state or here  # "Israeli President A": go on to A
            continue
        token = doc[i]
        if token.text == "," and doc[i - 1].lower_ in _PEERS:
            continue  # "her Polish counterpart, Jan Nowak"
        if token.pos_ not in _TITLES and token.lower_ not in _TITLE_WORDS:
            break
    return state
