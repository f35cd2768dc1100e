"""The timeline: a period brushed, nudged, played, and what held in it."""

from playwright.sync_api import Page, expect

from detente.graph.dates import PartialDate
from detente.queries.maps import Map, draw_map
from tests.queries.maps.conftest import Show
from tests.queries.maps.graphs import pair


def test_a_brushed_period_leaves_what_held_then(page: Page) -> None:
    expect(page.locator("#period")).to_have_text("All dates: Aug 2017 to May 2020")
    strip = page.locator("#strip").bounding_box()
    assert strip is not None
    month = strip["width"] / 34  # months from August 2017 to May 2020
    y = strip["y"] + 20
    page.mouse.move(strip["x"] + 20.2 * month, y)  # April 2019
    page.mouse.down()
    page.mouse.move(strip["x"] + 22.8 * month, y, steps=3)  # June 2019
    page.mouse.up()
    expect(page.locator("#period")).to_have_text("Apr 2019 to Jun 2019")
    assert page.evaluate("location.hash") == "#from=2019-04-01&to=2019-06-30"
    shown = page.locator("#shown")
    expect(shown).to_contain_text("10 entities · 13 ties")
    page.get_by_role("button", name="All dates").click()
    expect(shown).to_have_text("28 entities · 58 ties")


def test_a_tie_that_lasts_holds_from_its_start_until_it_was_last_told(
    show: Show, story_map: Map
) -> None:
    page = show(story_map, "from=1999-01-01&to=1999-12-31")
    expect(page.locator("#shown")).to_have_text("3 entities · 1 tie")
    page = show(story_map, "from=1960-01-01&to=1960-12-31")
    expect(page.locator("#shown")).to_have_text("1 entity · 0 ties")


def test_ties_without_a_date_can_be_kept(show: Show) -> None:
    days = (PartialDate(2020, 3, 1), PartialDate(2020, 3, 9), None)
    pairs = [pair(f"Guest {n}", f"Host {n}", n, date=day) for n, day in enumerate(days)]
    edges = [edge for graph in pairs for edge in graph.edges]
    entities = [entity for graph in pairs for entity in graph.entities]
    page = show(draw_map(entities, edges), "from=2020-03-05&to=2020-03-31")
    expect(page.locator("#shown")).to_have_text("2 entities · 1 tie")
    page.get_by_label("Keep 1 undated tie").check()
    expect(page.locator("#shown")).to_have_text("4 entities · 2 ties")


def test_the_ends_of_the_period_move_with_the_keyboard(page: Page) -> None:
    start = page.get_by_role("slider", name="Period from")
    start.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageUp")
    expect(start).to_have_attribute("aria-valuetext", "Mar 2018")
    expect(page.locator("#period")).to_have_text("Mar 2018 to May 2020")
    end = page.get_by_role("slider", name="Period to")
    end.focus()
    page.keyboard.press("Home")
    expect(page.locator("#period")).to_have_text("Mar 2018")
    page.keyboard.press("End")
    start.focus()
    page.keyboard.press("Home")
    expect(page.locator("#period")).to_have_text("All dates: Aug 2017 to May 2020")


def test_playing_moves_the_period_along_and_can_be_halted(page: Page) -> None:
    page.get_by_role("button", name="Play").click()
    period = page.locator("#period")
    expect(period).to_have_text("Aug 2017 to Oct 2017")
    expect(period).to_have_text("Sep 2017 to Nov 2017")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    expect(page.locator("#brush")).to_be_visible()


def test_a_map_of_one_day_has_no_timeline(show: Show, one_day: Map) -> None:
    expect(show(one_day).locator("#timeline")).to_be_hidden()
