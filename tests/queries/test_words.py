"""Edges as sentences: dates, details, denials and doubts in words."""

import pytest

from detente.graph import Entity, Fact, Modality, PartialDate, vocabulary
from detente.graph.edges import draw
from detente.queries.words import brief_words, date_words, in_text, sentence
from tests.queries.world import ANNA, ARLE, BORA, BOSK, FAIR

NAMES = {one.id: one.name for one in (ANNA, ARLE, BORA, BOSK, FAIR)}


def told(
    subject: Entity,
    relation: str,
    object_: Entity,
    date: str = "",
    **attrs: str,
) -> str:
    """The sentence; ``told_from="object"`` and the like are no details."""
    first, _, last = date.partition("/")
    passive = attrs.pop("told_from", "subject") == "object"
    fact = Fact(
        "a",
        subject,
        vocabulary().relation(relation),
        object_,
        date=PartialDate.parse(first) if first else None,
        date_end=PartialDate.parse(last) if last else None,
        negated=attrs.pop("negated", "") == "yes",
        modality=Modality(attrs.pop("modality", "asserted")),
        attrs=tuple(sorted(attrs.items())),
    )
    [edge] = draw([fact])
    begin = edge.object if passive else edge.subject
    return sentence(edge, NAMES.__getitem__, told_from=begin)


@pytest.mark.parametrize(
    ("date", "words"),
    [("2019", "2019"), ("2019-04", "April 2019"), ("2020-05-05", "5 May 2020")],
)
def test_a_date_is_told_as_precisely_as_it_is_known(date: str, words: str) -> None:
    assert date_words(PartialDate.parse(date)) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("", "Anna Bell visited Bosk"),
        ("2019", "Anna Bell visited Bosk in 2019"),
        ("2019-04", "Anna Bell visited Bosk in April 2019"),
        ("2019-04-25", "Anna Bell visited Bosk on 25 April 2019"),
        (
            "2019-04-25/2019-04-27",
            "Anna Bell visited Bosk from 25 April 2019 to 27 April 2019",
        ),
    ],
)
def test_an_event_is_told_with_its_time(date: str, words: str) -> None:
    assert told(ANNA, "VISITED", BOSK, date) == words


@pytest.mark.parametrize(
    ("attrs", "date", "words"),
    [
        ({"title": "envoy"}, "", "Anna Bell is envoy of Arle"),
        (
            {"title": "envoy", "start": "2020-01"},
            "",
            "Anna Bell is envoy of Arle since January 2020",
        ),
        ({"title": "envoy"}, "2020", "Anna Bell is envoy of Arle as of 2020"),
        (
            {"title": "envoy", "status": "former", "end": "2018"},
            "",
            "Anna Bell was envoy of Arle until 2018",
        ),
        (
            {"title": "envoy", "start": "the war"},
            "",
            "Anna Bell is envoy of Arle since the war",
        ),
    ],
)
def test_a_position_is_told_over_time(
    attrs: dict[str, str], date: str, words: str
) -> None:
    assert told(ANNA, "HOLDS_POSITION", ARLE, date, **attrs) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ceremony", "the ceremony"),
        ("United States", "the United States"),
        ("Marshall Islands", "the Marshall Islands"),
        ("Ministry of Fisheries", "the Ministry of Fisheries"),
        ("The Hague", "The Hague"),
        ("Peru", "Peru"),
        ("Ana Courtney", "Ana Courtney"),
        ("Ana Bo, president of the Senate,", "Ana Bo, president of the Senate,"),
    ],
)
def test_names_stand_in_a_sentence_as_english_says_them(name: str, words: str) -> None:
    assert in_text(name) == words


def test_a_sentence_begins_in_capitals() -> None:
    march = Entity("event:march", "Event", "march")
    NAMES[march.id] = march.name
    passive = told(ANNA, "ATTENDED", march, told_from="object")
    assert passive == "The march was attended by Anna Bell"
    assert told(ANNA, "ATTENDED", march) == "Anna Bell attended the march"


def test_details_stand_in_the_sentence_and_an_object_makes_it_passive() -> None:
    assert told(ARLE, "AWARDED", BORA, award="Star") == "Arle awarded Bora Çen the Star"
    assert (
        told(ARLE, "AWARDED", BORA, "2020-05-05", told_from="object", award="Star")
        == "Bora Çen was awarded the Star by Arle on 5 May 2020"
    )
    assert (
        told(ARLE, "INVITED", BORA, event="75th jubilee", destination="Arle")
        == "Arle invited Bora Çen to the 75th jubilee in Arle"
    )
    assert told(ARLE, "CRITICIZED", BOSK, topic="tests") == (
        "Arle criticized Bosk over tests"
    )


@pytest.mark.parametrize(
    ("attrs", "words"),
    [
        ({"negated": "yes"}, "Bora Çen did not attend Harvest Fair"),
        ({"modality": "reported"}, "Reportedly, Bora Çen attended Harvest Fair"),
        ({"modality": "planned"}, "Bora Çen attended Harvest Fair (planned)"),
        ({"modality": "cancelled"}, "Bora Çen attended Harvest Fair (cancelled)"),
        ({"modality": "claimed"}, "Bora Çen attended Harvest Fair (claimed)"),
        (
            {"modality": "claimed", "source": "an aide"},
            "According to an aide, Bora Çen attended Harvest Fair",
        ),
        (
            {"modality": "claimed", "source": "an aide", "negated": "yes"},
            "According to an aide, Bora Çen did not attend Harvest Fair",
        ),
    ],
)
def test_what_did_not_simply_happen_is_marked(
    attrs: dict[str, str], words: str
) -> None:
    assert told(BORA, "ATTENDED", FAIR, **attrs) == words


def test_an_invitation_leads_somewhere_and_an_office_that_ended_was_held() -> None:
    assert told(ARLE, "INVITED", BORA, destination="Bosk") == (
        "Arle invited Bora Çen to Bosk"
    )
    held = told(BORA, "HOLDS_POSITION", ARLE, "2016-05/2020-01", title="envoy")
    assert held == "Bora Çen was envoy of Arle from May 2016 to January 2020"
    holds = told(BORA, "HOLDS_POSITION", ARLE, "2016-05/2999-01", title="envoy")
    assert holds == "Bora Çen is envoy of Arle from May 2016 to January 2999"


def test_in_brief_a_denial_is_told_from_either_end() -> None:
    [edge] = draw(
        [
            Fact(
                "a",
                ARLE,
                vocabulary().relation("AWARDED"),
                BORA,
                date=PartialDate.parse("2020"),
                negated=True,
                modality=Modality.CLAIMED,
            )
        ]
    )
    assert brief_words(edge, dated=True) == "did not award 2020 (claimed)"
    from_object = brief_words(edge, told_from=BORA.id)
    assert from_object == "was not awarded by (claimed)"


@pytest.mark.parametrize("name", vocabulary().relations)
def test_every_relation_can_be_told_from_both_ends(name: str) -> None:
    relation = vocabulary().relation(name)
    ends = [
        Entity(f"{type_.lower()}:{n}", type_, f"The {n}")
        for n, type_ in (("one", min(relation.domain)), ("two", min(relation.range)))
    ]
    names = {entity.id: entity.name for entity in ends}
    [edge] = draw([Fact("a", ends[0], relation, ends[1])])
    for begin in ends:
        text = sentence(edge, names.__getitem__, told_from=begin.id)
        assert text.startswith(begin.name)
        assert all(entity.name in text for entity in ends)
