"""The features of the trained decision in words, for those who want to know why."""

import re
from collections.abc import Callable, Iterable, Mapping

from detente.loaders.weighing.features import ALONE

_MASK = re.compile(r"<(\w+)>")
_OWN = re.compile(r"([A-Z_]+(?:\.[A-Z]+)?) (.*)", re.DOTALL)
_PARTS = {
    "nsubj": "subject",
    "nsubjpass": "passive subject",
    "dobj": "object",
    "dative": "indirect object",
    "agent": "doer behind \u201cby\u201d",
    "pobj": "object of a preposition",
    "prep": "phrase with a preposition",
    "poss": "owner",
    "amod": "adjective",
    "compound": "first part of a compound",
    "nmod": "noun before a noun",
    "appos": "apposition",
    "conj": "member of a list",
    "attr": "what somebody or something is",
    "ROOT": "head of the sentence",
    "=": "the joining word itself",
    "ccomp": "clause of what is said or thought",
    "xcomp": "clause of what is to be done",
    "pcomp": "clause behind a preposition",
    "advcl": "clause of time, reason or purpose",
    "relcl": "relative clause",
    "acl": "clause beside a noun",
    "csubj": "clause as the subject",
}
_KINDS = {
    "name": "a name",
    "demonym": "an adjective of a state",
    "nominal": "a description",
    "pronoun": "a pronoun",
    "group": "one of a group",
}
_WHERE = {
    "top": "joins the ends",
    "left": "stands above the subject",
    "right": "stands above the object",
    "between": "stands between the ends",
    "before": "stands before the ends",
    "after": "stands behind the ends",
}
_SIGNS = {
    "order": "by the order of words",
    "near": "with the nearest name as an end",
    "each": "of each two of them",
    "owner": "with whose it is as the end",
    "deep": "with an end deep in its object",
    "loose": "with an end somewhere behind it",
    "doer": "done by a body's people",
    "told": "with whom it is told to as an end",
    "user": "with who uses it as an end",
    "more": "with further ends",
}
_SOURCES = {
    "verb": "a verb",
    "noun": "a noun",
    "adjective": "an adjective",
    "adposition": "a preposition",
    "idiom": "an idiom",
    "title": "a headline",
    "position": "an office",
    "envoy": "an envoy's office",
}
_OFFICES = frozenset({"position", "envoy"})
_OTHERS = {
    "0": "no other relation is",
    "1": "another relation is",
    "2": "several other relations are",
}


def reasons(
    weighed: Iterable[tuple[str, float]], count: int
) -> list[tuple[str, float]]:
    """The ``count`` reasons that weigh most, for (above 0) and against.

    Features that say the same in words are one reason, of all their weight.
    """
    sums: dict[str, float] = {}
    for name, weight in weighed:
        told = worded(name)
        sums[told] = sums.get(told, 0.0) + weight
    return sorted(sums.items(), key=lambda one: (-abs(one[1]), one[0]))[:count]


def worded(feature: str) -> str:
    """What a feature of ``Weights`` says of a candidate.

    >>> worded("MET alone:w:f:with")
    '“with” stands between the ends'
    """
    own = _OWN.fullmatch(feature)
    relation, name = (own[1], own[2]) if own else ("", feature)
    kind, _, rest = name.removeprefix(ALONE).partition(":")
    if not kind:
        return f"how often {relation} is right at all"
    table = _OWN_WORDS if own and kind in _OWN_WORDS else _WORDS
    return _MASK.sub(r"[\1]", table[kind](rest))


def rule_words(rule: str) -> str:
    """What a rule reads: "the verb “meet”", "an office (title name, before)"."""
    family, _, detail = rule.partition(":")
    parts = family.split(".")
    signs = [_SIGNS[part] for part in parts if part in _SIGNS]
    source = next((part for part in parts if part not in _SIGNS), "")
    plain = re.sub("[-_]", " ", detail).replace(":", ", ")
    if source not in _SOURCES:
        told = f"the pattern {_quoted(re.sub('[-_]', ' ', source))}"
        told += f" ({plain})" if plain else ""
    elif source in _OFFICES:
        told = _SOURCES[source] + (f" ({plain})" if plain else "")
    else:
        told = _SOURCES[source]
        if detail:
            told = f"the {told.partition(' ')[2]} {_quoted(detail)}"
    return ", ".join([told, *signs])


def _quoted(word: str) -> str:
    return f"\u201c{word}\u201d"


def _ends(rest: str) -> str:
    one, _, other = rest.partition(":")
    return f"the ends are {_part(one)} and {_part(other)} of what joins them"


def _part(label: str) -> str:
    return _PARTS.get(label, label)


def _types(rest: str) -> str:
    return f"its ends are {rest.replace('>', ' and ')}"


def _kinds(rest: str) -> str:
    one, _, other = rest.partition(":")
    return f"its ends are told by {_KINDS[one]} and {_KINDS[other]}"


def _clauses(rest: str) -> str:
    if not rest:
        return "the main clause says it"
    return "said in a " + ", in a ".join(map(_part, reversed(rest.split(">"))))


def _rule_and_types(rest: str) -> str:
    rule, _, _types_told = rest.rpartition(":")
    return _read_from(rule)


def _read_from(rule: str) -> str:
    return f"read from {rule_words(rule)}"


def _last_word(rest: str) -> str:
    return rest.split(":", 1)[1]


def _way(rest: str) -> str:
    parts = [_part(label) for label in re.split("[<>]", rest) if label]
    return f"the way between the ends: {', '.join(parts)}"


def _on_the_way(told: str) -> str:
    on = _quoted(told) if told else "nothing"
    return f"{on} on the way of grammar between the ends"


def _between(rest: str) -> str:
    told = _last_word(rest)
    return (
        f"{_quoted(told)} stands between the ends"
        if told
        else "nothing stands between the ends"
    )


_WORDS: Mapping[str, Callable[[str], str]] = {
    "rule": _read_from,
    "score": lambda n: f"such readings are right about {n} times in 10",
    "rules": lambda n: "one rule reads it" if n == "1" else "several rules read it",
    "rivals": lambda n: f"{_OTHERS[n]} read between the ends",
    "back": lambda rest: (
        "something is read the other way round"
        if rest.endswith("True")
        else "nothing is read the other way round"
    ),
    "len": lambda n: f"the ends are {n} steps of grammar apart",
    "gap": lambda rest: f"{rest.split(':')[-1]} words or more between the ends",
    "kinds": _kinds,
    "kind1": lambda kind: f"its subject is told by {_KINDS[kind]}",
    "kind2": lambda kind: f"its object is told by {_KINDS[kind]}",
    "types": _types,
    "forward": lambda told: (
        "the subject stands before the object"
        if told == "True"
        else "the object stands before the subject"
    ),
    "first": lambda told: (
        "an end opens the sentence" if told == "True" else "no end opens the sentence"
    ),
    "ends": _ends,
    "lead": lambda told: (
        "the text's first sentence" if told == "True" else "not the first sentence"
    ),
    "at": lambda rest: f"the word that says it {_WHERE[rest.split(':')[0]]}",
    "from1": lambda n: f"the word that says it is {n} words from the subject",
    "from2": lambda n: f"the word that says it is {n} words from the object",
    "clause": lambda rest: f"the word that says it is the {_part(rest.split(':')[0])}",
    "clauses": _clauses,
    "under": lambda word: f"the verb that it is told with is {_quoted(word)}",
    "has": lambda rest: f"told with {_quoted(_last_word(rest))}",
}
_OWN_WORDS: Mapping[str, Callable[[str], str]] = {
    "t": _types,
    "r": _read_from,
    "rt": _rule_and_types,
    "rival": lambda relation: f"{relation} is read between the ends too",
    "back": lambda relation: f"{relation} is read the other way round",
    "path": lambda _: "no grammar joins the ends",
    "lab": _way,
    "pw": _on_the_way,
    "in": _on_the_way,
    "top": lambda word: f"{_quoted(word)} joins the ends",
    "topends": lambda rest: f"{_quoted(rest.rsplit(':', 2)[0])} joins the ends",
    "lex": lambda relation: f"a word for {relation} on the way between the ends",
    "kid": lambda rest: f"{_quoted(_last_word(rest))} with what joins the ends",
    "all": _between,
    "w": _between,
    "next": _between,
    "last": _between,
    "pre": lambda rest: f"{_quoted(_last_word(rest))} stands before the ends",
    "post": lambda rest: f"{_quoted(_last_word(rest))} stands behind the ends",
    "sdep": lambda label: f"the subject is {_part(label)}",
    "bdep": lambda label: f"the object is {_part(label)}",
    "shead": lambda rest: f"the subject goes with {_quoted(rest.rpartition(':')[0])}",
    "bhead": lambda rest: f"the object goes with {_quoted(rest.rpartition(':')[0])}",
    "sover": lambda rest: (
        f"the subject is told below {_quoted(rest.rsplit(':', 2)[0])}"
    ),
    "bover": lambda rest: f"the object is told below {_quoted(rest.rsplit(':', 2)[0])}",
    "skid": lambda rest: f"{_quoted(_last_word(rest))} goes with the subject",
    "bkid": lambda rest: f"{_quoted(_last_word(rest))} goes with the object",
    "sname": lambda word: f"the subject's name ends in {_quoted(word)}",
    "bname": lambda word: f"the object's name ends in {_quoted(word)}",
}
