"""From bytes to a checked text, and from a text to an ``Article``."""

import codecs
import hashlib
import logging
import re
from dataclasses import dataclass
from functools import cache

from detente.graph.dates import PartialDate
from detente.graph.errors import BadInput
from detente.graph.model import Article
from detente.loaders.inputs.english import foreign_language

LONGEST = 200_000  # characters of one article; parsing takes 4 MB of memory a thousand
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Letters beyond ASCII, but for those that an accented capital and a quotation mark of
# Windows seem to be in UTF-8.
_SURE = re.compile(r"[^\x00-\x7f\u0180-\u02bf]")
_SPACE = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")


@dataclass(frozen=True, slots=True)
class Unread:
    """One of several articles that could not be read: a file or a row, and why."""

    where: str
    why: str


def decoded(raw: bytes, where: str) -> str:
    """``raw`` as text: by its byte order mark, as UTF-8, else as it seems to be.

    Raises:
        BadInput: it is empty, binary, or in no encoding that can be told.
    """
    if not raw.strip():
        raise BadInput(where, "it is empty")
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            if encoding == "utf-8-sig":
                return raw.decode(encoding, MENDED)
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise BadInput(where, f"broken {encoding} text: {error}") from error
    if b"\x00" in raw and (guessed := _wide(raw)) is not None:
        return guessed
    if b"\x00" in raw:
        raise BadInput(where, "it is binary, not text")
    text = as_utf8(raw)
    return _guessed(raw, where) if text is None else text


def as_utf8(raw: bytes) -> str | None:
    """``raw`` as UTF-8, ``None`` if it is not; a few broken bytes are mended.

    A stray quotation mark or dash of Windows is read as such, another broken letter
    as U+FFFD. So few are those that every one of them has a whole letter beside it.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        whole = len(_SURE.findall(raw.decode("utf-8", "ignore")))
        broken = raw.decode("utf-8", "replace").count("\ufffd")
    return raw.decode("utf-8-sig", MENDED) if broken <= whole else None


def _mend(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    marks = broken.decode("cp1252", "replace")
    return marks if max(broken) < _FIRST_LETTER else "\ufffd", error.end


_FIRST_LETTER = 0xA0  # of Windows' Western encoding, below are marks
MENDED = "detente-mended"
"""How errors of decoding UTF-8 are handled where a text is known to be that."""
codecs.register_error(MENDED, _mend)


def whole(text: str) -> str:
    """``text`` with U+FFFD for each half of a surrogate pair: JSON may escape one."""
    return _SURROGATE.sub("\ufffd", text) if _SURROGATE.search(text) else text


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of English is zero."""
    half = len(raw) // 2
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if raw[offset::2].count(0) > 0.7 * half:
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _guessed(raw: bytes, where: str) -> str:
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    # English in Windows' Western encoding has few letters beyond ASCII.
    beyond = sum(not letter.isascii() for letter in text)
    if text and beyond < 0.1 * len(text) and not _CONTROL.search(text):
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    if best is None:
        raise BadInput(where, "it is binary, or text in an unknown encoding")
    try:
        return raw.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise BadInput(where, f"broken {best.encoding} text: {error}") from error


@cache
def quiet(library: str) -> None:
    """Keep what a library logs from stderr, where the caller sets up no logging."""
    logging.getLogger(library).addHandler(logging.NullHandler())


def checked(text: str, where: str) -> str:
    """``text`` with plain line ends and spaces, if it is an English article.

    Raises:
        BadInput: it is empty, binary, too long, or in another language.
    """
    text = whole(text)
    if "\x00" in text or len(_CONTROL.findall(text[:100_000])) > 0.01 * len(text):
        raise BadInput(where, "it is binary, not text")
    if len(text) > LONGEST:
        raise BadInput(
            where,
            f"it has {len(text):,} characters; an article has at most {LONGEST:,}",
        )
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    plain = "\n".join(
        _SPACE.sub(" ", line).strip()
        for line in plain.replace("\ufeff", "").split("\n")
    )
    plain = _CONTROL.sub("", plain).strip()
    if not plain:
        raise BadInput(where, "it is empty")
    language = foreign_language(plain)
    if language is not None:
        raise BadInput(where, f"it seems to be in {language}; only English is read")
    return plain


def article(  # noqa: PLR0913 -- an article's fields
    article_id: str,
    body: str,
    *,
    title: str | None = None,
    published: PartialDate | None = None,
    url: str | None = None,
    publisher: str | None = None,
) -> Article:
    """The article of a checked ``body``; the title is read too.

    Where the body does not open with the title, the text is the title, a blank line
    and the body. The digest is of title, dateline and text.
    """
    title = " ".join(whole(title).split()) if title else None
    text = body if title is None or _opens_with(body, title) else f"{title}\n\n{body}"
    parts = (title or "", str(published or ""), text)
    digest = hashlib.sha256("\x00".join(parts).encode()).hexdigest()
    return Article(
        whole(article_id),
        title=title or None,
        url=whole(url or "") or None,
        publisher=whole(publisher or "") or None,
        published=published,
        digest=digest,
        text=text,
    )


def _opens_with(body: str, title: str) -> bool:
    """Whether one of the first three lines of ``body`` is or begins with the title."""
    wanted = _letters(title)
    return any(_letters(line).startswith(wanted) for line in body.split("\n", 3)[:3])


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
