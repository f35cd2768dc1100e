"""Room for the separate parts of a graph beside each other."""

from collections.abc import Sequence

_GAP = 150.0
_WIDE = 1.6  # maps are looked at on screens that are wider than high


def packed(extents: Sequence[tuple[float, ...]]) -> list[tuple[float, float]]:
    """The upper left corner for a box of each width and height, on shelves.

    >>> packed([(500, 300), (0, 0), (0, 0)])
    [(0.0, 0.0), (650.0, 0.0), (0.0, 450.0)]
    """
    area = sum((width + _GAP) * (height + _GAP) for width, height in extents)
    shelf = max([(area * _WIDE) ** 0.5, *(width for width, _ in extents)], default=0.0)
    corners = [(0.0, 0.0)] * len(extents)
    x = y = deepest = 0.0
    for place in sorted(range(len(extents)), key=lambda one: -extents[one][1]):
        width, height = extents[place]
        if x > 0 and x + width > shelf:
            x, y, deepest = 0.0, y + deepest + _GAP, 0.0
        corners[place] = (x, y)
        x += width + _GAP
        deepest = max(deepest, height)
    return corners
