"""Days that have a name: "on Christmas", "on Ukraine's Independence Day".

Only those with a fixed day have a date here, and of those that each state keeps on its
own day only where the text tells whose it is. The tables are common knowledge, as in
Wikipedia's "List of national independence days" and "National day" (read 2026-11-30);
a day that has moved is left out.
"""

from collections.abc import Mapping

from detente.graph.model import Entity
from detente.loaders.finding.states import seat_of, state_of
from detente.loaders.tokens import Span, Token

_Day = tuple[int, int]  # month and day

_EVERYWHERE: Mapping[str, _Day] = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "epiphany": (1, 6),
    "orthodox christmas": (1, 7),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "st patrick's day": (3, 17),
    "earth day": (4, 22),
    "may day": (5, 1),
    "international workers' day": (5, 1),
    "ve day": (5, 8),
    "victory in europe day": (5, 8),
    "europe day": (5, 9),
    "africa day": (5, 25),
    "halloween": (10, 31),
    "united nations day": (10, 24),
    "all saints' day": (11, 1),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "world aids day": (12, 1),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    # One state's alone by their name.
    "australia day": (1, 26),
    "waitangi day": (2, 6),
    "defender of the fatherland day": (2, 23),
    "anzac day": (4, 25),
    "russia day": (6, 12),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "bastille day": (7, 14),
    "german unity day": (10, 3),
    "veterans day": (11, 11),
    "pearl harbor day": (12, 7),
}
_OF_STATES: Mapping[str, Mapping[str, _Day]] = {
    "independence day": {
        **dict.fromkeys(("CRI", "GTM", "HND", "SLV", "NIC"), (9, 15)),
        **dict.fromkeys(("JAM", "BOL"), (8, 6)),
        **dict.fromkeys(("MYS", "KGZ", "TTO"), (8, 31)),
        **dict.fromkeys(("SDN", "HTI"), (1, 1)),
        **dict.fromkeys(("POL", "AGO"), (11, 11)),
        **dict.fromkeys(("NGA", "CYP"), (10, 1)),
        **dict.fromkeys(("DZA", "VEN"), (7, 5)),
        **dict.fromkeys(("MEX", "PNG"), (9, 16)),
        "USA": (7, 4),
        "UKR": (8, 24),
        "IND": (8, 15),
        "PAK": (8, 14),
        "BGD": (3, 26),
        "IDN": (8, 17),
        "FIN": (12, 6),
        "EST": (2, 24),
        "BLR": (7, 3),
        "MDA": (8, 27),
        "GEO": (5, 26),
        "ARM": (9, 21),
        "KAZ": (12, 16),
        "UZB": (9, 1),
        "TJK": (9, 9),
        "KEN": (12, 12),
        "GHA": (3, 6),
        "UGA": (10, 9),
        "TZA": (12, 9),
        "ZMB": (10, 24),
        "ZWE": (4, 18),
        "BWA": (9, 30),
        "NAM": (3, 21),
        "MOZ": (6, 25),
        "SEN": (4, 4),
        "CIV": (8, 7),
        "TUN": (3, 20),
        "MAR": (11, 18),
        "SSD": (7, 9),
        "SOM": (7, 1),
        "ERI": (5, 24),
        "PER": (7, 28),
        "BRA": (9, 7),
        "CHL": (9, 18),
        "ARG": (7, 9),
        "COL": (7, 20),
        "ECU": (8, 10),
        "URY": (8, 25),
        "PAN": (11, 28),
        "DOM": (2, 27),
        "PHL": (6, 12),
        "LKA": (2, 4),
        "MMR": (1, 4),
        "JOR": (5, 25),
        "LBN": (11, 22),
        "SYR": (4, 17),
        "MLT": (9, 21),
        "MKD": (9, 8),
        "ALB": (11, 28),
        "MNE": (5, 21),
        "BGR": (9, 22),
        "FJI": (10, 10),
        "AFG": (8, 19),
        "BRB": (11, 30),
        "BHS": (7, 10),
    },
    "republic day": {
        "IND": (1, 26),
        "TUR": (10, 29),
        "ITA": (6, 2),
        "MLT": (12, 13),
        "PRT": (10, 5),
        "TTO": (9, 24),
    },
    "constitution day": {
        "NOR": (5, 17),
        "UKR": (6, 28),
        "POL": (5, 3),
        "ESP": (12, 6),
        "DNK": (6, 5),
        "RUS": (12, 12),
        "KAZ": (8, 30),
        "USA": (9, 17),
    },
    "national day": {
        "CHN": (10, 1),
        "FRA": (7, 14),
        "SGP": (8, 9),
        "CHE": (8, 1),
        "AUT": (10, 26),
        "BEL": (7, 21),
        "SWE": (6, 6),
        "ARE": (12, 2),
        "SAU": (9, 23),
        "KWT": (2, 25),
        "QAT": (12, 18),
        "BHR": (12, 16),
        "ROU": (12, 1),
        "TWN": (10, 10),
        "ESP": (10, 12),
        "LUX": (6, 23),
        "VNM": (9, 2),
        "ISL": (6, 17),
    },
    "victory day": {
        **dict.fromkeys(("RUS", "SUN", "BLR", "KAZ", "KGZ", "TJK", "ARM"), (5, 9)),
        "TUR": (8, 30),
        "BGD": (12, 16),
    },
    "unity day": {"RUS": (11, 4), "DEU": (10, 3)},
    "national unity day": {"RUS": (11, 4)},
    "liberation day": {"NLD": (5, 5), "ITA": (4, 25), "KOR": (8, 15), "BGR": (3, 3)},
}

MOVING = (
    *("Easter", "Good Friday", "Thanksgiving", "Pentecost", "Ramadan", "Passover"),
    *("Yom Kippur", "Rosh Hashanah", "Hanukkah", "Diwali", "Holi", "Nowruz"),
    *("Eid", "Chinese New Year", "Lunar New Year"),
)
"""Feasts whose day is another each year or elsewhere: none is told for them."""

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
    return next(
        (_EVERYWHERE[name] for name in _ends(feast) if name in _EVERYWHERE), None
    )


def day_of(words: Span, feast: str) -> _Day | None:
    """Month and day of a feast, ``None`` where they are open."""
    of_states = next((name for name in _ends(feast) if name in _OF_STATES), None)
    return _of_state(words, _OF_STATES[of_states]) if of_states else fixed(feast)


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
