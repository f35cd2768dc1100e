"""The best paths: against every walk of small graphs, and told in words."""

import json
from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.graph import Entity, Modality, PartialDate, Reading, Store, open_store
from detente.graph.errors import BadInput, BadVocabulary, UnknownEntity
from detente.queries import narration
from detente.queries.loosening import nearest
from detente.queries.paths import along, paths
from detente.queries.routes import Route
from detente.queries.tables import as_json
from detente.queries.weights import Prefer, weights
from detente.queries.whole import whole_paths
from tests.queries import brute
from tests.queries import world as made
from tests.queries.conftest import Holding
from tests.queries.made_up import PEOPLE, STATES, multigraphs, scattered

START, END, MIDDLE = PEOPLE[0], PEOPLE[-1], (*PEOPLE[1:-1], *STATES)
DAYS = st.none() | st.sampled_from(["2019", "2019-04-25", "2020-01"]).map(
    PartialDate.parse
)


@st.composite
def routes(draw: st.DrawFn) -> Route:
    ids = st.sampled_from([entity.id for entity in MIDDLE])
    via = draw(st.none() | st.none() | ids)
    without_types = draw(st.sampled_from([frozenset(), frozenset({"State"})]))
    if via is not None and via.startswith("state"):
        without_types = frozenset()
    return Route(
        relations=draw(st.sampled_from([frozenset(), frozenset({"MET", "AWARDED"})])),
        without=draw(st.frozensets(ids, max_size=1)) - {via},
        without_types=without_types,
        without_relations=draw(st.frozensets(st.just("ALLIED_WITH"))),
        since=draw(DAYS),
        until=draw(DAYS),
        in_order=draw(st.booleans()),
        claims=draw(st.booleans()),
        max_hops=draw(st.integers(1, 5)),
        via=via,
        directed=draw(st.booleans()),
    )


def check(store: Store, route: Route, prefer: Prefer, k: int) -> None:
    """The k paths cost what the k cheapest walks of all cost, and are among them."""
    edges = list(store.all_edges())
    costs = weights(prefer, asked_on=date(2024, 1, 1))
    walks = brute.walks(edges, START.id, END.id, route, costs)
    found = along(store, (START, END), route, k=k, prefer=costs)
    told = [
        brute.Walked(round(1000 * path.cost), tuple(e.id for e in path.entities))
        for path in found
    ]
    assert [one.cost for one in told] == [one.cost for one in walks[:k]]
    assert len(set(told)) == len(told)
    assert set(told) <= set(walks)
    for path in found:
        for hop in path.hops:
            assert all(brute.admitted(edge, route) for edge in hop.edges)
        if route.in_order:
            assert brute.in_order(tuple(hop.edges[0] for hop in path.hops))


def holds_both(readings: list[Reading]) -> bool:
    ids = {e.id for r in readings for f in r.facts for e in (f.subject, f.object)}
    return {START.id, END.id} <= ids


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(multigraphs().filter(holds_both), st.data())
def test_the_k_best_paths_are_the_k_cheapest_walks_without_loops(
    readings: list[Reading], data: st.DataObject
) -> None:
    with open_store("networkx:") as store:
        store.add(readings)
        ids = {entity.id for entity in store.entities()}
        for _ in range(8):
            route = data.draw(routes())
            if (route.via is None or route.via in ids) and route.without <= ids:
                prefer = data.draw(st.sampled_from(Prefer))
                check(store, route, prefer, data.draw(st.integers(1, 6)))


# Graphs where a further path goes on over an entity by a way that is not its best one.
@pytest.mark.parametrize("seed", [1, 2, 26, 109, 243])
def test_further_paths_leave_better_ones_where_it_costs_least(seed: int) -> None:
    with open_store("networkx:") as store:
        store.add(scattered(Random(seed), people=10, facts=20))
        check(store, Route(max_hops=5), Prefer.TELLING, 9)


def test_every_store_gives_the_same_paths(holding: Holding) -> None:
    readings = scattered(Random(7), people=40, facts=160)
    store = holding(readings)
    with open_store("networkx:") as other:
        other.add(readings)
        for seed in range(60):
            dice = Random(seed)
            start, end = dice.sample([f"person:p{n}" for n in range(40)], 2)
            route = Route(
                in_order=dice.random() < 1 / 3,
                claims=dice.random() < 1 / 3,
                directed=dice.random() < 1 / 3,
                since=PartialDate.parse("2019-04") if dice.random() < 1 / 3 else None,
            )
            ends = store.entity(start), store.entity(end)
            prefer = dice.choice(list(Prefer))
            assert (
                along(store, ends, route, k=4, prefer=prefer).found
                == along(other, ends, route, k=4, prefer=prefer).found
            )


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(multigraphs().filter(holds_both))
def test_the_shortest_path_has_the_fewest_hops_that_networkx_finds(
    readings: list[Reading],
) -> None:
    import networkx as nx

    store = open_store("networkx:")
    store.add(readings)
    graph = nx.Graph(
        (edge.subject, edge.object) for edge in store.all_edges() if edge.happened
    )
    route = Route(max_hops=9)
    found = along(store, (START, END), route, k=1, prefer=Prefer.SHORT)
    joined = START.id in graph and END.id in graph
    if joined and nx.has_path(graph, START.id, END.id):
        expected = nx.shortest_path_length(graph, START.id, END.id)
        assert [len(path.hops) for path in found] == [expected]
    else:
        assert not found


def told(store: Store, start: str, end: str, **options: object) -> list[str]:
    found = paths(store, start, end, **options)  # type: ignore[arg-type]
    return [" - ".join(entity.name for entity in path.entities) for path in found]


def test_a_telling_path_goes_past_a_person_rather_than_a_state(
    holding: Holding,
) -> None:
    hub, link = Entity("state:HUB", "State", "Hub"), Entity("person:x", "Person", "X")
    people = [Entity(f"person:p{n}", "Person", f"P {n}") for n in range(30)]
    post = (("title", "clerk"),)
    store = holding(
        [
            made.read(
                "a",
                "2020",
                *(
                    made.Told(p, "HOLDS_POSITION", hub, "", details=post)
                    for p in people
                ),
                *(made.Told(link, "MET", p, "", "2020") for p in people[:2]),
            )
        ]
    )
    found = paths(store, "P 0", "P 1", k=2)
    assert [[e.name for e in path.entities] for path in found] == [
        ["P 0", "X", "P 1"],
        ["P 0", "Hub", "P 1"],
    ]


def test_options_choose_the_edges(world: Store) -> None:
    assert told(world, "Bora Çen", "Arle", k=9, max_hops=1) == ["Bora Çen - Arle"]
    assert told(
        world, "Bora Çen", "Arle", relations=["MET", "HOLDS_POSITION"], k=1
    ) == ["Bora Çen - Carl Dunn - Arle"]
    assert told(world, "Lone Wolf", "Emil Fox") == []
    assert told(world, "Lone Wolf", "Emil Fox", claims=True, max_hops=1) == [
        "Lone Wolf - Emil Fox"
    ]
    assert told(world, "Bora Çen", "Arle", directed=True, since="2020") == []
    assert told(world, "Arle", "Bora Çen", directed=True, since="2020", k=1) == [
        "Arle - Bora Çen"
    ]
    assert told(world, "Bora Çen", "Emil Fox", via="Carl Dunn", k=1, max_hops=3) == [
        "Bora Çen - Carl Dunn - Harvest Fair - Emil Fox"
    ]


def test_parallel_edges_of_a_hop_are_told_together(world: Store) -> None:
    found = paths(world, "Bora Çen", "Carl Dunn", max_hops=1)
    assert [edge.relation.name for edge in found[0].hops[0].edges] == ["MET", "INVITED"]


def test_a_path_is_told_in_words_with_quote_date_and_source(world: Store) -> None:
    found = paths(world, "Dora Eck", "Anna Bell", k=1)
    assert "\n".join(narration.told(world, found)) == (
        "1. Dora Eck - Anna Bell (1 hop)\n"
        "   Dora Eck, foreign minister of Bosk, was presented the Silver Star by Anna "
        "Bell, ambassador of Arle to Bosk, on behalf of Bora Çen on 5 May 2020.\n"
        "      “Its envoy Anna Bell gave the star to Dora Eck.” "
        "(The Courier, 5 May 2020, https://example.org/medals)\n"
    )


def test_in_order_what_no_article_dates_is_no_way(
    world: Store, holding: Holding
) -> None:
    assert len(paths(world, "Bora Çen", "Anna Bell", k=1)[0].hops) == 2
    assert paths(world, "Bora Çen", "Anna Bell", in_order=True).found == ()
    store = holding(
        [
            made.read(
                "a",
                "2020",
                made.Told(made.ANNA, "PRAISED", made.BORA, "Well done."),
                made.Told(made.ANNA, "MET", made.BORA, "They met.", "2019"),
                made.Told(made.BORA, "MET", made.CARL, "They met.", "2019-04"),
            )
        ]
    )
    [path] = paths(store, "Anna Bell", "Carl Dunn", in_order=True)
    told = [[edge.relation.name for edge in hop.edges] for hop in path.hops]
    assert told == [["MET"], ["MET"]]


def test_why_shows_what_each_part_costs(world: Store) -> None:
    found = paths(world, "Bora Çen", "Anna Bell", k=1)
    lines = [line.strip() for line in narration.told(world, found, why=True)]
    assert [line for line in lines if line.startswith(("why", "passing"))] == [
        "why: hop 1.00 + one source 0.40",
        "passing Arle: 4 edges 0.70 + a state 1.00",
        "why: hop 1.00 + REPRESENTS 0.80 + one source 0.40 + undated 0.20",
    ]


def test_a_mermaid_chart_dots_claims_and_escapes_names(holding: Holding) -> None:
    odd = Entity("person:odd", "Person", 'O"Neil] <b>')
    planned = made.Told(
        odd, "VISITED", made.BOSK, "", "2021", modality=Modality.PLANNED
    )
    store = holding([made.read("a", "2020", planned)])
    chart = narration.as_mermaid(paths(store, odd.id, "Bosk", claims=True))
    assert chart == (
        "graph LR\n"
        '  n0["O#34;Neil#93; #60;b#62;"]\n'
        '  n1["Bosk"]\n'
        '  n0 -.->|"visited 2021 #40;planned#41;"| n1\n'
    )


def test_no_path_offers_the_option_to_loosen(world: Store) -> None:
    ends = world.entity(made.LONE.id), world.entity(made.EMIL.id)
    found = nearest(world, ends, Route(max_hops=2), Prefer.TELLING)
    assert found is not None
    assert (found.change, len(found.path.hops)) == ("with --claims", 1)


def test_nonsense_is_refused_with_a_reason(world: Store) -> None:
    with pytest.raises(UnknownEntity, match=r"did you mean Carl Dunn\?"):
        paths(world, "Karl Dunn", "Arle")
    with pytest.raises(UnknownEntity, match=r"did you mean Carl Dunn\?"):
        paths(world, "Dunnn", "Arle")
    with pytest.raises(BadInput, match="two different entities"):
        paths(world, "Arle", "Republic of Arle")
    with pytest.raises(BadInput, match="both an end and left out"):
        paths(world, "Arle", "Bosk", without=["State"])
    with pytest.raises(BadVocabulary, match=r"did you mean AWARDED\?"):
        paths(world, "Arle", "Bosk", relations=["AWARDS"])


def test_json_has_everything(world: Store) -> None:
    found = paths(world, "Bora Çen", "Anna Bell", k=1)
    [row] = json.loads(as_json(whole_paths(world, found)))
    [edge] = row["hops"][1]["edges"]
    assert (edge["relation"], edge["attrs"]["title"]) == ("REPRESENTS", "ambassador")
    assert edge["facts"] == [
        {
            "source": "medals",
            "publisher": "The Courier",
            "title": "On medals",
            "url": "https://example.org/medals",
            "published": "2020-05-05",
            "quote": "Arle's ambassador in Bosk, Anna Bell",
            "date": None,
            "confidence": 1.0,
        }
    ]
    assert row["hops"][1]["why"] == {
        "hop": {"cost": 1.0, "told": "hop"},
        "relation": {"cost": 0.8, "told": "REPRESENTS"},
        "source": {"cost": 0.4, "told": "one source"},
        "undated": {"cost": 0.2, "told": "undated"},
    }
    assert row["passed"] == [
        {
            "id": "state:ARL",
            "why": {
                "passing": {"cost": 0.7, "told": "4 edges"},
                "type": {"cost": 1.0, "told": "a state"},
            },
        }
    ]


def test_what_is_left_out_is_misspelt_with_a_word_for_it(world: Store) -> None:
    for word, near in (("Sate", "State"), ("met", "MET"), ("bora cenn", "Bora Çen")):
        with pytest.raises(UnknownEntity, match=f"did you mean .*{near}"):
            paths(world, "Bora Çen", "Anna Bell", without=[word])


def test_days_that_leave_nothing_between_are_refused(world: Store) -> None:
    with pytest.raises(BadInput, match="no day is left"):
        paths(world, "Bora Çen", "Anna Bell", since="2022", until="2021")
    paths(world, "Bora Çen", "Anna Bell", since="2021-03", until="2021")
