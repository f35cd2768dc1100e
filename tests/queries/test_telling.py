"""Timelines, dossiers, ties, shares and contradictions of a made-up world."""

import json

import pytest

from detente.graph import PartialDate, Reading, Store
from detente.graph.errors import BadInput
from detente.queries import between, common, conflicts, dossier, timeline
from detente.queries.dossier import lines
from detente.queries.tables import as_json
from detente.queries.whole import whole_dossier
from tests.queries import world as made
from tests.queries.conftest import Holding
from tests.queries.world import Told


def test_a_timeline_is_in_order_of_time_with_what_is_undated_last(
    world: Store,
) -> None:
    found = timeline(world, "Carl Dunn")
    assert [(str(m.edge.date or ""), m.told) for m in found] == [
        ("2019-04-11", "Carl Dunn attended Harvest Fair on 11 April 2019"),
        ("2019-04-25", "Carl Dunn met Bora Çen on 25 April 2019"),
        (
            "2019-04-25",
            "According to an aide, Carl Dunn did not meet Bora Çen on 25 April 2019",
        ),
        (
            "2020-03",
            "Carl Dunn invited Bora Çen to Harvest Fair in Arle in March 2020",
        ),
        ("", "Carl Dunn is a member of the Unity Party"),
        ("", "Carl Dunn is president of Arle"),
    ]


def test_a_timeline_keeps_to_the_time_and_the_certainty_asked_for(
    world: Store,
) -> None:
    since = PartialDate.parse("2020")
    found = timeline(world, "Bora Çen", since=since, claims=False)
    assert [m.told for m in found] == [
        "Bora Çen was invited by Carl Dunn to Harvest Fair in Arle in March 2020",
        "Bora Çen was awarded the Silver Star by Arle on 5 May 2020",
        "Bora Çen was awarded the Silver Star by Emil Fox on 6 May 2020",
    ]


def test_several_entities_have_lanes_side_by_side(world: Store) -> None:
    found = timeline(world, ["Carl Dunn", "Emil Fox"], claims=False)
    marked = [(r["date"], r["Carl Dunn"], r["Emil Fox"]) for r in found.records()]
    assert marked[:4] == [
        ("2019-04-11", "", "●"),
        ("2019-04-11", "●", ""),
        ("2019-04-25", "●", ""),
        ("2020-03", "●", ""),
    ]


def test_a_dossier_tells_positions_events_and_neighbours(world: Store) -> None:
    text = "\n".join(lines(dossier(world, "Dora Eck"), moments=9, neighbours=9))
    source = "(The Courier, 5 May 2020, https://example.org/medals)"
    assert text == (
        "Dora Eck (Person, person:dora-eck)\n"
        "\n"
        "Positions\n"
        "  foreign minister of Bosk since January 2020\n"
        f"    “Bosk's foreign minister since January, Dora Eck” {source}\n"
        "\n"
        "What happened\n"
        "  2020-05-05  Dora Eck was presented the Silver Star by Anna Bell on behalf "
        "of Bora Çen on 5 May 2020\n"
        f"    “Its envoy Anna Bell gave the star to Dora Eck.” {source}\n"
        "\n"
        "Closest to it\n"
        "  Anna Bell (Person): PRESENTED_TO\n"
        "  Bosk (State): HOLDS_POSITION"
    )


def test_a_dossier_in_json_has_all_that_the_words_have(world: Store) -> None:
    found = json.loads(as_json(whole_dossier(dossier(world, "Dora Eck"))))
    positions, timeline_, neighbours = (
        found.pop(key) for key in ("positions", "timeline", "neighbours")
    )
    assert found == {
        "id": "person:dora-eck",
        "type": "Person",
        "name": "Dora Eck",
        "aliases": [],
        "wikidata": None,
    }
    [held] = positions
    assert (held["told"], held["since"], held["until"], held["object"]) == (
        *("foreign minister of Bosk since January 2020", "2020-01", None),
        "state:BSK",
    )
    [moment] = timeline_
    assert moment["date"] == "2020-05-05"
    assert [fact["publisher"] for fact in moment["facts"]] == ["The Courier"]
    assert [(near["name"], near["relations"]) for near in neighbours] == [
        ("Anna Bell", ["PRESENTED_TO"]),
        ("Bosk", ["HOLDS_POSITION"]),
    ]


def test_between_has_direct_ties_and_those_through_a_shared_event(
    world: Store,
) -> None:
    found = between(world, "Carl Dunn", ["Emil Fox", "Bora Çen"], claims=False)
    assert {(r["told"], r["through"]) for r in found.records()} == {
        ("Carl Dunn attended Harvest Fair on 11 April 2019", "Harvest Fair"),
        ("Emil Fox attended Harvest Fair on 11 April 2019", "Harvest Fair"),
        ("Bora Çen met Carl Dunn on 25 April 2019", ""),
        ("Carl Dunn invited Bora Çen to Harvest Fair in Arle in March 2020", ""),
    }
    assert found.counted()[0] == {
        "relation": "ATTENDED",
        "told as": "happened",
        "how": "through a shared event",
        "edges": 2,
    }


def test_common_is_what_all_of_them_are_joined_to(world: Store) -> None:
    found = common(world, ["Carl Dunn", "Emil Fox"])
    assert [share.entity.name for share in found] == [
        "Unity Party",
        "Harvest Fair",
        "Bora Çen",
    ]
    assert next(found.records())["Carl Dunn"] == ["is a member of"]
    assert len(common(world, ["Carl Dunn", "Emil Fox", "Lone Wolf"])) == 0
    assert len(common(world, ["Carl Dunn", "Emil Fox", "Lone Wolf"], at_least=2)) == 3


def test_conflicts_are_dates_doers_and_denials_side_by_side(world: Store) -> None:
    found = [(r["on"], r["told"], r["date"]) for r in conflicts(world).records()]
    assert found == [
        ("date", "Arle awarded Bora Çen the Silver Star on 5 May 2020", "2020-05-05"),
        ("date", "Arle awarded Bora Çen the Silver Star on 5 April 2020", "2020-04-05"),
        (
            "whether it happened",
            "Bora Çen met Carl Dunn on 25 April 2019",
            "2019-04-25",
        ),
        (
            "whether it happened",
            "Bora Çen met Carl Dunn on 25 April 2019",
            "2019-04-25",
        ),
        (
            "whether it happened",
            "According to an aide, Bora Çen did not meet Carl Dunn on 25 April 2019",
            "2019-04-25",
        ),
        (
            "who did it",
            "Arle awarded Bora Çen the Silver Star on 5 May 2020",
            "2020-05-05",
        ),
        (
            "who did it",
            "Emil Fox awarded Bora Çen the Silver Star on 6 May 2020",
            "2020-05-06",
        ),
    ]


def test_days_side_by_side_and_beginnings_contradict_each_other(
    holding: Holding,
) -> None:
    def met(article: str, day: str) -> Reading:
        return made.read(
            article, day, made.Told(made.ANNA, "MET", made.BORA, "They met.", day)
        )

    def office(article: str, start: str) -> Reading:
        details = (("start", start), ("title", "envoy"))
        told = made.Told(
            made.ANNA, "HOLDS_POSITION", made.ARLE, "Envoy.", details=details
        )
        return made.read(article, "2020", told)

    store = holding(
        [
            met("a", "2019-04-24"),
            met("b", "2019-04-25"),
            met("c", "2019-06-01"),
            office("d", "2012-01"),
            office("e", "2013-02"),
            office("f", "2012"),
        ]
    )
    found = [(r["on"], r["told"], r["source"]) for r in conflicts(store).records()]
    assert found == [
        ("day, if it is one event", "Anna Bell met Bora Çen on 24 April 2019", "a"),
        ("day, if it is one event", "Anna Bell met Bora Çen on 25 April 2019", "b"),
        ("since when", "Anna Bell is envoy of Arle since January 2012", "d"),
        ("since when", "Anna Bell is envoy of Arle since February 2013", "e"),
        ("since when", "Anna Bell is envoy of Arle since 2012", "f"),
    ]


def test_days_that_one_article_tells_do_not_contradict_each_other(
    holding: Holding,
) -> None:
    days = [
        made.Told(made.ANNA, "MET", made.BORA, f"They met on {day}.", day)
        for day in ("2019-04-24", "2019-04-25")
    ]
    assert len(conflicts(holding([made.read("a", "2019-04-26", *days)]))) == 0


def test_a_state_and_its_president_do_not_contradict_each_other(
    holding: Holding,
) -> None:
    star = (("award", "Star"),)
    store = holding(
        [
            made.read(
                "a", "2020", Told(made.ARLE, "AWARDED", made.BORA, "", "2020", star)
            ),
            made.read(
                "b",
                "2020",
                Told(made.CARL, "AWARDED", made.BORA, "", "2020", star),
                Told(made.CARL, "HOLDS_POSITION", made.ARLE, ""),
            ),
        ]
    )
    assert len(conflicts(store)) == 0


def test_conflicts_of_one_entity_leave_out_the_others(world: Store) -> None:
    assert [found.kind for found in conflicts(world, ["Emil Fox"])] == []
    kinds = {found.kind.value for found in conflicts(world, ["Bora Çen"])}
    assert kinds == {"date", "who did it", "whether it happened"}


def test_nobody_is_between_himself_and_others(world: Store) -> None:
    with pytest.raises(BadInput, match="Carl Dunn: stands on both sides"):
        between(world, ["Carl Dunn"], ["Carl Dunn", "Emil Fox"])
