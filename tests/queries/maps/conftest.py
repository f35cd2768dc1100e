"""A real browser for the maps: Debian's Chromium, without any network."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from detente.queries.maps import Map, draw_map
from tests.queries.maps.graphs import Graph, medal_story, pair
from tests.servers.wanted import lacking

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    "--disable-sync",
]

expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong

Show = Callable[..., Page]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        lacking("no chromium here: run tests/servers/chromium.sh as root")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="package")
def story() -> Graph:
    return medal_story()


@pytest.fixture(scope="package")
def story_map(story: Graph) -> Map:
    return draw_map(
        story.entities,
        story.edges,
        story.articles,
        title="A medal for Kim Jong Un",
        asked=["person:kim-jong-un"],
    )


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(
        viewport={"width": 1280, "height": 800},
        reduced_motion="reduce",
        color_scheme="light",
        offline=True,
    )
    yield opened
    opened.close()


@pytest.fixture
def show(context: BrowserContext, tmp_path: Path) -> Iterator[Show]:
    """Opens a map at an address fragment; an error in the page fails the test."""
    wrong: list[str] = []

    def asks(url: str, itself: str) -> None:
        if url.partition("#")[0] != itself:
            wrong.append(f"request: {url[:200]}")

    def opened(drawn: Map, fragment: str = "") -> Page:
        file = drawn.save(tmp_path / "map.html")
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: asks(asked.url, file.as_uri()))
        page.on(
            "console",
            lambda said: wrong.append(said.text) if said.type == "error" else None,
        )
        page.goto(f"{file.as_uri()}#{fragment}")
        page.locator("html[data-ready]").wait_for(state="attached")
        return page

    yield opened
    assert wrong == []


@pytest.fixture
def page(show: Show, story_map: Map) -> Page:
    """The story of the medal, just opened."""
    return show(story_map)


@pytest.fixture(scope="package")
def one_day() -> Map:
    """A map on which all happened on one day."""
    graph = pair()
    return draw_map(graph.entities, graph.edges, graph.articles)
