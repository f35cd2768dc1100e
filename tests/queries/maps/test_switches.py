"""What is shown: claims, types, relations, sources, confidence, and the address."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Page, expect

from detente.graph.edges import Edge
from detente.queries.maps import Map, draw_map
from tests.queries.maps.conftest import Show
from tests.queries.maps.graphs import Graph, pair
from tests.queries.maps.looking import PERSON, amount_of, picture

ALL = "28 entities · 58 ties"


def test_claims_are_off_until_they_are_switched_on(page: Page) -> None:
    expect(page.locator("#shown")).to_have_text(ALL)
    before = picture(page)
    claims = page.get_by_label("Show what is only claimed")
    expect(claims).not_to_be_checked()
    claims.check()
    expect(page.locator("#shown")).to_have_text("29 entities · 63 ties")
    assert picture(page) != before


def test_a_claim_is_told_as_one(show: Show, story_map: Map) -> None:
    page = show(story_map, "claims=true&node=event:victory-day-celebration")
    row = page.locator("#panel .ties .entity").filter(has_text="Kim Jong Un")
    expect(row).to_have_text("Kim Jong Undenied · on 9 May 2020")
    row.click()
    expect(page.locator("#panel .tag.claim")).to_have_text("Denied")
    expect(page.locator("#panel h2")).to_have_text(
        "Kim Jong Un did not attend the 75th Victory Day celebration on 9 May 2020."
    )


def test_a_claim_is_drawn_dashed(show: Show) -> None:
    graph = pair(negated=True)
    drawn = draw_map(graph.entities, graph.edges, graph.articles)
    page = show(drawn, "claims=true")
    with page.expect_download() as download:
        page.locator("#export summary").click()
        page.get_by_role("button", name="Drawing (SVG)").click()
    svg = download.value.path().read_text("utf-8")
    assert "stroke-dasharray" in svg
    assert "did not visit" in svg


def told(edges: Iterable[Edge]) -> str:
    """What the page says of these ties."""
    ties = list(edges)
    ends = {end for edge in ties for end in (edge.subject, edge.object)}
    return f"{len(ends)} entities · {len(ties)} ties"


def test_a_type_can_be_switched_off(page: Page, story: Graph) -> None:
    before = amount_of(page, PERSON)
    page.get_by_label("Person 11").uncheck()
    expect(page.locator("#shown")).to_have_text(
        told(
            edge
            for edge in story.edges
            if edge.happened and "person:" not in edge.subject + edge.object
        )
    )
    assert amount_of(page, PERSON) < before / 20
    page.get_by_label("Person 11").check()
    expect(page.locator("#shown")).to_have_text(ALL)


def test_relations_have_their_counts_and_can_be_switched_off(page: Page) -> None:
    met = page.get_by_label("Met 10", exact=True)
    met.uncheck()
    expect(page.locator("#shown")).to_have_text("28 entities · 48 ties")
    page.get_by_role("button", name="Lasting ties").click()
    expect(page.get_by_label("Part of 2", exact=True)).not_to_be_checked()
    page.get_by_role("button", name="Reset all").click()
    expect(page.locator("#shown")).to_have_text(ALL)
    expect(met).to_be_checked()


def test_fewer_ties_have_more_sources(page: Page) -> None:
    page.get_by_label("Sources").fill("2")
    expect(page.locator("#sources-value")).to_have_text("2 or more")
    expect(page.locator("#shown")).to_contain_text("3 ties")


def test_fewer_ties_are_surer(page: Page, story: Graph) -> None:
    page.get_by_label("How sure").fill("80")
    expect(page.locator("#confidence-value")).to_have_text("80 % or more")
    sure = (edge for edge in story.edges if edge.happened and edge.confidence >= 0.8)
    expect(page.locator("#shown")).to_have_text(told(sure))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kim", ["Kim Jong Un"]),
        ("김정은", ["Kim Jong Un", "김정은"]),
        ("moon", ["문재인", "Moon Jae-in"]),
        ("prk", ["North Korea", "DPRK"]),
        ("muller", ["Jörg Müller-Weiß"]),
    ],
)
def test_a_name_or_an_alias_is_found_as_it_is_typed(
    page: Page, typed: str, first: list[str]
) -> None:
    page.keyboard.press("/")
    page.keyboard.type(typed)
    options = page.get_by_role("listbox", name="Names found").get_by_role("option")
    expect(options.first.locator("bdi")).to_have_text(first)
    expect(page.locator("#search")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-kind")).not_to_have_text("Overview")


def test_a_name_that_is_none_is_said_to_be_none(page: Page) -> None:
    page.locator("#search").fill("Nobody Whatever")
    expect(page.locator("#live")).to_have_text("No such name on this map")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-kind")).to_have_text("Overview")


def test_the_address_tells_the_view_and_opens_it_again(
    show: Show, story_map: Map
) -> None:
    page = show(story_map)
    page.get_by_label("Show what is only claimed").check()
    page.get_by_label("Met 10", exact=True).uncheck()
    page.locator("#search").fill("Putin")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Use the dark theme").click()
    told = page.evaluate("location.hash.slice(1)")
    assert told == "node=person%3Avladimir-putin&claims=true&without=MET&theme=dark"
    again = page.context.new_page()
    again.goto(f"{page.url.split('#')[0]}#{told}")
    expect(again.locator("#panel h2")).to_have_text("Vladimir Putin")
    expect(again.locator("#shown")).to_have_text(page.locator("#shown").inner_text())
    expect(again.get_by_label("Met 10", exact=True)).not_to_be_checked()
    expect(again.locator("html")).to_have_attribute("data-theme", "dark")


def test_an_address_changed_by_hand_is_followed(page: Page) -> None:
    page.evaluate("location.hash = 'node=state:RUS'")
    expect(page.locator("#panel h2")).to_have_text("Russia")


@pytest.mark.parametrize(
    "fragment",
    [
        "node=nobody&edge=none&line=b99999&focus=&start=x&goal=y",
        "from=1&to=<script>&view=chart&theme=pink&sources=many&confidence=NaN",
        "without=,,,&hidden=%00&claims=perhaps&constructor=1&__proto__=2",
        "%E0%A4%A&&&===",
    ],
)
def test_an_address_that_means_nothing_opens_the_whole_map(
    show: Show, story_map: Map, fragment: str
) -> None:
    page = show(story_map, fragment)
    expect(page.locator("#panel-kind")).to_have_text("Overview")
    expect(page.locator("#shown")).to_have_text(ALL)
