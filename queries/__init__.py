"""Questions to a store, answered in typed results that are tables and graphs too."""

from detente.queries.answers import Bounds, ask
from detente.queries.between import Between, between
from detente.queries.central import Central, Measure, Projection, central
from detente.queries.common import Common, common
from detente.queries.conflicts import Conflict, Conflicts, conflicts
from detente.queries.dossier import Dossier, dossier
from detente.queries.named import Named, library, named
from detente.queries.narration import as_mermaid, told
from detente.queries.paths import Hop, Path, Paths, paths
from detente.queries.projection import Weight, project
from detente.queries.routes import Route
from detente.queries.timeline import Moment, Timeline, timeline
from detente.queries.weights import Prefer, Weights, weights
from detente.queries.words import sentence

__all__ = [
    "Between",
    "Bounds",
    "Central",
    "Common",
    "Conflict",
    "Conflicts",
    "Dossier",
    "Hop",
    "Measure",
    "Moment",
    "Named",
    "Path",
    "Paths",
    "Prefer",
    "Projection",
    "Route",
    "Timeline",
    "Weight",
    "Weights",
    "as_mermaid",
    "ask",
    "between",
    "central",
    "common",
    "conflicts",
    "dossier",
    "library",
    "named",
    "paths",
    "project",
    "sentence",
    "timeline",
    "told",
    "weights",
]
