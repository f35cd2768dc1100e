"""What has the day that a text goes on telling of."""

import pytest

from detente.loaders.when.dates import When
from tests.loaders.dated import PUBLISHED, THURSDAY, day, when


def test_news_goes_on_telling_of_the_day_of_its_lead() -> None:
    text = (
        "Minister visits Oslo\n\nOn Monday, the foreign minister of Chile visited "
        "Oslo.\n\nHe met the king. He praised the Norwegian prime minister."
    )
    assert [day(text, word) for word in ("visits", "met", "praised")] == [
        "2020-05-04"
    ] * 3


def test_a_sentence_that_goes_on_from_a_month_keeps_it() -> None:
    text = (
        "On Monday, Peru praised Chile.\n\nMr Diaz visited Chile in April 2019. He met "
        "the president. Bolivia thanked Peru."
    )
    assert day(text, "met") == "2019-04"
    assert day(text, "thanked") == "2020-05-04"


def test_what_lies_before_the_story_has_no_date() -> None:
    text = "On Monday the minister visited Oslo. He had met the king in secret."
    assert day(text, "met") is None


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("He left, thanking the king.", "thanking", "2020-05-04"),
        ("He left after thanking the king.", "thanking", None),
        ('The minister: "I thank the king."', "thank", "2020-05-04"),
        ("He said that he admires the king.", "admires", "2020-05-04"),
        ("He admires the king.", "admires", None),
    ],
)
def test_what_goes_along_with_a_deed_or_is_quoted_has_the_day_told_of(
    text: str, word: str, meant: str | None
) -> None:
    assert day(f"On Monday the minister visited Oslo. {text}", word) == meant


def test_a_press_release_tells_of_its_own_day() -> None:
    text = (
        "Readout of the call with the President of Chile\n\nThe two leaders "
        "discussed trade. The President thanked Chile for its support."
    )
    thanked = when(text, "thanked")
    assert str(thanked.date) == PUBLISHED
    assert "the dateline 2020-05-05" in thanked.why


def test_what_is_planned_does_not_take_the_day_of_the_story() -> None:
    text = "On Monday the minister visited Oslo. He will meet the king."
    assert day(text, "meet") is None


def test_a_tie_that_lasts_is_dated_by_its_own_sentence_only() -> None:
    text = "On Monday the minister visited Oslo. Norway is a member of the pact."
    assert when(text, "member", story=False) == When()


def test_congratulations_are_of_their_own_day_not_of_what_they_are_for() -> None:
    text = (
        "Telephone call with the President of Chile\n\nThe King congratulated the "
        "President on her victory in the election on April 3. The two agreed to meet."
    )
    assert day(text, "congratulated") == PUBLISHED
    assert day(text, "agreed") == PUBLISHED


def test_an_event_told_of_again_keeps_the_time_said_of_it() -> None:
    text = (
        "On Monday, Chile asked about a call between the two in late March.\n\n"
        "The minister called his call with the king perfect."
    )
    assert day(text, "call") == "2020-03"


@pytest.mark.parametrize(
    "text",
    [
        "Since taking office in 2021, she has visited Peru twice.",
        "Over the past year, the king has visited Peru.",
        "The king has visited Peru several times in recent months.",
        "Until 2019, the king visited Peru.",
    ],
)
def test_what_came_again_and_again_has_no_day(text: str) -> None:
    assert day(text, "visited", THURSDAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "In 2015, Chile withdrew. Peru then seized the port.",
        "In 2015, Chile sent its troops. In that war, Peru seized the port.",
    ],
)
def test_then_and_in_that_event_go_on_from_the_year_before(text: str) -> None:
    assert day(text, "seized", THURSDAY) == "2015"


def test_a_visit_to_come_goes_on_from_what_they_look_forward_to() -> None:
    text = "Rojas looks forward to welcoming Silva on July 18. He will praise the pact."
    assert day(text, "praise", THURSDAY) == "2024-07-18"


def test_last_week_is_not_the_day_of_the_story() -> None:
    text = "The visit by Rojas to Lima last week angered Chile."
    assert day(text, "visit", THURSDAY) == "2024-05"


def test_a_review_of_a_month_tells_of_that_month() -> None:
    title, other = "The campaign in March 2024", "The March 2024 campaign was long."
    text = "{}\n\nRojas criticized Silva for his plan."
    assert day(text.format(title), "criticized", THURSDAY) == "2024-03"
    assert day(text.format(other), "criticized", THURSDAY) == THURSDAY


def test_a_day_according_to_somebody_is_the_day_of_the_lead() -> None:
    text = "Rojas has died, according to his office on Monday. He fell in Lima."
    assert day(text, "fell", THURSDAY) == "2024-05-13"


def test_at_the_time_is_the_year_just_told_of() -> None:
    text = "Peru recalled its envoy in 2019. At the time, Chile criticized Peru."
    assert day(text, "criticized", THURSDAY) == "2019"


def test_that_event_has_the_month_named_with_it() -> None:
    text = (
        "On Monday, Peru thanked Chile.\n\nMary Diaz spoke of the August 2017 rally. "
        "In that event, Ruiz attacked Cruz."
    )
    assert day(text, "attacked") == "2017-08"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Vega condemned Chile's attack on Peru.", None),
        ("Vega thanked Peru for the attack on Chile.", None),
        ("Chile began its attack on Peru.", "2020-05-05"),
    ],
)
def test_what_is_only_spoken_of_has_not_the_day_told_of(
    text: str, meant: str | None
) -> None:
    assert day(f"Today, Vega visited Lima. {text}", "attack") == meant


@pytest.mark.parametrize(
    "text",
    [
        "Diaz never thanked Cruz.",
        "Diaz and Cruz have never thanked him.",
        "At no time has Diaz thanked Cruz.",
        "Peru has not yet thanked Chile.",
        "Diaz has long thanked Cruz.",
        "Diaz repeatedly thanked Cruz.",
        "Diaz previously thanked Cruz.",
        "For years Peru thanked Chile.",
        "Diaz thanked Cruz more than ten years ago.",
    ],
)
def test_what_came_never_or_at_no_one_time_has_no_day(text: str) -> None:
    assert day(f"On Monday Diaz visited Oslo. {text}", "thanked") is None
    assert day(f"Readout\n\n{text}", "thanked") is None


def test_what_was_not_done_in_the_story_has_its_day() -> None:
    text = "On Monday Diaz visited Oslo. Diaz did not thank Cruz."
    assert day(text, "thank") == "2020-05-04"


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ('Cruz said, "Today we condemn Peru."', "condemn", "2020-05-03"),
        ('Cruz said, "Today\'s ruling is a shame."', "said", "2020-05-03"),
        ('"We can no more support Peru today," Cruz said.', "support", "2020-05-03"),
        ("Today, Cruz thanked Peru.", "thanked", "2020-05-05"),
    ],
)
def test_today_in_a_quotation_is_the_day_told_of(
    text: str, word: str, meant: str
) -> None:
    assert day(f"On Sunday, Diaz spoke in Lima. {text}", word) == meant


def test_what_happened_in_a_place_goes_on_from_the_day_told_of_it() -> None:
    text = (
        "In Lima, talks were held on 3 March, and in Oslo, talks were held on 4 April. "
        "In {}, Diaz met Cruz."
    )
    assert day(text.format("Lima"), "met") == "2020-03-03"
    assert day(text.format("Oslo"), "met") == "2020-04-04"


def test_an_event_that_took_place_has_the_time_said_of_it_before() -> None:
    text = (
        "On Monday, Peru held a vote. It follows an airstrike last week.\n\n"
        "The strike took place in Lima."
    )
    assert day(text, "took") == "2020-04"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They discussed efforts in support of the war against Peru.", "war"),
        ("They discussed the course of talks with Peru.", "talks"),
        ("They exchanged views on threats and the attack on Peru.", "attack"),
    ],
)
def test_an_event_named_within_a_phrase_has_not_the_day_of_the_text(
    text: str, word: str
) -> None:
    assert day(f"Readout of a call\n\n{text}", word) is None


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Diaz, who in recent weeks had fever, thanked Cruz.", "thanked", "2020-05-04"),
        ("Over the past weeks, Diaz thanked Cruz.", "thanked", None),
        ("I thank Cruz for the upcoming talks.", "thank", "2020-05-05"),
        ("Those at the upcoming talks include Cruz.", "include", None),
    ],
)
def test_what_stands_beside_a_deed_does_not_move_it(
    text: str, word: str, meant: str | None
) -> None:
    lead = "On Monday Diaz visited Oslo. " if word == "thanked" else "A statement\n\n"
    assert day(f"{lead}{text}", word) == meant


def test_a_clause_with_when_tells_the_day_of_the_news() -> None:
    text = (
        "Two were hurt when a bomb went off on Sunday, police said. Diaz blamed Cruz."
    )
    assert day(text, "blamed") == "2020-05-03"
