"""Web pages, saved or fetched: their article's text, title, day and publisher.

What of a page is the article is found by trafilatura (the extra ``web``).
"""

import codecs
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from detente.graph.dates import PartialDate
from detente.graph.errors import BadInput
from detente.graph.model import Article, slug
from detente.loaders.inputs import pdf
from detente.loaders.inputs.fetch import Address, fetch, is_public
from detente.loaders.inputs.frontmatter import published_day, split_dateline
from detente.loaders.inputs.texts import article, as_utf8, checked, decoded, quiet

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)", re.IGNORECASE
)
_WESTERN = frozenset({"iso8859-1", "ascii"})
_LEAST_WORDS = 40  # of a page that may be an article though it speaks of JavaScript
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)


def looks_like_html(raw: bytes) -> bool:
    """Whether ``raw`` opens as a whole page does, whatever a server calls it."""
    return _HTML.match(raw) is not None


def read_url(
    url: str,
    *,
    published: PartialDate | None = None,
    allows: Callable[[Address], bool] = is_public,
) -> Article:
    """The article at an ``http`` or ``https`` address.

    Its id is the host and a slug of the path. ``allows`` says which addresses may be
    asked.

    Raises:
        BadInput: the address is refused or unreachable, or no article stands there.
    """
    page = fetch(url, allows=allows)
    parts = urlsplit(page.url)
    host = (parts.hostname or "").removeprefix("www.")
    path = slug(parts.path.rsplit(".", 1)[0] + " " + parts.query)
    article_id = f"{host}/{path}" if parts.path.strip("/") or parts.query else host
    if page.kind == "application/pdf" or page.body.startswith(b"%PDF-"):
        return pdf.read(page.body, url, article_id, published=published, url=page.url)
    html = looks_like_html(page.body)
    if page.kind == "text/plain" and not html:
        text = checked(_text(page.body, url, page.charset), url)
        day, text = split_dateline(text, published)
        return article(
            article_id, text, published=day or published, url=page.url, publisher=host
        )
    if page.kind not in ("text/html", "application/xhtml+xml") and not html:
        raise BadInput(url, f"it is {page.kind}, not a page with an article")
    return read_html(
        page.body,
        url,
        article_id,
        published=published,
        url=page.url,
        charset=page.charset,
    )


def read_html(  # noqa: PLR0913 -- what is known of a page from outside it
    raw: bytes,
    where: str,
    article_id: str,
    *,
    published: PartialDate | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Article:
    """The article of a page.

    Its day is the one that the page's own markup gives, else the one that the text
    opens with, else ``published``: never one guessed from the page's words.

    Raises:
        BadInput: trafilatura is missing, or it finds no article in the page.
    """
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
    except ImportError as error:
        message = "reading HTML needs trafilatura: pip install 'detente[web]'"
        raise BadInput(where, message) from error

    for library in ("trafilatura", "htmldate", "justext"):
        quiet(library)  # what goes wrong is told by our own error
    found = bare_extraction(
        _text(raw, where, charset),
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = found.text if isinstance(found, Document) else None
    if not isinstance(found, Document) or not text or not text.strip():
        raise BadInput(where, "no article was found in the page")
    if "JavaScript" in text and len(text.split()) < _LEAST_WORDS:
        raise BadInput(where, "it shows its article only to browsers that run scripts")
    body = checked(text.replace("\n", "\n\n"), where)
    day, body = split_dateline(body, published)
    marked = published_day(found.date, where)
    return article(
        article_id,
        body,
        title=found.title,
        published=marked or day or published,
        url=url or found.url,
        publisher=found.sitename or found.hostname,
    )


def _text(raw: bytes, where: str, charset: str | None) -> str:
    """The page as text: as UTF-8, by the server's word, its own, or as it seems to be.

    Pages are often wrong about themselves, but what reads as UTF-8 is UTF-8. Latin-1
    is read as Windows' superset of it, as browsers do (WHATWG Encoding, "Names and
    labels").
    """
    if b"\x00" not in raw:
        text = as_utf8(raw)
        if text is not None:
            return text
    declared = _CHARSET.search(raw[:4096])
    for name in (charset, declared and declared[1].decode("ascii")):
        if name is None or raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            encoding = codecs.lookup(name).name
            return raw.decode("cp1252" if encoding in _WESTERN else encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return decoded(raw, where)
