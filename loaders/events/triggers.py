"""Events, stance and speech: words that say what one did to another.

The words and the places of their ends are ``data/triggers.toml``; who stands there is
``ends``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from detente.graph.model import Article
from detente.loaders.brief import is_brief
from detente.loaders.document import Found, MentionKind
from detente.loaders.events.declining import declining
from detente.loaders.events.details import details
from detente.loaders.events.ends import (
    deep_ends,
    far_doers,
    near_objects,
    object_ends,
    once,
    orphan,
    special_ends,
    subject_ends,
)
from detente.loaders.events.hosting import hosting, without_encounters
from detente.loaders.events.idioms import idiom
from detente.loaders.events.nearby import after_word, is_where, right_before
from detente.loaders.events.occasions import occasions
from detente.loaders.events.rosters import rosters
from detente.loaders.events.slots import has_doer, is_loose, is_passive
from detente.loaders.events.transcripts import title_end, transcripts
from detente.loaders.events.trigger_table import TABLE_OF_POS, Lexicon, Trigger, lexicon
from detente.loaders.events.verbless import verbless
from detente.loaders.finding.datelines import without_datelines
from detente.loaders.how.hearsay import is_refused, is_refuted
from detente.loaders.how.modality import told
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.places import Placed, Places, is_thing
from detente.loaders.weighing.proposal import Proposal

_ORDERED = 0.75  # of the score, where an end is found by word order, not by the parse
_GUESSED = 0.3  # of the score, where an end is only the nearest name
_GUESSES = 2  # names before a trigger that may be an end
# Of the score, where the object is only the owner of what is meant, is named somewhere
# in it, or somewhere behind the trigger; where a body's or nation's people do it.
_ENDS = {
    "owner": 0.8,
    "deep": 0.5,
    "loose": 0.35,
    "doer": 0.6,
    "told": 0.4,
    "user": 0.3,
    "more": 0.5,
}


def propose(doc: Doc, article: Article, found: Sequence[Found]) -> Iterator[Proposal]:
    """What the words of ``doc`` say that its entities did, in the text's order."""
    places = Places(doc, without_datelines(doc.text, found))
    said = list(without_encounters(doc, _propose(doc, article, found, places)))
    yield from said
    yield from declining(doc, places, said)


def _propose(
    doc: Doc, article: Article, found: Sequence[Found], places: Places
) -> Iterator[Proposal]:
    known = lexicon()
    said: dict[int, frozenset[str]] = {}
    yield from _headline(doc, article, found, places)
    yield from rosters(doc, article, places)
    yield from verbless(doc, places)
    yield from occasions(doc, places)
    yield from hosting(doc, places)
    yield from transcripts(doc, article, places)
    for token in doc:
        if token.pos_ == "PROPN" and places.over(token.i) is not None:
            continue  # the "War" of a name says nothing of those around it
        for trigger in known.triggers(token):
            if trigger.needs and trigger.needs.isdisjoint(_said(token, said)):
                continue
            if trigger.unless and not trigger.unless.isdisjoint(_said(token, said)):
                continue
            if trigger.within and token.head.lower_ != trigger.within:
                continue
            if trigger.phrases and not idiom(token, trigger.phrases):
                continue
            if trigger.denied and not told(doc, token).negated:
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
            ends, owned = object_ends(token, trigger, places, known, noun=True)
            if (
                owned
                or trigger.subject
                or subject_ends(token, trigger, places, known, noun=True)
            ):
                continue
            whole = _in_title(doc, article, token, trigger, places)
            ends = whole or ends
            told = {end.found.entity.id for end in ends}
            first = places.foremost(found, told)
            if first is not None:
                said = _Said(trigger, token, "title")
                made = (said.of(first, end) for end in ends)
                yield from (proposal for proposal in made if proposal is not None)


def _in_title(
    doc: Doc, article: Article, token: Token, trigger: Trigger, places: Places
) -> list[Placed]:
    """The persons that a title names as the object, if the parse cut it in two."""
    end = title_end(doc, article)
    if token.sent.end >= end:
        return []
    near = (after_word(places, doc, token, slot, end) for slot in trigger.object)
    for one in near:
        if one is not None and one.found.entity.type == "Person":
            return [end for end in places.listed(one) if trigger.is_done_to(end)]
    return []


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
    subjects, far, subject_ordered = _doers(doc, token, trigger, places, known)
    if not (subjects or trigger.guess or trigger.reciprocal):
        return
    objects, how, object_ordered = _done_to(doc, token, trigger, places, known)
    if not (subjects or objects):
        return
    told = details(token, trigger.relation.distinct_by, places)
    attrs = tuple(sorted({**dict(trigger.attrs), **told}.items()))
    ordered = subject_ordered or object_ordered
    said = _Said(trigger, token, table, far + how, ordered, attrs)
    made = [said.of(one, other) for one in subjects for other in objects]
    if trigger.deep and is_brief(doc):
        for actors, where in _further(token, trigger, places, subjects, objects):
            deep = replace(said, ends=far + where, ordered=subject_ordered)
            made += [deep.of(one, other) for one in subjects for other in actors]
    if not any(made) and trigger.guess and not ordered:
        made = said.nearest(places, subjects, objects)
    anywhere = trigger.deep and is_brief(doc)
    if trigger.reciprocal and (anywhere or not any(made)):
        both = subjects if any(made) or has_doer(token) else [*subjects, *objects]
        each = combinations(once(both), 2)
        made += [said.of(one, other, "each.") for one, other in each]
    yield from (proposal for proposal in made if proposal is not None)


def _doers(
    doc: Doc, token: Token, trigger: Trigger, places: Places, known: Lexicon
) -> tuple[list[Placed], str, bool]:
    """The subjects, how they were found, and whether by word order."""
    noun = TABLE_OF_POS[token.pos_] == "noun"
    if trigger.subject is not None:
        ends = special_ends(doc, token, trigger.subject, places, known)
    else:
        ends = subject_ends(token, trigger, places, known, noun=noun)
    if not ends and trigger.deep:
        ends = far_doers(token, trigger, places, known, noun=noun)
        if ends:
            return ends, ".doer", False
    if ends or trigger.subject is not None:
        return ends, "", False
    verb = orphan(token) if noun else token
    if verb is None:
        return [], "", False
    near = right_before(places, doc, verb)
    return ([], "", False) if near is None else (list(places.listed(near)), "", True)


def _done_to(
    doc: Doc, token: Token, trigger: Trigger, places: Places, known: Lexicon
) -> tuple[list[Placed], str, bool]:
    """The objects, how they were found, and whether by word order."""
    noun = TABLE_OF_POS[token.pos_] == "noun"
    ends, owned = object_ends(token, trigger, places, known, noun=noun)
    if not ends and is_loose(token):
        near = right_before(places, doc, token)
        ends = [near] if near is not None and trigger.is_done_to(near) else []
    if ends or is_passive(token):
        return ends, ".owner" if owned else "", False
    ends = near_objects(doc, token, trigger, places)
    return ends, "", bool(ends)


def _further(
    token: Token,
    trigger: Trigger,
    places: Places,
    subjects: Sequence[Placed],
    objects: Sequence[Placed],
) -> Iterator[tuple[list[Placed], str]]:
    """Others than the subjects and objects that the phrases of the object name.

    Things do not count beside an object. How each was found comes with it: ``.more``,
    if there is an object that acts, or another was found before.
    """
    known = {end.found.entity.id for end in (*subjects, *objects)}
    more = "" if all(map(is_thing, objects)) else ".more"

    def fits(end: Placed) -> bool:
        return trigger.is_done_to(end) and not (objects and is_thing(end))

    for ends, where in deep_ends(token, trigger, places, fits, known):
        new = once(end for end in ends if end.found.entity.id not in known)
        if new:
            known.update(end.found.entity.id for end in new)
            yield new, where + more
            more = ".more"


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
            before = places.between(sent.start, at)
            doc = self.token.doc
            others = [one for one in before if not is_where(doc, one)][-_GUESSES:]
            return [self.of(s, o, "near.") for s in others for o in objects[:1]]
        return []

    def of(self, subject: Placed, object_: Placed, how: str = "") -> Proposal | None:
        """The proposal for two ends, if the row fits them."""
        if subject.found.entity.id == object_.found.entity.id:
            return None
        if not self.trigger.joins(subject, object_):
            return None
        if self._misses(object_):
            return None
        table = "idiom" if self.trigger.phrases else self.table
        family = f"{how}{'order.' if self.ordered else ''}{table}{self.ends}"
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
            f"{family}:{self._words()}",
            self.attrs,
            negated=self.trigger.denied,
            score=score,
        )

    def _misses(self, object_: Placed) -> bool:
        """Whether nothing is done to ``object_``, though it stands where one would."""
        end = self.token.doc[object_.root]
        relation, type_ = self.trigger.relation.name, object_.found.entity.type
        if relation == "MET" and _is_a_sight(self.token.doc, object_):
            return True
        if relation == "OPPOSED" and type_ == "Place" and is_refused(self.token, end):
            return True
        return is_refuted(self.token, end)

    def _words(self) -> str:
        """The lemma of the word, with the first of its idiom behind it."""
        behind = [t.lower_ for t in idiom(self.token, self.trigger.phrases)]
        return " ".join((lexicon().lemma(self.token), *behind))


def _is_a_sight(doc: Doc, end: Placed) -> bool:
    """Whether an article says that what looks like a person is none: "the Louvre"."""
    return (
        end.found.entity.type == "Person"
        and end.mention.kind is MentionKind.NAME
        and end.end == end.start + 1
        and end.start > 0
        and doc[end.start - 1].lower_ == "the"
    )
