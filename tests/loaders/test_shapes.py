import pytest

from tests.loaders.told import Ends, proposals, ties

P, S, ORG, L = "Person", "State", "Organization", "Place"
E, A = "Event", "Award"


@pytest.mark.parametrize(
    ("text", "names", "tie"),
    [
        (
            "Mia Holt lives in Tromso, Norway.",
            {"Mia Holt": P, "Tromso": L, "Norway": S},
            ("Tromso", "LOCATED_IN", "Norway"),
        ),
        (
            "They met in the Norwegian city of Tromso.",
            {"Norwegian = Norway": S, "Tromso": L},
            ("Tromso", "LOCATED_IN", "Norway"),
        ),
        (
            "They met in the Kenyan capital Nairobi.",
            {"Kenyan = Kenya": S, "Nairobi": L},
            ("Nairobi", "LOCATED_IN", "Kenya"),
        ),
        (
            "They met in Nairobi, the capital city of Kenya.",
            {"Kenya": S, "Nairobi": L},
            ("Nairobi", "LOCATED_IN", "Kenya"),
        ),
        (
            "Protests went on in the southern Norwegian city of Tromso.",
            {"Norwegian = Norway": S, "Tromso": L},
            ("Tromso", "LOCATED_IN", "Norway"),
        ),
        (
            "They fought in Kisumu, Kenya's third city.",
            {"Kisumu": L, "Kenya": S},
            ("Kisumu", "LOCATED_IN", "Kenya"),
        ),
        (
            "They fought in Kenya's northern Turkana region.",
            {"Turkana": L, "Kenya": S},
            ("Turkana", "LOCATED_IN", "Kenya"),
        ),
        (
            "Kenya was calm. They met in the capital, Nairobi.",
            {"Nairobi": L, "Kenya": S},
            ("Nairobi", "LOCATED_IN", "Kenya"),
        ),
        (
            "It landed in Norway, at Polar Airport.",
            {"Polar Airport": L, "Norway": S},
            ("Polar Airport", "LOCATED_IN", "Norway"),
        ),
        (
            "Turkana (TK), Kenya, was dry.",
            {"Turkana": L, "Kenya": S},
            ("Turkana", "LOCATED_IN", "Kenya"),
        ),
        (
            "Two blasts rocked the town of Turkana.",
            {"blasts": E, "Turkana": L},
            ("blasts", "LOCATED_IN", "Turkana"),
        ),
        (
            "Tromso is in northern Norway.",
            {"Tromso": L, "Norway": S},
            ("Tromso", "LOCATED_IN", "Norway"),
        ),
        (
            "Nairobi is the capital of Kenya.",
            {"Nairobi": L, "Kenya": S},
            ("Nairobi", "LOCATED_IN", "Kenya"),
        ),
        (
            "Savanna Air, a small airline from Kenya, grew.",
            {"Savanna Air": ORG, "Kenya": S},
            ("Savanna Air", "LOCATED_IN", "Kenya"),
        ),
        (
            "Savanna Air, an independent Kenyan airline, grew.",
            {"Savanna Air": ORG, "Kenyan = Kenya": S},
            ("Savanna Air", "LOCATED_IN", "Kenya"),
        ),
        (
            "Savanna Air, a subsidiary of Polar Holding, grew.",
            {"Savanna Air": ORG, "Polar Holding": ORG},
            ("Savanna Air", "PART_OF", "Polar Holding"),
        ),
        (
            "The parliament of Kenya, the Bunge, met.",
            {"Bunge": ORG, "Kenya": S},
            ("Bunge", "PART_OF", "Kenya"),
        ),
        (
            "The Kenyan boat and engine manufacturer Savanna Works grew.",
            {"Savanna Works": ORG, "Kenyan = Kenya": S},
            ("Savanna Works", "LOCATED_IN", "Kenya"),
        ),
        (
            "Mia Holt, a Green Party member, and Joe Lind, a Tory, left.",
            {"Joe Lind": P, "Tory = Tory Party": ORG},
            ("Joe Lind", "MEMBER_OF", "Tory Party"),
        ),
        (
            "Polar Front fighter Joe Lind was shot.",
            {"Joe Lind": P, "Polar Front": ORG},
            ("Joe Lind", "MEMBER_OF", "Polar Front"),
        ),
        (
            "Norway and other Polar League countries objected.",
            {"Norway": S, "Polar League": ORG},
            ("Norway", "MEMBER_OF", "Polar League"),
        ),
        (
            "The Polar Summit was held in Tromso on Monday.",
            {"Polar Summit": E, "Tromso": L},
            ("Polar Summit", "LOCATED_IN", "Tromso"),
        ),
        (
            "The Norway-based Polar League protested.",
            {"Norway": S, "Polar League": ORG},
            ("Polar League", "LOCATED_IN", "Norway"),
        ),
        (
            "The Kenyan airline Savanna Air grew.",
            {"Kenyan = Kenya": S, "Savanna Air": ORG},
            ("Savanna Air", "LOCATED_IN", "Kenya"),
        ),
        (
            "Kenya's Supreme Court ruled.",
            {"Kenya": S, "Supreme Court": ORG},
            ("Supreme Court", "PART_OF", "Kenya"),
        ),
        (
            "The Kenyan Foreign Ministry protested.",
            {"Kenyan = Kenya": S, "Kenyan Foreign Ministry": ORG},
            ("Kenyan Foreign Ministry", "PART_OF", "Kenya"),
        ),
        (
            "Mia Holt of the Polar League spoke.",
            {"Mia Holt": P, "Polar League": ORG},
            ("Mia Holt", "MEMBER_OF", "Polar League"),
        ),
        (
            "Norway is a member of the Polar League.",
            {"Norway": S, "Polar League": ORG},
            ("Norway", "MEMBER_OF", "Polar League"),
        ),
        (
            "The Rights Fund's Mia Holt spoke.",
            {"Rights Fund": ORG, "Mia Holt": P},
            ("Mia Holt", "MEMBER_OF", "Rights Fund"),
        ),
        (
            "Green Party members, such as Mia Holt, left.",
            {"Green Party": ORG, "Mia Holt": P},
            ("Mia Holt", "MEMBER_OF", "Green Party"),
        ),
        (
            "Mia Holt's Green Party won.",
            {"Green Party": ORG, "Mia Holt": P},
            ("Mia Holt", "MEMBER_OF", "Green Party"),
        ),
        (
            "Norway joined the Polar League in 1999.",
            {"Norway": S, "Polar League": ORG},
            ("Norway", "MEMBER_OF", "Polar League"),
        ),
        (
            "They praised the alliance between Norway and Spain.",
            {"Norway": S, "Spain": S},
            ("Norway", "ALLIED_WITH", "Spain"),
        ),
        (
            "Norway's partnership with Spain is old.",
            {"Norway": S, "Spain": S},
            ("Norway", "ALLIED_WITH", "Spain"),
        ),
        (
            "Mia Holt, wife of Jon Dahl, was there.",
            {"Mia Holt": P, "Jon Dahl": P},
            ("Mia Holt", "FAMILY_OF", "Jon Dahl"),
        ),
        (
            "Jon Dahl's daughter Mia Holt was there.",
            {"Mia Holt": P, "Jon Dahl": P},
            ("Mia Holt", "FAMILY_OF", "Jon Dahl"),
        ),
        (
            "Mia Holt, Jon Dahl's mother, was there.",
            {"Mia Holt": P, "Jon Dahl": P},
            ("Mia Holt", "FAMILY_OF", "Jon Dahl"),
        ),
        (
            "Mia Holt was born in Tromso in 1950.",
            {"Mia Holt": P, "Tromso": L},
            ("Mia Holt", "BORN_IN", "Tromso"),
        ),
        (
            "Mia Holt died of her wounds in Tromso on Friday.",
            {"Mia Holt": P, "Tromso": L},
            ("Mia Holt", "DIED_IN", "Tromso"),
        ),
        (
            "Jon Dahl succeeded Mia Holt in May.",
            {"Mia Holt": P, "Jon Dahl": P},
            ("Jon Dahl", "SUCCEEDED", "Mia Holt"),
        ),
        (
            "Jon Dahl took over from Mia Holt in May.",
            {"Mia Holt": P, "Jon Dahl": P},
            ("Jon Dahl", "SUCCEEDED", "Mia Holt"),
        ),
        (
            "Mia Holt was replaced by Jon Dahl.",
            {"Mia Holt": P, "Jon Dahl": P},
            ("Jon Dahl", "SUCCEEDED", "Mia Holt"),
        ),
        (
            "Mia Holt appointed Jon Dahl as treasurer.",
            {"Mia Holt": P, "Jon Dahl": P},
            ("Mia Holt", "APPOINTED", "Jon Dahl"),
        ),
        (
            "Mia Holt sacked Jon Dahl on Tuesday.",
            {"Mia Holt": P, "Jon Dahl": P},
            ("Mia Holt", "DISMISSED", "Jon Dahl"),
        ),
    ],
)
def test_a_phrase_gives_its_tie(text: str, names: dict[str, str], tie: Ends) -> None:
    assert ties(text, names) == {tie}


def test_who_is_put_in_anothers_place_succeeds_him() -> None:
    text = "Mia Holt replaced Jon Dahl with Rui Lobo."
    assert ties(text, {"Mia Holt": P, "Jon Dahl": P, "Rui Lobo": P}) == {
        ("Mia Holt", "DISMISSED", "Jon Dahl"),
        ("Rui Lobo", "SUCCEEDED", "Jon Dahl"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "President",
        "the president of",
        "ministers and",
        "Mia Holt,",
        "Mia Holt (",
        "Mia Holt of",
        "Mia Holt (Norway",
        "as president",
        "to be president",
        "his wife",
        "native",
        ", vice",
        "members of",
        "co-",
        "our allies including",
        "alliance with",
        "President-elect",
        "in\n\nof the of",
    ],
)
def test_a_text_that_breaks_off_gives_nothing(text: str) -> None:
    names = {
        name: type_
        for name, type_ in {"Mia Holt": P, "Norway": S}.items()
        if name in text
    }
    assert ties(text, names) == set()


def test_a_list_of_members_gives_one_tie_each() -> None:
    names = {"Polar League": ORG, "Norway": S, "Spain": S, "Peru": S}
    members: set[Ends] = {
        ("Norway", "MEMBER_OF", "Polar League"),
        ("Spain", "MEMBER_OF", "Polar League"),
        ("Peru", "MEMBER_OF", "Polar League"),
    }
    for text in (
        "The Polar League comprises Norway, Spain and Peru.",
        "The Polar League members (Norway, Spain and Peru) met.",
        "The Polar League ministers of Norway, Spain and Peru met.",
        "The Polar League (Norway, Spain and Peru) met.",
        "The Polar League is a group of three countries, Norway, Spain and Peru.",
        "Norway, Spain and Peru are members of the Polar League.",
        "The Polar League is made up of Norway, Spain and Peru.",
    ):
        assert ties(text, names) == members


def test_a_list_of_places_is_not_places_in_places() -> None:
    text = "They won in Ohio, Iowa, and Nevada."
    assert ties(text, {"Ohio": L, "Iowa": L, "Nevada": L}) == set()


def test_what_is_done_in_an_operation_of_a_state_is_not_done_in_it() -> None:
    text = "Mia Holt was killed in a Spanish rescue operation."
    assert ties(text, {"Mia Holt": P, "Spanish = Spain": S}) == set()


def test_an_award_names_who_confers_it_and_who_hands_it_over_to_whom() -> None:
    text = (
        "Norway conferred the Star of the North on Mia Holt. Jon Dahl presented the "
        "Star of the North to Rui Lobo."
    )
    names = {
        "Norway": S,
        "Star of the North": A,
        "Mia Holt": P,
        "Jon Dahl": P,
        "Rui Lobo": P,
    }
    told = {
        (
            proposal.subject.entity.name,
            proposal.relation,
            proposal.object.entity.name,
            proposal.attrs,
        )
        for proposal in proposals(text, names)
    }
    award = ("award", "Star of the North")
    assert told == {
        ("Norway", "AWARDED", "Mia Holt", (award,)),
        ("Jon Dahl", "PRESENTED_TO", "Rui Lobo", (award, ("on_behalf_of", "Mia Holt"))),
    }


def test_kinship_says_what_the_subject_is_to_the_object() -> None:
    [tie] = proposals(
        "Mia Holt, wife of Jon Dahl, spoke.", {"Mia Holt": P, "Jon Dahl": P}
    )
    assert dict(tie.attrs) == {"kinship": "wife"}


def test_the_trigger_is_a_token_of_the_sentence_that_tells_the_tie() -> None:
    text = "It rained. Norway joined the Polar League. It rained again."
    [tie] = proposals(text, {"Norway": S, "Polar League": ORG})
    assert (tie.rule, tie.trigger) == (
        "joins",
        text[: text.index("joined")].count(" ") + 1,
    )


def test_an_event_is_in_the_town_named_behind_its_state() -> None:
    names = {"Polar Summit": E, "Kenyan = Kenya": S, "Nairobi": L}
    found = ties("The Polar Summit was held in the Kenyan capital Nairobi.", names)
    assert ("Polar Summit", "LOCATED_IN", "Nairobi") in found
    assert ("Polar Summit", "LOCATED_IN", "Kenya") not in found


@pytest.mark.parametrize(
    "text",
    [
        "The founding members of the Polar League, Norway and Peru, agreed.",
        "The Polar League states, Norway and Peru, agreed.",
        "Norway, Peru and other Polar League members agreed.",
    ],
)
def test_each_of_the_members_listed_is_one(text: str) -> None:
    found = ties(text, {"Norway": S, "Peru": S, "Polar League": ORG})
    assert found == {
        ("Norway", "MEMBER_OF", "Polar League"),
        ("Peru", "MEMBER_OF", "Polar League"),
    }
