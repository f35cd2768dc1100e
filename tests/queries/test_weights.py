"""What a step of a path costs, and how a file changes it."""

from datetime import date
from pathlib import Path

import pytest

from detente.graph import vocabulary
from detente.graph.errors import BadInput
from detente.graph.store import Link
from detente.queries import Prefer, weights

MET = Link("e-1", "person:a", "person:b", "MET", True, "2019-04-25", None, 1, 1.0)  # noqa: FBT003


def test_rare_sure_and_well_sourced_edges_cost_less() -> None:
    costs = weights(Prefer.TELLING)
    cost = costs.of_link(MET)
    assert costs.of_link(MET._replace(sources=4)) < cost
    assert costs.of_link(MET._replace(relation="AWARDED")) < cost
    assert costs.of_link(MET._replace(relation="MEMBER_OF")) > cost
    assert costs.of_link(MET._replace(confidence=0.5)) > cost
    assert costs.of_link(MET._replace(date=None)) > cost
    assert costs.of_link(MET._replace(happened=False)) > cost


def test_hubs_and_states_cost_more_to_pass() -> None:
    costs = weights(Prefer.TELLING)
    assert costs.of_passing("person:a", 3) < costs.of_passing("person:a", 300)
    assert costs.of_passing("person:a", 3) < costs.of_passing("state:A", 3)
    assert weights(Prefer.SHORT).of_passing("state:A", 300) == 0


def test_what_is_recent_costs_less_where_that_is_preferred() -> None:
    costs = weights(Prefer.RECENT, asked_on=date(2020, 1, 1))
    assert costs.of_link(MET) < costs.of_link(MET._replace(date="1999"))
    assert costs.of_link(MET._replace(date="2021")) == costs.least_hop


def test_the_reasons_add_up_to_the_cost() -> None:
    costs = weights(Prefer.TELLING)
    claim = MET._replace(happened=False, date=None, confidence=0.5, sources=3)
    assert costs.of_link(claim) == sum(one.cost for one in costs.why_link(claim))
    assert costs.why_passing("state:A", 8) == [
        ("passing", "8 edges", 1050),
        ("type", "a state", 1000),
    ]


def test_a_file_of_ones_own_changes_single_costs(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        "[prefer.telling]\npassing = 0\n[prefer.telling.relations]\nMET = 3\n"
    )
    costs = weights(Prefer.TELLING, file=file)
    plain = weights(Prefer.TELLING)
    assert costs.of_link(MET) == plain.of_link(MET) + 2800
    assert costs.of_passing("person:a", 99) == 0
    other = MET._replace(relation="AWARDED")
    assert costs.of_link(other) == plain.of_link(other)


def test_a_file_may_name_the_relations_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    words_ = {"phrase": "knows", "passive": "is known by", "denial": "does not know"}
    rows = [f'{key} = "{value}"' for key, value in words_.items()]
    ends = ['domain = ["Person"]', 'range = ["Person"]']
    own.write_text("\n".join(["[relations.KNOWS]", *ends, *rows]))
    file = tmp_path / "mine.toml"
    file.write_text("[prefer.telling.relations]\nKNOWS = 3\nother = 4\n")
    words = vocabulary().with_file(own)
    costs = weights(Prefer.TELLING, file=file, words=words)
    assert costs.relations["KNOWS"] == 3
    with pytest.raises(BadInput, match="no relation 'KNOWS'"):
        weights(Prefer.TELLING, file=file)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[prefer.best]\nhop = 1", "no preference 'best'"),
        ("[prefer.short]\nhip = 1", "no cost 'hip'"),
        ("[prefer.short]\nhop = 0", "hop must be at least"),
        ("[prefer.short]\nsource = -1", "must be numbers of 0 or more"),
        ("[prefer.short]\nsource = 'x'", "must be numbers of 0 or more"),
        ("[prefer]\nshort = 1", "no preference 'short'"),
        ("[prefer.short]\ntypes = 1", "must be numbers of 0 or more"),
        ("hop = 1", r"has no \[prefer"),
        ("hop =", "Invalid value"),
        (
            "[prefer.short.relations]\nAWARDS = 1",
            r"no relation 'AWARDS'; did you mean AWARDED\?",
        ),
        (
            "[prefer.recent.relations]\nmet = 1",
            r"no relation 'met'; did you mean MET\?",
        ),
        ("[prefer.short.types]\nstate = 1", r"no type 'state'; did you mean State\?"),
    ],
)
def test_a_file_that_says_nonsense_is_refused(
    tmp_path: Path, text: str, why: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(BadInput, match=why):
        weights(Prefer.TELLING, file=file)
