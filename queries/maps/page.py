"""The one HTML file of a map: template, style, scripts and data in one."""

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

from detente.queries.maps.network import vis_network
from detente.queries.maps.payload import Scene, payload

_STYLES = ("theme", "frame", "filters", "panel", "facts", "screens")
_SCRIPTS = (
    *("dom", "data", "state", "geometry", "glyphs", "surfaces", "painter", "labels"),
    *("layer", "stage", "panel", "evidence", "filters", "search", "routes"),
    *("timeline", "table", "exports", "keys", "main"),
)
_SLOT = re.compile(r"<!--slot:(\w+)-->")
_SURROGATE = re.compile("[\ud800-\udfff]")
# What could end a script element, begin a comment or break a line of a script.
_UNSAFE = {
    ord(letter): f"\\u{ord(letter):04x}"
    for letter in ("<", ">", "&", "\u2028", "\u2029")
}


def render(scene: Scene) -> str:
    """The page: it needs no network, and asks the browser to forbid it any."""
    title = _SURROGATE.sub("\ufffd", scene.title)
    slots = {
        **_fixed(),
        "title": escape(title),
        "data": embedded(payload(scene)),
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], _asset("template.html"))


def embedded(value: Any) -> str:  # noqa: ANN401 - JSON has no one type
    """``value`` as JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _SURROGATE.sub("\ufffd", text).translate(_UNSAFE)


@cache
def _fixed() -> dict[str, str]:
    """What is the same on every map."""
    style = "\n".join(_asset(f"{name}.css") for name in _STYLES)
    ours = "\n".join(_asset(f"{name}.js") for name in _SCRIPTS)
    script = f'"use strict";\n(() => {{\n{ours}}})();\n'
    vis = vis_network()
    return {
        "policy": "; ".join(
            (
                "default-src 'none'",
                f"script-src {_hash(vis)} {_hash(script)}",
                f"style-src {_hash(style)}",
                "img-src data: blob:",
                "base-uri 'none'",
                "form-action 'none'",
            )
        ),
        "style": style,
        "vis": vis,
        "script": script,
    }


def _asset(name: str) -> str:
    return files("detente.queries.maps").joinpath("assets", name).read_text("utf-8")


def _hash(text: str) -> str:
    """``text`` as a Content-Security-Policy names a script or style that may run."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
