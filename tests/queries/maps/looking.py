"""Finding on the painted map what a person would point at."""

from playwright.sync_api import Locator, Page

# Colours of the light theme, as theme.css has them.
PERSON = "#2f74b8"
STATE = "#1f2937"

_CENTRE = """
([colour, stage]) => {
  const canvas = stage.querySelector("canvas");
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const want = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  let [x, y, count] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (want.every((part, place) => Math.abs(data[at + place] - part) < 3)) {
      x += (at / 4) % width;
      y += Math.floor(at / 4 / width);
      count += 1;
    }
  }
  const box = stage.getBoundingClientRect();
  const size = (count * width) / box.width;
  return count ? [box.left + x / size, box.top + y / size, count] : null;
}
"""


def stage(page: Page) -> Locator:
    return page.locator("#stage")


def centre_of(page: Page, colour: str) -> tuple[float, float]:
    """Where on the page the middle of all that is painted in ``colour`` is."""
    x, y, _ = _painted(page, colour) or (None, None, 0)
    assert x is not None, f"nothing is painted in {colour}"
    assert y is not None
    return x, y


def amount_of(page: Page, colour: str) -> int:
    """How many dots are painted in ``colour``."""
    found = _painted(page, colour)
    return int(found[2]) if found else 0


def _painted(page: Page, colour: str) -> tuple[float, float, float] | None:
    page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
    handle = stage(page).element_handle()
    found: tuple[float, float, float] | None = page.evaluate(_CENTRE, [colour, handle])
    return found


def picture(page: Page) -> bytes:
    """What the stage looks like once it has come to rest."""
    before = b""
    now = stage(page).screenshot()
    while now != before:
        page.evaluate("() => new Promise((done) => setTimeout(done, 150))")
        before, now = now, stage(page).screenshot()
    return now
