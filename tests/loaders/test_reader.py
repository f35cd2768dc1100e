"""The reader as a whole, on the sample article that ships with the project."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

import pytest

from detente.graph.dates import PartialDate
from detente.graph.model import Article, Fact, Modality, Reading
from detente.loaders import extract, read
from detente.loaders.inputs.articles import read_text
from detente.loaders.language import parse

Told = tuple[str, str, str]


def sample() -> Article:
    where = files("detente.queries").joinpath("data/sample.txt")
    return read_text(where.read_text("utf-8"), "sample.txt", "sample")


@pytest.fixture(scope="module")
def reading() -> Reading:
    (made,) = read([sample()])
    return made


def ends(fact: Fact) -> Told:
    return fact.subject.name, fact.relation.name, fact.object.name


def by_ends(reading: Reading) -> dict[Told, Fact]:
    return {ends(fact): fact for fact in reading.facts}


KIM, PUTIN, RI = "Kim Jong Un", "Vladimir Putin", "Ri Son Gwon"
MATSEGORA = "Alexander Matsegora"


@pytest.mark.parametrize(
    "told",
    [
        ("Russia", "AWARDED", KIM),
        (MATSEGORA, "PRESENTED_TO", RI),
        (MATSEGORA, "REPRESENTS", "Russia"),
        (RI, "HOLDS_POSITION", "North Korea"),
        (KIM, "HOLDS_POSITION", "North Korea"),
        (PUTIN, "HOLDS_POSITION", "Russia"),
        (KIM, "VISITED", "Russia"),
        (KIM, "MET", PUTIN),
        (PUTIN, "INVITED", KIM),
        ("Russia", "INVITED", KIM),
    ],
)
def test_the_sample_says(reading: Reading, told: Told) -> None:
    assert by_ends(reading)[told].happened


def test_who_stayed_away_did_not_attend(reading: Reading) -> None:
    away = [f for f in reading.facts if ends(f)[:2] == (KIM, "ATTENDED")]
    assert away
    assert all(fact.negated for fact in away)


def test_what_was_called_off_is_cancelled(reading: Reading) -> None:
    held = [
        fact
        for fact in reading.facts
        if fact.relation.name == "LOCATED_IN" and "75th" in fact.subject.name
    ]
    assert [fact.modality for fact in held] == [Modality.CANCELLED]


def test_dates_are_as_precise_as_the_text(reading: Reading) -> None:
    known = by_ends(reading)
    assert str(known[KIM, "VISITED", "Russia"].date) == "2019-04"
    assert str(known[KIM, "MET", PUTIN].date) == "2019-04"


def test_an_invitation_says_to_what_and_where(reading: Reading) -> None:
    invited = by_ends(reading)["Russia", "INVITED", KIM]
    assert invited.attr("destination") == "Moscow"
    assert "75th anniversary" in (invited.attr("event") or "")


def test_a_quote_stands_in_the_text_where_it_says(reading: Reading) -> None:
    text = reading.article.text
    assert all(f.evidence == text[f.start : f.end] for f in reading.facts)


def test_every_end_of_a_fact_is_mentioned(reading: Reading) -> None:
    mentioned = {one.entity.id for one in reading.mentions}
    assert {f.subject.id for f in reading.facts} <= mentioned
    assert {f.object.id for f in reading.facts} <= mentioned


def test_an_article_that_tells_nothing_has_no_facts() -> None:
    (made,) = read([Article("dull", text="It rained all day and then it stopped.")])
    assert made.facts == ()


def articles() -> Iterator[Article]:
    for number in range(40):
        yield replace(sample(), id=f"sample-{number}")
        yield Article(f"short-{number}", text="Norway thanked Kenya on Friday.")


def test_two_processes_read_the_same_in_the_same_order() -> None:
    assert list(read(articles(), jobs=2)) == list(read(articles()))


def test_the_order_of_articles_does_not_matter() -> None:
    forward = list(read([sample(), Article("short", text="Norway thanked Kenya.")]))
    backward = list(read([Article("short", text="Norway thanked Kenya."), sample()]))
    assert forward == backward[::-1]


def test_articles_are_read_as_they_come() -> None:
    asked = []

    def endless() -> Iterator[Article]:
        number = 0
        while True:
            asked.append(number)
            yield Article(f"short-{number}", text="Norway thanked Kenya.")
            number += 1

    first = next(read(endless()))
    assert first.article.id == "short-0"
    assert len(asked) < 100


def test_who_gives_an_award_shares_the_doubt_about_its_day() -> None:
    text = (
        "Norway has awarded the Chilean president Ana Soto the Fjord medal.\n\n"
        "Norway's ambassador in Chile, Olav Berg, presented the Fjord medal to Chile's "
        "foreign minister Luis Mora today, April 5."
    )
    day = PartialDate.parse("2020-05-05")
    (made,) = read([read_text(text, "x.txt", "x", published=day)])
    days = {
        ends(fact)[1]: (str(fact.date), fact.attr("date_alt"))
        for fact in made.facts
        if fact.attr("award")
    }
    told = ("2020-05-05", "2020-04-05")
    assert days == {"AWARDED": told, "PRESENTED_TO": told}


def test_an_office_of_a_state_named_elsewhere_is_told() -> None:
    text = "France was silent on Monday. President Emmanuel Macron met Olav Berg."
    (made,) = read([Article("short", text=text)])
    assert ("Emmanuel Macron", "HOLDS_POSITION", "France") in by_ends(made)


def test_one_deed_is_told_once() -> None:
    (made,) = read([Article("short", text="Norway agreed to send aid to Kenya.")])
    between = [one for one in made.facts if ends(one)[::2] == ("Norway", "Kenya")]
    assert len(between) == 1


def test_a_single_short_sentence_tells_its_likeliest_event() -> None:
    text = "Norway, which had attacked Kenya, thanked Peru."
    (reading,) = read([Article("short", text=text)])
    assert [ends(fact) for fact in reading.facts] == [("Norway", "THANKED", "Peru")]


def test_deeds_told_side_by_side_are_told_both() -> None:
    text = "Norway thanked Peru and condemned Kenya."
    (reading,) = read([Article("short", text=text)])
    assert {ends(fact) for fact in reading.facts} == {
        ("Norway", "THANKED", "Peru"),
        ("Norway", "CRITICIZED", "Kenya"),
    }


def test_an_honour_is_read_from_the_headline_and_from_who_conferred_it() -> None:
    text = (
        "Norway has awarded Ana Soto a medal. The medal, called Order of the Fjord, "
        "was conferred by Prime Minister Olav Berg."
    )
    (reading,) = read([Article("medal", text=text)])
    told = {ends(fact) for fact in reading.facts if fact.attr("award")}
    assert told == {
        ("Norway", "AWARDED", "Ana Soto"),
        ("Olav Berg", "AWARDED", "Ana Soto"),
    }


def calls(text: str) -> int:
    """How many functions are called to read a text that is parsed."""
    article, doc = Article("long", text=text), next(parse([text]))
    count = 0

    def counted(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        extract.reading(article, doc)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "part",
    [
        "Mia Holt met Luis Mora in Oslo, ",
        "Minister Mia{0} Ruiz{0} of Peru, Ana{0} Holt{0}, ",
    ],
)
def test_the_work_grows_with_a_sentence_no_faster_than_the_text(part: str) -> None:
    calls("Mia Holt met Luis Mora.")  # reads the word lists
    short, long = (
        calls("Those present were " + "".join(map(part.format, range(n))) + "as told.")
        for n in (100, 300)
    )
    assert long < 4 * short, (short, long)
