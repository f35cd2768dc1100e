"""The table of the same facts, and what can be taken away: PNG, SVG, CSV, paper."""

import csv
import io
import struct
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from detente.queries.maps import Map, draw_map
from tests.queries.maps.conftest import Show
from tests.queries.maps.graphs import pair
from tests.queries.maps.looking import PERSON, amount_of


def exported(page: Page, what: str) -> tuple[str, bytes]:
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=what).click()
    file = download.value
    return file.suggested_filename, file.path().read_bytes()


def test_the_table_has_the_facts_of_the_map(page: Page) -> None:
    page.get_by_role("button", name="Table").click()
    expect(page.locator("#table-body tr")).to_have_count(58)
    expect(page.locator("#stage")).to_be_hidden()
    row = page.locator("#table-body tr").filter(has_text="sanctioned").first
    expect(row.locator("bdi")).to_have_text(["United States", "North Korea"])
    expect(row.locator("td:not(:has(bdi))")).to_have_text(
        [
            "2020-04-01",
            "sanctioned",
            "Happened",
            "1",
            "90 %",
            "The United States renewed its sanctions on North Korea.",
        ]
    )
    row.get_by_role("button", name="sanctioned").click()
    expect(page.locator("#panel h2")).to_have_text(
        "The United States sanctioned North Korea on 1 April 2020."
    )


def test_the_table_is_sorted_by_any_column(show: Show, story_map: Map) -> None:
    page = show(story_map, "view=table")
    first = page.locator("#table-body tr").first
    expect(first.locator("td").first).to_have_text("2020-05-05")
    head = page.locator("th").filter(has_text="Date")
    expect(head).to_have_attribute("aria-sort", "descending")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="Sources").click()
    expect(first.locator("td").nth(5)).to_have_text("3")
    page.get_by_role("button", name="Who", exact=True).click()
    expect(first.locator("td").nth(1)).to_have_text("Alexander Matsegora")
    expect(head).not_to_have_attribute("aria-sort", "ascending")


def test_the_table_is_filtered_by_words(show: Show, story_map: Map) -> None:
    page = show(story_map, "view=table")
    page.get_by_label("Filter").fill("kim putin met")
    expect(page.locator("#table-body tr")).to_have_count(1)
    expect(page.locator("#table-count")).to_have_text("1 tie")
    page.get_by_label("Filter").fill("veterans")
    expect(page.locator("#table-body tr")).to_have_count(1)


def test_the_sheet_has_what_is_shown(show: Show, story_map: Map) -> None:
    page = show(story_map, "without=MET")
    name, sheet = exported(page, "Ties shown (CSV)")
    rows = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))
    assert name == "a-medal-for-kim-jong-un.csv"
    assert len(rows) == 48
    assert {row["relation"] for row in rows}.isdisjoint({"MET"})
    (presented,) = [row for row in rows if row["relation"] == "PRESENTED_TO"]
    assert presented == {
        "subject": "Alexander Matsegora",
        "subject_type": "Person",
        "relation": "PRESENTED_TO",
        "object": "Ri Son Gwon",
        "object_type": "Person",
        "date": "2020-05-05",
        "told": "asserted",
        "sources": "1",
        "confidence": "0.9",
        "sentence": "Alexander Matsegora presented the Jubilee Medal of the Great "
        "Patriotic War to Ri Son Gwon on behalf of Kim Jong Un on 5 May 2020",
        "quote": "Ambassador Alexander Matsegora presented the award to Foreign "
        "Minister Ri Son Gwon at the Mansudae Assembly Hall.",
        "articles": "https://example.org/medal",
    }


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")'])
def test_a_sheet_runs_no_formula(show: Show, name: str) -> None:
    graph = pair(name)
    page = show(draw_map(graph.entities, graph.edges, graph.articles))
    _, sheet = exported(page, "Ties shown (CSV)")
    (row,) = csv.DictReader(io.StringIO(sheet.decode("utf-8-sig")))
    assert row["subject"] == "'" + name
    assert row["sentence"].startswith("'" + name)


def test_the_drawing_is_well_formed_and_has_every_name(page: Page) -> None:
    name, drawing = exported(page, "Drawing (SVG)")
    assert name == "a-medal-for-kim-jong-un.svg"
    words = {
        element.text
        for element in ET.fromstring(drawing).iter()  # noqa: S314 - our own page made it
        if element.tag.endswith("}text")
    }
    assert {"Kim Jong Un", "문재인", "عبد الفتاح السيسي", "RUSSIA"} <= words


def test_the_picture_is_a_png_of_the_whole_map(page: Page) -> None:
    name, picture = exported(page, "Picture (PNG)")
    assert name == "a-medal-for-kim-jong-un.png"
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    assert width > 1500
    assert height > 1000


def test_paper_is_light_whatever_the_screen(show: Show, story_map: Map) -> None:
    page = show(story_map, "theme=dark")
    assert amount_of(page, PERSON) == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert amount_of(page, PERSON) > 100
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert amount_of(page, PERSON) == 0


def test_on_paper_there_is_the_map_and_the_evidence(show: Show, story_map: Map) -> None:
    page = show(story_map, "node=person:kim-jong-un")
    page.emulate_media(media="print")
    expect(page.locator("#stage canvas")).to_be_visible()
    expect(page.locator("#panel h2")).to_be_visible()
    for control in ("#filters", ".tools", ".finder", ".zoom", "#panel-close"):
        expect(page.locator(control)).to_be_hidden()


def test_a_printed_map_is_drawn_in_its_proportions_with_every_quote(
    show: Show, story_map: Map
) -> None:
    page = show(story_map, "node=person:kim-jong-un&theme=dark")
    page.locator("#panel .ties .entity").first.click()
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    words = " ".join(sheet.extract_text() for sheet in printed.pages)
    assert "A medal for Kim Jong Un" in words
    for quote in page.locator("#panel blockquote").all_inner_texts():
        assert quote.split()[-1] in words
    # The picture on paper has the shape of that on the screen.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    drawing = page.locator("#paper svg")
    expect(drawing.locator("text", has_text="Kim Jong Un").first).to_be_visible()
    expect(page.locator("#stage canvas")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(drawing).to_have_count(0)
