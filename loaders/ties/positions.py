"""Who holds which office of what: HOLDS_POSITION, REPRESENTS, and party membership."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from detente.graph.model import Article
from detente.loaders.brief import is_brief
from detente.loaders.document import Found, MentionKind
from detente.loaders.ties.employers import (
    Employer,
    is_from_a_region,
    is_party,
    party_told,
    told_employer,
)
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.homes import Home, home_of
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import OfficeKind, offices, state_may_have
from detente.loaders.ties.owners import owner
from detente.loaders.ties.titles import Title
from detente.loaders.weighing.proposal import Proposal

_PUT_FORWARD = frozenset({"nominee", "to-be"})
_CHAIRS = frozenset({"chairman", "chairwoman", "chairperson", "chair", "director"})
_RANKS = frozenset({"deputy", "vice", "assistant", "under", "associate", "junior"})


def positions(
    article: Article,
    found: Sequence[Found],
    marks: Marks,
    titles: Sequence[Title],
    people: Sequence[Holder],
) -> Iterator[Proposal]:
    """Offices held, whom envoys represent, and the parties named beside titles."""
    home = home_of(article, found, marks, titles)
    held = list(_in_common([(holder, _told(marks, holder)) for holder in people]))
    for by_name in (True, False):
        for holder, employer in held:
            if employer is not None and (holder.rule != "nominal") is by_name:
                home.note(holder, employer)
    envoys = {
        holder.person.entity_id
        for holder in people
        if holder.title.kind is OfficeKind.ENVOY and _told_sender(holder, home)
    }
    offices_held = []
    for holder, employer in held:
        yield from _memberships(marks, holder)
        if holder.title.kind is OfficeKind.ENVOY:
            yield from _envoy(holder, home, envoys)
            continue
        body = _body(home, holder, employer)
        if body is not None and _fits(holder.title, body):
            home.note(holder, body)
            offices_held.append(_position(holder, body))
    yield from _one_name_each(offices_held)


def _in_common(
    held: Sequence[tuple[Holder, Employer | None]],
) -> Iterator[tuple[Holder, Employer | None]]:
    """With the body that titles share: "prime minister and president of Gabon"."""
    for (holder, employer), following in zip_longest(held, held[1:]):
        shared = following[1] if following else None
        if employer is None and shared and _follows(holder, following[0]):
            yield holder, replace(shared, rule="in-common")
        else:
            yield holder, employer


def _follows(holder: Holder, later: Holder) -> bool:
    return (
        later.rule == "in-series"
        and holder.person.entity_id == later.person.entity_id
        and holder.title.kind is later.title.kind is OfficeKind.GOVERNMENT
    )


def _told(marks: Marks, holder: Holder) -> Employer | None:
    """The body that the words around the title give."""
    employer = told_employer(holder)
    told = owner(marks, holder.title) if employer is None else None
    return Employer(told[0].found, told[0].mention, told[1]) if told else employer


def _body(home: Home, holder: Holder, told: Employer | None) -> Employer | None:
    """Of what ``holder`` has the office: as told, else as the document lets know."""
    if told is None or _is_impossible(holder, told):
        return home.employer(holder)
    if is_from_a_region(holder.title, told):
        return home.parliament_of(holder.title, told)
    taken = home.is_taken(holder, told.found.entity.id)
    return None if holder.rule == "nominal" and taken else told


def _is_impossible(holder: Holder, told: Employer) -> bool:
    """Whether "the Republic" is understood as a state without such an office."""
    unnamed = told.mention.kind is not MentionKind.NAME
    entity = told.found.entity
    return unnamed and not state_may_have(entity.id, holder.title.text)


def _memberships(marks: Marks, holder: Holder) -> Iterator[Proposal]:
    """The party and the chamber that go with a title."""
    title = holder.title
    party = party_told(title)
    if party is not None:
        yield _tie(holder, "MEMBER_OF", party, "party-before-title", {})
    party = _party_of(marks, title.start - 1)
    if party is not None:
        yield _tie(holder, "MEMBER_OF", party, "party-of-title-name", {})
    words = " ".join(title.words)
    chamber = offices().chambers.get(words) or offices().chambers.get(words[:-1])
    if chamber is None or title.status == "former" or holder.status == "former":
        return
    named = {
        mark.entity_id: mark
        for mark in reversed(list(marks))
        if mark.type == "Organization" and chamber in mark.found.entity.name.lower()
    }
    if len(named) == 1:
        [house] = named.values()
        yield _tie(holder, "MEMBER_OF", house, "legislator-of-chamber", {})


def _party_of(marks: Marks, place: int) -> Mark | None:
    """The party of "the People's Front of", "the Fatherland party of"."""
    doc = marks.doc
    if place < 1 or doc[place].lower_ != "of":
        return None
    noun = doc[place - 1].lower_ in ("party", "group", "bloc", "movement")
    party = marks.ending(place, "Organization")
    if party is None and noun:
        party = marks.ending(place - 1, "Organization")
    if party is None or not (noun or is_party(party.found.entity)):
        return None
    return party


def _fits(title: Title, body: Employer) -> bool:
    entity = body.found.entity
    if title.kind in (OfficeKind.TRADE, OfficeKind.RANK):
        return entity.type == "Organization" and body.rule != "behind"
    if title.kind is OfficeKind.CANDIDATE:
        return is_party(entity)
    # "committee chairman Jane Doe of Texas": it is she who is from there.
    chairs = title.words[-1] in _CHAIRS and entity.type in ("Place", "State")
    return not (chairs and body.rule == "behind")


def _position(holder: Holder, body: Employer) -> tuple[Title, Proposal]:
    return holder.title, Proposal(
        subject=holder.person.found,
        subject_mention=holder.person.mention,
        relation="HOLDS_POSITION",
        object=body.found,
        object_mention=body.mention,
        trigger=holder.title.core,
        rule=f"position:{holder.rule}:{body.rule}",
        attrs=_attrs(holder, {}),
    )


def _attrs(holder: Holder, further: dict[str, str]) -> tuple[tuple[str, str], ...]:
    attrs = {"title": holder.title.text, **further}
    told = holder.title.status if holder.title.status != "current" else None
    status = told or holder.status
    if status and status != "current":
        attrs["status"] = status
    return tuple(sorted(attrs.items()))


def _one_name_each(
    held: Iterable[tuple[Title, Proposal]],
) -> Iterator[Proposal]:
    """Each office under one title, though a text words it in several ways.

    "The leader" is no office beside "the president", and "third president" is
    "president"; but "vice president" is another one.
    """
    groups: dict[tuple[str, str], list[tuple[Title, Proposal]]] = {}
    for title, proposal in held:
        ends = (proposal.subject.entity.id, proposal.object.entity.id)
        groups.setdefault(ends, []).append((title, proposal))
    for group in groups.values():
        names: dict[tuple[str, ...], str] = {}
        specific = [title for title, _ in group if not _is_generic(title)]
        for title, proposal in group:
            if title not in specific and specific:
                continue
            name = names.setdefault(_office(title), title.text)
            attrs = dict(proposal.attrs) | {"title": name}
            yield replace(proposal, attrs=tuple(sorted(attrs.items())))


def _is_generic(title: Title) -> bool:
    """Whether it only says that somebody is at the top: "leader", "strongman"."""
    return len(title.words) == 1 and title.words[0] in offices().generic


def _office(title: Title) -> tuple[str, ...]:
    words = title.text.split()
    ranks = tuple(word for word in words if word in _RANKS and word not in title.words)
    return (*ranks, *title.words)


def _envoy(holder: Holder, home: Home, known: Container[str]) -> Iterator[Proposal]:
    title = holder.title
    host = next(
        (mark for link, mark in title.after if link in ("to", "in", "for")), None
    )
    accredited = {"accredited_to": host.found.entity.name} if host else {}
    told = _told_sender(holder, home)
    bare = holder.rule == "nominal" or holder.person.entity_id in known
    if told is None and not bare:
        told = _sender(holder, home, host)
    if told is None:
        return
    sent = told.found.entity.type == "State"
    yield replace(
        _position(holder, told)[1],
        relation="REPRESENTS" if sent else "HOLDS_POSITION",
        rule=f"envoy:{holder.rule}" + (f":{told.rule}" if told.rule else ""),
        attrs=_attrs(holder, accredited),
    )


def _told_sender(holder: Holder, home: Home) -> Employer | None:
    """Whom an envoy stands for as the words around the title tell it."""
    title = holder.title
    states = [mark for mark in title.before if mark.type == "State"]
    named = next(
        (mark for link, mark in title.after if link == "of"),
        next(iter(states or title.before), holder.of),
    )
    if holder.rule == "titles-zipped":
        named = holder.of
    if named is not None:
        return Employer(named.found, named.mention, "")
    told = owner(home.marks, title)
    return Employer(told[0].found, told[0].mention, told[1]) if told else None


def _sender(holder: Holder, home: Home, host: Mark | None) -> Employer | None:
    """Whom an envoy stands for: as who sends him, or as there is only one."""
    title = holder.title
    sent = home.appointing(holder)
    if sent is not None and sent.found.entity.type == "State":
        return sent
    if host is not None and home.speaker is not None:
        known = host.entity_id != home.speaker.entity.id
        return home.here(title, home.speaker, "publisher") if known else None
    if "special" in title.text.split():
        return None  # such envoys are a body's as often as a state's
    if not is_brief(home.marks.doc) and holder.rule not in _PUT_FORWARD:
        return None  # pages of ministries name their hosts beside them
    return home.sender(holder, host)


def _tie(
    holder: Holder, relation: str, body: Mark, rule: str, further: dict[str, str]
) -> Proposal:
    attrs = _attrs(holder, further) if relation != "MEMBER_OF" else ()
    return Proposal(
        subject=holder.person.found,
        subject_mention=holder.person.mention,
        relation=relation,
        object=body.found,
        object_mention=body.mention,
        trigger=holder.title.core,
        rule=rule,
        attrs=attrs,
    )
