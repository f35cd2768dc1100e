"""Views of a store, drawn by what knows how to, which the graph does not import.

Data flows one way: ``detente.queries`` imports ``detente.graph``. So a view is named in
the package's metadata, as an entry point of the group ``detente.views``, and looked up
when it is asked for. Whatever is installed beside detente can add views in the same
way: a function whose first argument is the store.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from detente.graph.errors import StoreError

GROUP = "detente.views"


class Drawn(Protocol):
    """A page; in a notebook it shows itself."""

    @property
    def title(self) -> str: ...

    @property
    def html(self) -> str: ...

    def save(self, path: str | Path) -> Path:
        """Write the page to ``path``, and say where."""

    def _repr_html_(self) -> str: ...


def view(name: str) -> Callable[..., Any]:
    """What draws the view of that name.

    Raises:
        StoreError: nothing that is installed does.
    """
    from importlib.metadata import distributions

    # Not entry_points(): of two metadata of one package it reads the first alone, and
    # that may be what an older install left beside the folders.
    for package in distributions():
        for entry in package.entry_points.select(group=GROUP, name=name):
            found: Callable[..., Any] = entry.load()
            return found
    message = (
        f"nothing installed draws the view {name!r}: install detente again, "
        "such as with pip install --force-reinstall --no-deps detente"
    )
    raise StoreError(message)
