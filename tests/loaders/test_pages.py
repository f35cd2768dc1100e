"""Pages of the web, fetched from a real server and from files."""

from collections.abc import Iterator

import pytest

from detente.graph.dates import PartialDate
from detente.graph.errors import BadInput
from detente.loaders.inputs.fetch import Address, fetch
from detente.loaders.inputs.pages import read_html, read_url
from tests.loaders.web_server import PAGE, web_server


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with web_server() as address:
        yield address


def anyone(_: Address) -> bool:
    return True


def only_this_machine(address: Address) -> bool:
    return address.is_loopback


def test_a_page_is_read_as_its_article(site: str) -> None:
    read = read_url(f"{site}/news/minister-in-oslo.html", allows=anyone)
    assert read.id == "127.0.0.1/news-minister-in-oslo"
    assert read.title == "Minister visits Oslo"
    assert read.publisher == "The Daily Fjord"
    assert read.published == PartialDate(2021, 3, 4)
    assert read.url == f"{site}/news/minister-in-oslo.html"
    assert read.text.startswith("Minister visits Oslo\n\nThe foreign minister of Chile")
    assert "caf\u00e9 of the \u201cFram\u201d museum" in read.text
    assert "Copyright" not in read.text
    assert "Home" not in read.text


@pytest.mark.parametrize(
    "path",
    [
        *("/packed", "/latin1", "/moved", "/moved-in-utf-8", "/utf-8-called-latin1"),
        *("/windows-called-utf-8", "/unknown-charset", "/no-kind", "/called-binary"),
    ],
)
def test_packing_encoding_and_moving_change_nothing(site: str, path: str) -> None:
    read = read_url(site + path, allows=anyone)
    assert read.title == "Minister visits Oslo"
    assert "caf\u00e9" in read.text


def test_the_address_after_a_redirect_is_the_article_s(site: str) -> None:
    read = read_url(f"{site}/moved", allows=anyone)
    assert read.url == f"{site}/news/minister-in-oslo.html"


def test_plain_text_is_read_with_its_dateline(site: str) -> None:
    read = read_url(f"{site}/plain", allows=anyone)
    assert read.published == PartialDate(2020, 5, 5)
    assert read.text == "The minister met the king in Oslo, and they talked."


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/missing", "answered 404"),
        ("/image", "it is image/png"),
        ("/empty", "no article was found"),
        ("/loop", "more than 5 redirects"),
        ("/to-file", "only http and https are fetched, not file"),
        ("/huge", "larger than 10 MB"),
        ("/bomb", "larger than 10 MB"),
        ("/broken-off", "cannot be fetched: the answer broke off"),
        ("/to-nowhere", r"it has moved to 'http://\[bad'"),
        ("/scripts-only", "only to browsers that run scripts"),
        ("/gone", r"answered 410 (very ?){16}$"),
    ],
)
def test_what_is_no_article_is_refused_in_a_line(
    site: str, path: str, why: str
) -> None:
    with pytest.raises(BadInput, match=why) as told:
        read_url(site + path, allows=anyone)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("path", ["/busy", "/busy-until"])
def test_a_busy_server_is_asked_again_when_it_says(site: str, path: str) -> None:
    read = read_url(site + path, allows=anyone)
    assert read.title == "Minister visits Oslo"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (
            "/busy-for-hours",
            r"answered 503 Service Unavailable; it asks to wait 7\d\d\d s",
        ),
        ("/busy-for-nobody-knows", "answered 503 Service Unavailable$"),
    ],
)
def test_a_server_that_is_busy_for_long_is_told(site: str, path: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read_url(site + path, allows=anyone)


def test_a_server_that_drips_is_cut_off(site: str) -> None:
    with pytest.raises(BadInput, match=r"no whole answer within 0\.4 s"):
        fetch(f"{site}/drip", allows=anyone, time_limit_s=0.4)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://2130706433/",
        "http://0/",
        "http://10.0.0.1/",
        "http://172.16.5.4/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://224.0.0.1/",
        "https://127.0.0.1:8443/",
    ],
)
def test_addresses_of_this_machine_and_its_network_are_never_asked(url: str) -> None:
    with pytest.raises(BadInput, match="this machine or a private network"):
        read_url(url)


def test_the_server_itself_is_out_of_reach_without_leave(site: str) -> None:
    with pytest.raises(BadInput, match="never fetched"):
        read_url(f"{site}/news/minister-in-oslo.html")


def test_a_redirect_leads_to_no_private_address(site: str) -> None:
    with pytest.raises(BadInput, match=r": 10\.1\.2\.3 is an address"):
        read_url(f"{site}/to-private", allows=only_this_machine)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/a", "only http and https"),
        ("http://", "names no host"),
        ("http://example.org:99999/", "no address that can be read"),
        ("http://no-such-host.invalid/", "no host no-such-host.invalid"),
    ],
)
def test_other_addresses_are_told_apart(url: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read_url(url)


def test_nobody_at_home_is_told() -> None:
    with web_server() as address:
        pass
    with pytest.raises(BadInput, match="cannot be fetched"):
        read_url(address, allows=anyone)


UNDATED = PAGE.replace(
    '<meta property="article:published_time" content="2021-03-04T08:00:00+00:00">', ""
)


def test_a_page_without_a_marked_day_has_none() -> None:
    assert UNDATED != PAGE
    assert read_html(UNDATED.encode(), "page.html", "page").published is None


def test_the_day_given_from_outside_counts_where_the_page_has_none() -> None:
    day = PartialDate(2021, 3, 5)
    pages = [UNDATED.encode(), PAGE.encode()]
    read = [read_html(page, "p", "p", published=day).published for page in pages]
    assert read == [day, PartialDate(2021, 3, 4)]


def test_quotes_of_windows_are_quotes_where_a_page_says_latin_1() -> None:
    raw = PAGE.replace("utf-8", "iso-8859-1").encode("cp1252")
    read = read_html(raw, "p", "p")
    assert "caf\u00e9 of the \u201cFram\u201d museum" in read.text
