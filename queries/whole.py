"""Paths and dossiers with everything that is known of them, as JSON has it."""

from collections.abc import Iterable

from detente.graph.edges import Edge
from detente.graph.model import Entity
from detente.graph.store import Store
from detente.queries.dossier import Dossier, position_words
from detente.queries.evidence import Sources
from detente.queries.narration import Teller, names_of, roles
from detente.queries.paths import Paths
from detente.queries.positions import begins, ends
from detente.queries.weights import Reason

Object = dict[str, object]


def whole_paths(store: Store, found: Paths) -> list[Object]:
    """The paths: sentences, edges, facts, who published them, and what each costs."""
    held = roles(store, found)
    names = names_of(store, found, held)
    sources = Sources.of(store, found.edges_drawn())
    rows: list[Object] = []
    for rank, path in enumerate(found, 1):
        teller = Teller(names, held)
        rows.append(
            {
                "rank": rank,
                "cost": path.cost,
                "entities": [_entity(entity) for entity in path.entities],
                "hops": [
                    {
                        "from": hop.start.id,
                        "to": hop.end.id,
                        "why": _costs(hop.why),
                        "edges": [
                            {"told": teller.sentence(edge, hop.start.id)}
                            | _edge(edge, sources)
                            for edge in hop.edges
                        ],
                    }
                    for hop in path.hops
                ],
                "passed": [
                    {"id": entity.id, "why": _costs(why)} for entity, why in path.passed
                ],
            }
        )
    return rows


def whole_dossier(found: Dossier) -> Object:
    """Who it is, its positions over time, what else happened, and who stands close."""
    entity = found.entity
    return {
        **_entity(entity),
        "aliases": entity.aliases,
        "wikidata": entity.wikidata,
        "positions": [
            {
                "told": position_words(edge, found.names),
                "since": _written(begins(edge)),
                "until": _written(ends(edge)),
                **_edge(edge, found.sources),
            }
            for edge in found.positions
        ],
        "timeline": [
            {"told": moment.told, **_edge(moment.edge, found.sources)}
            for moment in found.happened
        ],
        "neighbours": [
            {
                **_entity(near.entity),
                "relations": near.relations,
                "edges": near.edges,
                "sources": near.sources,
            }
            for near in found.neighbours
        ],
    }


def _entity(entity: Entity) -> Object:
    return {"id": entity.id, "type": entity.type, "name": entity.name}


def _costs(why: Iterable[Reason]) -> Object:
    return {one.part: {"cost": one.cost / 1000, "told": one.told} for one in why}


def _edge(edge: Edge, sources: Sources) -> Object:
    return {
        "id": edge.id,
        "type": edge.type,
        "relation": edge.relation.name,
        "subject": edge.subject,
        "object": edge.object,
        "negated": edge.negated,
        "modality": edge.modality.value,
        "date": _written(edge.date),
        "date_end": _written(edge.date_end),
        "conflicts": [str(day) for day in edge.conflicts],
        "confidence": edge.confidence,
        "attrs": dict(edge.attrs),
        "facts": [
            {
                "source": fact.article_id,
                **sources.particulars(fact),
                "quote": fact.evidence,
                "date": _written(fact.date),
                "confidence": fact.confidence,
            }
            for fact in edge.facts
        ],
    }


def _written(date: object) -> str | None:
    return str(date) if date else None
