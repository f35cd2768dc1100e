"""Who belongs to what and stands with whom, in shapes of plain news English."""

import pytest

from detente.graph.model import Article
from detente.loaders.facts import proposals
from detente.loaders.finding.entities import find
from detente.loaders.language import parse
from tests.loaders.told import Ends, ties

P, S, ORG, L = "Person", "State", "Organization", "Place"


@pytest.mark.parametrize(
    ("text", "names", "tie"),
    [
        (
            "Norway and its ally Peru voted against it.",
            {"Norway": S, "Peru": S},
            ("Peru", "ALLIED_WITH", "Norway"),
        ),
        (
            "The Polar Front and its coalition partner, the Tundra Union, won.",
            {"Polar Front": ORG, "Tundra Union": ORG},
            ("Tundra Union", "ALLIED_WITH", "Polar Front"),
        ),
        (
            "Norway will go on standing by its ally Peru.",
            {"Norway": S, "Peru": S},
            ("Peru", "ALLIED_WITH", "Norway"),
        ),
        (
            "Peru, long one of Norway's closest allies, has left.",
            {"Norway": S, "Peru": S},
            ("Peru", "ALLIED_WITH", "Norway"),
        ),
        (
            "Norway sees Peru as an ally in this.",
            {"Norway": S, "Peru": S},
            ("Peru", "ALLIED_WITH", "Norway"),
        ),
        (
            "Norway, joined by two allies, Peru and Kenya, called for talks.",
            {"Norway": S, "Peru": S, "Kenya": S},
            ("Kenya", "ALLIED_WITH", "Norway"),
        ),
        (
            "The Polar Front, which is allied with the Tundra Union, won.",
            {"Polar Front": ORG, "Tundra Union": ORG},
            ("Polar Front", "ALLIED_WITH", "Tundra Union"),
        ),
        (
            "The Polar Front and the Tundra Union have been allies since 2019.",
            {"Polar Front": ORG, "Tundra Union": ORG},
            ("Polar Front", "ALLIED_WITH", "Tundra Union"),
        ),
        (
            "Polar Front, a Norway ally, said it had won.",
            {"Polar Front": ORG, "Norway": S},
            ("Polar Front", "ALLIED_WITH", "Norway"),
        ),
        (
            '"Peru is our oldest ally," said Norway\'s minister Mia Holt.',
            {"Peru": S, "Norway": S, "Mia Holt": P},
            ("Peru", "ALLIED_WITH", "Norway"),
        ),
        (
            "Norway formed an alliance with Peru last year.",
            {"Peru": S, "Norway": S},
            ("Norway", "ALLIED_WITH", "Peru"),
        ),
        (
            "Kenya and Peru joined the Polar League in 1999.",
            {"Kenya": S, "Peru": S, "Polar League": ORG},
            ("Peru", "MEMBER_OF", "Polar League"),
        ),
        (
            "The members of the Polar League, among them Kenya and Peru, agreed.",
            {"Kenya": S, "Peru": S, "Polar League": ORG},
            ("Peru", "MEMBER_OF", "Polar League"),
        ),
        (
            "Mia Holt was elected to the Polar Assembly.",
            {"Mia Holt": P, "Polar Assembly": ORG},
            ("Mia Holt", "MEMBER_OF", "Polar Assembly"),
        ),
        (
            "Joe Lind has been made a fellow of the Polar Academy.",
            {"Joe Lind": P, "Polar Academy": ORG},
            ("Joe Lind", "MEMBER_OF", "Polar Academy"),
        ),
        (
            "Joe Lind, one of the last soldiers of the Polar Army, died.",
            {"Joe Lind": P, "Polar Army": ORG},
            ("Joe Lind", "MEMBER_OF", "Polar Army"),
        ),
        (
            "Mia Holt, the newest member of Peru's Polar Court, spoke.",
            {"Mia Holt": P, "Peru": S, "Polar Court": ORG},
            ("Mia Holt", "MEMBER_OF", "Polar Court"),
        ),
        (
            "Joe Lind signed for Polar Rovers, where he has played since May.",
            {"Joe Lind": P, "he = Joe Lind": P, "Polar Rovers": ORG},
            ("Joe Lind", "MEMBER_OF", "Polar Rovers"),
        ),
        (
            "Mia Holt, 36, of the Polar League, is on strike.",
            {"Mia Holt": P, "Polar League": ORG},
            ("Mia Holt", "MEMBER_OF", "Polar League"),
        ),
        (
            "Mia Holt and Joe Lind, both of the Polar League, voted no.",
            {"Mia Holt": P, "Joe Lind": P, "Polar League": ORG},
            ("Mia Holt", "MEMBER_OF", "Polar League"),
        ),
        (
            "Mia Holt and her party, the Polar League, lost.",
            {"Mia Holt": P, "Polar League": ORG},
            ("Mia Holt", "MEMBER_OF", "Polar League"),
        ),
        (
            "The Polar League mourned its member Mia Holt.",
            {"Mia Holt": P, "Polar League": ORG},
            ("Mia Holt", "MEMBER_OF", "Polar League"),
        ),
        (
            "The Polar League elected a board. Mia Holt, a member for years, won.",
            {"Mia Holt": P, "Polar League": ORG},
            ("Mia Holt", "MEMBER_OF", "Polar League"),
        ),
        (
            "Mia Holt won a seat in the Polar Assembly.",
            {"Mia Holt": P, "Polar Assembly": ORG},
            ("Mia Holt", "MEMBER_OF", "Polar Assembly"),
        ),
        (
            "Norway is part of the Polar League.",
            {"Norway": S, "Polar League": ORG},
            ("Norway", "MEMBER_OF", "Polar League"),
        ),
        (
            "Joe Lind spent his whole career at Polar Rovers.",
            {"Joe Lind": P, "Polar Rovers": ORG},
            ("Joe Lind", "MEMBER_OF", "Polar Rovers"),
        ),
        (
            "The recognition of Peru by Norway and Spain came late.",
            {"Peru": S, "Norway": S, "Spain": S},
            ("Spain", "RECOGNIZED", "Peru"),
        ),
        (
            "Norway withdrew its recognition of Peru.",
            {"Peru": S, "Norway": S},
            ("Norway", "RECOGNIZED", "Peru"),
        ),
        (
            "Peru won recognition from Norway and Spain.",
            {"Peru": S, "Norway": S, "Spain": S},
            ("Norway", "RECOGNIZED", "Peru"),
        ),
    ],
)
def test_a_tie_is_read(text: str, names: dict[str, str], tie: Ends) -> None:
    assert tie in ties(text, names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "NATO allies Norway and Peru met NATO's trading partner Kenya.",
            {"NATO": ORG, "Kenya": S},
        ),
        ("Mia Holt signed a deal with Polar Oil.", {"Mia Holt": P, "Polar Oil": ORG}),
        (
            "Joe Lind, a Polar Aid deputy director, spoke.",
            {"Joe Lind": P, "Polar Aid": ORG},
        ),
        (
            "NBC said so. Joe Lind, a member of her team, spoke to the Polar Post.",
            {"NBC": ORG, "Joe Lind": P, "Polar Post": ORG},
        ),
        ("Mia Holt founded the Polar League.", {"Mia Holt": P, "Polar League": ORG}),
    ],
)
def test_no_tie_is_read(text: str, names: dict[str, str]) -> None:
    read = {relation for _, relation, _ in ties(text, names)}
    assert not read & {"ALLIED_WITH", "MEMBER_OF"}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Norway recognised Palestine in 2014. Kenya did the same in May.",
            ("Kenya", "RECOGNIZED", "Palestine"),
        ),
        ("Peru belongs to NATO, as does Kenya.", ("Kenya", "MEMBER_OF", "NATO")),
        (
            "Kenya became the first country to recognise Somaliland.",
            ("Kenya", "RECOGNIZED", "Somaliland"),
        ),
        (
            "Kenya is the only state that recognises Kosovo.",
            ("Kenya", "RECOGNIZED", "Kosovo"),
        ),
        (
            "Norway thanked Kenya for recognising Kosovo.",
            ("Kenya", "RECOGNIZED", "Kosovo"),
        ),
        (
            "Recognised by Kenya and Peru, Abkhazia has few friends.",
            ("Peru", "RECOGNIZED", "Abkhazia"),
        ),
        (
            "Kosovo is recognised by many states, among them Kenya and Peru.",
            ("Peru", "RECOGNIZED", "Kosovo"),
        ),
    ],
)
def test_whoever_does_it_is_found(text: str, tie: Ends) -> None:
    doc = next(iter(parse([text])))
    article = Article("told", title=None, text=text)
    read = {
        (one.subject.entity.name, one.relation, one.object.entity.name)
        for one in proposals(doc, article, find(doc, article))
    }
    assert tie in read
    assert ("Norway", *tie[1:]) not in read or "Norway recognised" in text


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("He leads the Northern Bakers' Union.", "Northern Bakers' Union", ORG),
        ("She backs the People's Hope Party.", "People's Hope Party", ORG),
        ("He moved to the Bergen club Fjellvik.", "Fjellvik", ORG),
        ("The rebel group Zarduna said so.", "Zarduna", ORG),
        ("Ann Cole met Joe Lind's group.", "Joe Lind", P),
    ],
)
def test_a_body_is_found(text: str, name: str, type_: str) -> None:
    doc = next(iter(parse([text])))
    found = find(doc, Article("told", title=None, text=text))
    assert (name, type_) in {(one.entity.name, one.entity.type) for one in found}
