"""Fetching a page from the public web, and from nowhere else.

Only ``http`` and ``https``; never an address of this machine or its network, also
behind a name or a redirect: the name is looked up once, every address it has is
checked, and the connection goes to the address that was checked. Size and time are
limited. Proxies of the environment are not used, since a proxy looks names up itself.
"""

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from threading import Timer
from typing import Self
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from detente.graph.errors import BadInput
from detente.loaders.waiting import asked_pause

LARGEST = 10_000_000  # bytes of a page, unpacked
_TIME_LIMIT_S = 30.0  # for the whole of it, redirects included
_REDIRECTS = 5
_WAITS = 3  # times that a busy server is asked again
_LONGEST_REASON = 80  # characters
_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_HEADERS = {
    "User-Agent": "detente (article reader)",
    "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf",
    "Accept-Encoding": "gzip",
}

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the last address after redirects, the body, its kind."""

    url: str
    body: bytes
    kind: str
    charset: str | None


def is_public(address: Address) -> bool:
    """Whether ``address`` is a host of the public internet.

    False for private, loopback, link-local, multicast and reserved addresses, also
    where an IPv6 address carries such an IPv4 one.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in ipaddress.IPv6Network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def fetch(
    url: str,
    *,
    allows: Callable[[Address], bool] = is_public,
    time_limit_s: float = _TIME_LIMIT_S,
) -> Page:
    """The page at ``url``.

    A server that is busy and says for how long is asked again, where the time allows.

    Raises:
        BadInput: the address is refused, does not answer well, or answers with too
            much or too slowly.
    """
    with _Deadline(url, time_limit_s) as deadline:
        target = url
        moves = waits = 0
        while moves <= _REDIRECTS:
            answer = _ask(target, url, allows, deadline)
            if isinstance(answer, Page):
                return answer
            if isinstance(answer, _Busy):
                waits += 1
                deadline.wait(answer, often=waits > _WAITS)
                continue
            target = _joined(target, answer, url)
            moves += 1
    raise BadInput(url, f"more than {_REDIRECTS} redirects")


@dataclass(frozen=True, slots=True)
class _Busy:
    """A server's word that it is busy, and for how long it asks to wait."""

    why: str
    pause_s: float


class _Deadline:
    """Cuts the open connection when the time is up, whatever it waits for."""

    def __init__(self, url: str, time_limit_s: float) -> None:
        self._url = url
        self._limit = time_limit_s
        self._end = time.monotonic() + time_limit_s
        self._timer = Timer(time_limit_s, self._cut)
        self._timer.daemon = True
        self._socket: socket.socket | None = None
        self.passed = False

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def watch(self, connection: socket.socket) -> None:
        self._socket = connection
        if self.passed:
            self._cut()

    def wait(self, busy: _Busy, *, often: bool) -> None:
        """Wait as asked; ``BadInput`` where nothing, too much or too often is asked."""
        left = self._end - time.monotonic()
        if often or not 0 < busy.pause_s < left:
            asked = f"; it asks to wait {busy.pause_s:.0f} s" if busy.pause_s else ""
            raise BadInput(self._url, busy.why + asked)
        time.sleep(busy.pause_s)

    def slow(self) -> BadInput:
        return BadInput(self._url, f"no whole answer within {self._limit:g} s")

    def _cut(self) -> None:
        self.passed = True
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # closed already


def _ask(
    target: str, url: str, allows: Callable[[Address], bool], deadline: _Deadline
) -> Page | str | _Busy:
    """The page at ``target``, where it has moved to, or that the server is busy."""
    parts = _parts(target, url)
    host, port = parts.hostname or "", parts.port or _default_port(parts)
    address = _checked_address(host, port, url, allows)
    try:
        with closing(_connection(parts, host, port, address, deadline)) as connection:
            connection.request("GET", _path(parts), headers=_HEADERS)
            # The connection forgets a response that ends it: close that as well.
            with connection.getresponse() as response:
                moved = response.getheader("Location")
                if response.status in _MOVED and moved:
                    return moved
                if response.status in _BUSY:
                    pause = asked_pause(response.getheader("Retry-After"))
                    return _Busy(_status(response), pause)
                return _page(response, target, url, deadline)
    except (OSError, http.client.HTTPException, zlib.error) as error:
        if deadline.passed:
            raise deadline.slow() from error
        raise BadInput(url, _reason(error)) from error


def _reason(error: Exception) -> str:
    if isinstance(error, http.client.IncompleteRead):
        return "cannot be fetched: the answer broke off"
    if isinstance(error, http.client.BadStatusLine):
        return "cannot be fetched: it does not answer in HTTP"
    return f"cannot be fetched: {error or type(error).__name__}"


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&()*+,;=~-._?")
    return f"{path}?{query}" if query else path


def _page(
    response: http.client.HTTPResponse, target: str, url: str, deadline: _Deadline
) -> Page:
    if response.status != http.HTTPStatus.OK:
        raise BadInput(url, _status(response))
    body = _body(response, url)
    if deadline.passed:
        raise deadline.slow()
    headers = response.headers
    return Page(target, body, headers.get_content_type(), headers.get_content_charset())


def _status(response: http.client.HTTPResponse) -> str:
    reason = response.reason[:_LONGEST_REASON]
    return f"the server answered {response.status} {reason}".strip()


def _joined(base: str, moved: str, url: str) -> str:
    """Where a redirect leads; its bytes come as Latin-1 and are mostly UTF-8."""
    with suppress(UnicodeError):  # else they were Latin-1
        moved = moved.encode("latin-1").decode("utf-8")
    try:
        return urljoin(base, moved)
    except ValueError as error:
        raise BadInput(url, f"it has moved to {moved[:80]!r}: {error}") from error


def _parts(target: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(target)
        port = parts.port
    except ValueError as error:
        raise BadInput(url, f"no address that can be read: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise BadInput(url, f"only http and https are fetched, not {parts.scheme}")
    if not parts.hostname or port == 0:
        raise BadInput(url, "the address names no host")
    return parts


def _default_port(parts: SplitResult) -> int:
    return 443 if parts.scheme == "https" else 80


def _checked_address(
    host: str, port: int, url: str, allows: Callable[[Address], bool]
) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise BadInput(url, f"no host {host}: {error}") from error
    addresses = [str(row[4][0]) for row in found]
    for address in addresses:
        if not allows(ipaddress.ip_address(address)):
            name = host if host == address else f"{host}, {address},"
            raise BadInput(
                url,
                f"{name} is an address of this machine or a private network, "
                "which is never fetched",
            )
    return addresses[0]


def _connection(
    parts: SplitResult, host: str, port: int, address: str, deadline: _Deadline
) -> http.client.HTTPConnection:
    plain = socket.create_connection((address, port), timeout=_TIME_LIMIT_S)
    deadline.watch(plain)
    if parts.scheme == "https":
        context = ssl.create_default_context()
        try:
            plain = context.wrap_socket(plain, server_hostname=host)
        except OSError:
            plain.close()
            raise
        deadline.watch(plain)
    name = f"[{host}]" if ":" in host else host
    connection = http.client.HTTPConnection(name, port)
    if port == _default_port(parts):
        connection.port = connection.default_port = port  # so Host names no port
    connection.sock = plain
    return connection


def _body(response: http.client.HTTPResponse, url: str) -> bytes:
    packed = response.getheader("Content-Encoding", "identity").lower()
    if packed not in ("identity", "gzip", "x-gzip"):
        raise BadInput(url, f"it is packed as {packed}, which is not read")
    unpack = zlib.decompressobj(wbits=31) if packed != "identity" else None
    parts: list[bytes] = []
    size = 0
    while chunk := response.read(65_536):
        if unpack is not None:
            chunk = unpack.decompress(chunk, LARGEST + 1 - size)
        parts.append(chunk)
        size += len(chunk)
        if size > LARGEST or (unpack is not None and unpack.unconsumed_tail):
            raise BadInput(url, f"it is larger than {LARGEST // 1_000_000} MB")
    if response.length or (unpack is not None and not unpack.eof):
        raise http.client.IncompleteRead(parts[-1] if parts else b"", response.length)
    return b"".join(parts)
