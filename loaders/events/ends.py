"""The two ends of what a word says: who does it, and to whom or what.

Each row of the tables says where its ends stand; here those places are looked at one
after the other, the surest first.
"""

from collections.abc import Callable, Container, Iterable, Iterator

from detente.loaders.brief import is_brief
from detente.loaders.events.clauses import addressees, completing, described_by, users
from detente.loaders.events.idioms import idiom
from detente.loaders.events.nearby import after_word, right_after, right_before
from detente.loaders.events.slots import (
    agents,
    datives,
    expand,
    governed,
    is_passive,
    patients,
    prepositional,
    speakers,
    subjects,
)
from detente.loaders.events.transcripts import is_occasion
from detente.loaders.events.trigger_table import TABLE_OF_POS, Lexicon, Trigger
from detente.loaders.events.within import named_within
from detente.loaders.how.attitudes import DENIABLE
from detente.loaders.how.calling_off import calls_off
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.places import Placed, Places

_CLIMB = 4  # nouns between a noun and the verb that it completes
_ASIDE = frozenset({"advcl", "ccomp", "conj", "agent", "relcl", "npadvmod"})
_OF_WHOM = ("of", "from", "in", "with")
_NEWS = frozenset(
    {"news", "report", "information", "claim", "it", "this", "rumor", "rumour"}
    | {"award", "visit", "meeting", "deal", "decision", "attack", "death"}
)
_TELLABLE = ("Award", "Event", "Agreement")
Fits = Callable[[Placed], bool]


def subject_ends(
    token: Token, trigger: Trigger, places: Places, known: Lexicon, *, noun: bool
) -> list[Placed]:
    """Who does it, by the parse; whoever says of himself that he does it, too."""
    doers = _doers(token, places, known, noun=noun)
    ends = list(filter(trigger.is_done_by, _all_meant(doers, places, known)))
    if not ends:
        actors = known.actors if is_brief(token.doc) else ()
        saying = [s for d in doers for s in speakers(d, actors)]
        ends = _all_meant(saying, places, known)
    owners = _owning(token, trigger, places) if noun else []
    return once(filter(trigger.is_done_by, [*ends, *owners]))


def far_doers(
    token: Token, trigger: Trigger, places: Places, known: Lexicon, *, noun: bool
) -> list[Placed]:
    """Whose people do it: Peru for "Peruvian divers", "divers from Peru"."""
    told = _doers(token, places, known, noun=noun)
    doers = [doer for doer in told if doer.pos_ in {"NOUN", "PROPN"}]
    near = [
        p
        for doer in doers
        for p in (
            *places.owners(doer),
            *(p for t in prepositional(doer, *_OF_WHOM) for p in places.named(t)),
        )
    ]
    fitting = once(filter(trigger.is_done_by, near))
    return fitting or once(
        p for doer in doers for p in named_within(doer, places, trigger.is_done_by)
    )


def special_ends(
    doc: Doc, token: Token, where: str, places: Places, known: Lexicon
) -> list[Placed]:
    """The subjects of a row that says itself where they stand."""
    verb = token if token.pos_ in {"VERB", "AUX"} else _carrier(token)
    if where == "all":
        if verb is None:
            return []
        tokens = [*subjects(verb), *patients(verb), *prepositional(verb, "with")]
    else:
        tokens = _slot(token, where, noun=False)
        if not tokens and verb is not None:
            tokens = _slot(verb, where, noun=False)
    ends = _all_meant(tokens, places, known)
    if not ends and where == "all" and verb is not None:
        near = (right_before(places, doc, verb), after_word(places, doc, verb, "with"))
        ends = [p for one in near if one for p in places.listed(one)]
    return once(ends)


def object_ends(
    token: Token, trigger: Trigger, places: Places, known: Lexicon, *, noun: bool
) -> tuple[list[Placed], bool]:
    """The placed objects, and whether they are only owners of what is meant."""
    fits = trigger.is_done_to
    for tokens in _slots(token, trigger, noun=noun):
        ends = list(filter(fits, _all_meant(tokens, places, known)))
        owned = [p for t in tokens for p in places.owners(t)] if trigger.owner else []
        owned = list(filter(fits, owned))
        if ends and not (owned and all(map(_is_event, ends))):
            return once(ends), False
        news = [t.lemma_.lower() for t in tokens if t.lemma_.lower() in _NEWS]
        if trigger.news and news:
            kinds = ("Award",) if "award" in news else _TELLABLE
            told = (places.told_before(token.sent.start, kind) for kind in kinds)
            return next((found for found in told if found), []), False
        if owned:
            return once(owned), True
    if trigger.alone and not any(child.dep_ == "dobj" for child in token.children):
        before = places.told_before(token.i, *_TELLABLE)
        here = 0 if noun else token.sent.start  # "The guests included A and B."
        return [one for one in before if one.start >= here or is_occasion(one)], False
    return [], False


def deep_ends(
    token: Token, trigger: Trigger, places: Places, fits: Fits, known: Container[str]
) -> Iterator[tuple[list[Placed], str]]:
    """Who fits somewhere in the phrase where the object stands, or behind.

    The surest first, each with how it was found; one may come more than once. Those
    whose ids are ``known`` do not come.
    """
    noun = TABLE_OF_POS[token.pos_] == "noun"
    phrases = [t for tokens in _slots(token, trigger, noun=noun) for t in tokens]
    for phrase in phrases:
        yield named_within(phrase, places, fits, known), ".deep"
    if token.pos_ == "VERB" and is_passive(token):
        return
    carrier = _carrier(token) if noun else None
    for child in (*token.rights, *(carrier.rights if carrier is not None else ())):
        if child.dep_ not in _ASIDE:
            yield named_within(child, places, fits, known), ".loose"
            phrases.append(child)
    told = addressees(token if carrier is None else carrier)
    yield [p for t in told for p in named_within(t, places, fits, known)], ".told"
    using = [user for phrase in phrases for t in phrase.subtree for user in users(t)]
    yield [p for t in using for p in named_within(t, places, fits, known)], ".user"


def near_objects(
    doc: Doc, token: Token, trigger: Trigger, places: Places
) -> list[Placed]:
    """The object by word order: the name behind the word that should govern it."""
    for slot in trigger.object:
        word = "to" if slot == "dative" else slot
        near = (
            right_after(places, doc, token)
            if slot == "patient"
            else after_word(places, doc, token, word)
        )
        if near is not None:
            told = _officers(doc[near.root], places) or places.listed(near)
            ends = list(filter(trigger.is_done_to, told))
            if ends:
                return ends
    return []


def _officers(owner: Token, places: Places) -> list[Placed]:
    """The person of "Peru's former governor, X", not Peru."""
    if owner.dep_ != "poss":
        return []
    named = places.named(owner.head)
    return [one for one in named if one.found.entity.type == "Person"]


def once(ends: Iterable[Placed]) -> list[Placed]:
    """One of each entity, the first."""
    first: dict[str, Placed] = {}
    for end in ends:
        first.setdefault(end.found.entity.id, end)
    return list(first.values())


def _meant(token: Token, places: Places, known: Lexicon) -> list[Placed]:
    """Those that ``token`` means, or the person whose title it is."""
    here = places.actors(token, known.actors)
    is_title = token.pos_ == "PROPN" and not places.named(token)
    if not here and token.dep_ == "appos":
        here = places.actors(token.head, known.actors)  # "Peru, the country hosting it"
    if here and not is_title:
        return here
    if token.pos_ not in {"NOUN", "PROPN"}:
        return []
    titled = right_after(places, token.doc, token)
    if titled is None or titled.found.entity.type != "Person":
        return here
    return list(places.listed(titled))


def _all_meant(tokens: Iterable[Token], places: Places, known: Lexicon) -> list[Placed]:
    return [p for token in tokens for p in _meant(token, places, known)]


def _owning(noun: Token, trigger: Trigger, places: Places) -> list[Placed]:
    """Whose deed it is; who suffers it in "bombings of A and B" does not do it."""
    suffering = {
        placed.found.entity.id
        for end in (prepositional(noun, "of") if "of" in trigger.object else ())
        for placed in places.named(end)
        if trigger.is_done_to(placed)
    }
    return [p for p in places.owners(noun) if p.found.entity.id not in suffering]


def _doers(token: Token, places: Places, known: Lexicon, *, noun: bool) -> list[Token]:
    if noun:
        return _noun_agents(token, places, known)
    if token.pos_ == "ADJ":
        return subjects(token.head) if token.dep_ == "acomp" else []
    return agents(token)


def _noun_agents(token: Token, places: Places, known: Lexicon) -> list[Token]:
    """Who does what a noun says: the subject of its light verb, or who is "by" it."""
    by = [
        t
        for t in prepositional(token, "by")
        if places.named(t) or t.lemma_.lower() in known.actors
    ]
    if by:
        return by
    told = described_by(token)
    if told:
        return told
    verb = _carrier(token)
    if verb is None:
        return []
    governed = token.dep_ in {"dobj", "nsubjpass"}
    if governed and not (
        known.lemma(verb) in known.light
        or calls_off(verb)
        or (verb.lemma_ == "deny" and token.lemma_.lower() in DENIABLE)
    ):
        return []  # "the meeting was attended by A and B"
    return agents(verb) if governed else subjects(verb)


def orphan(noun: Token) -> Token | None:
    """The light verb of ``noun`` that has no subject, its parse being broken."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.dep_ != "ROOT" or subjects(verb):
        return None
    return verb if verb.tag_ in {"VBD", "VBZ"} else None


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


def _slots(token: Token, trigger: Trigger, *, noun: bool) -> Iterator[list[Token]]:
    """What stands in each place of the row: at a noun, or else at its verb."""
    carrier = _carrier(token) if noun else None
    for slot in trigger.object:
        tokens = _slot(token, slot, noun=noun)
        if not tokens and carrier is not None:
            tokens = _slot(carrier, slot, noun=True)
        if not tokens and trigger.phrases:
            tokens = governed(idiom(token, trigger.phrases), slot)
        yield tokens


def _slot(token: Token, slot: str, *, noun: bool) -> list[Token]:
    if slot == "patient":
        return [] if noun else patients(token)
    if slot == "subject":
        verb = _carrier(token) if noun else token
        return [] if verb is None else agents(verb)
    if slot == "dative":
        return datives(token)
    if slot == "poss":
        own = (child for child in token.children if child.dep_ == "poss")
        return [other for one in own for other in expand(one)]
    if slot.startswith("clause."):
        return completing(token, slot.removeprefix("clause."))
    return list(prepositional(token, slot))


def _is_event(end: Placed) -> bool:
    """So that whoever condemns "Norway's invasion" criticizes Norway."""
    return end.found.entity.type == "Event"
