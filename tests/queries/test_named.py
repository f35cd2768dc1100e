"""Named queries: their headers, and what those that come with detente tell."""

import pytest

from detente.graph import (
    Article,
    Entity,
    Fact,
    Modality,
    PartialDate,
    Reading,
    open_store,
    vocabulary,
)
from detente.graph.errors import BadInput
from detente.queries import ask
from detente.queries.named import named, read
from tests.queries import world as made
from tests.queries.conftest import Holding


def test_a_header_with_a_parameter_of_no_kind_is_refused() -> None:
    with pytest.raises(BadInput, match=r"say \$NAME entity, day, number or text"):
        read("x", "// Tells a thing.\n// $n State? which\nRETURN $n AS n\n")


@pytest.mark.parametrize(
    ("since", "days"),
    [
        ("2019", ["2019", "2020-03", "2020-05-01"]),
        ("2019-06", ["2019", "2020-03", "2020-05-01"]),
        ("2020-03-20", ["2020-03", "2020-05-01"]),
        ("2020-05-03", ["2020-05-01"]),  # to the 4th
        ("2020-05-05", []),
    ],
)
def test_since_keeps_what_may_have_happened_then(since: str, days: list[str]) -> None:
    prizes = [
        Fact(
            f"a{n}",
            made.ARLE,
            vocabulary().relation("AWARDED"),
            made.BORA,
            date=PartialDate.parse(day),
            date_end=PartialDate.parse("2020-05-04") if n == 2 else None,
            attrs=(("award", f"Star {n}"),),
        )
        for n, day in enumerate(("2019", "2020-03", "2020-05-01"))
    ]
    with open_store("networkx:") as store:
        store.add(Reading(Article(p.article_id), facts=(p,)) for p in prizes)
        query = named("awards")
        answer = ask(store, query.text, query.values(store, {"since": since}))
        assert [row["date"] for row in answer] == days


_OFFICES = (
    ("mayor", None, ("start", "2010-03")),
    ("minister", None, ("start", "2015"), ("end", "2019-06-30")),
    ("envoy", None, ("end", "2012")),
    ("judge", "2019-02", ("status", "former")),
    ("guard", "2018", ("start", "the war")),
    ("herald", None),
)


_HELD = [
    made.read(
        title,
        "2020",
        made.Told(
            made.ANNA,
            "HOLDS_POSITION",
            made.ARLE,
            f"Anna Bell, {title}.",
            day,
            (("title", title), *details),
        ),
    )
    for title, day, *details in _OFFICES
]


@pytest.mark.parametrize(
    ("on", "titles"),
    [
        ("2010-02", ["envoy"]),
        ("2010", ["envoy", "mayor"]),
        ("2012-12-31", ["envoy", "mayor"]),
        ("2019-02-03", ["guard", "judge", "mayor", "minister"]),
        ("2019-06-30", ["guard", "mayor", "minister"]),
        ("2019-07", ["guard", "mayor"]),
        (None, ["envoy", "guard", "herald", "judge", "mayor", "minister"]),
    ],
)
def test_positions_on_a_day_are_those_that_may_have_been_held_then(
    holding: Holding, on: str | None, titles: list[str]
) -> None:
    store = holding(_HELD)
    query = named("positions")
    answer = ask(store, query.text, query.values(store, {"on": on} if on else {}))
    assert sorted(row["title"] for row in answer) == titles


def test_the_help_of_a_query_tells_its_options() -> None:
    text = "// Tells.\n// $of entity the one\n// $on day? when\nRETURN $of AS n\n"
    assert [*read("mine", text).usage()] == [
        "Usage: detente ask mine [OPTIONS]",
        "",
        "  Tells.",
        "",
        "Options:",
        "  --of ENTITY        the one  [required]",
        "  --on DAY           when",
        "",
        "  detente ask --help tells the options of all named queries.",
    ]


def test_invitations_in_vain_are_declined_missed_or_called_off() -> None:
    def invited(day: str, guest: Entity, *told: made.Told) -> Reading:
        sentence = made.Told(made.ARLE, "INVITED", guest, "Come.", day)
        return made.read(f"a-{guest.name}", day, sentence, *told)

    away = made.Told(
        made.ANNA, "VISITED", made.ARLE, "She stayed.", "2020-02", negated=True
    )
    off = Modality.CANCELLED
    called_off = made.Told(
        made.CARL, "VISITED", made.ARLE, "Called off.", "2020-03", modality=off
    )
    no = made.Told(made.DORA, "DECLINED", made.ARLE, "She said no.", "2020-04")
    withdrawn = made.Told(made.ARLE, "INVITED", made.EMIL, "No more.", modality=off)
    went = made.Told(made.BORA, "VISITED", made.ARLE, "He came.", "2020-05")
    with open_store("networkx:") as store:
        store.add(
            [
                invited("2020-01", made.ANNA, away),
                invited("2020-02", made.CARL, called_off),
                invited("2020-03", made.DORA, no),
                invited("2020-04", made.BORA, went),
                made.read("withdrawn", "2020", withdrawn),
            ]
        )
        query = named("invitations-in-vain")
        answer = ask(store, query.text, query.values(store, {}))
        assert [(row["invited"], row["outcome"]) for row in answer] == [
            ("Anna Bell", "did not visit"),
            ("Carl Dunn", "cancelled"),
            ("Dora Eck", "declined"),
            ("Emil Fox", "cancelled"),
        ]
