"""A chat completions endpoint on this machine that follows a script."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

FACT: dict[str, Any] = {
    "subject": "Maria Lopez",
    "subject_type": "Person",
    "relation": "VISITED",
    "object": "Norway",
    "object_type": "State",
    "quote": "Maria Lopez visited Norway on Monday.",
    "subject_mention": "Maria Lopez",
    "object_mention": "Norway",
    "date": "2020-05-04",
    "date_end": None,
    "negated": False,
    "modality": "asserted",
    "title": None,
    "award": None,
    "event": None,
    "topic": None,
    "source": None,
}


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: a status, what is said, and after how long."""

    content: str = ""
    status: int = 200
    after_s: float = 0.0
    every_s: float = 0.0  # between each two bytes of the body
    headers: tuple[tuple[str, str], ...] = ()
    raw: str | None = None  # the whole body, where it is no chat completion


@dataclass
class Model:
    """The endpoint's address, its script, and what it was asked.

    The last reply of the script is given again and again.
    """

    url: str
    script: list[Reply]
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


def says(*facts: dict[str, Any]) -> Reply:
    """A well-formed answer."""
    return Reply(json.dumps({"facts": list(facts)}))


@contextmanager
def model_server(*script: Reply) -> Iterator[Model]:
    """A running endpoint that answers as ``script`` says, one reply a question."""
    model = Model("", list(script))
    handler = type("Handler", (_Handler,), {"model": model})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    model.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    model: Model

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.model.asked.append(json.loads(self.rfile.read(length)))
        self.model.keys.append(self.headers.get("Authorization"))
        script = self.model.script
        reply = script.pop(0) if len(script) > 1 else script[0]
        time.sleep(reply.after_s)
        body = reply.raw if reply.raw is not None else _completion(reply.content)
        try:
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            self.end_headers()
            for part in list(body) if reply.every_s else [body]:
                self.wfile.write(part.encode())
                time.sleep(reply.every_s)
        except OSError:  # the reader has hung up
            return

    def log_message(self, *_: object) -> None:
        """Say nothing on stderr."""


def _completion(content: str) -> str:
    return json.dumps(
        {
            "choices": [{"message": {"role": "assistant", "content": content}}],
            "usage": {"prompt_tokens": 900, "completion_tokens": 100},
        }
    )
