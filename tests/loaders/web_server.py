"""A web server on this machine that answers well, badly, slowly and endlessly."""

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import unquote

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Minister visits Oslo</title>
<meta property="og:site_name" content="The Daily Fjord">
<meta property="article:published_time" content="2021-03-04T08:00:00+00:00">
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Minister visits Oslo</h1>
<p>The foreign minister of Chile visited Oslo on Wednesday and met the king, the
embassy said in a statement that was read to the press in the afternoon.</p>
<p>The two talked about fishing, trade and the café of the \u201cFram\u201d museum, and
agreed to meet again in Santiago before the end of the year.</p></article>
<footer>Copyright 2019 The Daily Fjord</footer></body></html>
"""
LATIN = PAGE.replace('<meta charset="utf-8">', "").replace("\u201c", "")
SCRIPTS = """<!DOCTYPE html><html lang="en"><head><title>News</title></head><body>
<div id="root"></div><script src="/app.js"></script>
<noscript>You need to enable JavaScript to run this app.</noscript></body></html>
"""
PLAIN = b"5 May 2020\n\nThe minister met the king in Oslo, and they talked."
# Path: body, kind, and how it is packed.
PAGES: dict[str, tuple[bytes, str, str]] = {
    "/news/minister-in-oslo.html": (PAGE.encode(), "text/html; charset=utf-8", ""),
    "/latin1": (
        LATIN.replace("\u201d", "").encode("latin-1"),
        "text/html; charset=iso-8859-1",
        "",
    ),
    "/packed": (gzip.compress(PAGE.encode()), "text/html", "gzip"),
    "/bomb": (gzip.compress(b"a" * 50_000_000), "text/html", "gzip"),
    "/plain": (PLAIN, "text/plain", ""),
    "/image": (b"\x89PNG", "image/png", ""),
    "/utf-8-called-latin1": (PAGE.encode(), "text/html; charset=iso-8859-1", ""),
    "/windows-called-utf-8": (PAGE.encode("cp1252"), "text/html; charset=utf-8", ""),
    "/unknown-charset": (PAGE.encode(), "text/html; charset=no-such", ""),
    "/no-kind": (PAGE.encode(), "", ""),
    "/called-binary": (PAGE.encode(), "application/octet-stream", ""),
    "/n\u00e6r/oslo": (PAGE.encode(), "text/html", ""),
    "/scripts-only": (SCRIPTS.encode(), "text/html", ""),
    "/empty": (b"<html><body></body></html>", "text/html", ""),
}
MOVED = {
    "/moved": "/news/minister-in-oslo.html",
    "/loop": "/loop",
    "/moved-in-utf-8": "/n\u00e6r/oslo".encode().decode("latin-1"),
    "/to-nowhere": "http://[bad",
    "/to-file": "file:///etc/passwd",
    "/to-private": "http://10.1.2.3/",
}


# Path: what a busy server asks for the first time; then there is the page.
BUSY: dict[str, Callable[[], str]] = {
    "/busy": lambda: "1",
    "/busy-until": lambda: formatdate(time.time() + 2, usegmt=True),
    "/busy-for-hours": lambda: formatdate(time.time() + 7200, usegmt=True),
    "/busy-for-nobody-knows": lambda: "soon",
}


class _Answers(BaseHTTPRequestHandler):
    stopping: Event
    asked: set[str]

    def do_GET(self) -> None:
        path = unquote(self.path.split("?")[0])
        if path in MOVED:
            self._moved(MOVED[path])
        elif path in PAGES:
            self._page(*PAGES[path])
        elif path in BUSY and path not in self.asked:
            self.asked.add(path)
            self._busy(BUSY[path]())
        elif path in BUSY:
            self._page(PAGE.encode(), "text/html")
        elif path == "/gone":
            self.send_response(410, "very " * 100)
            self.end_headers()
        elif path == "/huge":
            self._endless(b"a" * 65_536, pause_s=0)
        elif path == "/drip":
            self._endless(b"a", pause_s=0.05)
        elif path == "/broken-off":
            self._page(b"<html>", "text/html", length=5000)
        else:
            self.send_error(404)

    def _page(
        self, body: bytes, kind: str, packed: str = "", *, length: int | None = None
    ) -> None:
        self.send_response(200)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(body)))
        if packed:
            self.send_header("Content-Encoding", packed)
        self.end_headers()
        self._send(body)

    def _busy(self, until: str) -> None:
        self.send_response(503)
        self.send_header("Retry-After", until)
        self.end_headers()

    def _moved(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def _endless(self, part: bytes, *, pause_s: float) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while not self.stopping.is_set() and self._send(part):
            time.sleep(pause_s)

    def _send(self, body: bytes) -> bool:
        try:
            self.wfile.write(body)
            self.wfile.flush()
        except OSError:  # the reader has hung up
            return False
        return True

    def log_message(self, *_: object) -> None:
        """Say nothing on stderr."""


@contextmanager
def web_server() -> Iterator[str]:
    """The address of a running server."""
    stopping = Event()
    answers = type("Answers", (_Answers,), {"stopping": stopping, "asked": set()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()
