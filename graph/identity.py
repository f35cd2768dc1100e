"""Who is who: the ids of entities that are given by their names alone."""

from detente.graph.model import Entity, entity_id


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
