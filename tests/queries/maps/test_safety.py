"""Names, quotes, titles, addresses, details are data: none runs, none breaks a page."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from detente.graph.dates import PartialDate
from detente.graph.model import Article, Entity, Fact
from detente.graph.relations import vocabulary
from detente.queries.maps import Map, draw_map
from detente.queries.maps.page import embedded
from tests.queries.maps.conftest import Show
from tests.queries.maps.graphs import Graph, graph_of, made_up

RUN = "window.ran = (window.ran || 0) + 1"
HOSTILE = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</ScRiPt ><script >{RUN}</script >",
    f"<!--<script>{RUN}</script>-->",
    f"<!--<script></script><script>{RUN}//",
    f"]]><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea></noscript><script>{RUN}</script>",
    f"<img src=x onerror='{RUN}'>",
    f'<img src="x" onerror="{RUN}">',
    f"<svg onload='{RUN}'>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin='{RUN}' attributeName=x dur=1s>",
    f"<body onload='{RUN}'>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<a href='javascript:{RUN}'>href</a>",
    f"<details open ontoggle='{RUN}'>",
    f"<input autofocus onfocus='{RUN}'>",
    f"<math><mtext><script>{RUN}</script></mtext></math>",
    f"<object data='data:text/html,<script>{RUN}</script>'></object>",
    "<meta http-equiv='refresh' content='0;url=https://example.org/'>",
    "<base href='https://example.org/'>",
    "<link rel=stylesheet href='https://example.org/x.css'>",
    f'" onmouseover="{RUN}" x="',
    f"' onmouseover='{RUN}' x='",
    f"`${{{RUN}}}`",
    f"${{{RUN}}}",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    "{% include '/etc/passwd' %}{{ config }}<%= 1 %>#{1}",
    "<!--slot:data--><!--slot:script--><!--slot:nothing-->",
    f'");{RUN};//',
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f'\\";{RUN};//\\',
    f"\u2028{RUN}\u2029{RUN}",
    f"javascript:{RUN}",
    "&lt;script&gt;&#60;script&#62;&amp;amp;",
    "\u202egnp.exe\u202c and \u2066\u2067turned",
    "\u0000null\u0007bell\u001b[31mred\u007f",
    "\ud83d half of a pair \udc00",
    "__proto__",
    "constructor",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319 stacked",
    "\u200b\u200d\ufeff",
    "=cmd|' /C calc'!A0",
    "../../../../etc/passwd\r\nSet-Cookie: x=1",
    "long " * 20_000,
)
ADDRESSES = (
    f"javascript:{RUN}",
    f" JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    f'https://example.org/" onclick="{RUN}',
    "//example.org/x",
    "https:///nowhere",
    "http://[broken",
)


def hostile_graph() -> Graph:
    """Every hostile text as name, alias, quote, title, publisher and detail."""
    facts: list[Fact] = []
    articles: list[Article] = []
    for number, text in enumerate(HOSTILE):
        address = ADDRESSES[number % len(ADDRESSES)]
        articles.append(Article(f"{text[:200]}{number}", text, address, text))
        name = text if text.strip() else "?"
        facts.append(
            Fact(
                articles[-1].id,
                Entity(f"person:p{number}", "Person", name, (f"x{text}",), text[:99]),
                vocabulary().relation("HOLDS_POSITION"),
                Entity(f"organization:o{number % 7}", "Organization", f"{name} again"),
                PartialDate(2020, 1 + number % 12),
                attrs=(
                    ("note", text),
                    ("title", text.encode("utf-8", "replace").decode()),
                ),
                evidence=f"{text} {name}",
            )
        )
    return graph_of(facts, tuple(articles))


@pytest.fixture(scope="module")
def hostile() -> Map:
    graph = hostile_graph()
    return draw_map(graph.entities, graph.edges, graph.articles, title=HOSTILE[1])


def test_no_hostile_text_runs_or_breaks_the_page(show: Show, hostile: Map) -> None:
    assert len(HOSTILE) >= 40
    page = show(hostile)
    assert page.title() == HOSTILE[1]
    told = page.locator("#panel")
    # Each text as an entity, as a tie and as a quote: the whole panel is made of it.
    for number, text in enumerate(HOSTILE):
        page.evaluate(f"location.hash = 'node=person:p{number}'")
        shown = text if text.strip() else "?"
        expect(told.locator("h2")).to_have_text(as_shown(shown), use_inner_text=False)
        told.locator(".ties .entity").first.click()
        expect(told.locator("blockquote").first).to_be_visible()
    page.get_by_role("button", name="Table").click()
    expect(page.locator("#table-body tr")).to_have_count(len(HOSTILE))
    page.locator("#search").fill("script")
    expect(page.get_by_role("option").first).to_be_visible()
    assert page.evaluate("window.ran") is None
    assert page.evaluate("Object.keys(Object.prototype)") == []
    assert page.locator("iframe, object, img, base, link").count() == 0
    assert page.locator("script").count() == 3


def as_shown(text: str) -> re.Pattern[str]:
    """The text as a page has it: no lone half of a pair, white space as one space."""
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    words = re.split(r"[ \t\r\n\f\u2028\u2029\u00a0\u200b\ufeff]+", whole)
    return re.compile(
        r"[\s\u200b\ufeff]*".join(re.escape(word) for word in words[:400])
    )


def test_a_link_leads_to_the_web_or_there_is_none(show: Show, hostile: Map) -> None:
    page = show(hostile)
    links = set()
    for number in range(len(ADDRESSES)):
        page.evaluate(f"location.hash = 'node=person:p{number}'")
        page.locator("#panel .ties .entity").first.click()
        expect(page.locator("#panel cite").first).to_be_attached()
        links |= set(
            page.locator("#panel a").evaluate_all("all => all.map((a) => a.protocol)")
        )
    assert links <= {"https:"}


def test_a_hostile_map_is_drawn_and_exported(show: Show, hostile: Map) -> None:
    page = show(hostile)
    for what in ("Drawing (SVG)", "Ties shown (CSV)", "Picture (PNG)"):
        page.locator("#export summary").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=what).click()
        assert download.value.path().stat().st_size > 1000
    assert page.evaluate("window.ran") is None


def test_the_page_may_not_reach_any_network(
    context: BrowserContext, one_day: Map, tmp_path: Path
) -> None:
    page = context.new_page()
    page.goto(one_day.save(tmp_path / "map.html").as_uri())
    refused = page.evaluate(
        """async () => {
          const refused = [];
          addEventListener("securitypolicyviolation", (told) =>
            refused.push(told.effectiveDirective));
          await fetch("https://example.org/").catch(() => null);
          const wait = (made) => new Promise((done) => {
            made.onerror = done;
            document.body.append(made);
          });
          const make = (tag, props) =>
            Object.assign(document.createElement(tag), props);
          await wait(make("img", { src: "https://example.org/x.png" }));
          await wait(make("script", { src: "https://example.org/x.js" }));
          document.body.append(make("script", { textContent: "window.ran = 1" }));
          await new Promise((done) => setTimeout(done));
          return [refused.sort(), window.ran];
        }"""
    )
    assert refused == [
        ["connect-src", "img-src", "script-src-elem", "script-src-elem"],
        None,
    ]


def test_embedded_data_are_the_data() -> None:
    value = {"</script>": ["<!--", "&", "\u2028\u2029", 'quote " and \\', "김정은"]}
    text = embedded(value)
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)


def test_the_page_is_one_small_file_besides_its_data() -> None:
    page = draw_map([], [], title="Nothing").html
    assert len(page.encode()) < 1_500_000
    outside = re.findall(r'(?:src|href)\s*=\s*["\'](?!data:)([^"\']+)', page)
    assert [link for link in outside if link.startswith(("http", "//"))] == []


def test_an_empty_map_opens(show: Show) -> None:
    page = show(draw_map([], [], title="Nothing"))
    expect(page.locator("#shown")).to_have_text("0 entities · 0 ties")


def test_a_file_that_cannot_be_written_is_said_in_one_line(
    one_day: Map, tmp_path: Path
) -> None:
    with pytest.raises(Exception, match="No such file or directory"):
        one_day.save(tmp_path / "no folder" / "map.html")


def test_a_large_map_opens_and_says_what_it_leaves_out(show: Show) -> None:
    graph = made_up(400, 1200)
    drawn = draw_map(graph.entities, graph.edges, most_entities=120, most_edges=300)
    page = show(drawn)
    expect(page.locator("#left-out")).to_contain_text(
        "This map shows the most telling part: 120 of 400 entities and 300 of"
    )
    expect(page.locator("#left-out code")).to_have_text("detente map NAME --hops 1")
    page.locator("#left-out-close").click()
    expect(page.locator("#left-out")).to_be_hidden()


def test_of_more_than_a_browser_bears_the_telling_part_opens_and_is_of_use(
    show: Show,
) -> None:
    graph = made_up(2500, 9000)
    asked = graph.entities[40]
    page = show(draw_map(graph.entities, graph.edges, graph.articles, asked=[asked.id]))
    left_out = page.locator("#left-out")
    expect(left_out).to_contain_text("1,500 of 2,500 entities and 5,000 of")
    page.locator("#search").fill(asked.name)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(asked.name)
    page.get_by_role("button", name="Focus").click()
    expect(page.locator("#focus-note")).to_be_visible()
    page.get_by_role("button", name="Table").click()
    expect(page.locator("#table-body tr").first).to_be_visible()
