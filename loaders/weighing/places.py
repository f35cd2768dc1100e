"""Which entities a token of a sentence means."""

from bisect import bisect_left
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache

from detente.loaders.document import Found, Mention
from detente.loaders.events.slots import owners, prepositional
from detente.loaders.finding.headlines import is_headline
from detente.loaders.finding.heads import heads
from detente.loaders.tokens import Doc, Token
from detente.loaders.weighing.proposal import Proposal

_NEAR = 60  # tokens back to what "the news" was
_THINGS = frozenset({"Event", "Agreement", "Award"})
_INSIDE = frozenset({"amod", "compound", "nmod", "poss", "appos", "nummod"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention of ``found`` whose head is the token ``root``."""

    found: Found
    mention: Mention
    root: int
    start: int
    end: int

    def __hash__(self) -> int:
        """By where it stands: an entity's mentions are many."""
        return hash((self.start, self.end, self.found.entity.id))


def said_of(  # noqa: PLR0913, PLR0917
    one: Placed, relation: str, other: Placed, word: int, rule: str, score: float
) -> Proposal:
    """That token ``word`` tells ``one`` in ``relation`` to ``other``, by ``rule``."""
    return Proposal(
        one.found,
        one.mention,
        relation,
        other.found,
        other.mention,
        word,
        rule,
        score=score,
    )


def is_thing(placed: Placed) -> bool:
    """Whether it is an event, an agreement or an award, none that acts."""
    return placed.found.entity.type in _THINGS


class Places:
    """The mentions of one text by the tokens that head them."""

    def __init__(self, doc: Doc, found: Iterable[Found]) -> None:
        self._doc = doc
        self.placed: list[Placed] = []
        self._at: dict[int, list[Placed]] = {}
        for entity in found:
            for mention in entity.mentions:
                span = doc.expanded(mention.start, mention.end)
                if span is None or not len(span):
                    continue
                root = span.root
                here = Placed(entity, mention, root.i, span.start, span.end)
                self.placed.append(here)
                for token in span:
                    if token.i == root.i or token.dep_ not in _INSIDE:
                        self._at.setdefault(token.i, []).append(here)
        self.placed.sort(key=lambda here: (here.start, here.end, here.found.entity.id))
        self._of = {
            (here.found.entity.id, here.mention.start): here for here in self.placed
        }

        self._lists = _lists(doc, self.placed)
        self._over: dict[int, Placed] = {}
        for here in self.placed:
            for i in range(here.start, here.end):
                self._over.setdefault(i, here)

    def over(self, i: int) -> Placed | None:
        """The mention that the token at ``i`` is part of."""
        return self._over.get(i)

    def of(self, found: Found, mention: Mention) -> Placed | None:
        """Where ``mention`` of ``found`` stands, or what lets it be understood.

        "President Obama" alone means the president of a state that the text names
        elsewhere: that mention is the title's.
        """
        known = self._of.get((found.entity.id, mention.start))
        if known is not None:
            return known
        span = self._doc.expanded(mention.start, mention.end)
        if span is None or not len(span):
            return None
        return Placed(found, mention, span.root.i, span.start, span.end)

    def at(self, token: Token) -> list[Placed]:
        """Those whose mention ``token`` heads, several for "the two leaders"."""
        return self._at.get(token.i, [])

    def is_in_a_name(self, one: Placed) -> bool:
        """Whether a place only names a thing: Oslo in "the Oslo Accords"."""
        if one.found.entity.type != "Place":
            return False
        token = self._doc[one.root]
        return token.dep_ in {"compound", "nmod", "amod"} and any(
            is_thing(other) and other.start <= one.start and one.end < other.end
            for other in self.at(token.head)
        )

    def between(self, start: int, end: int) -> list[Placed]:
        """The mentions on the tokens ``start:end``, in the order of the text."""
        low = bisect_left(self.placed, start, key=lambda here: here.start)
        high = bisect_left(self.placed, end, key=lambda here: here.start)
        return self.placed[low:high]

    def told_before(self, end: int, *types: str) -> list[Placed]:
        """The last mention of one of ``types`` before ``end``, if it is near."""
        near = self.between(max(0, end - _NEAR), end)
        return [one for one in near if one.found.entity.type in types][-1:]

    def foremost(self, found: Iterable[Found], but: Container[str]) -> Placed | None:
        """The first mention of the person of whom the text tells most.

        ``but`` are ids of those who do not count. ``None`` where none is told of
        twice.
        """
        persons = [
            one
            for one in found
            if one.entity.type == "Person"
            and one.entity.id not in but
            and len(one.mentions) > 1
        ]
        if not persons:
            return None
        most = max(persons, key=lambda one: len(one.mentions))
        return self.of(most, most.mentions[0])

    def named(self, token: Token) -> list[Placed]:
        """Those that ``token`` means, by an apposition too: "its leader, Kim"."""
        here = self.at(token)
        if here:
            return here
        beside = [
            placed
            for child in token.children
            if child.dep_ == "appos"
            for placed in self.at(child)
        ]
        return beside or self._introduced(token)

    def _introduced(self, role: Token) -> list[Placed]:
        """As in "President of the Republic of Kenya, John Otieno"."""
        if role.lemma_.lower() not in _offices():
            return []
        end = max(token.i for token in role.subtree) + 1
        if role.doc[end : end + 1].text != ",":
            return []
        near = self.between(end + 1, end + 2)
        return [one for one in near if one.found.entity.type == "Person"]

    def actors(self, token: Token, actor_nouns: frozenset[str]) -> list[Placed]:
        """Those who act as ``token``: "Russian troops" act as Russia.

        A member of a list brings the others, for parses of lists are often broken.
        """
        here = self.named(token)
        if here:
            return [each for one in here for each in self._lists.get(one, (one,))]
        if token.lemma_.lower() not in actor_nouns:
            return []
        far = [p for t in prepositional(token, "from") for p in self.named(t)]
        return [*self.owners(token), *far]

    def listed(self, one: Placed) -> tuple[Placed, ...]:
        """All members of the list that ``one`` stands in."""
        return self._lists.get(one, (one,))

    def owners(self, token: Token) -> list[Placed]:
        """Those whose ``token`` is: Russia for "Russia's war", "war of Russia"."""
        return [placed for owner in owners(token) for placed in self.named(owner)]


@cache
def _offices() -> frozenset[str]:
    return frozenset(role.lower() for role in heads().roles)


_JOINTS = frozenset(
    {",", "and", "or", "&", ";", "as", "well", "with", "of", "the", "(", ")", "via"}
)
_ENDS_A_LIST = frozenset({"and", "or", "&"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})


def _lists(doc: Doc, placed: list[Placed]) -> dict[Placed, tuple[Placed, ...]]:
    """For each member of a list all its members.

    A list is names of one type in a sentence with nothing but commas, "and", titles,
    and the states of those named between them; it has "and" or three members, or is
    what a headline says of two: "Putin, Xi sign deal".
    """
    listed: dict[Placed, tuple[Placed, ...]] = {}
    open_: dict[tuple[int, str], list[Placed]] = {}
    finished: list[list[Placed]] = []
    for here in placed:
        key = (doc[here.root].sent.start, here.found.entity.type)
        chain = open_.get(key)
        if chain is not None and _continues(doc, chain[-1], here):
            chain.append(here)
            continue
        if chain is not None:
            finished.append(chain)
        open_[key] = [here]
    finished += open_.values()
    for chain in finished:
        if len(chain) < 2:  # noqa: PLR2004
            continue
        joined = any(
            doc[i].lower_ in _ENDS_A_LIST for i in range(chain[0].end, chain[-1].start)
        )
        if joined or len(chain) > 2 or _opens_a_headline(doc, chain):  # noqa: PLR2004
            listed.update((one, tuple(chain)) for one in chain)
    return listed


def _opens_a_headline(doc: Doc, chain: list[Placed]) -> bool:
    """Whether two names with a comma alone between them do what a headline tells."""
    one, other = chain
    behind = doc[other.end] if other.end < len(doc) else None
    return (
        behind is not None
        and doc[one.end : other.start].text == ","
        and one.start <= doc[one.start].sent.start + 1
        and (behind.pos_ in {"VERB", "AUX"} or behind.lower_ in {"to", "in"})
        and is_headline(doc[one.start].sent)
    )


def _continues(doc: Doc, last: Placed, here: Placed) -> bool:
    between = [doc[i] for i in range(last.end, here.start)]
    if not between or not any(
        t.lower_ in {",", "and", "or", "&", ";"} for t in between
    ):
        return False
    if doc[here.root].dep_ in _SUBJECTS and doc[last.root].dep_ in _OBJECTS:
        return False
    return all(
        t.lower_ in _JOINTS
        or t.pos_ in {"PROPN", "NOUN", "ADJ", "PART"}
        or (t.lower_ == "for" and t.nbor(1).pos_ == "PROPN")  # "A for Peru and B"
        for t in between
    )
