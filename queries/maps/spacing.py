"""Room around entities: none lies on another, on its name, or on a line of others."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # numpy takes a tenth of a second that most commands need not wait
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_NAME = (64.0, 26.0)  # half the width, and the height, of the name below an entity
_ROUNDS = 80
_FRESH = 8  # rounds for which those near each other are looked up
_NEAR = 2.0  # of the room that both need
_MANY = 120  # entities from which on a map is crowded
_MOST_PAIRS = 60_000  # of lines and entities that are kept apart
_CLEAR = 26.0  # between a line and the border of an entity that is not its end
_FARTHEST = 200.0  # a step


def settled(
    points: "Numbers", radii: "Numbers", pairs: Sequence[tuple[int, int]]
) -> "Numbers":
    """``points`` moved as little as it takes; ``pairs`` are the lines between them.

    The room of an entity is an ellipse; on a small map there is more of it to spare.
    """
    import numpy as np

    count = len(points)
    ample = 1 + 0.6 * max(0.0, 1 - count / _MANY)
    half = np.column_stack([np.maximum(radii + 14, _NAME[0]), radii + _NAME[1]]) * ample
    one, other = np.triu_indices(count, 1)
    near = np.zeros((0, 2), dtype=int)
    few = 0 < len(pairs) * count <= _MOST_PAIRS
    for step in range(_ROUNDS):
        if step % _FRESH == 0:  # only who is near can come to overlap soon
            reach = np.abs(points[one] - points[other]) / (half[one] + half[other])
            close = (reach < _NEAR).all(axis=1)
            near = np.column_stack([one[close], other[close]])
        moved = _off_each_other(points, half, near)
        if few:
            moved += _off_lines(points, radii, np.array(pairs))
        if not moved.any():
            break
        points = points + np.clip(moved, -_FARTHEST, _FARTHEST)
    return points


def _off_each_other(
    points: "Numbers", half: "Numbers", near: "NDArray[np.int_]"
) -> "Numbers":
    import numpy as np

    a, b = near.T
    gap = points[a] - points[b]
    far = np.maximum(np.hypot(*(gap / (half[a] + half[b])).T), 0.1)
    push = gap * (np.clip(1 / far - 1, 0, 4) * 0.4)[:, None]
    moved = np.zeros_like(points)
    np.add.at(moved, a, push)
    np.add.at(moved, b, -push)
    return moved


def _off_lines(
    points: "Numbers", radii: "Numbers", pairs: "NDArray[np.int_]"
) -> "Numbers":
    """Each entity moves aside from lines that pass it by too closely, the line too."""
    import numpy as np

    a, b = points[pairs[:, 0]], points[pairs[:, 1]]
    along = b - a
    length = np.maximum((along**2).sum(axis=1), 1.0)
    from_a = points[:, None, :] - a[None, :, :]
    t = (from_a * along).sum(axis=2) / length
    away = from_a - t[..., None] * along
    far = np.maximum(np.hypot(away[..., 0], away[..., 1]), 1.0)
    short = (radii[:, None] + _CLEAR) - far
    numbers = np.arange(len(points))[:, None]
    foreign = (numbers != pairs[:, 0]) & (numbers != pairs[:, 1])
    passed = foreign & (t > 0) & (t < 1) & (short > 0)
    force = np.where(passed, short / far * 0.2, 0.0)
    push = away * force[..., None]
    moved = np.asarray(push.sum(axis=1))
    np.add.at(moved, pairs[:, 0], -(push * (1 - t)[..., None]).sum(axis=0))
    np.add.at(moved, pairs[:, 1], -(push * t[..., None]).sum(axis=0))
    return moved
