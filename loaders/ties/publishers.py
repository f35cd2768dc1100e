"""Which states a text names, and which of them publishes it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from detente.graph.model import Article
from detente.loaders.document import Found
from detente.loaders.finding.leaders import led_by, plain
from detente.loaders.finding.states import state_of
from detente.loaders.ties.offices import offices


def state_named(name: str, states: Mapping[str, Found]) -> Found | None:
    """The state of that English name, mentioned in the text or not."""
    entity = state_of(name)
    if entity is None:
        return None
    return states.get(entity.id) or Found(entity, ())


def states_of(found: Iterable[Found]) -> dict[str, Found]:
    """The states of a text by id."""
    return {
        entity.entity.id: entity for entity in found if entity.entity.type == "State"
    }


def speaker_of(article: Article, states: Mapping[str, Found]) -> Found | None:
    """The state whose press office gives a text out that names ``states``."""
    known = offices()
    source = f"{article.publisher or ''} {article.url or ''}".lower()
    title = " ".join((article.title or "").lower().replace("_", " ").split())
    for name, state in known.publishers.items():
        if name in source:
            return state_named(state, states)
    for name, state in known.bulletins.items():
        given_out = state_named(state, states) if name in title else None
        if given_out is not None and given_out.entity.id in states:
            return given_out  # others write so too: of a state that the text names
    words = [plain(word).removesuffix("'s").strip(",.") for word in title.split()]
    if words and (words[0] in known.given_out or known.announcing.intersection(words)):
        leader = next(_leaders_named(words), frozenset())
        return states.get(min(leader)) if len(leader) == 1 else None
    return None


def _leaders_named(words: Sequence[str]) -> Iterator[frozenset[str]]:
    """The states of each "President Joe Biden" among ``words``, in their order."""
    for place, word in enumerate(words):
        if word == "president":
            for name in words[place + 1 : place + 4]:
                if led := led_by(name):
                    yield led
