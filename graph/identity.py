"""Who is who: ids from names, and decisions that two entities are one, or are not."""

from dataclasses import replace
from datetime import date

from detente.graph.dates import PartialDate
from detente.graph.decisions import Canon, Decision, Verdict, taken_anew
from detente.graph.errors import BadFact
from detente.graph.model import Entity, entity_id
from detente.graph.store import Store


def named_entity(type_: str, name: str, aliases: tuple[str, ...] = ()) -> Entity:
    """The entity of that type and name, with the id that every article gives it.

    A state that has or had an ISO 3166 code is known by it, whichever of its names
    is used (names and codes: https://github.com/opensanctions/rigour, MIT).

    >>> named_entity("State", "DPRK").id
    'state:PRK'
    >>> named_entity("Person", "Kim Jong Un").id
    'person:kim-jong-un'
    """
    name = " ".join(name.split())
    code = _state_code(name) if type_ == "State" else None
    made = f"state:{code}" if code else entity_id(type_, name)
    return Entity(made, type_, name, aliases)


def _state_code(name: str) -> str | None:
    from rigour.territories import lookup_territory  # reads a large table

    bare = name[4:] if name.casefold().startswith("the ") else name
    territory = lookup_territory(bare)
    if territory is None or not territory.alpha3:
        return None
    return str(territory.alpha3).upper()


def merge(
    store: Store, first: Entity, second: Entity, *, day: date, reason: str = ""
) -> Decision:
    """Decide that two entities are one, which stands under the id of ``first``.

    Raises:
        BadFact: they are of different types, are one already, or were told apart.
    """
    if first.type != second.type:
        message = (
            f"{first.name} is a {first.type} and {second.name} a {second.type}: "
            "they cannot be one"
        )
        raise BadFact(message)
    decisions = store.decisions()
    canon = Canon(decisions)
    if canon(first.id) == canon(second.id):
        message = f"{first.id} and {second.id} are one already"
        raise BadFact(message)
    ours, theirs = canon.group(first.id), canon.group(second.id)
    for decision in decisions:
        ends = {decision.first, decision.second}
        if (
            decision.in_force
            and decision.verdict is Verdict.DIFFERENT
            and not ends.isdisjoint(ours)
            and not ends.isdisjoint(theirs)
        ):
            message = (
                f"{decision.first} and {decision.second} were told apart on "
                f"{decision.day}: take that back first"
            )
            raise BadFact(message)
    made = Decision(
        Verdict.SAME, canon(first.id), canon(second.id), PartialDate.of(day), reason
    )
    return _taken(store, decisions, made)


def split(store: Store, entity_id: str, *, day: date) -> list[Decision]:
    """Take back merges, and give the decisions taken back.

    The id of an entity that was merged into another parts the two; that of one that
    others were merged into parts it from all of them.

    Raises:
        BadFact: nothing was merged there.
    """
    merges = [
        decision
        for decision in store.decisions()
        if decision.in_force and decision.verdict is Verdict.SAME
    ]
    chosen = [decision for decision in merges if decision.second == entity_id]
    chosen = chosen or [one for one in merges if one.first == entity_id]
    if not chosen:
        message = f"nothing was merged with {entity_id}"
        raise BadFact(message)
    return _undo(store, chosen, day)


def different(
    store: Store, first: Entity, second: Entity, *, day: date, reason: str = ""
) -> Decision:
    """Decide that two entities are not the same: they are not offered again.

    Raises:
        BadFact: they are one.
    """
    if first.id == second.id:
        message = f"{first.id} is one entity: split it first"
        raise BadFact(message)
    lesser, greater = sorted((first.id, second.id))
    made = Decision(Verdict.DIFFERENT, lesser, greater, PartialDate.of(day), reason)
    return _taken(store, store.decisions(), made)


def undo(store: Store, first: str, second: str, *, day: date) -> list[Decision]:
    """Take back what was decided of two ids, and give the decisions taken back.

    That two are not the same is decided of all that were merged with either.

    Raises:
        BadFact: nothing stands decided of them.
    """
    decisions = store.decisions()
    canon = Canon(decisions)
    groups = {canon(first), canon(second)}
    chosen = [
        decision
        for decision in decisions
        if decision.in_force
        and (
            {decision.first, decision.second} == {first, second}
            or (
                decision.verdict is Verdict.DIFFERENT
                and {canon(decision.first), canon(decision.second)} == groups
            )
        )
    ]
    if not chosen:
        message = f"nothing was decided of {first} and {second}"
        raise BadFact(message)
    return _undo(store, chosen, day)


def _taken(store: Store, log: list[Decision], made: Decision) -> Decision:
    """``made`` as it stands in the log, where it may have been taken before."""
    new = taken_anew(log, [made])
    store.decide(new)
    return new[0] if new else made


def _undo(store: Store, chosen: list[Decision], day: date) -> list[Decision]:
    undone = [replace(decision, undone=PartialDate.of(day)) for decision in chosen]
    store.decide(undone)
    return undone
