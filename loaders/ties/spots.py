"""Where something happens to somebody: "in Oslo", "there", "in this city", "where"."""

from collections.abc import Iterator

from detente.loaders.brief import is_brief
from detente.loaders.finding.told_roles import role_nouns
from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import SUBJECTS, mark_told_of
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.towns import WHERE, place_at
from detente.loaders.tokens import Token

_PREPOSITIONS = frozenset({"in", "at", "near", "on", "outside", "inside", "off"})
_RAISING = frozenset({"raise", "breed", "bring", "educate"})
_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ess")
_FARTHEST = 14  # tokens from the word to the preposition


def places_of(marks: Marks, word: Token) -> Iterator[tuple[Mark, Mark | None]]:
    """The places of what ``word`` tells, and the person that it is for if another.

    "A was born in X, B in Y": Y is B's.
    """
    told = False
    for link in word.subtree:
        if link.lower_ not in _PREPOSITIONS or not _is_near(link, word):
            continue
        for object_ in link.children:
            if object_.dep_ != "pobj":
                continue
            place = _before_verb(marks, link) or marks.over(object_.i, *WHERE)
            place = place or place_at(marks, object_.left_edge.i)
            if place is None:
                place = _inner(marks, object_)
            if place is None or (told and place.type == "State"):
                continue  # "in Aden, in southern Yemen": the town alone
            told = told or place.type == "Place"
            yield place, _other(marks, link, word)
    raised = [child for child in word.children if child.lemma_ in _RAISING]
    if not told and raised and raised[0].dep_ == "conj":  # "born and raised in"
        yield from places_of(marks, raised[0])
    place = _adverb(marks, word) or _relative(marks, word)
    if place is not None:
        yield place, None


def only_person(marks: Marks, verb: Token) -> Mark | None:
    """The one person of a brief text, where "the actor", "he" is the subject."""
    while verb.dep_ in ("conj", "xcomp") and not _subjects(verb):
        verb = verb.head
    if not is_brief(marks.doc) or not any(map(_is_someone, _subjects(verb))):
        return None
    persons = [mark for mark in marks if mark.type == "Person" and mark.named]
    return persons[0] if len({one.entity_id for one in persons}) == 1 else None


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in SUBJECTS]


def _is_someone(token: Token) -> bool:
    """Whether a word means a person told of: "the pianist", "she"."""
    word = token.lower_
    if word in ("he", "she"):
        return True
    known = word in role_nouns() or word in words("lives", "persons")
    definite = any(child.lower_ in ("the", "this") for child in token.children)
    return token.tag_ == "NN" and definite and (known or word.endswith(_ENDINGS))


def _before_verb(marks: Marks, link: Token) -> Mark | None:
    """The place of "in Oslo shocked Norway", which the parser takes for one name."""
    place = marks.starting(link.i + 1, *WHERE)
    behind = marks.doc[place.end : place.end + 1] if place is not None else None
    return place if behind and behind[0].pos_ == "VERB" else None


def _is_near(link: Token, word: Token) -> bool:
    """Whether a preposition says something of the word, not of a clause under it."""
    if not word.i < link.i < word.i + _FARTHEST:
        return False
    between = (above for above in link.ancestors if above.i != word.i)
    for above in between:
        if above.is_ancestor(word):
            break
        if above.pos_ in ("VERB", "AUX") and above.dep_ in ("conj", "relcl", "ccomp"):
            return False
    return True


def _other(marks: Marks, link: Token, word: Token) -> Mark | None:
    """Whose place it is where the verb is left out: "B in Y"."""
    person = marks.over(link.i - 1, "Person")
    if person is None or not person.named or link.head.i != person.end - 1:
        return None
    shared = link.head.dep_ in ("appos", "conj") and word.pos_ == "VERB"
    return person if shared else None


def _inner(marks: Marks, noun: Token) -> Mark | None:
    """The place of "a military hospital in Cairo"."""
    for link in noun.children:
        if link.lower_ in _PREPOSITIONS:
            for object_ in link.children:
                place = marks.over(object_.i, *WHERE)
                if place is not None:
                    return place
    return None


def _adverb(marks: Marks, word: Token) -> Mark | None:
    """The place of "born there", "died here", "it was there that he died"."""
    around = list(word.children)
    if word.dep_ in ("ccomp", "advcl", "relcl") and word.head.lemma_ == "be":
        around += word.head.children
    for child in around:
        if child.lower_ == "there" and child.dep_ == "advmod":
            before = [m for m in marks.within(0, child.i, "Place") if m.named]
            return before[-1] if before else None
        if child.lower_ == "here" and child.dep_ == "advmod":
            return next((m for m in marks.within(0, child.i, "Place") if m.named), None)
    return None


def _relative(marks: Marks, word: Token) -> Mark | None:
    """The place of "Oslo, where he was born", "the city in which she died"."""
    if word.dep_ != "relcl" or word.pos_ not in ("VERB", "AUX"):
        return None
    if not any(child.lower_ == "where" for child in word.children):
        links = [child for child in word.children if child.lower_ in ("in", "at")]
        inner = [token for link in links for token in link.children]
        if not any(token.lower_ == "which" for token in inner):
            return None
    place = marks.over(word.head.i, *WHERE)
    return place or mark_told_of(marks, word.head, *WHERE)
