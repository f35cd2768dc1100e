"""Nobody is kept out: WCAG 2.1 AA by axe-core, both themes, all sizes and views."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from detente.queries.maps import Map
from tests.queries.maps.conftest import Show

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
VIEWS = {
    "overview": "",
    "entity": "node=person:kim-jong-un&claims=true&focus=person:kim-jong-un",
    "evidence": "edge=e-d2fc020e15419538",
    "path": "start=person:jorg-muller&goal=state:PRK",
    "period": "from=2019-04-01&to=2019-06-30",
    "table": "view=table&claims=true",
}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(show: Show, story_map: Map, view: str, theme: str) -> None:
    page = show(story_map, f"{VIEWS[view]}&theme={theme}")
    assert violations(page) == []


@pytest.mark.parametrize("width", [390, 820])
def test_axe_finds_nothing_on_small_screens(
    show: Show, story_map: Map, width: int
) -> None:
    page = show(story_map, "edge=e-d2fc020e15419538")
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("#filters-open").click()
    assert violations(page) == []


def test_axe_finds_nothing_in_help_lists_and_menus(page: Page) -> None:
    page.locator("#search").fill("k")
    page.locator("#export summary").evaluate("menu => { menu.parentNode.open = true; }")
    assert violations(page) == []
    page.locator("#help-open").click()
    assert violations(page) == []
