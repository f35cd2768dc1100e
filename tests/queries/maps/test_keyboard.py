"""The map without a mouse."""

from playwright.sync_api import Page, expect

from detente.queries.maps import Map
from tests.queries.maps.conftest import Show
from tests.queries.maps.looking import picture, stage


def test_arrow_keys_walk_from_entity_to_entity(page: Page) -> None:
    stage(page).focus()
    page.keyboard.press("ArrowRight")
    heading = page.locator("#panel h2")
    expect(heading).to_have_text("Kim Jong Un")
    expect(page.locator("#live")).to_have_text("Kim Jong Un, Person, 17 ties")
    page.keyboard.press("ArrowRight")
    expect(heading).not_to_have_text("Kim Jong Un")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    expect(page.locator("#panel-kind")).to_have_text("Overview")


def test_e_steps_through_the_ties_and_enter_goes_to_the_panel(
    show: Show, story_map: Map
) -> None:
    page = show(story_map, "node=person:ri-son-gwon")
    stage(page).focus()
    told = []
    for _ in range(3):
        page.keyboard.press("e")
        told.append(page.locator("#panel h2").inner_text())
    assert len(set(told)) == 3
    page.keyboard.press("Shift+E")
    expect(page.locator("#panel h2")).to_have_text(told[1])
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")


def test_keys_zoom_move_and_show_all(page: Page) -> None:
    stage(page).focus()
    at_first = picture(page)
    page.keyboard.press("+")
    nearer = picture(page)
    page.keyboard.press("Shift+ArrowRight")
    moved = picture(page)
    page.keyboard.press("0")
    assert len({at_first, nearer, moved}) == 3
    assert picture(page) == at_first


def test_f_focuses_and_p_begins_a_path(show: Show, story_map: Map) -> None:
    page = show(story_map, "node=person:angela-merkel")
    stage(page).focus()
    page.keyboard.press("f")
    expect(page.locator("#focus-note")).to_be_visible()
    page.keyboard.press("f")
    expect(page.locator("#focus-note")).to_be_hidden()
    page.keyboard.press("p")
    expect(page.get_by_label("To", exact=True)).to_be_focused()


def test_letters_switch_the_view_and_claims_and_open_help(page: Page) -> None:
    page.keyboard.press("t")
    expect(page.locator("table").first).to_be_visible()
    page.keyboard.press("m")
    expect(stage(page)).to_be_visible()
    page.keyboard.press("c")
    expect(page.locator("#shown")).to_have_text("29 entities · 63 ties")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_every_control_is_reached_by_tab_and_shows_that_it_is(page: Page) -> None:
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
              const on = document.activeElement;
              const { outlineStyle, outlineWidth } = getComputedStyle(on);
              return [on.id, outlineStyle !== "none" && parseFloat(outlineWidth) >= 2];
            }"""
        )
        if told[0] == "thumb-to":
            break
        reached.append(told)
    assert all(visible for _, visible in reached), reached
    ids = [name for name, _ in reached]
    for control in ("skip", "search", "view-map", "theme", "route-start", "stage"):
        assert control in ids


def test_the_first_tab_leads_past_everything_to_the_map(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Skip to the map")).to_be_focused()
    page.keyboard.press("Enter")
    expect(stage(page)).to_be_focused()


def test_all_of_it_works_without_a_mouse(page: Page) -> None:
    """Found, read, focused, traced, narrowed to a period, sorted and saved."""
    keys = page.keyboard
    keys.press("/")
    keys.type("matsegora")
    keys.press("Enter")
    heading = page.locator("#panel h2").first
    expect(heading).to_have_text("Alexander Matsegora")
    stage(page).focus()
    keys.press("e")
    expect(heading).to_contain_text("Alexander Matsegora")
    expect(page.locator("#panel blockquote").first).to_be_visible()
    keys.press("Enter")
    expect(page.locator("#panel .ends button").first).to_be_focused()
    keys.press("Enter")
    stage(page).focus()
    keys.press("p")
    keys.type("Kim Jong")
    keys.press("Enter")
    expect(page.locator("#panel .route li").first).to_be_visible()
    page.get_by_role("slider", name="Period from").press("End")
    expect(page.locator("#period")).to_have_text("May 2020")
    page.get_by_role("button", name="All dates").press("Enter")
    page.get_by_label("Met 10", exact=True).press("Space")
    expect(page.locator("#shown")).to_have_text("28 entities · 48 ties")
    page.locator("#view-table").press("Enter")
    who = page.locator("th[data-key=subject]")
    who.get_by_role("button").press("Enter")
    expect(who).to_have_attribute("aria-sort", "ascending")
    page.locator("#table-body button.open").first.press("Enter")
    expect(page.locator("#panel blockquote").first).to_be_visible()
    page.locator("#export summary").press("Enter")
    with page.expect_download() as download:
        page.get_by_role("button", name="Ties shown (CSV)").press("Enter")
    assert download.value.suggested_filename == "a-medal-for-kim-jong-un.csv"
