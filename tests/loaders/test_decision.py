"""The decision's weights, the classes of events, and what is called off."""

from pathlib import Path

import pytest

from detente.graph.model import Article, Modality
from detente.loaders.events.eventclass import event_class
from detente.loaders.finding.entities import find
from detente.loaders.how.calling_off import called_off
from detente.loaders.how.modality import Told
from detente.loaders.language import parse
from detente.loaders.weighing.decision import Weights, from_npz, shipped, to_npz
from detente.loaders.weighing.places import Places

HALF = Weights(-0.5, {"MET r:verb:meet": 1.5, "len:2": 0.25}, (-1.0, 1.0), (0.0, 1.0))


def test_weights_come_back_as_they_were_written(tmp_path: Path) -> None:
    to_npz(HALF, tmp_path / "weights.npz")
    assert from_npz((tmp_path / "weights.npz").read_bytes()) == HALF


def test_the_same_weights_are_the_same_bytes(tmp_path: Path) -> None:
    to_npz(HALF, tmp_path / "one.npz")
    to_npz(HALF, tmp_path / "other.npz")
    one, other = (tmp_path / "one.npz"), (tmp_path / "other.npz")
    assert one.read_bytes() == other.read_bytes()


def test_an_outcome_is_the_sum_of_known_weights() -> None:
    assert HALF.outcome(["MET r:verb:meet", "len:2", "unknown"]) == pytest.approx(1.25)


def test_a_chance_lies_between_its_neighbours() -> None:
    assert HALF.chance(0.5) == pytest.approx(0.75)
    assert HALF.chance(7.0) == 1.0


def test_the_shipped_chances_ascend() -> None:
    weights = shipped()
    assert list(weights.outcomes) == sorted(weights.outcomes)
    assert list(weights.chances) == sorted(weights.chances)


@pytest.mark.parametrize(
    ("base", "told", "expected"),
    [
        ("CONSULT", Told(), "CONSULT"),
        ("CONSULT", Told(Modality.PLANNED), "AGREE"),
        ("AID", Told(negated=True), "REJECT"),
        ("ASSAULT", Told(Modality.PLANNED), "THREATEN"),
        ("ASSAULT", Told(negated=True), "ASSAULT"),
        (None, Told(Modality.PLANNED), None),
    ],
)
def test_what_is_promised_refused_or_threatened_is_classed_so(
    base: str | None, told: Told, expected: str | None
) -> None:
    assert event_class(base, told) == expected


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("The Lima Climate Summit was cancelled on Friday.", True),
        ("Peru called off the Lima Climate Summit on Friday.", True),
        ("The Lima Climate Summit was not cancelled.", False),
        ("The Lima Climate Summit opened on Friday.", False),
    ],
)
def test_an_event_is_off_only_where_the_text_says_so(text: str, *, off: bool) -> None:
    doc = next(iter(parse([text])))
    found = find(doc, Article("told", text=text))
    assert bool(called_off(doc, Places(doc, found))) is off
