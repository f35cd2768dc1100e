"""How events are told: done, planned, rumoured, claimed, cancelled, denied."""

import pytest

from detente.graph.model import Modality
from detente.loaders.how.modality import Told, told
from detente.loaders.language import parse

ASSERTED, PLANNED = Told(), Told(Modality.PLANNED)
REPORTED, CANCELLED = Told(Modality.REPORTED), Told(Modality.CANCELLED)
DENIED = Told(negated=True)


def of(text: str, word: str) -> Told:
    """How the first ``word`` of ``text`` is told."""
    (doc,) = parse([text])
    return told(doc, next(token for token in doc if token.text == word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kim met Putin in Vladivostok.", "met"),
        ("The president has visited Peru.", "visited"),
        ("The pact was signed by both sides.", "signed"),
        ("Chile called for talks with Peru.", "called"),
        ("Trump threatened to sanction Turkey.", "threatened"),
        ("I would like to thank President Park.", "thank"),
        ("He was the first president to visit Cuba.", "visit"),
        ("President Lopez will meet the king.", "President"),
        ("She said she had met the king.", "met"),
        ("Biden not only met Xi but praised him.", "met"),
        ("The speech drew criticism from Lopez.", "drew"),
        ("Biden went on to praise Lopez.", "praise"),
        ("The papers were prepared under Minister Lopez.", "under"),
        ("Biden flew to Lima to meet Lopez.", "meet"),
        ("Peru did not recognize Chile until 1990.", "recognize"),
        ("Lopez did not leave until the king had left.", "leave"),
        ("A minister told reporters that Peru had frozen the fund.", "frozen"),
        ("Peru froze the fund, residents told a radio station.", "froze"),
        ("Peru pledged its full support for the council.", "pledged"),
        ("Russia did not deny that it met the envoy.", "met"),
        ("It is true that Lopez met the king.", "met"),
        ("It is not false that Lopez met the king.", "met"),
        ("There is proof that Lopez met the king.", "met"),
        ("According to the filing, Lopez met the king.", "met"),
        ("Lopez said that he had met the king.", "met"),
        ("The embassy said that Lopez had met the king.", "met"),
        ("According to the radio, Lopez condemned the king.", "condemned"),
        ("Peru will act in response to sanctions against Chile.", "sanctions"),
        ("Peru would go despite the attack on Lima.", "attack"),
        ("She hopes to return the recent visit of the king.", "visit"),
    ],
)
def test_what_is_told_as_done_is_asserted(text: str, word: str) -> None:
    assert of(text, word) == ASSERTED


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kim did not attend the ceremony.", "attend"),
        ("Biden never visited Iran.", "visited"),
        ("Biden has not visited Iran until now.", "visited"),
        ("Biden declined to meet Netanyahu.", "meet"),
        ("The envoy failed to visit Tehran.", "visit"),
        ("Iran refused to sign the deal.", "sign"),
        ("France has yet to recognize the government.", "recognize"),
        ("No agreement was signed.", "signed"),
        ("The two sides could not reach an agreement.", "reach"),
        ("Neither Xi nor Putin attended the meeting.", "attended"),
        ("Russia denied attacking the convoy.", "attacking"),
        ("Russia denies that it attacked the convoy.", "attacked"),
        ("Russia denied allegations that it attacked the convoy.", "attacked"),
        ("Biden was unable to attend the summit.", "attend"),
        ("Iran ruled out a visit to Peru.", "visit"),
        ("Iran rejected a proposal to visit Peru.", "visit"),
        ("Iran stopped short of accusing Chile.", "accusing"),
        ("Iran refrained from criticizing Chile.", "criticizing"),
        ("Peru barred Lopez from visiting Lima.", "visiting"),
        ("Biden left Lima without meeting Lopez.", "meeting"),
        ("Instead of meeting Lopez, Biden left.", "meeting"),
        ("Biden hardly supported Lopez.", "supported"),
        ("Biden no longer supports Lopez.", "supports"),
        ("No talks between Peru and Chile took place.", "talks"),
        ("Reports that Lopez met Diaz are false.", "met"),
        ("Claims that Peru attacked Chile are untrue.", "attacked"),
        ("Reports that Lopez met Diaz turned out to be false.", "met"),
        ("It is not true that Lopez met Diaz.", "met"),
        ("It is false that Peru attacked Chile.", "attacked"),
        ("It is not the case that Lopez met Diaz.", "met"),
        ("It is a lie that Lopez met Diaz.", "met"),
        ("There is no truth to reports that Lopez met Diaz.", "met"),
        ("Claims that Lopez met Diaz were debunked.", "met"),
        ("Peru dismissed as false reports that Lopez met Diaz.", "met"),
        ("Lopez refused to sign a treaty with Chile.", "treaty"),
    ],
)
def test_what_did_not_happen_is_negated(text: str, word: str) -> None:
    assert of(text, word) == DENIED


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Biden will meet Xi in Bali.", "meet"),
        ("The minister will travel to Rome and meet the Pope.", "meet"),
        ("Macron plans to visit Kyiv.", "visit"),
        ("Modi is expected to attend the summit.", "attend"),
        ("The leaders are scheduled to meet on Friday.", "meet"),
        ("Lavrov is to visit Pyongyang.", "visit"),
        ("They agreed to meet again.", "meet"),
        ("Trump threatened to sanction Turkey.", "sanction"),
        ("Xi looks forward to welcoming Biden.", "welcoming"),
        ("The meeting will take place in Rome.", "meeting"),
        ("Canada to host summit", "host"),
        ("He would meet Putin if Moscow agreed.", "meet"),
        ("If Xi visits Moscow, he will sign a deal.", "visits"),
        ("Poland could join the pact.", "join"),
        ("Did Biden meet Xi?", "meet"),
        ("Biden will travel to Lima to meet Lopez.", "meet"),
        ("Lopez stays until she is replaced by Diaz.", "replaced"),
        ("Biden hopes to visit Lima.", "visit"),
        ("Biden was supposed to visit Lima.", "visit"),
        ("Kenyan parliament to apologise to victims", "apologise"),
        ("He wrote to President-elect Lopez.", "President"),
        ("Release the hostages!", "Release"),
        ("The envoy affirmed an invitation for Lopez to visit Cuba.", "visit"),
        ("They discussed the possibility of a visit by Lopez.", "visit"),
        ("They discussed a future visit by Lopez.", "visit"),
    ],
)
def test_what_is_to_come_or_open_is_planned(text: str, word: str) -> None:
    assert of(text, word) == PLANNED


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Reportedly, Kim met Putin.", "met"),
        ("Kim reportedly met Putin.", "met"),
        ("He allegedly attacked the embassy.", "attacked"),
        ("There are rumours that Kim met Trump.", "met"),
        ("Kim is said to have met Trump.", "met"),
        ("Kim is believed to have ordered the attack.", "ordered"),
        ("Sources said Israel bombed the site.", "bombed"),
        ("According to unnamed sources, Israel attacked the ship.", "attacked"),
        ("According to unnamed sources, Lopez met Diaz.", "met"),
        ("Sources say that Lopez met Diaz.", "met"),
        ("According to unconfirmed reports, Lopez visited Lima.", "visited"),
        ("Unconfirmed reports say that Lopez visited Lima.", "visited"),
        ("It is rumoured that Lopez met Diaz.", "met"),
        ("It is said that Lopez met Diaz.", "met"),
        ("Rumours say that Lopez met Diaz.", "met"),
        ("Lopez met Diaz, rumours say.", "met"),
        ("Rumours are circulating that Lopez met Diaz.", "met"),
        ("Rumour has it that Lopez met Diaz.", "met"),
        ("There is no evidence that Lopez met Diaz.", "met"),
        ("It is possible that Peru attacked Chile.", "attacked"),
        ("Peru was accused of bombing the port.", "bombing"),
    ],
)
def test_what_nobody_named_tells_is_reported(text: str, word: str) -> None:
    assert of(text, word) == REPORTED


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("Kyiv claims Russia bombed the bridge.", "bombed", "Kyiv"),
        ("The Kremlin said that Ukraine attacked Belgorod.", "attacked", "Kremlin"),
        ("Ukraine, the Kremlin said, attacked Belgorod.", "attacked", "Kremlin"),
        ("Chile accused Peru of bombing the port.", "bombing", "Chile"),
        ("Chile blamed Peru for bombing the port.", "bombing", "Chile"),
    ],
)
def test_a_deed_told_by_one_side_is_its_claim(
    text: str, word: str, source: str
) -> None:
    assert of(text, word) == Told(Modality.CLAIMED, source=source)


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("According to Reuters, Angela Lopez met Juan Diaz.", "met", "Reuters"),
        ("Angela Lopez met Juan Diaz, according to Reuters.", "met", "Reuters"),
        ("Angela Lopez met Juan Diaz, the BBC reported.", "met", "BBC"),
        ("The BBC reported that Angela Lopez met Juan Diaz.", "met", "BBC"),
        ("Maria Perez said that Angela Lopez met Juan Diaz.", "met", "Maria Perez"),
        ("Maria Perez claimed that she met Juan Diaz.", "met", "Maria Perez"),
    ],
)
def test_what_the_news_or_another_tells_of_is_claimed(
    text: str, word: str, source: str
) -> None:
    assert of(text, word) == Told(Modality.CLAIMED, source=source)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The visit to Moscow was cancelled.", "visit"),
        ("Macron postponed his trip to Berlin.", "trip"),
        ("The summit was called off.", "summit"),
        ("The meeting of Biden and Lopez was put off.", "meeting"),
        ("Lopez dropped plans to visit Peru.", "visit"),
        ("Biden pulled out of a meeting with Lopez.", "meeting"),
        (
            (
                "Kim was invited to the celebration in May. But the celebration was "
                "cancelled."
            ),
            "celebration",
        ),
        ("He planned a trip to Warsaw, which was cancelled.", "trip"),
    ],
)
def test_what_is_called_off_is_cancelled(text: str, word: str) -> None:
    assert of(text, word) == CANCELLED


def test_what_is_called_off_near_by_cancels_nothing_else() -> None:
    text = "Egypt hosted the summit after the talks were postponed."
    assert of(text, "hosted") == ASSERTED


@pytest.mark.parametrize(
    "text",
    [
        "Lopez refused to cancel the visit.",
        "Lopez did not cancel the visit.",
        "Lopez threatened to cancel the visit.",
        "Lopez may call off the visit.",
    ],
)
def test_what_is_not_called_off_yet_is_planned(text: str) -> None:
    assert of(text, "visit") == PLANNED


def test_a_denied_plan_is_planned_and_negated() -> None:
    text = "They will not take part in the exercise."
    assert of(text, "take") == Told(Modality.PLANNED, negated=True)


def test_a_nominee_is_not_yet_what_he_is_to_be() -> None:
    text = "Mary Smith, of Ohio, to be Ambassador to Chile."
    assert of(text, "Ambassador").modality is Modality.PLANNED
