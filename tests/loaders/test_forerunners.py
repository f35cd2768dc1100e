"""Who comes after whom, and who is of what, in further words of plain news English."""

import pytest

from detente.graph.model import Article
from detente.loaders.facts import proposals
from detente.loaders.finding.entities import find
from detente.loaders.language import parse
from tests.loaders.finding import entities
from tests.loaders.told import Ends, ties

P, S, ORG = "Person", "State", "Organization"
ANN, BEN = "Ann Lee", "Ben Roth"
PEOPLE = {ANN: P, BEN: P}


def after(text: str, names: dict[str, str]) -> set[Ends]:
    """Who succeeds whom by a text."""
    return {tie for tie in ties(text, names) if tie[1] == "SUCCEEDED"}


@pytest.mark.parametrize(
    "text",
    [
        "The post of envoy, held until now by Ben Roth, goes to Ann Lee.",
        "Before Ann Lee the post was held by Ben Roth.",
        "Ann Lee is mayor of Oslo. The office was previously held by Ben Roth.",
        "Ann Lee was named treasurer. Ben Roth, who held the post for a year, is ill.",
        "The presidency passed from Ben Roth to Ann Lee.",
        "Ben Roth gives up the chair of the bank to Ann Lee.",
        "Ann Lee took charge of the bank from Ben Roth on Monday.",
        "Ben Roth, whose place Ann Lee takes, goes to Rome.",
        "Ben Roth, whom Ann Lee is to replace, leaves in June.",
        "Ben Roth, replaced by Ann Lee in May, is ill.",
        "Ann Lee, who came after Ben Roth, sings.",
        "Ann Lee is to chair the committee in place of Ben Roth.",
        "The board has called in Ann Lee to replace Ben Roth as treasurer.",
        "Ann Lee's appointment as successor to Ben Roth was a surprise.",
        "Delegates elected a successor to Ben Roth on Sunday: Ann Lee, 52.",
        "Ann Lee has been mayor since Ben Roth died in 2019.",
        "Ann Lee has led the union since 2020, when Ben Roth retired.",
        "Ben Roth left the bank in May and Ann Lee was appointed in his place.",
        "The new mayor, Ann Lee, said the previous one, Ben Roth, had left debts.",
        "Ambassadors to Norway: Ben Roth (2005-2010), followed by Ann Lee.",
        "Ann Lee's immediate predecessor as rector was Ben Roth.",
    ],
)
def test_one_comes_after_the_other(text: str) -> None:
    places = {"Oslo": "Place", "Rome": "Place", "Peru": S, "Norway": S}
    names = PEOPLE | {name: places[name] for name in places if name in text}
    assert (ANN, "SUCCEEDED", BEN) in after(text, names)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee has succeeded where Ben Roth failed.",
        "Ann Lee said Ben Roth would need no successor.",
        "The president, Ann Lee, handed the energy portfolio to Ben Roth.",
        "Ann Lee was shot instead of Ben Roth.",
        "Ann Lee and Ben Roth both held a post once.",
        "The letter passed from Ann Lee to Ben Roth.",
    ],
)
def test_nobody_comes_after_anybody(text: str) -> None:
    assert after(text, PEOPLE) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee left the Fjord Party last year.",
        "Ann Lee was thrown out of the Fjord Party.",
        "The Fjord Party has expelled Ann Lee.",
        "Ann Lee defected to the Fjord Party.",
        "Ann Lee is active in the Fjord Party.",
        "The Fjord Party has elected Ann Lee as a member.",
        "Ann Lee will run on the ticket of the Fjord Party.",
        "Two members of the Fjord Party, Ann Lee and Ben Roth, voted against.",
        "Police freed Ann Lee, an activist with the Fjord Party.",
    ],
)
def test_who_is_of_a_party(text: str) -> None:
    names = {ANN: P, BEN: P, "Fjord Party": ORG}
    told = ties(text, {name: names[name] for name in names if name in text})
    assert (ANN, "MEMBER_OF", "Fjord Party") in told


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Kenya, both Lima Pact states, sent no troops.",
        "Peru is a member country of Lima Pact.",
        "As a member of Lima Pact, Peru can count on help.",
        "Peru has been in Lima Pact since 2009.",
        "Lima Pact welcomed Peru as a new member.",
        "Peru withdrew from Lima Pact in 2020.",
    ],
)
def test_which_states_a_body_has(text: str) -> None:
    names = {"Peru": S, "Kenya": S, "Lima Pact": ORG}
    told = ties(text, {name: names[name] for name in names if name in text})
    assert ("Peru", "MEMBER_OF", "Lima Pact") in told


def test_who_leaves_a_bank_was_no_member_of_it() -> None:
    told = ties("Ann Lee left Nordvik Bank at noon.", {ANN: P, "Nordvik Bank": ORG})
    assert not [tie for tie in told if tie[1] == "MEMBER_OF"]


@pytest.mark.parametrize(
    ("text", "person", "state"),
    [
        ("The board picked Ann Lee to represent Peru in Kenya.", ANN, "Peru"),
        ("Peru is represented at the talks by Ann Lee.", ANN, "Peru"),
        ("Ann Lee will go to Nairobi as Peru's ambassador.", ANN, "Peru"),
        ("Ann Lee, Peru's representative to the Fjord Union, left.", ANN, "Peru"),
    ],
)
def test_who_stands_for_a_state(text: str, person: str, state: str) -> None:
    article = Article(id="t", text=text)
    (doc,) = parse([text])
    found = tuple(find(doc, article))
    assert (person, "REPRESENTS", state) in {
        (one.subject.entity.name, one.relation, one.object.entity.name)
        for one in proposals(doc, article, found)
    }


@pytest.mark.parametrize(
    "text",
    [
        "The board of Nordvik Bank removed Ben Roth as treasurer.",
        "Ben Roth was voted out by the board of Nordvik Bank.",
        "Nordvik Bank said its treasurer, Ben Roth, had been let go.",
        "Nordvik Bank has fired the treasurer. Ben Roth had asked for more.",
    ],
)
def test_a_body_dismisses(text: str) -> None:
    told = ties(text, {"Nordvik Bank": ORG, BEN: P})
    assert ("Nordvik Bank", "DISMISSED", BEN) in told


def test_a_name_in_brackets_behind_a_person_is_a_body() -> None:
    text = "Mia Holt (Fjord Choice) and Joe Lind (Oslo) voted against it on Monday."
    assert ("Organization", "Fjord Choice") in entities(text)
    assert ("Organization", "Oslo") not in entities(text)


def test_a_month_is_no_given_name() -> None:
    assert ("Person", "Mia Holt") in entities("In June Mia Holt will leave the bank.")
