"""Persons by what is said of them, where the model takes their names for others'.

"Awa Fall, a judge, was named minister": who is appointed, aged 47 or somebody's wife
is no place.
"""

from functools import cache

from detente.loaders.lexicon import lists, words
from detente.loaders.tokens import Doc, Span, Token

_LONGEST = 4  # words of a name
_ASIDE = 7  # tokens after a comma in which a noun may say who it is
_TITLE = 4  # tokens behind a name that its new office may take
_YOUNGEST, _OLDEST = 18, 110
_NO_JOBS = frozenset(
    {"leader", "publisher", "producer", "host", "agent", "owner", "patron", "founder"}
    | {"representative", "anchor", "general", "major", "principal", "fellow", "chief"}
    | {"head", "executive", "assistant", "champion", "operator"}
)
_LIVING = frozenset({"resign", "retire", "marry", "die"})
_SUFFERED = frozenset(
    {"bear", "swear", "arrest", "jail", "detain", "imprison", "hospitalise", "bury"}
)
_OWN = frozenset({"his", "her", "its", "their", "the"})
_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "DET", "PUNCT", "NUM", "PART"})
_ENVOYS = frozenset({"ambassador", "envoy", "representative", "commissioner"})
_HYPHENS = frozenset({"-", "\u2013"})


def is_told_of(name: Span) -> bool:
    """Whether what stands around ``name`` is said of persons only."""
    if not 1 < len(name) <= _LONGEST or not all(map(_is_part, name)):
        return False
    return (
        _is_kin(name)
        or _has_job(name)
        or _is_in_succession(name)
        or _is_described(name)
        or _is_put_into_office(name)
        or _has_office(name)
        or _is_named_behind(name)
        or _does_as_persons(name)
        or _is_behind_an_envoys_host(name)
    )


@cache
def _jobs() -> frozenset[str]:
    """Nouns of offices and jobs, of one or several."""
    kinds = lists("titles")["heads"]
    single = {word for words in kinds.values() for word in words} - _NO_JOBS
    return frozenset(single | {f"{word}s" for word in single})


@cache
def _verbs(group: str) -> frozenset[str]:
    return frozenset(lists("titles")["holding"][group])


def _is_part(token: Token) -> bool:
    return token.text in _HYPHENS or (
        token.text[0].isupper() and not (token.is_upper and len(token.text) > 1)
    )


def _is_kin(name: Span) -> bool:
    """As in "his wife, Awa Fall"."""
    kin = words("kinship", "words") | words("kinship", "plurals")
    doc, at = name.doc, name.start - 1
    if at > 0 and doc[at].text == ",":
        at -= 1
    if at >= 0 and doc[at].lower_ in kin:
        return True
    if at > 0 and doc[at].lower_ == "of" and doc[at - 1].lower_ in kin:
        return True
    behind = doc[name.end : name.end + 4]
    if not behind:
        return False
    if behind[0].text in ("'s", "\u2019s", ","):
        return any(token.lower_ in kin for token in behind[1:])
    having = ("has a ", "has an ", "had a ", "has one ", "and her ", "and his ")
    return behind.text.lower().startswith(having) and any(
        token.lower_ in kin for token in behind
    )


def _has_job(name: Span) -> bool:
    """As in "governor Awa Fall", "his deputy, Awa Fall,"."""
    doc, at = name.doc, name.start - 1
    set_off = at > 1 and doc[at].text == ","
    if set_off:
        at -= 1
    if at < 0 or doc[at].lower_ not in _jobs() or doc[at].pos_ != "NOUN":
        return False
    return not set_off or any(t.lower_ in _OWN for t in doc[max(0, at - 3) : at])


def _is_in_succession(name: Span) -> bool:
    """As in "succeeded Awa Fall", "her predecessor, Awa Fall", "Awa Fall's death"."""
    doc, at = name.doc, name.start - 1
    behind = doc[name.end : name.end + 2]
    owner = len(behind) > 1 and behind[0].text in ("'s", "\u2019s")
    if owner and behind[1].lower_ in words("successions", "ending"):
        return True
    if at > 0 and doc[at].text in (",", "late"):
        at -= 1
    if at > 0 and doc[at].lower_ == "the":
        at -= 1
    if at < 0:
        return False
    lemma = doc[at].lemma_.lower()
    if doc[at].pos_ == "VERB" and lemma in words("successions", "active"):
        return True
    if lemma in words("successions", "after") | words("successions", "before"):
        return True
    return bool(doc[at].lower_ == "from" and doc[max(0, at - 1)].lower_ == "over")


def _is_described(name: Span) -> bool:
    """As in "Awa Fall, who", "Awa Fall, 47,", "Awa Fall, the new head of customs"."""
    doc, at = name.doc, name.end
    if doc[at : at + 1].text.lower() == "who":
        return True
    if doc[at : at + 1].text not in (",", "("):
        return False
    following = doc[at + 1 : at + 2]
    if not following:
        return False
    first = following[0]
    if first.lower_ in ("who", "whom"):
        return True
    if first.text.isdigit():
        closed = doc[at + 2 : at + 3].text in (",", ")")
        return closed and _YOUNGEST <= int(first.text) <= _OLDEST
    return _reaches_job(doc, at + 1, _ASIDE)


def _reaches_job(doc: Doc, start: int, most: int) -> bool:
    """Whether a phrase from ``start`` has the noun of a job, before it is closed."""
    for token in doc[start : min(start + most, len(doc))]:
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if token.lower_ in _jobs() and token.pos_ in ("NOUN", "PROPN"):
            return after is None or after.pos_ not in ("NOUN", "PROPN")
        if token.text in (",", ".", ";", ")") or token.pos_ not in _NOMINAL:
            return False
    return False


def _is_put_into_office(name: Span) -> bool:
    """As in "named Awa Fall minister", "the appointment of Awa Fall as envoy"."""
    doc = name.doc
    before = doc[name.start - 1] if name.start else None
    if before is None:
        return False
    end = name.end
    if doc[end : end + 1].text == "and":  # "named Awa Fall and Ibou Sy ministers"
        end += 1
        while end < len(doc) and doc[end].pos_ == "PROPN":
            end += 1
    office = _is_office(doc, end)
    if before.lemma_.lower() in _verbs("appointing") | _verbs("dismissing"):
        return office
    if before.text == "and" and name.start > 1:
        return office and (
            doc[name.start - 2].lower_ in _jobs() or doc[name.start - 2].pos_ == "PROPN"
        )
    named = words("appointing", "nouns") | words("dismissing", "nouns")
    return office and before.text == "of" and doc[name.start - 2].lower_ in named


def _is_office(doc: Doc, at: int) -> bool:
    """Whether "as minister", "the new minister" stands there."""
    if doc[at : at + 1].text == "as":
        at += 1
    return _reaches_job(doc, at, _TITLE)


def _has_office(name: Span) -> bool:
    """As in "Awa Fall is the mayor of", "Awa Fall has been Peru's envoy"."""
    doc, at = name.doc, name.end
    while at < len(doc) and (doc[at].pos_ == "AUX" or doc[at].lower_ == "not"):
        at += 1
    if at == name.end or doc[at - 1].lemma_ not in ("be", "become", "remain"):
        return False
    return _reaches_job(doc, at, _ASIDE)


def _is_named_behind(name: Span) -> bool:
    """As in "the outgoing minister, Awa Fall,", "the head of the Guard, Awa Fall"."""
    doc, at = name.doc, name.start - 2
    closed = name.end == len(doc) or doc[name.end].text in (",", ".", "'s", "\u2019s")
    verb = not closed and doc[name.end].pos_ in ("VERB", "AUX")
    if at < 1 or doc[at + 1].text != "," or not (closed or verb):
        return False
    floor = max(at - _ASIDE, doc[at].sent.start)
    while at > floor and (doc[at].is_title or doc[at].lower_ in ("of", "the", "for")):
        at -= 1
    return doc[at].pos_ == "NOUN" and doc[at].lower_ in _jobs()


def _is_behind_an_envoys_host(name: Span) -> bool:
    """As in "Peru's ambassador to the United Nations Awa Fall"."""
    doc, at = name.doc, name.start - 1
    while at > 0 and doc[at].pos_ == "PROPN" and doc[at].text[0].isupper():
        at -= 1
    if at + 1 == name.start:
        return False
    at -= doc[at].lower_ == "the"
    return at > 0 and doc[at].lower_ == "to" and doc[at - 1].lower_ in _ENVOYS


def _does_as_persons(name: Span) -> bool:
    """As in "Awa Fall was named minister", "Awa Fall resigned"."""
    root = name.root
    verb = root.head
    if root.dep_ == "nsubj":
        if verb.lemma_ in _LIVING:
            return True
        own = (t for t in verb.subtree if t.i > root.i and t.lower_ in ("his", "her"))
        before = name.doc[name.sent.start : root.i + 1]
        return any(own) and all(token.ent_type_ != "PERSON" for token in before)
    if root.dep_ != "nsubjpass":
        return False
    if verb.lemma_ in _SUFFERED:
        return True
    decided = verb.lemma_.lower() in _verbs("appointing") | _verbs("dismissing")
    return decided and _is_office(name.doc, verb.i + 1)
