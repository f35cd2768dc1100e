"""How quickly a large map opens, moves and settles, beside plain pyvis.

    python benchmarks/map.py

Needs chromium (tests/servers/chromium.sh). All in one run, in one headless browser
without a graphics card: the figures differ from machine to machine, their ratio less.
"""

import json
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from detente.queries.maps import draw_map
from tests.queries.maps.conftest import ARGUMENTS
from tests.queries.maps.graphs import Graph, made_up

RUNS = 3

# Plain pyvis shows its picture when the first 1,000 steps of its layout are done.
_SETTLED = """
() => new Promise((done) => {
  const wait = () => {
    if (typeof network === "undefined" || !network) return setTimeout(wait, 5);
    network.once("stabilizationIterationsDone", () => {
      requestAnimationFrame(() => done());
    });
  };
  wait();
})
"""
_FRAMES = """
() => {
  window.frames_ = [];
  let last = performance.now();
  const tick = (now) => {
    window.frames_.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}
"""


def opened(browser: Browser, file: Path) -> tuple[Page, float]:
    """Our page, and the seconds until it is drawn and can be used."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    begun = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    page.locator("html[data-ready]").wait_for(state="attached")
    return page, time.perf_counter() - begun


def panned(page: Page) -> list[float]:
    """Milliseconds between frames while the view is dragged to and fro."""
    box = page.locator("#stage").bounding_box()
    assert box is not None
    x, y = box["x"] + 30, box["y"] + 30
    page.evaluate(_FRAMES)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("window.frames_.length = 0")
    for step in range(120):
        page.mouse.move(x + abs(60 - step) * 6, y + abs(60 - step) * 4)
    frames: list[float] = page.evaluate("window.frames_.slice(1)")
    page.mouse.up()
    return frames


def settled_by_pyvis(browser: Browser, graph: Graph, folder: Path) -> float:
    """Seconds until plain pyvis, all at its defaults, shows a settled picture."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for one in graph.entities:
        net.add_node(one.id, label=one.name)
    for edge in graph.edges:
        net.add_edge(edge.subject, edge.object, label=edge.relation.name)
    file = folder / "pyvis.html"
    file.write_text(net.generate_html(), "utf-8")
    context = browser.new_context(offline=True)  # it asks for style sheets elsewhere
    page = context.new_page()
    page.set_default_timeout(600_000)
    begun = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    page.evaluate(_SETTLED)
    took = time.perf_counter() - begun
    context.close()
    return took


def main() -> None:
    chromium = shutil.which("chromium")
    assert chromium is not None, "no chromium here: tests/servers/chromium.sh"
    with (
        tempfile.TemporaryDirectory() as name,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS) as browser,
    ):
        folder = Path(name)
        large = made_up(1500, 5000)
        begun = time.perf_counter()
        drawn = draw_map(large.entities, large.edges, large.articles)
        built = time.perf_counter() - begun
        file = drawn.save(folder / "large.html")
        opening, frames = [], []
        for _ in range(RUNS):
            page, seconds = opened(browser, file)
            opening.append(seconds)
            frames += panned(page)
            page.close()
        middle = made_up(1000, 3000)
        begun = time.perf_counter()
        ours = draw_map(middle.entities, middle.edges, middle.articles)
        laid_out = time.perf_counter() - begun
        file = ours.save(folder / "middle.html")
        ours_settled = []
        for _ in range(RUNS):
            page, seconds = opened(browser, file)
            ours_settled.append(seconds)
            page.close()
        plain = settled_by_pyvis(browser, middle, folder)
        ready = statistics.median(ours_settled)
        print(
            json.dumps(
                {
                    "1,500 entities, 5,000 ties": {
                        "page, MB": round(len(drawn.html.encode()) / 1e6, 2),
                        "built in Python, s": round(built, 2),
                        "opened, s (median, worst)": [
                            round(statistics.median(opening), 2),
                            round(max(opening), 2),
                        ],
                        "panned, frames/s (mean, worst twentieth)": [
                            round(1000 / statistics.mean(frames), 1),
                            round(1000 / statistics.quantiles(frames, n=20)[-1], 1),
                        ],
                    },
                    "1,000 entities, 3,000 ties, until settled": {
                        "this map, page opened, s": round(ready, 2),
                        "this map, built and opened, s": round(ready + laid_out, 2),
                        "plain pyvis, page opened, s": round(plain, 2),
                        "times faster (opened)": round(plain / ready, 1),
                        "times faster (built and opened)": round(
                            plain / (ready + laid_out), 1
                        ),
                    },
                },
                indent=2,
            )
        )


if __name__ == "__main__":
    main()
