"""Events that come again are told apart by their year."""

from detente.graph import open_store
from detente.graph.dates import PartialDate
from detente.graph.model import Article, Reading
from detente.loaders import read


def _read(text: str, day: str) -> Reading:
    article = Article(f"of-{day}", text=text, published=PartialDate.parse(day))
    (reading,) = read([article])
    return reading


def _attended(reading: Reading) -> set[str]:
    return {
        fact.object.name
        for fact in reading.facts
        if fact.relation.name == "ATTENDED" and fact.subject.name == "Ana Ruiz"
    }


_TEXT = "President Ana Ruiz of Peru attended the {} in Lima on Monday."


def test_summits_of_two_years_are_two_events() -> None:
    readings = [
        _read(_TEXT.format("Andean Trade Summit"), day)
        for day in ("2021-10-30", "2022-11-16")
    ]
    assert [_attended(reading) for reading in readings] == [
        {"Andean Trade Summit 2021"},
        {"Andean Trade Summit 2022"},
    ]
    with open_store("networkx:") as store:
        store.add(readings)
        found = store.named("Andean Trade Summit")
        assert [one.name for one in found] == [
            "Andean Trade Summit 2021",
            "Andean Trade Summit 2022",
        ]


def test_mentions_name_the_event_of_the_year_too() -> None:
    reading = _read(_TEXT.format("Andean Trade Summit"), "2021-10-30")
    ids = {mention.entity.id for mention in reading.mentions}
    assert "event:andean-trade-summit-2021" in ids
    assert "event:andean-trade-summit" not in ids


def test_an_event_named_by_its_year_is_the_same() -> None:
    readings = [
        _read(_TEXT.format(event), "2021-10-30")
        for event in ("2021 Andean Trade Summit", "Andean Trade Summit")
    ]
    ids = {
        mention.entity.id
        for reading in readings
        for mention in reading.mentions
        if mention.entity.type == "Event"
    }
    assert ids == {"event:andean-trade-summit-2021"}


def test_what_a_text_numbers_or_does_not_date_stays_as_it_is() -> None:
    for event in ("Ninth Andean Trade Summit", "25th Andes Summit", "COP28 Summit"):
        assert _attended(_read(_TEXT.format(event), "2021-10-30")) == {event}
    assert _attended(_read(_TEXT.format("G20 Summit"), "2021-10-30")) == {
        "G20 Summit 2021"
    }
    (reading,) = read([Article("x", text=_TEXT.format("Andean Trade Summit"))])
    assert _attended(reading) == {"Andean Trade Summit"}


def test_of_two_years_in_one_text_none_is_chosen() -> None:
    text = (
        "President Ana Ruiz of Peru attended the Andean Trade Summit in 2019. "
        "President Ole Dahl of Norway attended the Andean Trade Summit in 2021."
    )
    reading = _read(text, "2023-01-02")
    assert _attended(reading) == {"Andean Trade Summit"}
