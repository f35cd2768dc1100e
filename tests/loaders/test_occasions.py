"""Occasions, invitations, signatures: all sentences are written for the tests."""

import pytest

from detente.graph.model import Article
from detente.loaders.events.triggers import propose
from detente.loaders.facts import claim
from detente.loaders.finding.entities import find
from detente.loaders.language import parse

Ends = tuple[str, str, str]


def said(text: str) -> set[Ends]:
    """What is proposed for ``text``, as subject, relation, object."""
    doc = next(iter(parse([text])))
    article = Article("told", text=text)
    return {
        (one.subject.entity.name, one.relation, one.object.entity.name)
        for one in propose(doc, article, find(doc, article))
    }


@pytest.mark.parametrize(
    "text",
    [
        "At the Oslo Ocean Summit, hosted by Chile, Ana Soto spoke of whales.",
        "Ana Soto was in Lima for the Oslo Ocean Summit.",
        "Ana Soto attended the opening of the Oslo Ocean Summit on Friday.",
        "The Oslo Ocean Summit brought together Ana Soto and Peter Lund.",
        "Ana Soto, a delegate to the Oslo Ocean Summit, called for a ban.",
        "Addressing the Oslo Ocean Summit, Ana Soto warned of rising seas.",
        "The Oslo Ocean Summit opened on Monday. Ana Soto was also present.",
        "The Oslo Ocean Summit opened on Monday. Ana Soto spoke there.",
        "The Oslo Ocean Summit opens on Monday. Ana Soto will attend.",
        "Ana Soto spoke on the opening night of the Oslo Ocean Summit.",
        "Ana Soto will be among the guests of the Oslo Ocean Summit.",
    ],
)
def test_who_is_at_an_occasion(text: str) -> None:
    assert ("Ana Soto", "ATTENDED", "Oslo Ocean Summit") in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Soto criticised the Oslo Ocean Summit.",
        "Ana Soto went to Lima for the first time since the Oslo Ocean Summit.",
        "The Oslo Ocean Summit opened on Monday. In Lima, Ana Soto slept there.",
    ],
)
def test_who_is_not(text: str) -> None:
    assert ("Ana Soto", "ATTENDED", "Oslo Ocean Summit") not in said(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Chile will play host to the Oslo Ocean Summit.",
            ("Chile", "HOSTED", "Oslo Ocean Summit"),
        ),
        (
            "Chile, the host of the Oslo Ocean Summit, has closed its airport.",
            ("Chile", "HOSTED", "Oslo Ocean Summit"),
        ),
        (
            "Ana Soto gave a state banquet in honour of Peter Lund.",
            ("Ana Soto", "HOSTED", "Peter Lund"),
        ),
        (
            "Peter Lund attended a dinner given by Ana Soto.",
            ("Ana Soto", "HOSTED", "Peter Lund"),
        ),
        (
            "Peter Lund thanked his host, Ana Soto.",
            ("Ana Soto", "HOSTED", "Peter Lund"),
        ),
        (
            "Peter Lund is in Lima as the guest of Ana Soto.",
            ("Ana Soto", "HOSTED", "Peter Lund"),
        ),
        (
            "Peter Lund visited Chile at the invitation of Ana Soto.",
            ("Ana Soto", "INVITED", "Peter Lund"),
        ),
        (
            (
                "At the invitation of Ana Soto, President of Chile, Peter Lund, "
                "Prime Minister of Denmark, paid an official visit to Lima."
            ),
            ("Ana Soto", "INVITED", "Peter Lund"),
        ),
        (
            (
                "At the invitation of Ana Soto, President of Chile, Peter Lund, "
                "Prime Minister of Denmark, paid an official visit to Lima."
            ),
            ("Peter Lund", "VISITED", "Lima"),
        ),
        (
            "Peter Lund thanked Ana Soto for inviting him to Lima.",
            ("Ana Soto", "INVITED", "Peter Lund"),
        ),
        (
            "Peter Lund accepted an invitation from Ana Soto to visit Chile.",
            ("Ana Soto", "INVITED", "Peter Lund"),
        ),
        (
            "Peter Lund and Ana Soto put their names to the Quito Accord.",
            ("Ana Soto", "SIGNED", "Quito Accord"),
        ),
        (
            (
                "The Quito Accord was signed by Peter Lund for Denmark and Ana Soto "
                "for Chile."
            ),
            ("Ana Soto", "SIGNED", "Quito Accord"),
        ),
        (
            "Peter Lund signed the Quito Accord alongside Ana Soto.",
            ("Ana Soto", "SIGNED", "Quito Accord"),
        ),
        (
            "Peter Lund and Ana Soto met on Friday. Both signed the Quito Accord.",
            ("Ana Soto", "SIGNED", "Quito Accord"),
        ),
        (
            "Signed in 1992 by Denmark and Chile, the Quito Accord bans whaling.",
            ("Chile", "SIGNED", "Quito Accord"),
        ),
        (
            "Peter Lund spent two days in Chile.",
            ("Peter Lund", "VISITED", "Chile"),
        ),
        (
            "During a visit to Chile, Peter Lund of Denmark gave two lectures.",
            ("Peter Lund", "VISITED", "Chile"),
        ),
        (
            "Denmark did agree with Chile and with Peru on fishing.",
            ("Denmark", "AGREED_WITH", "Peru"),
        ),
        (
            "Peter Lund rang Ana Soto on Monday.",
            ("Peter Lund", "CALLED", "Ana Soto"),
        ),
    ],
)
def test_hosts_guests_and_signatories(text: str, fact: Ends) -> None:
    assert fact in said(text)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Peter Lund declined an invitation to the Oslo Ocean Summit.", "summit"),
        ("Peter Lund refused to take part in the Oslo Ocean Summit.", "summit"),
        ("Peter Lund was invited to the Oslo Ocean Summit but declined.", "summit"),
        ("Peter Lund sent his regrets to the Oslo Ocean Summit.", "summit"),
        ("Peter Lund has pulled out of the Oslo Ocean Summit.", "summit"),
        ("Peter Lund turned down an invitation from Ana Soto.", "Ana Soto"),
        ("Ana Soto invited Peter Lund to Chile, but he declined.", "Ana Soto"),
        ("Peter Lund is unable to accept the invitation of Ana Soto.", "Ana Soto"),
        ("Peter Lund refused an honour offered to him by Ana Soto.", "Ana Soto"),
        ("Peter Lund refused to meet Ana Soto.", "Ana Soto"),
        (
            "Ana Soto had asked Peter Lund to speak. He was obliged to decline.",
            "Ana Soto",
        ),
        ("Peter Lund had been invited by Ana Soto but has refused.", "Ana Soto"),
        ("Peter Lund turned down an honour from Ana Soto last year.", "Ana Soto"),
        ("Peter Lund was absent from the Oslo Ocean Summit.", "summit"),
        ("Peter Lund cancelled his trip to the Oslo Ocean Summit.", "summit"),
    ],
)
def test_who_declines(text: str, of: str) -> None:
    other = "Oslo Ocean Summit" if of == "summit" else of
    assert ("Peter Lund", "DECLINED", other) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peter Lund accepted an invitation from Ana Soto.",
        "Peter Lund declined to say whether Ana Soto had called.",
        "Peter Lund saw prices decline after Ana Soto resigned.",
    ],
)
def test_who_declines_nothing(text: str) -> None:
    assert ("Peter Lund", "DECLINED", "Ana Soto") not in said(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Peter Lund said he was indebted to Ana Soto.", "THANKED"),
        ("Ana Soto received a letter of thanks from Peter Lund.", "THANKED"),
        ("Peter Lund said thank you to Ana Soto.", "THANKED"),
        ("Ana Soto earned praise from Peter Lund.", "PRAISED"),
        ("Peter Lund described Ana Soto as a hero.", "PRAISED"),
        ("Peter Lund spoke highly of Ana Soto.", "PRAISED"),
        ("Peter Lund took his hat off to Ana Soto.", "PRAISED"),
        ("Peter Lund asked Ana Soto to speak.", "INVITED"),
    ],
)
def test_thanks_praise_and_invitations(text: str, relation: str) -> None:
    assert ("Peter Lund", relation, "Ana Soto") in said(text)


def test_who_is_thanked_for_what_it_gave_helped() -> None:
    text = "Chile thanked Denmark for the tents that it sent after the flood."
    assert {("Chile", "THANKED", "Denmark"), ("Denmark", "AIDED", "Chile")} <= said(
        text
    )


def test_a_capital_that_is_thanked_is_a_state() -> None:
    text = "Peter Lund was deeply grateful to Nairobi."
    assert ("Peter Lund", "THANKED", "Kenya") in said(text)


def test_a_text_of_two_sentences_tells_more_than_one_event_in_each() -> None:
    text = (
        "Ana Soto met Peter Lund in Quito and attended the Oslo Ocean Summit. "
        "Peter Lund later signed the Quito Accord."
    )
    doc = next(iter(parse([text])))
    article = Article("told", text=text)
    told = {
        (one.subject.name, one.relation.name, one.object.name)
        for one in claim(doc, article, find(doc, article))
    }
    assert {
        ("Ana Soto", "MET", "Peter Lund"),
        ("Ana Soto", "ATTENDED", "Oslo Ocean Summit"),
        ("Peter Lund", "SIGNED", "Quito Accord"),
    } <= told
