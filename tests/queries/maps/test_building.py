"""What the page is built of: bundles, importance, marks, spans, the telling part."""

import pytest

from detente.graph.dates import PartialDate
from detente.graph.model import Article, Entity
from detente.graph.properties import link_of
from detente.graph.relations import vocabulary
from detente.queries.maps import draw_map
from detente.queries.maps.bundles import bundled
from detente.queries.maps.flags import state_code, state_flag
from detente.queries.maps.importance import importance
from detente.queries.maps.marks import Mark, marked
from detente.queries.maps.network import network, vis_network
from detente.queries.maps.payload import tone, web_address
from detente.queries.maps.pruning import LeftOut, telling_part
from detente.queries.maps.spans import span
from tests.queries.maps.graphs import Graph, made_up, pair

KIM = Entity("person:kim-jong-un", "Person", "Kim Jong Un", ("Kim", "김정은"))
MOON = Entity("person:moon-jae-in", "Person", "Moon Jae-in", ("문재인",))
RUSSIA = Entity("state:RUS", "State", "Russia", ("Moscow",))


def test_edges_of_one_kind_between_two_entities_are_one_line(story: Graph) -> None:
    lines = bundled(story.edges)
    met = [
        line
        for line in lines
        if {line.subject, line.object} == {"person:kim-jong-un", "person:moon-jae-in"}
    ]
    assert [len(line.edges) for line in met] == [3]
    assert sum(len(line.edges) for line in lines) == len(story.edges)


def test_lines_between_the_same_entities_are_fanned_out(story: Graph) -> None:
    ends = {"person:kim-jong-un", "person:vladimir-putin"}
    lines = [one for one in bundled(story.edges) if {one.subject, one.object} == ends]
    bends = sorted(line.bend for line in lines)
    assert bends == [-1.0, 0.0, 1.0]


def test_a_claim_is_never_bundled_with_what_happened(story: Graph) -> None:
    for line in bundled(story.edges):
        assert {edge.happened for edge in line.edges} == {line.happened}


def test_who_is_tied_most_matters_most(story: Graph) -> None:
    links = [link_of(edge) for edge in story.edges]
    weight = importance([one.id for one in story.entities], links)
    assert max(weight, key=lambda one: weight[one]) == "person:kim-jong-un"
    assert weight["person:kim-jong-un"] == 1.0
    assert importance([], []) == {}


def test_pyvis_builds_a_directed_network_that_stands_still(story: Graph) -> None:
    lines = bundled(story.edges)
    weight = importance(
        [one.id for one in story.entities], [link_of(edge) for edge in story.edges]
    )
    built = network(story.entities, lines, weight)
    assert len(built.nodes) == len(story.entities)
    assert len(built.edges) == len(lines)
    assert {edge["arrows"] for edge in built.edges} == {"to"}
    assert {edge["smooth"] for edge in built.edges} == {False}
    assert built.options["physics"] == {"enabled": False}
    assert all(isinstance(node["x"], int) for node in built.nodes)


def test_vis_network_is_safe_inside_a_script_element() -> None:
    source = vis_network()
    assert "</script" not in source
    assert "<!--" not in source


@pytest.mark.parametrize(
    ("quote", "subject", "object_", "relation", "pieces"),
    [
        (
            "On Thursday Kim met Moon Jae-in.",
            KIM,
            MOON,
            "MET",
            [
                ("On Thursday ", ""),
                ("Kim", "subject"),
                (" ", ""),
                ("met", "trigger"),
                (" ", ""),
                ("Moon Jae-in", "object"),
                (".", ""),
            ],
        ),
        (
            "Moscow honoured Kim Jong Un.",
            RUSSIA,
            KIM,
            "AWARDED",
            [
                ("Moscow", "subject"),
                (" ", ""),
                ("honoured", "trigger"),
                (" ", ""),
                ("Kim Jong Un", "object"),
                (".", ""),
            ],
        ),
        (
            "김정은은 문재인을 만났다.",
            KIM,
            MOON,
            "MET",
            [
                ("김정은", "subject"),
                ("은 ", ""),
                ("문재인", "object"),
                ("을 만났다.", ""),
            ],
        ),
        (
            "Kimono makers metered.",
            KIM,
            MOON,
            "VISITED",
            [("Kimono makers metered.", "")],
        ),
        ("", KIM, MOON, "MET", []),
    ],
)
def test_a_quote_is_cut_at_the_words_that_matter(
    quote: str,
    subject: Entity,
    object_: Entity,
    relation: str,
    pieces: list[tuple[str, str]],
) -> None:
    found = marked(quote, subject, object_, vocabulary().relation(relation))
    assert found == [(text, Mark(mark)) for text, mark in pieces]
    assert "".join(text for text, _ in found) == quote


def test_a_state_has_its_code_and_its_flag() -> None:
    assert state_code("state:PRK") == "PRK"
    assert state_flag("PRK") == "\U0001f1f0\U0001f1f5"
    assert state_code("state:SUN") == "SUN"
    assert state_flag("SUN") is None
    assert state_code("state:abkhazia") is None
    assert state_code("person:kim-jong-un") is None


def test_the_tone_of_a_relation_follows_its_event_class() -> None:
    relations = vocabulary().relations
    assert {name: tone(relations[name]) for name in ("AIDED", "MET", "ATTACKED")} == {
        "AIDED": "friendly",
        "MET": "contact",
        "ATTACKED": "hostile",
    }
    assert tone(relations["MEMBER_OF"]) == "lasting"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("http://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, *, kept: bool) -> None:
    assert web_address(url) == (url if kept else None)


def dates(told: tuple[PartialDate, PartialDate] | None) -> str:
    return " ".join(map(str, told)) if told else ""


def test_an_event_held_when_it_happened() -> None:
    (edge,) = pair(date=PartialDate(2020, 3)).edges
    assert dates(span(edge, {})) == "2020-03 2020-03"
    (undated,) = pair(date=None).edges
    assert span(undated, {}) is None


def test_a_lasting_tie_held_from_its_start_until_it_was_last_told(story: Graph) -> None:
    articles = {article.id: article for article in story.articles}
    holds = {
        (edge.subject, edge.attr("title")): dates(span(edge, articles))
        for edge in story.edges
        if edge.relation.name == "HOLDS_POSITION"
    }
    assert holds["person:moon-jae-in", "President"] == "2017-05-10 2018-04-28"
    assert holds["person:angela-merkel", "Chancellor"] == "2020-02-12 2020-02-12"


def test_a_small_graph_is_drawn_whole(story: Graph) -> None:
    drawn = draw_map(story.entities, story.edges, story.articles)
    assert drawn.left_out is None


def test_of_a_large_graph_the_asked_and_the_near_are_drawn() -> None:
    graph = made_up(300, 900)
    ids = [one.id for one in graph.entities]
    links = [link_of(edge) for edge in graph.edges]
    asked = next(one for one in reversed(ids) if any(one in link for link in links))
    part = telling_part(ids, links, [asked], most_entities=50, most_edges=80)
    assert asked in part.entities
    assert len(part.entities) == 50
    assert len(part.edges) == 80
    assert part.left_out == LeftOut(250, len(links) - 80, 300, len(links))
    near = {
        end
        for link in links
        if asked in (link.subject, link.object)
        for end in (link.subject, link.object)
    }
    assert near <= part.entities


def test_the_same_graph_gives_the_same_page(story: Graph) -> None:
    pages = {
        draw_map(entities, edges, story.articles).html
        for entities, edges in (
            (story.entities, story.edges),
            (list(story.entities), iter(story.edges)),
        )
    }
    assert len(pages) == 1


def test_edges_whose_ends_are_not_given_are_left_away(story: Graph) -> None:
    drawn = draw_map(story.entities[:2], story.edges, [Article("none")])
    assert "Angela Merkel" not in drawn.html


def test_in_a_notebook_a_map_stands_in_a_frame_of_its_own(story: Graph) -> None:
    told = draw_map(story.entities, story.edges, title='A "map" & more')._repr_html_()
    assert told.startswith('<iframe title="A &quot;map&quot; &amp; more" srcdoc="')
    assert 'sandbox="allow-scripts allow-downloads allow-popups"' in told
    assert "<script" not in told


def test_a_name_with_marks_of_direction_cannot_turn_a_sentence() -> None:
    graph = pair("\u202eadA")
    drawn = draw_map(graph.entities, graph.edges)
    assert "\u2068\u202eadA\u2069 visited Freedonia" in drawn.html
