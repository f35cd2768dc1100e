"""Questions in Cypher: limits, warnings, carets, files, named ones, the shell."""

from io import StringIO
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from detente.graph import Store, vocabulary
from detente.graph.errors import BadInput, BadQuery, QueryTimeout, UnknownEntity
from detente.queries import Bounds, ask, library
from detente.queries.answers import ask_and_point_out, limited
from detente.queries.completion import Words, completer
from detente.queries.cypher import parameters
from detente.queries.mistakes import misread, shown, warnings
from detente.queries.named import named, read
from detente.queries.shell import Session, is_whole, pieces, prompt_session
from detente.queries.statements import statements
from detente.queries.writing import form_of, markdown, write_file


def test_a_parameter_is_json_where_it_can_be() -> None:
    told = ["n=7", "who=Kim", 'ids=["a", 1]', "none=null", "$x=a=b", 'text="7"']
    assert parameters(told) == {
        "n": 7,
        "who": "Kim",
        "ids": ["a", 1],
        "none": None,
        "x": "a=b",
        "text": "7",
    }
    with pytest.raises(BadInput, match="name=value"):
        parameters(["7"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("MATCH (n) RETURN n", "MATCH (n) RETURN n\nLIMIT 5"),
        (
            "MATCH (n) RETURN n ORDER BY n.x;",
            "MATCH (n) RETURN n ORDER BY n.x\nLIMIT 5",
        ),
        ("MATCH (n) RETURN n // all", "MATCH (n) RETURN n\nLIMIT 5"),
        ("MATCH (n) RETURN n.limit", "MATCH (n) RETURN n.limit"),
        ("MATCH (n) RETURN n LIMIT 3", "MATCH (n) RETURN n LIMIT 3"),
        ("RETURN 1 AS a UNION RETURN 2 AS a", "RETURN 1 AS a UNION RETURN 2 AS a"),
        ("CALL db.labels()", "CALL db.labels()"),
        (
            "CALL { MATCH (n) RETURN n LIMIT 1 } RETURN n",
            "CALL { MATCH (n) RETURN n LIMIT 1 } RETURN n\nLIMIT 5",
        ),
    ],
)
def test_a_limit_is_put_where_it_changes_nothing_else(
    query: str, expected: str
) -> None:
    assert limited(query, 5) == expected


def test_an_answer_says_when_it_is_cut(world: Store) -> None:
    cut = ask(world, "MATCH (n:Person) RETURN n", bounds=Bounds(limit=2))
    whole = ask(world, "MATCH (n:Person) RETURN n", bounds=Bounds(limit=6))
    union = ask(world, "RETURN 1 AS n UNION RETURN 2 AS n", bounds=Bounds(limit=1))
    assert [(len(a), a.cut) for a in (cut, whole, union)] == [
        (2, True),
        (6, False),
        (1, True),
    ]


def test_explain_gives_the_plan_line_by_line(world: Store) -> None:
    plan = ask(world, "EXPLAIN MATCH (n:Person) RETURN n.name AS name")
    assert plan.columns == ("plan",)
    assert any("ByLabelScan" in row["plan"] for row in plan)


def test_a_query_without_end_is_stopped(world: Store) -> None:
    endless = (
        "UNWIND range(1, 9000000) AS a UNWIND range(1, 9000000) AS b RETURN sum(a*b)"
    )
    with pytest.raises(QueryTimeout, match="took longer than"):
        ask(world, endless, bounds=Bounds(timeout_s=0.3))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "MATCH ()-[r:AWARDS]->() RETURN r",
            ["no relation AWARDS; did you mean AWARDED?"],
        ),
        ("MATCH (n:Persn) RETURN n", ["no label Persn; did you mean Person?"]),
        (
            "MATCH (n) WHERE n:Sate RETURN n",
            ["no label or relation Sate; did you mean State?"],
        ),
        (
            "MATCH (n {nmae: 1}) RETURN n",
            ["no property nmae is usual; did you mean name?"],
        ),
        ("MATCH (n) RETURN n.nmae", ["no property nmae is usual; did you mean name?"]),
        (
            "MATCH (n)-[:MET|VISTED]-() RETURN n",
            ["no relation VISTED; did you mean VISITED?"],
        ),
        ("MATCH (n:Person)-[r:CLAIM|:MET]->(m:Entity) RETURN n.name, r.award", []),
        ("MATCH (a:Article)-[m:MENTIONS]->() RETURN m.count, a.url", []),
        ("RETURN {nmae: 1} AS m, date.truncate('day', date()) AS d", []),
        ("MATCH (n) WHERE n.name = '(:Persn)' RETURN n // n.nmae", []),
        ("UNWIND [{nmae: 1}] AS row RETURN row.nmae", []),
        ("MATCH (n:`Person`) RETURN n.`name`", []),
    ],
)
def test_what_the_graph_does_not_know_is_pointed_out(
    query: str, expected: list[str]
) -> None:
    assert [one.message for one in warnings(query, vocabulary())] == expected


@pytest.mark.parametrize(
    ("query", "line", "carets", "message"),
    [
        ("MATCH (n)\nWEHRE n.name = 1\nRETURN n", "WEHRE n.name = 1", "^^^^^", "WHERE"),
        ("MATCH (n) RETRUN n", "MATCH (n) RETRUN n", "          ^^^^^^", "RETURN"),
        (
            "MATCH (who) RETURN whu",
            "MATCH (who) RETURN whu",
            "                   ^^^",
            "who",
        ),
        ("RETURN cont(1)", "RETURN cont(1)", "       ^^^^", "count"),
    ],
)
def test_a_mistake_has_a_caret_under_it_and_the_nearest_name(
    world: Store, query: str, line: str, carets: str, message: str
) -> None:
    said: list[str] = []
    with pytest.raises(BadQuery):
        ask_and_point_out(world, query, {}, bounds=Bounds(), say=said.append)
    assert said[-3:-1] == [f"  {line}", f"  {carets}"]
    assert f"did you mean {message}?" in said[-1]


def test_a_place_told_by_neo4j_is_found_too() -> None:
    query = "MATCH (n)\nRETRUN n"
    told = "Invalid input 'RETRUN': expected ... (line 2, column 1 (offset: 10))"
    mistake = misread(query, told)
    assert mistake is not None
    assert shown(query, mistake) == ["  RETRUN n", "  ^^^^^^"]


def test_a_file_is_split_at_semicolons_outside_of_strings() -> None:
    text = "RETURN ';' AS a; // one; two\nRETURN `;` /* ; */;\n;\n  // the end\n"
    assert statements(text) == ["RETURN ';' AS a", "// one; two\nRETURN `;` /* ; */"]


def test_every_named_query_runs_on_every_store(world: Store) -> None:
    queries = library()
    assert len(queries) >= 20
    told = {"about": "Bora Çen", "of": "Bora Çen"}
    for query in queries.values():
        assert query.description.endswith(".")
        needed = {p.name for p in query.parameters if not p.optional}
        values = query.values(world, {n: told[n] for n in needed})
        ask(world, query.text, values)
        assert warnings(query.text, vocabulary()) == []


@pytest.mark.parametrize(
    ("name", "told", "expected"),
    [
        (
            "awards",
            {"by": "Arle", "since": "2019"},
            [["Arle", "Silver Star", "Bora Çen"]],
        ),
        ("awards", {"by": "Arle", "until": "2019"}, []),
        ("meetings", {}, [["Bora Çen", "Carl Dunn", 1]]),
        (
            "invitations-in-vain",
            {},
            [["Carl Dunn", "Bora Çen", "Harvest Fair"]],
        ),
        ("rumours", {}, [[None, "Emil Fox", "MET"]]),
        ("absences", {"who": "Bora Çen"}, [["2020-04-10", "Bora Çen", "Harvest Fair"]]),
        ("disputed-dates", {}, [["Arle", "AWARDED", "Bora Çen"]]),
    ],
)
def test_named_queries_answer(
    world: Store, name: str, told: dict[str, str], expected: list[list[object]]
) -> None:
    query = named(name)
    answer = ask(world, query.text, query.values(world, told))
    columns = [one for one in answer.columns if name != "awards" or one != "date"][:3]
    assert [[row[c] for c in columns] for row in answer] == expected


def test_a_folder_of_ones_own_adds_named_queries(world: Store, tmp_path: Path) -> None:
    text = "// Names that begin so.\n// $letter text the letter\nMATCH (n:Person)\n"
    text += "WHERE n.name STARTS WITH $letter RETURN n.name AS name ORDER BY name\n"
    (tmp_path / "beginning.cypher").write_text(text, "utf-8")
    query = named("beginning", [tmp_path])
    values = query.values(world, {"letter": "B"})
    assert ask(world, query.text, values).rows == (("Bora Çen",),)
    with pytest.raises(BadInput, match=r"did you mean beginning\?"):
        named("begining", [tmp_path])
    with pytest.raises(BadInput, match="needs --letter"):
        query.values(world, {})
    with pytest.raises(BadInput, match=r"not --leter; did you mean --letter\?"):
        query.values(world, {"leter": "B"})
    with pytest.raises(UnknownEntity):
        named("awards").values(world, {"by": "Nobody"})
    with pytest.raises(BadInput, match="no such"):
        library([tmp_path / "no such"])


def test_a_header_tells_parameters_and_their_kinds() -> None:
    query = read("x", "// Tells a\n// thing.\n// $n number? how many\nRETURN $n AS n\n")
    assert query.description == "Tells a thing."
    [parameter] = query.parameters
    assert (parameter.name, parameter.kind, parameter.optional) == ("n", "number", True)


def test_answers_are_written_as_the_file_is_named(world: Store, tmp_path: Path) -> None:
    answer = ask(world, "MATCH (n:State) RETURN n.name AS name, 1 AS one ORDER BY name")
    expected = {
        "a.csv": "name,one\r\nArle,1\r\nBosk,1\r\n",
        "a.jsonl": '{"name":"Arle","one":1}\n{"name":"Bosk","one":1}\n',
        "a.md": "| name | one |\n| --- | --- |\n| Arle | 1 |\n| Bosk | 1 |\n",
    }
    for name, text in expected.items():
        file = tmp_path / name
        write_file(file, answer.columns, answer.records(), form_of(file))
        assert file.read_bytes().decode() == text
    with pytest.raises(BadInput, match="end it in one of"):
        form_of(Path("a.doc"))
    with pytest.raises(BadInput, match="No such file"):
        write_file(tmp_path / "no" / "a.csv", answer.columns, answer.records(), "csv")


def test_parquet_keeps_numbers_and_writes_nodes_as_json(
    world: Store, tmp_path: Path
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    answer = ask(world, "MATCH (n:State {name: 'Arle'}) RETURN n.name AS a, 1 AS b, n")
    write_file(tmp_path / "a.parquet", answer.columns, answer.records(), "parquet")
    [row] = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    assert (row["a"], row["b"]) == ("Arle", 1)
    assert row["n"].startswith('{"labels":["Entity","State"]')


def test_markdown_escapes_what_would_break_the_table() -> None:
    table = markdown(["a|b"], [{"a|b": "1|2\n<b>"}])
    assert table == "| a\\|b |\n| --- |\n| 1\\|2 &lt;b> |\n"


def test_the_shell_runs_statements_and_commands(world: Store, tmp_path: Path) -> None:
    out, talk = StringIO(), StringIO()
    session = Session(world, out=out, talk=talk)
    file = tmp_path / "answer.csv"
    for text in (
        ":param who=Carl Dunn",
        ":format jsonl",
        "MATCH (n {name: $who}) RETURN n.id AS id;",
        f":export {file}",
        "MATCH (n) RETRUN n;",
        "MATCH (n) DETACH DELETE n;",
        ":nonsense",
        ":limit 1",
        "MATCH (n:State) RETURN n.name AS n;",
    ):
        assert session.take(text)
    assert not session.take(":quit")
    assert out.getvalue().splitlines()[0] == '{"id":"person:carl-dunn"}'
    assert file.read_text() == "id\nperson:carl-dunn\n"
    told = talk.getvalue()
    for part in (
        "1 row\n",
        f"wrote {file}",
        "RETRUN: did you mean RETURN?",
        "error: DETACH would write",
        "error: :nonsense: no such command",
        "1 row (the first 1; :limit 0 gives all)",
    ):
        assert part in told


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("MATCH (n)", False),
        ("MATCH (n) RETURN n;", True),
        ("RETURN ';", False),
        ("RETURN ';';", True),
        ("RETURN 1 /* ;", False),
        ("RETURN 1; // done;", True),
        (":help", True),
        ("", True),
    ],
)
def test_enter_ends_what_ends_in_a_semicolon(text: str, whole: bool) -> None:  # noqa: FBT001
    assert is_whole(text) is whole


def test_a_script_is_taken_piece_by_piece() -> None:
    script = ":param a=1\nRETURN\n $a;\nRETURN 2"
    assert list(pieces(StringIO(script))) == [
        ":param a=1\n",
        "RETURN\n $a;\n",
        "RETURN 2",
    ]


def test_completion_offers_what_fits_the_place(world: Store) -> None:
    words = Words.of(world, [":help", ":limit"])

    def offered(before: str) -> list[str]:
        return [word for word, _ in words.offers(before)]

    assert offered("MATCH (n:Per") == ["Person"]
    assert offered("MATCH (n)-[r:AWA") == ["AWARDED"]
    assert offered("MATCH (n) RETURN n.nam") == ["name"]
    assert offered("MATCH (n {name: 'Carl") == ["Carl Dunn"]
    assert offered("MAT") == ["MATCH"]
    assert offered(":l") == [":limit"]
    document = Document("MATCH (n:Per")
    [completion] = completer(words).get_completions(document, CompleteEvent())
    assert (completion.text, completion.start_position) == ("Person", -3)


def test_the_prompt_takes_several_lines_and_remembers(
    world: Store, tmp_path: Path
) -> None:
    history = tmp_path / "history"
    with create_pipe_input() as keys:
        keys.send_text("MATCH (n:Person)\rRETURN n;\r")
        prompt = prompt_session(
            Words.of(world), history, keys=keys, screen=DummyOutput()
        )
        assert prompt.prompt("> ") == "MATCH (n:Person)\nRETURN n;"
    assert "+MATCH (n:Person)\n+RETURN n;" in history.read_text("utf-8")
