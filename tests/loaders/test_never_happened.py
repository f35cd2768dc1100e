"""What is called off, refused, denied or claimed is not told as if it had happened."""

import pytest

from detente.graph.model import Article, Fact, Modality
from detente.loaders import read

ASSERTED, CANCELLED = Modality.ASSERTED, Modality.CANCELLED
LATER = (
    " The weather in the valley stayed mild through the week, and the market sold "
    "bread, apples and cheese to those who came by early in the morning." * 5
)


def facts(text: str) -> list[Fact]:
    (reading,) = read([Article("told", text=text)])
    return list(reading.facts)


def events(text: str) -> set[tuple[str, str, str, Modality, bool]]:
    """The ends, relation and telling of all that is no lasting tie."""
    return {
        (
            fact.subject.name,
            fact.relation.name,
            fact.object.name,
            fact.modality,
            fact.negated,
        )
        for fact in facts(text)
        if fact.attr("event_class") or fact.relation.plover
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway called off talks with Kenya.", ("Norway", "MET", "Kenya")),
        ("Norway called its talks with Kenya off.", ("Norway", "MET", "Kenya")),
        ("Peru postponed a summit with Chile.", ("Peru", "MET", "Chile")),
        (
            "Erna Solberg cancelled her visit to Kenya.",
            ("Erna Solberg", "VISITED", "Kenya"),
        ),
        (
            "Erna Solberg postponed a trip to Kenya.",
            ("Erna Solberg", "VISITED", "Kenya"),
        ),
        (
            "Kenya cancelled a visit by Erna Solberg.",
            ("Erna Solberg", "VISITED", "Kenya"),
        ),
        (
            "Erna Solberg called off a meeting with William Ruto.",
            ("Erna Solberg", "MET", "William Ruto"),
        ),
        ("Turkey scrapped a visit to Greece.", ("Turkey", "RELATED_TO", "Greece")),
    ],
)
def test_who_calls_off_a_contact_sanctions_nobody(
    text: str, told: tuple[str, str, str]
) -> None:
    assert events(text) == {(*told, CANCELLED, False)}


def test_calling_off_keeps_its_class() -> None:
    (fact,) = facts("Norway called off talks with Kenya.")
    assert fact.attr("event_class") == "SANCTION"


def test_called_off_contacts_are_cancelled_in_long_texts_too() -> None:
    told = events("Peru postponed a summit with Chile." + LATER)
    assert ("Peru", "MET", "Chile", CANCELLED, False) in told
    assert {how for *_, how, _ in told} == {CANCELLED}


def test_what_is_cut_is_a_sanction_still() -> None:
    told = events("Norway cancelled a loan to Kenya.")
    assert told == {("Norway", "SANCTIONED", "Kenya", ASSERTED, False)}


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin denied that Erna Solberg visited Kenya.",
        "Norway's foreign ministry dismissed reports that Erna Solberg visited Kenya.",
        "Reports that Erna Solberg visited Kenya are false.",
    ],
)
@pytest.mark.parametrize("behind", ["", LATER])
def test_a_denial_is_no_quarrel_with_whom_it_is_about(text: str, behind: str) -> None:
    told = events(text + behind)
    assert told == {("Erna Solberg", "VISITED", "Kenya", ASSERTED, True)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Norway refused to sign the Treaty of Tlatelolco.",
            ("Norway", "SIGNED", "Treaty of Tlatelolco", ASSERTED, True),
        ),
        (
            "Norway refused to join the Ottawa Convention.",
            ("Norway", "SIGNED", "Ottawa Convention", ASSERTED, True),
        ),
        (
            "Norway refused to back the Paris Agreement.",
            ("Norway", "SUPPORTED", "Paris Agreement", ASSERTED, True),
        ),
        (
            "Erna Solberg refused to visit Jerusalem.",
            ("Erna Solberg", "VISITED", "Jerusalem", ASSERTED, True),
        ),
        (
            "Erna Solberg denied a meeting with William Ruto.",
            ("Erna Solberg", "MET", "William Ruto", ASSERTED, True),
        ),
        (
            "Norway did not attend the summit in Kenya.",
            ("Norway", "OPPOSED", "Kenya", ASSERTED, False),
        ),
    ],
)
def test_refusals_come_out_the_right_way_round(
    text: str, told: tuple[str, str, str, Modality, bool]
) -> None:
    assert events(text) == {told}


def test_a_treaty_that_is_not_signed_is_agreed_with_nobody() -> None:
    told = events("Armenia refused to sign a treaty with Azerbaijan." + LATER)
    assert all(negated for *_, negated in told)


@pytest.mark.parametrize("behind", ["", LATER])
def test_who_visits_a_place_meets_neither_it_nor_who_comes_along(behind: str) -> None:
    told = events("Erna Solberg and Jens Stoltenberg visited Kenya." + behind)
    assert told == {
        ("Erna Solberg", "VISITED", "Kenya", ASSERTED, False),
        ("Jens Stoltenberg", "VISITED", "Kenya", ASSERTED, False),
    }


def test_a_sight_is_nobody_to_meet() -> None:
    assert not events("Emmanuel Macron visited the Louvre.")


def test_who_claims_a_deed_accuses_and_the_deed_is_its_claim() -> None:
    told = events("Chile accused Peru of bombing the port of Arica.")
    assert told == {
        ("Chile", "CRITICIZED", "Peru", ASSERTED, False),
        ("Peru", "ATTACKED", "Arica", Modality.CLAIMED, False),
    }
