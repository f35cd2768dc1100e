"""What titles are made of, and which states have which: two files of ``data/``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from detente.loaders.lexicon import lists
from detente.loaders.tokens import Token


class OfficeKind(StrEnum):
    """What a title is good for; ``data/titles.toml`` says more."""

    GOVERNMENT = "government"
    LEGISLATOR = "legislator"
    REGION = "region"
    OFFICE = "office"
    ENVOY = "envoy"
    CANDIDATE = "candidate"
    TRADE = "trade"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Offices:
    """The lists of ``data/titles.toml``.

    ``cores`` maps the lower-case words of a title's core to its kind; ``first`` gives,
    by first word, the lengths of the cores that begin with it, longest first;
    ``plurals`` maps the cores that mean several to those that mean one.
    """

    cores: Mapping[tuple[str, ...], OfficeKind]
    plurals: Mapping[tuple[str, ...], tuple[str, ...]]
    abbreviations: Mapping[str, str]
    first: Mapping[str, tuple[int, ...]]
    statuses: Mapping[str, str]
    kept: frozenset[str]
    dropped: frozenset[str]
    courtesy: frozenset[str]
    styles: frozenset[str]
    understood: Mapping[str, str]
    publishers: Mapping[str, str]
    verbs: Mapping[str, str]
    posts: Mapping[str, str]
    post_verbs: Mapping[str, str]
    parties: frozenset[str]
    portfolios: frozenset[str]
    generic: frozenset[str]
    chambers: Mapping[str, str]
    bulletins: Mapping[str, str]
    given_out: frozenset[str]
    announcing: frozenset[str]


@cache
def offices() -> Offices:
    """The built-in lists."""
    data = lists("titles")
    cores: dict[tuple[str, ...], OfficeKind] = {}
    plurals: dict[tuple[str, ...], tuple[str, ...]] = {}
    for table in ("heads", "phrases"):
        for kind, titles in data[table].items():
            for title in titles:
                single, several = _numbers(title.split())
                cores[single] = cores[several] = OfficeKind(kind)
                plurals[several] = single
    first: dict[str, set[int]] = {}
    for words in cores:
        first.setdefault(words[0], set()).add(len(words))
    return Offices(
        cores=cores,
        plurals=plurals,
        abbreviations=data["abbreviations"],
        first={word: tuple(sorted(sizes)[::-1]) for word, sizes in first.items()},
        statuses=_by_member(data["statuses"]),
        kept=frozenset(data["kept"]["before"]),
        dropped=frozenset(data["kept"]["dropped"]),
        courtesy=frozenset(data["courtesy"]["words"] + data["courtesy"]["styles"]),
        styles=frozenset(data["courtesy"]["styles"]),
        understood=_by_member(data["understood"]),
        publishers=data["publishers"],
        verbs=_by_member(data["holding"]),
        posts=data["posts"],
        post_verbs=_by_member(data["post_verbs"]),
        parties=frozenset(data["parties"]["words"]),
        portfolios=frozenset(data["portfolios"]["words"]),
        generic=frozenset(data["generic"]["words"]),
        chambers=_by_member(data["chambers"]),
        bulletins=data["bulletins"],
        given_out=frozenset(data["given_out"]["words"]),
        announcing=frozenset(data["given_out"]["announcing"]),
    )


def is_style(token: Token) -> bool:
    """Whether a word is how one is addressed, and no part of a title: "Sheikh"."""
    return token.is_title and token.lower_ in offices().styles


def state_may_have(state_id: str, title: str) -> bool:
    """Whether a state has the office that ``title`` ends with, as far as is known.

    >>> state_may_have("state:USA", "prime minister")
    False
    >>> state_may_have("state:FRA", "deputy foreign minister")
    True
    """
    without, only = _governments()
    code = state_id.removeprefix("state:")
    words = title.split()
    for start in range(len(words)):
        office = " ".join(words[start:])
        if office in only:
            return code in only[office]
        if office in without:
            return code not in without[office]
    return True


@cache
def _governments() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    data = lists("governments")
    return _sets(data["without"]), _sets(data["only"])


def _sets(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(members) for name, members in lists.items()}


def _by_member(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {member: name for name, members in lists.items() for member in members}


def _numbers(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A core in the singular and the plural: of its noun, before any preposition."""
    noun = next(
        (place - 1 for place, word in enumerate(words) if word in ("of", "in", "to")),
        len(words) - 1,
    )
    if words[noun] in ("general", "d'affaires") and noun:
        noun -= 1
    if words[noun] == "-" and noun:
        noun -= 1
    plural = [*words[:noun], plural_of(words[noun]), *words[noun + 1 :]]
    return tuple(words), tuple(plural)


def plural_of(word: str) -> str:
    """The plural of a noun that names an office.

    >>> plural_of("chairwoman"), plural_of("secretary"), plural_of("minister")
    ('chairwomen', 'secretaries', 'ministers')
    """
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y"):
        return word[:-1] + "ies"
    if word.endswith(("s", "ch", "x")) and word != "monarch":
        return word + "es"
    return word + "s"
