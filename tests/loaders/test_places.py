"""Where things lie and what they belong to, and where lives began and ended."""

import pytest

from tests.loaders.finding import entities
from tests.loaders.told import Ends, ties

P, S, ORG, L, E = "Person", "State", "Organization", "Place", "Event"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sailed to the port of Velsta.", (L, "Velsta")),
        ("He fled to Velsta, a town of 9,000 in Norway.", (L, "Velsta")),
        ("They met in Norway's third city, Velsta, on Monday.", (L, "Velsta")),
        ("The Velsta-born painter Mia Holt won.", (L, "Velsta")),
        ("She works for the airline Tala Verd.", (ORG, "Tala Verd")),
        ("Tala Verd, a subsidiary of Polar Bank, grew.", (ORG, "Tala Verd")),
    ],
)
def test_words_beside_a_name_tell_its_type(
    text: str, expected: tuple[str, str]
) -> None:
    assert expected in entities(text)


def test_bodies_of_workers_and_datelines_are_found_whole() -> None:
    text = "VELSTA, Norway, Nov. 3 -- The Polar Farmers' League met."
    found = entities(text)
    assert (ORG, "Polar Farmers' League") in found
    assert (L, "VELSTA") in found


def test_persons_stay_persons() -> None:
    found = entities("Mia Holt, a town councillor, had confidence in Joe Lind.")
    assert (P, "Mia Holt") in found
    assert (P, "Joe Lind") in found


@pytest.mark.parametrize(
    ("text", "names", "tie"),
    [
        (
            "Ships left Velsta, the port in the south of Norway.",
            {"Velsta": L, "Norway": S},
            ("Velsta", "LOCATED_IN", "Norway"),
        ),
        (
            "Ships left Velsta, a town of 9,000 people in north-central Norway.",
            {"Velsta": L, "Norway": S},
            ("Velsta", "LOCATED_IN", "Norway"),
        ),
        (
            "A fire broke out at Velsta, on the southern coast of Norway.",
            {"Velsta": L, "Norway": S},
            ("Velsta", "LOCATED_IN", "Norway"),
        ),
        (
            "She died in Velsta, northern Norway, on Monday.",
            {"Velsta": L, "Norway": S},
            ("Velsta", "LOCATED_IN", "Norway"),
        ),
        (
            "The museum is in Velsta, in Norway's Tundra region.",
            {"Velsta": L, "Norway": S, "Tundra": L},
            ("Velsta", "LOCATED_IN", "Tundra"),
        ),
        (
            "They met in Norway's third city, Velsta.",
            {"Velsta": L, "Norway": S},
            ("Velsta", "LOCATED_IN", "Norway"),
        ),
        (
            "The Polar Forum, which took place in northern Norway, ended.",
            {"Polar Forum": E, "Norway": S},
            ("Polar Forum", "LOCATED_IN", "Norway"),
        ),
        (
            "Velsta was calm. Nothing else in the Norwegian region was.",
            {"Velsta": L, "Norwegian = Norway": S},
            ("Velsta", "LOCATED_IN", "Norway"),
        ),
        (
            "They met in the Holt district of Velsta.",
            {"Holt": L, "Velsta": L},
            ("Holt", "LOCATED_IN", "Velsta"),
        ),
        (
            "Grona is a suburb of the Kenyan capital. Nairobi was calm.",
            {"Grona": L, "Kenyan = Kenya": S, "Nairobi": L},
            ("Grona", "LOCATED_IN", "Nairobi"),
        ),
        (
            "Norway was calm. She left the western region of Velsta.",
            {"Velsta": L, "Norway": S},
            ("Velsta", "LOCATED_IN", "Norway"),
        ),
        (
            "The Polar League, which has its headquarters in Velsta, met.",
            {"Polar League": ORG, "Velsta": L},
            ("Polar League", "LOCATED_IN", "Velsta"),
        ),
        (
            "They left the Polar League's main offices in Velsta.",
            {"Polar League": ORG, "Velsta": L},
            ("Polar League", "LOCATED_IN", "Velsta"),
        ),
        (
            "The headquarters of the Polar League are in Velsta.",
            {"Polar League": ORG, "Velsta": L},
            ("Polar League", "LOCATED_IN", "Velsta"),
        ),
        (
            "Velsta is the seat of the Polar League.",
            {"Polar League": ORG, "Velsta": L},
            ("Polar League", "LOCATED_IN", "Velsta"),
        ),
        (
            "The Polar Agency, which is part of the Ministry of Fisheries, met.",
            {"Polar Agency": ORG, "Ministry of Fisheries": ORG},
            ("Polar Agency", "PART_OF", "Ministry of Fisheries"),
        ),
        (
            "The Polar Court in Velsta, a body of the Polar League, met.",
            {"Polar Court": ORG, "Velsta": L, "Polar League": ORG},
            ("Polar Court", "PART_OF", "Polar League"),
        ),
        (
            "The Ice Institute belongs to the Polar Academy.",
            {"Ice Institute": ORG, "Polar Academy": ORG},
            ("Ice Institute", "PART_OF", "Polar Academy"),
        ),
        (
            "The Ministry of Fisheries and its Seal Agency objected.",
            {"Ministry of Fisheries": ORG, "Seal Agency": ORG},
            ("Seal Agency", "PART_OF", "Ministry of Fisheries"),
        ),
        (
            "The Bunge, the lower house of Kenya's parliament, met.",
            {"Bunge": ORG, "Kenya's parliament": ORG, "Kenya": S},
            ("Bunge", "PART_OF", "Kenya"),
        ),
        (
            "The Frontrett, Norway's highest court, met.",
            {"Frontrett": ORG, "Norway": S},
            ("Frontrett", "PART_OF", "Norway"),
        ),
        (
            "The Central Bank of Kenya met.",
            {"Central Bank of Kenya": ORG, "Kenya": S},
            ("Central Bank of Kenya", "PART_OF", "Kenya"),
        ),
        (
            "Kenya mourned. The Senate met on Monday.",
            {"Kenya": S, "Senate": ORG},
            ("Senate", "PART_OF", "Kenya"),
        ),
        (
            "Velsta-born painter Mia Holt won.",
            {"Velsta": L, "Mia Holt": P},
            ("Mia Holt", "BORN_IN", "Velsta"),
        ),
        (
            "Mia Holt, 58, a native of Velsta, won.",
            {"Velsta": L, "Mia Holt": P},
            ("Mia Holt", "BORN_IN", "Velsta"),
        ),
        (
            "Mia Holt grew up near Velsta and was born there.",
            {"Velsta": L, "Mia Holt": P},
            ("Mia Holt", "BORN_IN", "Velsta"),
        ),
        (
            "They left Velsta, the city where Mia Holt was born.",
            {"Velsta": L, "Mia Holt": P},
            ("Mia Holt", "BORN_IN", "Velsta"),
        ),
        (
            "Mia Holt, whose birthplace was Velsta, won.",
            {"Velsta": L, "Mia Holt": P},
            ("Mia Holt", "BORN_IN", "Velsta"),
        ),
        (
            "Mia Holt was born in Velsta, Joe Lind in Korvik.",
            {"Velsta": L, "Korvik": L, "Mia Holt": P, "Joe Lind": P},
            ("Joe Lind", "BORN_IN", "Korvik"),
        ),
        (
            "A native of Velsta, Mia Holt won.",
            {"Velsta": L, "Mia Holt": P},
            ("Mia Holt", "BORN_IN", "Velsta"),
        ),
        (
            "Mia Holt won. The pianist was born in Velsta.",
            {"Velsta": L, "Mia Holt": P},
            ("Mia Holt", "BORN_IN", "Velsta"),
        ),
        (
            "Mia Holt and Joe Lind died in Velsta.",
            {"Velsta": L, "Mia Holt": P, "Joe Lind": P},
            ("Joe Lind", "DIED_IN", "Velsta"),
        ),
        (
            "Mia Holt was beaten to death in Velsta.",
            {"Velsta": L, "Mia Holt": P},
            ("Mia Holt", "DIED_IN", "Velsta"),
        ),
        (
            "Mia Holt passed away in Velsta on Monday.",
            {"Velsta": L, "Mia Holt": P},
            ("Mia Holt", "DIED_IN", "Velsta"),
        ),
        (
            "They mourned the death of Mia Holt in Velsta on Monday.",
            {"Velsta": L, "Mia Holt": P},
            ("Mia Holt", "DIED_IN", "Velsta"),
        ),
        (
            "Mia Holt's body was found in a flat in Velsta.",
            {"Velsta": L, "Mia Holt": P},
            ("Mia Holt", "DIED_IN", "Velsta"),
        ),
        (
            "The nurses killed in Velsta were Mia Holt and Ada Lind.",
            {"Velsta": L, "Mia Holt": P, "Ada Lind": P},
            ("Ada Lind", "DIED_IN", "Velsta"),
        ),
    ],
)
def test_places_wholes_and_lives_are_read(
    text: str, names: dict[str, str], tie: Ends
) -> None:
    assert tie in ties(text, names)


@pytest.mark.parametrize(
    ("text", "names", "tie"),
    [
        (
            "Mia Holt was born in Velsta, Joe Lind in Korvik.",
            {"Velsta": L, "Korvik": L, "Mia Holt": P, "Joe Lind": P},
            ("Mia Holt", "BORN_IN", "Korvik"),
        ),
        (
            "Mia Holt met Joe Lind. The pianist was born in Velsta.",
            {"Velsta": L, "Mia Holt": P, "Joe Lind": P},
            ("Joe Lind", "BORN_IN", "Velsta"),
        ),
        (
            "Kenya and Norway mourned. The Senate met on Monday.",
            {"Kenya": S, "Norway": S, "Senate": ORG},
            ("Senate", "PART_OF", "Kenya"),
        ),
        (
            "Velsta was calm. Nothing else in the Norwegian city of Korvik was.",
            {"Velsta": L, "Norwegian = Norway": S, "Korvik": L},
            ("Velsta", "LOCATED_IN", "Norway"),
        ),
        (
            "The Polar League opened an office in Velsta.",
            {"Polar League": ORG, "Velsta": L},
            ("Polar League", "LOCATED_IN", "Velsta"),
        ),
        (
            "Mia Holt's dog was found in Velsta.",
            {"Velsta": L, "Mia Holt": P},
            ("Mia Holt", "DIED_IN", "Velsta"),
        ),
    ],
)
def test_what_only_looks_alike_is_left(
    text: str, names: dict[str, str], tie: Ends
) -> None:
    assert tie not in ties(text, names)
