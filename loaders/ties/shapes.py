"""Static ties, read from the shapes of phrases: who is what, where, of whom."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from detente.graph.model import Article
from detente.loaders.document import Found
from detente.loaders.ties.alliances import alliances
from detente.loaders.ties.awards import awards
from detente.loaders.ties.belonging import belongings
from detente.loaders.ties.branches import branches
from detente.loaders.ties.counterparts import of_counterparts
from detente.loaders.ties.credentials import credentials
from detente.loaders.ties.holders import holders
from detente.loaders.ties.inherited import of_deputies, of_predecessors
from detente.loaders.ties.kinship import kinships
from detente.loaders.ties.leading import led_bodies, posts, represented
from detente.loaders.ties.lives import lives
from detente.loaders.ties.locations import locations
from detente.loaders.ties.marks import Marks
from detente.loaders.ties.marriages import marriages
from detente.loaders.ties.membership import memberships
from detente.loaders.ties.partisans import partisans
from detente.loaders.ties.positions import positions
from detente.loaders.ties.publishers import speaker_of, states_of
from detente.loaders.ties.recognition import recognitions
from detente.loaders.ties.seats import seats
from detente.loaders.ties.successions import successions
from detente.loaders.ties.titles import read_titles
from detente.loaders.ties.wholes import wholes
from detente.loaders.tokens import Doc
from detente.loaders.weighing.proposal import Proposal

_UNKNOWN = 0.5  # the score of a rule that no measured text set off


def propose(doc: Doc, article: Article, found: Sequence[Found]) -> Iterator[Proposal]:
    """The lasting ties that ``article`` tells, several times where it repeats them.

    Their scores are what ``data/priors.toml`` has for their rules, or for the family
    of a rule that it does not know.
    """
    for proposal in _all(doc, article, found):
        yield replace(proposal, score=_prior(proposal.rule))


def _prior(rule: str) -> float:
    while rule:
        if rule in _priors():
            return _priors()[rule]
        rule, _, _ = rule.rpartition(":")
    return _UNKNOWN


def _all(doc: Doc, article: Article, found: Sequence[Found]) -> Iterator[Proposal]:
    marks = Marks(doc, found)
    titles = read_titles(marks)
    held = holders(marks, titles)
    offices = list(positions(article, found, marks, titles, held))
    offices += of_counterparts(marks, offices, held, titles)
    offices += of_deputies(marks, offices)
    yield from offices
    changes = list(successions(marks, titles, held))
    yield from changes
    yield from of_predecessors(marks, offices, changes)
    told = {(office.subject.entity.id, office.object.entity.id) for office in offices}
    for led in (*led_bodies(marks), *posts(marks)):
        if (led.subject.entity.id, led.object.entity.id) not in told:
            yield led
    yield from credentials(marks)
    yield from represented(marks)
    yield from memberships(marks, titles)
    yield from belongings(marks)
    yield from partisans(marks)
    yield from wholes(marks)
    yield from branches(marks)
    yield from locations(marks)
    yield from seats(marks)
    yield from kinships(marks, held)
    yield from marriages(marks)
    yield from lives(marks)
    states = states_of(found)
    yield from alliances(marks, states, speaker_of(article, states))
    yield from recognitions(marks, states)
    yield from awards(marks)


@cache
def _priors() -> Mapping[str, float]:
    text = files("detente.loaders").joinpath("data/priors.toml").read_text("utf-8")
    priors: Mapping[str, float] = tomllib.loads(text)["priors"]
    return priors
