"""Articles in tables: JSON Lines, CSV and TSV."""

import json
from pathlib import Path

import pytest

from detente.graph.dates import PartialDate
from detente.graph.errors import BadInput
from detente.graph.model import Article
from detente.loaders.inputs.articles import read
from detente.loaders.inputs.texts import Unread

TEXT = "The minister of Chile visited Oslo."


def test_a_line_of_json_is_an_article(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    row = {
        "id": "n1",
        "title": "Oslo",
        "body": TEXT,
        "link": "https://example.org/n1",
        "source": "The Daily Fjord",
        "date": "2020-05-05T10:00:00Z",
    }
    path.write_text(json.dumps(row) + "\n\n" + json.dumps({"text": TEXT}), "utf-8")
    first, second = read(path, published=PartialDate(2019))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.title, first.publisher) == ("n1", "Oslo", "The Daily Fjord")
    assert (first.url, first.published) == (
        "https://example.org/n1",
        PartialDate(2020, 5, 5),
    )
    assert first.text == f"Oslo\n\n{TEXT}"
    assert (second.id, second.published) == ("news-3", PartialDate(2019))


@pytest.mark.parametrize(
    ("name", "delimiter"), [("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t")]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_row_is_an_article_whatever_parts_its_cells(
    tmp_path: Path, name: str, delimiter: str, encoding: str
) -> None:
    rows = ["Title", "Text", "Date"], ["Caf\u00e9", f'"{TEXT}\nTwo lines."', "2020-05"]
    text = "\n".join(delimiter.join(row) for row in rows)
    (tmp_path / name).write_bytes(text.encode(encoding))
    (article,) = read(tmp_path / name)
    assert isinstance(article, Article)
    assert (article.title, article.published) == ("Caf\u00e9", PartialDate(2020, 5))
    assert article.text == f"Caf\u00e9\n\n{TEXT}\nTwo lines."


def test_columns_of_other_names_are_mapped(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"Key,Words,Text\nk1,{TEXT},unused\n", "utf-8")
    (article,) = read(path, columns={"id": "Key", "text": "Words"})
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("k1", TEXT)


def test_broken_rows_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    good = json.dumps({"id": "a", "text": TEXT})
    lines = [
        "nothing",
        "[1]",
        good,
        good,
        '{"title": "x"}',
        '{"text": 1.5}',
        '{"text":',
    ]
    path.write_text("\n".join(lines), "utf-8")
    told = [
        (one.where.removeprefix(str(path)), one.why[:22])
        if isinstance(one, Unread)
        else one.id
        for one in read(path)
    ]
    assert told == [
        (":1", "no JSON: Expecting val"),
        (":2", "no JSON object"),
        "a",
        (":4", "a second row with id a"),
        (":5", "no text among its colu"),
        (":6", "text is not a text"),
        (":7", "no JSON: Expecting val"),
    ]


def test_a_row_with_half_a_surrogate_pair_is_read_and_all_others(
    tmp_path: Path,
) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(
        '{"id": "a", "text": "Oslo thanked Lima."}\n'
        '{"id": "b\\ud800", "title": "T\\udfff", "text": "Lima \\ud800 met."}\n'
        '{"id": "c", "text": "Lima \\ud83d\\ude00 thanked Oslo."}\n',
        "utf-8",
    )
    rows = [one for one in read(path) if isinstance(one, Article)]
    assert [(row.id, row.text) for row in rows] == [
        ("a", "Oslo thanked Lima."),
        ("b\ufffd", "T\ufffd\n\nLima \ufffd met."),
        ("c", "Lima \U0001f600 thanked Oslo."),
    ]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        (
            "t.csv",
            "id;text\nk1;Jos\u00e9 met Mu\u00f1oz, ".encode() + b"\x93he\x94 said.\n",
        ),
        (
            "t.jsonl",
            '{"id": "k1", "text": "Jos\u00e9 met Mu\u00f1oz, '.encode()
            + b'\x93he\x94 said."}\n',
        ),
    ],
)
def test_a_table_in_utf_8_is_that_for_all_its_broken_bytes(
    tmp_path: Path, name: str, raw: bytes
) -> None:
    (tmp_path / name).write_bytes(raw)
    (row,) = read(tmp_path / name)
    assert isinstance(row, Article)
    assert row.text == "Jos\u00e9 met Mu\u00f1oz, \u201che\u201d said."


def test_a_line_without_end_is_passed_over_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_bytes(b'{"text": "' + b"a" * 20_000_000 + b'"}\n{"text": "Hi Oslo."}\n')
    first, second = read(path)
    assert isinstance(first, Unread)
    assert first.why == "the line is longer than 2 MB"
    assert isinstance(second, Article)


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("t.jsonl", b"", "it is empty"),
        ("t.csv", b"", "it is empty"),
        ("t.csv", b"\n\n1,2", "names no columns"),
        ("t.csv", b"\x00\x01\x02\x03", "it is binary"),
        ("t.csv", b"\xff\xfet\x00e", "no table that can be read"),
    ],
)
def test_what_is_no_table_is_refused(
    tmp_path: Path, name: str, raw: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(BadInput, match=why):
        list(read(tmp_path / name))


def test_tables_in_a_folder_keep_ids_apart(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "t.csv").write_text(f"text\n{TEXT}\n", "utf-8")
    ids = [one.id for one in read(tmp_path) if isinstance(one, Article)]
    assert len(set(ids)) == 2


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("t.csv", f"Key,Words\n1,{TEXT}\n2,{TEXT}\n"),
        ("t.jsonl", f'{{"Key": 1, "Words": "{TEXT}"}}\n' * 2),
    ],
)
@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"text": "Nope"}, "no column Nope for its text; its columns: key, words"),
        ({"text": "Words", "title": "Nope"}, "no column Nope for its title; its col"),
        ({}, "no text among its columns: key, words; say which: --column text=NAME"),
    ],
)
def test_a_column_that_no_row_has_is_told_once_for_the_file(
    tmp_path: Path, name: str, raw: str, columns: dict[str, str], why: str
) -> None:
    (tmp_path / name).write_text(raw, "utf-8")
    with pytest.raises(BadInput, match=f"(?i){why}"):
        list(read(tmp_path / name, columns=columns))


def test_a_column_that_some_lines_of_json_lack_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    rows = [{"text": TEXT}, {"text": TEXT, "Head": "Oslo"}]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    told = [one.title for one in read(path, columns={"title": "Head"})
            if isinstance(one, Article)]  # fmt: skip
    assert told == [None, "Oslo"]
