"""Maps as values: drawn of a graph, shown in a notebook, kept in a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from detente.graph.edges import Edge
from detente.graph.errors import BadInput
from detente.graph.model import Article, Entity
from detente.graph.properties import link_of
from detente.queries.maps.page import render
from detente.queries.maps.payload import Scene
from detente.queries.maps.pruning import (
    MOST_EDGES,
    MOST_ENTITIES,
    LeftOut,
    telling_part,
)

_HEIGHT_PX = 640


@dataclass(frozen=True, slots=True)
class Map:
    """One HTML page; in a notebook it shows itself.

    ``left_out`` says what the graph had beyond what the map shows, ``None`` if nothing;
    ``empty`` is whether there is no entity on it.
    """

    title: str
    html: str
    left_out: LeftOut | None = None
    empty: bool = False

    def save(self, path: str | Path) -> Path:
        """Write the page to ``path`` (UTF-8), and say where.

        Raises:
            BadInput: the file cannot be written.
        """
        file = Path(path)
        try:
            file.write_text(self.html, "utf-8")
        except OSError as error:
            raise BadInput(str(file), error.strerror or "cannot be written") from error
        return file

    def _repr_html_(self) -> str:
        """A frame of its own, so that neither page can touch the other."""
        return (
            f'<iframe title="{escape(self.title)}" srcdoc="{escape(self.html)}" '
            f'sandbox="allow-scripts allow-downloads allow-popups" width="100%" '
            f'height="{_HEIGHT_PX}" style="border:0"></iframe>'
        )


def draw_map(  # noqa: PLR0913 - all but the graph are told by name
    entities: Iterable[Entity],
    edges: Iterable[Edge],
    articles: Iterable[Article] = (),
    *,
    title: str = "Relationship map",
    asked: Iterable[str] = (),
    routes: Iterable[Iterable[str]] = (),
    most_entities: int = MOST_ENTITIES,
    most_edges: int = MOST_EDGES,
    left_out: LeftOut | None = None,
) -> Map:
    """A map of the graph; of a larger one than the limits, of the part that tells most.

    ``asked`` are ids of the entities that the map is about, ``routes`` ids of the edges
    of paths to be told at opening, the first lit up; ``left_out`` says what was left
    out before.
    Articles that no edge names are left away, and an edge whose ends are not both among
    the entities.
    """
    about = tuple(asked)
    known = {one.id: one for one in entities}
    ties = [edge for edge in edges if {edge.subject, edge.object} <= known.keys()]
    part = telling_part(
        known,
        [link_of(edge) for edge in ties],
        [one for one in about if one in known],
        most_entities=most_entities,
        most_edges=most_edges,
    )
    drawn = tuple(edge for edge in ties if edge.id in part.edges)
    told = {source for edge in drawn for source in edge.sources}
    scene = Scene(
        title,
        tuple(one for one in known.values() if one.id in part.entities),
        drawn,
        tuple(article for article in articles if article.id in told),
        about,
        tuple(map(tuple, routes)),
        part.left_out or left_out,
    )
    return Map(title, render(scene), scene.left_out, empty=not known)
