"""Who is named somewhere within a phrase: "the bases of rebels near Lima"."""

from collections.abc import Callable, Container, Iterator

from detente.loaders.tokens import Token
from detente.loaders.weighing.places import Placed, Places

_DEEPEST = 7  # words down from the head of the phrase
_BEFORE_A_NAME = frozenset({"compound", "amod", "nmod", "poss"})
_OTHER_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj", "csubj"})


def named_within(
    token: Token,
    places: Places,
    fits: Callable[[Placed], bool],
    known: Container[str] = (),
) -> list[Placed]:
    """The first of those named in the phrase that ``token`` heads, with its list.

    Names that do not fit, those whose ids are ``known``, those in clauses of their own
    and those that only tell more of another do not count: "a call from Peruvian
    President Ana Soto" is hers. Nothing comes back where none is named.
    """
    nearest = min(
        (
            (here.start, depth, here)
            for depth, inner in _phrase(token)
            for here in places.at(inner)
            if here.found.entity.id not in known
            and fits(here)
            and not places.is_in_a_name(here)
            and not _tells_more(inner, places, fits)
        ),
        key=lambda found: found[:2],
        default=None,
    )
    return [] if nearest is None else list(places.listed(nearest[2]))


def _tells_more(token: Token, places: Places, fits: Callable[[Placed], bool]) -> bool:
    """Whether ``token`` stands before a name that fits, as part of its title."""
    while token.dep_ in _BEFORE_A_NAME and token.head.i > token.i:
        token = token.head
        if any(map(fits, places.at(token))):
            return True
    return False


def _phrase(token: Token, depth: int = 0) -> Iterator[tuple[int, Token]]:
    yield depth, token
    if depth < _DEEPEST:
        for child in token.children:
            if child.dep_ not in _OTHER_CLAUSES:
                yield from _phrase(child, depth + 1)
