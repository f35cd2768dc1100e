"""How an event is told: as done, planned, rumoured, claimed, cancelled or denied.

From the trigger the reading climbs the words that its verb depends on, as far as each
of them says whether the event took place: "declined to meet", "agreed to visit",
"reports that the army had attacked". The lists are of English, by what annotators of
news called planned, claimed and denied; ``benchmarks/dates_modality.py`` measures it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from detente.graph.model import Modality
from detente.loaders.how import attitudes as words
from detente.loaders.how.attribution import attribution
from detente.loaders.how.calling_off import Step, calls_off, is_called_off, stays_on
from detente.loaders.how.denial import denials, denied_at, is_undone
from detente.loaders.how.hearsay import is_false, is_hearsay
from detente.loaders.how.nominees import is_nominated, is_to_be
from detente.loaders.tokens import Doc, Token

_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Told:
    """``source`` is who claims it, for ``Modality.CLAIMED``.

    ``why`` are the words of the text that make it no plain assertion.
    """

    modality: Modality = Modality.ASSERTED
    negated: bool = False
    source: str | None = None
    why: str = field(default="", compare=False)


def told(doc: Doc, token: Token) -> Told:
    """How the event at the trigger ``token`` of ``doc`` is told."""
    start = _start(token)
    if start is None:
        return _of_a_name(token)
    if start != token and is_nominated(token):
        return Told(Modality.PLANNED, why=quoted(token))
    steps = list(_climb(start))
    undone, false = _first(is_undone, steps), _first(is_false, steps)
    negated = (denials(steps) + bool(undone or false)) % 2 == 1
    denied = quoted(undone or false or denied_at(steps)) if negated else ""
    if is_called_off(doc, token, steps):
        off = quoted(next((step for step, _ in steps if calls_off(step)), None))
        if stays_on(steps):
            return Told(Modality.PLANNED, why=off)
        return Told(Modality.CANCELLED, negated, why=f"{denied} {off}".strip())
    planned = None if _lies_behind(start) else _first(_plans, steps)
    if not undone and (planned or _is_open(start)):
        why = quoted(planned) if planned else "a question or demand"
        return Told(Modality.PLANNED, negated, why=f"{denied} {why}".strip())
    hearsay = _first(is_hearsay, steps)
    if not negated and hearsay:
        return Told(Modality.REPORTED, negated, why=quoted(hearsay))
    modality, source, teller = attribution(start, steps)
    if modality is not Modality.ASSERTED:
        by = f"the word of \u201c{teller}\u201d alone" if teller else "nobody says who"
        denied = f"{denied} {by}".strip()
    return Told(modality, negated, source, why=denied)


def _first(
    test: Callable[[Token, Token | None], bool], steps: Sequence[Step]
) -> Token | None:
    """The first word above the event that says so of it."""
    return next((step for step, below in steps if test(step, below)), None)


_HELPING = frozenset({"neg", "aux", "auxpass"})
_TOGETHER = 5  # tokens that are told as they stand
_MARKS = (
    *(words.WILL, words.MAYBE, words.CONDITIONS, words.TO_COME, words.NEVER),
    *(words.NOBODY, words.RUMOURED, words.UNSURE, words.FALSELY),
    frozenset({"no", "to", "longer", "before", "until"}),
)


def quoted(step: Token | None) -> str:
    """A word with those beside it that say how it is told: "will visit", in quotes."""
    if step is None:
        return ""
    beside = [
        child
        for child in step.children
        if child.dep_ in _HELPING or any(child.lower_ in m for m in _MARKS)
    ]
    told = sorted((step, *beside), key=lambda word: word.i)
    near = told[-1].i - told[0].i < _TOGETHER
    whole = step.doc[told[0].i : told[-1].i + 1].text
    apart = " \u2026 ".join(word.text for word in told)
    return f"\u201c{whole if near else apart}\u201d"


def _start(token: Token) -> Token | None:
    """The verb or event noun to climb from, ``None`` for a title or a name.

    "the president will meet": that he is president is not planned with the meeting.
    """
    if _is_verb(token) or token.lemma_.lower() in words.EVENT_NOUNS:
        return token
    if token.dep_ in ("attr", "oprd", "acomp") and token.head.pos_ in _VERBS:
        return token.head
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        upper = token.head.head  # "will take office as president"
        return upper if upper.lemma_ in ("serve", "take", "assume") else None
    if token.pos_ in ("ADJ", "ADP", "ADV") and token.head != token:
        if token.lower_ == "under":  # whose rule it was when something was planned
            return None
        return _start(token.head) if token.head.pos_ in _VERBS else None
    return None


def _is_verb(token: Token) -> bool:
    """Also where the tagger takes a headline's verb for a noun: "Rome to host"."""
    return token.pos_ in _VERBS or any(
        child.dep_ in ("aux", "auxpass") for child in token.children
    )


def _of_a_name(token: Token) -> Told:
    """A title or tie told by a noun phrase, which its own words may put off."""
    own = {word.lower_ for word in token.children} | {token.lower_}
    if own & words.DESIGNATE or any(is_to_be(word) for word in token.children):
        return Told(Modality.PLANNED, why=quoted(token))
    if is_nominated(token):
        return Told(Modality.PLANNED, why=quoted(token))
    if own & words.RUMOURED:
        return Told(Modality.REPORTED, why=quoted(token))
    return Told()


def _climb(token: Token) -> Iterator[Step]:
    """``token`` and the words above it that say something about its coming true."""
    below: Token | None = None
    while True:
        yield token, below
        upper = token.head
        if upper == token or not _passes_on(token, upper):
            return
        below, token = token, upper


def _passes_on(lower: Token, upper: Token) -> bool:
    """Whether what holds of ``upper`` bears on the event of ``lower``."""
    dep = lower.dep_
    if _is_given(lower, upper):
        return False
    if dep in ("xcomp", "ccomp", "csubj", "csubjpass", "aux", "auxpass", "pcomp"):
        return True
    if dep == "conj":  # "will visit Seoul and meet Moon"
        return bool(lower.pos_ == upper.pos_) and not _has_own_tense(lower)
    if dep == "acl":  # "plans to visit", "scheduled to be held"
        return upper.lemma_.lower() in words.PLAN_NOUNS | words.CONTENT
    if (
        dep == "relcl"
    ):  # as the parser sees "rumours that they met", "not the case that"
        return upper.lemma_.lower() in words.CONTENT | words.FALSE | words.TRUE
    if dep == "advcl" and _is_purpose(lower):  # "will travel to Oslo to meet her"
        return upper.pos_ in _VERBS or upper.lemma_.lower() in words.PLAN_NOUNS
    if lower.pos_ not in _VERBS:
        if dep in ("dobj", "nsubjpass", "nsubj", "attr", "oprd", "compound", "amod"):
            return True
        return bool(dep in ("pobj", "prep"))
    return bool(dep == "prep")


def _is_given(lower: Token, upper: Token) -> bool:
    """Whether what stands below is taken for done: "despite the attack".

    So is what somebody answers: "would act in response to the sanctions".
    """
    if lower.dep_ == "prep" and lower.lower_ in words.GIVEN:
        return True
    answers = lower.dep_ == "pobj" and lower.lower_ in words.ANSWERS
    return answers and upper.lower_ == "in"


def _is_purpose(verb: Token) -> bool:
    return bool(verb.tag_ == "VB") and any(
        child.dep_ == "aux" and child.lower_ == "to" for child in verb.children
    )


def _has_own_tense(verb: Token) -> bool:
    if verb.pos_ not in _VERBS:
        return False
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    return any(child.dep_ in ("aux", "auxpass", "nsubj") for child in verb.children)


def _is_open(start: Token) -> bool:
    """A question, or a demand that has no subject: "Release the prisoners!"."""
    sentence = start.sent
    if start.dep_ not in ("ROOT", "conj", "ccomp") or start.pos_ not in _VERBS:
        return False
    if any(word.text == "?" for word in sentence[-2:]):
        return True
    if start.tag_ != "VB" or start.dep_ != "ROOT" or not sentence[-1].is_punct:
        return False
    return not any(
        child.dep_ in ("nsubj", "aux", "auxpass") for child in start.children
    )


def _lies_behind(start: Token) -> bool:
    """As in "wants to answer the recent visit of the king"."""
    return start.pos_ not in _VERBS and any(
        child.lower_ in words.BEHIND for child in start.children
    )


def _plans(step: Token, below: Token | None) -> bool:
    """Whether ``step`` leaves the event to the future or to a condition."""
    lemma = step.lemma_.lower()
    if below is not None and lemma in words.NOTING and _is_finite(below):
        return False  # "it should be noted that they met"
    if _is_verb(step) and _is_put_off(step, below):
        return True
    if step.pos_ not in _VERBS and any(
        child.lower_ in words.SOME_DAY for child in step.children
    ):
        return True
    if lemma == "draw" and not any(child.dep_ == "prt" for child in step.children):
        return False  # "drew criticism", not "drew up plans"
    if below is None:
        return lemma in words.PLANNING and not _gives_its_word(step)
    if below.dep_ == "nsubj":
        return False
    if below.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "prep", "advcl"):
        return _leads_on(step, below)
    return lemma in words.PLANNING


def _leads_on(step: Token, below: Token) -> bool:
    """Whether what the clause or phrase ``below`` of ``step`` tells is to come."""
    lemma = step.lemma_.lower()
    if _performs(step, below) or (lemma in words.TELLING and _is_finite(below)):
        return False
    if lemma == "look":
        return any(child.lower_ == "forward" for child in step.children)
    if lemma == "go":
        return bool(step.tag_ == "VBG")  # "is going to"; not "went on to praise"
    if lemma in words.MUSING and below.lower_ == "of":  # "speaks of visiting Lima"
        return any(child.dep_ == "pcomp" for child in below.children)
    if below.dep_ == "prep" and below.lower_ in words.AROUND:
        return False  # "prepared under the minister"
    return lemma in words.NOT_YET or lemma in words.PLANNING


def _is_put_off(step: Token, below: Token | None) -> bool:
    """By the form of the verb ``step``: "will meet", "is to meet", "if they meet"."""
    helping = {child.lower_ for child in step.children if child.dep_ == "aux"}
    if helping & words.WILL:
        return True
    if helping & words.MAYBE and not any(
        _performs(step, child) for child in step.children
    ):
        return not _denied_ability(step, helping)
    if step.lemma_ == "be" and below is not None and below.dep_ == "xcomp":
        return any(child.lower_ == "to" for child in below.children)
    for child in step.children:
        if child.dep_ == "mark" and child.lower_ in words.CONDITIONS:
            return True
        if child.lower_ in ("before", "until") and child.dep_ == "mark" and _now(step):
            return True  # "until he is replaced"
        if (
            child.dep_ in ("nsubj", "nsubjpass")
            and step.tag_ in ("VBZ", "VBP")
            and any(word.lower_ in words.TO_COME for word in child.subtree)
        ):
            return True
    return "to" in helping and _is_headline_future(step)


def _is_headline_future(step: Token) -> bool:
    """As in "Canada to hold vote", "prisoners to be freed"; not "first to visit"."""
    if step.dep_ == "ROOT":
        return True
    if step.dep_ not in ("acl", "relcl"):
        return False
    around = {step.head.lower_, *(child.lower_ for child in step.head.children)}
    if around & words.RANKS:
        return False
    passive = any(child.dep_ == "auxpass" for child in step.children)
    alone = step.head.dep_ == "ROOT" and step.head.sent.start == 0
    return passive or alone or step.head.pos_ == "PROPN"


def _now(verb: Token) -> bool:
    """Whether ``verb`` stands in the present, as in "before he is replaced"."""
    forms = (verb, *(child for child in verb.children if child.dep_ == "auxpass"))
    return any(form.tag_ in ("VBZ", "VBP") for form in forms)


def _gives_its_word(verb: Token) -> bool:
    """As in "pledged its full support": who says so gives it."""
    return any(
        child.dep_ == "dobj" and child.lemma_.lower() in words.GIVEN_BY_WORD
        for child in verb.children
    )


def _performs(step: Token, below: Token) -> bool:
    """As in "would like to thank", "I want to thank" thank."""
    return step.lemma_ in ("like", "want", "wish") and below.lemma_ in words.PERFORMED


def _is_finite(clause: Token) -> bool:
    """Whether a clause has a tense: "told reporters that it had left"."""
    helping = (child for child in clause.children if child.dep_ in ("aux", "auxpass"))
    return clause.dep_ == "ccomp" and any(
        word.tag_ in ("VBD", "VBZ", "VBP") for word in (clause, *helping)
    )


def _denied_ability(step: Token, helping: set[str]) -> bool:
    """As in "could not agree" says that they did not."""
    able = helping & {"could", "can", "ca"}
    return bool(able) and any(child.dep_ == "neg" for child in step.children)
