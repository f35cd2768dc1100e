"""PDF files as articles."""

import re
import subprocess
import sys
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from detente.graph.dates import PartialDate
from detente.graph.errors import BadInput
from detente.loaders.inputs.pdf import read


def pdf(pages: list[list[str]], title: str | None = None) -> bytes:
    """A PDF file of these lines on these pages."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 12 Tf 50 700 Td {shown}ET"
        objects += [
            (
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources "
                f"<< /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
            ),
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    if title is not None:
        objects.append(f"<< /Title ({title}) >>")
    body = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    info = f" /Info {len(objects)} 0 R" if title is not None else ""
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} "
    return body + f"{end}/Root 1 0 R{info} >>\nstartxref\n{len(body)}\n%%EOF".encode()


LINES = [
    "Minister visits Oslo",
    "5 May 2020",
    "The foreign minister of Chile visited Oslo on Mon-",
    "day and met the king.",
]


def test_lines_are_joined_and_the_dateline_is_read() -> None:
    raw = pdf([LINES, ["She met the prime", "minister too."]], "Minister visits Oslo")
    article = read(raw, "a.pdf", "a")
    assert (article.title, article.published) == (
        "Minister visits Oslo",
        PartialDate(2020, 5, 5),
    )
    assert "visited Oslo on Monday and met the king." in article.text
    assert article.text.endswith("\n\nShe met the prime minister too.")


def test_an_agencys_dateline_below_the_heading_is_read() -> None:
    raw = pdf(
        [["Minister visits Oslo", "OSLO, 5 May 2020 - The minister of", "Chile came."]]
    )
    article = read(raw, "a.pdf", "a")
    assert article.published == PartialDate(2020, 5, 5)
    assert article.text == "Minister visits Oslo\n\nThe minister of Chile came."


def test_the_day_given_is_the_dateline_of_a_file_without_one() -> None:
    day = PartialDate(2020, 5, 5)
    assert read(pdf([["Chile met Peru."]]), "a", "a", published=day).published == day


def test_a_title_that_its_first_page_does_not_show_is_not_believed() -> None:
    assert read(pdf([["Chile met Peru."]], "Letter 3.doc"), "a", "a").title is None


def test_a_locked_file_is_told() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf([LINES]))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    with pytest.raises(BadInput, match="locked with a password"):
        read(locked.getvalue(), "a.pdf", "a")


def test_a_file_of_pictures_is_told() -> None:
    with pytest.raises(BadInput, match="has no text"):
        read(pdf([[]]), "a.pdf", "a")


@pytest.mark.parametrize("cut", [20, 100, 300])
def test_a_file_that_breaks_off_early_is_told(cut: int) -> None:
    with pytest.raises(BadInput, match=r"broken PDF|has no text"):
        read(pdf([LINES])[:cut], "a.pdf", "a")


def test_flaws_that_are_worked_around_are_not_talked_of() -> None:
    raw = re.sub(rb"startxref\n\d+", b"startxref\n3", pdf([LINES]))
    code = (
        "import sys\nfrom detente.loaders.inputs.pdf import read\n"
        "print(read(sys.stdin.buffer.read(), 'a', 'a').title)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=raw, capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"None\n", b"")
