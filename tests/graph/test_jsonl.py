import io
from datetime import date

import orjson
import pytest
from hypothesis import given

from detente.graph.dates import PartialDate
from detente.graph.decisions import Decision, Verdict
from detente.graph.errors import BadDate, BadFact, BadInput, BadVocabulary
from detente.graph.formats.jsonl import fact_from_row, fact_to_row, lines, read
from detente.graph.model import Article, Entity, Fact, Mentioned, Reading
from detente.graph.properties import settled
from detente.graph.relations import vocabulary
from tests.graph.generated import collections

ROW = {
    "doc": "a1",
    "subject": "Russia",
    "subject_type": "State",
    "relation": "AWARDED",
    "object": "Kim Jong Un",
    "object_type": "Person",
}
MERGED = Decision(
    Verdict.SAME, "state:RUS", "state:russia", PartialDate.of(date(2026, 11, 24)), "é"
)


def _read(text: bytes) -> tuple[list[Reading | Decision], list[str]]:
    bad: list[BadInput] = []
    got = list(read(io.BytesIO(text), "facts.jsonl", vocabulary(), bad.append))
    return got, [str(error) for error in bad]


@given(collections())
def test_what_is_exported_is_read_back(loaded: list[Reading]) -> None:
    kept = [settled(reading) for reading in loaded]
    got, bad = _read(b"".join(lines(kept, [MERGED])))
    assert bad == []
    assert got == [*kept, MERGED]


def test_a_row_has_the_exchange_form_and_the_ids() -> None:
    fact = Fact(
        article_id="a1",
        subject=Entity("state:RUS", "State", "Russia"),
        relation=vocabulary().relation("AWARDED"),
        object=Entity("person:kim-jong-un", "Person", "Kim Jong Un"),
        date=PartialDate.parse("2020-05"),
        attrs=(("award", "medal"),),
        evidence="Russia gave Kim a medal.",
        confidence=0.75,
        start=3,
        end=27,
    )
    row = fact_to_row(fact)
    assert row == {
        **ROW,
        "date": "2020-05",
        "negated": False,
        "modality": "asserted",
        "attrs": {"award": "medal"},
        "evidence": "Russia gave Kim a medal.",
        "confidence": 0.75,
        "plover": "SUPPORT",
        "start": 3,
        "end": 27,
        "subject_id": "state:RUS",
        "object_id": "person:kim-jong-un",
    }
    assert fact_from_row(row, vocabulary()) == fact


def test_entities_without_ids_get_those_of_their_names() -> None:
    fact = fact_from_row(ROW | {"object": "Kim  Jong-un"}, vocabulary())
    assert (fact.subject.id, fact.object.id) == ("state:RUS", "person:kim-jong-un")


def test_an_interval_may_stand_in_the_date() -> None:
    fact = fact_from_row(ROW | {"date": "2019-04/2019-05"}, vocabulary())
    assert (str(fact.date), str(fact.date_end)) == ("2019-04", "2019-05")


@pytest.mark.parametrize(
    ("change", "error", "why"),
    [
        ({"subject": ""}, BadFact, "subject is missing"),
        ({"subject": 3}, BadFact, "subject 3 is no text"),
        ({"relation": "AWARDS"}, BadVocabulary, "did you mean AWARDED"),
        ({"object_type": "Planet"}, BadFact, "no entity type 'Planet'"),
        ({"object": "Russia", "object_type": "State"}, BadFact, "related to itself"),
        ({"date": "8 April"}, BadDate, "cannot read date '8 April'"),
        ({"modality": "perhaps"}, BadFact, "no modality 'perhaps'"),
        ({"attrs": {"award": 3}}, BadFact, "no texts by name"),
        ({"attrs": {"Award": "x"}}, BadFact, "no sorted pairs|not sorted pairs"),
        ({"confidence": "high"}, BadFact, "confidence 'high' is no number"),
        ({"confidence": 7}, BadFact, "not between 0 and 1"),
        ({"negated": "no"}, BadFact, "neither true nor false"),
        ({"start": "3"}, BadFact, "no whole number"),
    ],
)
def test_a_row_that_is_no_fact_says_why(
    change: dict[str, object], error: type[Exception], why: str
) -> None:
    with pytest.raises(error, match=why):
        fact_from_row(ROW | change, vocabulary())


def test_a_bad_line_is_named_and_skipped() -> None:
    good = b"".join(lines([_reading("a1")], []))
    got, bad = _read(b'{"doc": \n\n[1]\n{"doc": "a2"}\n' + good + b"\xff\xfe\n")
    assert got == [_reading("a1")]
    assert [error.split(": ")[:2] for error in bad] == [
        ["facts.jsonl:1", "no JSON"],
        ["facts.jsonl:3", "no JSON object"],
        ["facts.jsonl:4", "relation is missing"],
        ["facts.jsonl:7", "no JSON"],
    ]


def test_the_lines_of_an_article_need_not_stand_together() -> None:
    export = [
        b"".join(lines([_reading(name)], [])).splitlines(keepends=True)
        for name in ("a1", "a2")
    ]
    mixed = b"".join(b"".join(pair) for pair in zip(*export, strict=True))
    assert _read(mixed) == ([_reading("a1"), _reading("a2")], [])


def test_facts_alone_make_a_reading() -> None:
    rows = b"".join(lines([_reading("a1")], [])).splitlines(keepends=True)[1:]
    got, bad = _read(b"".join(rows))
    assert bad == []
    assert [reading.article for reading in got if isinstance(reading, Reading)] == [
        Article("a1")
    ]


def test_an_article_that_contradicts_itself_is_named_and_skipped() -> None:
    row = {"id": "state:RUS", "type": "Place", "name": "Russia"}
    article = {"article": {"id": "a1"}, "mentions": [row]}
    fact = ROW | {"relation": "SANCTIONED"}
    got, bad = _read(orjson.dumps(article) + b"\n" + orjson.dumps(fact))
    assert got == []
    assert len(bad) == 1
    assert bad[0].startswith("facts.jsonl: article a1: SANCTIONED does not join Place")


def test_a_line_of_more_than_10_mb_is_skipped_alone() -> None:
    huge = b'{"doc": "' + b"x" * 20_000_001 + b'"}\n'
    got, bad = _read(huge + b"".join(lines([_reading("a1")], [])))
    assert got == [_reading("a1")]
    assert bad == ["facts.jsonl:1: a line of more than 10 MB"]


def _reading(article_id: str) -> Reading:
    fact = fact_from_row(ROW | {"doc": article_id}, vocabulary())
    return settled(
        Reading(
            Article(article_id, "A medal", published=PartialDate.parse("2020-05-05")),
            (Mentioned(Entity("state:RUS", "State", "Russia", ("Moscow",)), 2),),
            (fact,),
        )
    )
