"""The trained decision: how likely it is that a candidate is right.

A linear model (logistic regression), trained by ``benchmarks/train_reader.py`` on
texts whose licences allow it, and a table that turns its outcome into a chance, made
on texts that the model had not seen. Both are ``data/weights.npz``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path as FilePath

import numpy as np

from detente.loaders.tokens import Doc
from detente.loaders.weighing.candidates import Candidate, candidates
from detente.loaders.weighing.features import Path, Sentences, own, shared
from detente.loaders.weighing.places import Places
from detente.loaders.weighing.proposal import Proposal

_BREAK = "\0"  # between the names of features in the file


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of features, and the steps from the model's outcome to a chance.

    Features of one relation are named ``RELATION feature``. The chance of an outcome
    lies on the line between its neighbours in ``outcomes``, ascending as ``chances``.
    """

    bias: float
    of: Mapping[str, float]
    outcomes: tuple[float, ...]
    chances: tuple[float, ...]

    def outcome(self, names: Iterable[str]) -> float:
        """The sum of the weights of ``names``, in log odds."""
        known = self.of
        return self.bias + sum(known.get(name, 0.0) for name in names)

    def chance(self, outcome: float) -> float:
        """How likely a candidate of this outcome is right, 0 to 1."""
        return float(np.interp(outcome, self.outcomes, self.chances))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate and the chance, 0 to 1, that it is right."""

    candidate: Candidate
    outcome: float
    confidence: float


def names_of(seen: Sentences, candidate: Candidate) -> list[str]:
    """All features of ``candidate`` as ``Weights`` names them."""
    path = Path(seen, candidate.subject, candidate.object)
    said = f"{candidate.relation}.{candidate.kind}".removesuffix(".")
    return [
        *shared(seen, candidate, path),
        *(f"{said} {name}" for name in own(seen, candidate, path)),
    ]


def weigh(
    doc: Doc,
    places: Places,
    proposals: Iterable[Proposal],
    weights: Weights | None = None,
) -> Iterator[Weighed]:
    """What ``proposals`` say, weighed, in the order of the text.

    ``weights`` are the shipped ones unless others are given.
    """
    weights = weights or shipped()
    seen = Sentences(doc, places)
    for candidate in candidates(doc, places, proposals):
        outcome = weights.outcome(names_of(seen, candidate))
        yield Weighed(candidate, outcome, weights.chance(outcome))


@cache
def shipped() -> Weights:
    """The weights that the package ships."""
    data = files("detente.loaders").joinpath("data/weights.npz").read_bytes()
    return from_npz(data)


def from_npz(data: bytes) -> Weights:
    """Weights as ``to_npz`` wrote them."""
    with np.load(BytesIO(data), allow_pickle=False) as held:
        names = held["names"].tobytes().decode("utf-8").split(_BREAK)
        values = held["values"].astype(np.float64).tolist()
        return Weights(
            float(held["bias"]),
            dict(zip(names, values, strict=True)),
            tuple(held["outcomes"].tolist()),
            tuple(held["chances"].tolist()),
        )


def to_npz(weights: Weights, path: FilePath) -> None:
    """Write ``weights`` to ``path``, the same bytes for the same weights."""
    names = sorted(weights.of)
    np.savez_compressed(
        path,
        names=np.frombuffer(_BREAK.join(names).encode("utf-8"), dtype=np.uint8),
        values=np.array([weights.of[name] for name in names], dtype=np.float16),
        bias=np.array(weights.bias),
        outcomes=np.array(weights.outcomes),
        chances=np.array(weights.chances),
    )
