"""How quickly a large map opens, moves and settles, beside plain pyvis.

    python -m benchmarks.map [--patience 600]

Plain pyvis is waited for at most so many seconds; it then took at least as long. Needs
chromium (tests/servers/chromium.sh). All in one run, in one headless browser without a
graphics card: the figures differ from machine to machine, their ratio less.
"""

import argparse
import json
import math
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from detente.queries.maps import draw_map
from tests.queries.maps.conftest import ARGUMENTS
from tests.queries.maps.graphs import Graph, made_up

RUNS = 3

# Plain pyvis shows its picture when the first 1,000 steps of its layout are done. Until
# then its page answers nothing, so it is told to say when it is.
_TELL_SETTLED = """
const wait = setInterval(() => {
  if (typeof network === "undefined" || !network) return;
  clearInterval(wait);
  network.once("stabilizationIterationsDone", () => {
    requestAnimationFrame(() => console.log("detente: settled"));
  });
}, 5);
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


def settled_by_pyvis(
    browser: Browser, graph: Graph, folder: Path, patience_s: float
) -> float:
    """Seconds until plain pyvis, all at its defaults, shows a settled picture.

    Infinite if it takes longer than ``patience_s``.
    """
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
    page.add_init_script(_TELL_SETTLED)
    begun = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    try:
        page.wait_for_event(
            "console",
            lambda said: said.text == "detente: settled",
            timeout=patience_s * 1000,
        )
        return time.perf_counter() - begun
    except PlaywrightTimeout:
        return math.inf
    finally:
        context.close()


def used(page: Page) -> int:
    """The longest time, in milliseconds, for which the page answered nothing in use."""
    page.evaluate(
        """() => {
          window.pauses_ = [0];
          new PerformanceObserver((told) => {
            for (const one of told.getEntries()) window.pauses_.push(one.duration);
          }).observe({ type: "longtask" });
        }"""
    )
    page.keyboard.press("c")
    page.locator("#search").fill("Anna")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Focus").click()
    page.get_by_role("button", name="Show everything").first.click()
    page.locator("#play").click()
    page.wait_for_timeout(3000)
    page.locator("#play").click()
    page.locator("#view-table").click()
    page.locator("#table-filter").fill("award")
    page.wait_for_timeout(500)
    longest: float = page.evaluate("Math.max(...window.pauses_)")
    return round(longest)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patience", type=float, default=600)
    patience_s = parser.parse_args().patience
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
        opening, frames, pauses = [], [], []
        for _ in range(RUNS):
            page, seconds = opened(browser, file)
            opening.append(seconds)
            frames += panned(page)
            pauses.append(used(page))
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
        plain = settled_by_pyvis(browser, middle, folder, patience_s)
        ready = statistics.median(ours_settled)
        at_least = min(plain, patience_s)
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
                        "longest without an answer in use, ms": max(pauses),
                    },
                    "1,000 entities, 3,000 ties, until settled": {
                        "this map, page opened, s": round(ready, 2),
                        "this map, built and opened, s": round(ready + laid_out, 2),
                        "plain pyvis, page opened, s": round(at_least, 2),
                        "plain pyvis was waited for to the end": plain <= patience_s,
                        "times faster (opened)": round(at_least / ready, 1),
                        "times faster (built and opened)": round(
                            at_least / (ready + laid_out), 1
                        ),
                    },
                },
                indent=2,
            )
        )


if __name__ == "__main__":
    main()
