"""Since when a tie holds."""

import pytest

from detente.graph.dates import PartialDate
from detente.graph.model import Article
from detente.loaders.document import Found
from detente.loaders.language import parse
from detente.loaders.weighing.proposal import Proposal
from detente.loaders.when.beginnings import beginning_of
from tests.loaders.told import entities

FIRST = "Mary Diaz, the {title} of Peru, visited Oslo."


def begun(
    text: str, trigger: str, title: str = "", relation: str = "HOLDS_POSITION"
) -> str | None:
    """When the tie of Mary Diaz to Peru, told by the first ``trigger``, began."""
    (doc,) = parse([text])
    names = {"Mary Diaz": "Person", "Peru": "State"}
    if "Diaz" in text.replace("Mary Diaz", ""):
        names["Diaz = Mary Diaz"] = "Person"
    who, where = _ends(entities(text, names))
    token = next(token for token in doc if token.text == trigger)
    proposal = Proposal(
        *(who, who.mentions[0], relation, where, where.mentions[0]),
        trigger=token.i,
        rule="told",
        attrs=(("title", title),) if title else (),
    )
    day = PartialDate.parse("2020-05-05")
    when = beginning_of(doc, Article("a", published=day, text=text), proposal)
    return str(when.date) if when.date else None


def _ends(found: list[Found]) -> tuple[Found, Found]:
    by_name = {one.entity.name: one for one in found}
    return by_name["Mary Diaz"], by_name["Peru"]


@pytest.mark.parametrize(
    ("later", "since"),
    [
        ("Diaz was elected president in 2011.", "2011"),
        ("Diaz became president in March.", "2020-03"),
        ("Diaz has been president since 1998.", "1998"),
        ("Diaz took office in July 2016.", "2016-07"),
        ("After becoming president in 2011, Diaz went to Oslo twice.", "2011"),
        ("Diaz has led the country since 2012.", "2012"),
        ("Diaz, who has been in power since 1994, met the king.", "1994"),
        ("The king appointed Diaz to her post in 2017.", "2017"),
        ("Diaz was chosen in 2013 to lead the country.", "2013"),
        ("Diaz took office after the death of Cruz in May 2012.", "2012-05"),
        ("Diaz took office after Cruz's resignation in May 2012.", "2012-05"),
        ("The king designated Diaz as the country's president in 2016.", "2016"),
    ],
)
def test_a_position_begins_when_the_text_says_so_wherever_it_stands(
    later: str, since: str
) -> None:
    text = f"{FIRST.format(title='president')} {later}"
    assert begun(text, "president", "president") == since


@pytest.mark.parametrize(
    "later",
    [
        "In 2014, Diaz was president.",
        "Diaz was elected mayor of Lima in 2011.",
        "On Monday, President Diaz joined the talks.",
        "The queen has been president of the club since 1998.",
        "Diaz will become president in 2021.",
        "Diaz was not elected president in 2011.",
        "Diaz resigned as president in 2019 and Alex Cruz was sworn in as president.",
    ],
)
def test_what_begins_something_else_does_not_date_a_position(later: str) -> None:
    text = f"{FIRST.format(title='president')} {later}"
    assert begun(text, "president", "president") is None


def test_who_is_sworn_in_in_the_news_holds_the_office_from_the_day_told_of() -> None:
    text = "On Monday, the court ruled. Mary Diaz was sworn in as governor of Peru."
    assert begun(text, "governor", "governor") == "2020-05-04"


def test_terms_of_office_told_in_a_row_keep_their_own_years() -> None:
    text = (
        "Mary Diaz led Peru, serving as its first prime minister, 1980-1987; then as "
        "president, 1987-2017."
    )
    assert begun(text, "minister", "prime minister") == "1980"
    assert begun(text, "president", "president") == "1987"


def test_a_member_is_one_from_the_day_of_joining() -> None:
    text = "In 1971, Mary Diaz founded the Peru Front."
    assert begun(text, "founded", relation="MEMBER_OF") == "1971"
    assert begun("Mary Diaz is from Peru.", "is", relation="MEMBER_OF") is None


def test_an_admission_has_the_year_said_of_it() -> None:
    text = "They recalled the admission of Mary Diaz to Peru in 2004."
    assert begun(text, "admission", relation="MEMBER_OF") == "2004"


def test_other_ties_told_by_a_verb_have_its_day() -> None:
    text = "On Monday, Mary Diaz sentenced a man in Peru."
    assert begun(text, "sentenced", relation="RELATED_TO") == "2020-05-04"
    assert begun("Mary Diaz, Peru", "Peru", relation="RELATED_TO") is None


def test_a_senator_begins_in_the_senate_not_in_the_house() -> None:
    text = (
        "Mary Diaz, a senator of Peru, visited Oslo. Diaz was elected to the House in "
        "2006. In 2009, Diaz was appointed to fill a seat in the Senate."
    )
    assert begun(text, "senator", "senator") == "2009"


def test_an_alliance_that_is_over_has_the_year_said_of_it() -> None:
    text = "In 1984, Mary Diaz was an ally of Peru."
    assert begun(text, "ally", relation="ALLIED_WITH") == "1984"


def test_a_founder_begins_with_the_founding() -> None:
    text = "Mary Diaz, the founder of Peru, met Cruz. Diaz founded Peru in 1995."
    assert begun(text, "founder", "founder") == "1995"


@pytest.mark.parametrize(
    ("deed", "since"),
    [
        ("elected leader of the Peru Front", None),
        ("elected to the Peru Front", "2011"),
        ("admitted as a member of the Peru Front", "2011"),
    ],
)
def test_a_leader_was_a_member_before(deed: str, since: str | None) -> None:
    text = f"Mary Diaz was {deed} in 2011."
    verb, _, _ = deed.partition(" ")
    assert begun(text, verb, relation="MEMBER_OF") == since


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Mary Diaz, mayor of Peru between 2009 and 2014, met Cruz.", "2009"),
        ("Mary Diaz, mayor of Peru since 2009, met Cruz.", "2009"),
        ("The mayor of Peru, Mary Diaz (2001-2006), met Cruz.", "2001"),
        ("Mary Diaz of Peru, in office since 2016, is mayor.", "2016"),
        (
            "Mary Diaz, to be mayor of Peru for a term of six years from May 1, 2021.",
            "2021-05-01",
        ),
        ("In 1984, Mary Diaz was a candidate for mayor of Peru.", None),
        ("Mary Diaz, elected mayor of Peru in April, left.", "2020-04"),
        ("Mary Diaz will become mayor of Peru in July.", "2020-07"),
        (
            "Mary Diaz was elected mayor of Peru in 2010 and took office in 2011.",
            "2011",
        ),
    ],
)
def test_years_beside_a_title_are_those_of_its_term(
    text: str, since: str | None
) -> None:
    assert begun(text, "mayor", "mayor") == since


def test_who_ran_for_an_office_did_so_in_the_year_said() -> None:
    text = "In 1984, Mary Diaz was a candidate of Peru."
    assert begun(text, "candidate", "candidate") == "1984"


def test_a_chairmanship_has_the_year_said_of_it() -> None:
    text = "They praised the chairmanship of Mary Diaz in Peru this year."
    assert begun(text, "chairmanship", relation="MEMBER_OF") == "2020"


@pytest.mark.parametrize(
    ("second", "since"),
    [
        ("Diaz, who was appointed in 2008, met Cruz.", "2008"),
        ("Diaz, elected in 2008, met Cruz.", "2008"),
        ("Diaz, who was appointed as a judge in 2008, met Cruz.", None),
    ],
)
def test_who_was_appointed_was_so_to_the_office_told_elsewhere(
    second: str, since: str | None
) -> None:
    text = f"{FIRST.format(title='minister')} {second}"
    assert begun(text, "minister", "minister") == since


@pytest.mark.parametrize(
    ("title", "later", "since"),
    [
        ("leader", "Diaz won the leadership on 23 July 2019.", "2019-07-23"),
        ("president", "Diaz won the presidency in 2016.", "2016"),
        ("president", "Diaz came to power in a coup in 2016.", "2016"),
        ("president", "Diaz, who seized power in 2016, met Cruz.", "2016"),
        ("president", "Diaz succeeded Luis Cruz as president in 2016.", "2016"),
        ("president", "Diaz took over from Luis Cruz in 2016.", "2016"),
        ("president", "Diaz was sworn in on Monday.", "2020-05-04"),
        ("president", "Diaz was made president in 2013.", "2013"),
        ("president", "The president, Mary Diaz, was elected in 2013.", "2013"),
        (
            "president",
            "Diaz served as president from July 2006 to May 2011.",
            "2006-07",
        ),
        ("president", "Diaz's election as president in 2016 was close.", "2016"),
        ("president", "Diaz has been at the helm since 2013.", "2013"),
        ("head", "Diaz, who has run it since 2014, met Cruz.", "2014"),
        ("senator", "Diaz won her seat in 2009.", "2009"),
        ("nominee", "Diaz accepted the nomination in June 2019.", "2019-06"),
        (
            "leader",
            "On Monday, Diaz became the first woman to lead Peru.",
            "2020-05-04",
        ),
        ("president", "Diaz was succeeded by Luis Cruz in 2016.", None),
        ("president", "Diaz was re-elected president in 2018.", None),
        ("president", "Diaz was elected president again in 2018.", None),
        ("president", "Diaz received the president of Chile in 2018.", None),
        ("president", "Diaz won the vote in 2018.", None),
        ("president", "Diaz won a second term as president in 2018.", None),
        ("president", "Diaz won election as president in 2014.", "2014"),
    ],
)
def test_who_wins_or_takes_over_an_office_holds_it_from_then(
    title: str, later: str, since: str | None
) -> None:
    text = f"{FIRST.format(title=title)} {later}"
    assert begun(text, title, title) == since


@pytest.mark.parametrize(
    ("text", "trigger", "since"),
    [
        ("Mary Diaz entered the Peru Front in 1971.", "entered", "1971"),
        ("Mary Diaz has belonged to the Peru Front since 1971.", "belonged", "1971"),
        ("Mary Diaz has worked for Peru since 1971.", "worked", "1971"),
        ("Mary Diaz became the first of three to join Peru in 1971.", "join", "1971"),
        (
            "Mary Diaz was a member of the Peru senate from 1971 to 1975.",
            "member",
            "1971",
        ),
        ("In 1971, Mary Diaz ran for mayor as a Peru man.", "Diaz", "1971"),
        ("Mary Diaz took office in 1971 and sat in Peru for ten years.", "sat", "1971"),
        ("Mary Diaz won the Peru nomination in 1971.", "won", None),
        ("Mary Diaz left Peru in 1971.", "left", None),
    ],
)
def test_who_enters_a_body_is_its_member_from_then(
    text: str, trigger: str, since: str | None
) -> None:
    assert begun(text, trigger, relation="MEMBER_OF") == since


@pytest.mark.parametrize(
    ("text", "trigger", "relation", "since"),
    [
        ("Peru annexed Mary Diaz in 1950.", "annexed", "PART_OF", "1950"),
        ("Mary Diaz, which Peru bought in 1950, left.", "bought", "PART_OF", "1950"),
        ("Chile ceded Mary Diaz to Peru in 1950.", "ceded", "PART_OF", "1950"),
        ("Peru ceded Mary Diaz to Chile in 1950.", "ceded", "PART_OF", None),
        ("Mary Diaz bought Peru in 1950.", "bought", "PART_OF", None),
        ("Mary Diaz, who married Peru in 1950, left.", "married", "FAMILY_OF", "1950"),
        ("Mary Diaz, wife of Peru, left in 1950.", "wife", "FAMILY_OF", None),
        (
            "The alliance of Mary Diaz and Peru, formed in 1950, is strong.",
            "alliance",
            "ALLIED_WITH",
            "1950",
        ),
        (
            "Peru's ally Mary Diaz voted against it in 1950.",
            "ally",
            "ALLIED_WITH",
            None,
        ),
    ],
)
def test_what_is_bought_married_or_formed_is_a_tie_from_then(
    text: str, trigger: str, relation: str, since: str | None
) -> None:
    assert begun(text, trigger, relation=relation) == since


def test_another_office_with_a_post_in_it_does_not_begin_this_one() -> None:
    later = "In 1956, Diaz was appointed commissioner to Chile, a post she kept."
    first = FIRST.format(title="foreign secretary")
    assert begun(f"{first} {later}", "secretary", "foreign secretary") is None


def test_where_somebody_is_received_begins_no_office() -> None:
    first = FIRST.format(title="minister")
    later = "On May 3, Diaz received an envoy at the building of the ministry."
    assert begun(f"{first} {later}", "minister", "minister") is None


def test_who_went_somewhere_as_envoy_is_one_from_then() -> None:
    first = FIRST.format(title="ambassador")
    later = "Diaz went to Lima in 1994 as ambassador of Chile."
    assert begun(f"{first} {later}", "ambassador", "ambassador") == "1994"
    later = "Diaz went to Lima in 1994 to see an ambassador."
    assert begun(f"{first} {later}", "ambassador", "ambassador") is None


def test_a_member_told_in_passing_is_one_since_then() -> None:
    text = "Peru expelled Mary Diaz, a member since 1991, without a word."
    assert begun(text, "expelled", relation="MEMBER_OF") == "1991"


@pytest.mark.parametrize(
    ("later", "since"),
    [
        ("Diaz, a former pilot, has governed in Lima since December 2017.", "2017-12"),
        ("Diaz has ruled since 1999.", "1999"),
        ("Diaz has served as mayor of Lima since 1999.", None),
        ("Diaz has served on a jury since 1999.", None),
    ],
)
def test_who_governs_or_serves_somewhere_does_so_since_then(
    later: str, since: str | None
) -> None:
    text = f"{FIRST.format(title='president')} {later}"
    assert begun(text, "president", "president") == since


def test_a_secretary_general_is_one_from_the_year_told() -> None:
    first = FIRST.format(title="secretary-general")
    later = "From January 2000 Diaz was secretary-general of the council in Oslo."
    assert begun(f"{first} {later}", "secretary", "secretary-general") == "2000-01"


def test_a_party_to_which_somebody_has_belonged_has_the_year() -> None:
    text = "Peru, to which Mary Diaz has belonged since 1998, has six seats in Oslo."
    assert begun(text, "belonged", relation="MEMBER_OF") == "1998"
