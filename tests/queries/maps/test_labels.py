"""What is written on the map touches nothing else that matters, and says enough."""

import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from detente.graph.dates import PartialDate
from detente.queries.maps import Map, draw_map
from tests.queries.maps.conftest import Show
from tests.queries.maps.graphs import made_up, pair

# What the browser was told to paint last: words with a halo, and shapes.
_PAINTED = """
(() => {
  let batch = null;
  const now = () => {
    if (!batch) {
      batch = { words: [], shapes: [] };
      queueMicrotask(() => {
        if (batch.words.length) window.painted = batch;
        batch = null;
      });
    }
    return batch;
  };
  const made = CanvasRenderingContext2D.prototype;
  const { strokeText, fill } = made;
  made.strokeText = function (text, x, y) {
    const told = this.measureText(text);
    now().words.push([
      text,
      x - told.actualBoundingBoxLeft,
      y - told.actualBoundingBoxAscent,
      x + told.actualBoundingBoxRight,
      y + told.actualBoundingBoxDescent,
    ]);
    return strokeText.call(this, text, x, y);
  };
  made.fill = function (...told) {
    if (told[0] instanceof Path2D) {
      const { a, e, f } = this.getTransform();
      now().shapes.push(["", e - 9 * a, f - 9 * a, e + 9 * a, f + 9 * a]);
    }
    return fill.apply(this, told);
  };
})();
"""


class Box(NamedTuple):
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and self.right > other.left
            and self.top < other.bottom
            and self.bottom > other.top
        )


def painted(
    browser: Browser, drawn: Map, folder: Path, size: tuple[int, int], fragment: str
) -> tuple[list[Box], list[Box]]:
    """The words on the map as it opens, and the entities."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.add_init_script(_PAINTED)
    page.goto(f"{drawn.save(folder / 'map.html').as_uri()}#{fragment}")
    page.locator("html[data-ready]").wait_for(state="attached")
    told: dict[str, list[Any]] = page.evaluate("window.painted")
    context.close()
    return [Box(*one) for one in told["words"]], [Box(*one) for one in told["shapes"]]


@pytest.mark.parametrize("size", [(1440, 900), (820, 1180), (390, 844)])
@pytest.mark.parametrize("fragment", ["", "claims=true", "focus=person:kim-jong-un"])
def test_no_words_lie_on_others_or_on_an_entity(
    browser: Browser,
    story_map: Map,
    tmp_path: Path,
    size: tuple[int, int],
    fragment: str,
) -> None:
    words, entities = painted(browser, story_map, tmp_path, size, fragment)
    assert len(words) > 8
    assert len(entities) > 8
    assert [
        (one.text, other.text)
        for one, other in combinations(words, 2)
        if one.touches(other)
    ] == []
    assert [word.text for word in words if any(map(word.touches, entities))] == []


def test_on_a_crowded_map_no_words_lie_on_others(
    browser: Browser, tmp_path: Path
) -> None:
    graph = made_up(400, 900)
    drawn = draw_map(graph.entities, graph.edges)
    words, _ = painted(browser, drawn, tmp_path, (1440, 900), "")
    assert len(words) > 8
    assert [
        (one.text, other.text)
        for one, other in combinations(words, 2)
        if one.touches(other)
    ] == []


@pytest.mark.parametrize("size", [(1440, 900), (820, 1180), (390, 844)])
def test_who_matters_most_is_named_on_every_screen(
    browser: Browser, story_map: Map, tmp_path: Path, size: tuple[int, int]
) -> None:
    words, _ = painted(browser, story_map, tmp_path, size, "")
    assert "Kim Jong Un" in [word.text for word in words]
    assert len([word for word in words if word.left >= 0]) >= len(words) - 1


def svg_of(page: Page) -> ET.Element:
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Drawing (SVG)").click()
    return ET.fromstring(download.value.path().read_text("utf-8"))  # noqa: S314 - ours


def test_a_line_says_what_and_when_and_points_at_whom(show: Show) -> None:
    graph = pair("Ada", "Freedonia", date=PartialDate(2020, 3, 1))
    drawing = svg_of(show(draw_map(graph.entities, graph.edges)))
    found = list(drawing.iter())
    words = [one.text for one in found if one.tag.endswith("}text")]
    assert "visited · 1 March 2020" in words

    def centre(name: str) -> tuple[float, float]:
        at = next(one for one in found if one.text == name)
        return float(at.attrib["x"]), float(at.attrib["y"])

    # The tip of the arrow is the one shape of three corners.
    tips = [
        one.attrib["d"]
        for one in found
        if one.attrib.get("d", "").count("L") == 2 and one.attrib["d"].endswith("Z")
    ]
    assert len(tips) == 1
    x, y = map(float, tips[0][1:].split("L")[0].split())

    def far(name: str) -> float:
        there = centre(name)
        return (there[0] - x) ** 2 + (there[1] - y) ** 2

    assert far("FREEDONIA") < far("Ada")
