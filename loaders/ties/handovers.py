"""An office that passes from one to the next, in other words than "succeed".

"X took the reins from Y", "Y handed the bank to X", "put X in his place".
"""

from collections.abc import Iterable, Iterator, Sequence

from detente.loaders.lexicon import words
from detente.loaders.ties.clauses import mark_of_subject
from detente.loaders.ties.deciding import appointed_by, is_passive
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.newcomers import Newcomers
from detente.loaders.ties.offices import offices
from detente.loaders.ties.people import doer, person_from, person_through
from detente.loaders.ties.phrases import POSSESSIVES
from detente.loaders.ties.tying import tie
from detente.loaders.tokens import Token
from detente.loaders.weighing.proposal import Proposal

_FAR = 14  # tokens that what is handed over may take
_SHOES = frozenset({"shoes", "footsteps", "seat", "vacancy", "post", "place", "void"})
_ENTERING = frozenset({"step", "fill", "slip"})
_WINNING = frozenset({"take", "get", "fill", "assume", "win", "land", "inherit"})
_LEFT = frozenset({"left", "vacated", "held", "occupied"})
_OWN = frozenset({"over", "up", "his", "her", "their", "its"})
_INSTEAD = frozenset({"place", "stead", "room"})
_YIELDING = frozenset({"make", "give", "step", "stand", "bow"})
_POSTS = (
    "place",
    "stead",
    "room",
    "job",
    "post",
    "seat",
    "role",
    "office",
    "desk",
    "position",
)


def handovers(
    marks: Marks, held: Sequence[Holder], newcomers: Newcomers
) -> Iterator[Proposal]:
    """Who comes after whom in an office that is handed over."""
    for token in marks.doc:
        lemma = token.lemma_.lower()
        if lemma in words("successions", "taking") and token.pos_ == "VERB":
            yield from _of_taking(marks, token, held, newcomers)
        if lemma in words("successions", "giving") and token.pos_ in ("VERB", "NOUN"):
            yield from _of_giving(marks, token, held)
        if lemma in _YIELDING:
            yield from _of_yielding(marks, token, held)
        if lemma in (_ENTERING | _WINNING) and token.pos_ == "VERB":
            yield from _of_entering(marks, token, held)
        if token.lower_ in _POSTS:
            yield from _of_place(marks, token, held, newcomers)
        if token.lower_ == "succession":
            yield from _of_succession(marks, token, held)
        if token.lower_ in ("instead", "lieu"):
            yield from _instead(marks, token, newcomers)
        if lemma in words("successions", "passing") and token.pos_ == "VERB":
            yield from _of_passing(marks, token)


def _of_taking(
    marks: Marks, verb: Token, held: Sequence[Holder], newcomers: Newcomers
) -> Iterator[Proposal]:
    """As in "X took over the bank from Y", "inherited the leadership from Y"."""
    doc = marks.doc
    origin = _link(verb, "from")
    over = doc[verb.i + 1 : verb.i + 2].text == "over"
    if is_passive(verb):
        return
    if origin is None and over and all(c.dep_ != "dobj" for c in verb.children):
        later = doer(marks, verb, held, "Person")
        earlier = newcomers.gone(verb, later) if later is not None else None
        if later is not None and earlier is not None:
            yield from tie(later, "SUCCEEDED", earlier, "takes-over:then", verb.i)
    if origin is None:
        return
    if over or _passes(doc[verb.i + 1 : origin.i]):
        later = doer(marks, verb, held, "Person")
        earlier = person_from(marks, origin.i + 1)
        if later is not None and earlier is not None:
            yield from tie(later, "SUCCEEDED", earlier, "takes-over", verb.i)


def _of_giving(marks: Marks, verb: Token, held: Sequence[Holder]) -> Iterator[Proposal]:
    """As in "Y handed over the ministry to X", "X was handed the keys by Y"."""
    doc = marks.doc
    target = _link(verb, "to")
    if is_passive(verb) or _link(verb, "by") is not None:
        if _passes(doc[verb.i + 1 : verb.i + _FAR]):
            later = doer(marks, verb, held, "Person")
            earlier = person_through(marks, verb, "by", "Person")
            if later is not None and earlier is not None:
                yield from tie(later, "SUCCEEDED", earlier, "takes-over:given", verb.i)
        return
    if target is None:
        return
    between = doc[verb.i + 1 : target.i]
    if (between.text.startswith("over") or _passes(between)) and len(between):
        if verb.lemma_ in ("give", "hand") and not _is_own(between):
            return  # "the president handed the portfolio to X"
        later = person_from(marks, target.i + 1)
        earlier = doer(marks, verb, held, "Person")
        if later is not None and earlier is not None:
            yield from tie(later, "SUCCEEDED", earlier, "takes-over:gives", verb.i)


def _is_own(between: Iterable[Token]) -> bool:
    """Whether who gives it had it: "gives up", "hands over", "his office"."""
    told = {token.lower_ for token in between}
    return not (told.isdisjoint(words("successions", "signs") | _OWN))


def _passes(between: Iterable[Token]) -> bool:
    """Whether words name an office or its signs."""
    known = words("successions", "offices") | words("successions", "signs")
    return any(token.lower_ in known for token in between)


def _link(verb: Token, word: str) -> Token | None:
    """The preposition ``word`` behind ``verb``, before any other finite verb."""
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _FAR)]:
        if token.lower_ == word:
            return token
        if token.tag_ in ("VBD", "VBZ") or token.text in {";", ":"}:
            return None
    return None


def _of_entering(
    marks: Marks, verb: Token, held: Sequence[Holder]
) -> Iterator[Proposal]:
    """As in "stepped into the shoes of Y", "fills the seat left by Y"."""
    doc = marks.doc
    for noun in doc[verb.i + 1 : min(verb.i + _FAR, verb.sent.end)]:
        if noun.lower_ in _SHOES:
            earlier = None
            if doc[noun.i - 1].text in POSSESSIVES:
                earlier = marks.ending(noun.i - 1, "Person")
            for at in range(noun.i + 1, min(noun.i + 4, len(doc))):
                left = doc[at].lower_ == "by" and doc[at - 1].lower_ in _LEFT
                of = doc[at].lower_ == "of" and verb.lemma_ in _ENTERING
                if earlier is None and (left or of):
                    earlier = person_from(marks, at + 1) or _after_owner(marks, at + 1)
            later = doer(marks, verb, held, "Person")
            if later is not None and earlier is not None:
                yield from tie(later, "SUCCEEDED", earlier, "succeeds:shoes", verb.i)
            return


def _after_owner(marks: Marks, place: int) -> Mark | None:
    """The name of "her father, Y" though "her" is a mark of its own."""
    mark = marks.starting(place, "Person")
    return person_from(marks, mark.end) if mark is not None else None


def _of_place(
    marks: Marks, noun: Token, held: Sequence[Holder], newcomers: Newcomers
) -> Iterator[Proposal]:
    """As in "X gets his job", "put X in her place", "her desk goes to X"."""
    later = _who_gets(marks, noun, held, newcomers)
    if later is None:
        return
    if marks.doc[noun.i + 1 : noun.i + 2].text == "of":
        instead = noun.lower_ in _INSTEAD
        earlier = person_from(marks, noun.i + 2) if instead else _left_by(marks, noun)
    else:
        earlier = _whose(marks, noun, later, newcomers)
    if earlier is not None and earlier.entity_id != later.entity_id:
        yield from tie(later, "SUCCEEDED", earlier, "succeeds:place", noun.i)


def _left_by(marks: Marks, noun: Token) -> Mark | None:
    """Who had it: "the post of envoy, held until now by Y", "the job left by Y"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.lower_ in _LEFT:
            return person_through(marks, child, "by", "Person")
    return None


def _instead(marks: Marks, word: Token, newcomers: Newcomers) -> Iterator[Proposal]:
    """As in "X was hired instead of Y", where either is told to come or go."""
    if marks.doc[word.i + 1 : word.i + 2].text != "of":
        return
    earlier = person_from(marks, word.i + 2)
    if earlier is None:
        return
    later = newcomers.before(word, earlier)
    if later is None and newcomers.goes(earlier, word):
        verb = next((t for t in word.ancestors if t.pos_ == "VERB"), None)
        later = mark_of_subject(marks, verb, "Person") if verb is not None else None
    if later is not None:
        yield from tie(later, "SUCCEEDED", earlier, "succeeds:place", word.i)


def _of_passing(marks: Marks, verb: Token) -> Iterator[Proposal]:
    """As in "the presidency passed from Y to X"."""
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    origin, target = _link(verb, "from"), _link(verb, "to")
    if subject is None or origin is None or target is None:
        return
    earlier = person_from(marks, origin.i + 1)
    later = _with_kin(marks, target.i + 1)
    if _passes([subject]) and earlier is not None and later is not None:
        yield from tie(later, "SUCCEEDED", earlier, "takes-over:passes", verb.i)


def _who_gets(
    marks: Marks, noun: Token, held: Sequence[Holder], newcomers: Newcomers
) -> Mark | None:
    """Who gets the post or is put in the place."""
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    if verb is None:
        return None
    lemma = verb.lemma_.lower()
    if noun.dep_ == "nsubj" and lemma in ("go", "pass", "fall"):
        link = _link(verb, "to")
        return _with_kin(marks, link.i + 1) if link is not None else None
    if noun.dep_ == "dobj" and lemma in _WINNING:
        return doer(marks, verb, held, "Person")
    before = marks.doc[max(0, noun.i - 2) : noun.i]
    if noun.lower_ not in _INSTEAD or all(t.lower_ != "in" for t in before):
        return None
    for above in (
        verb,
        *verb.ancestors,
        *reversed(list(marks.doc[noun.sent.start : noun.i])),
    ):
        known = above.lemma_ == "put" or (
            offices().verbs.get(above.lemma_.lower()) == "appointing"
        )
        people = appointed_by(marks, above, held)[1] if known else []
        if people:
            return people[0]
    coming = newcomers.before(noun, None)
    return coming if coming is not None and coming.start >= noun.sent.start else None


def _with_kin(marks: Marks, place: int) -> Mark | None:
    return person_from(marks, place) or _after_owner(marks, place)


def _whose(marks: Marks, noun: Token, later: Mark, newcomers: Newcomers) -> Mark | None:
    """Whose post it was: by name, or whoever left, or whom the pronoun means."""
    doc = marks.doc
    owner = doc[noun.i - 1] if noun.i else None
    if owner is None:
        return None
    if owner.text in POSSESSIVES:
        return marks.ending(owner.i, "Person")
    if owner.lower_ == "whose":
        comma = doc[owner.i - 1].text == ","
        return marks.ending(owner.i - comma, "Person")
    if owner.lower_ in ("the", "that", "this"):
        return _left_by(marks, noun)
    if owner.lower_ in ("his", "her", "their"):
        gone = newcomers.gone(noun, later)
        return gone if gone is not None else marks.over(owner.i, "Person")
    return None


def _of_yielding(
    marks: Marks, verb: Token, held: Sequence[Holder]
) -> Iterator[Proposal]:
    """As in "Y made way for X", "stepped aside in favour of X"."""
    doc = marks.doc
    for phrase in words("successions", "making_way"):
        first, *rest = phrase.split()
        behind = [token.lower_ for token in doc[verb.i + 1 : verb.i + 1 + len(rest)]]
        if first != verb.lemma_ or behind != rest:
            continue
        place = verb.i + 1 + len(rest)
        if rest[-1] == "in":
            place += 2  # "in favour of"
        later = person_from(marks, place)
        earlier = doer(marks, verb, held, "Person")
        if later is not None and earlier is not None:
            yield from tie(later, "SUCCEEDED", earlier, "takes-over:gives", verb.i)


def _of_succession(
    marks: Marks, noun: Token, held: Sequence[Holder]
) -> Iterator[Proposal]:
    """As in "X has been appointed ambassador in succession to Y"."""
    if marks.doc[noun.i + 1 : noun.i + 2].text != "to":
        return
    earlier = person_from(marks, noun.i + 2)
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    if earlier is None or verb is None:
        return
    people = [doer(marks, verb, held, "Person")] if is_passive(verb) else []
    people = people or list(appointed_by(marks, verb, held)[1])
    later = people[0] if people else doer(marks, verb, held, "Person")
    if later is not None:
        yield from tie(later, "SUCCEEDED", earlier, "succeeds:succession", noun.i)
