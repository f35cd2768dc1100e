"""Why facts were found and others dropped, in words that an analyst understands."""

import pytest

from detente.graph.model import Article
from detente.loaders import explain
from detente.loaders.weighing.decision import shipped
from detente.loaders.weighing.wording import reasons, rule_words, worded
from detente.loaders.why import Why, reasons_of


def kept(text: str, relation: str) -> Why:
    """Why the one fact of that relation is told."""
    told, _ = reasons_of(Article("short", text=text))
    (why,) = (one for one in told if one.fact.relation.name == relation)
    return why


def dropped(text: str, relation: str) -> Why:
    """Why the one candidate of that relation is not told."""
    _, untold = reasons_of(Article("short", text=text))
    (why,) = (one for one in untold if one.fact.relation.name == relation)
    return why


def test_an_explanation_has_sentence_rule_and_date() -> None:
    article = Article("short", text="Norway met Peru on Friday.")
    first, *rest = explain(article, fact=1)
    assert first.startswith("Norway MET Peru  confidence ")
    assert rest[0] == "    sentence: Norway met Peru on Friday."
    assert rest[1] == "    said by: 'met', read from the verb \u201cmeet\u201d"
    assert rest[-1].startswith("    date: ")


def test_there_is_no_explanation_of_a_fact_that_is_not_there() -> None:
    article = Article("short", text="Norway met Peru on Friday.")
    assert list(explain(article, fact=999)) == []


def test_every_feature_of_the_decision_has_words() -> None:
    told = {worded(name) for name in shipped().of}
    assert not [words for words in told if "alone:" in words or not words.strip()]
    assert not [words for words in told if words in shipped().of]


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ("MET w:f:with", "\u201cwith\u201d stands between the ends"),
        ("alone:types:State>Place", "its ends are State and Place"),
        ("from2:3", "the word that says it is 3 words from the object"),
        ("has:aux:will", "told with \u201cwill\u201d"),
        ("MET alone:", "how often MET is right at all"),
        (
            "MET in:<State>",
            "\u201c[State]\u201d on the way of grammar between the ends",
        ),
        ("rivals:2", "several other relations are read between the ends"),
    ],
)
def test_a_feature_is_told_in_words(feature: str, words: str) -> None:
    assert worded(feature) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("verb:meet", "the verb \u201cmeet\u201d"),
        ("order.noun:visit", "the noun \u201cvisit\u201d, by the order of words"),
        ("each.idiom:give in", "the idiom \u201cgive in\u201d, of each two of them"),
        ("position:title-name:before", "an office (title name, before)"),
        ("state-city-of", "the pattern \u201cstate city of\u201d"),
    ],
)  # fmt: skip
def test_a_rule_is_told_in_words(rule: str, words: str) -> None:
    assert rule_words(rule) == words


def test_the_strongest_reasons_come_first_and_like_ones_are_summed() -> None:
    weights = [("len:2", 0.25), ("MET w:f:with", -0.5), ("alone:len:2", 0.5)]
    assert reasons(weights, 2) == [
        ("the ends are 2 steps of grammar apart", 0.75),
        ("\u201cwith\u201d stands between the ends", -0.5),
    ]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Norway will meet Peru.", "planned: \u201cwill meet\u201d"),
        ("Norway hopes to meet Peru.", "planned: \u201chopes\u201d"),
        ("Norway would have met Peru.", "planned: \u201cwould have met\u201d"),
        ("Norway did not meet Peru.", "not so: \u201cdid not meet\u201d"),
        ("Norway denied that it had met Peru.", "not so: \u201cdenied\u201d"),
        ("Norway failed to meet Peru.", "not so: \u201cfailed\u201d"),
        ("Norway reportedly met Peru.", "reported: \u201creportedly met\u201d"),
        (
            "According to rumours, Norway met Peru.",
            "reported: the word of \u201crumours\u201d alone",
        ),
        ("The talks of Norway with Peru were cancelled.",
         "cancelled: \u201cwere cancelled\u201d"),
    ],
)  # fmt: skip
def test_what_makes_it_planned_denied_or_reported_is_told(text: str, how: str) -> None:
    assert f"    told as {how}" in list(kept(text, "MET").lines())


def test_what_is_asserted_needs_no_words_for_it() -> None:
    lines = kept("Norway met Peru on Friday.", "MET").lines()
    assert not [line for line in lines if "told as" in line]


def test_of_two_rival_readings_the_likelier_is_named() -> None:
    why = dropped("Kenya denied that it had attacked Peru.", "CRITICIZED")
    assert why.dropped is not None
    assert why.dropped.startswith(
        "either, or: the same words also read as Kenya ATTACKED Peru, which is likelier"
    )


def test_what_is_unlikely_is_dropped_as_such() -> None:
    text = (
        "Peru's president Rosa Diaz met the Kenyan premier Luis Vega in Lima on Monday."
    )
    _, untold = reasons_of(Article("short", text=text))
    unlikely = [one for one in untold if one.fact.confidence < 0.3]
    assert unlikely
    assert {one.dropped for one in unlikely} == {"less likely than 0.30"}


def test_the_sentence_of_a_deed_is_the_one_that_tells_it() -> None:
    text = (
        "Peru's premier Rosa Diaz met Luis Vega in Lima on Monday. The sun shone. "
        "The band played. It grew late. Norway worked with Peru."
    )
    told, untold = reasons_of(Article("short", text=text))
    (why,) = (one for one in (*told, *untold) if one.fact.relation.name == "RELATED_TO")
    assert why.fact.evidence == "Norway worked with Peru."
