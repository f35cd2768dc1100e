"""What a person reads on a map: entities, the evidence behind a line."""

from playwright.sync_api import Page, expect

from detente.queries.maps import Map, draw_map
from tests.queries.maps.conftest import Show
from tests.queries.maps.graphs import Graph, pair
from tests.queries.maps.looking import PERSON, STATE, centre_of


def small(graph: Graph) -> Map:
    return draw_map(graph.entities, graph.edges, graph.articles, title="A visit")


def test_the_overview_says_what_the_map_holds(page: Page) -> None:
    panel = page.locator("#panel")
    expect(page).to_have_title("A medal for Kim Jong Un")
    expect(page.locator("#shown")).to_have_text("28 entities · 58 ties")
    expect(panel).to_contain_text("29 entities, 63 ties from 5 articles, 1961 to 2020.")
    expect(panel.locator(".ties .entity").first).to_have_text("Kim Jong Un")
    expect(panel.locator(".legend li")).to_have_text(
        [
            "Cooperation",
            "Contact",
            "Conflict",
            "Lasting ties",
            "Claim: denied, planned, rumoured, cancelled",
        ]
    )


def test_a_press_on_an_entity_tells_who_it_is(show: Show) -> None:
    page = show(small(pair()))
    page.mouse.click(*centre_of(page, PERSON))
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Ada")
    expect(panel).to_contain_text("Visited1")
    expect(panel.locator(".ties .entity")).to_have_text("Freedoniaon 1 March 2020")


def test_a_press_on_a_line_shows_the_sentence_it_comes_from(show: Show) -> None:
    page = show(small(pair()))
    one, other = centre_of(page, PERSON), centre_of(page, STATE)
    page.mouse.click((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Ada visited Freedonia on 1 March 2020.")
    expect(panel.locator("blockquote")).to_have_text("Ada visited Freedonia.")
    expect(panel.locator("mark.subject")).to_have_text("Ada")
    expect(panel.locator("mark.trigger")).to_have_text("visited")
    expect(panel.locator("mark.object")).to_have_text("Freedonia")
    link = panel.get_by_role("link", name="A visit")
    expect(link).to_have_attribute("href", "https://example.org/visit")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(panel.locator("figcaption")).to_contain_text("The Paper")


def test_a_press_on_the_ground_puts_the_evidence_away(show: Show) -> None:
    page = show(small(pair()))
    page.mouse.click(*centre_of(page, PERSON))
    expect(page.locator("#panel-kind")).to_have_text("Person")
    box = page.locator("#stage").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 12, box["y"] + 12)
    expect(page.locator("#panel-kind")).to_have_text("Overview")


def test_an_entity_can_be_dragged_to_another_place(show: Show) -> None:
    page = show(small(pair()))
    x, y = centre_of(page, PERSON)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 60, steps=4)
    page.mouse.move(x + 80, y + 120, steps=4)
    page.mouse.up()
    moved = centre_of(page, PERSON)
    assert abs(moved[0] - x - 80) < 15  # a drag begins after some pixels
    assert abs(moved[1] - y - 120) < 15


def test_dates_that_sources_disagree_on_are_both_told(
    show: Show, story_map: Map
) -> None:
    page = show(story_map, "edge=e-d2fc020e15419538")
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text(
        "Russia awarded Kim Jong Un the Jubilee Medal of the Great Patriotic War "
        "on 5 May 2020."
    )
    expect(panel.locator(".conflict")).to_have_text(
        "Sources disagree on the date: 5 May 2020, or 6 May 2020."
    )
    expect(panel.locator("blockquote")).to_have_count(2)
    expect(panel.locator(".tag")).to_have_text(
        ["Happened", "5 May 2020", "2 sources", "90 % sure"]
    )


def test_an_entity_tells_its_aliases_positions_and_ties(
    show: Show, story_map: Map
) -> None:
    page = show(story_map, "node=person:kim-jong-un")
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Kim Jong Un")
    expect(panel.locator(".aliases")).to_have_text("Also Kim, 김정은")
    expect(panel.locator(".roles li")).to_have_text(
        ["Supreme Leader of North Korea", "Leader of North Korea"]
    )
    expect(panel.locator("h3").filter(has_text="Met")).to_have_text("Met8")


def test_a_tie_in_the_panel_leads_to_its_evidence(show: Show, story_map: Map) -> None:
    page = show(story_map, "node=person:ri-son-gwon")
    page.locator("#panel .ties .entity").filter(has_text="Matsegora").click()
    expect(page.locator("#panel h2")).to_have_text(
        "Alexander Matsegora presented the Jubilee Medal of the Great Patriotic War to "
        "Ri Son Gwon on behalf of Kim Jong Un on 5 May 2020."
    )


def test_focus_leaves_only_what_is_around_an_entity(show: Show, story_map: Map) -> None:
    page = show(story_map, "node=person:angela-merkel")
    page.get_by_role("button", name="Focus").click()
    expect(page.locator("#shown")).to_have_text("3 entities · 2 ties")
    expect(page.locator("#focus-note")).to_contain_text("Around Angela Merkel")
    page.locator("#focus-note").get_by_role("button").click()
    expect(page.locator("#shown")).to_have_text("28 entities · 58 ties")


def test_names_of_every_script_are_told_as_they_are(show: Show, story_map: Map) -> None:
    page = show(story_map, "node=person:moon-jae-in")
    expect(page.locator("#panel h2")).to_have_text("문재인")
    page.locator("#search").fill("السيسي")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("عبد الفتاح السيسي")
    page.locator("#search").fill("muller")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Jörg Müller-Weiß")
    sentence = page.locator("#panel .ties .entity").filter(has_text="عبد")
    sentence.click()
    # The Arabic name stands in an isolate: the sentence still runs left to right.
    expect(page.locator("#panel h2")).to_have_text(
        "\u2068عبد الفتاح السيسي\u2069 met Jörg Müller-Weiß on 10 February 2020."
    )
    expect(page.locator("#panel h2")).to_have_attribute("dir", "ltr")
