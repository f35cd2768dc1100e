"""Maps: the graph, or an answer, as one HTML file that needs no network."""

from detente.queries.maps.drawing import Map, draw_map
from detente.queries.maps.origins import map_of, map_of_paths, map_of_rows
from detente.queries.maps.pruning import LeftOut

__all__ = [
    "LeftOut",
    "Map",
    "draw_map",
    "map_of",
    "map_of_paths",
    "map_of_rows",
]
