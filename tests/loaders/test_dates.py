"""Which time expression belongs to which event."""

import pytest

from detente.graph.model import Article
from detente.loaders.language import parse
from detente.loaders.when.dates import date_of
from tests.loaders.dated import PUBLISHED, THURSDAY, day, when


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Kim visited Russia in April 2019.", "visited", "2019-04"),
        ("On Monday, the minister met the Pope.", "met", "2020-05-04"),
        ("The minister met the Pope on Sunday in Rome.", "met", "2020-05-03"),
        ("The president will meet the Pope on Sunday.", "meet", "2020-05-10"),
        ("Yesterday the court banned the party.", "banned", "2020-05-04"),
        ("The two leaders met in Hanoi last month.", "met", "2020-04"),
        ("The pact was signed on 4 March 1918.", "signed", "1918-03-04"),
        ("They agreed to meet in Oslo on May 9, 2020.", "meet", "2020-05-09"),
        ("Peru and Chile were at war in 1879-1883.", "were", "1879"),
        ("They discussed the attack of 7 October 2019.", "attack", "2019-10-07"),
    ],
)
def test_an_event_has_the_time_of_its_clause(text: str, word: str, meant: str) -> None:
    assert day(text, word) == meant


def test_each_clause_keeps_its_own_time() -> None:
    text = "He visited Cuba in 2015 and she met the Pope in 2017."
    assert (day(text, "visited"), day(text, "met")) == ("2015", "2017")


def test_the_time_in_a_relative_clause_is_not_that_of_the_main_clause() -> None:
    text = "Mrs Lopez, who became minister in 2016, visited Oslo on Monday."
    assert (day(text, "became"), day(text, "visited")) == ("2016", "2020-05-04")


def test_what_happened_at_the_same_time_has_the_same_date() -> None:
    text = "When he visited Oslo in 2015, he met the king."
    assert (day(text, "visited"), day(text, "met")) == ("2015", "2015")


def test_a_day_to_come_is_not_when_something_happened() -> None:
    text = "On Monday he thanked Chile for hosting the forum in early November."
    assert day(text, "thanked") == "2020-05-04"


def test_the_date_before_a_noun_is_the_date_of_that_noun_only() -> None:
    text = "On Monday he praised the March 15 election."
    assert (day(text, "praised"), day(text, "election")) == ("2020-05-04", "2020-03-15")


@pytest.mark.parametrize(
    "text", ["They met before May 9, 2019.", "They met after the war of 1879."]
)
def test_a_limit_is_no_date_of_the_event(text: str) -> None:
    assert day(text, "met", published=None) is None


def test_a_time_after_for_the_first_time_dates_the_verb() -> None:
    text = "The leader visited Peru for the first time in April 2019."
    assert day(text, "visited") == "2019-04"


def test_a_time_after_an_office_dates_who_was_given_it() -> None:
    text = "The king designated Mr Cruz, a general, as the nation's envoy in 2016."
    assert day(text, "designated") == "2016"


def test_an_aside_to_the_last_of_several_deeds_does_not_date_the_first() -> None:
    text = (
        "He congratulated the minister and praised the pact as they marked a jubilee "
        "last week."
    )
    assert day(text, "congratulated") == PUBLISHED


def test_an_anniversary_dates_what_it_looks_back_to() -> None:
    text = "On Monday, at the two-year mark of the invasion of Peru, they held talks."
    assert (day(text, "invasion"), day(text, "held")) == ("2018", "2020-05-04")


def test_who_supports_a_campaign_of_a_year_does_so_in_that_year() -> None:
    text = "Mr Cruz supported the 2008 presidential campaign of Mrs Diaz."
    assert day(text, "supported") == "2008"


def test_without_a_dateline_the_year_told_of_last_goes_on() -> None:
    text = "The pact was signed on May 2, 2014. On May 9, the king met the Pope."
    assert day(text, "met", published=None) == "2014-05-09"


def test_an_interval_has_two_ends() -> None:
    found = when("The talks were held from 2010 to 2014.", "held")
    assert (str(found.date), str(found.date_end)) == ("2010", "2014")


def test_both_readings_of_a_doubtful_date_are_told() -> None:
    found = when("The envoy presented the medal today, April 5.", "presented")
    assert str(found.date) == "2020-05-05"
    assert [str(other) for other in found.alternatives] == ["2020-04-05"]
    assert "2020-04-05" in found.why


def test_the_other_reading_of_today_is_the_nearest_whatever_year_was_told() -> None:
    text = "Peru left in 1998. The envoy presented the medal today, April 5."
    found = when(text, "presented")
    assert [str(other) for other in found.alternatives] == ["2020-04-05"]


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May, a friend of Peru, criticised Chile.",
        "Theresa May left. Then May criticised Chile.",
        "Mrs May criticised Chile.",
        "May criticised Chile.",
        "Theresa May left. Cruz, a foe of May, criticised Chile.",
    ],
)
def test_a_name_that_is_also_a_month_is_no_time(text: str) -> None:
    assert day(text, "criticised") == PUBLISHED


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May criticised Chile in May.",
        "In May, Theresa May criticised Chile.",
    ],
)
def test_a_month_is_a_time_beside_such_a_name(text: str) -> None:
    assert day(text, "criticised") == "2020-05"


def test_without_a_dateline_a_weekday_is_no_date() -> None:
    assert day("On Monday, the minister met the Pope.", "met", published=None) is None


def test_a_dateline_that_is_only_a_year_resolves_no_weekday() -> None:
    assert day("On Monday, the minister met the Pope.", "met", published="2020") is None


def test_the_reasoning_names_the_words_and_the_count() -> None:
    found = when("On Monday, the minister met the Pope.", "met")
    assert found.why == "\u201cMonday\u201d: the last Monday from 2020-05-05"


@pytest.mark.parametrize(
    "text",
    [
        "Building on the summit in Lima on April 3, the two leaders agreed to talk.",
        "Following their call on May 2, the two leaders agreed to talk.",
        "Rojas, elected in 2021, agreed to talk.",
        "Founded in 1949, the league agreed to talk.",
        "Peru agreed with Silva, elected in 2021, to talk.",
    ],
)
def test_the_time_of_what_an_aside_looks_back_to_is_not_that_of_the_deed(
    text: str,
) -> None:
    assert day(text, "agreed", THURSDAY) == THURSDAY


@pytest.mark.parametrize(
    "text",
    [
        "Peru blamed Chile for Tuesday's raid.",
        "Peru blamed Chile for the attack of May 3.",
        "Peru blamed Chile for its part in the 1998 attack.",
    ],
)
def test_blame_is_of_its_own_day_not_of_what_it_is_for(text: str) -> None:
    assert day(text, "blamed", THURSDAY) == THURSDAY


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("She visited Lima for the first time since 2015 on Monday.", "visited", "13"),
        ("Rojas, in Lima since Sunday, met Silva on Monday.", "met", "13"),
    ],
)
def test_a_day_said_goes_before_the_beginning_of_a_stretch(
    text: str, word: str, meant: str
) -> None:
    assert day(text, word, THURSDAY) == f"2024-05-{meant}"


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        (
            "Peru broke with Chile in April, a month after Chile left.",
            "left",
            "2024-03",
        ),
        (
            "Rojas won on Tuesday. It came two days after Diaz left.",
            "left",
            "2024-05-12",
        ),
        ("In 1879, Chile invaded. It took Lima two years later.", "took", "1881"),
        ("On 10 March 2023, Rojas won. Diaz left the next month.", "left", "2023-04"),
        ("In 1879, Chile invaded. It took Lima the next year.", "took", "1880"),
        ("On Monday, Rojas won. Diaz had left the day before.", "left", "2024-05-12"),
    ],
)
def test_a_count_of_days_or_years_starts_from_what_was_told_of_last(
    text: str, word: str, meant: str
) -> None:
    assert day(text, word, THURSDAY) == meant


def test_days_after_something_that_is_not_told_in_a_clause_are_no_date() -> None:
    text = "The minister left two days after the vote."
    assert day(text, "left", THURSDAY) == THURSDAY


def test_the_clause_in_which_an_event_is_told_has_the_time_of_the_event() -> None:
    text = "Police charged him over the November 2007 raid in which a guard killed two."
    assert day(text, "killed", THURSDAY) == "2007-11"


def test_a_clause_after_when_has_the_time_that_it_follows() -> None:
    text = (
        "Peru recalled its envoy in 2015 and again in 2019, when police arrested him."
    )
    assert day(text, "arrested", THURSDAY) == "2019"


def test_that_month_is_of_the_year_told_of() -> None:
    text = "In 2016, Diaz backed the deal; she attended its signing that September."
    assert day(text, "attended", THURSDAY) == "2016-09"


@pytest.mark.parametrize(
    ("place", "meant"), [("Chile", "2019-05-03"), ("Bolivia", "2019-06-07")]
)
def test_of_two_deeds_of_one_verb_each_has_the_day_beside_its_end(
    place: str, meant: str
) -> None:
    text = "He told Chile about it on May 3, 2019, and Bolivia on June 7, 2019."
    (doc,) = parse([text])
    told = next(token for token in doc if token.text == "told")
    about = next(token.i for token in doc if token.text == place)
    assert str(date_of(doc, told, Article("a", text=text), about=about).date) == meant


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Peru left in 1998; it praised Chile in 2004.", "left", "1998"),
        (
            "He praised the pacts of May 3, 2019, and June 7, 2019.",
            "praised",
            "2020-05-05",
        ),
        ("Yesterday Marine One landed in Lima.", "landed", "2020-05-04"),
        ("He met the queen for the best talks since 2011.", "met", "2020-05-05"),
        ("Mary Diaz, in office since 2016, thanked Peru.", "thanked", None),
        ("The vote is set to take place in June 2021.", "vote", "2021-06"),
        ("He praised the recent talks in Lima.", "talks", None),
        ("He looks forward to hosting Mary Diaz in Lima.", "hosting", None),
        ("Mary Diaz, elected in April, visited Oslo.", "visited", "2020-05-05"),
        ("He was told to attend the summit to be held in June.", "attend", "2020-06"),
        ("Peru left in March 2014. It came back in June.", "came", "2014-06"),
        ("Peru left in March 2014. It came back in May 2015.", "came", "2015-05"),
        ("It was a mistake. He flies to Lima on Sunday.", "flies", "2020-05-10"),
        ("Diaz flies to Lima on Sunday.", "flies", "2020-05-03"),
    ],
)
def test_a_time_dates_its_own_deed_alone(
    text: str, word: str, meant: str | None
) -> None:
    assert day(text, word) == meant


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("In 2014 Peru, which had attacked Chile, sued Bolivia.", "sued", "2014"),
        ("Friday's attack killed two guards.", "killed", "2020-05-01"),
        ("The 2016 election, which Diaz won, was close.", "won", "2016"),
        ("Cruz was hurt in a crash that killed two on Friday.", "hurt", "2020-05-01"),
        ("Diaz took part in the raid which freed the king in 1976.", "took", "1976"),
        ("Diaz visited Lima, where she met Cruz on Sunday.", "visited", "2020-05-03"),
        ("Cruz is known for leading the rescue in 1980.", "known", "1980"),
        ("While visiting Lima on Sunday, Diaz hailed Cruz.", "hailed", "2020-05-03"),
        ("Diaz hailed Cruz when asked on Sunday.", "hailed", "2020-05-03"),
        ("Diaz secured it with victories in the May 2 vote.", "secured", "2020-05-02"),
        ("Peru did not recognize Chile until 1990.", "recognize", "1990"),
        ("Diaz is to meet Cruz on Sunday.", "meet", "2020-05-10"),
        ("It was due. The vote takes place on Sunday.", "takes", "2020-05-10"),
        (
            "In a statement released on Sunday, Diaz hailed Cruz.",
            "hailed",
            "2020-05-03",
        ),
        ("The summit, scheduled for 8 June, was dropped.", "summit", "2020-06-08"),
    ],
)
def test_a_time_reaches_what_is_told_with_its_event(
    text: str, word: str, meant: str
) -> None:
    assert day(text, word) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Diaz {} Cruz for his service from 2010 to 2014.",
        "Diaz {} Cruz for his visit last year.",
        "Diaz {} Cruz over the raid in March.",
        "Diaz {} Cruz for his part in the 1998 raid.",
    ],
)
@pytest.mark.parametrize("verb", ["thanked", "criticized", "sanctioned"])
def test_the_time_of_a_reason_is_not_that_of_the_deed(text: str, verb: str) -> None:
    assert day(text.format(verb), verb) == PUBLISHED


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The talks followed an attack in March, which Peru condemned.", "condemned"),
        ("Diaz welcomed the deal reached on May 3.", "welcomed"),
        ("Diaz informed Cruz about the talks held in Oslo in April.", "informed"),
        ("Last week Diaz met Cruz, and I thank her.", "thank"),
    ],
)
def test_who_judges_a_deed_does_not_do_so_at_its_time(text: str, word: str) -> None:
    assert day(text, word) == PUBLISHED


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Diaz said on Sunday that Peru had attacked Chile.", "attacked"),
        ("Cruz left on Sunday after Diaz criticized Chile.", "criticized"),
        ("Cruz left Lima on Sunday, having thanked Diaz.", "thanked"),
        ("Diaz said on Sunday that she never met Cruz.", "met"),
        ("Diaz met Cruz more than ten years ago.", "met"),
    ],
)
def test_the_time_of_the_main_clause_is_not_that_of_what_lies_before(
    text: str, word: str
) -> None:
    assert day(f"Peru in trouble\n\nIt rained. {text}", word) is None


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Peru left in 1990. The same year Chile came.", "came", "1990"),
        ("Peru left in 1990. The following year Chile came.", "came", "1991"),
        ("In 2016 Peru left, and Chile praised it in July.", "praised", "2016-07"),
        (
            "Peru met Chile in May, Bolivia in June and Cuba in July 2019.",
            "met",
            "2019-05",
        ),
        ("Peru was at war from July 2006 to May 2011.", "was", "2006-07"),
        (
            "Peru left in 1990. Two years later, at the 1994 fair, it won.",
            "won",
            "1994",
        ),
    ],
)
def test_a_time_without_a_year_has_that_of_the_times_beside_it(
    text: str, word: str, meant: str
) -> None:
    assert day(text, word) == meant


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        (
            "A year ago, in December 2013, Peru left. Chile came on Monday (15.12.).",
            "came",
            "2014-12-15",
        ),
        (
            "A year ago, in May 2013, Peru left. The pact signed in March",
            "signed",
            "2014-03",
        ),
        ("A year ago Peru left. The pact signed in March", "signed", None),
    ],
)
def test_a_text_without_a_dateline_may_say_about_when_it_was_written(
    text: str, word: str, meant: str | None
) -> None:
    assert day(text, word, published=None) == meant
