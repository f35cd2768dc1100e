"""How a state is marked on the map: its flag as an emoji, and its code."""

from functools import cache

_REGIONAL_A = 0x1F1E6


def state_code(entity_id: str) -> str | None:
    """``PRK`` of ``state:PRK``; ``None`` of an id that carries no code."""
    kind, _, code = entity_id.partition(":")
    if kind == "state" and code.isascii() and code.isalpha() and code.isupper():
        return code
    return None


def state_flag(code: str) -> str | None:
    """The flag of the state of that ISO 3166-1 alpha-3 code, as an emoji.

    ``None`` for states that have none, such as those that are no more.
    """
    short = _short_codes().get(code)
    if short is None:
        return None
    return "".join(chr(_REGIONAL_A + ord(letter) - ord("A")) for letter in short)


@cache
def _short_codes() -> dict[str, str]:
    from rigour.territories import get_territories

    return {
        one.alpha3.upper(): one.code.upper()
        for one in get_territories()
        if one.alpha3 and len(one.code) == len("kp") and not one.is_historical
    }
