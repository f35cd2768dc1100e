"""Asking a language model: any endpoint that speaks OpenAI's chat completions.

A small client over httpx (the extra ``llm``): tries again with growing pauses where
the server is busy, slow or away, and asks for the answer's form in the ways that
servers know, the strictest first.
"""

import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from detente.graph.errors import BadInput, NoAnswer
from detente.loaders.waiting import asked_pause

_HERE = "--extractor llm"
_TRIES = 5
_LONGEST_BODY = 4_000_000  # bytes; an answer of 8,000 tokens has some 40,000
_LONGEST_PAUSE_S = 60.0
_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_MALFORMED = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
_FORM_REFUSED = frozenset({400, 404, 415, 422})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is asked, and how.

    ``url`` ends before ``/chat/completions``. ``timeout_s`` is for a whole answer;
    ``first_pause_s`` doubles from try to try. Prices are in US dollars for a million
    tokens, ``None`` where not known.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout_s: float = 120.0
    first_pause_s: float = 1.0
    price_in: float | None = None
    price_out: float | None = None

    @classmethod
    def from_environment(cls, env: Mapping[str, str] = os.environ) -> "Endpoint":
        """The endpoint that the variables name.

        ``DETENTE_LLM_URL``, ``DETENTE_LLM_MODEL``, ``DETENTE_LLM_KEY``, and
        ``DETENTE_LLM_PRICES`` such as ``0.15/0.60``.

        Raises:
            BadInput: url or model is not given, or the prices are no two numbers.
        """
        url, model = env.get("DETENTE_LLM_URL"), env.get("DETENTE_LLM_MODEL")
        if not url or not model:
            why = (
                "set DETENTE_LLM_URL (http://localhost:11434/v1) and DETENTE_LLM_MODEL"
            )
            raise BadInput(_HERE, why)
        if not url.startswith(("http://", "https://")):
            raise BadInput(_HERE, f"DETENTE_LLM_URL {url[:80]!r} is no http address")
        endpoint = cls(url.rstrip("/"), model, env.get("DETENTE_LLM_KEY") or None)
        prices = env.get("DETENTE_LLM_PRICES")
        if not prices:
            return endpoint
        try:
            price_in, price_out = (float(price) for price in prices.split("/"))
        except ValueError as error:
            why = f"DETENTE_LLM_PRICES {prices[:40]!r} is not of the form 0.15/0.60"
            raise BadInput(_HERE, why) from error
        return replace(endpoint, price_in=price_in, price_out=price_out)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model wrote, and the tokens that question and answer took."""

    content: str
    tokens_in: int
    tokens_out: int


class Chat:
    """A connection to an endpoint; ``close`` it, or use it in a ``with``."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Raises ``BadInput`` where httpx is not installed."""
        try:
            import httpx
        except ImportError as error:
            message = "it needs httpx: pip install 'detente[llm]'"
            raise BadInput(_HERE, message) from error
        self._httpx = httpx
        self._endpoint = endpoint
        self._client = httpx.Client(timeout=endpoint.timeout_s)
        self._forms = ["json_schema", "json_object", ""]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._client.close()

    def ask(
        self,
        messages: Sequence[Mapping[str, str]],
        schema: Mapping[str, Any],
        *,
        max_tokens: int,
    ) -> Answer:
        """The model's answer, of at most ``max_tokens``.

        Raises:
            NoAnswer: not after five tries, or the endpoint refuses.
        """
        body: dict[str, Any] = {
            "model": self._endpoint.model,
            "messages": list(messages),
            "temperature": 0,
            "seed": 0,
            "max_tokens": max_tokens,
        }
        while True:
            form = self._forms[0]
            reply = self._post(body | _response_format(form, schema))
            if reply.status in _FORM_REFUSED and len(self._forms) > 1:
                self._forms.pop(0)  # it does not know this form: the next one
                continue
            break
        url = self._endpoint.url
        if reply.status != 200:  # noqa: PLR2004 -- OK
            raise NoAnswer(url, reply.words, lasting=True)
        try:
            told = json.loads(reply.body)
            content = told["choices"][0]["message"]["content"]
            usage = told.get("usage") or {}
        except _MALFORMED as error:
            raise NoAnswer(url, "its answer is no chat completion") from error
        if not isinstance(content, str):
            raise NoAnswer(url, "its answer has no text")
        return Answer(
            content,
            _count(usage, "prompt_tokens", json.dumps(body["messages"])),
            _count(usage, "completion_tokens", content),
        )

    def _post(self, body: Mapping[str, Any]) -> "_Reply":
        why = "no answer"
        pause = self._endpoint.first_pause_s
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(min(pause, _LONGEST_PAUSE_S))
                pause *= 2
            try:
                reply = self._reply(body)
            except (self._httpx.TransportError, TimeoutError) as error:
                why = str(error) or type(error).__name__
                continue
            if reply.status not in _BUSY:
                return reply
            why = reply.words
            pause = max(pause, asked_pause(reply.retry_after))
        raise NoAnswer(self._endpoint.url, f"{why} (tried {_TRIES} times)")

    def _reply(self, body: Mapping[str, Any]) -> "_Reply":
        """What the endpoint answers, as far as it is neither too long nor too slow."""
        endpoint = self._endpoint
        headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
        until = time.monotonic() + endpoint.timeout_s
        told = bytearray()
        with self._client.stream(
            "POST", f"{endpoint.url}/chat/completions", json=body, headers=headers
        ) as response:
            for part in response.iter_bytes():
                told += part
                if len(told) > _LONGEST_BODY:
                    why = f"its answer is longer than {_LONGEST_BODY:,} bytes"
                    raise NoAnswer(endpoint.url, why)
                if time.monotonic() > until:
                    message = f"its answer took longer than {endpoint.timeout_s:g} s"
                    raise TimeoutError(message)
            after = response.headers.get("Retry-After")
            return _Reply(response.status_code, bytes(told), after)


@dataclass(frozen=True, slots=True)
class _Reply:
    """An answer over HTTP."""

    status: int
    body: bytes
    retry_after: str | None

    @property
    def words(self) -> str:
        """What to tell of one that is not OK."""
        text = " ".join(self.body.decode(errors="replace").split())[:200]
        return f"answered {self.status}: {text}"


def _response_format(form: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    if form == "json_schema":
        named = {"name": "facts", "strict": True, "schema": schema}
        return {"response_format": {"type": form, "json_schema": named}}
    return {"response_format": {"type": form}} if form else {}


def _count(usage: Mapping[str, object], key: str, text: str) -> int:
    """Tokens as the server counts them, else four letters each, rounded up."""
    told = usage.get(key)
    return told if isinstance(told, int) else -(-len(text) // 4)
