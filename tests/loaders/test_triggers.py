"""Triggers read who did what to whom; all sentences are written for the tests."""

import pytest

from detente.graph.model import Article
from detente.loaders.events.triggers import propose
from detente.loaders.finding.entities import find
from detente.loaders.language import parse

Ends = tuple[str, str, str]


def said(text: str, title: str | None = None) -> set[Ends]:
    """What the triggers propose for ``text``, as subject, relation, object."""
    doc = next(iter(parse([text])))
    article = Article("told", title=title, text=text)
    return {
        (one.subject.entity.name, one.relation, one.object.entity.name)
        for one in propose(doc, article, find(doc, article))
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Norwegian Prime Minister Erna Solberg met Angela Merkel in Oslo.",
            ("Erna Solberg", "MET", "Angela Merkel"),
        ),
        (
            "Angela Merkel was met by Erna Solberg at the airport.",
            ("Erna Solberg", "MET", "Angela Merkel"),
        ),
        (
            "Erna Solberg held talks with Angela Merkel on Friday.",
            ("Erna Solberg", "MET", "Angela Merkel"),
        ),
        (
            "Erna Solberg and Angela Merkel met in Oslo on Friday.",
            ("Erna Solberg", "MET", "Angela Merkel"),
        ),
        (
            "Erna Solberg, who met Angela Merkel on Friday, left Oslo.",
            ("Erna Solberg", "MET", "Angela Merkel"),
        ),
        (
            "Erna Solberg spoke by telephone with Angela Merkel.",
            ("Erna Solberg", "CALLED", "Angela Merkel"),
        ),
        (
            "Erna Solberg paid a visit to Kenya last week.",
            ("Erna Solberg", "VISITED", "Kenya"),
        ),
        (
            "Erna Solberg travelled to Kenya and thanked Angela Merkel.",
            ("Erna Solberg", "THANKED", "Angela Merkel"),
        ),
        (
            "Norway arrested two drivers from Kenya on Monday.",
            ("Norway", "RELATED_TO", "Kenya"),
        ),
        (
            "Norway threatened to bomb Kenya.",
            ("Norway", "THREATENED", "Kenya"),
        ),
        (
            "Kenya condemned Norway's invasion.",
            ("Kenya", "CRITICIZED", "Norway"),
        ),
        (
            "Kenyan troops attacked Norway.",
            ("Kenya", "ATTACKED", "Norway"),
        ),
        (
            "Norway was attacked by Kenyan troops.",
            ("Kenya", "ATTACKED", "Norway"),
        ),
        (
            "Norway imposed sanctions on Kenya.",
            ("Norway", "SANCTIONED", "Kenya"),
        ),
        (
            "Norway extended an invitation to Angela Merkel.",
            ("Norway", "INVITED", "Angela Merkel"),
        ),
        (
            "Norway expressed its support for Kenya.",
            ("Norway", "SUPPORTED", "Kenya"),
        ),
        (
            "Erna Solberg is critical of Kenya.",
            ("Erna Solberg", "CRITICIZED", "Kenya"),
        ),
    ],
)
def test_a_trigger_joins_its_two_ends(text: str, fact: Ends) -> None:
    assert fact in said(text)


def test_the_members_of_a_list_each_do_it() -> None:
    text = "Angela Merkel met Erna Solberg, Joe Biden and Justin Trudeau in Berlin."
    met = {other for one, relation, other in said(text) if relation == "MET"}
    assert met >= {"Erna Solberg", "Joe Biden", "Justin Trudeau"}


def test_a_headline_without_a_subject_tells_of_the_person_of_the_text() -> None:
    text = (
        "Telephone conversation with Angela Merkel\n\n"
        "Erna Solberg thanked the Chancellor. Erna Solberg spoke of trade."
    )
    assert ("Erna Solberg", "CALLED", "Angela Merkel") in said(
        text, "Telephone conversation with Angela Merkel"
    )


def test_a_word_within_a_name_is_no_trigger() -> None:
    said_of = said("Erna Solberg wrote about Kenya and the Cold War.")
    assert not [one for one in said_of if one[1] in {"OPPOSED", "ATTACKED"}]


def test_nobody_does_anything_to_themselves() -> None:
    assert all(one != other for one, _, other in said("Norway supports Norway's army."))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Norway said it would lend two boats to Kenya.",
            ("Norway", "AIDED", "Kenya"),
        ),
        (
            "The Kenyan parliament passed a resolution criticising Erna Solberg.",
            ("Kenyan parliament", "CRITICIZED", "Erna Solberg"),
        ),
        (
            "Fighters loyal to Erna Solberg arrested Angela Merkel.",
            ("Erna Solberg", "RELATED_TO", "Angela Merkel"),
        ),
        (
            "Norway expelled two diplomats from Kenya.",
            ("Norway", "EXPELLED", "Kenya"),
        ),
        (
            "A Norwegian court found Erna Solberg guilty of fraud.",
            ("Norway", "RELATED_TO", "Erna Solberg"),
        ),
    ],
    ids=["it", "paper", "loyal", "diplomats", "guilty"],
)
def test_who_acts_is_found_behind_pronouns_papers_and_troops(
    text: str, fact: Ends
) -> None:
    assert fact in said(text)


def test_a_person_named_behind_an_office_is_meant_and_not_the_state() -> None:
    long = "The two sides had talked for weeks about fish and about the ice. " * 8
    text = f"{long}Norway imposed sanctions on Kenya's former governor, William Ruto."
    assert said(text) == {("Norway", "SANCTIONED", "William Ruto")}
    text = f"{long}Norway imposed sanctions on Kenya's former governor."
    assert said(text) == {("Norway", "SANCTIONED", "Kenya")}


def test_a_dateline_does_nothing() -> None:
    text = "OSLO -- Kenya condemned Peru on Monday."
    assert said(text) == {("Kenya", "CRITICIZED", "Peru")}


def test_who_is_honoured_with_a_medal_is_not_praised() -> None:
    told = {relation for _, relation, _ in said("Norway honoured Ana Soto.")}
    with_medal = said("Norway honoured Ana Soto with a medal.")
    assert told == {"PRAISED"}
    assert with_medal == set()


def test_names_deep_in_a_phrase_are_objects_in_brief_texts_alone() -> None:
    text = "Norway seized the bases of rebels near Kisumu. "
    fact = ("Norway", "ATTACKED", "Kisumu")
    assert fact in said(text)
    assert fact not in said(text + "The weather was fine all day long. " * 15)


def attended(text: str, title: str | None = None) -> set[str]:
    """Who attended something, as ``text`` says."""
    return {who for who, relation, _ in said(text, title) if relation == "ATTENDED"}


def test_all_on_a_list_of_long_titles_attended() -> None:
    text = (
        "The summit was attended by President of the Republic of Kenya William Ruto, "
        "Prime Minister of the Kingdom of Norway Erna Solberg, and President of the "
        "Republic of Peru Dina Boluarte."
    )
    assert attended(text) == {"William Ruto", "Erna Solberg", "Dina Boluarte"}


def test_who_attended_a_meeting_is_not_told_to_have_met_each_other() -> None:
    text = "The meeting was attended by William Ruto, Erna Solberg and Dina Boluarte."
    assert "MET" not in {relation for _, relation, _ in said(text)}


def test_persons_take_part_not_the_states_of_their_titles() -> None:
    text = (
        "Among the speakers at the summit were the Emir of Qatar, head of the house "
        "Omar Haddad; Foreign Minister of Norway Erna Solberg; and Finance Minister "
        "William Ruto."
    )
    assert attended(text) == {"Omar Haddad", "Erna Solberg", "William Ruto"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Oslo Summit began. Guests included William Ruto and Erna Solberg.",
            {"William Ruto", "Erna Solberg"},
        ),
        ("Erna Solberg said at the Oslo Peace Conference that it rained.", None),
        ("Erna Solberg gave a speech at the Oslo Peace Conference.", None),
    ],
)
def test_guests_and_speakers_attend(text: str, who: set[str] | None) -> None:
    assert attended(text) == (who or {"Erna Solberg"})


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Erna Solberg met William Ruto in Kenya on Friday.",
            ("Erna Solberg", "VISITED", "Kenya"),
        ),
        (
            "Erna Solberg won against William Ruto on Sunday.",
            ("Erna Solberg", "OPPOSED", "William Ruto"),
        ),
        (
            "Erna Solberg is a critic of William Ruto.",
            ("Erna Solberg", "OPPOSED", "William Ruto"),
        ),
        (
            "Norway will transfer a missile system to Kenya.",
            ("Norway", "AIDED", "Kenya"),
        ),
        (
            "Erna Solberg affirmed the importance of Kenya's security.",
            ("Erna Solberg", "SUPPORTED", "Kenya"),
        ),
        (
            "The move followed Norway's expulsion of two envoys of Kenya.",
            ("Norway", "EXPELLED", "Kenya"),
        ),
    ],
)
def test_stance_told_by_other_words_is_proposed(text: str, fact: Ends) -> None:
    assert fact in said(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Norway voiced its commitment to defend Kenya.",
            ("Norway", "SUPPORTED", "Kenya"),
        ),
        (
            "Angela Merkel praised Norway's pledge to endorse Kenya.",
            ("Norway", "SUPPORTED", "Kenya"),
        ),
        (
            "Angela Merkel voiced readiness to visit Kenya.",
            ("Angela Merkel", "VISITED", "Kenya"),
        ),
        ("Norway shelled Kenya's positions.", ("Norway", "ATTACKED", "Kenya")),
        (
            "Angela Merkel called Norway's plan a hoax.",
            ("Angela Merkel", "CRITICIZED", "Norway"),
        ),
    ],
)
def test_who_has_a_commitment_or_is_hit_is_read(text: str, fact: Ends) -> None:
    assert fact in said(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Norway expressed its gratitude to Kenya for the grain.", "THANKED"),
        ("Angela Merkel phoned Raila Odinga to thank him.", "THANKED"),
        ("Norway conveyed congratulations to Kenya.", "PRAISED"),
        ("Norway offered its condolences to Kenya.", "RELATED_TO"),
        ("Norway exchanged ambassadors with Kenya.", "RELATED_TO"),
        ("Norway restored diplomatic relations with Kenya.", "RELATED_TO"),
        ("Norway signed a deal with Kenya.", "AGREED_WITH"),
        ("Norway is ready to sell oil to Kenya.", "RELATED_TO"),
    ],
)
def test_courtesies_and_offers_are_told_as_no_support(text: str, relation: str) -> None:
    told = {name for _, name, _ in said(text)}
    assert relation in told
    assert "SUPPORTED" not in told


def test_who_is_bombed_bombs_nobody() -> None:
    attacks = {
        tie
        for tie in said("Bombings of Kenya and Peru went on.")
        if tie[1] == "ATTACKED"
    }
    assert attacks == set()


def classes(text: str) -> set[tuple[str, str, str]]:
    """Who did what to whom, by event classes that are not the relation's own."""
    doc = next(iter(parse([text])))
    article = Article("told", text=text)
    return {
        (one.subject.entity.name, kind, one.object.entity.name)
        for one in propose(doc, article, find(doc, article))
        if (kind := dict(one.attrs).get("event_class"))
    }


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norway apologised to Kenya.", "SUPPORT"),
        ("Norway launched a cyberattack on Kenya.", "COERCE"),
        ("Norway issued an arrest warrant for Erna Solberg.", "COERCE"),
        ("Norway paid compensation to Kenya.", "CONCEDE"),
        ("Norway heeded a demand from Kenya.", "CONCEDE"),
        ("Norway let inspectors from Kenya into the camp.", "RETREAT"),
        ("Norway expelled two inspectors from Kenya.", "SANCTION"),
        ("Norway sought asylum in Kenya.", "REQUEST"),
    ],
)
def test_events_have_the_class_that_the_codebook_gives_them(
    text: str, event: str
) -> None:
    whom = "Erna Solberg" if "Solberg" in text else "Kenya"
    assert ("Norway", event, whom) in classes(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Kenya faced sharp criticism from Norway.", ("Norway", "CRITICIZED", "Kenya")),
        ("Kenya received aid from Norway.", ("Norway", "AIDED", "Kenya")),
        ("Kenya won praise from Norway.", ("Norway", "PRAISED", "Kenya")),
        (
            "Norway took four sailors from Kenya hostage.",
            ("Norway", "ATTACKED", "Kenya"),
        ),
        (
            "Norway launched a scathing attack on Erna Solberg.",
            ("Norway", "CRITICIZED", "Erna Solberg"),
        ),
        (
            "Norway claimed responsibility for a bombing in Kenya.",
            ("Norway", "ATTACKED", "Kenya"),
        ),
    ],
)
def test_deeds_told_by_nouns_are_proposed(text: str, fact: Ends) -> None:
    assert fact in said(text)


def test_heading_a_body_is_no_visit() -> None:
    assert "VISITED" not in {what for _, what, _ in said("Norway heads Kenya's board.")}


def test_a_warplane_strike_is_no_protest() -> None:
    told = classes("Norwegian warplanes carried out strikes in Kenya.")
    assert "PROTEST" not in {event for _, event, _ in told}


def test_who_is_called_by_a_title_is_meant_before_the_state_in_it() -> None:
    text = "Norway rejected a call from Peruvian President Dina Boluarte."
    told = {other for _, what, other in said(text) if what == "OPPOSED"}
    assert told == {"Dina Boluarte"}


def test_beside_a_thing_the_place_named_in_it_is_an_object_in_brief_texts_alone() -> (
    None
):
    text = "Norway cancelled a planned visit to Kisumu. "
    fact = ("Norway", "OPPOSED", "Kisumu")
    assert fact in said(text)
    assert fact not in said(text + "The weather was fine all day long. " * 15)
