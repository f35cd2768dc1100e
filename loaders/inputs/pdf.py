"""PDF files: the text of their pages, by pypdf (the extra ``pdf``)."""

import re
from io import BytesIO

from detente.graph.dates import PartialDate
from detente.graph.errors import BadInput
from detente.graph.model import Article
from detente.loaders.inputs.frontmatter import split_dateline
from detente.loaders.inputs.texts import LONGEST, article, checked, quiet

_BROKEN_WORD = re.compile(r"(\w)-\n(?=[a-z])")
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_PARAGRAPH = re.compile(r"([.!?:\"\u201d])\n(?=[A-Z\"\u201c])")


def read(
    raw: bytes,
    where: str,
    article_id: str,
    *,
    published: PartialDate | None = None,
    url: str | None = None,
) -> Article:
    """The article that a PDF file's pages make up, lines joined to paragraphs.

    The file's own title counts where its first page shows it. The days that the file
    was made or changed on are not taken for the dateline.

    Raises:
        BadInput: pypdf is missing, or the file is broken, locked or has no text.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        message = "reading PDF needs pypdf: pip install 'detente[pdf]'"
        raise BadInput(where, message) from error

    quiet("pypdf")  # it tells of each flaw that it works around
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadInput(where, "the PDF is locked with a password")
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > LONGEST:
                break  # checked() says so
        title = reader.metadata.title if reader.metadata else None
    # Of a broken file pypdf raises whatever its parts run into.
    except (
        PyPdfError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        AssertionError,
        RecursionError,
        NotImplementedError,
    ) as error:
        if isinstance(error, BadInput):
            raise
        raise BadInput(where, f"broken PDF: {error or type(error).__name__}") from error
    text = "\n\n".join(page.strip() for page in pages)
    if not text.strip():
        raise BadInput(where, "the PDF has no text; scanned pages are not read")
    day, text = split_dateline(text, published)
    body = checked(_paragraphs(text), where)
    first_page = " ".join(pages[0].split()).casefold()
    if title and " ".join(title.split()).casefold() not in first_page:
        title = None
    return article(article_id, body, title=title, published=day or published, url=url)


def _paragraphs(text: str) -> str:
    lines = "\n".join(line.strip() for line in text.split("\n"))
    joined = _BROKEN_WORD.sub(r"\1", lines)
    joined = _PARAGRAPH.sub("\\1\n\n", joined)
    return _LINE_END.sub(" ", joined)
