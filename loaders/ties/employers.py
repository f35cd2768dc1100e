"""Which body an office is of, as the phrase itself says."""

from dataclasses import dataclass

from detente.graph.model import Entity
from detente.loaders.document import Found, Mention
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark
from detente.loaders.ties.offices import OfficeKind, offices
from detente.loaders.ties.titles import Title

_TO_ORGANIZATIONS = frozenset({"in", "at", "on", "with", "to"})
_OF_PARTIES = (OfficeKind.OFFICE, OfficeKind.CANDIDATE)


@dataclass(frozen=True, slots=True)
class Employer:
    """A body that an office is of, where it is mentioned, and how it was found."""

    found: Found
    mention: Mention
    rule: str


def is_party(entity: Entity) -> bool:
    """Whether an organization's name says that it is a political party."""
    if entity.type != "Organization":
        return False
    words = entity.name.lower().replace("(", " ").replace(")", " ").split()
    return any(word in offices().parties for word in words)


def told_employer(holder: Holder) -> Employer | None:
    """The body that the title or the words behind the name give."""
    employer = title_employer(holder.title)
    if holder.rule == "titles-zipped" and holder.of is not None:
        return _employer(holder.of, "each")
    if employer is None and holder.of is not None:
        return _employer(holder.of, "behind")
    return employer


def is_from_a_region(title: Title, employer: Employer) -> bool:
    """Whether a senator or member is told with whom they stand for: "from Ohio"."""
    return title.kind is OfficeKind.LEGISLATOR and employer.found.entity.type == "Place"


def title_employer(title: Title) -> Employer | None:
    """The body that the title names."""
    if title.kind is OfficeKind.LEGISLATOR:
        state = next((mark for mark in title.before if mark.type == "State"), None)
        if state is not None:
            return _employer(state, "before")
    told = [
        (link, mark) for link, mark in title.after if _may_employ(title, link, mark)
    ]
    firm = [mark for link, mark in told if link != "for"]
    if firm:
        return _employer(firm[0], "of")
    for mark in title.before:
        if is_party(mark.found.entity) and not leads_a_party(title):
            continue
        return _employer(mark, "before")
    return _employer(told[0][1], "for") if told else None


def _may_employ(title: Title, link: str, mark: Mark) -> bool:
    if link in _TO_ORGANIZATIONS and mark.type != "Organization":
        return False
    return link != "to" or title.kind is OfficeKind.ENVOY


def party_told(title: Title) -> Mark | None:
    """The party of "the Democratic speaker", "Labour MP": membership, no office."""
    if leads_a_party(title):
        return None
    return next((mark for mark in title.before if is_party(mark.found.entity)), None)


def leads_a_party(title: Title) -> bool:
    """Whether an office may be one of a party itself: its leader, its candidate."""
    if title.after or title.words[-1] in ("speaker", "whip"):
        return False
    if "committee" in title.text.split():
        return False
    return title.kind in _OF_PARTIES


def _employer(mark: Mark, rule: str) -> Employer:
    return Employer(mark.found, mark.mention, rule)
