"""What one person may be called: with an initial or "Jr.", Joe for Joseph."""

from dataclasses import dataclass

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SHORT = 4  # letters at most of a short form
_SHARED = 2  # letters that it has of the long one


@dataclass(frozen=True, slots=True)
class _Called:
    given: tuple[str, ...]
    initials: tuple[str, ...]
    family: str
    generation: str


def family_name(name: str) -> str:
    """The last word of a name, "Jr." and the like left out.

    >>> family_name("Jane R. Holt, Jr.")
    'holt'
    """
    return _called(name).family


def may_be_called(one: str, other: str) -> bool:
    """Whether two full names may be of one person.

    >>> may_be_called("Joe Holt", "Joseph R. Holt Jr.")
    True
    >>> may_be_called("Jane A. Holt", "Jane B. Holt")
    False
    >>> may_be_called("Jane Holt", "Jane Holt Jr.")
    False
    """
    first, second = _called(one), _called(other)
    if not first.given or not second.given or first.family != second.family:
        return False
    if first.initials and second.initials and first.initials != second.initials:
        return False
    if first.generation != second.generation:
        elder = first if second.generation else second
        younger = second if second.generation else first
        if elder.generation or not younger.initials:
            return False  # a son is not told from his father by "Jr." alone
    if first.given == second.given:
        return True
    if len(first.given) > 1 or len(second.given) > 1:
        return False
    short, long = sorted((first.given[0], second.given[0]), key=len)
    alike = short[:_SHARED] == long[:_SHARED]
    return alike and len(short) <= _SHORT < len(long)


def _called(name: str) -> _Called:
    words = name.casefold().replace(".", " ").replace(",", " ").split()
    generation = words.pop() if words and words[-1] in _GENERATIONS else ""
    family = words.pop() if words else ""
    return _Called(
        tuple(word for word in words if len(word) > 1),
        tuple(word for word in words if len(word) == 1),
        family,
        generation,
    )
