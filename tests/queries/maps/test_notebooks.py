"""A map in a notebook: in a frame that needs nothing of the page around it."""

import re
from html import escape

from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from detente.queries.maps import Map

# What VS Code puts around the outputs of a notebook: the frame of its web view, and,
# where notebook.experimental.enableCsp is set, this policy, which a frame with srcdoc
# inherits.
# vscode/src/vs/workbench/contrib/notebook/browser/view/renderers/backLayerWebView.ts
_POLICY = """
default-src 'none';
script-src https://*.vscode-cdn.net 'unsafe-inline' 'unsafe-eval';
style-src https://*.vscode-cdn.net 'unsafe-inline';
img-src https://*.vscode-cdn.net https: http: data:;
font-src https://*.vscode-cdn.net https:;
connect-src https:;
child-src https: data:;
"""
_SANDBOX = (
    "allow-same-origin allow-pointer-lock allow-scripts allow-downloads allow-forms"
)


def works(page: Page, frame: FrameLocator) -> None:
    """The map in the frame can be searched, read, filtered and saved."""
    frame.locator("html[data-ready]").wait_for(state="attached")
    frame.locator("#search").fill("Putin")
    frame.locator("#search").press("Enter")
    expect(frame.locator("#panel h2")).to_have_text("Vladimir Putin")
    frame.locator("#panel .ties .entity").first.click()
    expect(frame.locator("#panel blockquote").first).to_be_visible()
    frame.get_by_role("button", name="Table").click()
    expect(frame.locator("#table-body tr")).to_have_count(58)
    frame.locator("#export summary").click()
    with page.expect_download() as download:
        frame.get_by_role("button", name="Drawing (SVG)").click()
    assert download.value.suggested_filename.endswith(".svg")


def test_the_frame_holds_all_and_trusts_nothing(story_map: Map) -> None:
    shown = story_map._repr_html_()
    attributes = dict(re.findall(r' ([a-z]+)="([^"]*)"', shown))
    assert shown.startswith("<iframe ")
    assert "src" not in attributes
    assert attributes["srcdoc"] == escape(story_map.html)
    assert set(attributes["sandbox"].split()) == {
        *("allow-scripts", "allow-downloads", "allow-popups")
    }


def test_a_map_works_in_the_web_view_of_vs_code(
    context: BrowserContext, story_map: Map
) -> None:
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console",
        lambda said: wrong.append(said.text) if said.type == "error" else None,
    )
    page.on("request", lambda asked: wrong.append(asked.url[:100]))
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    view = f"<!doctype html>{policy}<main>{story_map._repr_html_()}</main>"
    page.set_content(
        f'<iframe id="view" sandbox="{_SANDBOX}" width="1000" height="700" '
        f'srcdoc="{escape(view)}"></iframe>'
    )
    works(page, page.frame_locator("#view").frame_locator("iframe"))
    assert [one for one in wrong if one != "about:srcdoc"] == []
