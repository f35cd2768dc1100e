"""Text as XML 1.0 can hold it (https://www.w3.org/TR/xml/#charsets).

Characters that no XML document may hold become U+FFFD.
"""

import re

_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_IN_TEXT = re.compile(f"[&<>\r{_FORBIDDEN}]")
_IN_QUOTES = re.compile(f"[&<>\r\"'\t\n{_FORBIDDEN}]")
_WRITTEN = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
    "\t": "&#9;",  # as they are, an attribute would lose them, and any text a return
    "\n": "&#10;",
    "\r": "&#13;",
}


def text(value: str) -> str:
    """``value`` as the text of an element."""
    if _IN_TEXT.search(value) is None:
        return value
    return _IN_TEXT.sub(_written, value)


def quoted(value: str) -> str:
    """``value`` as an attribute, within quotes of either kind."""
    if _IN_QUOTES.search(value) is None:
        return value
    return _IN_QUOTES.sub(_written, value)


def _written(found: re.Match[str]) -> str:
    return _WRITTEN.get(found[0], "\ufffd")
