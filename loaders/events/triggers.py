"""Events, stance and speech: words that say what one did to another.

The words and the places of their ends are ``data/triggers.toml``; how the places are
found in a parse is ``slots``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Doc, Token

from detente.graph.model import Article
from detente.loaders.document import Found
from detente.loaders.events.details import details
from detente.loaders.events.nearby import after_word, right_after, right_before, roster
from detente.loaders.events.slots import (
    agents,
    completing,
    datives,
    is_passive,
    patients,
    prepositional,
    subjects,
)
from detente.loaders.events.trigger_table import TABLE_OF_POS, Lexicon, Trigger, lexicon
from detente.loaders.events.within import named_within
from detente.loaders.weighing.places import Placed, Places
from detente.loaders.weighing.proposal import Proposal

_ORDERED = 0.75  # of the score, where an end is found by word order, not by the parse
_CLIMB = 4  # nouns between a noun and the verb that it completes
_ASIDE = frozenset({"advcl", "ccomp", "conj", "agent", "relcl", "npadvmod"})
_OF_WHOM = ("of", "from", "in", "with")
_NEWS = frozenset(
    {"news", "report", "information", "claim", "it", "this", "rumor", "rumour"}
    | {"award", "visit", "meeting", "deal", "decision", "attack", "death"}
)
_TELLABLE = ("Award", "Event", "Agreement")
_GUESSED = 0.3  # of the score, where an end is only the nearest name
_GUESSES = 2  # names before a trigger that may be an end
# Of the score, where the object is only the owner of what is meant, is named somewhere
# in it, or somewhere behind the trigger; where a body's or nation's people do it.
_ENDS = {"owner": 0.8, "deep": 0.5, "loose": 0.35, "doer": 0.6}


def propose(doc: Doc, article: Article, found: Sequence[Found]) -> Iterator[Proposal]:
    """What the words of ``doc`` say that its entities did, in the text's order."""
    known = lexicon()
    places = Places(doc, found)
    said: dict[int, frozenset[str]] = {}
    yield from _headline(doc, article, found, places)
    for token in doc:
        if token.pos_ == "PROPN" and places.over(token.i) is not None:
            continue  # the "War" of a name says nothing of those around it
        for trigger in known.triggers(token):
            if trigger.needs and trigger.needs.isdisjoint(_said(token, said)):
                continue
            if trigger.within and token.head.lower_ != trigger.within:
                continue
            yield from _proposals(doc, token, trigger, places, known)


def _headline(
    doc: Doc, article: Article, found: Sequence[Found], places: Places
) -> Iterator[Proposal]:
    """What a headline without a subject says: "Telephone conversation with B".

    Its subject is the person of whom the text tells most.
    """
    known = lexicon()
    for token in doc:
        if token.idx >= len(article.title or ""):
            return
        if token.dep_ != "ROOT" or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        for trigger in known.rows.get(("noun", token.lemma_.lower()), ()):
            ends, owned = _object_ends(token, trigger, places, known, noun=True)
            if (
                owned
                or trigger.subject
                or _subject_ends(token, places, known, noun=True)
            ):
                continue
            told = {end.found.entity.id for end in ends}
            first = places.foremost(found, told)
            if first is not None:
                said = _Said(trigger, token, "title")
                made = (said.of(first, end) for end in ends)
                yield from (proposal for proposal in made if proposal is not None)


def _said(token: Token, known: dict[int, frozenset[str]]) -> frozenset[str]:
    """The lemmas of the clause around ``token``, and the word that it hangs from."""
    clause = token
    while clause.pos_ not in {"VERB", "AUX"} and clause.dep_ != "ROOT":
        clause = clause.head
    if clause.i not in known:
        known[clause.i] = frozenset(
            (clause.head.lemma_.lower(), *(t.lemma_.lower() for t in clause.subtree))
        )
    return known[clause.i]


def _proposals(
    doc: Doc, token: Token, trigger: Trigger, places: Places, known: Lexicon
) -> Iterator[Proposal]:
    table = TABLE_OF_POS[token.pos_]
    noun = table == "noun"
    if trigger.subject is not None:
        subject_ends = _special_ends(doc, token, trigger.subject, places, known)
    else:
        subject_ends = _subject_ends(token, places, known, noun=noun)
    doer = False
    if trigger.deep and not subject_ends:
        subject_ends = _far_doers(token, places, known, noun=noun)
        doer = bool(subject_ends)
    ordered = False
    if not subject_ends and not noun and trigger.subject is None:
        near = right_before(places, doc, token)
        if near is not None:
            subject_ends, ordered = list(places.listed(near)), True
    object_ends, owned = _object_ends(token, trigger, places, known, noun=noun)
    deep = ""
    if trigger.deep and not _others(object_ends, subject_ends):
        owned = False
        object_ends, deep = _deep_ends(token, trigger, places, noun=noun)
        object_ends = _others(object_ends, subject_ends)
    if not object_ends and not is_passive(token):
        object_ends = _near_objects(doc, token, trigger, places)
        ordered = ordered or bool(object_ends)
    told = details(token, trigger.relation.distinct_by, places)
    attrs = tuple(sorted({**dict(trigger.attrs), **told}.items()))
    how = f"{'.doer' if doer else ''}{'.owner' if owned else ''}{deep}"
    said = _Said(trigger, token, table, how, ordered, attrs)
    made = [said.of(one, other) for one in subject_ends for other in object_ends]
    if not any(made) and trigger.guess and not ordered:
        made = said.nearest(places, subject_ends, object_ends)
    if trigger.reciprocal and not any(made):
        each = combinations(_once([*subject_ends, *object_ends]), 2)
        made = [said.of(one, other, "each.") for one, other in each]
    yield from (proposal for proposal in made if proposal is not None)


@dataclass(frozen=True, slots=True)
class _Said:
    """A row that ``token`` set off, and how its ends were found."""

    trigger: Trigger
    token: Token
    table: str
    ends: str = ""
    ordered: bool = False
    attrs: tuple[tuple[str, str], ...] = ()

    def nearest(
        self, places: Places, subjects: Sequence[Placed], objects: Sequence[Placed]
    ) -> list[Proposal | None]:
        """Guesses that fill an end which the sentence leaves open."""
        sent, at = self.token.sent, self.token.i
        if subjects and not objects:
            others = [
                *places.between(at + 1, sent.end)[:1],
                *reversed(places.between(sent.start, at)[-_GUESSES:]),
            ]
            return [self.of(s, o, "near.") for s in subjects[:1] for o in others]
        if objects and not subjects:
            others = places.between(sent.start, at)[-_GUESSES:]
            return [self.of(s, o, "near.") for s in others for o in objects[:1]]
        return []

    def of(self, subject: Placed, object_: Placed, how: str = "") -> Proposal | None:
        """The proposal for two ends, if the row fits them."""
        if subject.found.entity.id == object_.found.entity.id:
            return None
        if not self.trigger.joins(subject, object_):
            return None
        family = f"{how}{'order.' if self.ordered else ''}{self.table}{self.ends}"
        score = self.trigger.score * (_ORDERED if self.ordered else 1)
        score *= _GUESSED if how == "near." else 1
        for part in self.ends.split(".")[1:]:
            score *= _ENDS[part]
        return Proposal(
            subject.found,
            subject.mention,
            self.trigger.relation.name,
            object_.found,
            object_.mention,
            self.token.i,
            f"{family}:{self.token.lemma_.lower()}",
            self.attrs,
            score=score,
        )


def _subject_ends(
    token: Token, places: Places, known: Lexicon, *, noun: bool
) -> list[Placed]:
    doers = _noun_agents(token, places, known) if noun else _agents(token)
    ends = [p for doer in doers for p in _meant(doer, places, known)]
    return _once([*ends, *(places.owners(token) if noun else ())])


def _meant(token: Token, places: Places, known: Lexicon) -> list[Placed]:
    """Those that ``token`` means, or the person whose title it is."""
    here = places.actors(token, known.actors)
    if here or token.pos_ not in {"NOUN", "PROPN"}:
        return here
    titled = right_after(places, token.doc, token)
    if titled is None or titled.found.entity.type != "Person":
        return []
    return list(places.listed(titled))


def _special_ends(
    doc: Doc, token: Token, where: str, places: Places, known: Lexicon
) -> list[Placed]:
    """The subjects of a row that says itself where they stand."""
    if where == "roster":
        first = roster(places, doc, token)
        return list(places.listed(first)) if first else []
    verb = token if token.pos_ in {"VERB", "AUX"} else _carrier(token)
    if where == "all":
        if verb is None:
            return []
        tokens = [*subjects(verb), *patients(verb), *prepositional(verb, "with")]
    else:
        tokens = _slot(token, where, noun=False)
    ends = [p for t in tokens for p in _meant(t, places, known)]
    if not ends and where == "all" and verb is not None:
        near = (right_before(places, doc, verb), after_word(places, doc, verb, "with"))
        ends = [p for one in near if one for p in places.listed(one)]
    return _once(ends)


def _near_objects(
    doc: Doc, token: Token, trigger: Trigger, places: Places
) -> list[Placed]:
    for slot in trigger.object:
        word = "to" if slot == "dative" else slot
        near = (
            right_after(places, doc, token)
            if slot == "patient"
            else after_word(places, doc, token, word)
        )
        if near is not None:
            return list(places.listed(near))
    return []


def _agents(token: Token) -> list[Token]:
    if token.pos_ == "ADJ":
        return subjects(token.head) if token.dep_ == "acomp" else []
    return agents(token)


def _noun_agents(token: Token, places: Places, known: Lexicon) -> list[Token]:
    """Who does what a noun says: the subject of its light verb, or who is "by" it."""
    by = [t for t in prepositional(token, "by") if places.named(t)]
    if by:
        return by
    verb = _carrier(token)
    if verb is None:
        return []
    if token.dep_ == "dobj" and verb.lemma_.lower() not in known.light:
        return []
    return agents(verb) if token.dep_ in {"dobj", "nsubjpass"} else subjects(verb)


def _carrier(noun: Token) -> Token | None:
    """The verb that a noun completes, through prepositions too: "met for talks"."""
    top = noun
    for _ in range(_CLIMB):
        if top.dep_ in {"dobj", "nsubjpass", "attr"}:
            return top.head
        if top.dep_ == "conj" and top.head.pos_ == "NOUN":
            top = top.head
        elif top.dep_ == "pobj" and top.head.dep_ == "prep":
            top = top.head.head
            if top.pos_ in {"VERB", "AUX"}:
                return top
        else:
            return None
    return None


def _object_ends(
    token: Token, trigger: Trigger, places: Places, known: Lexicon, *, noun: bool
) -> tuple[list[Placed], bool]:
    """The placed objects, and whether they are only owners of what is meant."""
    carrier = _carrier(token) if noun else None
    for slot in trigger.object:
        tokens = _slot(token, slot, noun=noun)
        if not tokens and carrier is not None:
            tokens = _slot(carrier, slot, noun=True)
        ends = [p for t in tokens for p in _meant(t, places, known)]
        owned = [p for t in tokens for p in places.owners(t)] if trigger.owner else []
        if ends and not (owned and all(map(_is_event, ends))):
            return _once(ends), False
        news = [t.lemma_.lower() for t in tokens if t.lemma_.lower() in _NEWS]
        if trigger.news and news:
            kinds = ("Award",) if "award" in news else _TELLABLE
            told = (places.told_before(token.sent.start, kind) for kind in kinds)
            return next((found for found in told if found), []), False
        if owned:
            return _once(owned), True
    if trigger.alone and not any(child.dep_ == "dobj" for child in token.children):
        before = places.told_before(token.i, *_TELLABLE)
        return [one for one in before if one.start >= token.sent.start], False
    return [], False


def _others(ends: Sequence[Placed], but: Sequence[Placed]) -> list[Placed]:
    """``ends`` that are none of ``but``: nobody does something to themselves."""
    ids = {end.found.entity.id for end in but}
    return [end for end in ends if end.found.entity.id not in ids]


def _deep_ends(
    token: Token, trigger: Trigger, places: Places, *, noun: bool
) -> tuple[list[Placed], str]:
    """Who is named somewhere in the phrase where the object stands, or behind."""
    carrier = _carrier(token) if noun else None
    for slot in trigger.object:
        tokens = _slot(token, slot, noun=noun)
        if not tokens and carrier is not None:
            tokens = _slot(carrier, slot, noun=True)
        ends = [p for t in tokens for p in named_within(t, places)]
        if ends:
            return _once(ends), ".deep"
    if token.pos_ == "VERB" and is_passive(token):
        return [], ""
    for child in (*token.rights, *(carrier.rights if carrier is not None else ())):
        if child.dep_ not in _ASIDE:
            ends = named_within(child, places)
            if ends:
                return _once(ends), ".loose"
    return [], ""


def _far_doers(
    token: Token, places: Places, known: Lexicon, *, noun: bool
) -> list[Placed]:
    """Whose people do it: Peru for "Peruvian divers", "divers from Peru"."""
    doers = _noun_agents(token, places, known) if noun else _agents(token)
    return _once(
        p
        for doer in doers
        if doer.pos_ in {"NOUN", "PROPN"}
        for p in (
            *places.owners(doer),
            *(p for t in prepositional(doer, *_OF_WHOM) for p in places.named(t)),
        )
    )


def _is_event(end: Placed) -> bool:
    """So that whoever condemns "Norway's invasion" criticizes Norway."""
    return end.found.entity.type == "Event"


def _slot(token: Token, slot: str, *, noun: bool) -> list[Token]:
    if slot == "patient":
        return [] if noun else patients(token)
    if slot == "dative":
        return datives(token)
    if slot.startswith("clause."):
        return completing(token, slot.removeprefix("clause."))
    return list(prepositional(token, slot))


def _once(ends: Iterable[Placed]) -> list[Placed]:
    """One of each entity, the first."""
    first: dict[str, Placed] = {}
    for end in ends:
        first.setdefault(end.found.entity.id, end)
    return list(first.values())
