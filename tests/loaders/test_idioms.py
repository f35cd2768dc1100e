"""Verbs that say what is done only with other words; sentences of our own."""

import pytest

from detente.graph.model import Article
from detente.graph.relations import vocabulary
from detente.loaders.events.idioms import idiom
from detente.loaders.events.triggers import propose
from detente.loaders.finding.entities import find
from detente.loaders.language import parse

Deed = tuple[str, str, str]


def deeds(text: str) -> set[Deed]:
    """What the triggers propose for ``text``, as subject, event class, object."""
    doc = next(iter(parse([text])))
    article = Article("told", text=text)
    return {
        (
            one.subject.entity.name,
            dict(one.attrs).get(
                "event_class", vocabulary().relation(one.relation).plover or ""
            ),
            one.object.entity.name,
        )
        for one in propose(doc, article, find(doc, article))
    }


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norway took Kenya to court over a lake.", "ACCUSE"),
        ("Norway pointed the finger at Kenya.", "ACCUSE"),
        ("Norway lodged a complaint against Kenya.", "ACCUSE"),
        ("Norway turned its back on Kenya.", "REJECT"),
        ("Norway brushed aside a plan from Kenya.", "REJECT"),
        ("Norway said no to an offer from Kenya.", "REJECT"),
        ("Norway put Kenya on notice that the ships would sail.", "THREATEN"),
        ("Norway gave Kenya ten days to pay.", "THREATEN"),
        ("Norway gave Kenya until Sunday to answer.", "THREATEN"),
        ("Norway broke off relations with Kenya.", "SANCTION"),
        ("Norway called its ambassador home from Kenya.", "SANCTION"),
        ("Norway stopped paying for schools in Kenya.", "SANCTION"),
        ("Norway declared a diplomat from Kenya persona non grata.", "SANCTION"),
        ("Norway put a writer from Kenya behind bars.", "COERCE"),
        ("Norway took control of a bank of Kenya.", "COERCE"),
        ("Norway flew forty paratroopers to Kenya.", "MOBILIZE"),
        ("Norway put its navy on alert against Kenya.", "MOBILIZE"),
        ("Norway rained rockets on Kenya.", "ASSAULT"),
        ("Norway went to war with Kenya.", "ASSAULT"),
        ("Norway opened a field hospital in Kenya.", "AID"),
        ("Norway brought tents and water to Kenya.", "AID"),
        ("Norway came to the aid of Kenya.", "AID"),
        ("Norway heaped praise on Kenya.", "SUPPORT"),
        ("Norway was full of praise for Kenya.", "SUPPORT"),
        ("Norway called Kenya a model for the region.", "SUPPORT"),
        ("Norway had kind words for Kenya.", "SUPPORT"),
        ("Norway said yes to a plan of Kenya.", "AGREE"),
        ("Norway threw its full weight behind Kenya.", "SUPPORT"),
        ("Norway stood shoulder to shoulder with Kenya.", "SUPPORT"),
        ("Norway sat down with Kenya on Sunday.", "CONSULT"),
        ("Norway passed on fingerprints to Kenya.", "COOPERATE"),
        ("Norway teamed up with Kenya to map the lake.", "COOPERATE"),
        ("Norway let two sailors from Kenya go.", "CONCEDE"),
        ("Norway dropped its claim against Kenya.", "CONCEDE"),
        ("Norway called its troops home from Kenya.", "RETREAT"),
        ("Norway turned to Kenya for a loan.", "REQUEST"),
        ("Norwegian nurses took to the streets against Kenya.", "PROTEST"),
        ("Norwegian pilots went on strike against Kenya.", "PROTEST"),
    ],
)
def test_idioms_have_the_class_of_what_is_done(text: str, event: str) -> None:
    assert ("Norway", event, "Kenya") in deeds(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They threw their weight and money behind the plan.", ()),
        ("They threw their full weight behind the plan.", ("weight", "behind")),
        ("They threw stones; her weight behind the door held it.", ()),
        ("They threw stones and put weight behind the door.", ()),
    ],
)
def test_words_of_an_idiom_stand_together_and_hang_from_its_verb(
    text: str, words: tuple[str, ...]
) -> None:
    (doc,) = parse([text])
    found = idiom(doc[1], frozenset({("weight", "behind")}))
    assert tuple(word.text for word in found) == words


def test_a_verb_alone_does_not_set_off_its_idiom() -> None:
    events = {event for _, event, _ in deeds("Norway put a flag on a map of Kenya.")}
    assert "THREATEN" not in events


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        (
            "Norwegian nurses marched in Lima to demand that Kenya free a man.",
            ("Norway", "PROTEST", "Kenya"),
        ),
        (
            "Norway threatened to shut the port if Kenya sold it.",
            ("Norway", "THREATEN", "Kenya"),
        ),
        (
            "Norway told Kenya that it would not renew the lease.",
            ("Norway", "SUPPORT", "Kenya"),
        ),
        (
            "Norway repaired a canal that Kenya uses.",
            ("Norway", "AID", "Kenya"),
        ),
        (
            "A raid by the Norwegian army on a camp near Kenya left ten people dead.",
            ("Norwegian army", "ASSAULT", "Kenya"),
        ),
        (
            "Norway claimed an attack that killed four sailors from Kenya.",
            ("Norway", "ASSAULT", "Kenya"),
        ),
        (
            "Norway broke the truce when its snipers shot a farmer from Kenya.",
            ("Norway", "ASSAULT", "Kenya"),
        ),
        (
            "Norway bombed a ferry in Kenya hours after a blast hit people in Peru.",
            ("Norway", "ASSAULT", "Kenya"),
        ),
        ("Norway gave ten pumps to Kisumu.", ("Norway", "AID", "Kisumu")),
        ("Norway staged a sit-in at Kenya's gate.", ("Norway", "PROTEST", "Kenya")),
    ],
)
def test_ends_are_found_in_clauses_and_phrases_around(text: str, deed: Deed) -> None:
    assert deed in deeds(text)


def test_what_happened_around_a_deed_is_not_its_object() -> None:
    text = "Norway bombed a ferry in Kenya hours after a blast hit people in Peru."
    assert ("Norway", "ASSAULT", "Peru") not in deeds(text)
