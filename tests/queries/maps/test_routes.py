"""Paths found in the page, told in words."""

from playwright.sync_api import Page, expect

from detente.graph import open_store
from detente.queries import paths
from detente.queries.maps import Map, draw_map, map_of_paths
from tests.queries.maps.conftest import Show
from tests.queries.maps.graphs import Graph, readings
from tests.queries.maps.looking import picture


def test_a_path_is_found_lit_up_and_told(page: Page) -> None:
    before = picture(page)
    page.get_by_label("From", exact=True).fill("Müller")
    page.keyboard.press("Enter")
    page.get_by_label("To", exact=True).fill("DPRK")
    page.keyboard.press("Enter")
    steps = page.locator("#panel .route").first.locator(".sentence")
    expect(steps).to_have_text(
        [
            "Jörg Müller-Weiß is Ambassador of Germany to Egypt.",
            "Germany criticized North Korea on 12 February 2020.",
        ]
    )
    expect(page.locator("#panel .route").first.locator("mark.trigger")).to_have_text(
        ["ambassador", "condemned"]
    )
    assert page.evaluate("location.hash") == (
        "#start=person%3Ajorg-muller&goal=state%3APRK"
    )
    assert picture(page) != before
    page.get_by_role("button", name="Clear path").click()
    expect(page.locator("#panel-kind")).to_have_text("Overview")


def test_a_step_leads_to_its_evidence_and_back(show: Show, story_map: Map) -> None:
    page = show(story_map, "start=person:jorg-muller&goal=state:PRK")
    page.locator("#panel .route .sentence").first.click()
    expect(page.locator("#panel blockquote")).to_contain_text("ambassador of Germany")
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#panel-kind")).to_have_text("Path")
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#panel-kind")).to_have_text("Overview")


def test_a_path_can_begin_at_the_entity_looked_at(show: Show, story_map: Map) -> None:
    page = show(story_map, "node=person:angela-merkel")
    page.get_by_role("button", name="Path from here").click()
    expect(page.get_by_label("From", exact=True)).to_have_value("Angela Merkel")
    expect(page.get_by_label("To", exact=True)).to_be_focused()
    page.keyboard.type("Kim")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .route").first.locator("li")).to_have_count(2)
    page.get_by_role("button", name="Swap").click()
    expect(page.get_by_label("To", exact=True)).to_have_value("Angela Merkel")


def test_a_path_keeps_to_what_is_shown(show: Show, story_map: Map) -> None:
    page = show(story_map, "start=state:PRK&goal=event:victory-day-celebration")
    expect(page.locator("#panel")).to_contain_text("No path along the ties shown.")
    page.get_by_label("Show what is only claimed").check()
    expect(page.locator("#panel .route").first).to_be_visible()


def test_a_map_of_a_path_opens_with_it_lit_up(show: Show, story: Graph) -> None:
    ends = ("state:CHN", "state:PRK")
    traded = next(edge for edge in story.edges if edge.relation.name == "TRADED_WITH")
    drawn = draw_map(
        story.entities, story.edges, story.articles, asked=ends, routes=[[traded.id]]
    )
    page = show(drawn)
    expect(page.locator("#panel .route .sentence").first).to_have_text(
        "China traded with North Korea in coal in 2019."
    )
    expect(page.locator("#panel .route")).to_have_count(1)


def test_a_map_of_paths_tells_them_and_no_others_in_their_order(
    show: Show, story: Graph
) -> None:
    with open_store("networkx:") as store:
        store.add(readings(story))
        found = paths(store, "Jörg Müller-Weiß", "North Korea", k=3, max_hops=4)
        page = show(map_of_paths(store, found))
    steps = page.locator("#panel .route")
    expect(steps).to_have_count(len(found))
    for number, path in enumerate(found):
        expect(steps.nth(number).locator("li")).to_have_count(len(path.hops))
