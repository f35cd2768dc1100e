"""Results as table, JSON, JSON Lines and CSV."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest

from detente.graph.plain import readable
from detente.graph.values import Duration, Node, Relationship, Walk
from detente.queries.tables import write_rows

KIM = Node(("Entity", "Person"), {"id": "person:kim", "name": "Kim"})
PUTIN = Node(("Entity", "Person"), {"id": "person:putin", "name": "Putin"})
MET = Relationship("MET", "person:putin", "person:kim", {"date": "2019-04"})
WALK = Walk((KIM, PUTIN), (MET,))
COLUMNS = ("who", "what")


def written(form: str, *rows: dict[str, object]) -> str:
    sink = io.StringIO()
    write_rows(form, COLUMNS, rows, sink)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, "true"),
        (3, "3"),
        (KIM, "(Kim)"),
        (MET, "[MET 2019-04]"),
        (WALK, "(Kim)<-[MET]-(Putin)"),
        ([1, [2, None]], "1, 2, "),
        ({"a": KIM}, "{a: (Kim)}"),
        (date(2020, 5, 5), "2020-05-05"),
        (Duration(14, 3, 61, 500_000_000), "P14M3DT61.5S"),
        (Duration(0, 0, 0, 0), "PT0S"),
    ],
)
def test_a_value_is_readable_in_a_cell(value: object, words: str) -> None:
    assert readable(value) == words


def test_json_lines_hold_each_row_whole() -> None:
    (line,) = written("jsonl", {"who": KIM, "what": WALK}).splitlines()
    kim = {"labels": ["Entity", "Person"], "id": "person:kim", "name": "Kim"}
    row = json.loads(line)
    assert row["who"] == kim
    assert row["what"]["nodes"][0] == kim
    assert row["what"]["relationships"][0]["type"] == "MET"


def test_json_is_one_list() -> None:
    assert json.loads(written("json", {"who": 1, "what": None}, {"who": 2})) == [
        {"who": 1, "what": None},
        {"who": 2},
    ]


def test_csv_reads_back_with_lists_as_json() -> None:
    text = written("csv", {"who": 'Kim, "the"\nleader', "what": ["a", "b"]})
    assert list(csv.reader(io.StringIO(text))) == [
        ["who", "what"],
        ['Kim, "the"\nleader', '["a","b"]'],
    ]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_csv_holds_no_formula_that_a_spreadsheet_would_run(name: str) -> None:
    text = written("csv", {"who": name})
    assert next(csv.DictReader(io.StringIO(text)))["who"] == f"'{name}"


def test_numbers_stay_numbers_in_csv() -> None:
    text = written("csv", {"who": -1, "what": datetime(2020, 5, 5, tzinfo=UTC)})
    assert text.splitlines()[1] == "-1,2020-05-05T00:00:00+00:00"


def test_a_table_shows_markup_and_control_characters_as_they_are() -> None:
    table = written("table", {"who": "[bold]Kim[/bold]", "what": "a\x1b[2Jb"})
    assert "[bold]Kim[/bold]" in table
    assert "\x1b" not in table
    assert "a\N{REPLACEMENT CHARACTER}[2Jb" in table


def test_an_empty_answer_is_a_header_or_nothing() -> None:
    assert written("csv") == "who,what\r\n"
    assert written("jsonl") == ""
    assert json.loads(written("json")) == []
