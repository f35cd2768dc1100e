"""How the map looks: at every size, in both themes, in a notebook, at the pointer."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from detente.graph.dates import PartialDate
from detente.queries.maps import LeftOut, Map, draw_map
from tests.queries.maps.conftest import Show
from tests.queries.maps.graphs import Graph, pair
from tests.queries.maps.looking import PERSON, STATE, amount_of, centre_of

# Where the pictures are kept to be looked at, if anywhere.
PICTURES = os.environ.get("DETENTE_PICTURES")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (820, 1100), (390, 844)])
def test_everything_fits_the_screen(
    show: Show, story_map: Map, size: tuple[int, int], theme: str
) -> None:
    page = show(story_map, f"node=person:kim-jong-un&theme={theme}")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    expect(page.locator("#panel h2")).to_be_in_viewport()
    for part in ("h1", "#search", "#view-table", "#stage", "#timeline", "#zoom-fit"):
        expect(page.locator(part)).to_be_in_viewport(ratio=0.9)
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow == 0
    if PICTURES:
        name = f"map-{size[0]}-{theme}.png"
        page.screenshot(path=Path(PICTURES) / name)


def test_the_theme_follows_the_system_until_it_is_chosen(page: Page) -> None:
    html = page.locator("html")
    expect(html).to_have_attribute("data-theme", "light")
    page.emulate_media(color_scheme="dark")
    expect(html).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Use the light theme").click()
    expect(html).to_have_attribute("data-theme", "light")
    assert amount_of(page, PERSON) > 100


def test_what_is_under_the_pointer_is_told_beside_it(show: Show) -> None:
    graph = pair()
    page = show(draw_map(graph.entities, graph.edges, graph.articles))
    one, other = centre_of(page, PERSON), centre_of(page, STATE)
    page.mouse.move(*one)
    expect(page.locator("#tip")).to_have_text("Ada Person, 1 tie")
    page.mouse.move((one[0] + other[0]) / 2, (one[1] + other[1]) / 2, steps=5)
    expect(page.locator("#tip")).to_have_text("Ada visited Freedonia on 1 March 2020.")
    page.mouse.move(one[0], one[1] - 200, steps=5)
    expect(page.locator("#tip")).to_be_hidden()


def test_a_state_shows_its_code_where_there_are_no_flags(
    show: Show, story: Graph
) -> None:
    """Whatever the fonts: the Soviet Union has no flag among the emoji."""
    page = show(draw_map(story.entities, story.edges), "node=state:SUN")
    expect(page.locator("#panel .kind")).to_have_text("State · SUN")
    expect(page.locator("#panel .who svg text")).to_have_text("SUN")


def test_in_a_notebook_the_map_works_inside_its_frame(
    context: BrowserContext, story_map: Map
) -> None:
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: wrong.append(asked.url[:100]))
    page.set_content(f"<main>{story_map._repr_html_()}</main>")
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached")
    frame.locator("#search").fill("Putin")
    frame.locator("#search").press("Enter")
    expect(frame.locator("#panel h2")).to_have_text("Vladimir Putin")
    frame.get_by_role("button", name="Table").click()
    expect(frame.locator("#table-body tr")).to_have_count(58)
    assert [one for one in wrong if one != "about:srcdoc"] == []


def test_facts_of_long_ago_share_one_bar_of_the_timeline(show: Show) -> None:
    days = [PartialDate(1924, 5), *(PartialDate(2019, month) for month in range(1, 13))]
    pairs = [pair(f"Guest {n}", f"Host {n}", n, date=day) for n, day in enumerate(days)]
    entities = [entity for graph in pairs for entity in graph.entities]
    page = show(draw_map(entities, [edge for graph in pairs for edge in graph.edges]))
    expect(page.locator("#period")).to_have_text("All dates: before 2019 to Dec 2019")
    page.get_by_role("slider", name="Period from").press("ArrowRight")
    expect(page.locator("#shown")).to_have_text("24 entities · 12 ties")


def test_entities_without_a_tie_that_are_left_out_are_told(show: Show) -> None:
    graph = pair()
    left_out = LeftOut(entities=7, edges=0, all_entities=9, all_edges=1)
    page = show(draw_map(graph.entities, graph.edges, left_out=left_out))
    expect(page.locator("#left-out-words")).to_have_text(
        "Left out: 7 entities of 9, which no tie joins to others. To see one: "
    )
