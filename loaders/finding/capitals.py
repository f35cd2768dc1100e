"""Whether a capital, or a seat of government, is meant as a place or as who governs.

"Talks in Moscow" are at a place; "Moscow said" is Russia. The part in the sentence
decides (a subject acts, what stands after "in" is a place); in doubt it is a place.
"""

from detente.loaders.finding.heads import heads
from detente.loaders.tokens import Doc, Token

_WITH_ACTOR = frozenset({"between", "with", "against", "by", "towards", "toward"})
_AT_PLACE = frozenset(
    [
        "in",
        "at",
        "near",
        "to",
        "from",
        "outside",
        "inside",
        "around",
        "across",
        "through",
        "into",
        "of",
        "for",
        "via",
        "over",
    ]
)
_MEANS_PEOPLE = frozenset(
    [
        "accuse",
        "ask",
        "assist",
        "blame",
        "call",
        "condemn",
        "convince",
        "criticise",
        "criticize",
        "defy",
        "encourage",
        "force",
        "help",
        "isolate",
        "persuade",
        "press",
        "pressure",
        "punish",
        "push",
        "sanction",
        "support",
        "tell",
        "thank",
        "threaten",
        "urge",
        "warn",
        "aid",
        "arm",
        "back",
        "oppose",
    ]
)
_PARTS_OF_TOWN = frozenset(
    [
        "airport",
        "bridge",
        "centre",
        "center",
        "district",
        "hospital",
        "mayor",
        "metro",
        "museum",
        "outskirts",
        "park",
        "police",
        "quarter",
        "square",
        "station",
        "street",
        "streets",
        "suburb",
        "suburbs",
        "university",
        "mosque",
        "cathedral",
        "church",
    ]
)
_GRATEFUL = frozenset(
    {"grateful", "thankful", "indebted", "gratitude", "thank", "thanks", "hostile"}
)
_CALLS_ON = frozenset({"call", "urge", "pressure", "sanction", "impose", "prevail"})


def acts(doc: Doc, start: int, end: int) -> bool:
    """Whether the place named by tokens ``start:end`` stands for its government."""
    if end < len(doc) - 1 and doc[end].text == "," and doc[end + 1].dep_ == "appos":
        return False
    before = start - 1 - (start > 1 and doc[start - 1].text == ",")
    if before >= 0 and doc[before].lower_ in {"capital", "city"}:
        return False
    return _acts(doc[start:end].root, 0)


def _acts(token: Token, depth: int) -> bool:
    role, head = token.dep_, token.head
    if role == "conj" and depth < 3:  # noqa: PLR2004
        return _acts(head, depth + 1)
    if role in {"nsubj", "nsubjpass"}:
        return head.pos_ in {"VERB", "AUX"}
    if role == "poss":
        return head.text not in _PARTS_OF_TOWN
    if role in {"dobj", "dative"}:
        return head.lemma_ in _MEANS_PEOPLE
    if role in {"compound", "nmod", "amod"}:
        return (head.text,) in heads().governments
    if role == "pobj":
        if head.text == "on":
            return head.head.lemma_ in _CALLS_ON
        if head.text == "to" and head.head.lemma_ in _GRATEFUL:
            return True
        return head.text in _WITH_ACTOR
    return False


def is_located(doc: Doc, start: int, end: int) -> bool:
    """Whether tokens ``start:end`` stand where a place stands: "at the White House"."""
    root = doc[start:end].root
    return root.dep_ == "pobj" and root.head.lower_ in _AT_PLACE - {"of", "for", "from"}
