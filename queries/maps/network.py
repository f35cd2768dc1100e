"""The nodes, edges and options of a map, as pyvis builds them for vis-network."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from detente.graph.errors import DetenteError
from detente.graph.model import Entity
from detente.queries.maps.bundles import Bundle
from detente.queries.maps.layout import positions

_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_SMALLEST, _LARGEST = 15.0, 40.0  # radii, in pixels

_OPTIONS = {
    # Everything stands where the layout put it: the page opens settled.
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    # The page paints lines itself, fanned and labelled; vis-network knows them only.
    "edges": {"hidden": True, "smooth": False, "physics": False},
    "interaction": {
        "hover": True,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 3_600_000,
        "zoomSpeed": 0.6,
        "keyboard": {"enabled": False},
    },
}


class NoVisNetwork(DetenteError):
    """The installed pyvis does not carry the vis-network that maps are drawn with."""


@dataclass(frozen=True, slots=True)
class Network:
    """What vis-network is given: lists and a mapping that JSON can hold."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


def network(
    entities: Collection[Entity],
    bundles: Collection[Bundle],
    weight: Mapping[str, float],
) -> Network:
    """The network of ``entities``, larger the more ``weight`` (0 to 1) they have."""
    from pyvis.network import Network as PyvisNetwork

    size = {
        one.id: round(_SMALLEST + (_LARGEST - _SMALLEST) * weight[one.id] ** 0.5, 1)
        for one in entities
    }
    where = positions(size, [(line.subject, line.object) for line in bundles])
    built = PyvisNetwork(directed=True)
    for one in entities:
        x, y = where[one.id]
        built.add_node(
            one.id,
            label=one.name,
            shape="custom",
            group=one.type,
            size=size[one.id],
            x=x,
            y=y,
        )
    for line in bundles:
        built.add_edge(
            line.subject,
            line.object,
            id=line.id,
            smooth=False,
            dashes=not line.happened,
            bend=line.bend,
        )
    built.set_options(json.dumps(_OPTIONS))
    nodes, edges, *_, options = built.get_network_data()
    return Network(nodes, edges, json.loads(options))


def vis_network() -> str:
    """The source of vis-network, from the installed pyvis.

    Raises:
        NoVisNetwork: that version of pyvis keeps it elsewhere.
    """
    try:
        return files("pyvis").joinpath(_VIS).read_text("utf-8")
    except OSError as error:
        message = f"pyvis has no {_VIS}: install pyvis 0.3.2"
        raise NoVisNetwork(message) from error
